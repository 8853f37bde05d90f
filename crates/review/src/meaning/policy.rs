//! The notice policy: what the contract asks, from which day on.

use super::sentence;
use super::statement::{self, Found};
use super::words::{Words, days, list};
use crate::report::Rewritten;
use std::collections::BTreeSet;
use subprocessors::{Authorisation, Counting, Date, Id, ObjectionFrom, Policy, Reference, Register, Weekends};

/// What the policies of two registers ask otherwise, for all customers and for each audience.
pub(super) fn compare(before: &Register, after: &Register, today: Date) -> Vec<Found> {
    let mut all = of(before, after, None, today);
    let general: Vec<String> = all.iter().map(|own| own.statement.says.clone()).collect();
    for audience in after.audiences.iter().filter(|own| before.audience(&own.id).is_some()) {
        let own = of(before, after, Some(&audience.id), today);
        let name = sentence::audience(Words { register: after }, &audience.id);
        all.extend(own.into_iter().filter(|own| !general.contains(&own.statement.says)).map(|mut own| {
            own.statement.says = format!("for {name}: {}", own.statement.says);
            own
        }));
    }
    all
}

fn of(before: &Register, after: &Register, audience: Option<&Id>, today: Date) -> Vec<Found> {
    let first_days = |register: &Register| -> BTreeSet<Date> {
        let own = audience.and_then(|id| register.audience(id)).map(|own| own.policy.as_slice()).unwrap_or_default();
        register.policy.iter().chain(own).map(|own| own.since.unwrap_or(Date::MIN)).collect()
    };
    let (old, new) = (first_days(before), first_days(after));
    let mut all = Vec::new();
    let mut known = Vec::new();
    for day in old.union(&new).copied() {
        let said = differences(before.policy_on(day, audience).as_ref(), after.policy_on(day, audience).as_ref());
        let fresh: Vec<String> = said.iter().filter(|own| !known.contains(*own)).cloned().collect();
        known = said;
        let is_dated = new.contains(&day) && !old.contains(&day);
        let rewrites = (!is_dated && day <= today).then_some(Rewritten::History);
        all.extend(fresh.iter().map(|own| found(own, day, today).rewriting(rewrites)));
    }
    all
}

fn found(part: &str, day: Date, today: Date) -> Found {
    let since = if day == Date::MIN { String::new() } else { format!(", from {day} on") };
    let nothing = Reference { entity: Id::new(""), engagement: None };
    let says = format!("{part}{since}");
    statement::bare("policy", &nothing, says, if day == Date::MIN { today } else { day })
}

/// What one policy asks otherwise than another, each as a verb with its object.
fn differences(before: Option<&Policy>, after: Option<&Policy>) -> Vec<String> {
    let none = Policy::default();
    let (old, new) = (before.unwrap_or(&none), after.unwrap_or(&none));
    let all = [
        counted("asks", "of notice", old.notice_days, new.notice_days),
        counted("gives", "to object", old.objection_days, new.objection_days),
        differs("counts these days", old.objection_from.map(from), new.objection_from.map(from)),
        differs("asks for", old.authorisation.map(authorisation), new.authorisation.map(authorisation)),
        differs("announces", announced(old), announced(new)),
        differs("counts", old.counting.map(counting), new.counting.map(counting)),
        differs("treats weekends", old.weekends.map(weekends), new.weekends.map(weekends)),
    ];
    all.into_iter().flatten().collect()
}

/// "asks 14 days of notice instead of 30".
fn counted(verb: &str, what: &str, old: Option<u16>, new: Option<u16>) -> Option<String> {
    let asked = |own: u16| format!("{} {what}", days(i32::from(own)));
    match (old, new) {
        (Some(old), Some(new)) if old != new => Some(format!("{verb} {} instead of {old}", asked(new))),
        (old, new) => differs(verb, old.map(asked), new.map(asked)),
    }
}

fn differs(verb: &str, old: Option<String>, new: Option<String>) -> Option<String> {
    match (old, new) {
        (old, new) if old == new => None,
        (Some(old), Some(new)) => Some(format!("{verb} {new} instead of {old}")),
        (None, Some(new)) => Some(format!("{verb} {new}, where nothing was said")),
        (old, None) => Some(format!("no longer {verb} {}", old.unwrap_or_default())),
    }
}

fn from(own: ObjectionFrom) -> String {
    match own {
        ObjectionFrom::Announcement => "from the announcement on".to_owned(),
        ObjectionFrom::Effect => "from the effect on".to_owned(),
    }
}

fn authorisation(own: Authorisation) -> String {
    match own {
        Authorisation::General => "a general authorisation".to_owned(),
        Authorisation::Specific => "a specific authorisation".to_owned(),
    }
}

fn announced(policy: &Policy) -> Option<String> {
    policy.announce.as_ref().map(|all| {
        let mut words: Vec<String> = all.iter().map(ToString::to_string).collect();
        words.sort_unstable();
        format!("what is {}", list(&words))
    })
}

fn counting(own: Counting) -> String {
    match own {
        Counting::FromTheDayAfter => "from the day after the announcement".to_owned(),
        Counting::FromTheSameDay => "from the day of the announcement".to_owned(),
    }
}

fn weekends(own: Weekends) -> String {
    match own {
        Weekends::Ignored => "as other days".to_owned(),
        Weekends::Extend => "as reasons for more time".to_owned(),
    }
}
