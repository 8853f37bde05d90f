//! Histories folded to a day: what holds, since when, and what the dates of the list are.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use source::{Diagnostics, Sources};
use subprocessors::{Date, Register};

const REGISTER: &str = "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
";

fn register(history: &str) -> Register {
    let world = format!(
        "{REGISTER}-- data/subprocessors/cloud.yaml --\nname: Example Cloud GmbH\nengagements:\n  hosting:\n    \
         service: desk\n    section: hosting\n    history:\n{history}"
    );
    let sources = Sources::from_world(&world);
    let mut diagnostics = Diagnostics::new();
    let register = subprocessors::load(&sources, &mut diagnostics).unwrap();
    let said = source::report(&sources, &diagnostics.sorted(), source::Format::Text, false);
    assert!(!said.contains("error["), "{said}");
    register
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The list on a day as one line a person can check.
fn shown(register: &Register, date: &str) -> String {
    let list = register.as_of(day(date));
    let entries: Vec<String> = list
        .entries
        .iter()
        .map(|entry| {
            let places = entry.facts.locations.iter().flat_map(|own| &own.places).map(|own| own.1.code());
            let since = if entry.since.at_least { "≤" } else { "" };
            let purpose = entry.facts.purpose.map(|text| text.source.to_string()).unwrap_or_default();
            format!("{purpose} {:?} since {since}{}", places.collect::<Vec<_>>(), entry.since.date)
        })
        .collect();
    let date = |date: Option<Date>| date.map_or("never".to_owned(), |date| date.to_string());
    format!(
        "[{}] updated {}, in force {}, next {}",
        entries.join("; "),
        date(list.last_updated),
        date(list.in_force.map(|since| since.date)),
        date(list.next_change)
    )
}

const HISTORY: &str = "      - known-since: 2020-01-15
        purpose: Servers.
        locations: [{storage: [US]}]
      - announced: 2024-02-01
        effective: 2024-03-01
        locations: [{storage: [DE]}]
      - announced: 2024-06-01
        effective: 2024-07-01
        ended: true
      - effective: 2025-01-01
        purpose: Backups.
      - announced: 2026-01-01
        effective: 2026-02-01
        locations: [{storage: [FR]}]
";

#[test]
fn a_list_is_what_the_history_says_on_that_day() {
    let register = register(HISTORY);
    let days = [
        "2019-12-31",
        "2020-01-15",
        "2024-01-31",
        "2024-02-01",
        "2024-03-01",
        "2024-06-30",
        "2024-07-01",
        "2025-01-01",
        "2025-12-31",
        "2026-01-01",
        "2026-02-01",
    ];
    let all: Vec<String> = days.iter().map(|date| format!("{date} {}", shown(&register, date))).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_change_is_a_secret_until_it_is_announced() {
    let register = register(HISTORY);
    assert_eq!(register.as_of(day("2025-12-31")).next_change, None);
    assert_eq!(register.as_of(day("2026-01-01")).next_change, Some(day("2026-02-01")));
}

#[test]
fn a_later_version_keeps_what_it_does_not_name() {
    let register = register(HISTORY);
    let before = register.as_of(day("2024-02-29"));
    let after = register.as_of(day("2024-03-01"));
    assert_eq!(before.entries[0].facts.purpose, after.entries[0].facts.purpose);
    assert_ne!(before.entries[0].facts.locations, after.entries[0].facts.locations);
}

proptest! {
    #[test]
    fn the_list_changes_only_on_days_of_the_history(first in 0i64..2000, steps in prop::collection::vec(1i64..400, 0..6), look in 0i64..4500) {
        let start = Date::constant(2018, 1, 1);
        let at = |offset: i64| start.checked_add(jiff::Span::new().days(offset)).unwrap();
        let mut offset = first;
        let mut days = vec![offset];
        for step in steps {
            offset += step;
            days.push(offset);
        }
        let history: String = days
            .iter()
            .map(|offset| format!("      - effective: {}\n        purpose: From day {offset}.\n", at(*offset)))
            .collect();
        let register = register(&history);
        let list = register.as_of(at(look));
        let last = days.iter().copied().filter(|own| *own <= look).max();
        prop_assert_eq!(list.in_force.map(|own| own.date), last.map(at));
        prop_assert_eq!(list.last_updated, last.map(at));
        prop_assert_eq!(list.next_change, days.iter().copied().filter(|own| *own > look).min().map(at));
        let purpose = list.entries.first().and_then(|entry| entry.facts.purpose).map(|text| text.source.to_string());
        prop_assert_eq!(purpose, last.map(|own| format!("From day {own}.")));
        prop_assert_eq!(list.entries.first().map(|entry| entry.since.date), last.map(|_| at(first)));
    }
}
