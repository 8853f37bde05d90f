//! A register as one audience sees it: every change of its whole history, and what the policy asks of each.

use super::stricter;
use super::words::Words;
use subprocessors::{Change, Date, Facts, Id, List, Notice, Reference, Register, Until, Version, What};

/// A register, an audience and a day.
pub(super) struct Seen<'a> {
    pub(super) words: Words<'a>,
    /// For whom, if not for all readers.
    pub(super) audience: Option<Id>,
    /// The day whose list the site shows.
    pub(super) today: Date,
    /// What is dated before this day and was not said in the version before was never told.
    pub(super) past: Date,
    /// Every change, oldest first.
    pub(super) changes: Vec<Change<'a>>,
    /// The register as a list of no day, to ask for whom a place is.
    pub(super) list: List<'a>,
    /// Every change that was called off.
    pub(super) called_off: Vec<Change<'a>>,
    /// What the policy asks, also of what was called off.
    notices: Vec<(Notice, &'a Version)>,
    /// The register before, if its policy counts as well.
    before: Option<&'a Register>,
}

impl<'a> Seen<'a> {
    /// What an audience sees.
    pub(super) fn of(register: &'a Register, today: Date, audience: Option<&Id>) -> Self {
        Seen {
            words: Words { register },
            list: register.as_of(Date::MIN, audience),
            audience: audience.cloned(),
            today,
            past: Date::MIN,
            changes: register.changes(Date::MIN, Date::MAX, audience),
            called_off: register.called_off(audience),
            notices: register.all_notices(audience),
            before: None,
        }
    }

    /// The same in a change of another register that was the newest one on a day.
    pub(super) fn since(mut self, before: &'a Register, known: Date) -> Self {
        self.past = known;
        if stricter::counts_too(before, self.register(), self.audience.as_ref(), self.today) {
            stricter::lay(&mut self.notices, self.words.register, before, self.audience.as_ref());
            self.before = Some(before);
        }
        self
    }

    /// Whether the policy asks to announce a kind of change today, that of the register before included.
    pub(super) fn announces(&self, what: What) -> bool {
        let asks = |own: &Register| {
            let policy = own.policy_on(self.today, self.audience.as_ref());
            policy.is_some_and(|own| own.notice_days.is_some() && own.announces(what))
        };
        asks(self.register()) || self.before.is_some_and(asks)
    }

    /// The register.
    pub(super) fn register(&self) -> &'a Register {
        self.words.register
    }

    /// The day on which a version takes effect.
    pub(super) fn day(&self, version: &Version) -> Date {
        version.timing.start_for(self.audience.as_ref()).date()
    }

    /// The changes that a version makes; none if it only says again what held before.
    pub(super) fn made_by(&self, subject: &Reference, version: &Version) -> Vec<&Change<'a>> {
        let (day, off) = (self.day(version), version.timing.withdrawn.is_some());
        let all = if off { &self.called_off } else { &self.changes };
        let of_day = all.iter().filter(|own| own.effective.is_some_and(|since| since.date == day));
        of_day.filter(|own| is_about(own, subject) && is_stated(own, subject, version)).collect()
    }

    /// How long a change is meant to last, if it is to pass.
    pub(super) fn until(&self, change: &Change<'_>) -> Option<Until> {
        let entity = self.register().entity(&change.subject.entity)?;
        let versions = match &change.subject.engagement {
            Some(id) => &entity.engagement(id)?.history,
            None => &entity.history,
        };
        let of_day = versions.iter().filter(|own| change.effective.is_some_and(|since| since.date == self.day(own)));
        of_day.filter_map(|own| own.timing.until.as_ref()).map(|own| own.value).next()
    }

    /// What the policy asks of a version, if it asks for anything.
    pub(super) fn notice(&self, version: &Version) -> Option<&(Notice, &'a Version)> {
        self.notices.iter().find(|own| std::ptr::eq(own.1, version))
    }

    /// What the policy asks of a change: of a succession, for each of its parts.
    pub(super) fn notices_of(&self, change: &Change<'_>) -> Vec<&(Notice, &'a Version)> {
        let day = change.effective.map(|own| own.date);
        let is_of = |own: &Notice| {
            let is_meant = own.called_off == change.withdrawn.is_some();
            Some(own.effective) == day && is_meant && is_about(change, &own.subject)
        };
        self.notices.iter().filter(|own| is_of(&own.0)).collect()
    }
}

/// Whether a change is about a history: it is its own, or one of those that succeed each other.
pub(super) fn is_about(change: &Change<'_>, subject: &Reference) -> bool {
    change.subject == *subject || change.from.contains(subject) || change.into.contains(subject)
}

/// Whether a version states what a change says otherwise; another version of the day may state the rest.
fn is_stated(change: &Change<'_>, subject: &Reference, version: &Version) -> bool {
    match change.what {
        What::Added => !version.timing.ended,
        What::Removed => version.timing.ended,
        What::Replaced | What::Merged | What::Split => change.from.contains(subject) == version.timing.ended,
        _ => change.differences.iter().any(|own| states(version, own.aspect)),
    }
}

/// Whether a version says something of an aspect.
pub(super) fn states(version: &Version, aspect: subprocessors::Aspect) -> bool {
    version.facts.iter().any(|own| own.0 == aspect) || version.no_longer.contains(&aspect)
}

/// What holds of an entity or engagement on a day; of what has ended, its last facts.
pub(super) fn facts_on<'a>(
    register: &'a Register,
    reference: &Reference,
    day: Date,
    audience: Option<&Id>,
) -> Facts<'a> {
    let Some(entity) = register.entity(&reference.entity) else { return Facts::default() };
    match &reference.engagement {
        None => entity.on(day, audience),
        Some(id) => entity
            .entries(day, audience)
            .find(|own| own.engagement.id.value == *id)
            .map_or_else(Facts::default, |own| own.facts),
    }
}
