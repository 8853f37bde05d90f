//! What readers of a report can filter by: only what there is.

use super::address::sort;
use super::piece;
use crate::report::Review;
use serde::Serialize;
use std::collections::BTreeSet;

/// What readers can filter by.
#[derive(Serialize)]
pub(super) struct Choices<'a> {
    locales: BTreeSet<&'a str>,
    kinds: BTreeSet<&'a str>,
    aspects: BTreeSet<&'a str>,
}

/// The choices that a review leaves.
pub(super) fn of(review: &Review) -> Choices<'_> {
    let pages = &review.pages;
    let moved = pages.redirected.iter().map(|own| &own.from);
    let addresses: Vec<_> = pages.lost.iter().chain(&pages.gained).chain(&pages.files).chain(moved).collect();
    let groups = &pages.changed;
    let of_groups = groups.iter().flat_map(|own| &own.locales);
    let of_translations = review.translations.iter().map(|own| &own.locale);
    let locales = of_groups.chain(of_translations).chain(addresses.iter().filter_map(|own| own.locale.as_ref()));
    let kinds = groups.iter().flat_map(|own| &own.kinds).chain(addresses.iter().map(|own| &own.kind));
    let aspects = groups.iter().flat_map(|own| &own.pieces).map(|own| piece::aspect(own.aspect));
    Choices {
        locales: locales.map(String::as_str).collect(),
        kinds: kinds.map(|own| sort(own)).collect(),
        aspects: aspects.collect(),
    }
}
