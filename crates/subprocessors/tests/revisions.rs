//! Revisions: what readers saw on each day, sealed so that nothing of it can be changed unseen.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use subprocessors::{Chain, Date, Document, HistoryDocument, NoLabels, Register, Revision, changes, seal};
use world::drawn::{self, Layout};
use world::{day, load, with_history};

const NOW: &str = "2026-11-24";

fn revisions(register: &Register, date: &str) -> Vec<Revision> {
    register.revisions(day(date), &NoLabels)
}

fn history(register: &Register, date: Date) -> Value {
    let revisions = register.revisions(date, &NoLabels);
    serde_json::to_value(HistoryDocument::of(register, date, &revisions, &NoLabels)).unwrap()
}

/// The entries of the list as it is published on a day, by their ids.
fn published(register: &Register, date: Date) -> BTreeMap<String, Value> {
    let document = Document::of(&register.as_of(date, None), &NoLabels);
    document.entries.into_iter().map(|own| (own.id.clone(), serde_json::to_value(own).unwrap())).collect()
}

fn replayed(chain: &Chain, date: Date) -> BTreeMap<String, Value> {
    chain.entries(date).into_iter().map(|(id, own)| (id.to_owned(), own.clone())).collect()
}

/// A revision as lines a person can check, without its hashes.
fn shown(revision: &Revision) -> String {
    let own = &revision.document;
    let entries = own.entries.iter().map(|own| format!("  is {} {}", own.id, own.facts.0["purpose"]));
    let removed = own.removed.iter().map(|id| format!("  removed {id}"));
    let announced = own.announced.iter().map(|own| format!("  announced {}", serde_json::to_string(own).unwrap()));
    let lines: Vec<String> = [own.date.clone()].into_iter().chain(entries).chain(removed).chain(announced).collect();
    lines.join("\n")
}

const TOLD: &str = "      - known-since: 2020-01-15
        purpose: Servers.
        locations: [{storage: [US]}]
      - announced: 2024-02-01
        effective: 2024-05-01
        moved: [{on: 2024-03-15, from: 2024-04-01}]
        locations: [{storage: [DE]}]
      - announced: 2024-06-01
        effective: 2024-09-01
        withdrawn: 2024-08-01
        purpose: Backups.
      - effective: 2025-01-01
        purpose: More servers.
      - announced: 2026-11-10
        effective: 2027-01-01
        ended: true
        replaced-by: [other/all]
-- data/subprocessors/other.yaml --
name: Example Other Ltd
engagements:
  all: {section: people, history: [{announced: 2026-11-10, effective: 2027-01-01, purpose: Help.}]}
";

#[test]
fn a_revision_says_what_readers_came_to_know_on_its_day() {
    let all: Vec<String> = revisions(&with_history(TOLD), NOW).iter().map(shown).collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn every_change_stands_in_the_history_with_its_dates_and_values() {
    let history = history(&with_history(TOLD), day(NOW));
    insta::assert_snapshot!(serde_json::to_string_pretty(&history["changes"]).unwrap());
}

#[test]
fn the_seal_is_that_of_the_canonical_form() {
    // Made with the Python package `rfc8785`: sha256(rfc8785.dumps(revision without `hash`)).
    let revision = json!({
        "removed": [], "date": "2024-01-01", "previous": null, "hash": "?",
        "entries": [{"ö": "Ωmega \u{1F600} \u{7f}\u{1f}", "a": 1, "B": [true, false, null], "\u{20ac}": "\"\\/", "\u{1F600}": 30}],
    });
    assert_eq!(seal(&revision), include_str!("seal.txt").trim());
}

#[test]
fn a_chain_tells_each_link_that_does_not_fit() {
    let history = history(&with_history(TOLD), day(NOW));
    assert!(Chain::of(&history).problems.is_empty());
    let said = |edit: fn(&mut Value)| {
        let mut edited = history.clone();
        edit(&mut edited["revisions"]);
        Chain::of(&edited).problems.join("\n")
    };
    insta::assert_snapshot!(
        [
            said(|all| all[1]["announced"][0]["effective"] = json!("2024-03-01")),
            said(|all| drop(all.as_array_mut().unwrap().remove(1))),
            said(|all| all.as_array_mut().unwrap().swap(1, 2)),
            said(|all| all[0]["previous"] = json!("0000")),
            said(|all| all[0]["date"] = json!("soon")),
            said(|all| *all = json!(null)),
        ]
        .join("\n\n")
    );
}

#[test]
fn the_past_cannot_be_edited_unseen() {
    let before = revisions(&with_history(TOLD), NOW);
    let after = revisions(&with_history(&TOLD.replace("storage: [DE]", "storage: [FR]")), NOW);
    let same = before.iter().zip(&after).take_while(|(a, b)| a.hash == b.hash).count();
    assert_eq!(before[same].date, day("2024-05-01"));
    assert!(before[same..].iter().zip(&after[same..]).all(|(a, b)| a.hash != b.hash));
}

/// A version as it came to be known: told, perhaps moved, perhaps called off, and when.
#[derive(Debug, Clone)]
struct Told {
    announced: i64,
    effective: i64,
    moved: Option<(i64, i64)>,
    withdrawn: Option<i64>,
    purpose: &'static str,
    country: Option<&'static str>,
    ended: bool,
}

fn told() -> impl Strategy<Value = Told> {
    let dates =
        (1i64..900, 0i64..200, proptest::option::of((0.0..1.0f64, 1i64..200)), proptest::option::of(0.0..1.0f64));
    let facts = (prop::sample::select(vec!["A.", "B."]), proptest::option::of(prop::sample::select(vec!["DE", "US"])));
    (dates, facts, prop::bool::weighted(0.2)).prop_map(
        |((announced, lag, moved, withdrawn), (purpose, country), ended)| {
            let effective = announced + lag;
            // A change is moved, or called off, between its announcement and its effect.
            let between = |part: f64| announced + 1 + (part * (lag - 2) as f64) as i64;
            let moved = moved.filter(|_| lag > 3).map(|(part, by)| (between(part), effective + by));
            let withdrawn = withdrawn.filter(|_| lag > 3 && moved.is_none()).map(between);
            Told { announced, effective, moved, withdrawn, purpose, country, ended }
        },
    )
}

impl Told {
    /// The version as it is written on a day, if readers know of it.
    fn written(&self, on: i64) -> Option<Value> {
        if self.announced > on {
            return None;
        }
        let mut all = json!({"announced": drawn::at(self.announced).to_string(), "effective": drawn::at(self.effective).to_string()});
        if let Some((day, later)) = self.moved.filter(|own| own.0 <= on) {
            all["moved"] = json!([{"on": drawn::at(day).to_string(), "from": all["effective"]}]);
            all["effective"] = drawn::at(later).to_string().into();
        }
        if let Some(day) = self.withdrawn.filter(|day| *day <= on) {
            all["withdrawn"] = drawn::at(day).to_string().into();
        }
        if self.ended {
            all["ended"] = true.into();
            return Some(all);
        }
        all["purpose"] = self.purpose.into();
        if let Some(country) = self.country {
            all["locations"] = json!([{"storage": [country]}]);
        }
        Some(all)
    }
}

/// The register as it was written on a day.
fn written(all: &[Told], on: i64) -> Register {
    let first = json!({"known-since": drawn::at(0).to_string(), "purpose": "A."});
    let versions: Vec<Value> = [first].into_iter().chain(all.iter().filter_map(|own| own.written(on))).collect();
    let file =
        json!({"name": "Example Cloud GmbH", "engagements": {"hosting": {"section": "hosting", "history": versions}}});
    load(&format!("{}-- data/subprocessors/cloud.yaml --\n{file}\n", world::REGISTER))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_known_later_changes_nothing_of_the_chain_before(all in prop::collection::vec(told(), 1..6), on in 1i64..1000) {
        let then = written(&all, on).revisions(drawn::at(on), &NoLabels);
        let now = written(&all, 2000);
        let later = now.revisions(drawn::at(2000), &NoLabels);
        let until: Vec<_> = later.iter().filter(|own| own.date <= drawn::at(on)).cloned().collect();
        prop_assert_eq!(&then, &until);
        prop_assert_eq!(then, now.revisions(drawn::at(on), &NoLabels));
    }

    #[test]
    fn the_revisions_up_to_a_day_give_the_entries_of_the_list_on_it(history in drawn::engagement(), party in drawn::entity()) {
        let register = load(&drawn::files(&party, &history, Layout::Flow));
        let chain = Chain::of(&self::history(&register, drawn::at(3000)));
        prop_assert!(chain.problems.is_empty(), "{:?}", chain.problems);
        for date in register.turning_days(None) {
            prop_assert_eq!(replayed(&chain, date), published(&register, date));
            let before = date.yesterday().unwrap();
            prop_assert_eq!(replayed(&chain, before), published(&register, before));
        }
    }

    #[test]
    fn a_history_that_is_written_and_read_again_is_the_same(history in drawn::engagement(), party in drawn::entity()) {
        let register = load(&drawn::files(&party, &history, Layout::Flow));
        let value = self::history(&register, drawn::at(3000));
        let read: HistoryDocument = serde_json::from_value(value.clone()).unwrap();
        prop_assert_eq!(serde_json::to_value(read).unwrap(), value);
    }

    #[test]
    fn looking_only_at_what_turns_finds_every_change(history in drawn::engagement(), party in drawn::entity()) {
        assert_all_changes_found(&load(&drawn::files(&party, &history, Layout::Flow)));
    }
}

/// Every change, by comparing whole lists from one day to the next.
fn assert_all_changes_found(register: &Register) {
    let days: Vec<Date> = [Date::MIN].into_iter().chain(register.turning_days(None)).collect();
    let lists: Vec<_> = days.iter().map(|date| register.as_of(*date, None)).collect();
    let whole: Vec<_> = lists.windows(2).flat_map(|pair| changes(&pair[0], &pair[1])).collect();
    assert_eq!(register.changes(Date::MIN, Date::MAX, None), whole);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the registers of this repository")]
fn the_registers_of_this_repository_have_whole_chains() {
    let workspace = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    for root in [workspace.to_owned(), workspace.join("examples/showcase")] {
        let entities = std::fs::read_dir(root.join("data/subprocessors")).unwrap().map(|own| own.unwrap().path());
        let files = entities.chain([root.join("data/register.yaml")]).map(|path| {
            (path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap())
        });
        let sources = source::Sources::new(files);
        let register = subprocessors::load(&sources, &mut source::Diagnostics::new()).unwrap();
        assert_all_changes_found(&register);
        let chain = Chain::of(&history(&register, day(NOW)));
        assert!(chain.problems.is_empty(), "{:?}", chain.problems);
        for link in &chain.links {
            assert_eq!(replayed(&chain, link.date), published(&register, link.date));
        }
        assert_eq!(replayed(&chain, day(NOW)), published(&register, day(NOW)));
    }
}
