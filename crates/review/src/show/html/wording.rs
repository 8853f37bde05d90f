//! What a difference looks like in each of its locales: one script a locale, which the report asks for when a reader
//! chooses it. So the report stays small, and a reader of Arabic sees Arabic.

use super::piece::{self, Length};
use super::templates::Templates;
use crate::report::{Group, Review};
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
        let is_shown = group.locales.first().is_some_and(|own| own == locale);
        let pieces = group.words.get(locale).filter(|_| !is_shown)?;
        Some(((at + 1).to_string(), piece::html(pieces, Length::Cut, templates)))
    };
    review.pages.changed.iter().enumerate().filter_map(html).collect()
}

/// None if there is nothing to say.
fn script(locale: &str, words: &BTreeMap<String, String>) -> Option<String> {
    (!words.is_empty()).then(|| {
        let words = serde_json::to_string(words).expect("texts can be written");
        let locale = serde_json::to_string(locale).expect("a text can be written");
        format!("annexWords({locale}, {words});\n")
    })
}
