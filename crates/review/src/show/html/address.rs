//! Addresses that are gone or new, those of one kind together, and those that lead elsewhere.

use super::views::Views;
use crate::report::{Address, Moved};
use crate::show::locales::Locales;
use crate::show::visible::visible;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Addresses of one kind of page or file.
#[derive(Serialize)]
pub(super) struct Addresses<'a> {
    kind: &'a str,
    /// The word by which readers filter.
    sort: &'a str,
    /// In which locales, in few words.
    said: String,
    /// All of them, with spaces between.
    locales: String,
    all: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    locale: Option<&'a str>,
    path: String,
    /// The page that shows it.
    view: Option<String>,
}

/// An address that leads elsewhere.
#[derive(Serialize)]
pub(super) struct Redirect<'a> {
    kind: &'a str,
    sort: &'a str,
    locale: Option<&'a str>,
    from: String,
    to: String,
}

/// Addresses, as templates show them.
pub(super) fn by_kind<'a>(all: &'a [Address], views: &Views<'_>, locales: &Locales<'_>) -> Vec<Addresses<'a>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: Vec<Vec<&Address>> = Vec::new();
    for address in all {
        let place = *places.entry(&address.kind).or_insert(kinds.len());
        match kinds.get_mut(place) {
            Some(own) => own.push(address),
            None => kinds.push(vec![address]),
        }
    }
    kinds.iter().filter_map(|own| of_kind(own, views, locales)).collect()
}

/// An address that leads elsewhere, as templates show it.
pub(super) fn redirect(moved: &Moved) -> Redirect<'_> {
    let Moved { from, to } = moved;
    let (from_path, to) = (visible(&from.path), visible(to));
    Redirect { kind: &from.kind, sort: sort(&from.kind), locale: from.locale.as_deref(), from: from_path, to }
}

/// The first word of what a page shows: `entity` of `entity example-cloud`.
pub(super) fn sort(kind: &str) -> &str {
    kind.split(' ').next().unwrap_or(kind)
}

fn of_kind<'a>(all: &[&'a Address], views: &Views<'_>, locales: &Locales<'_>) -> Option<Addresses<'a>> {
    let kind = all.first()?.kind.as_str();
    let own: BTreeSet<&str> = all.iter().filter_map(|own| own.locale.as_deref()).collect();
    let own: Vec<&str> = own.into_iter().collect();
    let one = |address: &&'a Address| One {
        locale: address.locale.as_deref(),
        path: visible(&address.path),
        view: views.address(address),
    };
    Some(Addresses {
        kind,
        sort: sort(kind),
        said: locales.said(&own),
        locales: own.join(" "),
        all: all.iter().map(one).collect(),
    })
}
