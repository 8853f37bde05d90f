//! What is told of days that have passed, though the version before did not say it.
//!
//! A list can be trusted because what it says of a day is what it said on that day. The version before was the list up
//! to the day of its commit. A change that comes now and begins earlier, or that says that customers were told of it
//! earlier, is backdated: however many days it counts, nobody could read it then. Between that day and today a branch
//! may well have waited for its merge, so days of it are believed. Of a folder nobody knows the day: then it is today.

use super::seen::Seen;
use super::statement::Found;
use crate::report::Rewritten;
use subprocessors::{Change, Date};

/// A new change, with a mark and a word if it is backdated.
pub(super) fn judged(after: &Seen<'_>, change: &Change<'_>, mut found: Found) -> Found {
    let Some(says) = backdated(after, change) else { return found };
    found.statement.follows.extend(says);
    if let Some(notice) = &mut found.notice {
        notice.says += &format!("; {UNSAID}");
        notice.lacking = change.withdrawn.is_none();
    }
    let is_due = !change.correction && change.withdrawn.is_none() && after.announces(change.what);
    found.statement.rewrites = Some(Rewritten::History);
    found.lacking(is_due)
}

/// What is to be said of a change that is backdated; a change of imported history says it itself.
fn backdated(after: &Seen<'_>, change: &Change<'_>) -> Option<Option<String>> {
    let is_past = |day: &Date| *day < after.past;
    let told = change.announced.filter(is_past);
    let since = change.effective.filter(|own| is_past(&own.date));
    match (told, since) {
        (Some(day), _) => Some(Some(told_before(day))),
        (None, Some(since)) if since.at_least && !change.correction => Some(None),
        (None, Some(since)) => Some(Some(format!("dated back to {}: {UNSAID}", since.date))),
        (None, None) => None,
    }
}

/// "says that customers were told on 2026-09-01; the list before did not say so".
pub(super) fn told_before(day: Date) -> String {
    format!("says that customers were told on {day}; {UNSAID}")
}

/// What is wrong with days that are named afterwards.
pub(super) const UNSAID: &str = "the list before did not say so";
