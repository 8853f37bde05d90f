//! What takes the place of what: one for one is a replacement, several for one a merger, one for several
//! a split.

use super::Part;
use crate::as_of::List;
use crate::model::{Reference, Timing};
use crate::schema::What;
use crate::values::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What went and what came in its place, on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Succession {
    pub(super) what: What,
    pub(super) from: Vec<Reference>,
    pub(super) into: Vec<Reference>,
    pub(super) date: Date,
    /// What went, each with when readers were told; in the order of `from`.
    pub(super) ends: Vec<Part>,
    /// Whether only the list was wrong.
    pub(super) correction: bool,
    /// The name of what went first.
    pub(super) name: String,
}

/// Something that ended between two lists, and what it names as its successors.
struct End {
    from: Reference,
    into: Vec<Reference>,
    date: Date,
    announced: Option<Date>,
    moved: Vec<(Date, Date)>,
    correction: bool,
    name: String,
}

impl End {
    fn part(&self) -> Part {
        let (announced, moved) = (self.announced, self.moved.clone());
        Part { subject: self.from.clone(), begins: false, announced, moved }
    }
}

/// Every succession between two lists.
pub(super) fn find(before: &List<'_>, after: &List<'_>) -> Vec<Succession> {
    let mut ends = engagements(before, after);
    ends.extend(entities(before, after));
    // Between two lists that lie far apart, what came in its place may be gone too.
    let gone: BTreeSet<Reference> = after.ended.iter().map(|entry| entry.entity.reference(entry.engagement)).collect();
    ends.retain(|own| !own.into.iter().all(|into| gone.contains(into)));
    grouped(ends, &present(before))
}

fn engagements(before: &List<'_>, after: &List<'_>) -> Vec<End> {
    let engaged: BTreeSet<Reference> =
        before.entries.iter().map(|entry| entry.entity.reference(entry.engagement)).collect();
    let all = after.ended.iter().filter_map(|entry| {
        let from = entry.entity.reference(entry.engagement);
        let ended = entry.ended?;
        let name = entry.called().source().to_owned();
        engaged.contains(&from).then(|| end(from, ended.timing, ended.date, after, name))
    });
    all.filter(|own| !own.into.is_empty()).collect()
}

fn entities(before: &List<'_>, after: &List<'_>) -> Vec<End> {
    let audience = after.audience.as_ref();
    let all = after.register.entities.iter().filter_map(|entity| {
        let ended = entity.ended(after.date, audience)?;
        let lived = before.register.entity(&entity.id)?.ended(before.date, audience).is_none();
        let from = Reference { entity: entity.id.clone(), engagement: None };
        let name = entity.on(after.date, audience).called()?.source().to_owned();
        lived.then(|| end(from, ended.timing, ended.date, after, name))
    });
    all.filter(|own| !own.into.is_empty()).collect()
}

fn end(from: Reference, timing: &Timing, date: Date, after: &List<'_>, name: String) -> End {
    let into = timing.replaced_by.iter().map(|own| own.value.clone()).collect();
    // What passes was never moved itself: its beginning was.
    let moved = if timing.ended { timing.moves() } else { Vec::new() };
    let announced = timing.announced_for(after.audience.as_ref());
    End { from, into, date, announced, moved, correction: timing.correction, name }
}

/// Everything that a list has: its engagements, and the entities that have any.
fn present(list: &List<'_>) -> BTreeSet<Reference> {
    let engagements = list.entries.iter().map(|entry| entry.entity.reference(entry.engagement));
    let entities = list.entries.iter().map(|entry| Reference { entity: entry.entity.id.clone(), engagement: None });
    engagements.chain(entities).collect()
}

/// Ends that lead to the same successor on the same day are one succession.
fn grouped(ends: Vec<End>, before: &BTreeSet<Reference>) -> Vec<Succession> {
    let mut groups: BTreeMap<(Date, Vec<Reference>), Vec<End>> = BTreeMap::new();
    for end in ends {
        groups.entry((end.date, end.into.clone())).or_default().push(end);
    }
    let succession = |((date, into), ends): ((Date, Vec<Reference>), Vec<End>)| {
        let existed = into.iter().all(|own| before.contains(own));
        let what = match (ends.len(), into.len()) {
            (1, 1) if !existed => What::Replaced,
            (1, 1) if into[0].engagement.is_some() => What::Replaced,
            (_, 1) => What::Merged,
            _ => What::Split,
        };
        Succession {
            what,
            name: ends[0].name.clone(),
            correction: ends.iter().all(|own| own.correction),
            ends: ends.iter().map(End::part).collect(),
            from: ends.into_iter().map(|own| own.from).collect(),
            into,
            date,
        }
    };
    groups.into_iter().map(succession).collect()
}
