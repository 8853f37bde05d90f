//! What a difference looks like in each of its locales: one script a locale, which the report asks for when a reader
//! chooses it. So the report stays small, and a reader of Arabic sees Arabic.

use super::piece;
use super::templates::Templates;
use crate::report::{Group, Piece, Review};
use std::collections::{BTreeMap, BTreeSet};

/// The scripts, by locale. A locale whose words stand in the report has none.
pub(super) fn scripts<'a>(review: &'a Review, templates: &Templates) -> BTreeMap<&'a str, String> {
    let locales: BTreeSet<&str> =
        review.pages.changed.iter().flat_map(|own| &own.locales).map(String::as_str).collect();
    let of = |locale: &&'a str| Some((*locale, script(locale, &of(locale, review, templates))?));
    locales.iter().filter_map(of).collect()
}

/// Differences by the number of their group; those that the report shows anyhow are left out.
fn of(locale: &str, review: &Review, templates: &Templates) -> BTreeMap<String, String> {
    let numbered = review.pages.changed.iter().enumerate();
    let others = numbered.filter(|(_, group)| group.locales.first().is_some_and(|first| first != locale));
    let html = |(at, group): (usize, &Group)| {
        let pieces = pieces(group, locale, review)?;
        Some(((at + 1).to_string(), piece::html(pieces.into_iter(), templates)))
    };
    others.filter_map(html).collect()
}

/// What differs on the first page of a locale, as far as its group is about that.
fn pieces<'a>(group: &Group, locale: &str, review: &'a Review) -> Option<Vec<&'a Piece>> {
    let pages = group.pages.iter().filter_map(|at| review.pages.pages.get(*at));
    let page = pages.into_iter().find(|own| own.locale == locale)?;
    let is_meant = |own: &&Piece| group.pieces.iter().any(|other| (other.aspect, other.how) == (own.aspect, own.how));
    Some(page.pieces.iter().filter(is_meant).collect())
}

/// None if there is nothing to say.
fn script(locale: &str, words: &BTreeMap<String, String>) -> Option<String> {
    (!words.is_empty()).then(|| {
        let words = serde_json::to_string(words).expect("texts can be written");
        let locale = serde_json::to_string(locale).expect("a text can be written");
        format!("annexWords({locale}, {words});\n")
    })
}
