//! Files beside the pages: for programs, search engines and the CDN.

pub(crate) mod feeds;
pub(crate) mod headers;
pub(crate) mod json;
pub(crate) mod manifest;
pub(crate) mod redirects;
pub(crate) mod robots;
pub(crate) mod sitemap;
