//! Changes, in a language: whom they concern, what is said before and after, and on which days.

use super::Scene;
use super::groups::Group;
use crate::message::Filling;
use crate::view::{ChangeView, DifferenceView, Lines};
use subprocessors::{Aspect, Change, Date, Difference, Name, Reference, What};

/// What is told of an entry that comes; of one that goes, its purpose says enough.
const OF_ADDED: [Aspect; 5] = [Aspect::Locations, Aspect::Transfer, Aspect::Scope, Aspect::Condition, Aspect::Data];

impl Scene<'_> {
    /// Changes that are told of together; in detail, with what is said before and after.
    pub(crate) fn change(&self, group: &Group<'_>, in_detail: bool) -> ChangeView {
        let day = |date: Date| self.words.date(date).html;
        let first = &group.changes[0];
        let (effective, announced) = group.dates();
        let into = self.names(&first.into, effective);
        ChangeView {
            anchor: anchor(first),
            name_html: self.subjects_of(group),
            what_html: self.kinds(group),
            into_html: (!into.is_empty()).then(|| self.words.language.list(&into)),
            purposes_html: self.purposes(group),
            correction: group.changes.iter().all(|own| own.correction),
            coming: effective.is_some_and(|day| day > self.list().date),
            effective_html: first.effective.map(|since| self.words.since(since)),
            announced_html: announced.map(day),
            objection_html: group.deadline.map(day),
            moved_html: group.lead().moved.iter().map(|(on, from)| self.moved(*on, *from)).collect(),
            called_off_html: first.withdrawn.map(|on| self.words.ui("called_off", &[("date", self.words.date(on))])),
            facts: if in_detail { self.of_added(group) } else { Vec::new() },
            differences: if in_detail { self.differences(group) } else { Vec::new() },
        }
    }

    /// The names of those whom changes concern, with links.
    pub(crate) fn subjects_of(&self, group: &Group<'_>) -> String {
        let first = &group.changes[0];
        let gone = if first.from.is_empty() { std::slice::from_ref(&first.subject) } else { &first.from };
        self.words.language.list(&self.names(gone, group.dates().0))
    }

    /// "Replaced by: Example Cloud GmbH".
    pub(crate) fn told(&self, group: &Group<'_>) -> String {
        let (kinds, into) = (self.kinds(group), self.names(&group.changes[0].into, group.dates().0));
        if into.is_empty() { kinds } else { self.labelled(kinds, self.words.language.list(&into)) }
    }

    /// A label and what it names, with the colon of the language between them.
    pub(crate) fn labelled(&self, label_html: String, value_html: String) -> String {
        self.words.ui("pair", &[("label", Filling::markup(label_html)), ("value", Filling::markup(value_html))])
    }

    fn kinds(&self, group: &Group<'_>) -> String {
        let words: Vec<String> = group.kinds().into_iter().map(|own| self.words.ui(what(own), &[])).collect();
        words.join(" · ")
    }

    fn moved(&self, on: Date, from: Date) -> String {
        self.words.ui("moved", &[("date", self.words.date(on)), ("from", self.words.date(from))])
    }

    fn names(&self, references: &[Reference], date: Option<Date>) -> Vec<String> {
        let mut names: Vec<String> = references.iter().map(|own| self.name_on(own, date)).collect();
        names.dedup();
        names
    }

    /// The name that an entity has on a day, with a link to its page if it has one.
    fn name_on(&self, reference: &Reference, date: Option<Date>) -> String {
        let entity = self.inputs.register.entity(&reference.entity);
        // Of what is to come, the name is that of today: another one may be no news yet.
        let day = date.map_or(self.list().date, |day| day.min(self.list().date));
        let called = entity.and_then(|own| own.on(day, None).called());
        match called {
            Some(Name::Legal(name)) => self.linked(&reference.entity, Filling::name(name).html),
            Some(Name::Class(text)) => self.words.html(text),
            None => self.entity_link(&reference.entity),
        }
    }

    /// Which of its jobs are meant: those that are new, and those of an entity that has several.
    fn purposes(&self, group: &Group<'_>) -> Vec<String> {
        let mut purposes: Vec<String> = group.changes.iter().flat_map(|own| self.purposes_of(own)).collect();
        purposes.dedup();
        purposes
    }

    pub(crate) fn purposes_of(&self, change: &Change<'_>) -> Vec<String> {
        let gone = if change.from.is_empty() { std::slice::from_ref(&change.subject) } else { &change.from };
        gone.iter().filter_map(|own| self.purpose(own, change)).collect()
    }

    fn purpose(&self, reference: &Reference, change: &Change<'_>) -> Option<String> {
        let entity = self.inputs.register.entity(&reference.entity)?;
        let engagement = reference.engagement.as_ref()?;
        if !matches!(change.what, What::Added | What::Removed) && entity.engagements.len() < 2 {
            return None;
        }
        let stated = change.differences.iter().find(|own| own.aspect == Aspect::Purpose);
        if let Some(subprocessors::Fact::Text(text)) = stated.and_then(|own| own.after.or(own.before)) {
            return Some(self.words.html(text));
        }
        let day = change.effective?.date.yesterday().ok()?.min(self.list().date);
        let entry = entity.entries(day, None).find(|own| own.engagement.id.value == *engagement)?;
        entry.facts.purpose().map(|own| self.words.html(own))
    }

    /// What is said of what comes.
    fn of_added(&self, group: &Group<'_>) -> Vec<Lines> {
        let added = group.changes.iter().filter(|own| own.what == What::Added);
        let told = added.flat_map(|own| &own.differences).filter(|own| OF_ADDED.contains(&own.aspect));
        let lines = told.filter_map(|own| {
            let values_html = self.said(own.aspect, own.after?);
            let label_html = self.aspect(own.aspect, own.after).join(" · ").into();
            (!values_html.is_empty()).then_some(Lines { label_html, values_html })
        });
        lines.collect()
    }

    /// What is said otherwise, each aspect once.
    fn differences(&self, group: &Group<'_>) -> Vec<DifferenceView> {
        group.changes.iter().flat_map(|change| shown(change).map(|own| self.difference(own))).flatten().collect()
    }

    /// Nothing where readers of this language see the same before and after.
    fn difference(&self, own: &Difference<'_>) -> Option<DifferenceView> {
        let said = |fact| self.said(own.aspect, fact);
        let (before, after) = (own.before.map(said).unwrap_or_default(), own.after.map(said).unwrap_or_default());
        (before != after).then(|| DifferenceView {
            label_html: self.aspect(own.aspect, own.after.or(own.before)).join(" · "),
            before_html: before,
            after_html: after,
        })
    }
}

/// The differences of what was there before and is there after.
fn shown<'c, 'a>(change: &'c Change<'a>) -> impl Iterator<Item = &'c Difference<'a>> {
    let says_both = !matches!(change.what, What::Added | What::Removed);
    change.differences.iter().filter(move |_| says_both)
}

/// The anchor of a change: its subject and day, and the day on which it was called off.
pub(crate) fn anchor(change: &Change<'_>) -> String {
    let subject = change.subject.to_string().replace('/', ".");
    let days = change.effective.map(|since| since.date).into_iter().chain(change.withdrawn);
    days.fold(subject, |anchor, day| format!("{anchor}.{day}"))
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
