//! What we were given: files, places in them, and what we have to say about them.
//!
//! The first crate of the line. It knows nothing of sub-processors or web pages: it holds the
//! files of a register as bytes ([`Sources`]), turns YAML and TOML into one tree of written values
//! ([`Node`]), decodes that tree into the types of the later crates ([`decode()`]) and reads gettext
//! catalogues ([`po`]). Whatever is wrong becomes a [`Diagnostic`] with its place, and all of them
//! are collected before anybody is told.

mod sources;
mod span;
mod text;

mod node;
mod toml;
mod yaml;

mod decode;
pub mod po;
mod shape;

mod diagnostic;
mod report;
mod rule;
mod suggest;

pub use decode::{Entries, decode};
pub use diagnostic::{Diagnostic, Diagnostics, Level, Outcome};
pub use node::{Node, Scalar, Value};
pub use report::{Format, report};
pub use rule::Rule;
pub use shape::{Joined, WordOr};
pub use sources::{Sources, is_plain_path};
pub use span::{FileId, Span, Spanned};
pub use suggest::closest;
pub use text::{Text, Unit};
pub use toml::parse_toml;
pub use yaml::parse_yaml;
