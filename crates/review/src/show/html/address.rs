//! Addresses that are gone or new, those of one kind together, and those that lead elsewhere.

use super::views::View;
use crate::report::{Address, Moved};
use crate::show::locales::Locales;
use crate::show::visible::visible;
use serde::Serialize;
use std::collections::BTreeSet;

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
pub(super) fn by_kind<'a>(all: &'a [Address], views: &[View<'a>], locales: &Locales<'_>) -> Vec<Addresses<'a>> {
    let mut kinds: Vec<&str> = Vec::new();
    for address in all {
        if !kinds.contains(&&*address.kind) {
            kinds.push(&address.kind);
        }
    }
    let of =
        |kind: &'a str| of_kind(kind, &all.iter().filter(|own| own.kind == kind).collect::<Vec<_>>(), views, locales);
    kinds.into_iter().map(of).collect()
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

fn of_kind<'a>(kind: &'a str, all: &[&'a Address], views: &[View<'a>], locales: &Locales<'_>) -> Addresses<'a> {
    let own: BTreeSet<&str> = all.iter().filter_map(|own| own.locale.as_deref()).collect();
    let own: Vec<&str> = own.into_iter().collect();
    let one = |address: &&'a Address| One {
        locale: address.locale.as_deref(),
        path: visible(&address.path),
        view: views.iter().find(|own| own.address == Some(address.path.as_str())).map(View::file),
    };
    Addresses {
        kind,
        sort: sort(kind),
        said: locales.said(&own),
        locales: own.join(" "),
        all: all.iter().map(one).collect(),
    }
}
