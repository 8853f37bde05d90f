//! What is said otherwise without a version of its own: facts of a version that was there before, and undated ones.

mod order;
mod standing;
mod tell;

use super::compared::rewrites;
use super::histories::{Pair, Two};
use super::notice;
use super::seen::{Seen, facts_on, states};
use super::statement::{self, Found};
use crate::report::Rewritten;
use standing::stands;
use subprocessors::{Aspect, Difference, Entity, Fact, Reference, Version, What};
use tell::{Since, checking, tell};

/// What a version states otherwise than before.
pub(super) fn compare(before: &Seen<'_>, after: &Seen<'_>, version: &Two<'_>) -> Vec<Found> {
    let (subject, day) = (version.subject, after.day(version.after));
    let stated = Aspect::ALL.iter().filter(|own| states(version.before, **own) || states(version.after, **own));
    let difference = |aspect: &Aspect| {
        let (old, new) = (fact(before, subject, version.before, *aspect), fact(after, subject, version.after, *aspect));
        (old != new).then_some(Difference { aspect: *aspect, before: old, after: new })
    };
    let differences: Vec<Difference<'_>> = stated.filter_map(difference).collect();
    let since = if day > after.today { Since::Coming(day) } else { Since::Day(day) };
    tell(before, after, subject, &differences, (since, rewrites(before, version.before)))
}

/// What holds of an aspect on the first day of a version; of one that was called off, what it states.
fn fact<'a>(seen: &Seen<'a>, subject: &Reference, version: &'a Version, aspect: Aspect) -> Option<&'a Fact> {
    if version.timing.withdrawn.is_some() {
        return version.facts.iter().find(|own| own.0 == aspect).map(|own| &own.1);
    }
    facts_on(seen.register(), subject, seen.day(version), seen.audience.as_ref()).get(aspect)
}

/// What a version says that is no change of the list: that something was reviewed, that a legal entity itself ends.
pub(super) fn beside(after: &Seen<'_>, subject: &Reference, version: &Version) -> Option<Found> {
    if !after.made_by(subject, version).is_empty() {
        return None;
    }
    let day = after.day(version);
    let label = after.words.called(subject, day);
    if version.timing.ended && subject.engagement.is_none() {
        let says = format!("states that {label} itself ends on {day}");
        let found = statement::bare("removed", subject, says, day);
        return Some(match after.notice(version) {
            Some(own) => found.asking(notice::of_notice(own, after.today)),
            None => found,
        })
        .map(|own| own.untold(after, What::Removed, (day < after.past).then_some(Rewritten::History)));
    }
    let Some(stated) = version.facts.iter().find(|own| own.0 == Aspect::Reviewed).map(|own| &own.1) else {
        let says = format!("adds a version of {day} of {label} that changes nothing");
        return says_nothing_new(after, subject, version).then(|| statement::bare("other", subject, says, day));
    };
    let own = Difference { aspect: Aspect::Reviewed, before: None, after: Some(stated) };
    Some(statement::bare("other", subject, checking(&own, &label), day))
}

/// What is gone and had changed nothing.
pub(super) fn idle(before: &Seen<'_>, subject: &Reference, version: &Version) -> Option<Found> {
    let is_idle = before.made_by(subject, version).is_empty() && says_nothing_new(before, subject, version);
    let day = before.day(version);
    let label = before.words.called(subject, day);
    let says = format!("takes out the version of {day} of {label}, which changed nothing");
    is_idle.then(|| statement::bare("other", subject, says, day))
}

/// Whether all that a version states held on the day before.
fn says_nothing_new(seen: &Seen<'_>, subject: &Reference, version: &Version) -> bool {
    let day = seen.day(version);
    let held = facts_on(seen.register(), subject, day.yesterday().unwrap_or(day), seen.audience.as_ref());
    !version.timing.ended && version.facts.iter().all(|(aspect, fact)| held.get(*aspect) == Some(fact))
}

/// What holds of a thing whatever the day: facts of an entity before its history, where an engagement stands.
pub(super) fn undated(before: &Seen<'_>, after: &Seen<'_>, pair: &Pair<'_>) -> Vec<Found> {
    let (Some(old), Some(new)) = (pair.before, pair.after) else { return Vec::new() };
    let rewrites = known_of(old.entity, before);
    match (old.engagement, new.engagement) {
        (Some(old), Some(new)) => {
            let found = stands(before, after, &pair.subject, old, new);
            found.into_iter().map(|own| own.rewriting(rewrites)).collect()
        }
        _ => {
            let differences = differences(&old.entity.facts, &new.entity.facts);
            tell(before, after, &pair.subject, &differences, (Since::Always, rewrites))
        }
    }
}

/// What readers know of an entity: that it is on the list, or that it is announced.
fn known_of(entity: &Entity, before: &Seen<'_>) -> Option<Rewritten> {
    let audience = before.audience.as_ref();
    let is_shown = entity.versions().any(|own| own.timing.has_begun(before.today, audience));
    let is_told = |own: &Version| own.timing.announced_for(audience).is_some_and(|day| day <= before.today);
    let is_announced = || entity.versions().any(is_told).then_some(Rewritten::Announcement);
    is_shown.then_some(Rewritten::History).or_else(is_announced)
}

fn differences<'a>(before: &'a [(Aspect, Fact)], after: &'a [(Aspect, Fact)]) -> Vec<Difference<'a>> {
    let fact = |all: &'a [(Aspect, Fact)], aspect: Aspect| all.iter().find(|own| own.0 == aspect).map(|own| &own.1);
    let each = Aspect::ALL.iter().map(|aspect| Difference {
        aspect: *aspect,
        before: fact(before, *aspect),
        after: fact(after, *aspect),
    });
    each.filter(|own| own.before != own.after).collect()
}
