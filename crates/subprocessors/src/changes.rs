//! What differs between two lists, as typed changes: who came, who went, what else is said of them.
//!
//! Lists of one register on two days give its history; lists of two registers on one day give what an
//! edit means. Everything is compared by ids and values, so layout, order and quotes make no change.

mod succession;

use crate::as_of::{Entry, List, Since};
use crate::model::{Aspect, Engagement, Entity, Fact, Facts, Id, Reference, Register, Start, Timing, Version, differs};
use crate::schema::What;
use crate::scope::Profile;
use crate::values::Date;
use std::collections::{BTreeMap, BTreeSet};
use succession::Succession;

/// One change: of one kind, about one entity or engagement.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'a> {
    /// What kind of change.
    pub what: What,
    /// What it is about. For a succession: what went first.
    pub subject: Reference,
    /// The name of the entity after the change, or the last one it had, in the source language.
    pub name: String,
    /// What went: for a succession all that is replaced, merged or split; else empty.
    pub from: Vec<Reference>,
    /// What came in its place.
    pub into: Vec<Reference>,
    /// What is said otherwise, before and after. All facts of it for what was added or removed.
    pub differences: Vec<Difference<'a>>,
    /// Whether only the list was wrong.
    pub correction: bool,
    /// From when on it holds, if that is known.
    pub effective: Option<Since>,
    /// When readers were told, if stated.
    pub announced: Option<Date>,
    /// Days on which it was moved, each with the day on which it was to take effect until then, oldest first.
    pub moved: Vec<(Date, Date)>,
    /// When it was called off, if it was: then it never took effect.
    pub withdrawn: Option<Date>,
    /// Of a succession, each end and each beginning, and when readers were told of it.
    pub parts: Vec<Part>,
    /// The day that stands in the facts, and whether it was called off, whatever readers knew when.
    pub(crate) stated: (Option<Date>, bool),
}

/// An end or a beginning that is part of a succession.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What ends or begins.
    pub subject: Reference,
    /// Whether it begins.
    pub begins: bool,
    /// When readers were told, if stated.
    pub announced: Option<Date>,
    /// Days on which it was moved, each with its day until then.
    pub moved: Vec<(Date, Date)>,
}

/// A fact before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference<'a> {
    /// What is said otherwise.
    pub aspect: Aspect,
    /// What was said; nothing if it is new.
    pub before: Option<&'a Fact>,
    /// What is said now; nothing if it is gone.
    pub after: Option<&'a Fact>,
}

impl<'a> Change<'a> {
    /// The change as readers knew of it on a day: another date may have been told later, or that it was called off.
    pub fn as_known(mut self, date: Date) -> Self {
        if let Some(day) = self.moved.iter().find(|own| own.0 > date).map(|own| own.1) {
            self.effective = Some(Since { date: day, at_least: false });
        }
        self.moved.retain(|own| own.0 <= date);
        self.withdrawn = self.withdrawn.filter(|day| *day <= date);
        self
    }

    /// What readers knew of it on a day: of a succession of which they were not told everything, what they were told.
    pub fn known(&self, date: Date) -> Vec<Change<'a>> {
        let is_told = |announced: Option<Date>| announced.is_some_and(|day| day <= date);
        if self.parts.iter().all(|own| own.announced.is_none() || is_told(own.announced)) {
            let told = is_told(self.announced) || self.parts.iter().any(|own| is_told(own.announced));
            return told.then(|| self.clone().as_known(date)).into_iter().collect();
        }
        let alone = |own: &Part| Change {
            what: if own.begins { What::Added } else { What::Removed },
            subject: own.subject.clone(),
            from: Vec::new(),
            into: Vec::new(),
            differences: Vec::new(),
            announced: own.announced,
            moved: own.moved.clone(),
            parts: Vec::new(),
            ..self.clone()
        };
        self.parts.iter().filter(|own| is_told(own.announced)).map(|own| alone(own).as_known(date)).collect()
    }

    /// Whether what it states is for a customer, by its own condition; nothing if it states none.
    pub(crate) fn is_for(&self, profile: &Profile, register: &Register) -> Option<bool> {
        let stated = self.differences.iter().filter_map(|own| match own.after.or(own.before) {
            Some(Fact::Scope(scope)) => Some(scope),
            _ => None,
        });
        stated.map(|scope| scope.applies_to(profile, register).can()).next()
    }
}

impl Register {
    /// Every change that was announced and then called off, as it was meant to be, for an audience.
    pub fn called_off(&self, audience: Option<&Id>) -> Vec<Change<'_>> {
        let mut all = Vec::new();
        for (reference, history, opens) in self.subjects(audience) {
            for version in history.iter().filter(|own| own.timing.withdrawn.is_some()) {
                let kinds = self.kinds(&reference, history, version, opens, audience);
                all.extend(kinds.into_iter().map(|what| self.meant(&reference, version, what, audience)));
            }
        }
        all
    }

    fn meant<'a>(&'a self, subject: &Reference, version: &'a Version, what: What, audience: Option<&Id>) -> Change<'a> {
        let timing = &version.timing;
        let day = timing.start_for(audience).date();
        let name = self.entity(&subject.entity).and_then(|own| own.on(day, audience).called());
        let before = self.facts_before(subject, day, audience);
        let is_told = |aspect: Aspect| what == What::Added || aspect.what() == what;
        let stated = version.facts.iter().map(|(aspect, fact)| difference(*aspect, before.get(*aspect), Some(fact)));
        let gone = version.no_longer.iter().map(|aspect| difference(*aspect, before.get(*aspect), None));
        let into: Vec<Reference> = timing.replaced_by.iter().map(|own| own.value.clone()).collect();
        let replaces = what == What::Removed && !into.is_empty();
        Change {
            what: if replaces { What::Replaced } else { what },
            subject: subject.clone(),
            name: name.map(|own| own.source().to_owned()).unwrap_or_default(),
            from: if replaces { vec![subject.clone()] } else { Vec::new() },
            into,
            differences: stated.chain(gone).filter(|own| is_told(own.aspect)).collect(),
            correction: timing.correction,
            effective: Some(Since { date: day, at_least: false }),
            announced: timing.announced_for(audience),
            moved: timing.moves(),
            withdrawn: timing.withdrawn.as_ref().map(|own| own.value),
            parts: Vec::new(),
            stated: (Some(day), true),
        }
    }

    /// Every change after a day, up to and including another, oldest first, as an audience sees it.
    pub fn changes(&self, from: Date, to: Date, audience: Option<&Id>) -> Vec<Change<'_>> {
        let mut all = Vec::new();
        let mut earlier = from;
        for (day, turning) in self.turning(audience).into_iter().filter(|(day, _)| *day > from && *day <= to) {
            // Nothing else differs on the day, so nothing else is folded.
            let concerned = self.with_successors(turning);
            let part = |date| self.among(&concerned, date, audience);
            all.extend(changes(&part(earlier), &part(day)));
            earlier = day;
        }
        all
    }

    /// Every day on which the list changes for an audience, with the entities about which something does.
    fn turning(&self, audience: Option<&Id>) -> BTreeMap<Date, BTreeSet<&Id>> {
        let mut days: BTreeMap<Date, BTreeSet<&Id>> = BTreeMap::new();
        for entity in &self.entities {
            for day in entity.versions_for(audience).flat_map(|own| own.timing.turns(audience)) {
                days.entry(day).or_default().insert(&entity.id);
            }
        }
        days
    }

    /// Entities, and those that they name as successors, in the order of ids.
    fn with_successors<'a>(&'a self, ids: BTreeSet<&'a Id>) -> Vec<&'a Entity> {
        let known = |id: &'a Id| self.entity(id);
        let named = ids.iter().copied().filter_map(known).flat_map(Entity::versions);
        let named: Vec<&Id> = named.flat_map(|own| &own.timing.replaced_by).map(|own| &own.value.entity).collect();
        let all: BTreeSet<&Id> = ids.into_iter().chain(named).collect();
        all.into_iter().filter_map(known).collect()
    }
}

/// What differs between two lists: additions and removals, successions, and what is said otherwise, in the order of
/// what they are about.
pub fn changes<'a>(before: &List<'a>, after: &List<'a>) -> Vec<Change<'a>> {
    let (old, new) = (by_reference(before), by_reference(after));
    let successions = succession::find(before, after);
    let is_successor = |own: &Reference| successions.iter().any(|all| all.into.contains(own));
    let is_succeeded = |own: &Reference| successions.iter().any(|all| all.from.contains(own));
    let audience = after.audience.as_ref();
    // Of two registers on one day, every version of the later one may be new.
    let known = if before.date < after.date { before.date } else { Date::MIN };

    let mut all: Vec<Change<'a>> = successions.iter().map(|own| own.change(&old, &new, audience)).collect();
    for (reference, entry) in &new {
        match old.get(reference) {
            None if is_successor(reference) => {}
            None => all.push(added(reference, entry, known, audience)),
            Some(earlier) => all.extend(differences(reference, earlier, entry, known, audience)),
        }
    }
    for (reference, entry) in old.iter().filter(|(own, _)| !new.contains_key(*own) && !is_succeeded(own)) {
        all.push(removed(reference, entry, after));
    }
    all.extend(party_changes(before, after, known));
    all.sort_by(|a, b| (&a.subject, a.what).cmp(&(&b.subject, b.what)));
    all
}

type Entries<'l, 'a> = BTreeMap<Reference, &'l Entry<'a>>;

fn by_reference<'l, 'a>(list: &'l List<'a>) -> Entries<'l, 'a> {
    list.entries.iter().map(|entry| (entry.entity.reference(entry.engagement), entry)).collect()
}

fn added<'a>(reference: &Reference, entry: &Entry<'a>, known: Date, audience: Option<&Id>) -> Change<'a> {
    // What was engaged before and comes back after a pause is there again since the pause passed.
    let resumed = (entry.since.date <= known).then_some(Since { date: entry.last_changed, at_least: false });
    // Of what comes back readers were told with the pause.
    let opening = match resumed {
        Some(back) => entry.engagement.history.iter().map(|own| &own.timing).find(|own| own.lapse() == Some(back.date)),
        None => opening(entry.engagement, entry.since, audience),
    };
    let effective = resumed.unwrap_or(entry.since);
    Change {
        what: What::Added,
        subject: reference.clone(),
        name: entry.called().source().to_owned(),
        from: Vec::new(),
        into: Vec::new(),
        differences: entry.facts.iter().map(|(aspect, fact)| difference(aspect, None, Some(fact))).collect(),
        correction: opening.is_some_and(|own| own.correction),
        effective: Some(effective),
        announced: opening.and_then(|own| own.announced_for(audience)),
        moved: opening.filter(|_| resumed.is_none()).map(Timing::moves).unwrap_or_default(),
        withdrawn: None,
        parts: Vec::new(),
        stated: (Some(effective.date), false),
    }
}

/// The version with which an engagement began for an audience.
fn opening<'a>(engagement: &'a Engagement, since: Since, audience: Option<&Id>) -> Option<&'a Timing> {
    let mut timings = engagement.history.iter().map(|own| &own.timing);
    timings.find(|own| own.start_for(audience).date() == since.date && !own.ended && own.withdrawn.is_none())
}

fn removed<'a>(reference: &Reference, entry: &Entry<'a>, after: &List<'a>) -> Change<'a> {
    let ended = ended_entry(after, reference).and_then(|own| own.ended);
    Change {
        what: What::Removed,
        subject: reference.clone(),
        name: entry.called().source().to_owned(),
        from: Vec::new(),
        into: Vec::new(),
        differences: entry.facts.iter().map(|(aspect, fact)| difference(aspect, Some(fact), None)).collect(),
        correction: ended.is_some_and(|own| own.timing.correction),
        effective: ended.map(|own| Since { date: own.date, at_least: false }),
        announced: ended.and_then(|own| own.timing.announced_for(after.audience.as_ref())),
        // What passes was never moved itself: its beginning was.
        moved: ended.filter(|own| own.timing.ended).map(|own| own.timing.moves()).unwrap_or_default(),
        withdrawn: None,
        parts: Vec::new(),
        stated: (ended.map(|own| own.date), false),
    }
}

/// What an engagement was that has ended by the day of a list.
fn ended_entry<'l, 'a>(list: &'l List<'a>, reference: &Reference) -> Option<&'l Entry<'a>> {
    list.ended.iter().find(|own| own.entity.reference(own.engagement) == *reference)
}

/// Changes of what is said of an engagement that both lists have: one for each kind.
fn differences<'a>(
    reference: &Reference,
    before: &Entry<'a>,
    after: &Entry<'a>,
    known: Date,
    audience: Option<&Id>,
) -> Vec<Change<'a>> {
    let name = after.called().source().to_owned();
    let passed = Passed { after: known, on: after.last_changed };
    said_otherwise(reference, &name, before.facts, after.facts, passed, audience)
}

/// Changes of what entities are that both lists have.
fn party_changes<'a>(before: &List<'a>, after: &List<'a>, known: Date) -> Vec<Change<'a>> {
    let parties = |list: &List<'a>| -> BTreeMap<Id, Facts<'a>> {
        list.entries.iter().map(|entry| (entry.entity.id.clone(), entry.party)).collect()
    };
    let old = parties(before);
    let both = parties(after).into_iter().filter_map(|(id, party)| Some((*old.get(&id)?, party, id)));
    both.flat_map(|(old, new, id)| {
        let name = new.called().map(|own| own.source().to_owned()).unwrap_or_default();
        let passed = Passed { after: known, on: last_turn(after, &id) };
        let reference = Reference { entity: id, engagement: None };
        said_otherwise(&reference, &name, old, new, passed, after.audience.as_ref())
    })
    .collect()
}

/// The last day up to that of a list on which anything about an entity itself changed.
fn last_turn(list: &List<'_>, id: &Id) -> Date {
    let history = list.register.entity(id).map(|own| own.history.as_slice()).unwrap_or_default();
    let turns = history.iter().flat_map(|own| own.timing.turns(list.audience.as_ref()));
    turns.filter(|day| *day <= list.date).max().unwrap_or(list.date)
}

/// When something changes because what was meant to pass has passed: no version begins on that day.
#[derive(Clone, Copy)]
struct Passed {
    /// A version that had begun by this day cannot be what changed since.
    after: Date,
    /// Then it changed on this one.
    on: Date,
}

fn said_otherwise<'a>(
    reference: &Reference,
    name: &str,
    before: Facts<'a>,
    after: Facts<'a>,
    passed: Passed,
    audience: Option<&Id>,
) -> Vec<Change<'a>> {
    let mut by_kind: BTreeMap<What, Vec<Difference<'a>>> = BTreeMap::new();
    for aspect in Aspect::ALL.iter().copied() {
        let (old, new) = (before.get(aspect), after.get(aspect));
        if differs(aspect, old, new) {
            by_kind.entry(aspect.what()).or_default().push(difference(aspect, old, new));
        }
    }
    let change = |(what, differences): (What, Vec<Difference<'a>>)| {
        let stated = differences.iter().filter_map(|own| after.stated(own.aspect));
        let timing = stated.max_by_key(|own| own.start_for(audience).date());
        let timing = timing.filter(|own| own.start_for(audience).date() > passed.after);
        let start = timing.map(|own| own.start_for(audience));
        Change {
            what,
            subject: reference.clone(),
            name: name.to_owned(),
            from: Vec::new(),
            into: Vec::new(),
            differences,
            correction: timing.is_some_and(|own| own.correction),
            effective: Some(start.map_or(Since { date: passed.on, at_least: false }, Since::from)),
            announced: timing.and_then(|own| own.announced_for(audience)),
            moved: timing.map(Timing::moves).unwrap_or_default(),
            withdrawn: None,
            parts: Vec::new(),
            stated: (Some(start.map_or(passed.on, Start::date)), false),
        }
    };
    by_kind.into_iter().map(change).collect()
}

fn difference<'a>(aspect: Aspect, before: Option<&'a Fact>, after: Option<&'a Fact>) -> Difference<'a> {
    Difference { aspect, before, after }
}

impl From<Start> for Since {
    fn from(start: Start) -> Self {
        Since { date: start.date(), at_least: matches!(start, Start::KnownSince(_)) }
    }
}

impl Succession {
    /// The succession as a change of the two lists that it was found in.
    fn change<'a>(&self, old: &Entries<'_, 'a>, new: &Entries<'_, 'a>, audience: Option<&Id>) -> Change<'a> {
        let (first, target) = (&self.from[0], self.into.first().and_then(|own| new.get(own)));
        let gone = old.get(first);
        let name = gone.map(|own| own.called().source().to_owned()).unwrap_or_else(|| self.name.clone());
        let differences = match (gone, target, self.what) {
            (Some(gone), Some(target), What::Replaced) => Aspect::ALL
                .iter()
                .map(|aspect| difference(*aspect, gone.facts.get(*aspect), target.facts.get(*aspect)))
                .filter(|own| differs(own.aspect, own.before, own.after))
                .collect(),
            _ => Vec::new(),
        };
        let begins = self.into.iter().filter_map(|own| {
            let entry = new.get(own).filter(|entry| entry.since.date == self.date)?;
            let timing = opening(entry.engagement, entry.since, audience)?;
            let (announced, moved) = (timing.announced_for(audience), timing.moves());
            Some(Part { subject: own.clone(), begins: true, announced, moved })
        });
        let parts: Vec<Part> = self.ends.iter().cloned().chain(begins).collect();
        let announced = parts.iter().find_map(|own| own.announced);
        Change {
            what: self.what,
            subject: first.clone(),
            name,
            from: self.from.clone(),
            into: self.into.clone(),
            differences,
            correction: self.correction,
            effective: Some(Since { date: self.date, at_least: false }),
            announced,
            moved: parts[0].moved.clone(),
            withdrawn: None,
            stated: (Some(self.date), false),
            parts,
        }
    }
}
