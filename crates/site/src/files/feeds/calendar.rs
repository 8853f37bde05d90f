//! iCalendar (RFC 5545): the days on which changes take effect, and the last days for objections.
//!
//! A change has one entry for each of the two, whatever is told of it: when it is moved, the entry moves
//! with it, and when it is called off, the entry is cancelled (RFC 5546 section 3.2.5).

use super::{Feed, Item};
use chrono::{NaiveDate, TimeDelta};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Property, Trigger};
use std::collections::BTreeMap;
use subprocessors::{Date, Told};

/// Days before which a calendar reminds: of a change, and of the end of the time for objections.
const BEFORE_EFFECT: [i64; 1] = [1];
const BEFORE_DEADLINE: [i64; 2] = [7, 1];

/// The feed as a calendar.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let mut calendar = Calendar::new();
    calendar.properties.retain(|own| own.key() != "PRODID");
    calendar.append_property(Property::new("PRODID", "-//Annex//Annex//EN"));
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.append_property(Property::new("NAME", &feed.title));
    calendar.append_property(Property::new("X-WR-CALNAME", &feed.title));
    // Readers look again once a day (RFC 7986 section 5.7).
    calendar.append_property(Property::new("REFRESH-INTERVAL", "P1D").add_parameter("VALUE", "DURATION").done());
    for item in latest(&feed.items) {
        calendar.push(effective(item, feed.today));
        calendar.extend(item.deadline.filter(|_| item.told != Told::Known).map(|day| deadline(item, day, feed.today)));
    }
    calendar.to_string().into_bytes()
}

/// Of all that is told of the same changes, the last; in the order of days.
fn latest(items: &[Item]) -> Vec<&Item> {
    let mut last: BTreeMap<&str, &Item> = BTreeMap::new();
    for item in items {
        // The newest stands first.
        last.entry(&item.subject).or_insert(item);
    }
    let mut all: Vec<&Item> = last.into_values().collect();
    all.sort_by(|a, b| (a.effective, &a.subject).cmp(&(b.effective, &b.subject)));
    all
}

fn effective(item: &Item, today: Date) -> Event {
    let title = if item.told == Told::Known { &item.title } else { &item.day_titles[0] };
    let reminders: &[i64] = if item.told == Told::Known { &[] } else { &BEFORE_EFFECT };
    event(item, ("effective", item.effective), title, reminders, today)
}

fn deadline(item: &Item, day: Date, today: Date) -> Event {
    event(item, ("objection", day), &item.day_titles[1], &BEFORE_DEADLINE, today)
}

fn event(item: &Item, (what, day): (&str, Date), title: &str, reminders: &[i64], today: Date) -> Event {
    let told = stamp(item.on);
    let uid = format!("{}/{what}", item.subject);
    let mut event = Event::new();
    // A day without an end is that day (RFC 5545 section 3.6.1).
    event.uid(&uid).starts(day.to_string().parse::<NaiveDate>().expect("a day of the calendar is one of chrono's"));
    event.summary(title).url(&item.url).sequence(sequence(item));
    event.add_property("DTSTAMP", &told).add_property("TRANSP", "TRANSPARENT");
    if item.told == Told::CalledOff {
        return event.status(EventStatus::Cancelled).done();
    }
    // Nobody is reminded of what has been.
    let reminders = if day < today { &[] } else { reminders };
    for (at, before) in reminders.iter().enumerate() {
        event.alarm(reminder(title, *before, &format!("{uid}/{}", at + 1), &told));
    }
    event.status(EventStatus::Confirmed).done()
}

/// Higher than for what was told before: each move, and the end of it, are new revisions of the entry.
fn sequence(item: &Item) -> u32 {
    let moves = u32::try_from(item.moves).unwrap_or(u32::MAX);
    if item.told == Told::CalledOff { moves + 1 } else { moves }
}

fn reminder(title: &str, days: i64, uid: &str, told: &str) -> Alarm {
    let mut alarm = Alarm::display(title, Trigger::before_start(TimeDelta::days(days)));
    // What is not stated here is made up anew each time the calendar is written.
    alarm.add_property("DTSTAMP", told).add_property("UID", uid);
    alarm
}

/// The beginning of a day, in UTC: facts have days, not hours.
fn stamp(day: Date) -> String {
    format!("{}T000000Z", day.to_string().replace('-', ""))
}
