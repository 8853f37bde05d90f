//! What the pages of every language are made from on one day: found once, for all of them.

use super::coming::{Announced, coming_entries};
use crate::routes::PageId;
use std::collections::BTreeSet;
use subprocessors::{Change, Date, Entity, Entry, Facts, Id, List, Notice, Register, Version};

/// The list and what belongs to it on its day.
pub(crate) struct Day<'a> {
    pub(crate) list: List<'a>,
    pub(crate) announced: Announced<'a>,
    /// By position of the entity.
    pub(crate) subjects: Vec<Subject<'a>>,
}

/// An entity on the day.
pub(crate) struct Subject<'a> {
    pub(crate) entity: &'a Entity,
    /// What it is.
    pub(crate) party: Facts<'a>,
    /// What it does, and what it did.
    pub(crate) entries: Vec<Entry<'a>>,
    /// What it is announced to do.
    pub(crate) coming: Vec<Entry<'a>>,
    /// Whether it has a page today: a legal entity that was ever engaged, announced, or named as acting in a place
    /// of another's entry. A page that was published once stays.
    pub(crate) has_page: bool,
}

impl<'a> Day<'a> {
    /// Finds everything that holds on a day and was known then, for a site of today.
    pub(crate) fn of(
        register: &'a Register,
        date: Date,
        today: Date,
        changes: &[Change<'a>],
        notices: &[Notice],
    ) -> Self {
        let list = register.as_of(date, None);
        let told = |own: &&Version| is_told(own, today);
        let versions = register.entities.iter().flat_map(|own| &own.engagements).flat_map(|own| &own.history);
        let locations = versions.filter(told).flat_map(Version::locations);
        let acting: BTreeSet<&Id> = locations.filter_map(|own| own.by.as_ref()).collect();
        let subject = |entity: &'a Entity| {
            let mut versions = entity.engagements.iter().flat_map(|own| &own.history);
            let has_page =
                entity.is_legal() && (versions.any(|own| is_told(own, today)) || acting.contains(&entity.id));
            Subject {
                entity,
                party: entity.on(date, None),
                entries: entity.entries(date, None).collect(),
                coming: coming_entries(&list, entity),
                has_page,
            }
        };
        let subjects = register.entities.iter().map(subject).collect();
        let announced = Announced::on(date, changes, notices);
        Day { subjects, announced, list }
    }

    /// The entity with an id.
    pub(crate) fn subject(&self, id: &str) -> Option<&Subject<'a>> {
        Some(&self.subjects[self.position(id)?])
    }

    /// The position of an entity that has a page.
    pub(crate) fn page_of(&self, id: &str) -> Option<usize> {
        self.position(id).filter(|position| self.subjects[*position].has_page)
    }

    fn position(&self, id: &str) -> Option<usize> {
        // Entities stand in the order of their ids.
        self.subjects.binary_search_by(|own| own.entity.id.as_str().cmp(id)).ok()
    }

    /// The pages of entities.
    pub(crate) fn entities(&self) -> impl Iterator<Item = PageId> {
        (0..self.subjects.len()).filter(|at| self.subjects[*at].has_page).map(PageId::Entity)
    }
}

/// Whether readers have been told of a version by a day.
fn is_told(version: &Version, day: Date) -> bool {
    let timing = &version.timing;
    timing.announced_for(None).is_some_and(|own| own <= day) || timing.has_begun(day, None)
}
