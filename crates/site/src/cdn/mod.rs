//! `_headers` and `_redirects` of the built site, as Cloudflare Pages and Netlify understand them.
//!
//! They are read from the finished files, so what is previewed is what is deployed, and what a review takes for a lost
//! address is one that readers would lose.

mod headers;
mod pattern;
mod redirects;

pub use headers::headers;
pub use redirects::{Redirect, redirect};

/// The lines that say something: neither empty nor a comment.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
}
