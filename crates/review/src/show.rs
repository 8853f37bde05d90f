//! How a review is shown: in a terminal, as Markdown, as JSON, as a folder of pages.

use crate::report::Review;
use crate::side::Side;
use std::collections::BTreeMap;

/// For a terminal.
pub fn text(review: &Review, colour: bool) -> String {
    let _ = colour;
    markdown(review)
}

/// As Markdown.
pub fn markdown(review: &Review) -> String {
    let statements = review.meaning.statements.iter().map(|own| format!("- {}\n", own.says));
    format!("# {} → {}\n\n{}", review.before, review.after, statements.collect::<String>())
}

/// For machines.
pub fn json(review: &Review) -> String {
    serde_json::to_string_pretty(review).unwrap_or_default() + "\n"
}

/// The summary of a job.
pub fn summary(review: &Review) -> String {
    markdown(review)
}

/// The body of a comment.
pub fn comment(review: &Review) -> String {
    format!("<!-- annex-review -->\n{}", markdown(review))
}

/// A folder of pages.
pub fn html(review: &Review, before: &Side, after: &Side) -> BTreeMap<String, Vec<u8>> {
    let _ = (before, after);
    let page = format!("<!doctype html><title>{}</title>", review.after);
    BTreeMap::from([("index.html".to_owned(), page.into_bytes())])
}
