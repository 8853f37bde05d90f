//! What is announced and still to come, in a language.

use super::Scene;
use crate::view::ComingView;
use subprocessors::{Change, Date, Name, Notice, Reference, What};

impl Scene<'_> {
    /// The announced changes that readers know of on the day of the list, the next one first.
    pub(crate) fn coming(&self) -> Vec<ComingView> {
        let date = self.list.date;
        let notices = self.list.coming_notices();
        let told = |own: &Change<'_>| own.announced.is_some_and(|day| day <= date);
        let changes: Vec<Change<'_>> =
            self.inputs.register.changes(date, Date::MAX, None).into_iter().filter(told).collect();
        let together = |a: &Change<'_>, b: &Change<'_>| {
            a.subject.entity == b.subject.entity && a.effective == b.effective && a.into.is_empty() && b.into.is_empty()
        };
        changes.chunk_by(together).map(|own| self.change(own, &notices)).collect()
    }

    /// What changes about one entity on one day.
    fn change(&self, changes: &[Change<'_>], notices: &[Notice]) -> ComingView {
        let day = |date: Date| self.words.date(date).html;
        let first = &changes[0];
        let effective = first.effective.map(|own| own.date);
        let concerns = |own: &&Notice| {
            changes.iter().any(|change| own.subject == change.subject || change.into.contains(&own.subject))
        };
        let notice = notices.iter().filter(concerns).find(|own| Some(own.effective) == effective);
        let mut kinds: Vec<What> = changes.iter().map(|own| own.what).collect();
        kinds.dedup();
        let kinds: Vec<String> = kinds.into_iter().map(|own| self.words.ui(what(own), &[])).collect();
        let successors: Vec<String> = first.into.iter().map(|own| self.name_on(own, effective)).collect();
        ComingView {
            name_html: self.name_on(&first.subject, effective),
            what_html: kinds.join(" · "),
            into_html: (!successors.is_empty()).then(|| self.words.language.list(&successors)),
            effective_html: effective.map(day),
            announced_html: first.announced.map(day),
            objection_html: notice.and_then(|own| own.objection_deadline).map(day),
        }
    }

    /// The name that an entity has on a day, with a link to its page if it has one.
    fn name_on(&self, reference: &Reference, date: Option<Date>) -> String {
        let entity = self.inputs.register.entity(&reference.entity);
        let called = entity.and_then(|own| own.on(date.unwrap_or(self.list.date), None).called());
        match called {
            Some(Name::Legal(name)) => self.linked(&reference.entity, crate::message::Filling::name(name).html),
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
