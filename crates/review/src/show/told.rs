//! What of the differences on a page is told to people, and in which words; the JSON has them as they were found.

use super::structure;
use crate::report::{Aspect, Piece, Run};

/// What differs on a page, for whom.
pub(crate) struct Told<'a> {
    /// What readers see.
    pub(crate) seen: Vec<&'a Piece>,
    /// What browsers and search engines read.
    pub(crate) read: Vec<&'a Piece>,
}

/// Differences, but for elements that only come and go with a link of which another difference tells.
pub(crate) fn told<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Told<'a> {
    let all: Vec<&Piece> = pieces.collect();
    let links: Vec<&str> = all.iter().filter(|own| own.aspect == Aspect::Links).map(|own| own.place.as_str()).collect();
    let says_more = |own: &&Piece| {
        own.aspect != Aspect::Structure || !links.contains(&own.place.as_str()) || !structure::is_link(&own.runs)
    };
    let (read, seen) = all.into_iter().filter(says_more).partition(|own| own.aspect == Aspect::Head);
    Told { seen, read }
}

/// What was and what is.
pub(crate) fn runs(piece: &Piece) -> Vec<Run> {
    match piece.aspect {
        Aspect::Structure => structure::said(&piece.runs),
        _ => piece.runs.clone(),
    }
}

/// Where it stood, if that has another name than where it stands.
pub(crate) fn was_at(piece: &Piece) -> Option<&str> {
    piece.was_at.as_deref().filter(|own| *own != piece.place)
}
