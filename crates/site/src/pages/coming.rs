//! What is announced and still to come: found once, shown in each language.

use super::Scene;
use super::groups::{Group, by_entity};
use crate::message::Filling;
use crate::view::ChangeView;
use subprocessors::Id;
use subprocessors::{Change, Date, Entity, Entry, List, Notice, Reference, Timing};

/// What is announced on a day, the next change first: the same for all languages and pages.
pub(crate) struct Announced<'a> {
    /// One by one.
    pub(crate) changes: Vec<Change<'a>>,
    /// Those that are told of in one breath together.
    pub(crate) groups: Vec<Group<'a>>,
}

impl<'a> Announced<'a> {
    /// The changes that readers know of on a day, as they know of them.
    pub(crate) fn on(date: Date, changes: &[Change<'a>], notices: &[Notice]) -> Self {
        let known = changes.iter().flat_map(|own| own.known(date)).filter(|own| own.withdrawn.is_none());
        let mut changes: Vec<Change<'a>> =
            known.filter(|own| own.effective.is_some_and(|since| since.date > date)).collect();
        changes.sort_by_key(|own| own.effective.map(|since| since.date));
        Announced { groups: by_entity(changes.iter().cloned(), notices), changes }
    }
}

/// The jobs that an entity is announced to do from a later day on, as they will be on their first day.
pub(crate) fn coming_entries<'e>(list: &List<'_>, entity: &'e Entity) -> Vec<Entry<'e>> {
    let is_announced = |own: &Timing| {
        let told = own.announced_for(None).is_some_and(|day| day <= list.date);
        told && own.withdrawn.is_none() && !own.ended && own.start.value.date() > list.date
    };
    let idle = entity.engagements.iter().filter(|own| !entity.engages(&own.id.value, list.date, None));
    idle.filter_map(|own| {
        let start = own.history.iter().map(|version| &version.timing).find(|timing| is_announced(timing))?;
        entity.entries(start.start.value.date(), None).find(|entry| entry.engagement.id == own.id)
    })
    .collect()
}

impl Scene<'_> {
    /// The announced changes, or those that concern an entity.
    pub(crate) fn coming(&self, entity: Option<&Id>) -> Vec<ChangeView> {
        let concerns = |group: &&Group<'_>| entity.is_none_or(|id| group.changes.iter().any(|own| own.is_about(id)));
        self.day.announced.groups.iter().filter(concerns).map(|group| self.change(group, false)).collect()
    }

    /// "Announced for 1 January 2027: Removed": what is to come of an entry, for its row.
    pub(crate) fn marks(&self, entry: &Entry<'_>) -> Vec<String> {
        if entry.since.date > self.list().date {
            // It is added, whatever it is added in place of.
            return vec![self.mark(entry.since.date, self.words.ui("what_added", &[]))];
        }
        let own = entry.entity.reference(entry.engagement);
        let party = Reference { entity: entry.entity.id.clone(), engagement: None };
        let concerns = |change: &Change<'_>| {
            [&own, &party].into_iter().any(|own| *own == change.subject || change.from.contains(own))
        };
        let groups = self.day.announced.groups.iter().filter(|group| group.changes.iter().any(concerns));
        groups.filter_map(|group| Some(self.mark(group.dates().0?, self.told(group)))).collect()
    }

    fn mark(&self, date: Date, what_html: String) -> String {
        self.words.ui("announced_for", &[("date", self.words.date(date)), ("what", Filling::markup(what_html))])
    }
}
