//! A difference at a place of a page, as the templates show it: what was on one side, what is on the other.

use super::templates::Templates;
use crate::report::{Aspect, How, Piece, Run};
use crate::show::visible::visible;
use crate::show::words;
use serde::Serialize;

/// A difference.
#[derive(Serialize)]
struct Shown {
    aspect: &'static str,
    happened: String,
    place: String,
    was_at: Option<String>,
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
pub(super) fn html<'a>(pieces: impl Iterator<Item = &'a Piece>, templates: &Templates) -> String {
    templates.render("pieces.html", &pieces.map(shown).collect::<Vec<_>>())
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
    let Piece { how, place, was_at, lang, is_rtl, runs, .. } = piece;
    let side = |other: &str| runs.iter().map(words).filter(|own| own.is != other).collect::<Vec<_>>();
    Shown {
        aspect: aspect(piece.aspect),
        happened: words::happened(piece),
        place: visible(place),
        was_at: was_at.as_deref().map(visible),
        lang: lang.clone(),
        dir: if *is_rtl { "rtl" } else { "ltr" },
        before: (*how != How::New).then(|| side("new")),
        after: (*how != How::Gone).then(|| side("gone")),
    }
}
