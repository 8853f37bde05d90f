//! A review for programs: `annex/review/1`, every field as `report` documents it.

use crate::report::Review;
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    #[serde(flatten)]
    review: &'a Review,
}

/// A review as JSON, indented, with a line break at its end. Nothing is left out.
pub fn json(review: &Review) -> String {
    let document = Document { format: "annex/review/1", review };
    let mut text = serde_json::to_string_pretty(&document).expect("a review has text keys only");
    text.push('\n');
    text
}
