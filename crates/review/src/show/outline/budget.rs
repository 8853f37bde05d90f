//! What it costs: figures, and the headers that are sent with every page.

use super::{Item, Part, Phrase, Rank, headers};
use crate::report::Review;
use crate::show::words;

pub(super) fn parts(review: &Review) -> Vec<Part> {
    let budget = &review.budget;
    let figures = budget.figures.iter().map(|own| Item::theirs(&words::figure(own))).collect();
    let headers = headers::changed(&budget.headers).into_iter().map(header).collect();
    vec![
        Part { title: None, ..Part::new("", "figure", Rank::Budget, figures) },
        Part::new(words::TITLES.headers, "header", Rank::Budget, headers),
    ]
}

/// "for `/*`: Cache-Control: …".
fn header(changed: headers::Changed) -> Item {
    let mut line = Vec::new();
    if let Some(path) = &changed.path {
        line.extend([Phrase::own("for "), Phrase::code(path), Phrase::own(": ")]);
    }
    line.push(Phrase::Runs { lang: String::new(), is_rtl: false, runs: changed.runs });
    Item::line(line)
}
