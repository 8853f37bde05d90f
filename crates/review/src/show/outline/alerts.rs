//! What nobody should miss, at the head of a report.

use super::{Item, Mark, Phrase};
use crate::report::{Moved, Review};
use crate::show::words::counted;

pub(super) fn all(review: &Review) -> Vec<Item> {
    let statements = &review.meaning.statements;
    let errors = review.meaning.fires.iter().filter(|own| own.level == "error").count();
    let lacking = statements.iter().filter(|own| own.lacks_notice).count();
    let rewriting = statements.iter().filter(|own| own.rewrites.is_some()).count();
    let all = [lost(review.pages.lost.len()), new_errors(errors), without_notice(lacking), rewrites(rewriting)];
    let hosts = review.pages.hosts.iter().map(host);
    all.into_iter().flatten().chain(hosts).chain(resealed(&review.pages.resealed)).collect()
}

fn lost(number: usize) -> Option<Item> {
    let them = if number == 1 { "it" } else { "them" };
    let said = format!("{} lost: links to {them} lead nowhere", counted(number, "address"));
    (number > 0).then(|| Item::own(said).marked(Mark::Error))
}

fn new_errors(number: usize) -> Option<Item> {
    let were = if number == 1 { "was" } else { "were" };
    let said = format!("{} that {were} not there before", counted(number, "error"));
    (number > 0).then(|| Item::own(said).marked(Mark::Error))
}

fn without_notice(number: usize) -> Option<Item> {
    let said = format!("{} without the notice that the policy asks for", counted(number, "change"));
    (number > 0).then(|| Item::own(said).marked(Mark::Warning))
}

fn rewrites(number: usize) -> Option<Item> {
    let rewrite = if number == 1 { "rewrites" } else { "rewrite" };
    let said = format!(
        "{} that {rewrite} what readers have been told: the list says something else of days that have passed, or of what was announced, and nobody is told",
        counted(number, "change")
    );
    (number > 0).then(|| Item::own(said).marked(Mark::Warning))
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
