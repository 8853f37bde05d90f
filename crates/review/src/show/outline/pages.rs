//! What readers see otherwise: addresses, the lost ones first, then what differs on pages.

use super::{Item, Mark, Part, Phrase, Rank, addresses, pieces};
use crate::report::{Group, Moved, Pages, Review};
use crate::show::locales::Locales;
use crate::show::words::{self, counted};

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
    let hosts = pages.hosts.iter().map(host).collect();
    vec![
        Part::new("Other hosts", "entry of hosts", Rank::Lost, hosts),
        Part::new("Lost addresses", "entry of lost addresses", Rank::Lost, lost.collect()),
        Part::new("Addresses that lead elsewhere now", "entry of redirected addresses", Rank::Addresses, redirected),
        Part::new("New addresses", "entry of new addresses", Rank::Addresses, gained),
        Part { folds: true, ..Part::new("What differs on pages", "group of pages", Rank::Details, groups.collect()) },
        Part::new("Seals of revisions", "entry of seals", Rank::Lost, resealed(&pages.resealed).into_iter().collect()),
        Part::new("Files for programs that hold something else", "entry of files", Rank::Details, files),
    ]
}

/// "https://old.example.com moves to https://new.example.com; …".
fn host(Moved { from, to }: &Moved) -> Item {
    let rest = "; whether the old address leads there cannot be seen here";
    let line = vec![Phrase::code(&from.path), Phrase::own(" moves to "), Phrase::code(to), Phrase::own(rest)];
    Item::line(line).marked(Mark::Warning)
}

/// "the revisions of 57 days have other seals, from 2019-10-28 to 2026-11-10".
fn resealed(days: &[String]) -> Option<Item> {
    let (first, last) = (days.first()?, days.last()?);
    let words = match days.len() {
        1 => format!("the revision of {first} has another seal"),
        many => format!("the revisions of {many} days have other seals, from {first} to {last}"),
    };
    Some(Item::own(format!("{words}: whoever kept one can tell that the past was rewritten")).marked(Mark::Warning))
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
