//! Two registers as one audience sees them: what is new, what is gone, what is said otherwise.

use super::dates;
use super::facts;
use super::histories::{self, History, Pair, Two, paired};
use super::past;
use super::seen::{Seen, is_about};
use super::sentence;
use super::statement::{self, Found};
use crate::report::Rewritten;
use subprocessors::{Change, Reference, Version, What};

/// What the histories of two registers say otherwise.
pub(super) fn compare(before: &Seen<'_>, after: &Seen<'_>) -> Vec<Found> {
    let (mut new, mut gone) = (Changes::default(), Changes::default());
    let mut pairs = histories::pairs(before.register(), after.register());
    let renamed = histories::renamed(&mut pairs);
    let mut found: Vec<Found> = renamed.iter().map(|(old, new)| with_id(after, old, new)).collect();
    // For whom an engagement is listed at all is told to all readers.
    let pairs = pairs.iter().filter(|own| is_seen(own.before, before) && is_seen(own.after, after));
    for pair in pairs {
        match (pair.before, pair.after) {
            (Some(old), None) => found.extend(taken_out(before, after, &pair.subject, old)),
            (None, Some(_)) | (Some(_), Some(_)) => {
                found.extend(engaged_for_nothing(after, pair));
                found.extend(both(before, after, pair, (&mut new, &mut gone)));
            }
            (None, None) => {}
        }
    }
    found.extend(new.all.iter().map(|own| past::judged(after, own, statement::new(after, own))));
    // What was told of one part of a succession is not struck when it has become one.
    let is_kept = |own: &&Change<'_>| !new.all.iter().any(|kept| is_same_event(own, kept));
    found.extend(gone.all.iter().copied().filter(is_kept).map(|own| struck(before, after, own)));
    found
}

/// The same thing under another id: its address and anchor are others.
pub(super) fn with_id(after: &Seen<'_>, old: &Reference, new: &Reference) -> Found {
    let says = format!("gives {} the id `{new}` instead of `{old}`", after.words.called(new, after.today));
    statement::bare("other", new, says, after.today)
}

/// Changes, each once, though several versions make it.
#[derive(Default)]
struct Changes<'s, 'a> {
    all: Vec<&'s Change<'a>>,
}

impl<'s, 'a> Changes<'s, 'a> {
    fn add(&mut self, changes: Vec<&'s Change<'a>>) {
        for change in changes {
            if !self.all.iter().any(|own| std::ptr::eq(*own, change)) {
                self.all.push(change);
            }
        }
    }
}

fn is_same_event(a: &Change<'_>, b: &Change<'_>) -> bool {
    a.effective == b.effective
        && is_about(b, &a.subject)
        && matches!(b.what, What::Replaced | What::Merged | What::Split)
}

fn is_seen(history: Option<History<'_>>, seen: &Seen<'_>) -> bool {
    history.and_then(|own| own.engagement).is_none_or(|own| own.is_for(seen.audience.as_ref()))
}

/// What is said of one thing in both registers, or only in the later one. New and gone changes are only collected, as
/// several histories may have them in common.
fn both<'s, 'a>(
    before: &'s Seen<'a>,
    after: &'s Seen<'a>,
    pair: &'s Pair<'a>,
    (new, gone): (&mut Changes<'s, 'a>, &mut Changes<'s, 'a>),
) -> Vec<Found> {
    let versions = |own: Option<History<'a>>| own.map(|own| own.versions).unwrap_or_default();
    let mut found = facts::undated(before, after, pair);
    for versions in paired(versions(pair.before), versions(pair.after)) {
        match versions {
            (None, Some(own)) => {
                found.extend(facts::beside(after, &pair.subject, own));
                new.add(after.made_by(&pair.subject, own));
            }
            (Some(own), None) => {
                found.extend(facts::idle(before, &pair.subject, own));
                gone.add(before.made_by(&pair.subject, own));
            }
            (Some(old), Some(own)) => {
                let version = Two { subject: &pair.subject, before: old, after: own };
                found.extend(dates::compare(before, after, &version));
                found.extend(facts::compare(before, after, &version));
            }
            (None, None) => {}
        }
    }
    found
}

/// An entity that is new and does nothing: only others name it.
fn engaged_for_nothing(after: &Seen<'_>, pair: &Pair<'_>) -> Option<Found> {
    let new = pair.after.filter(|own| pair.before.is_none() && own.engagement.is_none())?;
    let says =
        || format!("adds {} to the register, engaged for nothing", after.words.called(&pair.subject, after.today));
    new.entity.engagements.is_empty().then(|| statement::bare("other", &pair.subject, says(), after.today))
}

/// What is no longer in the register at all, with its whole history.
fn taken_out(before: &Seen<'_>, after: &Seen<'_>, subject: &Reference, history: History<'_>) -> Option<Found> {
    // Of an entity that is taken out its engagements are told.
    if history.engagement.is_none() && !history.entity.engagements.is_empty() {
        return None;
    }
    let last = before.today;
    let name = before.words.called(subject, last);
    let first = history.versions.first().map(|own| before.day(own));
    let (says, rewrites) = match first {
        Some(day) if day > before.today => {
            let rewrites = history.is_announced(before.today).then_some(Rewritten::Announcement);
            (format!("takes back the engagement of {name}, which was to begin on {day}"), rewrites)
        }
        _ => {
            let since = first.map(|day| format!(" since {day}")).unwrap_or_default();
            let says = format!(
                "takes {name} out of the register with its whole history{since}, as if it had never been in it"
            );
            (says, history.begun(before.today).then_some(Rewritten::History))
        }
    };
    let day = first.unwrap_or(before.today);
    Some(statement::bare("removed", subject, says, day).untold(after, What::Removed, rewrites))
}

/// A change that is in the history no longer, though readers were not told that it was called off.
fn struck(before: &Seen<'_>, after: &Seen<'_>, change: &Change<'_>) -> Found {
    let day = change.effective.map_or(before.today, |own| own.date);
    let says = sentence::says(before.words, change, before.audience.as_ref());
    let is_told = change.announced.is_some_and(|own| own <= before.today);
    let (says, rewrites) = if day <= before.today {
        (format!("strikes from the history of {day}: {says}"), Some(Rewritten::History))
    } else if is_told {
        (format!("strikes what was announced for {day}: {says}"), Some(Rewritten::Announcement))
    } else {
        (format!("no longer plans for {day}: {says}"), None)
    };
    let mut found = statement::about(before, change, says, &Default::default()).untold(after, change.what, rewrites);
    found.statement.differences.iter_mut().for_each(|own| std::mem::swap(&mut own.1, &mut own.2));
    found
}

/// How a version that is said otherwise stands to what readers know of it.
pub(super) fn rewrites(before: &Seen<'_>, version: &Version) -> Option<Rewritten> {
    if version.timing.withdrawn.is_none() && before.day(version) <= before.today {
        return Some(Rewritten::History);
    }
    let announced = version.timing.announced_for(before.audience.as_ref());
    announced.filter(|day| *day <= before.today).map(|_| Rewritten::Announcement)
}
