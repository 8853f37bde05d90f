//! The report, in the order in which people ask: what it means, what readers see, what translators do, what it costs.

use super::address::{self, Addresses, Redirect};
use super::choices::{self, Choices};
use super::group;
use super::meaning::{self, Meaning};
use super::piece::{self, Words};
use super::templates::Templates;
use super::views::View;
use super::work::{self, Work};
use crate::report::Review;
use crate::show::locales::Locales;
use crate::show::outline::headers::{self, Changed};
use crate::show::outline::{self, Item, Mark, Phrase};
use crate::show::visible::visible;
use crate::show::words::{self, TITLES, Titles};
use serde::Serialize;

#[derive(Serialize)]
struct Index<'a> {
    before: String,
    after: String,
    headline: String,
    lead: Vec<Line>,
    meaning: Meaning<'a>,
    lost: Vec<Addresses<'a>>,
    redirected: Vec<Redirect<'a>>,
    gained: Vec<Addresses<'a>>,
    files: Vec<Addresses<'a>>,
    groups: Vec<group::Shown<'a>>,
    changed: usize,
    choices: Choices<'a>,
    /// The locales that have words of their own, with spaces between.
    words: String,
    tasks: Vec<Work>,
    figures: Vec<String>,
    headers: Vec<Header>,
    titles: Titles,
}

/// A line at the top of the report.
#[derive(Serialize)]
struct Line {
    is: &'static str,
    label: &'static str,
    text: String,
}

/// A header that differs.
#[derive(Serialize)]
struct Header {
    /// With what it is sent.
    path: Option<String>,
    runs: Vec<Words>,
}

/// The page.
pub(super) fn page(review: &Review, views: &[View<'_>], worded: &[&str], templates: &Templates) -> String {
    let Review { meaning, pages, budget, .. } = review;
    let locales = Locales::of(review);
    let index = Index {
        before: visible(&review.before),
        after: visible(&review.after),
        headline: outline::headline(review),
        // The first says which versions they are; here they stand in a list.
        lead: outline::lead(review).iter().skip(1).map(line).collect(),
        meaning: meaning::shown(meaning),
        lost: address::by_kind(&pages.lost, views, &locales),
        redirected: pages.redirected.iter().map(address::redirect).collect(),
        gained: address::by_kind(&pages.gained, views, &locales),
        files: address::by_kind(&pages.files, views, &locales),
        groups: group::all(review, views, templates),
        changed: pages.pages.len(),
        choices: choices::of(review),
        words: worded.join(" "),
        tasks: work::all(review, &locales),
        figures: budget.figures.iter().map(words::figure).collect(),
        headers: headers::changed(&budget.headers).iter().map(header).collect(),
        titles: TITLES,
    };
    templates.render("index.html", &index)
}

/// A line at the top of the report.
fn line(item: &Item) -> Line {
    let text = |phrase: &Phrase| match phrase {
        Phrase::Own(text) | Phrase::Theirs(text) | Phrase::Code(text) | Phrase::Quoted(text) => visible(text),
        Phrase::Runs { .. } => String::new(),
    };
    let (is, label) = match item.mark {
        Mark::Error => ("alert", "Error"),
        Mark::Warning => ("alert careful", "Warning"),
        Mark::Plain | Mark::Aside => ("lead", ""),
    };
    Line { is, label, text: item.line.iter().map(text).collect() }
}

/// A header that differs.
fn header(changed: &Changed) -> Header {
    Header { path: changed.path.as_deref().map(visible), runs: changed.runs.iter().map(piece::words).collect() }
}
