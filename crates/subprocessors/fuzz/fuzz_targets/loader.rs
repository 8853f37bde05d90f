//! Reads any bytes as data files and asks everything of what comes out.
//!
//! The input is a world in one string (a line `-- path --` starts a file), laid over a small register, so that
//! the fuzzer may write entities, the register itself, or both.

#![no_main]

use libfuzzer_sys::fuzz_target;
use source::{Diagnostics, Format, Sources, report};
use subprocessors::rules::{self, Settings};
use subprocessors::{Chain, Date, Document, HistoryDocument, NoLabels, Profile, Register, View, changes, load};

const BASE: &str = include_str!("base.txt");

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else {
        let sources = Sources::from_world(BASE).with([("data/subprocessors/cloud.yaml".to_owned(), data.to_vec())]);
        load(&sources, &mut Diagnostics::new());
        return;
    };
    let text = if text.contains("-- data/") { text.to_owned() } else { format!("-- data/subprocessors/cloud.yaml --\n{text}") };
    let laid = Sources::from_world(&text);
    let files = laid.iter().map(|(file, path)| (path.to_owned(), laid.bytes(file).to_vec())).collect::<Vec<_>>();
    let sources = Sources::from_world(BASE).with(files);
    let mut diagnostics = Diagnostics::new();
    let today = Date::constant(2026, 11, 24);
    if let Some(register) = load(&sources, &mut diagnostics) {
        let readable = !diagnostics.has_errors();
        rules::check(&register, today, &Settings { require_annex: true, ..Settings::default() }, &mut diagnostics);
        ask(&register, today, readable);
    }
    for format in [Format::Text, Format::Json, Format::Github] {
        report(&sources, &diagnostics.clone().sorted(), format, false);
    }
});

fn ask(register: &Register, today: Date, readable: bool) {
    let audiences: Vec<_> = register.audiences.iter().map(|own| Some(&own.id)).chain([None]).take(3).collect();
    for audience in audiences {
        for date in register.turning_days(audience).into_iter().take(8).chain([today, Date::MIN, Date::MAX]) {
            let list = register.as_of(date, audience);
            assert!(changes(&list, &list).is_empty(), "a list differs from itself");
            list.reach(&Profile::default(), None);
            list.third_countries(&Profile::default(), View::Uk);
            if readable {
                let text = serde_json::to_string(&Document::of(&list, &NoLabels)).expect("a document");
                let read: Document = serde_json::from_str(&text).expect("a document can be read back");
                for (read, entry) in read.entries.iter().zip(&list.entries) {
                    let facts: Vec<_> = entry.facts.iter().map(|(aspect, fact)| (aspect, fact.clone())).collect();
                    assert_eq!(read.facts.read(), Some(facts));
                }
            }
        }
        register.coming_notices(today, audience);
        for change in register.changes(Date::MIN, Date::MAX, audience).into_iter().take(200) {
            assert!(!change.to_string().is_empty());
            change.differences.iter().for_each(|own| assert!(!own.to_string().is_empty()));
        }
    }
    let revisions = register.revisions(today, &NoLabels);
    let history = serde_json::to_value(HistoryDocument::of(register, today, &revisions, &NoLabels)).expect("a document");
    assert!(Chain::of(&history).problems.is_empty(), "a chain does not hold");
}
