//! The commands as people run them: what they print, what they write, how they end.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const REGISTER: [(&str, &str); 5] = [
    ("config.toml", "base_url = \"https://privacy.example.com\"\ndefault_language = \"en\"\n[languages.de]\n"),
    (
        "data/register.yaml",
        "publisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example Desk}}\nsections: [hosting]\n",
    ),
    (
        "data/subprocessors/cloud.yaml",
        "name: Example Cloud GmbH\nengagements:\n  hosting:\n    service: desk\n    section: hosting\n    history:\n      \
         - effective: 2024-03-01\n        purpose: Servers.\n",
    ),
    ("content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n"),
    ("content/sections/hosting.md", "+++\ntitle = \"Hosting\"\n+++\n"),
];

/// A register on disk that has no copy of the theme.
fn register() -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, text) in REGISTER {
        put(root.path(), path, text);
    }
    root
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

fn xtask(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).current_dir(root).args(arguments).output().unwrap()
}

fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Every file below a directory, but for the mark of the tool.
fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    files
        .map(|entry| (name(entry.path()), std::fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| name != ".annex")
        .collect()
}

#[test]
fn a_register_without_a_theme_is_built_with_the_one_that_ships() {
    let root = register();
    let built = xtask(root.path(), &["build", "--as-of", "2026-11-23"]);
    assert!(built.status.success(), "{}", printed(&built));
    let summary = String::from_utf8(built.stdout).unwrap();
    assert!(summary.contains("2 locales, 20 pages"), "{summary}");
    assert!(summary.contains("look at it: cargo xtask serve"), "{summary}");
    assert!(!summary.contains('\u{1b}'), "no colour where there is no terminal");
    let page = std::fs::read_to_string(root.path().join("dist/en/subprocessors/index.html")).unwrap();
    assert!(page.contains("Example Cloud GmbH"));
}

/// What stands as it was made is neither made nor written again; who changed it finds it mended.
#[test]
fn a_build_of_the_same_writes_nothing_and_mends_what_was_changed() {
    let root = register();
    let dist = root.path().join("dist");
    let build = || {
        let built = xtask(root.path(), &["build", "--as-of", "2026-11-23"]);
        assert!(built.status.success(), "{}", printed(&built));
        (String::from_utf8(built.stdout).unwrap(), String::from_utf8(built.stderr).unwrap())
    };
    let (first, said) = build();
    let whole = tree(&dist);
    assert!(std::fs::read_to_string(dist.join(".annex")).unwrap().contains("made of "));
    let counted = |summary: &str| summary.lines().nth(1).unwrap().trim_start_matches("  dist: ").to_owned();
    let all = whole.len();
    assert_eq!(counted(&first), format!("{all} files written, 0 unchanged, 0 removed"));
    let (again, said_again) = build();
    assert_eq!(counted(&again), format!("0 files written, {all} unchanged, 0 removed"));
    assert_eq!(said, said_again, "what there is to say is said again");
    let up_to_time = |summary: &str| summary.split(" in ").next().unwrap().to_owned();
    assert_eq!(up_to_time(&first), up_to_time(&again));

    // Of the same size, and the manifest, which says what belongs there.
    let page = dist.join("en/subprocessors/index.html");
    for path in [&page, &dist.join("manifest.json")] {
        let mut bytes = std::fs::read(path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        std::fs::write(path, bytes).unwrap();
        assert_eq!(counted(&build().0), format!("1 file written, {} unchanged, 0 removed", all - 1));
        assert_eq!(tree(&dist), whole);
    }
    std::fs::remove_file(&page).unwrap();
    build();
    assert_eq!(tree(&dist), whole);
    put(root.path(), "content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nGood day.\n");
    build();
    assert!(std::fs::read_to_string(&page).unwrap().contains("Good day."));
}

/// An edition has a folder of its own, one folder in it for each host, and can be made again from what it says.
#[test]
fn an_edition_is_built_beside_the_others_and_proves_what_it_is() {
    let root = register();
    let over = "base_url = \"https://www.example.com/legal\"\n[extra.locales.de]\nbase_url = \"https://www.example.de\"\nslug = \
                \"liste\"\n";
    put(root.path(), "config.production.toml", over);
    let built = xtask(root.path(), &["build", "--edition", "production", "--as-of", "2026-11-23"]);
    assert!(built.status.success(), "{}", printed(&built));
    let summary = String::from_utf8(built.stdout).unwrap();
    assert!(summary.contains("look at it: cargo xtask serve --edition production"), "{summary}");
    let dist = root.path().join("dist-production");
    assert!(dist.join("www.example.com-legal/en/subprocessors/index.html").is_file());
    assert!(dist.join("www.example.de/liste/index.html").is_file());
    assert!(!root.path().join("dist").exists());
    let verified = xtask(root.path(), &["verify", "dist-production", "--sources"]);
    assert!(verified.status.success(), "{}", printed(&verified));
    assert!(xtask(root.path(), &["build", "--as-of", "2026-11-23"]).status.success());
    assert!(root.path().join("dist/de/subprocessors/index.html").is_file());

    for command in [["build", "--edition", "prod"], ["check", "--edition", "prod"], ["show", "--edition", "prod"]] {
        let refused = xtask(root.path(), &command);
        assert_eq!(refused.status.code(), Some(1));
        let said = printed(&refused);
        assert!(said.contains("error[unknown-edition]: there is no edition `prod`"), "{said}");
    }
}

#[test]
fn the_same_bytes_on_another_path_and_with_any_number_of_threads() {
    let (here, there) = (register(), register());
    assert!(xtask(here.path(), &["build", "--jobs", "1", "--as-of", "2026-11-23"]).status.success());
    let root = here.path().join("dist");
    let elsewhere = there.path().join("deep/down");
    let arguments = [
        "build",
        "--root",
        there.path().to_str().unwrap(),
        "--out",
        elsewhere.to_str().unwrap(),
        "--jobs",
        "7",
        "--as-of",
        "2026-11-23",
    ];
    std::fs::create_dir_all(there.path().join("deep")).unwrap();
    let built = xtask(here.path(), &arguments);
    assert!(built.status.success(), "{}", printed(&built));
    assert!(tree(&root) == tree(&elsewhere));
}

#[test]
fn a_build_with_errors_leaves_the_site_as_it_was() {
    let root = register();
    assert!(xtask(root.path(), &["build"]).status.success());
    let before = tree(&root.path().join("dist"));
    put(root.path(), "data/subprocessors/mail.yaml", "name: Example Mail, Inc.\nwebsite: javascript:alert(1)\n");
    let built = xtask(root.path(), &["build"]);
    assert_eq!(built.status.code(), Some(1));
    assert!(printed(&built).contains("error[unsafe-url]") && printed(&built).contains("nothing was written"));
    assert!(tree(&root.path().join("dist")) == before);
}

#[test]
fn check_writes_nothing_and_speaks_to_programs() {
    let root = register();
    let before = tree(root.path());
    let fine = xtask(root.path(), &["check", "--format", "json"]);
    assert!(fine.status.success(), "{}", printed(&fine));
    put(root.path(), "data/subprocessors/cloud.yaml", &REGISTER[2].1.replace("section: hosting", "section: hostign"));
    let wrong = xtask(root.path(), &["check", "--format", "json"]);
    assert_eq!(wrong.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        String::from_utf8(wrong.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let error = lines.iter().find(|line| line["level"] == "error").unwrap();
    assert_eq!(
        (error["code"].as_str(), error["line"].as_u64(), error["column"].as_u64()),
        (Some("unknown-section"), Some(5), Some(14))
    );
    let github = xtask(root.path(), &["check", "--format", "github"]);
    assert!(printed(&github).contains("::error file=data/subprocessors/cloud.yaml,line=5"));
    put(root.path(), "data/subprocessors/cloud.yaml", REGISTER[2].1);
    assert!(tree(root.path()) == before);
}

#[test]
fn one_language_is_built_with_the_one_it_falls_back_to() {
    let root = register();
    put(root.path(), "config.toml", &format!("{}[languages.fr]\n", REGISTER[0].1));
    let built = xtask(root.path(), &["build", "--locale", "fr"]);
    assert!(built.status.success(), "{}", printed(&built));
    let folders: Vec<String> =
        tree(&root.path().join("dist")).into_keys().filter(|path| path.ends_with("/404.html")).collect();
    assert_eq!(folders, ["en/404.html", "fr/404.html"]);
    let unknown = xtask(root.path(), &["build", "--locale", "frr"]);
    assert!(printed(&unknown).contains("did you mean `fr`?"), "{}", printed(&unknown));
}

#[test]
fn another_address_is_used_everywhere() {
    let root = register();
    assert!(xtask(root.path(), &["build", "--base-url", "https://example.com/legal/"]).status.success());
    let all = tree(&root.path().join("dist"));
    let pages =
        all.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".xml") || path.ends_with(".json"));
    assert!(pages.clone().count() > 8);
    // Ids of news stay those of the address in the configuration.
    let addresses = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("tag:privacy.example.com", "tag:");
    assert!(pages.into_iter().all(|(_, bytes)| !addresses(bytes).contains("privacy.example.com")));
    assert!(!xtask(root.path(), &["build", "--base-url", "example.com"]).status.success());
}

#[test]
fn catalogues_are_made_once_and_then_left_alone() {
    let root = register();
    put(root.path(), "config.toml", &format!("{}[languages.eo]\n", REGISTER[0].1));
    let first = xtask(root.path(), &["i18n"]);
    assert!(first.status.success(), "{}", printed(&first));
    let catalogue = std::fs::read_to_string(root.path().join("data/translations/de.po")).unwrap();
    assert!(catalogue.contains("msgid \"Servers.\"\nmsgstr \"\""), "{catalogue}");
    let translated = catalogue
        .replace("msgid \"Servers.\"\nmsgstr \"\"", "msgid \"Servers.\"\nmsgstr \"Server.\"")
        .replace("#. purpose", "# sure\n#. purpose");
    put(root.path(), "data/translations/de.po", &translated);
    let before = tree(root.path());
    assert!(xtask(root.path(), &["i18n"]).status.success());
    assert!(tree(root.path()) == before, "twice changes nothing");
    let interface = |tag: &str| before.contains_key(&format!("themes/annex/translations/{tag}.po"));
    assert!(!interface("de") && interface("eo"), "the tool ships with some languages and lacks others");

    put(root.path(), "data/subprocessors/cloud.yaml", &REGISTER[2].1.replace("Servers.", "Servers too."));
    assert!(xtask(root.path(), &["i18n"]).status.success());
    let merged = std::fs::read_to_string(root.path().join("data/translations/de.po")).unwrap();
    let fuzzy = "# sure\n#. purpose of `cloud/hosting`, on the list and on its own page\n#: data/subprocessors/cloud.yaml\n#, fuzzy\n#| msgid \"Servers.\"\n\
                 msgid \"Servers too.\"\nmsgstr \"Server.\"\n";
    assert!(merged.contains(fuzzy), "{merged}");
}

/// The schemas in the repository are those of the types that read the files.
#[test]
fn the_committed_schemas_are_current() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for root in [workspace.to_owned(), workspace.join("examples/showcase")] {
        let checked = xtask(&root, &["schema", "--check", "--root", root.to_str().unwrap()]);
        assert!(checked.status.success(), "{}", printed(&checked));
    }
    let stale = register();
    put(stale.path(), "schema/register.json", "{}");
    let checked = xtask(stale.path(), &["schema", "--check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(printed(&checked).contains("run `cargo xtask schema`"), "{}", printed(&checked));
    assert_eq!(std::fs::read_to_string(stale.path().join("schema/register.json")).unwrap(), "{}");
}

/// The reference in the repository is that of the rules.
#[test]
fn the_committed_reference_of_rules_is_current() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let printed = xtask(workspace, &["rules", "--markdown"]);
    let committed = std::fs::read_to_string(workspace.join("docs/rules.md")).unwrap();
    assert!(
        String::from_utf8(printed.stdout).unwrap() == committed,
        "run `cargo xtask rules --markdown > docs/rules.md`"
    );
    let one = xtask(workspace, &["rules", "expired-certificate"]);
    assert!(String::from_utf8(one.stdout).unwrap().contains("reason = "));
    let unknown = xtask(workspace, &["rules", "expired-certifcate"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(self::printed(&unknown).contains("did you mean `expired-certificate`?"));
}

#[test]
fn the_list_and_its_history_are_shown_in_the_terminal() {
    let root = register();
    let cloud = REGISTER[2].1.replace(
        "purpose: Servers.\n",
        "purpose: Servers.\n      - announced: 2026-10-01\n        effective: 2026-12-01\n        locations: [{storage: [IN]}]\n",
    );
    put(root.path(), "data/subprocessors/cloud.yaml", &cloud);
    let on = |date: &str, command: &str, more: &[&str]| {
        let shown = xtask(root.path(), &[&[command, "--as-of", date], more].concat());
        assert!(shown.status.success(), "{}", printed(&shown));
        printed(&shown)
    };
    assert!(on("2020-01-01", "show", &[]).contains("nothing is engaged on 2020-01-01"));
    let list = on("2026-12-01", "show", &[]);
    assert!(list.contains("Example Cloud GmbH") && list.contains("storage IN"), "{list}");
    assert!(list.contains("1 entry on 2026-12-01; last updated 2026-12-01"), "{list}");
    assert!(list.contains("third country seen from the EEA: IN on no stated ground"), "{list}");
    assert!(on("2026-12-01", "show", &["cloud"]).contains("locations: storage IN"));
    let history = on("2026-11-24", "history", &[]);
    let told = "2026-12-01 (coming)\n  Example Cloud GmbH (cloud/hosting): location changed\n      announced 2026-10-01\n      \
                locations: storage IN\n2024-03-01\n  Example Cloud GmbH (cloud/hosting): added\n      purpose: Servers.\n";
    assert_eq!(history, told);
    let unknown = xtask(root.path(), &["show", "--profile", "regin=eu,product=x"]);
    assert!(printed(&unknown).contains("did you mean `region`?"), "{}", printed(&unknown));
}

#[test]
fn a_place_without_a_register_is_told_so() {
    let empty = TempDir::new().unwrap();
    let told = xtask(empty.path(), &["build"]);
    assert_eq!(told.status.code(), Some(1));
    assert!(printed(&told).contains("config.toml"), "{}", printed(&told));
}

#[test]
fn a_table_is_imported_and_what_stood_there_stays() {
    let root = register();
    put(
        root.path(),
        "vendors.csv",
        "Name,Purpose,Country,Since\nNorth Mail AS,Sends mail.,Norway,2024-05-01\nExample Cloud GmbH,Backups.,DE,2024-05-01\n",
    );
    let before = tree(root.path());
    let tried = xtask(root.path(), &["import", "vendors.csv", "--dry-run"]);
    assert!(printed(&tried).contains("1 file with 1 engagement would be written"), "{}", printed(&tried));
    assert!(tree(root.path()) == before, "a trial writes nothing");
    let imported = xtask(root.path(), &["import", "vendors.csv"]);
    assert_eq!(imported.status.code(), Some(1), "one row could not be placed");
    assert!(printed(&imported).contains("1 value not placed"), "{}", printed(&imported));
    let after = tree(root.path());
    let mail = String::from_utf8(after["data/subprocessors/north-mail.yaml"].clone()).unwrap();
    assert!(mail.contains("name: North Mail AS") && mail.contains("processing: [\"NO\"]"), "{mail}");
    assert!(before.iter().all(|(path, bytes)| after[path] == *bytes), "nothing is written over");
    let listed = xtask(root.path(), &["show", "--as-of", "2026-11-24"]);
    assert!(printed(&listed).contains("North Mail AS"), "{}", printed(&listed));
}
