//! Facts that are said otherwise, as statements: worded otherwise, only checked again, or rewritten.

use super::order;
use crate::meaning::concerned;
use crate::meaning::seen::Seen;
use crate::meaning::sentence::instead;
use crate::meaning::statement::{self, Found};
use crate::meaning::words::{Words, noun};
use crate::report::Rewritten;
use std::collections::BTreeMap;
use subprocessors::{Aspect, Date, Difference, Fact, Reference, What};

/// Since when something is said.
#[derive(Clone, Copy)]
pub(super) enum Since {
    /// Since always, as far as the register says.
    Always,
    /// Since a day that has come.
    Day(Date),
    /// From a day on that is still to come.
    Coming(Date),
}

/// The differences as statements: one for each text that is worded otherwise, one for each fact that was only checked
/// again, one for each kind of the others.
pub(super) fn tell(
    before: &Seen<'_>,
    after: &Seen<'_>,
    subject: &Reference,
    all: &[Difference<'_>],
    (since, rewrites): (Since, Option<Rewritten>),
) -> Vec<Found> {
    let day = match since {
        Since::Always => after.today,
        Since::Day(day) | Since::Coming(day) => day,
    };
    let sides = concerned::rewritten(before, after, subject, day);
    let label = before.words.called(subject, day.max(after.today));
    let found = |what: &str, says: String, differences: &[Difference<'_>]| {
        let mut found = statement::bare(what, subject, says, day);
        found.statement.differences = statement::differences(before, after, differences);
        let kind = differences.first().map(|own| own.aspect.what());
        found.statement.products = concerned::products_of(after, &sides, kind);
        found.statement.regions = concerned::regions_of(after, &sides, kind);
        found
    };
    let (checked, others): (Vec<_>, Vec<_>) = all.iter().cloned().partition(is_checked);
    let (moved, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_moved);
    let (worded, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_worded);
    let worded = worded
        .iter()
        .map(|own| found("wording", wording(before.words, after.words, own, &label), std::slice::from_ref(own)));
    let mut kinds: BTreeMap<What, Vec<Difference<'_>>> = BTreeMap::new();
    others.into_iter().for_each(|own| kinds.entry(own.aspect.what()).or_default().push(own));
    let kinds = kinds.into_iter().map(|(what, differences)| {
        let parts: Vec<String> = differences.iter().map(|own| instead(before.words, after.words, own)).collect();
        let is_more = differences.iter().all(|own| own.before.is_none());
        let says = format!("{} {label}{}: {}", verb(since, is_more), when(since), parts.join("; "));
        found(&statement::word(what), says, &differences).untold(after, like(what, after, rewrites), rewrites)
    });
    let order = |own: &Difference<'_>| format!("puts the {} of {label} in another order", noun(own.aspect));
    let moved = moved.iter().map(|own| found("wording", order(own), &[]));
    let checked = checked.iter().map(|own| found("other", checking(own, &label), &[]));
    worded.map(|own| own.rewriting(rewrites)).chain(kinds).chain(moved).chain(checked).collect()
}

/// What a change is like for those who were told: who was announced under one name and comes under another may be
/// somebody else.
fn like(what: What, after: &Seen<'_>, rewrites: Option<Rewritten>) -> What {
    let is_other = what == What::Renamed && rewrites == Some(Rewritten::Announcement);
    if is_other && !after.announces(what) { What::Replaced } else { what }
}

/// Whether only the order of the parts differs: that says the same.
fn is_moved(own: &Difference<'_>) -> bool {
    matches!((own.before, own.after), (Some(a), Some(b)) if order::is_reordered(a, b))
}

/// Whether something was only checked again: that is no change of it.
fn is_checked(own: &Difference<'_>) -> bool {
    own.aspect == Aspect::Reviewed || matches!((own.before, own.after), (Some(a), Some(b)) if a.says_the_same(b))
}

pub(super) fn checking(own: &Difference<'_>, label: &str) -> String {
    match (own.aspect, own.after) {
        (Aspect::Reviewed, Some(day)) => format!("states that {label} was reviewed on {day}"),
        (Aspect::Reviewed, None) => format!("no longer states when {label} was reviewed"),
        _ => format!("states anew when the grounds for transfers of {label} were checked"),
    }
}

fn verb(since: Since, is_more: bool) -> &'static str {
    match since {
        Since::Coming(_) => "changes what the list is to say of",
        _ if is_more => "adds to what the list says of",
        _ => "rewrites what the list says of",
    }
}

fn when(since: Since) -> String {
    match since {
        Since::Always => String::new(),
        Since::Day(day) => format!(" since {day}"),
        Since::Coming(day) => format!(" from {day} on"),
    }
}

/// Whether only the words of a text differ.
fn is_worded(own: &Difference<'_>) -> bool {
    match (own.before, own.after) {
        (Some(Fact::Text(_)), Some(Fact::Text(_))) => own.aspect != Aspect::Class,
        (Some(Fact::Details(a)), Some(Fact::Details(b))) => a.iter().map(|own| &own.0).eq(b.iter().map(|own| &own.0)),
        _ => false,
    }
}

/// "words the purpose of Example Cloud GmbH otherwise: “Servers.” → “Backups.”"
fn wording(before: Words<'_>, after: Words<'_>, own: &Difference<'_>, label: &str) -> String {
    let said =
        |words: Words<'_>, fact: Option<&Fact>| fact.map(|fact| words.fact(own.aspect, fact)).unwrap_or_default();
    let (was, is) = (said(before, own.before), said(after, own.after));
    format!("words the {} of {label} otherwise: {was} → {is}", noun(own.aspect))
}
