//! What a difference looks like in each of its locales: one script a locale, which the report asks for when a reader
//! chooses it. So the report stays small, and a reader of Arabic sees Arabic.

use super::piece;
use super::templates::Templates;
use crate::report::{Group, Page, Piece, Review};
use std::collections::{BTreeMap, BTreeSet};

/// The scripts, by locale. A locale whose words stand in the report has none.
pub(super) fn scripts<'a>(review: &'a Review, templates: &Templates) -> BTreeMap<&'a str, String> {
    let locales: BTreeSet<&str> =
        review.pages.changed.iter().flat_map(|own| &own.locales).map(String::as_str).collect();
    let of = |locale: &&'a str| Some((*locale, script(locale, &of(locale, review, templates))?));
    locales.iter().filter_map(of).collect()
}

/// Differences by the number of their group; those whose words stand in the report are left out.
fn of(locale: &str, review: &Review, templates: &Templates) -> BTreeMap<String, String> {
    let html = |(at, group): (usize, &Group)| {
        let pieces = pieces(group, locale, review)?;
        Some(((at + 1).to_string(), piece::html(&pieces, templates)))
    };
    review.pages.changed.iter().enumerate().filter_map(html).collect()
}

/// What the differences of a group look like in a locale. One that cannot be found there stays as it is.
fn pieces<'a>(group: &'a Group, locale: &str, review: &'a Review) -> Option<Vec<&'a Piece>> {
    let pages: Vec<&Page> = group.pages.iter().filter_map(|at| review.pages.pages.get(*at)).collect();
    let first = pages.first().filter(|own| own.locale != locale)?;
    let in_locale = |own: &Page| pages.iter().copied().find(|other| other.locale == locale && other.kind == own.kind);
    let shown = pages.iter().filter(|own| own.locale == first.locale);
    let twins: Vec<(&Page, &Page)> = shown.filter_map(|own| Some((*own, in_locale(own)?))).collect();
    let found = |piece: &Piece| twins.iter().find_map(|(own, other)| twin(piece, own, other));
    let found: Vec<Option<&Piece>> = group.pieces.iter().map(found).collect();
    let is_known = found.iter().any(Option::is_some);
    is_known.then(|| found.into_iter().zip(&group.pieces).map(|(own, piece)| own.unwrap_or(piece)).collect())
}

/// The same difference on the same page in another language: the one that is as far down among those of its sort.
fn twin<'a>(piece: &Piece, own: &Page, other: &'a Page) -> Option<&'a Piece> {
    let is_alike = |other: &&Piece| (other.aspect, other.how) == (piece.aspect, piece.how);
    let here: Vec<&Piece> = own.pieces.iter().filter(is_alike).collect();
    let there: Vec<&Piece> = other.pieces.iter().filter(is_alike).collect();
    let at = here.iter().position(|other| other.runs == piece.runs)?;
    there.get(at).copied().filter(|_| here.len() == there.len())
}

/// None if there is nothing to say.
fn script(locale: &str, words: &BTreeMap<String, String>) -> Option<String> {
    (!words.is_empty()).then(|| {
        let words = serde_json::to_string(words).expect("texts can be written");
        let locale = serde_json::to_string(locale).expect("a text can be written");
        format!("annexWords({locale}, {words});\n")
    })
}
