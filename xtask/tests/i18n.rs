//! What `cargo xtask i18n` does for translators, as people run it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const CONFIG: &str = "# Where it is.\nbase_url = \"https://privacy.example.com\"\ndefault_language = \"en\"\n\n\
                      # One table a language.\n[languages.de]\n[languages.pl]\n";

const REGISTER: [(&str, &str); 5] = [
    ("config.toml", CONFIG),
    (
        "data/register.yaml",
        "publisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example Desk}}\nsections: [hosting]\n",
    ),
    (
        "data/subprocessors/cloud.yaml",
        "name: Example Cloud GmbH\nengagements:\n  hosting:\n    service: desk\n    section: hosting\n    history:\n      \
         - effective: 2024-03-01\n        purpose: Servers for {service}.\n",
    ),
    (
        "content/_index.md",
        "+++\ntitle = \"Sub-processors\"\n[extra]\nslug = \"subprocessors\"\n+++\n\nHello, [you](https://example.com/).\n",
    ),
    ("content/sections/hosting.md", "+++\ntitle = \"Hosting\"\n+++\n"),
];

/// A register on disk that has no copy of the theme.
fn register() -> TempDir {
    let root = TempDir::new().unwrap();
    REGISTER.iter().for_each(|(path, text)| put(root.path(), path, text));
    root
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

fn get(root: &TempDir, path: &str) -> String {
    std::fs::read_to_string(root.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Runs it; what it printed, and whether it was content.
fn i18n(root: &TempDir, arguments: &[&str]) -> (String, bool) {
    let output = xtask(root, &[&["i18n"], arguments].concat());
    (format!("{}{}", text(&output.stdout), text(&output.stderr)), output.status.success())
}

fn xtask(root: &TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).current_dir(root.path()).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_new_language_builds_at_once() {
    let root = register();
    let (said, fine) = i18n(&root, &["new", "dsb"]);
    assert!(fine, "{said}");
    assert!(said.contains("Lower Sorbian (dolnoserbšćina), written from left to right"), "{said}");
    assert!(said.contains("numbers have 4 forms (one, two, few, other)"), "{said}");
    assert_eq!(get(&root, "config.toml"), CONFIG.replace("[languages.pl]", "[languages.dsb]\n[languages.pl]"));
    let catalogue = get(&root, "data/translations/dsb.po");
    assert!(catalogue.starts_with(
        "# Lower Sorbian (dolnoserbšćina), written from left to right. Plural forms: one, two, few, other.\n"
    ));
    assert!(
        catalogue.contains("Plural-Forms: nplurals=4; plural=(n % 100 == 1 ? 0 : n % 100 == 2 ? 1 : "),
        "{catalogue}"
    );
    assert!(get(&root, "themes/annex/translations/dsb.po").contains("msgstr[3] \"\""));

    let built = xtask(&root, &["build", "--as-of", "2026-11-23"]);
    assert!(built.status.success(), "{}{}", text(&built.stdout), text(&built.stderr));
    let page = get(&root, "dist/dsb/subprocessors/index.html");
    assert!(
        page.contains("lang=\"dsb\"><head>") && page.contains("Not translated yet, and shown in English: "),
        "{page}"
    );

    let (said, fine) = i18n(&root, &["new", "dsb"]);
    assert!(!fine && said.contains("the site has `dsb` already"), "{said}");
    let (said, fine) = i18n(&root, &["new", "gr"]);
    assert!(!fine && said.contains("did you mean `el`?"), "{said}");
}

#[test]
fn a_language_that_ships_with_the_theme_needs_only_its_facts() {
    let root = register();
    let (said, fine) = i18n(&root, &["new", "ar"]);
    assert!(fine && said.contains("Arabic (العربية), written from right to left"), "{said}");
    assert!(!root.path().join("themes").exists(), "{said}");
    assert!(get(&root, "data/translations/ar.po").contains("written from right to left"));
}

#[test]
fn the_status_is_a_table_for_people_reviews_and_programs() {
    let root = register();
    assert!(i18n(&root, &[]).1);
    let german = get(&root, "data/translations/de.po").replace("Native-Speaker: no", "Native-Speaker: Erika Muster");
    let german = german.replace("msgid \"Hosting\"\nmsgstr \"\"", "msgid \"Hosting\"\nmsgstr \"Betrieb\"");
    let german = german.replace("msgid \"Sub-processors\"\n", "#, fuzzy\nmsgid \"Sub-processors\"\n");
    let german = german.replace("msgid \"Sub-processors\"\nmsgstr \"\"", "msgid \"Sub-processors\"\nmsgstr \"x\"");
    let stale = "\nmsgid \"Gone\"\nmsgstr \"Weg\"\n\n#~ msgid \"Long gone\"\n#~ msgstr \"Lange weg\"\n";
    put(root.path(), "data/translations/de.po", &(german + stale));

    let (json, fine) = i18n(&root, &["status", "--format", "json"]);
    assert!(fine);
    let status: serde_json::Value = serde_json::from_str(&json).unwrap();
    let facts = &status[0]["facts"];
    let counts = ["units", "translated", "fuzzy", "missing", "stale", "obsolete", "reviewed"];
    assert_eq!(counts.map(|key| facts[key].as_u64().unwrap()), [5, 1, 1, 3, 1, 1, 1], "{facts}");
    assert_eq!(status[0]["locale"], "de");
    assert_eq!(status[1]["name"], "Polish");
    let sum = facts["units"].as_u64().unwrap() + status[0]["interface"]["units"].as_u64().unwrap();
    assert_eq!(status[0]["units"].as_u64(), Some(sum));
    assert!(status[0]["percent"].as_u64() < Some(100), "not all is done");

    let (markdown, _) = i18n(&root, &["status", "--format", "markdown", "--locale", "de"]);
    let lines: Vec<&str> = markdown.lines().collect();
    assert_eq!(lines[0], "| Language |  | Translated | % | Fuzzy | Missing | Stale | Obsolete | Reviewed |");
    assert!(lines[2].starts_with("| de | German | "), "{markdown}");
    let row = ["translated", "percent", "fuzzy", "missing", "stale", "obsolete", "reviewed"];
    let row = row.map(|key| status[0][key].to_string()).join(" | ");
    assert!(lines[2].ends_with(&format!(" | {row} |")), "the same numbers in every format: {markdown}");
    assert_eq!(lines.len(), 3);
    let (table, _) = i18n(&root, &["status"]);
    assert!(table.contains("German") && table.contains("Polish") && !table.contains('\u{1b}'), "{table}");

    put(root.path(), "data/translations/de.po", "msgid \"Hosting\n");
    let (said, fine) = i18n(&root, &["status"]);
    assert!(!fine && said.contains("broken-catalogue"), "{said}");
}

#[test]
fn translators_get_a_file_and_what_fits_of_it_is_taken() {
    let root = register();
    assert!(i18n(&root, &[]).1);
    let catalogue = get(&root, "data/translations/pl.po");
    put(root.path(), "data/translations/pl.po", &catalogue.replace("#. purpose", "# a translator's word\n#. purpose"));
    let (said, fine) = i18n(&root, &["export", "--locale", "pl", "--only", "missing", "-o", "pl.xlf"]);
    assert!(fine && said.contains(" texts in pl.xlf"), "{said}");
    let xliff = get(&root, "pl.xlf");
    assert!(xliff.contains("trgLang=\"pl\"") && !xliff.contains("state=\"translated\""));
    let filled = |xliff: &str, source: &str, target: &str| {
        assert!(xliff.contains(&format!("{source}</source>\n")), "{source}");
        xliff.replace(&format!("{source}</source>\n"), &format!("{source}</source>\n<target>{target}</target>\n"))
    };
    let done = filled(&xliff, ">Hosting", "Utrzymanie");
    let done = filled(&done, ".", "");
    let done = done.replacen("<target></target>", "<target>Serwery.</target>", 1);
    put(root.path(), "pl.xlf", &done);
    let (said, fine) = i18n(&root, &["import", "pl.xlf"]);
    assert!(!fine && said.contains("placeholder-mismatch") && said.contains("pl.xlf:"), "{said}");
    assert!(said.contains("pl: 1 taken, 1 refused, 0 unchanged"), "{said}");
    let catalogue = get(&root, "data/translations/pl.po");
    assert!(catalogue.contains("msgid \"Hosting\"\nmsgstr \"Utrzymanie\"\n"), "the rest is taken: {catalogue}");
    assert!(catalogue.contains("# a translator's word\n"));

    let (table, fine) = i18n(&root, &["export", "--locale", "pl", "--format", "csv"]);
    assert!(fine && table.contains("Hosting,,Utrzymanie,translated"), "{table}");
    put(root.path(), "pl.csv", &table);
    let (said, fine) = i18n(&root, &["import", "pl.csv"]);
    assert!(fine && said.contains("pl: 0 taken, 0 refused, "), "{said}");
    assert_eq!(get(&root, "data/translations/pl.po"), catalogue);
    assert!(!root.path().join("themes").exists(), "what ships with the tool is not copied for nothing");

    let (said, fine) = i18n(&root, &["export", "--format", "csv"]);
    assert!(!fine && said.contains("name one language with --locale TAG"), "{said}");
    let (said, fine) = i18n(&root, &["export", "--locale", "en", "--format", "csv"]);
    assert!(!fine && said.contains("`en` is no language to translate into"), "{said}");
}
