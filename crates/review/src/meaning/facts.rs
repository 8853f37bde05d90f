//! What is said otherwise without a version of its own: facts of a version that was there before, and undated ones.

use super::compared::rewrites;
use super::histories::Pair;
use super::seen::{Seen, facts_on, states};
use super::sentence::instead;
use super::statement::{self, Found};
use super::words::{noun, quoted};
use crate::report::Rewritten;
use std::collections::BTreeMap;
use subprocessors::{Aspect, Date, Difference, Engagement, Fact, Reference, Version, What};

/// What a version states otherwise than before.
pub(super) fn compare(
    before: &Seen<'_>,
    after: &Seen<'_>,
    subject: &Reference,
    old: &Version,
    new: &Version,
) -> Vec<Found> {
    let day = after.day(new);
    let differences: Vec<Difference<'_>> = Aspect::ALL
        .iter()
        .filter(|own| states(old, **own) || states(new, **own))
        .filter_map(|aspect| {
            let (old, new) = (fact(before, subject, old, *aspect), fact(after, subject, new, *aspect));
            (old != new).then_some(Difference { aspect: *aspect, before: old, after: new })
        })
        .collect();
    let rewrites = rewrites(before, old);
    let since = if day > after.today { Since::Coming(day) } else { Since::Day(day) };
    tell(before, after, subject, &differences, (since, rewrites))
}

/// What holds of an aspect on the first day of a version; of one that was called off, what it states.
fn fact<'a>(seen: &Seen<'a>, subject: &Reference, version: &'a Version, aspect: Aspect) -> Option<&'a Fact> {
    if version.timing.withdrawn.is_some() {
        return version.facts.iter().find(|own| own.0 == aspect).map(|own| &own.1);
    }
    facts_on(seen.register(), subject, seen.day(version), seen.audience.as_ref()).get(aspect)
}

/// Since when something is said.
#[derive(Clone, Copy)]
enum Since {
    /// Since always, as far as the register says.
    Always,
    /// Since a day that has come.
    Day(Date),
    /// From a day on that is still to come.
    Coming(Date),
}

/// The differences as statements: one for each text that is worded otherwise, one for each fact that was only checked
/// again, one for each kind of the others.
fn tell(
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
    let label = before.words.called(subject, day.max(after.today));
    let found = |what: &str, says: String, differences: &[Difference<'_>]| {
        let mut found = statement::bare(what, subject, says, day);
        found.statement.differences = statement::differences(before, after, differences);
        found
    };
    let (checked, others): (Vec<_>, Vec<_>) = all.iter().cloned().partition(is_checked);
    let (worded, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_worded);
    let worded = worded.iter().map(|own| found("wording", wording(own, &label), std::slice::from_ref(own)));
    let mut kinds: BTreeMap<What, Vec<Difference<'_>>> = BTreeMap::new();
    others.into_iter().for_each(|own| kinds.entry(own.aspect.what()).or_default().push(own));
    let kinds = kinds.into_iter().map(|(what, differences)| {
        let parts: Vec<String> = differences.iter().map(|own| instead(before.words, after.words, own)).collect();
        let says = format!("{} {label}{}: {}", verb(since), when(since), parts.join("; "));
        found(&statement::word(what), says, &differences)
    });
    let rewriting = worded.chain(kinds).map(|own| own.rewriting(rewrites));
    rewriting.chain(checked.iter().map(|own| found("other", checking(own, &label), &[]))).collect()
}

/// Whether something was only checked again: that is no change of it.
fn is_checked(own: &Difference<'_>) -> bool {
    own.aspect == Aspect::Reviewed || matches!((own.before, own.after), (Some(a), Some(b)) if a.says_the_same(b))
}

fn checking(own: &Difference<'_>, label: &str) -> String {
    match (own.aspect, own.after) {
        (Aspect::Reviewed, Some(day)) => format!("states that {label} was reviewed on {day}"),
        (Aspect::Reviewed, None) => format!("no longer states when {label} was reviewed"),
        _ => format!("states anew when the grounds for transfers of {label} were checked"),
    }
}

fn verb(since: Since) -> &'static str {
    match since {
        Since::Coming(_) => "changes what is to be said of",
        _ => "rewrites what is said of",
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
fn wording(own: &Difference<'_>, label: &str) -> String {
    let text = |fact: Option<&Fact>| match fact {
        Some(Fact::Text(text)) => quoted(&text.source),
        Some(other) => quoted(&other.to_string()),
        None => String::new(),
    };
    format!("words the {} of {label} otherwise: {} → {}", noun(own.aspect), text(own.before), text(own.after))
}

/// What a version says of a review, which is no change of anything.
pub(super) fn reviewed(after: &Seen<'_>, subject: &Reference, version: &Version) -> Option<Found> {
    let stated = version.facts.iter().find(|own| own.0 == Aspect::Reviewed).map(|own| &own.1)?;
    let day = after.day(version);
    let own = Difference { aspect: Aspect::Reviewed, before: None, after: Some(stated) };
    let is_only = after.made_by(subject, version).is_empty();
    is_only.then(|| statement::bare("other", subject, checking(&own, &after.words.called(subject, day)), day))
}

/// What holds of a thing whatever the day: facts of an entity before its history, where an engagement stands.
pub(super) fn undated(before: &Seen<'_>, after: &Seen<'_>, pair: &Pair<'_>) -> Vec<Found> {
    let (Some(old), Some(new)) = (pair.before, pair.after) else { return Vec::new() };
    let shown = old.entity.versions().any(|own| own.timing.has_begun(before.today, None));
    let rewrites = shown.then_some(Rewritten::History);
    match (old.engagement, new.engagement) {
        (Some(old), Some(new)) => {
            let found = stands(before, after, &pair.subject, old, new);
            found.into_iter().map(|own| own.rewriting(rewrites)).collect()
        }
        _ => {
            let fact = |all: &'_ [(Aspect, Fact)], aspect: Aspect| all.iter().position(|own| own.0 == aspect);
            let differences: Vec<Difference<'_>> = Aspect::ALL
                .iter()
                .map(|aspect| Difference {
                    aspect: *aspect,
                    before: fact(&old.entity.facts, *aspect).map(|at| &old.entity.facts[at].1),
                    after: fact(&new.entity.facts, *aspect).map(|at| &new.entity.facts[at].1),
                })
                .filter(|own| own.before != own.after)
                .collect();
            tell(before, after, &pair.subject, &differences, (Since::Always, rewrites))
        }
    }
}

/// For which service, in which table, for which readers an engagement is listed.
fn stands(before: &Seen<'_>, after: &Seen<'_>, subject: &Reference, old: &Engagement, new: &Engagement) -> Vec<Found> {
    let label = after.words.called(subject, after.today);
    let mut said = Vec::new();
    if old.service != new.service {
        let name =
            |seen: &Seen<'_>, id: &_| super::words::named(&seen.register().services, id, |own| &own.name).to_owned();
        said.push(format!(
            "lists {label} for the service {} instead of {}",
            name(after, &new.service),
            name(before, &old.service)
        ));
    }
    if old.section != new.section {
        said.push(format!("lists {label} in the table `{}` instead of `{}`", new.section, old.section));
    }
    if old.audiences != new.audiences {
        let names = |seen: &Seen<'_>, all: &[subprocessors::Id]| match all {
            [] => "all readers".to_owned(),
            all => super::words::list(
                &all.iter().map(|own| super::sentence::audience(seen.words, own)).collect::<Vec<_>>(),
            ),
        };
        let (was, is) = (names(before, &old.audiences), names(after, &new.audiences));
        said.push(format!("lists {label} for {is} instead of {was}"));
    }
    said.into_iter().map(|says| statement::bare("other", subject, says, after.today)).collect()
}
