//! Notices: by when a change has to be announced, and until when customers may object.
//!
//! GDPR Art. 28(2) asks that intended additions and replacements be told in time to object, and sets no
//! number of days: those are the contract's, and stand in the register's policy.

use crate::as_of::List;
use crate::changes::Change;
use crate::model::{Engagement, Entity, Facts, Id, Policy, Reference, Register, Timing, Version, differs};
use crate::schema::{Counting, ObjectionFrom, Weekends, What};
use crate::values::Date;
use jiff::ToSpan;
use jiff::civil::Weekday;

/// What the policy asks of one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What changes.
    pub subject: Reference,
    /// The kinds of change that make it due.
    pub what: Vec<What>,
    /// The audience that it is for, if not for all.
    pub audience: Option<Id>,
    /// When it was announced, if it was.
    pub announced: Option<Date>,
    /// From when its notice counts: the announcement, or the day on which it was moved forward.
    pub counted_from: Option<Date>,
    /// When it takes effect.
    pub effective: Date,
    /// Calendar days that the policy asks for.
    pub days_due: u16,
    /// The latest day on which announcing it would have been in time.
    pub latest_announcement: Date,
    /// The first day on which it may take effect, by the day from which its notice counts.
    pub earliest_effective: Option<Date>,
    /// The last day on which customers may object.
    pub objection_deadline: Option<Date>,
    /// Whether the change was called off.
    pub called_off: bool,
}

impl Notice {
    /// Calendar days of notice that were given.
    pub fn days_given(&self) -> Option<i32> {
        Some((self.effective - self.counted_from?).get_days())
    }

    /// The first day on which it could take effect, had it been announced on another day.
    pub fn earliest_if_announced(&self, day: Date) -> Date {
        let days = (self.effective - self.latest_announcement).get_days();
        day.saturating_add(days.days())
    }

    /// Whether it was announced, and too late for the day on which it takes effect.
    pub fn is_short(&self) -> bool {
        self.earliest_effective.is_some_and(|earliest| self.effective < earliest)
    }
}

/// The last day on which customers may object to changes of one day, if the policy gives one.
pub fn objection_deadline(notices: &[Notice], changes: &[Change<'_>]) -> Option<Date> {
    let concerns = |own: &&Notice| {
        changes.iter().any(|change| {
            change.stated == (Some(own.effective), own.called_off)
                && (own.subject == change.subject || change.into.contains(&own.subject))
        })
    };
    // Who objects by the first of several days is in time for all of them.
    notices.iter().filter(concerns).filter_map(|own| own.objection_deadline).min()
}

impl Register {
    /// The notice of every announced or unannounced change that is still to come, the next one first.
    pub fn coming_notices(&self, date: Date, audience: Option<&Id>) -> Vec<Notice> {
        let mut all: Vec<Notice> =
            self.notices(audience).into_iter().map(|(own, _)| own).filter(|own| own.effective > date).collect();
        all.sort_by(|a, b| (a.effective, &a.subject).cmp(&(b.effective, &b.subject)));
        all
    }

    /// The notice of every change that the policy asks to announce and that was not called off, with its version.
    pub fn notices(&self, audience: Option<&Id>) -> Vec<(Notice, &Version)> {
        self.all_notices(audience).into_iter().filter(|(own, _)| !own.called_off).collect()
    }

    /// The same with those that were called off.
    pub fn all_notices(&self, audience: Option<&Id>) -> Vec<(Notice, &Version)> {
        let mut all = Vec::new();
        for (reference, history, opens) in self.subjects(audience) {
            let due = |version| Some((self.notice(&reference, history, version, opens, audience)?, version));
            all.extend(history.iter().filter_map(due));
        }
        all
    }

    /// Every history of the register that concerns an audience, and whether its first version is an addition.
    pub(crate) fn subjects(&self, audience: Option<&Id>) -> Vec<(Reference, &[Version], bool)> {
        let mut all = Vec::new();
        for entity in &self.entities {
            all.push((Reference { entity: entity.id.clone(), engagement: None }, entity.history.as_slice(), false));
            let engagements = entity.engagements.iter().filter(|own| own.is_for(audience));
            all.extend(engagements.map(|own| (entity.reference(own), own.history.as_slice(), true)));
        }
        all
    }

    fn notice(
        &self,
        subject: &Reference,
        history: &[Version],
        version: &Version,
        opens: bool,
        audience: Option<&Id>,
    ) -> Option<Notice> {
        let timing = &version.timing;
        let is_imported = matches!(timing.start_for(audience), crate::model::Start::KnownSince(_));
        if is_imported || timing.correction {
            return None;
        }
        let effective = timing.start_for(audience).date();
        let announced = timing.announced_for(audience);
        // Who was told of June has no notice of May before May is named (GDPR Art. 28(2): told in time to object).
        let counted_from = timing.told_for(audience);
        let policy = self.policy_on(announced.unwrap_or(effective).min(effective), audience)?;
        let kinds = self.kinds(subject, history, version, opens, audience).into_iter();
        let what: Vec<What> = kinds.filter(|own| policy.announces(*own)).collect();
        let own = timing.notice.as_ref();
        let days_due = own.and_then(|own| own.notice_days).or(policy.notice_days)?;
        let objection_days = own.and_then(|own| own.objection_days).or(policy.objection_days);
        (!what.is_empty()).then(|| Notice {
            subject: subject.clone(),
            what,
            audience: audience.cloned(),
            announced,
            counted_from,
            effective,
            days_due,
            latest_announcement: policy.shifted(effective, -i32::from(days_due)),
            earliest_effective: counted_from.map(|day| policy.shifted(day, i32::from(days_due))),
            objection_deadline: objection_days.and_then(|days| policy.deadline(counted_from, effective, days)),
            called_off: timing.withdrawn.is_some(),
        })
    }

    /// The kinds of change that a version makes.
    pub(crate) fn kinds(
        &self,
        subject: &Reference,
        history: &[Version],
        version: &Version,
        opens: bool,
        audience: Option<&Id>,
    ) -> Vec<What> {
        let start = version.timing.start_for(audience).date();
        if version.timing.ended {
            return vec![What::Removed];
        }
        let engaged = opens && is_engaged_before(history, version, start, audience);
        if opens && !engaged {
            return vec![if self.is_successor(subject, start) { What::Replaced } else { What::Added }];
        }
        version.kinds_over(self.facts_before(subject, start, audience))
    }

    /// What held of something on the day before one.
    pub(crate) fn facts_before(&self, subject: &Reference, start: Date, audience: Option<&Id>) -> Facts<'_> {
        let before = start.yesterday().unwrap_or(start);
        let entity = self.entity(&subject.entity);
        match (&subject.engagement, entity) {
            (Some(engagement), Some(entity)) => entity
                .entries(before, audience)
                .find(|own| own.engagement.id.value == *engagement)
                .map_or_else(Facts::default, |own| own.facts),
            (None, Some(entity)) => entity.on(before, audience),
            _ => Facts::default(),
        }
    }

    /// Whether something that ends on the day names this as its successor.
    fn is_successor(&self, subject: &Reference, start: Date) -> bool {
        let ends = self.entities.iter().flat_map(Entity::versions).map(|own| &own.timing);
        let ends = ends.filter(|own| own.ended && own.start.date() == start);
        ends.flat_map(|own| &own.replaced_by).any(|own| own.value == *subject)
    }

    /// The policy that holds on a day for an audience; nothing if the register states none.
    pub fn policy_on(&self, date: Date, audience: Option<&Id>) -> Option<Policy> {
        let general = latest(&self.policy, date);
        let own = audience.and_then(|id| self.audience(id)).and_then(|own| latest(&own.policy, date));
        match (own, general) {
            (Some(own), Some(general)) => Some(own.over(&general)),
            (own, general) => own.or(general),
        }
    }
}

/// The changes that are due where the policy names none: what GDPR Art. 28(2) speaks of.
const DUE: [What; 2] = [What::Added, What::Replaced];

/// Policies up to a day, each laid over those before it.
fn latest(policies: &[Policy], date: Date) -> Option<Policy> {
    let begun = policies.iter().filter(|own| own.since.is_none_or(|since| since <= date));
    begun.fold(None, |before: Option<Policy>, own| match before {
        Some(before) => Some(own.over(&before)),
        None => Some(own.clone()),
    })
}

/// Whether an engagement was engaged on the day before a version of it starts.
fn is_engaged_before(history: &[Version], version: &Version, start: Date, audience: Option<&Id>) -> bool {
    let Ok(before) = start.yesterday() else { return false };
    let mut engaged = false;
    for own in history.iter().take_while(|own| !std::ptr::eq(*own, version)) {
        let timing: &Timing = &own.timing;
        if timing.has_begun(before, audience) && !timing.has_passed(before) {
            engaged = !timing.ended;
        }
    }
    engaged
}

impl Version {
    /// The kinds of change that it makes of what held before.
    pub(crate) fn kinds_over(&self, before: Facts<'_>) -> Vec<What> {
        let stated = self.facts.iter().filter(|(aspect, fact)| differs(*aspect, before.get(*aspect), Some(fact)));
        let gone = self.no_longer.iter().filter(|own| before.get(**own).is_some());
        let mut kinds: Vec<What> = stated.map(|(aspect, _)| aspect.what()).chain(gone.map(|own| own.what())).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

impl Policy {
    /// Whether it asks to announce a kind of change.
    pub fn announces(&self, what: What) -> bool {
        self.announce.as_deref().unwrap_or(&DUE).contains(&what)
    }

    /// A day that lies a number of days after (or, negative, before) another, by the policy's way of counting.
    fn shifted(&self, day: Date, days: i32) -> Date {
        let days = match self.counting {
            Some(Counting::FromTheSameDay) if days != 0 => days - days.signum(),
            _ => days,
        };
        day.saturating_add(days.days())
    }

    /// The last day on which customers may object.
    fn deadline(&self, told: Option<Date>, effective: Date, days: u16) -> Option<Date> {
        let from = match self.objection_from.unwrap_or(ObjectionFrom::Announcement) {
            ObjectionFrom::Announcement => told?,
            ObjectionFrom::Effect => effective,
        };
        let last = self.shifted(from, i32::from(days));
        let extended = match (self.weekends, last.weekday()) {
            (Some(Weekends::Extend), Weekday::Saturday) => last.saturating_add(2.days()),
            (Some(Weekends::Extend), Weekday::Sunday) => last.saturating_add(1.days()),
            _ => last,
        };
        Some(extended)
    }
}

impl List<'_> {
    /// The notices of what is still to come after the day of the list, as readers know of it.
    pub fn coming_notices(&self) -> Vec<Notice> {
        let all = self.register.coming_notices(self.date, self.audience.as_ref());
        all.into_iter().filter(|own| own.announced.is_some_and(|day| day <= self.date)).collect()
    }
}

impl Engagement {
    /// The engagement of an entity that a reference names.
    pub fn find<'a>(register: &'a Register, reference: &Reference) -> Option<&'a Engagement> {
        register.entity(&reference.entity)?.engagement(reference.engagement.as_ref()?)
    }
}
