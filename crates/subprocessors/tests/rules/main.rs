//! What each rule says, as a person reads it, and where it keeps silent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::disallowed_methods, reason = "this test reads its own snapshots")]

mod contents;
mod notices;
mod places;
mod structure;
mod time;

use source::{Diagnostics, Format, Level, Sources, report};
use subprocessors::rules::{self, Settings};
use subprocessors::{Date, Register};

/// A small world for one rule. A world without a register of its own has the one below.
pub struct Case {
    /// The name of the snapshot.
    name: &'static str,
    /// The rule.
    code: &'static str,
    /// Its files.
    world: &'static str,
}

/// The day of all tests.
const TODAY: Date = Date::constant(2026, 11, 24);

const REGISTER: &str = "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
policy:
  - notice-days: 30
services: {desk: {name: Example Desk}}
sections: [hosting]
";

/// Worlds on which a rule speaks up.
const SPEAKS: &[&[Case]] = &[structure::SPEAKS, time::SPEAKS, notices::SPEAKS, places::SPEAKS, contents::SPEAKS];
/// Worlds that are right, although they look much like those.
const SILENT: &[&[Case]] = &[structure::SILENT, time::SILENT, notices::SILENT, places::SILENT, contents::SILENT];

fn read(world: &str) -> (Sources, Register) {
    let own = world.contains("-- data/register.yaml --");
    let sources = Sources::from_world(&if own { world.to_owned() } else { format!("{REGISTER}{world}") });
    let mut diagnostics = Diagnostics::new();
    let register = subprocessors::load(&sources, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty(), "{}", report(&sources, &diagnostics.sorted(), Format::Text, false));
    (sources, register)
}

/// Settings with every rule turned off but one.
fn only(code: &str) -> Settings {
    let others = rules::ALL.iter().filter(|own| own.code != code);
    Settings { levels: others.map(|own| (own.code.to_owned(), None)).collect(), ..Settings::default() }
}

fn check(register: &Register, settings: &Settings) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    rules::check(register, TODAY, settings, &mut diagnostics);
    diagnostics.sorted()
}

/// What a rule says of a world.
fn said(case: &Case) -> String {
    let (sources, register) = read(case.world);
    report(&sources, &check(&register, &only(case.code)), Format::Text, false)
}

#[test]
fn every_rule_says_what_is_wrong_and_what_to_do() {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.bind(|| {
        for case in SPEAKS.iter().copied().flatten() {
            let said = said(case);
            assert!(!said.is_empty(), "`{}` says nothing of {}", case.code, case.name);
            insta::assert_snapshot!(case.name, said);
        }
    });
}

#[test]
fn no_rule_speaks_up_on_what_is_right() {
    for case in SILENT.iter().copied().flatten() {
        let said = said(case);
        assert!(said.is_empty(), "{}:\n{said}", case.name);
    }
}

#[test]
fn a_rule_speaks_under_its_own_code_and_every_message_has_help() {
    for case in SPEAKS.iter().copied().flatten() {
        let (_, register) = read(case.world);
        for own in check(&register, &only(case.code)).iter() {
            assert_eq!(own.code, case.code, "{}", case.name);
            assert!(own.help.is_some(), "{}", case.name);
            assert!(!own.message.ends_with('.'), "{}", case.name);
        }
    }
}

#[test]
fn every_rule_is_shown_in_a_snapshot_at_its_level() {
    for rule in rules::ALL {
        let cases = SPEAKS.iter().copied().flatten().filter(|own| own.code == rule.code);
        let mut levels = cases.flat_map(|own| {
            let (_, register) = read(own.world);
            check(&register, &only(rule.code)).into_iter().map(|own| own.level).collect::<Vec<_>>()
        });
        assert!(levels.any(|own| own == rule.level), "no snapshot shows `{}` as it is described", rule.code);
        assert!(SILENT.iter().copied().flatten().any(|own| own.code == rule.code), "`{}` is never silent", rule.code);
    }
}

#[test]
fn a_level_can_be_set_and_a_rule_can_be_turned_off() {
    let case = SPEAKS.iter().copied().flatten().find(|own| own.code == "idle-entity").unwrap();
    let (_, register) = read(case.world);
    let with = |level| Settings { levels: [("idle-entity".to_owned(), level)].into(), ..Settings::default() };
    let levels = |settings: &Settings| -> Vec<Level> {
        check(&register, settings).iter().filter(|own| own.code == "idle-entity").map(|own| own.level).collect()
    };
    assert_eq!(levels(&Settings::default()), [Level::Warning]);
    assert_eq!(levels(&with(Some(Level::Error))), [Level::Error]);
    assert_eq!(levels(&with(None)), []);
}

#[test]
fn every_entry_lacks_its_own_when_the_annex_is_required() {
    let case = contents::SPEAKS.iter().find(|own| own.name == "annex_incomplete").unwrap();
    let (sources, register) = read(case.world);
    let settings = Settings { require_annex: true, ..only("annex-incomplete") };
    insta::assert_snapshot!("annex_required", report(&sources, &check(&register, &settings), Format::Text, false));
}

/// A snapshot that no test compares with would stay green for ever.
#[test]
fn every_snapshot_belongs_to_a_test() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/snapshots");
    let others = ["annex_required"];
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(test) = name.strip_prefix("rules__").and_then(|rest| rest.strip_suffix(".snap")) else { continue };
        let known = SPEAKS.iter().copied().flatten().any(|own| own.name == test) || others.contains(&test);
        assert!(known, "`{name}` is of no test: delete it");
    }
}
