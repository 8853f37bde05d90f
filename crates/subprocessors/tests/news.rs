//! What readers are told on which day, and for which choices of customers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use subprocessors::{Change, News, Register};
use world::{day, load, register, with_history};

/// News as lines a person can check.
fn told(register: &Register, until: &str) -> String {
    let (changes, notices) = everything(register);
    let one = |own: News<'_>| {
        let kinds: Vec<String> = own.changes.iter().map(|change| format!("{:?}", change.what)).collect();
        let deadline = own.objection_deadline.map(|day| format!(", objections until {day}")).unwrap_or_default();
        format!("{} {}: {} for {}{deadline}", own.on, own.id, kinds.join("+"), own.effective)
    };
    register.news(&changes, &notices, day(until)).into_iter().map(one).collect::<Vec<_>>().join("\n")
}

fn everything(register: &Register) -> (Vec<Change<'_>>, Vec<subprocessors::Notice>) {
    let mut changes = register.changes(subprocessors::Date::MIN, subprocessors::Date::MAX, None);
    changes.extend(register.called_off(None));
    (changes, register.notices(None).into_iter().map(|own| own.0).collect())
}

const HISTORY: &str = "      - known-since: 2020-01-15
        purpose: Servers.
        locations: [{storage: [US]}]
      - announced: 2024-02-01
        effective: 2024-04-01
        moved: [{on: 2024-02-20, from: 2024-03-10}]
        locations: [{storage: [DE]}]
      - announced: 2024-05-01
        effective: 2024-07-01
        withdrawn: 2024-06-01
        purpose: Servers and more.
      - announced: 2025-01-02
        effective: 2025-03-01
        ended: true
";

#[test]
fn a_change_is_news_when_it_is_announced_moved_called_off_and_in_effect() {
    insta::assert_snapshot!(told(&with_history(HISTORY), "2026-01-01"), @r"
    2020-01-15 known/2020-01-15: Added for 2020-01-15
    2024-02-01 cloud/hosting/2024-03-10/announced: Location for 2024-03-10
    2024-02-20 cloud/hosting/2024-03-10/moved: Location for 2024-04-01
    2024-04-01 cloud/hosting/2024-03-10/effective: Location for 2024-04-01
    2024-05-01 cloud/hosting/2024-07-01/announced: Purpose for 2024-07-01
    2024-06-01 cloud/hosting/2024-07-01/called-off: Purpose for 2024-07-01
    2025-01-02 cloud/hosting/2025-03-01/announced: Removed for 2025-03-01
    2025-03-01 cloud/hosting/2025-03-01/effective: Removed for 2025-03-01
    ");
}

#[test]
fn nothing_is_news_before_its_day() {
    let register = with_history(HISTORY);
    let early = told(&register, "2024-02-10");
    assert_eq!(early.lines().count(), 2, "{early}");
    assert!(told(&register, "2026-01-01").starts_with(&early));
}

#[test]
fn news_keep_their_ids_when_something_is_written_after_them() {
    let later =
        format!("{HISTORY}      - announced: 2025-04-01\n        effective: 2025-06-01\n        purpose: Again.\n");
    let (before, after) = (told(&with_history(HISTORY), "2026-01-01"), told(&with_history(&later), "2026-01-01"));
    assert!(after.starts_with(&before), "{after}");
    assert!(after.len() > before.len());
}

#[test]
fn two_changes_that_were_meant_for_one_day_have_ids_of_their_own() {
    let history = HISTORY.replace(
        "      - announced: 2024-05-01\n        effective: 2024-07-01\n        withdrawn: 2024-06-01\n        purpose: Servers and more.\n",
        "      - announced: 2024-05-01\n        effective: 2024-07-01\n        withdrawn: 2024-06-01\n        purpose: Servers and more.\n      - announced: 2024-06-02\n        effective: 2024-07-01\n        purpose: Other servers.\n",
    );
    let said = told(&with_history(&history), "2026-01-01");
    let mut ids: Vec<&str> = said.lines().map(|line| line.split(' ').nth(1).unwrap()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{said}");
}

#[test]
fn a_change_that_was_moved_is_known_as_it_was_told_until_then() {
    let register = with_history(HISTORY);
    let changes = register.changes(day("2024-01-01"), day("2024-12-31"), None);
    let known = |on: &str| changes[0].clone().as_known(day(on)).effective.unwrap().date;
    assert_eq!((known("2024-02-19"), known("2024-02-20")), (day("2024-03-10"), day("2024-04-01")));
}

const FACETS: &str = "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
products: {chat: {name: Example Chat}, mail: {name: Example Mail}}
regions: {eu: {name: Customers in the EU, view: eea}, us: {name: Customers in the US}}
features: {ai: {name: AI answers, default: opt-in}}
sections: [hosting]
facets:
  - {region: [us, eu], product: mail}
  - product: all
  - region: eu
  - region: all
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - effective: 2020-01-15
        purpose: Servers.
        applies-if: region is eu and product is chat
      - effective: 2021-01-01
        applies-if: product is chat
      - announced: 2021-02-01
        effective: 2021-03-01
        withdrawn: 2021-02-15
        applies-if: region is us
";

#[test]
fn facets_are_every_choice_once_in_the_order_of_the_register() {
    let register = load(FACETS);
    let paths: Vec<String> = register.facets.iter().map(subprocessors::Facet::path).collect();
    assert_eq!(paths, ["eu", "us", "chat", "mail", "eu/mail", "us/mail"]);
    assert_eq!(register.facets[0].view(&register), Some(subprocessors::View::Eea));
}

#[test]
fn a_change_concerns_a_choice_if_it_applied_before_or_applies_after() {
    let register = load(FACETS);
    let (changes, _) = everything(&register);
    let concerned: Vec<String> = changes
        .iter()
        .map(|change| {
            let facets = register.facets.iter().filter(|own| own.concerns(&register, change));
            format!("{:?}: {}", change.what, facets.map(subprocessors::Facet::path).collect::<Vec<_>>().join(" "))
        })
        .collect();
    insta::assert_snapshot!(concerned.join("\n"), @r"
    Added: eu chat
    Scope: eu us chat
    Scope: eu us chat mail us/mail
    ");
}

#[test]
fn what_never_began_concerns_whom_it_was_meant_for() {
    let world = "-- data/subprocessors/cloud.yaml --\nname: Example Cloud GmbH\nengagements:\n  hosting:\n    section: hosting\n    history:\n      - announced: 2021-02-01\n        effective: 2021-03-01\n        withdrawn: 2021-02-15\n        purpose: Servers.\n        applies-if: product is chat\n";
    let register = register(world);
    let off = register.called_off(None);
    let concerns = |product: &str| {
        let facet = subprocessors::Facet { region: None, product: Some(subprocessors::Id::new(product)) };
        facet.concerns(&register, &off[0])
    };
    assert!(concerns("chat") && !concerns("mail"));
}

const NEWCO: &str = "-- data/subprocessors/newco.yaml --\nname: Newco AG\nengagements:\n  h:\n    section: hosting\n    history:\n      - announced: 2026-10-01\n        effective: 2027-01-15\n        purpose: Servers.\n";

fn ending(id: &str, announced: &str) -> String {
    format!(
        "-- data/subprocessors/{id}.yaml --\nname: {id} AG\nengagements:\n  h:\n    section: hosting\n    history:\n      - known-since: 2020-01-15\n        purpose: Servers.\n      - announced: {announced}\n        effective: 2027-01-15\n        ended: true\n        replaced-by: [newco/h]\n"
    )
}

#[test]
fn a_succession_takes_nothing_from_what_was_told_of_its_parts() {
    let steps = [
        NEWCO.to_owned(),
        format!("{NEWCO}{}", ending("zed", "2026-10-15")),
        format!("{NEWCO}{}{}", ending("zed", "2026-10-15"), ending("abe", "2026-10-20")),
    ];
    let ids = |step: &String| -> Vec<String> {
        told(&register(step), "2027-02-01").lines().map(|line| line.split(' ').nth(1).unwrap().to_owned()).collect()
    };
    for pair in steps.windows(2) {
        let (before, after) = (ids(&pair[0]), ids(&pair[1]));
        assert!(before.iter().all(|id| after.contains(id)), "{before:?} {after:?}");
    }
}

#[test]
fn of_a_succession_readers_know_what_they_were_told() {
    let register = register(&format!("{NEWCO}{}", ending("zed", "2026-10-15")));
    let changes = register.changes(day("2026-01-01"), day("2027-12-31"), None);
    let known = |on: &str| -> Vec<String> {
        let all = changes.iter().flat_map(|own| own.known(day(on)));
        all.map(|own| format!("{:?} {}", own.what, own.subject)).collect()
    };
    assert_eq!(known("2026-09-30"), [""; 0]);
    assert_eq!(known("2026-10-05"), ["Added newco/h"]);
    assert_eq!(known("2026-10-15"), ["Replaced zed/h"]);
}

#[test]
fn what_passes_was_not_moved_and_what_comes_back_was_told_with_the_pause() {
    let passing = "      - announced: 2026-01-05\n        effective: 2026-04-01\n        moved: [{on: 2026-02-01, from: 2026-03-10}]\n        until: 2026-06-30\n        purpose: Servers.\n";
    insta::assert_snapshot!(told(&with_history(passing), "2026-12-31"), @r"
    2026-01-05 cloud/hosting/2026-03-10/announced: Added for 2026-03-10, objections until 2026-01-19
    2026-01-05 cloud/hosting/2026-07-01/announced: Removed for 2026-07-01
    2026-02-01 cloud/hosting/2026-03-10/moved: Added for 2026-04-01, objections until 2026-01-19
    2026-04-01 cloud/hosting/2026-03-10/effective: Added for 2026-04-01, objections until 2026-01-19
    2026-07-01 cloud/hosting/2026-07-01/effective: Removed for 2026-07-01
    ");
    let pause = "      - announced: 2026-01-01\n        effective: 2026-03-01\n        purpose: Servers.\n      - announced: 2026-06-01\n        effective: 2026-08-01\n        until: 2026-12-31\n        ended: true\n";
    let said = told(&with_history(pause), "2027-12-31");
    assert!(said.contains("2026-06-01 cloud/hosting/2027-01-01/announced: Added for 2027-01-01"), "{said}");
}

#[test]
fn what_is_called_off_says_what_held_before_and_asks_for_no_notice() {
    let off = HISTORY.replace("withdrawn: 2024-06-01", "withdrawn: 2024-06-20");
    let register = with_history(&off);
    let called_off = register.called_off(None);
    assert!(called_off[0].differences[0].before.is_some(), "{:?}", called_off[0].differences);
    assert!(register.notices(None).iter().all(|(own, _)| !own.called_off));
}
