//! The pages that are shown before and after, each on a page of its own.

use super::published::Published;
use crate::report::{Address, Page, Piece, Review};

/// A page before and after, or one of the two.
pub(super) struct View<'a> {
    /// From 1.
    pub(super) number: usize,
    pub(super) kind: &'a str,
    pub(super) locale: Option<&'a str>,
    /// The address by which the review calls a page that is gone or new.
    pub(super) address: Option<&'a str>,
    /// What happened to the page: "changed", "gone", "new".
    pub(super) how: &'static str,
    /// Its file before, in the site.
    pub(super) before: Option<String>,
    /// Its file after.
    pub(super) after: Option<String>,
    pub(super) pieces: &'a [Piece],
}

/// All views, each page of the review at its own position, then the pages that are gone, then those that are new.
pub(super) fn all<'a>(
    review: &'a Review,
    before: Option<&Published<'_>>,
    after: Option<&Published<'_>>,
) -> Vec<View<'a>> {
    let changed = review.pages.pages.iter().map(|page| changed(page, before, after));
    let gone = review.pages.lost.iter().filter_map(|own| one_side(own, before, "gone"));
    let gained = review.pages.gained.iter().filter_map(|own| one_side(own, after, "new"));
    let all = changed.chain(gone).chain(gained);
    all.enumerate().map(|(at, view)| View { number: at + 1, ..view }).collect()
}

fn changed<'a>(page: &'a Page, before: Option<&Published<'_>>, after: Option<&Published<'_>>) -> View<'a> {
    let file = |site: Option<&Published<'_>>, file: &str| {
        Some(file.to_owned()).filter(|own| site.is_some_and(|site| site.role(own).is_some()))
    };
    let Page { kind, locale, before: old, after: new, pieces } = page;
    let (before, after) = (file(before, old), file(after, new));
    View { number: 0, kind, locale: Some(locale), address: None, how: "changed", before, after, pieces }
}

fn one_side<'a>(address: &'a Address, site: Option<&Published<'_>>, how: &'static str) -> Option<View<'a>> {
    let file = site?.page(&address.path);
    file.as_ref()?;
    let (before, after) = if how == "gone" { (file, None) } else { (None, file) };
    let Address { kind, locale, path } = address;
    Some(View { number: 0, kind, locale: locale.as_deref(), address: Some(path), how, before, after, pieces: &[] })
}

impl View<'_> {
    /// Its file in the folder.
    pub(super) fn file(&self) -> String {
        format!("view/{}.html", self.number)
    }

    /// The file of the page that names it: that after, if there is one.
    pub(super) fn path(&self) -> &str {
        self.after.as_deref().or(self.before.as_deref()).unwrap_or_default()
    }
}
