//! Files beside the pages: for programs, spreadsheets, search engines and the CDN.

pub(crate) mod data;

pub(crate) mod json;

pub(crate) mod history;

pub(crate) mod table;
mod text;

pub(crate) mod csv;
pub(crate) mod xlsx;

pub(crate) mod schemas;
pub(crate) mod well_known;

pub(crate) mod edge;
pub(crate) mod feeds;
pub(crate) mod headers;
pub(crate) mod redirects;
pub(crate) mod robots;
pub(crate) mod sitemap;

pub(crate) mod manifest;
