//! How a review is shown: in a terminal, as Markdown, as JSON, as a folder of pages.
//!
//! `outline` is what is said, the same in every format; the formats only decide how it looks.

mod text;

mod github;
mod markdown;

mod json;

mod html;

pub(crate) mod outline;

pub(crate) mod locales;
pub(crate) mod same;
pub(crate) mod tasks;
pub(crate) mod words;

mod cut;
mod differences;
mod escape;
mod findings;
mod structure;
mod told;
pub(crate) mod visible;

pub use github::{comment, summary};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;
pub use visible::visible;
