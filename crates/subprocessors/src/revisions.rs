//! Revisions: the days on which readers saw something new, each sealed with all days before it.
//!
//! A revision says what differs from the one before it as a reader without an audience saw it on its day, and
//! nothing that became known later; so a version that is added with a later announcement leaves the chain before
//! it as it was. Only what a day concerns is looked at on that day.

use crate::as_of::fold;
use crate::chain::seal;
use crate::document::{AnnouncedDocument, EntryDocument, Labels, RevisionDocument};
use crate::model::{Entity, Facts, Reference, Register, Start, Timing, Version};
use crate::schema::What;
use crate::values::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A day on which readers saw something new.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// The day.
    pub date: Date,
    /// Its seal: 64 small hexadecimal digits.
    pub hash: String,
    /// What was new, as it is published.
    pub document: RevisionDocument,
}

/// What is new on each day.
type Days = BTreeMap<Date, RevisionDocument>;

impl Register {
    /// Every revision of the list up to a day, the first one first, in the words of the labels.
    pub fn revisions(&self, date: Date, labels: &dyn Labels) -> Vec<Revision> {
        let mut days = Days::new();
        for entity in &self.entities {
            self.record_entries(entity, date, labels, &mut days);
            for history in histories(entity) {
                history.record_announcements(date, &mut days);
            }
        }
        chained(days)
    }

    /// Writes down the entries of an entity on each day on which one of them comes, differs, or goes.
    fn record_entries(&self, entity: &Entity, date: Date, labels: &dyn Labels, days: &mut Days) {
        let turns = entity.versions_for(None).flat_map(|own| own.timing.turns(None));
        let turns: BTreeSet<Date> = turns.filter(|day| *day <= date).collect();
        let mut shown: BTreeMap<String, EntryDocument> = BTreeMap::new();
        for day in turns {
            let entries = entity.entries(day, None).filter(|own| own.ended.is_none());
            let entries: Vec<EntryDocument> = entries.map(|own| EntryDocument::of(&own, self, labels)).collect();
            let gone: Vec<String> =
                shown.keys().filter(|id| !entries.iter().any(|own| own.id == **id)).cloned().collect();
            let new: Vec<EntryDocument> = entries.into_iter().filter(|own| shown.get(&own.id) != Some(own)).collect();
            if gone.is_empty() && new.is_empty() {
                continue;
            }
            gone.iter().for_each(|id| drop(shown.remove(id)));
            shown.extend(new.iter().map(|own| (own.id.clone(), own.clone())));
            let revision = days.entry(day).or_default();
            revision.removed.extend(gone);
            revision.entries.extend(new);
        }
    }
}

/// Seals each day with the one before it.
fn chained(days: Days) -> Vec<Revision> {
    let mut previous: Option<String> = None;
    let sealed = |(date, document): (Date, RevisionDocument)| {
        let mut document = RevisionDocument { date: date.to_string(), previous: previous.take(), ..document };
        document.hash = seal(&serde_json::to_value(&document).expect("a document has only strings as keys"));
        previous = Some(document.hash.clone());
        Revision { date, hash: document.hash.clone(), document }
    };
    days.into_iter().map(sealed).collect()
}

/// The history of an entity itself, or of one of its engagements.
struct History<'a> {
    subject: Reference,
    base: Facts<'a>,
    versions: &'a [Version],
}

fn histories(entity: &Entity) -> impl Iterator<Item = History<'_>> {
    let own = History {
        subject: Reference { entity: entity.id.clone(), engagement: None },
        base: Facts::default().with(&entity.facts, None),
        versions: &entity.history,
    };
    let engagements = entity.engagements.iter().map(|own| History {
        subject: entity.reference(own),
        base: Facts::default(),
        versions: &own.history,
    });
    std::iter::once(own).chain(engagements)
}

impl History<'_> {
    /// Writes down what readers came to know on each day of something that was still to come.
    fn record_announcements(&self, date: Date, days: &mut Days) {
        for version in self.versions {
            let told: BTreeSet<Date> = version.timing.told().filter(|day| *day <= date).collect();
            for day in told {
                if let Some(announced) = self.announced(version, day) {
                    days.entry(day).or_default().announced.push(announced);
                }
            }
        }
    }

    /// What is new of a version on a day; nothing if it is not still to come, or makes no change.
    fn announced(&self, version: &Version, day: Date) -> Option<AnnouncedDocument> {
        let timing = &version.timing;
        let before = day.yesterday().ok()?;
        let withdrawn = timing.withdrawn.as_ref().is_some_and(|own| own.value == day);
        let known_on = if withdrawn { before } else { day };
        let effective = timing.known(known_on)?;
        let what = self.kinds(version, effective, known_on);
        let is_coming = if withdrawn { effective >= day } else { effective > day };
        if !is_coming || what.is_empty() {
            return None;
        }
        let moved = timing.moved.iter().any(|own| own.on.value == day);
        let moved_from = timing.known(before).filter(|from| moved && *from != effective);
        let announced = AnnouncedDocument::new(&self.subject, what, effective);
        Some(AnnouncedDocument {
            announced: timing.announced_for(None).map(|own| own.to_string()),
            moved_from: moved_from.map(|own| own.to_string()),
            withdrawn,
            ..announced.replaced_by(timing.replaced_by.iter().map(|own| &own.value))
        })
    }

    /// The kinds of change that a version makes, by all that readers knew on a day.
    fn kinds(&self, version: &Version, effective: Date, known_on: Date) -> Vec<What> {
        if version.timing.ended {
            return vec![What::Removed];
        }
        let others = self.versions.iter().filter(|own| !std::ptr::eq(*own, version));
        let known: Vec<Version> = others.filter_map(|own| own.as_known(known_on)).collect();
        let before = effective.yesterday().ok().and_then(|day| fold(self.base, &known, day, None));
        let engaged = before.as_ref().is_some_and(|own| own.ended.is_none());
        match self.subject.engagement {
            Some(_) if !engaged => vec![What::Added],
            _ => version.kinds_over(before.map_or(self.base, |own| own.facts)),
        }
    }
}

impl Version {
    /// The version with the dates that readers knew on a day, if they knew of it.
    fn as_known(&self, day: Date) -> Option<Version> {
        let mut known = self.clone();
        known.timing.start.value = match known.timing.start.value {
            Start::Effective(_) => Start::Effective(self.timing.known(day)?),
            Start::KnownSince(_) => Start::KnownSince(self.timing.known(day)?),
        };
        known.timing.withdrawn = None;
        Some(known)
    }
}

impl Timing {
    /// The days on which readers are told of it: announced, moved, called off.
    fn told(&self) -> impl Iterator<Item = Date> {
        let moved = self.moved.iter().map(|own| own.on.value);
        let off = self.withdrawn.as_ref().map(|own| own.value);
        self.announced_for(None).into_iter().chain(moved).chain(off)
    }

    /// When it takes effect, as readers knew on a day: what nobody was told of is known from the day on which it
    /// begins.
    fn known(&self, day: Date) -> Option<Date> {
        let effective = self.expected(day, None)?;
        let told = self.told().any(|own| own <= day);
        (told || effective <= day).then_some(effective)
    }
}
