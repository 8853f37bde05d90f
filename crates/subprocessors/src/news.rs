//! News: on which days readers are told what, from the first list that is known to the latest day.
//!
//! A change is news when it is announced, each time it is moved, when it is called off, and when it takes
//! effect. Each piece of news has an id that stays: through rebuilds, new names, and whatever is written
//! after it.

use crate::changes::Change;
use crate::model::{Id, Reference, Register};
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

/// What is told of in one breath: changes of one entity or engagement on one day.
struct Group<'a> {
    /// What it is about: of a succession, the part that was told of.
    subject: Reference,
    changes: Vec<Change<'a>>,
}

impl Register {
    /// All news up to a day, oldest first, from all changes that there are and those that were called off.
    pub fn news<'a>(&'a self, changes: &[Change<'a>], notices: &[Notice], until: Date) -> Vec<News<'a>> {
        let (known, told): (Vec<&Change<'a>>, Vec<&Change<'a>>) = changes.iter().partition(|own| own.is_first_known());
        let mut all: Vec<News<'a>> = first_known(&known);
        let mut groups = grouped(&told);
        // Who was told of first had the id first, whatever was written later.
        groups.sort_by_key(|own| own.lead().announced.or(own.lead().effective.map(|since| since.date)));
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
    let (successions, others): (Vec<&Change<'a>>, Vec<&Change<'a>>) =
        changes.iter().partition(|own| !own.parts.is_empty());
    let alone = others
        .chunk_by(same)
        .map(|all| Group { subject: all[0].subject.clone(), changes: all.iter().map(|own| (*own).clone()).collect() });
    alone.chain(successions.into_iter().flat_map(parts)).collect()
}

/// The parts of a succession of which readers were told on different days: each is news of its own, so that what is
/// written later about one takes nothing from the others.
fn parts<'a>(change: &Change<'a>) -> Vec<Group<'a>> {
    let mut told = BTreeSet::new();
    let parts = change.parts.iter().filter(|own| told.insert(own.announced));
    let group = |own: &crate::changes::Part| Group {
        subject: own.subject.clone(),
        changes: vec![Change { announced: own.announced, moved: own.moved.clone(), ..change.clone() }],
    };
    parts.map(group).collect()
}

impl<'a> Group<'a> {
    /// The change that says when readers were told: others of the day may only pass.
    fn lead(&self) -> &Change<'a> {
        self.changes.iter().find(|own| own.announced.is_some()).unwrap_or(&self.changes[0])
    }
}

/// The subject and the day that was first named for it; with a number where another has that id.
fn free_id(group: &Group<'_>, taken: &mut BTreeSet<String>) -> String {
    let lead = group.lead();
    let day = lead.moved.first().map(|own| own.1).or(lead.effective.map(|own| own.date));
    let id = format!("{}/{}", group.subject, day.unwrap_or_default());
    let mut numbered = (2..).map(|number| format!("{id}+{number}"));
    let id =
        if taken.contains(&id) { numbered.find(|own| !taken.contains(own)).expect("numbers do not end") } else { id };
    taken.insert(id.clone());
    id
}

fn news_of<'a>(id: &str, group: &Group<'a>, notices: &[Notice]) -> Vec<News<'a>> {
    let lead = group.lead();
    let Some(effective) = lead.effective.map(|own| own.date) else { return Vec::new() };
    let deadline = objection_deadline(notices, &group.changes);
    let news = |told: Told, on: Date, effective: Date, number: usize| News {
        id: format!("{id}/{}{}", told.word(), if number > 1 { format!("+{number}") } else { String::new() }),
        told,
        on,
        effective,
        changes: group.changes.clone(),
        objection_deadline: deadline,
    };
    // Day after day that was named: the first with the announcement, each later one with a move.
    let named: Vec<Date> = lead.moved.iter().map(|own| own.1).chain([effective]).collect();
    let announced = lead.announced.filter(|day| *day < named[0]).map(|day| news(Told::Announced, day, named[0], 1));
    let moved = lead.moved.iter().zip(&named[1..]).enumerate();
    let moved = moved.map(|(at, ((on, _), to))| news(Told::Moved, *on, *to, at + 1));
    let last = match lead.withdrawn {
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
