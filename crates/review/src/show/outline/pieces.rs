//! What differs on a page, place by place.

use super::{Item, Phrase};
use crate::report::{Piece, Run};
use crate::show::cut;
use crate::show::told::{self, Told};
use crate::show::words::{self, TITLES};

/// So many places are shown of a group of pages, and so many differences at a place.
const PLACES: usize = 12;
/// So many differences are shown at one place.
const AT_ONE_PLACE: usize = 12;

/// The places, each with the differences that stand there; those that no reader sees below a line of their own.
pub(super) fn items(pieces: &[Piece]) -> Vec<Item> {
    let Told { seen, read } = told::told(pieces.iter());
    let mut items = places(&seen);
    items.extend((!read.is_empty()).then(|| Item::own(TITLES.read).with(places(&read))));
    items
}

fn places(pieces: &[&Piece]) -> Vec<Item> {
    let places = pieces.chunk_by(|one, next| one.place == next.place);
    Item::bounded(places.map(place).collect(), PLACES)
}

fn place(pieces: &[&Piece]) -> Item {
    let name = pieces.first().map(|own| own.place.as_str()).unwrap_or_default();
    let differences = || Item::bounded(pieces.iter().map(|own| difference(own)).collect(), AT_ONE_PLACE);
    match (pieces, name) {
        ([only], "") => difference(only),
        ([only], name) => {
            let mut line = vec![Phrase::theirs(name), Phrase::own(", ")];
            line.extend(said(only));
            Item::line(line)
        }
        (_, "") => Item::own("elsewhere").with(differences()),
        (_, name) => Item::theirs(name).with(differences()),
    }
}

fn difference(piece: &Piece) -> Item {
    Item::line(said(piece))
}

/// "changed: in Germany France", "moved here, from under “Support”: …".
fn said(piece: &Piece) -> Vec<Phrase> {
    let Piece { lang, is_rtl, .. } = piece;
    let (was_at, runs) = (told::was_at(piece), cut::runs(&told::runs(piece)));
    let mut line = vec![Phrase::own(words::happened(piece))];
    line.extend(was_at.into_iter().flat_map(|own| [Phrase::own(" from "), Phrase::theirs(own)]));
    if !runs.is_empty() {
        let (lang, runs) = (lang.clone(), spaced(&runs));
        line.extend([Phrase::own(": "), Phrase::Runs { lang, is_rtl: *is_rtl, runs }]);
    }
    line
}

/// The runs with one space on either side of words that are left out.
fn spaced(runs: &[Run]) -> Vec<Run> {
    let is_left = |at: Option<usize>| matches!(at.and_then(|at| runs.get(at)), Some(Run::Left(_)));
    let space = |at: usize, text: &str| {
        let (follows, leads) = (is_left(at.checked_sub(1)), is_left(Some(at + 1)));
        let text = if follows { format!(" {}", text.trim_start()) } else { text.to_owned() };
        if leads { format!("{} ", text.trim_end()) } else { text }
    };
    let spaced = |(at, run): (usize, &Run)| match run {
        Run::Same(text) => Run::Same(space(at, text)),
        Run::Gone(text) => Run::Gone(space(at, &shorter(text))),
        Run::New(text) => Run::New(space(at, &shorter(text))),
        Run::Left(number) => Run::Left(*number),
    };
    runs.iter().enumerate().map(spaced).collect()
}

/// A text in which hashes are cut: that it is another one is told by the first digits.
fn shorter(text: &str) -> String {
    let is_hash = |own: &str| own.len() == 64 && own.bytes().all(|byte| byte.is_ascii_hexdigit());
    let word = |own: &str| if is_hash(own) { format!("{}…", &own[..8]) } else { own.to_owned() };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
