//! Histories folded to a day: what holds, since when, and what the dates of the list are.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use proptest::prelude::*;
use std::collections::BTreeMap;
use subprocessors::{Aspect, Date, Id, Register, What, changes};
use world::drawn::{self, Layout};
use world::{day, load, register, with_history};

/// The list on a day as one line a person can check.
fn shown(register: &Register, date: &str, audience: Option<&str>) -> String {
    let list = register.as_of(day(date), audience.map(Id::new).as_ref());
    let entries: Vec<String> = list
        .entries
        .iter()
        .map(|entry| {
            let places = entry.facts.locations().into_iter().flatten().flat_map(|own| &own.places);
            let places: Vec<&str> = places.flat_map(|(_, place)| place.spots()).map(|own| own.0.place.code()).collect();
            let since = if entry.since.at_least { "≤" } else { "" };
            let purpose = entry.facts.purpose().map(|text| text.source.to_string()).unwrap_or_default();
            format!("{purpose} {places:?} since {since}{}", entry.since.date)
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

fn shown_on(register: &Register, days: &[&str], audience: Option<&str>) -> String {
    let all: Vec<String> = days.iter().map(|date| format!("{date} {}", shown(register, date, audience))).collect();
    all.join("\n")
}

/// Changes as lines a person can check.
fn told(register: &Register, from: &str, to: &str) -> String {
    let one = |change: subprocessors::Change<'_>| {
        let list =
            |all: &[subprocessors::Reference]| all.iter().map(|own| own.to_string()).collect::<Vec<_>>().join(" + ");
        let succession = match change.from.is_empty() {
            true => String::new(),
            false => format!(" ({} → {})", list(&change.from), list(&change.into)),
        };
        let differs: Vec<&str> = change.differences.iter().map(|own| own.aspect.word()).collect();
        let date = change.effective.map(|own| own.date.to_string()).unwrap_or_default();
        let correction = if change.correction { "corrected " } else { "" };
        format!("{date} {correction}{:?} {}{succession} {}", change.what, change.subject, differs.join(", "))
            .trim_end()
            .to_owned()
    };
    register.changes(day(from), day(to), None).into_iter().map(one).collect::<Vec<_>>().join("\n")
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
    let register = with_history(HISTORY);
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
    insta::assert_snapshot!(shown_on(&register, &days, None));
}

#[test]
fn a_change_is_a_secret_until_it_is_announced() {
    let register = with_history(HISTORY);
    assert_eq!(register.as_of(day("2025-12-31"), None).next_change, None);
    assert_eq!(register.as_of(day("2026-01-01"), None).next_change, Some(day("2026-02-01")));
}

#[test]
fn a_later_version_keeps_what_it_does_not_name() {
    let register = with_history(HISTORY);
    let before = register.as_of(day("2024-02-29"), None);
    let after = register.as_of(day("2024-03-01"), None);
    assert_eq!(before.entries[0].facts.purpose(), after.entries[0].facts.purpose());
    assert_ne!(before.entries[0].facts.locations(), after.entries[0].facts.locations());
}

#[test]
fn what_passes_leaves_what_was_before() {
    let register = with_history(
        "      - effective: 2024-01-01
        purpose: Servers.
        locations: [{storage: [DE]}]
      - effective: 2024-03-01
        until: 2024-03-31
        locations: [{storage: [US]}]
      - effective: 2024-06-01
        until: 2024-06-30
        ended: true
      - effective: 2024-09-01
        until: open
        purpose: Servers, for now.
",
    );
    let days = [
        "2024-02-29",
        "2024-03-01",
        "2024-03-31",
        "2024-04-01",
        "2024-06-01",
        "2024-06-30",
        "2024-07-01",
        "2024-09-01",
    ];
    insta::assert_snapshot!(shown_on(&register, &days, None));
}

#[test]
fn a_date_that_was_moved_is_known_as_readers_knew_it() {
    let register = with_history(
        "      - effective: 2024-01-01
        purpose: Servers.
      - announced: 2024-02-01
        effective: 2024-06-01
        moved: [{on: 2024-03-15, from: 2024-04-01}]
        purpose: Backups.
      - announced: 2024-07-01
        effective: 2024-09-01
        withdrawn: 2024-08-01
        purpose: Nothing.
",
    );
    let days = [
        "2024-01-31",
        "2024-02-01",
        "2024-03-15",
        "2024-04-01",
        "2024-06-01",
        "2024-07-01",
        "2024-08-01",
        "2024-09-01",
    ];
    insta::assert_snapshot!(shown_on(&register, &days, None));
}

#[test]
fn audiences_have_their_own_dates_and_entries() {
    let register = register(
        "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - effective: 2024-01-01
        purpose: Servers.
      - announced: 2024-02-01
        effective: 2024-06-01
        audiences: {new: {effective: 2024-02-01}}
        purpose: Backups.
  pilot:
    section: hosting
    audiences: [new]
    history:
      - effective: 2024-03-01
        purpose: A pilot.
",
    );
    let days = ["2024-01-31", "2024-02-01", "2024-03-01", "2024-06-01"];
    let all = [None, Some("existing"), Some("new")].map(|own| format!("{own:?}\n{}", shown_on(&register, &days, own)));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn changes_are_typed_and_link_both_ends() {
    let register = register(
        "-- data/subprocessors/alpha.yaml --
name: Alpha Ltd
seat: DE
history:
  - effective: 2024-02-01
    name: Alpha SE
    contacts: [{mail: privacy@example.com}]
  - effective: 2024-03-01
    correction: true
    seat: AT
  - announced: 2025-01-01
    effective: 2025-06-01
    ended: true
    replaced-by: [gamma]
engagements:
  one: {section: hosting, history: [{effective: 2024-01-01, purpose: One.}, {effective: 2024-04-01, purpose: One and a half., data: [account], applies-if: product is chat, transfer: [scc]}, {effective: 2025-06-01, ended: true, replaced-by: [gamma/all]}]}
  two: {section: hosting, history: [{effective: 2024-01-01, purpose: Two.}, {effective: 2025-06-01, ended: true, replaced-by: [gamma/all]}]}
-- data/subprocessors/beta.yaml --
name: Beta Ltd
engagements:
  mail: {section: hosting, history: [{effective: 2024-01-01, purpose: Mail.}, {effective: 2024-05-01, ended: true, replaced-by: [gamma/mail]}]}
  both: {section: hosting, history: [{effective: 2024-01-01, purpose: Both.}, {effective: 2024-08-01, ended: true, replaced-by: [beta/left, beta/right]}]}
  left: {section: hosting, history: [{effective: 2024-08-01, purpose: Left.}]}
  right: {section: hosting, history: [{effective: 2024-08-01, purpose: Right.}, {effective: 2024-09-01, ended: true}]}
-- data/subprocessors/gamma.yaml --
name: Gamma Ltd
engagements:
  mail: {section: hosting, history: [{effective: 2024-05-01, purpose: Mail and more.}, {effective: 2024-06-01, no-longer: [condition], locations: [{storage: [FR]}], note: Said.}]}
  all: {section: hosting, history: [{effective: 2025-06-01, purpose: All.}]}
",
    );
    insta::assert_snapshot!(told(&register, "2020-01-01", "2030-01-01"));
}

#[test]
fn what_passes_changes_the_list_on_the_day_on_which_it_passes() {
    let register = with_history(
        "      - effective: 2024-01-01
        purpose: Servers.
        locations: [{storage: [DE]}]
        transfer: [{by: scc, checked: 2024-01-01}]
      - effective: 2024-03-01
        until: 2024-03-31
        locations: [{storage: [US]}]
      - effective: 2024-06-01
        until: 2024-06-30
        ended: true
      - effective: 2024-08-01
        transfer: [{by: scc, checked: 2024-08-01}]
",
    );
    insta::assert_snapshot!(told(&register, "2020-01-01", "2030-01-01"));
}

/// The changes that a history makes when it is folded by hand: for each day the fields that differ.
fn expected(history: &drawn::History) -> BTreeMap<Date, Vec<String>> {
    let folded = history.folded();
    let mut all = BTreeMap::new();
    for pair in folded.windows(2) {
        let ((_, before), (date, after)) = (&pair[0], &pair[1]);
        let differs: Vec<String> = after
            .iter()
            .filter(|(field, value)| before.get(*field) != Some(value))
            .map(|(own, _)| (*own).to_owned())
            .collect();
        if !differs.is_empty() {
            all.insert(*date, differs);
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn comparing_neighbouring_days_gives_back_what_was_written(history in drawn::engagement(), party in drawn::entity()) {
        let register = load(&drawn::files(&party, &history, Layout::Flow));
        let mut wanted = expected(&history);
        let first = history.0[0].0;
        for (date, fields) in &party.0 {
            // Before the engagement begins, the entity is not on the list.
            let before = party.folded().iter().rev().find(|(own, _)| own < date).map(|(_, all)| all.clone()).unwrap_or_default();
            // That an entity was reviewed again is no change of it.
            let differs = fields.iter().filter(|(field, value)| before.get(*field) != Some(value) && **field != "reviewed");
            if *date > first {
                wanted.entry(*date).or_default().extend(differs.map(|(own, _)| (*own).to_owned()));
            }
        }
        wanted.retain(|_, fields| !fields.is_empty());
        let mut found: BTreeMap<Date, Vec<String>> = BTreeMap::new();
        for change in register.changes(first, drawn::at(4000), None) {
            prop_assert!(!matches!(change.what, What::Added | What::Removed));
            let since = change.effective.expect("a version says since when").date;
            found.entry(since).or_default().extend(change.differences.iter().map(|own| own.aspect.word().to_owned()));
        }
        for fields in found.values_mut().chain(wanted.values_mut()) {
            fields.sort();
        }
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn a_list_does_not_differ_from_itself(history in drawn::engagement(), party in drawn::entity(), offset in 0i64..2000) {
        let register = load(&drawn::files(&party, &history, Layout::Flow));
        let list = register.as_of(drawn::at(offset), None);
        prop_assert_eq!(changes(&list, &list), vec![]);
        let another = load(&drawn::files(&party, &history, Layout::Flow));
        prop_assert_eq!(changes(&list, &another.as_of(drawn::at(offset), None)), vec![]);
    }

    #[test]
    fn before_the_first_version_there_is_nothing(history in drawn::engagement(), party in drawn::entity()) {
        let register = load(&drawn::files(&party, &history, Layout::Flow));
        let before = register.as_of(day("2016-12-31"), None);
        prop_assert!(before.entries.is_empty() && before.ended.is_empty() && before.in_force.is_none());
        let first = history.0[0].0.yesterday().unwrap();
        prop_assert!(register.as_of(first, None).entries.iter().all(|own| own.entity.id != "cloud"));
    }

    #[test]
    fn layout_order_and_quotes_make_no_change(history in drawn::engagement(), party in drawn::entity()) {
        let flow = load(&drawn::files(&party, &history, Layout::Flow));
        let block = load(&drawn::files(&party, &history, Layout::Block));
        for (date, _) in history.0.iter().chain(&party.0) {
            let (flow, block) = (flow.as_of(*date, None), block.as_of(*date, None));
            prop_assert_eq!(changes(&flow, &block), vec![]);
            prop_assert_eq!((flow.last_updated, flow.in_force, flow.next_change), (block.last_updated, block.in_force, block.next_change));
        }
    }

    #[test]
    fn a_list_is_in_force_since_its_last_version(history in drawn::engagement(), look in 0i64..2000) {
        let register = load(&drawn::files(&drawn::History(Vec::new()), &history, Layout::Flow));
        let date = drawn::at(look);
        let list = register.as_of(date, None);
        let last = history.0.iter().map(|(own, _)| *own).filter(|own| *own <= date).max();
        let entry = list.entries.iter().find(|own| own.entity.id == "cloud");
        prop_assert_eq!(entry.map(|own| own.last_changed), last);
        prop_assert_eq!(entry.map(|own| own.since.date), last.map(|_| history.0[0].0));
        prop_assert_eq!(list.next_change, history.0.iter().map(|(own, _)| *own).filter(|own| *own > date).min());
    }
}

/// The palette has a value for everything that can be said, so that no aspect goes untested.
#[test]
fn every_aspect_is_in_the_palette() {
    let drawn: Vec<&str> = [world::palette::of_entities(), world::palette::of_engagements()]
        .concat()
        .iter()
        .map(|(field, values)| {
            assert!(values.len() > 1, "`{field}` has one value only");
            *field
        })
        .collect();
    for aspect in Aspect::ALL.iter().filter(|own| !matches!(own, Aspect::Name | Aspect::Class)) {
        assert!(drawn.contains(&aspect.word()), "`{}` is not in the palette", aspect.word());
    }
}
