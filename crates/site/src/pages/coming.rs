//! What is announced and still to come: found once, shown in each language.

use super::Scene;
use crate::message::Filling;
use crate::view::ComingView;
use subprocessors::{Change, Date, Entity, Entry, Name, Notice, Reference, Timing, What};
use subprocessors::{Id, List};

/// What is announced on the day of a list, the next change first: the same for all languages and pages.
pub(crate) struct Announced<'a> {
    /// Changes that are told of in one breath: of one entity, of the same kinds, on the same days.
    groups: Vec<Vec<Change<'a>>>,
    notices: Vec<Notice>,
}

impl<'a> Announced<'a> {
    /// The changes that readers know of on the day of a list.
    pub(crate) fn on(list: &List<'a>) -> Self {
        let told = |own: &Change<'_>| own.announced.is_some_and(|day| day <= list.date);
        let changes: Vec<Change<'a>> =
            list.register.changes(list.date, Date::MAX, None).into_iter().filter(told).collect();
        let of_one_subject = |a: &Change<'_>, b: &Change<'_>| a.subject == b.subject && dates(a) == dates(b);
        let mut groups: Vec<Vec<Change<'a>>> = Vec::new();
        for own in changes.chunk_by(of_one_subject) {
            match groups.iter_mut().find(|group| alike(group, own)) {
                Some(group) => group.extend_from_slice(own),
                None => groups.push(own.to_vec()),
            }
        }
        Announced { groups, notices: list.coming_notices() }
    }

    /// The last day on which customers may object to changes, if the policy gives one.
    fn objection_deadline(&self, changes: &[Change<'_>]) -> Option<Date> {
        let concerns = |own: &&Notice| {
            changes.iter().any(|change| {
                change.effective.map(|since| since.date) == Some(own.effective)
                    && (own.subject == change.subject || change.into.contains(&own.subject))
            })
        };
        // Who objects by the first of several days is in time for all of them.
        self.notices.iter().filter(concerns).filter_map(|own| own.objection_deadline).min()
    }
}

/// When a change takes effect, and when readers were told.
fn dates(change: &Change<'_>) -> (Option<Date>, Option<Date>) {
    (change.effective.map(|own| own.date), change.announced)
}

/// Whether changes of several jobs of one entity can be told of together.
fn alike(a: &[Change<'_>], b: &[Change<'_>]) -> bool {
    let plain = |own: &[Change<'_>]| own.iter().all(|own| own.into.is_empty() && own.subject.engagement.is_some());
    plain(a)
        && plain(b)
        && a[0].subject.entity == b[0].subject.entity
        && dates(&a[0]) == dates(&b[0])
        && kinds(a) == kinds(b)
}

fn kinds(changes: &[Change<'_>]) -> Vec<What> {
    let mut kinds: Vec<What> = changes.iter().map(|own| own.what).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
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
    pub(crate) fn coming(&self, entity: Option<&Id>) -> Vec<ComingView> {
        let concerns = |group: &&Vec<Change<'_>>| {
            let mut all = group.iter().flat_map(|own| [&own.subject].into_iter().chain(&own.from).chain(&own.into));
            entity.is_none_or(|id| all.any(|own| own.entity == *id))
        };
        self.day.announced.groups.iter().filter(concerns).map(|group| self.change(group)).collect()
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
        let groups = self.day.announced.groups.iter().filter(|group| group.iter().any(concerns));
        groups.filter_map(|group| Some(self.mark(group[0].effective?.date, self.told(group)))).collect()
    }

    /// "Replaced by: Example Cloud GmbH".
    fn told(&self, changes: &[Change<'_>]) -> String {
        let (kinds, into) = (self.kinds(changes), self.names(&changes[0].into, dates(&changes[0]).0));
        if into.is_empty() { kinds } else { format!("{kinds}: {}", self.words.language.list(&into)) }
    }

    fn mark(&self, date: Date, what_html: String) -> String {
        self.words.ui("announced_for", &[("date", self.words.date(date)), ("what", Filling::markup(what_html))])
    }

    /// What changes about one entity on one day.
    fn change(&self, changes: &[Change<'_>]) -> ComingView {
        let day = |date: Date| self.words.date(date).html;
        let first = &changes[0];
        let (effective, announced) = dates(first);
        let gone = if first.from.is_empty() { std::slice::from_ref(&first.subject) } else { &first.from };
        let into = self.names(&first.into, effective);
        ComingView {
            name_html: self.words.language.list(&self.names(gone, effective)),
            what_html: self.kinds(changes),
            into_html: (!into.is_empty()).then(|| self.words.language.list(&into)),
            purposes_html: self.purposes(changes),
            effective_html: effective.map(day),
            announced_html: announced.map(day),
            objection_html: self.day.announced.objection_deadline(changes).map(day),
        }
    }

    fn kinds(&self, changes: &[Change<'_>]) -> String {
        let words: Vec<String> = kinds(changes).into_iter().map(|own| self.words.ui(what(own), &[])).collect();
        words.join(" · ")
    }

    fn names(&self, references: &[Reference], date: Option<Date>) -> Vec<String> {
        let mut names: Vec<String> = references.iter().map(|own| self.name_on(own, date)).collect();
        names.dedup();
        names
    }

    /// Which of its jobs are meant: those that are new, and those of an entity that has several.
    fn purposes(&self, changes: &[Change<'_>]) -> Vec<String> {
        let all = changes
            .iter()
            .flat_map(|own| if own.from.is_empty() { vec![&own.subject] } else { own.from.iter().collect() });
        let mut purposes: Vec<String> =
            all.filter_map(|own| self.purpose(own, changes[0].what, dates(&changes[0]).0?)).collect();
        purposes.dedup();
        purposes
    }

    fn purpose(&self, reference: &Reference, what: What, effective: Date) -> Option<String> {
        let entity = self.inputs.register.entity(&reference.entity)?;
        let engagement = reference.engagement.as_ref()?;
        if what != What::Added && entity.engagements.len() < 2 {
            return None;
        }
        let day = if what == What::Added { effective } else { self.list().date };
        let entry = entity.entries(day, None).find(|own| own.engagement.id.value == *engagement)?;
        entry.facts.purpose().map(|own| self.words.html(own))
    }

    /// The name that an entity has on a day, with a link to its page if it has one.
    fn name_on(&self, reference: &Reference, date: Option<Date>) -> String {
        let entity = self.inputs.register.entity(&reference.entity);
        let called = entity.and_then(|own| own.on(date.unwrap_or(self.list().date), None).called());
        match called {
            Some(Name::Legal(name)) => self.linked(&reference.entity, Filling::name(name).html),
            Some(Name::Class(text)) => self.words.html(text),
            None => self.entity_link(&reference.entity),
        }
    }
}

fn what(what: What) -> &'static str {
    match what {
        What::Added => "what_added",
        What::Removed => "what_removed",
        What::Replaced => "what_replaced",
        What::Merged => "what_merged",
        What::Split => "what_split",
        What::Renamed => "what_renamed",
        What::Purpose => "what_purpose",
        What::Location => "what_location",
        What::Data => "what_data",
        What::Scope => "what_scope",
        What::Transfer => "what_transfer",
        What::Contact => "what_contact",
        What::Other => "what_other",
    }
}
