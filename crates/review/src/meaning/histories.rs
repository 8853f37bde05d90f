//! Two histories of one thing side by side: which version of the one is which of the other.

use std::collections::{BTreeMap, BTreeSet};
use subprocessors::{Engagement, Entity, Reference, Register, Version};

/// An entity itself, or one of its engagements, with its history.
#[derive(Clone, Copy)]
pub(super) struct History<'a> {
    pub(super) entity: &'a Entity,
    pub(super) engagement: Option<&'a Engagement>,
    pub(super) versions: &'a [Version],
}

/// The histories of one thing in two registers.
pub(super) struct Pair<'a> {
    pub(super) subject: Reference,
    pub(super) before: Option<History<'a>>,
    pub(super) after: Option<History<'a>>,
}

/// Every history of two registers, in the order of what they are about.
pub(super) fn pairs<'a>(before: &'a Register, after: &'a Register) -> Vec<Pair<'a>> {
    let (before, after) = (histories(before), histories(after));
    let subjects: BTreeSet<&Reference> = before.keys().chain(after.keys()).collect();
    let pair = |subject: &Reference| Pair {
        subject: subject.clone(),
        before: before.get(subject).copied(),
        after: after.get(subject).copied(),
    };
    subjects.into_iter().map(pair).collect()
}

fn histories(register: &Register) -> BTreeMap<Reference, History<'_>> {
    let mut all = BTreeMap::new();
    for entity in &register.entities {
        let own = Reference { entity: entity.id.clone(), engagement: None };
        all.insert(own, History { entity, engagement: None, versions: &entity.history });
        for engagement in &entity.engagements {
            let history = History { entity, engagement: Some(engagement), versions: &engagement.history };
            all.insert(entity.reference(engagement), history);
        }
    }
    all
}

/// Engagements that have another id and nothing else: each with its id before, and taken out of the pairs.
pub(super) fn renamed(pairs: &mut Vec<Pair<'_>>) -> Vec<(Reference, Reference)> {
    let mut renamed: Vec<(Reference, Reference)> = Vec::new();
    for old in pairs.iter().filter(|own| own.after.is_none()) {
        let is_free = |new: &Pair<'_>| new.before.is_none() && !renamed.iter().any(|own| own.1 == new.subject);
        if let Some(new) = pairs.iter().find(|own| is_free(own) && is_same_thing(old, own)) {
            renamed.push((old.subject.clone(), new.subject.clone()));
        }
    }
    pairs.retain(|own| !renamed.iter().any(|(old, new)| own.subject == *old || own.subject == *new));
    renamed
}

fn is_same_thing(old: &Pair<'_>, new: &Pair<'_>) -> bool {
    let (Some(a), Some(b)) = (old.before, new.after) else { return false };
    let (Some(c), Some(d)) = (a.engagement, b.engagement) else { return false };
    let stands = |own: &Engagement| (own.service.clone(), own.section.clone(), own.audiences.clone());
    a.entity.id == b.entity.id && stands(c) == stands(d) && all_same(a.versions, b.versions)
}

/// Whether two histories say the same of the same days.
pub(super) fn all_same(before: &[Version], after: &[Version]) -> bool {
    before.len() == after.len() && before.iter().zip(after).all(|(a, b)| says_the_same(a, b) && dated(a) == dated(b))
}

/// Everything that is said of the days of a version.
fn dated(version: &Version) -> impl PartialEq + use<> {
    let own = &version.timing;
    let day = |day: &Option<source::Spanned<subprocessors::Date>>| day.as_ref().map(|own| own.value);
    let audiences: Vec<_> =
        own.audiences.iter().map(|own| (own.audience.clone(), day(&own.announced), day(&own.effective))).collect();
    let until = own.until.as_ref().map(|own| own.value);
    let days = (own.start.value, day(&own.announced), until, own.moves(), day(&own.withdrawn));
    (days, own.correction, own.notice.clone(), audiences, own.replaced_by.clone())
}

/// A version that is there before and after.
pub(super) struct Two<'a> {
    pub(super) subject: &'a Reference,
    pub(super) before: &'a Version,
    pub(super) after: &'a Version,
}

/// The same version before and after; one of them is missing of what is new or gone.
pub(super) type Paired<'a> = (Option<&'a Version>, Option<&'a Version>);

/// The versions of two histories side by side, the surest pairs first: those of one day that say the same, those of one
/// day, those that say the same of another day; and if one of each is left that states the same aspects, these two.
pub(super) fn paired<'a>(before: &'a [Version], after: &'a [Version]) -> Vec<Paired<'a>> {
    let mut left: (Vec<&Version>, Vec<&Version>) = (before.iter().collect(), after.iter().collect());
    let mut pairs = Vec::new();
    let sure: [fn(&Version, &Version) -> bool; 3] = [
        |a, b| day(a) == day(b) && says_the_same(a, b),
        |a, b| day(a) == day(b) && a.timing.ended == b.timing.ended,
        says_the_same,
    ];
    sure.iter().for_each(|is_same| take(&mut left, &mut pairs, is_same));
    if left.0.len() == 1 && left.1.len() == 1 {
        take(&mut left, &mut pairs, &states_the_same);
    }
    pairs.extend(left.0.into_iter().map(|own| (Some(own), None)));
    pairs.extend(left.1.into_iter().map(|own| (None, Some(own))));
    pairs
}

fn take<'a>(
    (before, after): &mut (Vec<&'a Version>, Vec<&'a Version>),
    pairs: &mut Vec<Paired<'a>>,
    is_same: &dyn Fn(&Version, &Version) -> bool,
) {
    after.retain(|new| {
        let Some(at) = before.iter().position(|old| is_same(old, new)) else { return true };
        pairs.push((Some(before.remove(at)), Some(new)));
        false
    });
}

fn day(version: &Version) -> subprocessors::Date {
    version.timing.start.value.date()
}

fn says_the_same(a: &Version, b: &Version) -> bool {
    let holds = |a: &Version, b: &Version| a.facts.iter().all(|own| b.facts.contains(own));
    a.timing.ended == b.timing.ended && holds(a, b) && holds(b, a) && a.no_longer == b.no_longer
}

fn states_the_same(a: &Version, b: &Version) -> bool {
    let holds = |a: &Version, b: &Version| a.facts.iter().all(|own| super::seen::states(b, own.0));
    a.timing.ended == b.timing.ended && holds(a, b) && holds(b, a)
}

impl<'a> History<'a> {
    /// The first version that has begun by a day, if any has.
    pub(super) fn begun(&self, day: subprocessors::Date) -> bool {
        self.versions.iter().any(|own| own.timing.has_begun(day, None))
    }

    /// Whether readers were told by a day of something that is still to come.
    pub(super) fn is_announced(&self, day: subprocessors::Date) -> bool {
        self.versions.iter().any(|own| own.timing.announced_for(None).is_some_and(|own| own <= day))
    }
}
