//! What a rule looks at: the register, the day, and every list from that day on.

use super::Settings;
use crate::as_of::{Entry, List};
use crate::model::{Engagement, Id, Reference, Register, Timing, Version};
use crate::notices::Notice;
use crate::values::Date;
use std::collections::BTreeSet;

/// What a rule looks at.
pub struct Context<'a> {
    pub(crate) register: &'a Register,
    pub(crate) today: Date,
    pub(crate) settings: &'a Settings,
    /// Whether every file could be read: else what seems to be missing may only be unread.
    pub(crate) whole: bool,
    /// The list today, then on every later day on which it changes: for all readers together, then for each audience.
    pub(crate) lists: Vec<List<'a>>,
    /// The notices of every audience that has dates or a policy of its own, and of the other readers.
    pub(crate) notices: Vec<(Notice, &'a Version)>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(register: &'a Register, today: Date, settings: &'a Settings) -> Self {
        let lists = audiences(register).flat_map(|audience| from_day(register, today, audience)).collect();
        Context { register, today, settings, whole: true, lists, notices: notices(register) }
    }

    /// The list today, for all readers together.
    pub(crate) fn list(&self) -> &List<'a> {
        self.lists.first().expect("the list today is made first")
    }

    /// What is engaged today or will be, as it stands on each of these days.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry<'a>> {
        self.lists.iter().flat_map(|list| &list.entries)
    }

    /// All readers together, then each audience.
    pub(crate) fn audiences(&self) -> impl Iterator<Item = Option<&'a Id>> + use<'a> {
        audiences(self.register)
    }
}

fn audiences(register: &Register) -> impl Iterator<Item = Option<&Id>> {
    std::iter::once(None).chain(register.audiences.iter().map(|own| Some(&own.id)))
}

fn from_day<'a>(register: &'a Register, today: Date, audience: Option<&Id>) -> Vec<List<'a>> {
    let later = register.turning_days(audience).into_iter().filter(|day| *day > today);
    std::iter::once(today).chain(later).map(|day| register.as_of(day, audience)).collect()
}

/// What is asked of an audience as of all others is said once.
fn notices(register: &Register) -> Vec<(Notice, &Version)> {
    let mut seen = BTreeSet::new();
    let all = audiences(register).flat_map(|audience| register.notices(audience));
    let concerns = all.filter(|(notice, version)| {
        notice.audience.is_some() || has_other_readers(register, &notice.subject, &version.timing)
    });
    let is_new = |(notice, version): &(Notice, &Version)| {
        seen.insert((std::ptr::from_ref(*version), notice.counted_from, notice.effective, notice.days_due))
    };
    concerns.filter(is_new).collect()
}

/// Whether anybody has the general dates of a version: not if every audience has its own.
fn has_other_readers(register: &Register, subject: &Reference, timing: &Timing) -> bool {
    let all = &register.audiences;
    let differ = !all.is_empty() && all.iter().all(|own| timing.differs_for(&own.id));
    !differ && Engagement::find(register, subject).is_none_or(|own| own.audiences.is_empty())
}
