//! What a report says, and in which order: headline, meaning, pages, translations, budget.
//!
//! A value between the review and its formats, so that a terminal and a pull request tell the same.

mod addresses;
mod alerts;
mod budget;
mod head;
mod headers;
mod meaning;
mod pages;
mod pieces;
mod translations;

use super::locales::Locales;
use crate::report::{Review, Run};

pub(crate) use head::headline;

/// A report before it is written in a format.
pub(crate) struct Outline {
    /// What kind of change it is, as a sentence.
    pub(crate) headline: String,
    /// What is compared, what cannot be, and the whole in a few lines.
    pub(crate) lead: Vec<Item>,
    /// Those that have something to say.
    pub(crate) sections: Vec<Section>,
}

/// A part of the report with a heading of its own.
pub(crate) struct Section {
    pub(crate) title: &'static str,
    pub(crate) parts: Vec<Part>,
}

/// Entries of one kind.
pub(crate) struct Part {
    /// Its heading; the first part of a section may do without.
    pub(crate) title: Option<&'static str>,
    /// What an entry is called when they are counted: "group of pages".
    pub(crate) noun: &'static str,
    /// How much of the report would miss it.
    pub(crate) rank: Rank,
    pub(crate) entries: Vec<Item>,
    /// Whether what stands below an entry may be folded away.
    pub(crate) folds: bool,
}

/// How much a report would miss a part: where there is no room for all, the last go first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    Changes,
    Notices,
    Rules,
    Lost,
    Addresses,
    Translations,
    Budget,
    Resolved,
    Details,
}

/// A line, and what belongs to it.
#[derive(Default)]
pub(crate) struct Item {
    pub(crate) mark: Mark,
    pub(crate) line: Vec<Phrase>,
    pub(crate) below: Vec<Item>,
}

/// How a line is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Mark {
    /// As it stands.
    #[default]
    Plain,
    /// Less than the others.
    Aside,
    /// Somebody has to look at it.
    Warning,
    /// It is wrong.
    Error,
}

/// A part of a line.
#[derive(Clone)]
pub(crate) enum Phrase {
    /// Words of the report.
    Own(String),
    /// Words of people's files, which may hold anything.
    Theirs(String),
    /// A path, a code.
    Code(String),
    /// A thing that a message names between backticks.
    Quoted(String),
    /// What was and what is.
    Runs { lang: String, is_rtl: bool, runs: Vec<Run> },
}

/// The outline of a report; of long lists of entries no more than `most` are shown.
pub(crate) fn of(review: &Review, most: usize) -> Outline {
    let locales = Locales::of(review);
    let sections = [
        ("Meaning", meaning::parts(review)),
        ("Pages", pages::parts(review, &locales)),
        ("Translations", translations::parts(review, &locales)),
        ("Budget", budget::parts(review)),
    ];
    let section = |(title, parts)| Section { title, parts: bounded(parts, most) };
    let sections = sections.into_iter().map(section).filter(|own| !own.parts.is_empty()).collect();
    Outline { headline: headline(review), lead: head::lead(review), sections }
}

/// The parts that have entries, with no more of them than are read.
fn bounded(parts: Vec<Part>, most: usize) -> Vec<Part> {
    let shorten = |part: Part| Part { entries: Item::bounded(part.entries, most), ..part };
    parts.into_iter().filter(|own| !own.entries.is_empty()).map(shorten).collect()
}

impl Part {
    fn new(title: &'static str, noun: &'static str, rank: Rank, entries: Vec<Item>) -> Self {
        Part { title: Some(title), noun, rank, entries, folds: false }
    }
}

impl Item {
    /// A line of words of the report.
    fn own(words: impl Into<String>) -> Self {
        Item { line: vec![Phrase::Own(words.into())], ..Item::default() }
    }

    /// A line of words of others.
    fn theirs(words: &str) -> Self {
        Item { line: vec![Phrase::theirs(words)], ..Item::default() }
    }

    fn line(line: Vec<Phrase>) -> Self {
        Item { line, ..Item::default() }
    }

    fn marked(self, mark: Mark) -> Self {
        Item { mark, ..self }
    }

    fn with(self, below: Vec<Item>) -> Self {
        Item { below, ..self }
    }

    /// The first of many, and how many more there are. One more is shown rather than counted.
    fn bounded(mut items: Vec<Item>, most: usize) -> Vec<Item> {
        let more = items.len().saturating_sub(most);
        if more > 1 {
            items.truncate(most);
            items.push(Item::own(format!("… and {more} more")).marked(Mark::Aside));
        }
        items
    }
}

impl Phrase {
    fn own(words: impl Into<String>) -> Self {
        Phrase::Own(words.into())
    }

    fn theirs(words: &str) -> Self {
        Phrase::Theirs(words.to_owned())
    }

    fn code(words: &str) -> Self {
        Phrase::Code(words.to_owned())
    }
}
