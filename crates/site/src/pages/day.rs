//! What the pages of every language are made from on the day of the list: found once, for all of them.

use super::coming::{Announced, coming_entries};
use crate::routes::PageId;
use std::collections::BTreeSet;
use subprocessors::{Entity, Entry, Facts, Id, List};

/// The list and what belongs to it on its day.
pub(crate) struct Day<'a> {
    pub(crate) list: &'a List<'a>,
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
    /// Whether it has a page: a legal entity that is, was or is announced to be engaged, or that acts in
    /// a place of another's entry.
    pub(crate) has_page: bool,
}

impl<'a> Day<'a> {
    /// Finds everything.
    pub(crate) fn of(list: &'a List<'a>) -> Self {
        let locations = list.entries.iter().flat_map(|own| own.facts.locations().into_iter().flatten());
        let acting: BTreeSet<&Id> = locations.filter_map(|own| own.by.as_ref()).collect();
        let subjects = list.register.entities.iter().map(|own| subject(list, own, &acting)).collect();
        Day { list, announced: Announced::on(list), subjects }
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

    /// The pages that every locale has, but for those that search engines do not see.
    pub(crate) fn pages(&self) -> impl Iterator<Item = PageId> {
        let entities = (0..self.subjects.len()).filter(|at| self.subjects[*at].has_page).map(PageId::Entity);
        std::iter::once(PageId::List).chain(entities)
    }
}

fn subject<'a>(list: &List<'_>, entity: &'a Entity, acting: &BTreeSet<&Id>) -> Subject<'a> {
    let entries: Vec<Entry<'a>> = entity.entries(list.date, None).collect();
    let coming = coming_entries(list, entity);
    let has_page = entity.is_legal() && (!entries.is_empty() || !coming.is_empty() || acting.contains(&entity.id));
    Subject { entity, party: entity.on(list.date, None), entries, coming, has_page }
}
