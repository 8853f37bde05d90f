//! A difference at a place of a page, as the templates show it: what was on one side, what is on the other.

use super::templates::Templates;
use crate::report::{Aspect, How, Piece, Run};
use crate::show::visible::visible;
use crate::show::words;
use serde::Serialize;
use std::borrow::Borrow;

/// So many places are open to see; the others are behind a word.
const OPEN: usize = 12;

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
pub(super) fn html<T: Borrow<Piece>>(pieces: &[T], templates: &Templates) -> String {
    let mut open: Vec<Place> =
        pieces.chunk_by(|one, next| one.borrow().place == next.borrow().place).map(place).collect();
    let folded = open.split_off(open.len().min(OPEN));
    let more = words::counted(folded.len(), "more place");
    templates.render("pieces.html", &Places { open, folded, more })
}

fn place<T: Borrow<Piece>>(pieces: &[T]) -> Place {
    let name = pieces.first().map(|own| visible(&own.borrow().place)).unwrap_or_default();
    Place { name, pieces: pieces.iter().map(|own| shown(own.borrow())).collect() }
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

fn shown(piece: &Piece) -> Shown {
    let Piece { how, was_at, lang, is_rtl, runs, .. } = piece;
    let side = |other: &str| runs.iter().map(words).filter(|own| own.is != other).collect::<Vec<_>>();
    Shown {
        aspect: aspect(piece.aspect),
        happened: words::happened(piece),
        was_at: was_at.as_deref().map(visible),
        says: !runs.is_empty(),
        lang: lang.clone(),
        dir: if *is_rtl { "rtl" } else { "ltr" },
        before: (*how != How::New).then(|| side("new")),
        after: (*how != How::Gone).then(|| side("gone")),
    }
}
