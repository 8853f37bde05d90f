//! The head of a report: what kind of change it is, of which versions, and the whole in a few lines.

use super::{Item, Mark, Phrase, alerts};
use crate::report::{Edit, Group, Obstacle, Pages, Review, Unbuilt};
use crate::show::words::{self, counted};
use std::collections::BTreeSet;

/// What kind of change it is, in a sentence.
pub(crate) fn headline(review: &Review) -> String {
    let is_blind = review.unbuilt.iter().any(|own| !own.is_compared);
    let has_moved = !review.pages.lost.is_empty() || !review.pages.redirected.is_empty();
    let kind = |own: &Edit| match own {
        Edit::Configuration if has_moved => "the addresses",
        own => words::edit(*own),
    };
    let kinds: Vec<&str> = review.edits.iter().map(kind).collect();
    match (review.is_empty(), is_blind) {
        (true, true) => "What changes for readers cannot be told.".to_owned(),
        (true, false) if review.rewritten => {
            "Nothing changes for readers: files differ, but only in how they are written.".to_owned()
        }
        (true, false) => "Nothing changes for readers.".to_owned(),
        (false, true) if kinds.is_empty() => "What this changes cannot be told.".to_owned(),
        (false, _) if kinds.is_empty() => "This changes what readers see.".to_owned(),
        (false, _) => format!("This changes {}.", words::list(&kinds)),
    }
}

/// What stands below the headline.
pub(crate) fn lead(review: &Review) -> Vec<Item> {
    let mut lead = vec![versions(review)];
    lead.extend(review.unbuilt.iter().map(unbuilt));
    lead.extend(tally(review).map(Item::own));
    lead.extend(alerts::all(review));
    lead
}

fn versions(review: &Review) -> Item {
    let Review { before, after, .. } = review;
    Item::line(vec![
        Phrase::own("From "),
        Phrase::theirs(before),
        Phrase::own(" to "),
        Phrase::theirs(after),
        Phrase::own("."),
    ])
}

/// What cannot be published, and what that means for the report.
fn unbuilt(version: &Unbuilt) -> Item {
    let Unbuilt { name, errors, obstacles, has_facts, is_compared } = version;
    let because = match obstacles.as_slice() {
        [Obstacle::Translations] => {
            let are = if *errors == 1 { "is" } else { "are" };
            format!("{} {are} missing", counted(*errors, "translation"))
        }
        [Obstacle::Rules] if *errors == 1 => "a rule objects".to_owned(),
        [Obstacle::Rules] => format!("rules object {errors} times"),
        _ => counted(*errors, "error"),
    };
    let rest = match (is_compared, has_facts) {
        (true, _) => format!(" could not be published yet: {because}; its pages are shown below as they would be."),
        (false, true) => format!(
            " cannot be built, as it has {because}: pages, addresses and budget are not compared; `cargo xtask check` tells what to mend."
        ),
        (false, false) => format!(
            " cannot be built, as it has {because}: its facts could not be read in full, so neither facts nor pages, addresses and budget are compared; `cargo xtask check` tells what to mend."
        ),
    };
    Item::line(vec![Phrase::theirs(name), Phrase::Own(rest)]).marked(Mark::Warning)
}

/// ", 64 of them only in the footer", if all pages share a difference and most have no other.
fn everywhere(pages: &Pages) -> String {
    let is_shared = |own: &&Group| own.pages.len() == pages.pages.len() && own.pages.len() > 2;
    let Some(shared) = pages.changed.iter().find(is_shared) else { return String::new() };
    let others = pages.changed.iter().filter(|own| !std::ptr::eq(*own, shared));
    let others: BTreeSet<usize> = others.flat_map(|own| own.pages.iter().copied()).collect();
    let only = shared.pages.iter().filter(|own| !others.contains(own)).count();
    match shared.pieces.as_slice() {
        [piece] if only > 0 && piece.place.starts_with("in the ") => format!(", {only} of them only {}", piece.place),
        _ => String::new(),
    }
}

/// The whole in numbers.
fn tally(review: &Review) -> Option<String> {
    let pages = &review.pages;
    let number = |number: usize, one: &str, rest: &str| (number > 0).then(|| counted(number, one) + rest);
    let differ = if pages.pages.len() == 1 { " differs" } else { " differ" };
    let differ = format!("{differ}{}", everywhere(pages));
    let same = match pages.same {
        0 => None,
        1 => Some("1 page is the same".to_owned()),
        many => Some(format!("{many} pages are the same")),
    };
    let published = match review.meaning.locales {
        0 | 1 => String::new(),
        many => format!(", published in {many} locales"),
    };
    let all = [
        number(review.meaning.statements.len(), "change of the facts", &published),
        number(pages.pages.len(), "page", &differ),
        number(pages.gained.len(), "new address", ""),
        number(pages.redirected.len(), "redirected address", ""),
        (!review.translations.is_empty())
            .then(|| format!("translations differ in {}", counted(review.translations.len(), "locale"))),
        same,
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("{}.", all.join("; ")))
}
