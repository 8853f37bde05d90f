//! The same differences on many pages, as the templates show them.

use super::address::sort;
use super::piece::{self, Length};
use super::templates::Templates;
use super::views::Views;
use crate::report::{Group, Review};
use crate::show::locales::Locales;
use crate::show::words;
use serde::Serialize;
use std::collections::BTreeSet;

/// Differences, and the pages that show them.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    number: usize,
    kinds: String,
    /// The words by which readers filter, with spaces between.
    sorts: String,
    locales: String,
    aspects: String,
    /// The locales in few words.
    said: String,
    /// Whether it is in several locales.
    translated: bool,
    /// The locale whose words are shown.
    locale: &'a str,
    pages: Vec<Link<'a>>,
    count: String,
    pieces: String,
}

/// A page that shows them.
#[derive(Serialize)]
struct Link<'a> {
    locale: &'a str,
    kind: &'a str,
    sort: &'a str,
    /// Its position in the review.
    at: usize,
    /// The page that shows it, if there is room for one.
    href: Option<String>,
}

/// The groups of a review.
pub(super) fn all<'a>(review: &'a Review, views: &Views<'_>, templates: &Templates) -> Vec<Shown<'a>> {
    let locales = Locales::of(review);
    let shown = |(at, group)| shown(at + 1, group, review, views, &locales, templates);
    review.pages.changed.iter().enumerate().map(shown).collect()
}

fn shown<'a>(
    number: usize,
    group: &'a Group,
    review: &'a Review,
    views: &Views<'_>,
    locales: &Locales<'_>,
    templates: &Templates,
) -> Shown<'a> {
    let aspects: BTreeSet<&str> = group.pieces.iter().map(|own| piece::aspect(own.aspect)).collect();
    let sorts: BTreeSet<&str> = group.kinds.iter().map(|own| sort(own)).collect();
    let names: Vec<&str> = group.locales.iter().map(String::as_str).collect();
    let pages: Vec<Link> = group.pages.iter().filter_map(|at| link(*at, review, views)).collect();
    Shown {
        number,
        kinds: words::kinds(&group.kinds),
        sorts: joined(sorts),
        locales: names.join(" "),
        aspects: joined(aspects),
        said: locales.said(&names),
        translated: names.len() > 1,
        locale: group.locales.first().map(String::as_str).unwrap_or_default(),
        count: words::counted(pages.len(), "page"),
        pages,
        pieces: piece::html(&group.pieces, Length::Cut, templates),
    }
}

fn joined(words: BTreeSet<&str>) -> String {
    words.into_iter().collect::<Vec<_>>().join(" ")
}

fn link<'a>(at: usize, review: &'a Review, views: &Views<'_>) -> Option<Link<'a>> {
    let page = review.pages.pages.get(at)?;
    Some(Link { locale: &page.locale, kind: &page.kind, sort: sort(&page.kind), at, href: views.page(at) })
}
