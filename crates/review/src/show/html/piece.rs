//! A difference at a place of a page, as the templates show it: what was on one side, what is on the other.

use super::templates::Templates;
use crate::report::{Aspect, How, Piece, Run};
use crate::show::cut;
use crate::show::told::{self, Told};
use crate::show::visible::visible;
use crate::show::words;
use serde::Serialize;

/// So many places are open to see; the others are behind a word.
const OPEN: usize = 12;

/// How much is shown of a text that differs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// What has room in the report.
    Cut,
    /// All of it, as the page has it.
    Whole,
}

/// What differs on a page.
#[derive(Serialize)]
struct Differences {
    seen: Places,
    /// What no reader sees, and what that is called.
    read: Places,
    read_title: &'static str,
}

/// The places at which something differs.
#[derive(Serialize)]
struct Places {
    open: Vec<Place>,
    folded: Vec<Place>,
    /// "3 more places".
    more: String,
}

/// What differs at one place.
#[derive(Serialize)]
struct Place {
    name: String,
    pieces: Vec<Shown>,
}

/// A difference.
#[derive(Serialize)]
struct Shown {
    aspect: &'static str,
    happened: String,
    was_at: Option<String>,
    /// Whether there are words to show.
    says: bool,
    lang: String,
    dir: &'static str,
    /// What was there; none if nothing was.
    before: Option<Vec<Words>>,
    /// What is there; none if nothing is.
    after: Option<Vec<Words>>,
}

/// Words of one of the sides.
#[derive(Serialize)]
pub(super) struct Words {
    /// `same`, `gone`, `new` or `left`.
    is: &'static str,
    text: String,
}

/// What differs at some places, as HTML.
pub(super) fn html(pieces: &[Piece], length: Length, templates: &Templates) -> String {
    let Told { seen, read } = told::told(pieces.iter());
    let (seen, read) = (places(&seen, length), places(&read, length));
    templates.render("pieces.html", &Differences { seen, read, read_title: words::TITLES.read })
}

fn places(pieces: &[&Piece], length: Length) -> Places {
    let places = pieces.chunk_by(|one, next| one.place == next.place);
    let mut open: Vec<Place> = places.map(|own| place(own, length)).collect();
    let folded = open.split_off(open.len().min(OPEN));
    let more = words::counted(folded.len(), "more place");
    Places { open, folded, more }
}

fn place(pieces: &[&Piece], length: Length) -> Place {
    let name = pieces.first().map(|own| visible(&own.place)).unwrap_or_default();
    Place { name, pieces: pieces.iter().map(|own| shown(own, length)).collect() }
}

/// The word by which readers filter.
pub(super) fn aspect(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Text => "text",
        Aspect::Structure => "structure",
        Aspect::Links => "links",
        Aspect::Head => "head",
        Aspect::Look => "look",
    }
}

/// A run of words.
pub(super) fn words(run: &Run) -> Words {
    match run {
        Run::Same(text) => Words { is: "same", text: visible(text) },
        Run::Gone(text) => Words { is: "gone", text: visible(text) },
        Run::New(text) => Words { is: "new", text: visible(text) },
        Run::Left(number) => Words { is: "left", text: words::counted(*number, "word") },
    }
}

fn shown(piece: &Piece, length: Length) -> Shown {
    let Piece { how, lang, is_rtl, .. } = piece;
    let runs = told::runs(piece);
    let runs = if length == Length::Cut { cut::runs(&runs) } else { runs };
    let side = |other: &str| runs.iter().map(words).filter(|own| own.is != other).collect::<Vec<_>>();
    Shown {
        aspect: aspect(piece.aspect),
        happened: words::happened(piece),
        was_at: told::was_at(piece).map(visible),
        says: !runs.is_empty(),
        lang: lang.clone(),
        dir: if *is_rtl { "rtl" } else { "ltr" },
        before: (*how != How::New).then(|| side("new")),
        after: (*how != How::Gone).then(|| side("gone")),
    }
}
