//! Texts on their way to translators and back, as XLIFF and as a table.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use site::{Catalogues, ExchangeFormat, Imported, Options, Wanted};
use source::{Diagnostics, Format, Outcome, Sources, report};
use world::{DAY, sources};

/// A register in Polish, which has three plural forms, with a catalogue for a few of its texts.
const POLISH: &str = "-- config.toml --
base_url = \"https://example.com\"
default_language = \"en\"
[languages.pl]
-- content/_index.md --
+++
title = \"Sub-processors of {service}\"
[extra]
slug = \"subprocessors\"
+++

Ask {publisher} about {service}, or read [this](https://example.org/a?b=1&c=2).
-- data/subprocessors/mail.yaml --
(gone)
-- data/subprocessors/freelancers.yaml --
(gone)
-- data/translations/pl.po --
# Terms are in the glossary.
msgid \"\"
msgstr \"\"
\"Language: pl\\n\"
\"Plural-Forms: nplurals=3; plural=0;\\n\"

# my own words
#, fuzzy
#| msgid \"List for {service}\"
msgid \"Sub-processors of {service}\"
msgstr \"Lista dla {service}\"

msgid \"Hosting\"
msgstr \"Hosting <i> & więcej\"

msgctxt \"slug\"
msgid \"subprocessors\"
msgstr \"podprocesorzy\"

#~ msgid \"Long gone\"
#~ msgstr \"Dawno\"
";

/// The catalogues of a world with files laid over it.
fn catalogues(sources: &Sources) -> Catalogues {
    let found = site::translations(sources, &Options::on(DAY));
    let said = report(sources, &found.diagnostics, Format::Text, false);
    let translations = found.output.unwrap_or_else(|| panic!("{said}"));
    Catalogues::read(sources, translations, &mut Diagnostics::new())
}

fn export(changes: &str, format: ExchangeFormat, wanted: Wanted) -> String {
    let catalogues = catalogues(&sources(changes));
    catalogues.export(catalogues.target("pl").unwrap(), format, wanted).unwrap().0
}

fn import(changes: &str, name: &str, file: &str) -> (Sources, Outcome<Imported>) {
    let sources = sources(changes).with([(name.to_owned(), file.as_bytes().to_vec())]);
    let imported = catalogues(&sources).import(&sources, name);
    (sources, imported)
}

/// What is taken without a word.
fn taken(name: &str, file: &str) -> Imported {
    let (sources, imported) = import(POLISH, name, file);
    let said = report(&sources, &imported.diagnostics, Format::Text, false);
    assert!(imported.diagnostics.is_empty(), "{said}");
    imported.output.unwrap()
}

fn counts(imported: &Imported) -> [usize; 4] {
    [imported.taken, imported.refused, imported.unchanged, imported.empty]
}

/// What is said of a file, and the counts.
fn told(name: &str, file: &str) -> String {
    let (sources, imported) = import(POLISH, name, file);
    let said = report(&sources, &imported.diagnostics, Format::Text, false);
    let counts = imported.output.map_or_else(|| "nothing".to_owned(), |own| format!("{:?}", counts(&own)));
    format!("{said}\n{counts}\n")
}

/// The units of an XLIFF document about some texts.
fn units(xliff: &str, texts: &[&str]) -> String {
    let units = xliff.split("    <unit ").skip(1).map(|unit| format!("    <unit {unit}"));
    units.filter(|unit| texts.iter().any(|text| unit.contains(text))).collect()
}

/// The rows of a table about some texts, with the head.
fn rows(table: &str, texts: &[&str]) -> String {
    let is_asked = |(at, row): &(usize, &str)| *at == 0 || texts.iter().any(|text| row.contains(text));
    table.split_inclusive("\r\n").enumerate().filter(is_asked).map(|(_, row)| row).collect()
}

const SHOWN: [&str; 5] = ["Sub-processors of", "Hosting", "podprocesorzy", ">this<", "Ask "];

#[test]
fn texts_go_out_with_their_notes_placeholders_and_states() {
    let xliff = export(POLISH, ExchangeFormat::Xliff, Wanted::All);
    let head: String = xliff.lines().take(3).map(|line| format!("{line}\n")).collect();
    let days = units(&xliff, &["name=\"days\""]);
    insta::assert_snapshot!(format!("{head}{}{days}", units(&xliff, &SHOWN)));
    let table = export(POLISH, ExchangeFormat::Csv, Wanted::All);
    insta::assert_snapshot!(rows(&table, &[&SHOWN[..], &[",days,"]].concat()).replace('\r', ""));
}

#[test]
fn what_goes_out_and_comes_back_changes_nothing() {
    for (name, format) in [("pl.xlf", ExchangeFormat::Xliff), ("pl.csv", ExchangeFormat::Csv)] {
        let whole = taken(name, &export(POLISH, format, Wanted::All));
        assert_eq!([whole.taken, whole.refused, whole.unchanged], [0, 0, 3], "{name}");
        assert!(whole.catalogues.is_empty() && whole.empty > 200);
    }
    // Nor in the languages that ship with the theme, whose catalogues are whole.
    let interface = include_str!("../../../themes/annex/translations/pl.po");
    let world = format!("{POLISH}-- themes/annex/translations/pl.po --\n{interface}");
    for (name, format) in [("pl.xlf", ExchangeFormat::Xliff), ("pl.csv", ExchangeFormat::Csv)] {
        let (sources, back) = import(&world, name, &export(&world, format, Wanted::All));
        let said = report(&sources, &back.diagnostics, Format::Text, false);
        assert!(back.output.unwrap().catalogues.is_empty() && said.is_empty(), "{said}");
    }
}

#[test]
fn only_what_is_asked_for_goes_out() {
    let number = |wanted| {
        let catalogues = catalogues(&sources(POLISH));
        catalogues.export(catalogues.target("pl").unwrap(), ExchangeFormat::Csv, wanted).map_or(0, |(_, number)| number)
    };
    assert_eq!(number(Wanted::Stale), 1);
    assert_eq!(number(Wanted::All), number(Wanted::Missing) + 3);
    let stale = export(POLISH, ExchangeFormat::Xliff, Wanted::Stale);
    assert!(
        stale.contains("subState=\"annex:fuzzy\"")
            && stale.contains("<note category=\"previous-source\">List for {service}")
    );
    assert!(!stale.contains("<file id=\"interface\""), "a file without texts is none");
}

#[test]
fn what_translators_did_is_taken_and_nothing_else_is_touched() {
    let xliff = export(POLISH, ExchangeFormat::Xliff, Wanted::All);
    // Confirmed, and with the placeholders in another order.
    let done = xliff.replace("state=\"initial\" subState=\"annex:fuzzy\"", "state=\"final\"");
    let ask = "<source>Ask <ph id=\"1\" dataRef=\"d1\" equiv=\"publisher\" disp=\"{publisher}\"/> about ";
    let (before, rest) = done.split_once(ask).unwrap();
    let (source, after) = rest.split_once("</source>").unwrap();
    let target = "<target>O <ph id=\"2\" dataRef=\"d2\"/> pytaj <mrk id=\"m1\" type=\"term\"><ph id=\"7\" copyOf=\"1\"/></mrk>,\n  \
                  lub <sm id=\"m2\"/>[to](https://example.org/a?b=1&amp;c=2).</target>";
    let done = format!("{before}{ask}{source}</source>{target}{after}");
    let imported = taken("pl.xlf", &done);
    assert_eq!((imported.taken, imported.fuzzy, imported.unchanged), (2, 0, 2));
    let [(path, catalogue)] = &imported.catalogues[..] else { panic!("one catalogue") };
    assert_eq!(path, "data/translations/pl.po");
    insta::assert_snapshot!(catalogue);
}

#[test]
fn a_table_may_come_back_as_a_spreadsheet_saves_it() {
    let table = export(POLISH, ExchangeFormat::Csv, Wanted::All);
    let filled = table.replace(",Account data,,,missing", ",Account data,,Dane konta,missing");
    assert_ne!(table, filled);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).from_reader(filled.trim_start_matches('\u{feff}').as_bytes());
    for delimiter in [b';', b'\t'] {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(filled.trim_start_matches('\u{feff}').as_bytes());
        // Columns may move, and those that are not needed may go.
        rows.iter().for_each(|row| writer.write_record([&row[7], &row[5], &row[6], &row[1], &row[0]]).unwrap());
        let imported = taken("pl.csv", &String::from_utf8(writer.into_inner().unwrap()).unwrap());
        let fuzzy_is_confirmed = 1;
        assert_eq!(imported.taken, 1 + fuzzy_is_confirmed, "without a state, what is filled in is a translation");
        assert!(imported.catalogues[0].1.contains("msgid \"Account data\"\nmsgstr \"Dane konta\"\n"));
    }
}

#[test]
fn a_state_says_whether_somebody_has_to_look_again() {
    let table = export(POLISH, ExchangeFormat::Csv, Wanted::All);
    let fuzzy = taken("pl.csv", &table.replace("Lista dla {service},fuzzy", "Podprocesorzy {service},fuzzy"));
    assert_eq!((fuzzy.taken, fuzzy.fuzzy), (1, 1));
    assert!(fuzzy.catalogues[0].1.contains("#, fuzzy\n#| msgid \"List for {service}\"\n"), "still to be confirmed");
    let confirmed = taken("pl.csv", &table.replace("Lista dla {service},fuzzy", "Lista dla {service},translated"));
    assert_eq!((confirmed.taken, confirmed.fuzzy), (1, 0));
    assert!(!confirmed.catalogues[0].1.contains("#, fuzzy") && !confirmed.catalogues[0].1.contains("#| "));
    let doubted = taken("pl.csv", &table.replace("więcej,translated", "więcej,needs work"));
    assert_eq!((doubted.taken, doubted.fuzzy), (1, 1));
}

#[test]
fn a_text_that_counts_is_taken_with_all_its_forms() {
    let table = export(POLISH, ExchangeFormat::Csv, Wanted::All);
    let fill = |table: String, source: &str, form: &str, text: &str| {
        let empty = format!(",{source},{form},,missing");
        assert!(table.contains(&empty), "{empty}");
        table.replace(&empty, &format!(",{source},{form},{text},missing"))
    };
    let one = fill(table, "{count} day", "one", "{count} dzień");
    let some = fill(one, "{count} days", "few", "{count} dni");
    assert!(told("pl.csv", &some).contains("lacks the plural forms `many`"));
    let all = fill(some, "{count} days", "many", "{count} dni");
    let imported = taken("pl.csv", &all);
    let catalogue = &imported.catalogues[0].1;
    assert!(catalogue.contains("msgstr[0] \"{count} dzień\"\nmsgstr[1] \"{count} dni\"\nmsgstr[2] \"{count} dni\"\n"));
}

#[test]
fn what_does_not_fit_is_refused_with_its_place_and_reason() {
    let table = export(POLISH, ExchangeFormat::Csv, Wanted::All);
    let head = rows(&table, &[]);
    let row = |text: &str| rows(&table, &[text]).replacen(&head, "", 1);
    let with = |row: String, old: &str, new: &str| {
        assert!(row.contains(old), "{row}");
        row.replace(old, new)
    };
    let count = row("{count} day,one");
    let file = [
        head.clone(),
        "000000000000,pl,facts,,,Never there,,Nigdy,translated\r\n".to_owned(),
        "000000000001,pl,facts,,,List for {service},,Lista dla {service},translated\r\n".to_owned(),
        "000000000002,pl,interface,days,,Wholly different,,Inaczej,translated\r\n".to_owned(),
        with(row("Account data"), ",Account data,,,missing", ",Account date,,Dane konta,missing"),
        with(
            row("Ask {publisher}"),
            ",,missing",
            ",\"Pytaj {publisher} o {serwis}, lub [to](https://example.com)\",translated",
        ),
        with(row("Hosting"), "Hosting <i> & więcej", ""),
        with(row("podprocesorzy"), "podprocesorzy", "Podprocesorzy GmbH"),
        with(row("Customers in the EU"), ",,missing", ",[Klienci](javascript:alert(1)),translated"),
        with(row("Servers that store"), ",,missing", ",Serwery,perhaps"),
        with(row("Servers in [these"), ",pl,", ",de,"),
        with(row("Sub-processors of {service},"), "Lista", "Spis"),
        with(row("Sub-processors of {service},"), "Lista", "Spis"),
        with(count, "day,one,,missing", "day,two,{count} dni,translated"),
        with(row("Skip to the content"), "content,,,missing", "content,one,Do treści,translated"),
        with(row("On this page"), ",,missing", ",Na tej stronie,missing"),
    ];
    insta::assert_snapshot!(told("pl.csv", &file.concat()));

    let xliff = export(POLISH, ExchangeFormat::Xliff, Wanted::All);
    let fill = |xliff: &str, source: &str, target: &str| {
        let end = format!("{source}</source>\n");
        assert!(xliff.contains(&end), "{end}");
        xliff.replace(&end, &format!("{end}        <target>{target}</target>\n"))
    };
    let filled = fill(&xliff, "Account data", "Dane <pc id=\"1\">konta</pc>");
    let filled = fill(&filled, "Customers in the EU", "<ph id=\"1\"/>Klienci");
    let filled = fill(&filled, "c=2).", "Pytaj.");
    insta::assert_snapshot!(told("pl.xlf", &filled));
}

#[test]
fn a_file_that_is_none_is_refused_as_a_whole() {
    let shown = [
        told("pl.xlf", "<xliff"),
        told("pl.xlf", "<html/>"),
        told("pl.xlf", "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"/>"),
        told("pl.xlf", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>"),
        told(
            "pl.xlf",
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"pl\"/>",
        ),
        told("pl.csv", "id,locale,source\n"),
        told("pl.csv", "id,locale,source,translation\nx,fr,y,z\n"),
        told("pl.txt", "hello"),
    ];
    insta::assert_snapshot!(shown.join("────\n"));
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    assert!(told("pl.xlf", &deep).contains("no XLIFF"));
}

/// Spreadsheets run what begins like a formula; translators get the text as it is.
#[test]
fn no_cell_is_a_formula_and_every_text_comes_back() {
    let world =
        POLISH.replace("msgstr \"Hosting <i> & więcej\"", "msgstr \"=HYPERLINK(\\\"https://evil.example\\\")\"");
    let table = export(&world, ExchangeFormat::Csv, Wanted::All);
    assert!(table.contains(",\"'=HYPERLINK("), "{table}");
    let (_, back) = import(&world, "pl.csv", &table);
    assert!(back.output.unwrap().catalogues.is_empty());
    let quoted = world.replace("=HYPERLINK", "'=HYPERLINK");
    let (_, back) = import(&quoted, "pl.csv", &export(&quoted, ExchangeFormat::Csv, Wanted::All));
    assert!(back.output.unwrap().catalogues.is_empty());
}

/// Elements of the core schema of XLIFF 2.1: their attributes, and the elements in them in order.
const SCHEMA: [(&str, &[&str], &[&str]); 10] = [
    ("xliff", &["version", "srcLang", "trgLang"], &["file"]),
    ("file", &["id", "original", "trgDir", "canResegment", "space"], &["unit"]),
    ("unit", &["id", "name"], &["notes", "originalData", "segment"]),
    ("notes", &[], &["note"]),
    ("note", &["category"], &[]),
    ("originalData", &[], &["data"]),
    ("data", &["id"], &[]),
    ("segment", &["id", "state", "subState"], &["source", "target"]),
    ("source", &[], &["ph", "cp"]),
    ("target", &[], &["ph", "cp"]),
];

#[test]
fn what_goes_out_is_xliff() {
    let world = POLISH.replace("Hosting <i>", "Hosting\u{1} {service} <i>");
    let text = export(&world, ExchangeFormat::Xliff, Wanted::All);
    let document = roxmltree::Document::parse(&text).unwrap();
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let name = element.tag_name().name();
        let Some((_, attributes, children)) = SCHEMA.iter().find(|(own, ..)| *own == name) else {
            assert!(["ph", "cp"].contains(&name), "{name}");
            continue;
        };
        assert!(element.attributes().all(|own| attributes.contains(&own.name())), "{name}");
        let place =
            |own: roxmltree::Node<'_, '_>| children.iter().position(|known| *known == own.tag_name().name()).unwrap();
        let places: Vec<usize> = element.children().filter(roxmltree::Node::is_element).map(place).collect();
        assert!(children.len() < 2 || name == "source" || name == "target" || places.is_sorted(), "{name}");
    }
    let all = |attribute: &'static str, name: &'static str| {
        document
            .descendants()
            .filter(move |own| own.has_tag_name(("urn:oasis:names:tc:xliff:document:2.0", name)))
            .filter_map(move |own| own.attribute(attribute))
    };
    let mut ids: Vec<&str> = all("id", "unit").collect();
    let number = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), number, "each unit has an id of its own");
    let is_token = |id: &&str| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
    assert!(ids.iter().all(is_token));
    assert!(text.contains("<cp hex=\"0001\"/>"), "XML has no control characters");
    let (_, back) = import(&world, "pl.xlf", &text);
    assert_eq!(back.output.unwrap().taken, 0);
}

/// The ids stay as long as the texts do: files that are under way must not be lost.
#[test]
fn ids_follow_from_the_texts() {
    let ids = |world: &str| {
        let table = export(world, ExchangeFormat::Csv, Wanted::All);
        let hosting = rows(&table, &[",Hosting,"]);
        hosting.lines().nth(1).unwrap().split(',').next().unwrap().to_owned()
    };
    assert_eq!(ids(POLISH), "6bf3f11d9727");
    assert_eq!(ids(&POLISH.replace("Ask {publisher}", "Ask")), ids(POLISH));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn no_file_makes_it_panic(text in "(<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" trgLang=\"pl\">)?(<unit id=\"[a-f.]{0,3}\">|<segment>|<source>|<target>|<ph id=\"1\"/>|</segment>|</unit>|[a-z{}\"',;\n=é]){0,40}") {
        told("pl.xlf", &text);
        told("pl.csv", &format!("id,locale,source,translation,form,state\n{text}"));
    }
}

/// What a build says of the catalogues that an import wrote.
#[test]
fn what_is_taken_builds() {
    let table = export(POLISH, ExchangeFormat::Csv, Wanted::All);
    let done = table.replace(",Account data,,,missing", ",Account data,,Dane konta,missing");
    let (_, imported) = import(POLISH, "pl.csv", &done);
    let files = imported.output.unwrap().catalogues.into_iter().map(|(path, text)| (path, text.into_bytes()));
    let built = site::build(&sources(POLISH).with(files), &Options::on(DAY));
    let said = report(&sources(POLISH), &built.diagnostics, Format::Text, false);
    let page = world::text(&built.output.unwrap_or_else(|| panic!("{said}")), "pl/podprocesorzy/index.html");
    assert!(page.contains("Hosting &lt;i&gt; &amp; więcej"));
}
