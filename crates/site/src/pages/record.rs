//! What is known over time, for the pages and files of every language: found once.

use super::day::Day;
use crate::routes::PageId;
use std::sync::OnceLock;
use subprocessors::{Change, Date, News, Notice, Register};

/// All changes of a register, the days on which its list changed, and what readers were told.
pub(crate) struct Record<'a> {
    pub(crate) register: &'a Register,
    /// The list on the day of the site.
    pub(crate) today: Day<'a>,
    /// Every day up to today on which the list changed, oldest first.
    pub(crate) days: Vec<Date>,
    /// Every change, those to come and those that were called off too, oldest first.
    pub(crate) changes: Vec<Change<'a>>,
    /// What the policy asks of changes.
    pub(crate) notices: Vec<Notice>,
    /// By position of the day; found when a page of it is first asked for.
    past: Vec<OnceLock<Day<'a>>>,
    /// Found when a feed is first asked for.
    news: OnceLock<Vec<News<'a>>>,
}

impl<'a> Record<'a> {
    /// The record of a register on a day.
    pub(crate) fn of(register: &'a Register, today: Date) -> Self {
        let mut changes = register.changes(Date::MIN, Date::MAX, None);
        changes.extend(register.called_off(None));
        changes.sort_by_key(|own| own.effective.map(|since| since.date));
        let notices: Vec<Notice> = register.all_notices(None).into_iter().map(|(own, _)| own).collect();
        let days: Vec<Date> = register.turning_days(None).into_iter().filter(|day| *day <= today).collect();
        Record {
            register,
            today: Day::of(register, today, today, &changes, &notices),
            past: days.iter().map(|_| OnceLock::new()).collect(),
            days,
            changes,
            notices,
            news: OnceLock::new(),
        }
    }

    /// The list on one of the days on which it changed.
    pub(crate) fn past(&self, position: usize) -> &Day<'a> {
        let today = self.today.list.date;
        let make = || Day::of(self.register, self.days[position], today, &self.changes, &self.notices);
        self.past[position].get_or_init(make)
    }

    /// The pages of earlier days: each list, what differs between neighbours, and between each day and today.
    pub(crate) fn archived(&self) -> impl Iterator<Item = PageId> {
        let past = (0..self.days.len()).map(PageId::Past);
        let neighbours = (1..self.days.len()).map(|at| PageId::Difference(at - 1, Some(at)));
        let today = (0..self.days.len().saturating_sub(1)).map(|at| PageId::Difference(at, None));
        past.chain(neighbours).chain(today)
    }

    /// What readers were told up to today, oldest first.
    pub(crate) fn news(&self) -> &[News<'a>] {
        self.news.get_or_init(|| self.register.news(&self.changes, &self.notices, self.today.list.date))
    }

    /// The position of a day on which the list changed.
    pub(crate) fn position(&self, day: Date) -> Option<usize> {
        self.days.binary_search(&day).ok()
    }

    /// The changes that took effect, or were called off, up to today.
    pub(crate) fn past_changes(&self) -> impl DoubleEndedIterator<Item = &Change<'a>> {
        let today = self.today.list.date;
        self.changes.iter().filter(move |own| match own.withdrawn {
            Some(day) => day <= today,
            None => own.effective.is_some_and(|since| since.date <= today),
        })
    }
}
