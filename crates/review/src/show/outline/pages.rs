//! What readers see otherwise: addresses, the lost ones first, then what differs on pages.

use super::{Item, Mark, Part, Phrase, Rank, addresses, pieces};
use crate::report::{Group, Pages, Review};
use crate::show::locales::Locales;
use crate::show::words::{self, TITLES, counted};

/// So many addresses are listed; more are told by kind and locale.
const LISTED: usize = 8;
/// Of all pages there are, more kinds than these need no names.
const FEW_KINDS: usize = 2;
/// Lost addresses are errors, so more of them are listed.
const LOST: usize = 24;

pub(super) fn parts(review: &Review, locales: &Locales<'_>) -> Vec<Part> {
    let pages = &review.pages;
    let lost =
        addresses::lost(&pages.lost, &pages.gained, LOST, locales).into_iter().map(|own| own.marked(Mark::Error));
    let redirected = addresses::moved(&pages.redirected, LISTED, locales);
    let gained = addresses::listed(&pages.gained, LISTED, locales);
    let files = addresses::listed(&pages.files, LISTED, locales);
    let groups = pages.changed.iter().map(|own| group(pages, own, locales));
    vec![
        Part::new(TITLES.lost, "entry of lost addresses", Rank::Lost, lost.collect()),
        Part::new(TITLES.redirected, "entry of redirected addresses", Rank::Addresses, redirected),
        Part::new(TITLES.gained, "entry of new addresses", Rank::Addresses, gained),
        Part { folds: true, ..Part::new(TITLES.differs, "group of pages", Rank::Details, groups.collect()) },
        Part::new(TITLES.files, "entry of files", Rank::Details, files),
    ]
}

/// "list and changes in all 32 locales (64 pages), as en shows it", and below it what differs.
fn group(pages: &Pages, group: &Group, locales: &Locales<'_>) -> Item {
    let tags: Vec<&str> = group.locales.iter().map(String::as_str).collect();
    if group.kinds.len() > FEW_KINDS && group.pages.len() == pages.pages.len() {
        let rest = if pages.same == 0 { "" } else { " that differ" };
        let first = tags.first().map(|own| format!(", as {own} shows it")).unwrap_or_default();
        let head = format!("all {}{rest}{first}", counted(group.pages.len(), "page"));
        return Item::theirs(&head).with(pieces::items(&group.pieces));
    }
    let head = format!("{} in {}", words::kinds(&group.kinds), locales.said(&tags));
    let mut line = vec![Phrase::Theirs(head)];
    match (group.pages.as_slice(), tags.as_slice()) {
        ([only], _) => {
            let path = pages.pages.get(*only).map(|own| Phrase::code(&own.after));
            line.extend(path.into_iter().flat_map(|own| [Phrase::own(": "), own]));
        }
        (many, [first, _, ..]) => {
            line.push(Phrase::Theirs(format!(" ({}), as {first} shows it", counted(many.len(), "page"))));
        }
        (many, _) => line.push(Phrase::Own(format!(" ({})", counted(many.len(), "page")))),
    }
    Item::line(line).with(pieces::items(&group.pieces))
}
