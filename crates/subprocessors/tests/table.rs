//! Files made of a table: what is placed, what is reported, and that nothing is lost or written over.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use proptest::prelude::*;
use source::{Format, Sources, report};
use subprocessors::load;
use subprocessors::rules::Settings;
use subprocessors::write::{DateOrder, Field, Given, Imported, TableOptions, import};

const TABLE: &str = "Sub-processor;Purpose of processing;Country;Date added;Category;Data categories;Transfer mechanism;Owner;Website
Example Cloud GmbH;Hosting: servers & databases;Germany (Frankfurt), Ireland;01.03.2021;Hosting;Account data, Tickets;;IT;https://cloud.example.com/
Example Cloud GmbH;Backups;France;March 2022;hosting;Account data;;IT;https://other.example.com/
\"Example Mail, Inc.\";Sends mail;USA;03/04/2023;Hosting;Mails;SCCs;Legal;mail.example.com
Example Help Ltd;Customer support;India, Atlantis;2023-05-01;people;;Standard Contractual Clauses;Support;
;Something;DE;;;;;;
No Purpose SE;;AT;2024-01-01;people;;;;
Example Other Ltd;Help;AT;2024-01-01;people;;;;
Example Odd AG;\"Odd things;
in two lines\";EU;2024-01-01;nowhere;;magic;;;extra
";

const OTHER: &str = "-- data/subprocessors/other.yaml --
name: Example Other Ltd
engagements:
  all: {section: people, history: [{known-since: 2017-01-01, purpose: Help.}]}
";

fn sources() -> Sources {
    Sources::from_world(&format!("{}{OTHER}", world::REGISTER))
}

fn imported(table: &[u8], options: &TableOptions) -> Result<Imported, String> {
    let (sources, settings) = (sources(), Settings::default());
    let given = Given { sources: &sources, settings: &settings, today: world::day("2026-11-24") };
    import(&given, "vendors.csv", table, options)
        .map_err(|refused| report(&refused.sources, &refused.diagnostics, Format::Text, false))
}

fn shown(imported: &Imported) -> String {
    let files = imported.files.iter().map(|(path, text)| format!("-- {path} --\n{text}"));
    let unplaced = imported.unplaced.iter().map(|own| {
        let line = own.line.map(|line| format!("line {line}, ")).unwrap_or_default();
        format!("{line}{}: `{}`: {}\n", own.column, own.value, own.why)
    });
    files.chain(unplaced).collect()
}

#[test]
fn a_table_becomes_files_and_the_rest_is_reported() {
    let all = imported(TABLE.as_bytes(), &TableOptions::default()).unwrap();
    insta::assert_snapshot!(shown(&all));
}

#[test]
fn what_can_be_placed_is_written_if_asked_for() {
    let options = TableOptions { partial: true, dates: Some(DateOrder::MonthFirst), ..TableOptions::default() };
    insta::assert_snapshot!(shown(&imported(TABLE.as_bytes(), &options).unwrap()));
}

#[test]
fn columns_and_dates_are_read_as_told() {
    let options = TableOptions {
        partial: true,
        map: vec![("owner".to_owned(), Field::Ignore), ("Data categories".to_owned(), Field::Note)],
        dates: Some(DateOrder::DayFirst),
        schema: true,
        ..TableOptions::default()
    };
    let all = imported(TABLE.as_bytes(), &options).unwrap();
    let mail = &all.files.iter().find(|(path, _)| path.ends_with("example-mail.yaml")).unwrap().1;
    assert!(
        mail.starts_with("# yaml-language-server: $schema=../../schema/subprocessor.json\nname: \"Example Mail")
            || mail.contains("name: Example Mail, Inc."),
        "{mail}"
    );
    assert!(mail.contains("known-since: 2023-04-03") && mail.contains("note: Mails"), "{mail}");
    assert!(all.unplaced.iter().all(|own| own.column != "Owner"));
}

#[test]
fn what_is_no_table_is_refused_with_what_to_do() {
    let mapped = |column: &str| TableOptions { map: vec![(column.to_owned(), Field::Name)], ..TableOptions::default() };
    let section = TableOptions { section: Some("hostin".to_owned()), ..TableOptions::default() };
    let all = [
        imported(b"", &TableOptions::default()),
        imported(b"Name\nExample\xff\n", &TableOptions::default()),
        imported(b"Firm,What\nExample AG,Things\n", &TableOptions::default()),
        imported(b"Firm,What\nExample AG,Things\n", &mapped("Frim")),
        imported(b"Name,Purpose\nExample AG,Things\n", &section),
    ];
    insta::assert_snapshot!(all.map(Result::unwrap_err).join("\n"));
}

#[test]
fn a_table_of_many_companies_is_read_whole() {
    let rows: String = (0..120).map(|at| format!("Vendor {at} GmbH,Does thing {at},DE,2020-01-01,hosting\n")).collect();
    let table = format!("\u{feff}Name,Purpose,Country,Since,Category\n{rows}");
    let all = imported(table.as_bytes(), &TableOptions::default()).unwrap();
    assert_eq!((all.files.len(), all.engagements, all.unplaced.len()), (120, 120, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_cell_is_placed_or_reported_and_what_is_placed_reads_back(
        rows in prop::collection::vec((("[A-C]{1,2}", "[ -~]{0,12}"), ("[A-Z][A-Za-z ,;]{0,14}", "[0-9./-]{0,10}")), 1..6),
        separator in prop::sample::select(vec![',', ';', '\t']),
    ) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut table = ["Name", "Purpose", "Country", "Date", "Colour"].join(&separator.to_string());
        for ((name, purpose), (country, date)) in &rows {
            let cells = [name, purpose, country, date, name].map(|cell| quoted(cell));
            table += &format!("\n{}", cells.join(&separator.to_string()));
        }
        let options = TableOptions {
            section: Some("hosting".to_owned()),
            partial: true,
            known_since: Some(world::day("2020-01-01")),
            ..TableOptions::default()
        };
        let all = imported(table.as_bytes(), &options).unwrap();
        let files = all.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes()));
        let sources = sources().with(files);
        let mut diagnostics = source::Diagnostics::new();
        let register = load(&sources, &mut diagnostics).unwrap();
        prop_assert!(!diagnostics.has_errors());
        // The entity that was there is as it was, and no row has vanished.
        prop_assert_eq!(register.entity("other").unwrap().names().count(), 1);
        let engagements: usize = register.entities.iter().filter(|own| own.id != "other").map(|own| own.engagements.len()).sum();
        prop_assert_eq!(engagements, all.engagements);
        let left_out = all.unplaced.iter().filter(|own| own.column == "all" || own.why.contains("left out")).count();
        prop_assert!(engagements + left_out >= rows.len(), "{:?}\n{}", all, table);
        prop_assert!(all.unplaced.iter().any(|own| own.column == "Colour"));
    }
}
