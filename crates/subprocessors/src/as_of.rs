//! Histories folded to a day: what holds, since when, and what the dates of the list are.

use crate::model::{Engagement, Entity, Facts, Id, Name, Register, Start, Timing, Version};
use crate::values::Date;

/// The list as it stands on a day, for an audience.
#[derive(Debug, Clone)]
pub struct List<'a> {
    /// The register it is of.
    pub register: &'a Register,
    /// The day.
    pub date: Date,
    /// For whom, if not for those whom no other dates are given for.
    pub audience: Option<Id>,
    /// What is engaged on the day: entities in the order of ids, each with its engagements as written.
    pub entries: Vec<Entry<'a>>,
    /// What was engaged before the day and no longer is.
    pub ended: Vec<Entry<'a>>,
    /// When readers last saw something new: the latest announcement, start or end up to the day.
    pub last_updated: Option<Date>,
    /// Since when the list is in force as it stands; nothing before the first version.
    pub in_force: Option<Since>,
    /// The next day on which something takes effect that is announced, or needs no announcement.
    pub next_change: Option<Date>,
}

/// One engagement on a day.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Who.
    pub entity: &'a Entity,
    /// The engagement with its whole history.
    pub engagement: &'a Engagement,
    /// What the entity is on the day.
    pub party: Facts<'a>,
    /// What holds for the engagement on the day; what has ended carries its last facts.
    pub facts: Facts<'a>,
    /// Since when it is engaged.
    pub since: Since,
    /// How it ended, if it has.
    pub ended: Option<Ended<'a>>,
    /// The last day on which anything about the engagement changed.
    pub last_changed: Date,
}

/// A first day, exact or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Since {
    /// The day.
    pub date: Date,
    /// Whether it may have begun earlier.
    pub at_least: bool,
}

/// How something ended.
#[derive(Debug, Clone, Copy)]
pub struct Ended<'a> {
    /// The first day on which it no longer holds.
    pub date: Date,
    /// The version that ended it, or that was meant to pass.
    pub timing: &'a Timing,
}

impl Register {
    /// The list on a day, with the dates that hold for an audience; without one, with the general dates.
    pub fn as_of(&self, date: Date, audience: Option<&Id>) -> List<'_> {
        self.among(&self.entities.iter().collect::<Vec<_>>(), date, audience)
    }

    /// The part of the list on a day that is of these entities, given in the order of ids.
    pub(crate) fn among<'a>(&'a self, entities: &[&'a Entity], date: Date, audience: Option<&Id>) -> List<'a> {
        let (ended, entries) =
            entities.iter().flat_map(|entity| entity.entries(date, audience)).partition(|own| own.ended.is_some());
        let versions = || entities.iter().flat_map(|entity| entity.versions_for(audience));
        let turned = versions().flat_map(|own| own.timing.turns(audience).map(move |day| (day, &own.timing)));
        List {
            register: self,
            date,
            audience: audience.cloned(),
            entries,
            ended,
            last_updated: versions().flat_map(|own| own.timing.news(audience)).filter(|day| *day <= date).max(),
            in_force: turned
                .filter(|(day, _)| *day <= date)
                .max_by_key(|(day, _)| *day)
                .map(|(day, timing)| since(day, timing, audience)),
            next_change: versions().filter_map(|own| own.timing.coming(date, audience)).min(),
        }
    }

    /// Every day on which the list changes for an audience, oldest first.
    pub fn turning_days(&self, audience: Option<&Id>) -> Vec<Date> {
        let versions = self.entities.iter().flat_map(|entity| entity.versions_for(audience));
        let mut days: Vec<Date> = versions.flat_map(|own| own.timing.turns(audience)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

impl<'a> Entry<'a> {
    /// How the entity is called on the day.
    pub fn called(&self) -> Name<'a> {
        self.party.called().expect("an entity has a name from its first day on")
    }
}

impl Engagement {
    /// Whether it is for an audience; for all readers together it always is.
    pub fn is_for(&self, audience: Option<&Id>) -> bool {
        audience.is_none_or(|own| self.audiences.is_empty() || self.audiences.contains(own))
    }
}

impl Entity {
    /// What the entity is on a day.
    pub fn on(&self, date: Date, audience: Option<&Id>) -> Facts<'_> {
        let base = Facts::default().with(&self.facts, None);
        let facts = fold(base, &self.history, date, audience).map_or(base, |state| state.facts);
        match (facts.called(), self.history.first()) {
            // What was first known is also the best that is known of the time before.
            (None, Some(first)) => base.with_version(first),
            _ => facts,
        }
    }

    /// Everything the entity does on a day for an audience, or did before it.
    pub fn entries(&self, date: Date, audience: Option<&Id>) -> impl Iterator<Item = Entry<'_>> {
        let party = self.on(date, audience);
        let all = self.engagements.iter().filter(move |own| own.is_for(audience));
        all.filter_map(move |engagement| {
            let state = fold(Facts::default(), &engagement.history, date, audience)?;
            Some(Entry {
                entity: self,
                engagement,
                party,
                facts: state.facts,
                since: state.since?,
                ended: state.ended,
                last_changed: state.last_changed,
            })
        })
    }

    /// Whether an engagement of the entity is in effect on a day.
    pub fn engages(&self, engagement: &str, date: Date, audience: Option<&Id>) -> bool {
        self.entries(date, audience).any(|own| *own.engagement.id.value == *engagement && own.ended.is_none())
    }

    /// Whether the entity itself has ended on a day, and how.
    pub fn ended(&self, date: Date, audience: Option<&Id>) -> Option<Ended<'_>> {
        fold(Facts::default(), &self.history, date, audience)?.ended
    }

    /// Every version that concerns an audience, of the entity and of its engagements.
    pub(crate) fn versions_for<'a, 'i>(
        &'a self,
        audience: Option<&'i Id>,
    ) -> impl Iterator<Item = &'a Version> + use<'a, 'i> {
        let engagements = self.engagements.iter().filter(move |own| own.is_for(audience));
        self.history.iter().chain(engagements.flat_map(|own| &own.history))
    }
}

/// What a history comes to on a day.
pub(crate) struct State<'a> {
    pub(crate) facts: Facts<'a>,
    /// Since when it is engaged, or was until it ended.
    since: Option<Since>,
    pub(crate) ended: Option<Ended<'a>>,
    last_changed: Date,
}

/// Folds a history to a day; nothing if no version has begun.
pub(crate) fn fold<'a>(
    base: Facts<'a>,
    history: &'a [Version],
    date: Date,
    audience: Option<&Id>,
) -> Option<State<'a>> {
    let mut begun: Vec<&Version> = history.iter().filter(|own| own.timing.has_begun(date, audience)).collect();
    // For an audience with dates of its own, versions may stand in another order than in the file.
    begun.sort_by_key(|own| own.timing.start_for(audience).date());
    let first = begun.first()?.timing.start_for(audience).date();
    let mut state = State { facts: base, since: None, ended: None, last_changed: first };
    begun.into_iter().for_each(|version| state.take(version, date, audience));
    Some(state)
}

impl<'a> State<'a> {
    /// Lays a version over what held before it. What has passed leaves no trace but its days.
    fn take(&mut self, version: &'a Version, date: Date, audience: Option<&Id>) {
        let timing = &version.timing;
        let start = timing.start_for(audience).date();
        let lapse = timing.lapse().filter(|_| timing.has_passed(date));
        self.last_changed = self.last_changed.max(lapse.unwrap_or(start));
        let opens = self.since.is_none() || self.ended.is_some();
        match (timing.ended, lapse) {
            (true, None) => self.ended = Some(Ended { date: start, timing }),
            // A pause that is over: as if it had not been.
            (true, Some(_)) => {}
            (false, Some(_)) if !opens => {}
            (false, Some(lapse)) => {
                self.facts = self.facts.with_version(version);
                self.since = Some(since(start, timing, audience));
                self.ended = Some(Ended { date: lapse, timing });
            }
            (false, None) => {
                self.facts = self.facts.with_version(version);
                if opens {
                    self.since = Some(since(start, timing, audience));
                    self.ended = None;
                }
            }
        }
    }
}

/// A day as a first day: exact unless the version that brings it is imported history.
fn since(day: Date, timing: &Timing, audience: Option<&Id>) -> Since {
    let start = timing.start_for(audience);
    Since { date: day, at_least: matches!(start, Start::KnownSince(date) if date == day) }
}

impl Timing {
    /// The next day on which the version changes the list, as readers know on a day.
    pub fn coming(&self, date: Date, audience: Option<&Id>) -> Option<Date> {
        let expected = self.expected(date, audience)?;
        Some(expected).filter(|day| *day > date).or_else(|| self.lapse().filter(|day| *day > date))
    }
}
