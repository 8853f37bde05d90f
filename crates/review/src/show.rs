//! How a review is shown: in a terminal, as Markdown, as JSON, as a folder of pages.

mod html;

pub(crate) mod locales;
pub(crate) mod same;
pub(crate) mod tasks;
pub(crate) mod visible;
pub(crate) mod words;

pub use html::html;
