//! The pages that are shown before and after, each on a page of its own.

use super::choice::{self, Subject};
use super::published::Published;
use crate::report::{Address, Page, Piece, Review};
use std::collections::BTreeMap;

/// All views: pages that differ, then those that are gone, then those that are new.
pub(super) struct Views<'a> {
    pub(super) all: Vec<View<'a>>,
    /// The number of the view of each page that has one, by its position in the review.
    pages: BTreeMap<usize, usize>,
    /// The number of the view of a page that is gone or new, by its address.
    addresses: BTreeMap<&'a str, usize>,
    /// How many pages have no view, as there are too many.
    pub(super) left: usize,
}

/// A page before and after, or one of the two.
pub(super) struct View<'a> {
    /// From 1.
    pub(super) number: usize,
    pub(super) kind: &'a str,
    pub(super) locale: Option<&'a str>,
    /// What happened to the page: "changed", "gone", "new".
    pub(super) how: &'static str,
    /// Its file before, in the site.
    pub(super) before: Option<String>,
    /// Its file after.
    pub(super) after: Option<String>,
    pub(super) pieces: &'a [Piece],
}

impl<'a> Views<'a> {
    /// The views of a review.
    pub(super) fn of(review: &'a Review, before: Option<&Published<'_>>, after: Option<&Published<'_>>) -> Self {
        let pages = &review.pages;
        let chosen = choice::chosen(review);
        let left = pages.pages.len() + pages.lost.len() + pages.gained.len() - chosen.len();
        let mut views = Views { all: Vec::new(), pages: BTreeMap::new(), addresses: BTreeMap::new(), left };
        for subject in chosen {
            let number = views.all.len() + 1;
            match subject {
                Subject::Changed(at) => {
                    views.pages.insert(at, number);
                    views.all.push(changed(&pages.pages[at], number, before, after));
                }
                Subject::Lost(at) => views.add(&pages.lost[at], number, before, "gone"),
                Subject::Gained(at) => views.add(&pages.gained[at], number, after, "new"),
            }
        }
        views
    }

    /// The file that shows a page, by its position in the review.
    pub(super) fn page(&self, at: usize) -> Option<String> {
        self.pages.get(&at).map(|own| file(*own))
    }

    /// The file that shows a page that is gone or new.
    pub(super) fn address(&self, address: &Address) -> Option<String> {
        self.addresses.get(address.path.as_str()).map(|own| file(*own))
    }

    /// Adds a page that is there on one side, if it is one.
    fn add(&mut self, address: &'a Address, number: usize, site: Option<&Published<'_>>, how: &'static str) {
        let Address { kind, locale, path } = address;
        let Some(page) = site.and_then(|own| own.page(path)) else { return };
        let (before, after) = if how == "gone" { (Some(page), None) } else { (None, Some(page)) };
        self.addresses.insert(path, number);
        self.all.push(View { number, kind, locale: locale.as_deref(), how, before, after, pieces: &[] });
    }
}

fn changed<'a>(
    page: &'a Page,
    number: usize,
    before: Option<&Published<'_>>,
    after: Option<&Published<'_>>,
) -> View<'a> {
    let file = |site: Option<&Published<'_>>, file: &str| {
        Some(file.to_owned()).filter(|own| site.is_some_and(|site| site.role(own).is_some()))
    };
    let Page { kind, locale, before: old, after: new, pieces } = page;
    let (before, after) = (file(before, old), file(after, new));
    View { number, kind, locale: Some(locale), how: "changed", before, after, pieces }
}

fn file(number: usize) -> String {
    format!("view/{number}.html")
}

impl View<'_> {
    /// Its file in the folder.
    pub(super) fn file(&self) -> String {
        file(self.number)
    }

    /// The file of the page that names it: that after, if there is one.
    pub(super) fn path(&self) -> &str {
        self.after.as_deref().or(self.before.as_deref()).unwrap_or_default()
    }
}
