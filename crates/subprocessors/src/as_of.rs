//! The list as it stands on a day: histories folded, dates derived.

use crate::model::{Engagement, Entity, Location, Register, Start, Version};
use crate::values::Date;
use source::Text;

/// The list as it stands on a day.
#[derive(Debug, Clone)]
pub struct List<'a> {
    /// The day.
    pub date: Date,
    /// What is engaged on it: entities in the order of ids, each with its engagements as written.
    pub entries: Vec<Entry<'a>>,
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
    /// What holds on the day.
    pub facts: Facts<'a>,
    /// Since when it is engaged.
    pub since: Since,
    /// The first day on which it was no longer engaged, if it has ended.
    pub ended: Option<Date>,
    /// The last day on which anything about it changed.
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

/// What holds for an engagement on a day.
#[derive(Debug, Clone, Default)]
pub struct Facts<'a> {
    /// What the sub-processor does.
    pub purpose: Option<&'a Text>,
    /// Positions of data categories.
    pub data: &'a [usize],
    /// Where, for whom.
    pub locations: &'a [Location],
    /// Positions of assurances.
    pub assurances: &'a [usize],
    /// Condition of access.
    pub condition: Option<&'a Text>,
}

impl Register {
    /// The list on a day.
    pub fn as_of(&self, date: Date) -> List<'_> {
        let versions = || self.entities.iter().flat_map(|entity| &entity.engagements).flat_map(|own| &own.history);
        let announced = versions().filter_map(|version| version.announced.as_ref()).map(|day| day.value);
        let starts = versions().map(|version| version.start.value);
        let started = starts.clone().filter(|start| start.date() <= date);
        List {
            date,
            entries: self.entities.iter().flat_map(|entity| entries(entity, date)).collect(),
            last_updated: started.clone().map(Start::date).chain(announced.filter(|day| *day <= date)).max(),
            in_force: started.max_by_key(|start| start.date()).map(Since::from),
            next_change: versions()
                .filter(|version| is_coming(version, date))
                .map(|version| version.start.date())
                .min(),
        }
    }
}

/// Whether a version takes effect after a day and is no secret on it.
fn is_coming(version: &Version, date: Date) -> bool {
    let told = version.announced.as_ref().is_none_or(|announced| announced.value <= date);
    told && version.start.date() > date
}

impl From<Start> for Since {
    fn from(start: Start) -> Self {
        Since { date: start.date(), at_least: matches!(start, Start::KnownSince(_)) }
    }
}

fn entries(entity: &Entity, date: Date) -> impl Iterator<Item = Entry<'_>> {
    entity.entries(date).filter(|entry| entry.ended.is_none())
}

impl Entity {
    /// Everything the entity does on a day, or did before it: what has ended carries its last facts.
    pub fn entries(&self, date: Date) -> impl Iterator<Item = Entry<'_>> {
        self.engagements.iter().filter_map(move |engagement| entry(self, engagement, date))
    }
}

/// The engagement on a day, unless it has not begun.
fn entry<'a>(entity: &'a Entity, engagement: &'a Engagement, date: Date) -> Option<Entry<'a>> {
    let begun = engagement.history.iter().take_while(|version| version.start.date() <= date).count();
    let history = &engagement.history[..begun];
    let last = history.last()?;
    // An engagement that ended and began again counts from its latest beginning.
    let before = if last.ended { &history[..begun - 1] } else { history };
    let current = before.rsplit(|version| version.ended).next().unwrap_or_default();
    Some(Entry {
        entity,
        engagement,
        facts: history.iter().fold(Facts::default(), Facts::with),
        since: current.first()?.start.value.into(),
        ended: last.ended.then(|| last.start.date()),
        last_changed: last.start.date(),
    })
}

impl<'a> Facts<'a> {
    /// These facts with what a version changes.
    fn with(self, version: &'a Version) -> Self {
        Facts {
            purpose: version.purpose.as_ref().or(self.purpose),
            data: version.data.as_deref().unwrap_or(self.data),
            locations: version.locations.as_deref().unwrap_or(self.locations),
            assurances: version.assurances.as_deref().unwrap_or(self.assurances),
            condition: version.condition.as_ref().or(self.condition),
        }
    }
}
