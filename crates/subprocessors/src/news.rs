//! News: on which days readers are told what, from the first list that is known to the latest day.
//!
//! A change is news when it is announced, each time it is moved, when it is called off, and when it takes
//! effect. Each piece of news has an id that stays: through rebuilds, new names, and whatever is written
//! after it.

use crate::changes::Change;
use crate::model::{Id, Register};
use crate::notices::{Notice, objection_deadline};
use crate::values::Date;
use std::collections::BTreeSet;

/// One piece of news.
#[derive(Debug, Clone, PartialEq)]
pub struct News<'a> {
    /// What stays the same of it: `example-cloud/hosting/2026-12-15/announced`, or `known/2019-10-28`.
    pub id: String,
    /// What is told.
    pub told: Told,
    /// The day on which it is told.
    pub on: Date,
    /// The day on which the changes take effect, as it is told: another one may be told later.
    pub effective: Date,
    /// What it is about: the changes of one entity or engagement on one day; or everything that is first known.
    pub changes: Vec<Change<'a>>,
    /// The last day on which customers may object, if the policy gives one.
    pub objection_deadline: Option<Date>,
}

/// What is told of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// With these entries the record begins; they may be older.
    Known,
    /// They will take effect.
    Announced,
    /// They will take effect on another day.
    Moved,
    /// They will not take effect.
    CalledOff,
    /// They take effect.
    Effective,
}

impl Told {
    /// The word in ids.
    pub fn word(self) -> &'static str {
        match self {
            Told::Known => "known",
            Told::Announced => "announced",
            Told::Moved => "moved",
            Told::CalledOff => "called-off",
            Told::Effective => "effective",
        }
    }
}

/// Changes of one entity or engagement on one day: what is told of in one breath.
type Group<'a> = Vec<Change<'a>>;

impl Register {
    /// All news up to a day, oldest first, from all changes that there are and those that were called off.
    pub fn news<'a>(&'a self, changes: &[Change<'a>], notices: &[Notice], until: Date) -> Vec<News<'a>> {
        let (known, told): (Vec<&Change<'a>>, Vec<&Change<'a>>) = changes.iter().partition(|own| own.is_first_known());
        let mut all: Vec<News<'a>> = first_known(&known);
        let mut groups = grouped(&told);
        // What was moved had its id before anything else could have taken its old day.
        groups.sort_by_key(|own| own[0].moved.is_empty());
        let mut taken = BTreeSet::new();
        for group in groups {
            let id = free_id(&group, &mut taken);
            all.extend(news_of(&id, &group, notices));
        }
        all.retain(|own| own.on <= until);
        all.sort_by(|a, b| (a.on, a.told, &a.id).cmp(&(b.on, b.told, &b.id)));
        all
    }
}

/// What is first known on one day is one piece of news.
fn first_known<'a>(known: &[&Change<'a>]) -> Vec<News<'a>> {
    let days: BTreeSet<Date> = known.iter().filter_map(|own| Some(own.effective?.date)).collect();
    let of = |day: Date| known.iter().filter(move |own| own.effective.is_some_and(|since| since.date == day));
    days.into_iter()
        .map(|day| News {
            id: format!("{}/{day}", Told::Known.word()),
            told: Told::Known,
            on: day,
            effective: day,
            changes: of(day).map(|own| (*own).clone()).collect(),
            objection_deadline: None,
        })
        .collect()
}

fn grouped<'a>(changes: &[&Change<'a>]) -> Vec<Group<'a>> {
    let same = |a: &&Change<'_>, b: &&Change<'_>| {
        a.subject == b.subject && a.effective == b.effective && a.withdrawn == b.withdrawn
    };
    changes.chunk_by(same).map(|all| all.iter().map(|own| (*own).clone()).collect()).collect()
}

/// The subject and the day that was first named for it; with a number where another has that id.
fn free_id(group: &Group<'_>, taken: &mut BTreeSet<String>) -> String {
    let first = &group[0];
    let day = first.moved.first().map(|own| own.1).or(first.effective.map(|own| own.date));
    let id = format!("{}/{}", first.subject, day.unwrap_or_default());
    let mut numbered = (2..).map(|number| format!("{id}+{number}"));
    let id =
        if taken.contains(&id) { numbered.find(|own| !taken.contains(own)).expect("numbers do not end") } else { id };
    taken.insert(id.clone());
    id
}

fn news_of<'a>(id: &str, group: &Group<'a>, notices: &[Notice]) -> Vec<News<'a>> {
    let first = &group[0];
    let Some(effective) = first.effective.map(|own| own.date) else { return Vec::new() };
    let deadline = objection_deadline(notices, group);
    let news = |told: Told, on: Date, effective: Date, number: usize| News {
        id: format!("{id}/{}{}", told.word(), if number > 1 { format!("+{number}") } else { String::new() }),
        told,
        on,
        effective,
        changes: group.clone(),
        objection_deadline: deadline,
    };
    // Day after day that was named: the first with the announcement, each later one with a move.
    let named: Vec<Date> = first.moved.iter().map(|own| own.1).chain([effective]).collect();
    let announced = first.announced.filter(|day| *day < named[0]).map(|day| news(Told::Announced, day, named[0], 1));
    let moved = first.moved.iter().zip(&named[1..]).enumerate();
    let moved = moved.map(|(at, ((on, _), to))| news(Told::Moved, *on, *to, at + 1));
    let last = match first.withdrawn {
        Some(day) => news(Told::CalledOff, day, effective, 1),
        None => news(Told::Effective, effective, effective, 1),
    };
    announced.into_iter().chain(moved).chain([last]).collect()
}

impl Change<'_> {
    /// Whether it is an entry with which the record begins.
    pub fn is_first_known(&self) -> bool {
        self.what == crate::What::Added && self.effective.is_some_and(|own| own.at_least)
    }

    /// Whether it is about an entity, or one of its engagements.
    pub fn is_about(&self, entity: &Id) -> bool {
        [&self.subject].into_iter().chain(&self.from).chain(&self.into).any(|own| own.entity == *entity)
    }
}
