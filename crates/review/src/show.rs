//! How a review is shown: in a terminal, as Markdown, as JSON, as a folder of pages.
//!
//! What is said is the same in every format; the formats only decide how it looks.

pub(crate) mod locales;
pub(crate) mod same;
pub(crate) mod tasks;
pub(crate) mod visible;
pub(crate) mod words;
