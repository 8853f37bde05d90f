//! A page that differs, before and after: two frames, and what differs between them.

use super::piece::{self, Length};
use super::relative::relative;
use super::templates::Templates;
use super::views::View;
use crate::report::Review;
use crate::show::visible::visible;
use rayon::prelude::*;
use serde::Serialize;

#[derive(Serialize)]
struct Shown<'a> {
    number: usize,
    of: usize,
    kind: &'a str,
    locale: Option<&'a str>,
    how: &'static str,
    path: String,
    sides: Vec<Side<'a>>,
    previous: Option<String>,
    next: Option<String>,
    /// The same page in other languages.
    others: Vec<Other<'a>>,
    pieces: Option<String>,
}

/// The same page in another language.
#[derive(Serialize)]
struct Other<'a> {
    locale: &'a str,
    href: String,
}

/// One of the sides.
#[derive(Serialize)]
struct Side<'a> {
    /// `before` or `after`.
    id: &'static str,
    title: &'static str,
    /// What people call the version.
    version: &'a str,
    src: String,
}

/// A page for each view, by its path.
pub(super) fn pages(views: &[View<'_>], review: &Review, templates: &Templates) -> Vec<(String, Vec<u8>)> {
    let page = |view: &View<'_>| {
        (view.file(), templates.render("view.html", &shown(view, views, review, templates)).into_bytes())
    };
    views.par_iter().map(page).collect()
}

fn shown<'a>(view: &View<'a>, views: &[View<'a>], review: &'a Review, templates: &Templates) -> Shown<'a> {
    let link = |number: usize| {
        number.checked_sub(1).and_then(|at| views.get(at)).map(|own| relative(&view.file(), &own.file()))
    };
    let pieces = (!view.pieces.is_empty()).then(|| piece::html(view.pieces, Length::Whole, templates));
    let View { number, kind, locale, how, .. } = view;
    Shown {
        number: *number,
        of: views.len(),
        kind,
        locale: *locale,
        how,
        path: visible(view.path()),
        sides: sides(view, review),
        previous: link(number - 1),
        next: link(number + 1),
        others: others(view, views),
        pieces,
    }
}

fn others<'a>(view: &View<'a>, views: &[View<'a>]) -> Vec<Other<'a>> {
    let is_other = |own: &&View<'_>| (own.kind, own.how) == (view.kind, view.how) && own.locale != view.locale;
    let other = |own: &View<'a>| Some(Other { locale: own.locale?, href: relative(&view.file(), &own.file()) });
    views.iter().filter(is_other).filter_map(other).collect()
}

fn sides<'a>(view: &View<'_>, review: &'a Review) -> Vec<Side<'a>> {
    let before = ("before", "Before", &review.before, view.before.as_ref());
    let after = ("after", "After", &review.after, view.after.as_ref());
    let side = |(id, title, version, file): (_, _, &'a String, Option<&String>)| {
        let src = relative(&view.file(), &format!("{id}/{}", file?));
        Some(Side { id, title, version, src })
    };
    [before, after].into_iter().filter_map(side).collect()
}
