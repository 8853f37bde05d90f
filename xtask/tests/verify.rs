//! `cargo xtask verify`, as people run it on a site that somebody published.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const CLOUD: &str = "name: Example Cloud GmbH\nengagements:\n  hosting:\n    service: desk\n    section: hosting\n    \
                     history:\n      - effective: 2024-03-01\n        purpose: Servers.\n      - announced: \
                     2025-01-10\n        effective: 2025-03-01\n        purpose: Servers and backups.\n";
const ONE_HOST: &str = "base_url = \"https://privacy.example.com\"\ndefault_language = \"en\"\n[languages.de]\n";
const TWO_HOSTS: &str = "base_url = \"https://privacy.example.com/legal\"\ndefault_language = \
                         \"en\"\n[languages.de]\n[extra.locales.de]\nbase_url = \"https://www.example.de\"\n";

/// A register, and its site of a day in `dist/`.
fn published(config: &str) -> TempDir {
    let root = TempDir::new().unwrap();
    let files = [
        ("config.toml", config),
        (
            "data/register.yaml",
            "publisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example Desk}}\nsections: [hosting]\n",
        ),
        ("data/subprocessors/cloud.yaml", CLOUD),
        ("content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n"),
        ("content/sections/hosting.md", "+++\ntitle = \"Hosting\"\n+++\n"),
    ];
    files.iter().for_each(|(path, text)| put(&root.path().join(path), text));
    let built = xtask(root.path(), &["build", "--as-of", "2026-11-23"]);
    assert!(built.status.success(), "{}", printed(&built));
    root
}

fn put(file: &Path, text: &str) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{}", file.display());
    std::fs::write(file, text.replacen(from, to, 1)).unwrap();
}

fn xtask(root: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).current_dir(root).args(arguments).output().unwrap()
}

fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What `verify` says of `dist/`, and how it ends.
fn verify(root: &Path, more: &[&str]) -> (String, i32) {
    let done = xtask(root, &[&["verify", "dist"], more].concat());
    (printed(&done), done.status.code().unwrap())
}

/// The lines that tell a problem.
fn problems(said: &str) -> Vec<&str> {
    said.lines()
        .filter(|line| {
            line.split_once(": ")
                .is_some_and(|(path, _)| path.ends_with("json") || path.ends_with("html") || path.ends_with("txt"))
        })
        .collect()
}

#[test]
fn a_site_that_nobody_touched_fits_on_one_host_and_on_two() {
    for config in [ONE_HOST, TWO_HOSTS] {
        let root = published(config);
        let (said, code) = verify(root.path(), &[]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("everything fits") && said.contains("not compared with any sources"), "{said}");
        let (said, code) = verify(root.path(), &["--sources"]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("compared with what comes out of the sources in ."), "{said}");
    }
}

#[test]
fn every_file_that_was_changed_deleted_or_added_is_told_by_its_path() {
    let root = published(ONE_HOST);
    let dist = root.path().join("dist");
    edit(&dist.join("en/subprocessors/index.html"), "Servers", "Robots!");
    std::fs::remove_file(dist.join("robots.txt")).unwrap();
    put(&dist.join("en/more/notes.txt"), "Mine.");
    let (said, code) = verify(root.path(), &[]);
    assert_eq!(code, 1, "{said}");
    let found = problems(&said);
    assert_eq!(found[0], "en/more/notes.txt: is not in the manifest");
    assert!(
        found[1].starts_with("en/subprocessors/index.html: has ") && found[1].ends_with("not those of the manifest")
    );
    assert_eq!(found[2], "robots.txt: is in the manifest, and missing");
    assert!(said.contains("3 problems"), "{said}");
}

/// Whoever changes the past makes new hashes too; what was kept elsewhere no longer fits.
#[test]
fn a_link_that_was_changed_breaks_the_chain() {
    let root = published(ONE_HOST);
    edit(&root.path().join("dist/history.json"), "\"purpose\":\"Servers.\"", "\"purpose\":\"Backups.\"");
    let (said, code) = verify(root.path(), &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("history.json: the revision of 2024-03-01 states the hash `"), "{said}");
    assert!(!said.contains("subprocessors.json: says something else"), "a later revision says it again: {said}");

    edit(&root.path().join("dist/history.json"), "\"purpose\":\"Servers and backups.\"", "\"purpose\":\"Nothing.\"");
    let (said, _) = verify(root.path(), &[]);
    assert!(said.contains("history.json: the revision of 2025-03-01 states the hash `"), "{said}");
    assert!(said.contains("subprocessors.json: says something else of `cloud.hosting` than the history"), "{said}");

    std::fs::write(root.path().join("dist/history.json"), "{").unwrap();
    let (said, code) = verify(root.path(), &[]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("history.json: there is none that could be read"), "{said}");
}

#[test]
fn other_sources_are_told_file_by_file() {
    let root = published(TWO_HOSTS);
    edit(&root.path().join("data/subprocessors/cloud.yaml"), "Servers and backups.", "Servers and more.");
    let (said, code) = verify(root.path(), &["--sources", "."]);
    assert_eq!(code, 1, "{said}");
    let found = problems(&said);
    assert!(
        found.contains(&"privacy.example.com-legal/history.json: comes out of the sources with other bytes"),
        "{said}"
    );
    assert!(
        found.contains(&"www.example.de/subprocessors/index.html: comes out of the sources with other bytes"),
        "{said}"
    );
    assert!(!said.contains("robots.txt"), "{said}");

    put(&root.path().join("data/subprocessors/cloud.yaml"), "nonsense");
    let (said, code) = verify(root.path(), &["--sources", "."]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("no such site comes out of the sources"), "{said}");
}

#[test]
fn the_revision_of_a_day_is_shown_with_its_hash_and_its_entries() {
    let root = published(ONE_HOST);
    let history: serde_json::Value =
        serde_json::from_slice(&std::fs::read(root.path().join("dist/history.json")).unwrap()).unwrap();
    let second = history["revisions"][1]["hash"].as_str().unwrap();
    let (said, code) = verify(root.path(), &["--revision", "2025-02-01"]);
    assert_eq!(code, 0, "{said}");
    let shown =
        format!("history.json: on 2025-02-01 the revision of 2025-01-10 was in force\n  {second}\n  cloud.hosting\n");
    assert!(said.contains(&shown), "{said}");
    let (said, _) = verify(root.path(), &["--revision", "2020-01-01"]);
    assert!(said.contains("history.json: nothing was in force on 2020-01-01"), "{said}");
}

#[test]
fn what_cannot_be_read_is_neither_fine_nor_wrong() {
    let root = published(ONE_HOST);
    std::fs::write(root.path().join("dist/manifest.json"), "[]").unwrap();
    let (said, code) = verify(root.path(), &[]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("manifest.json` is not what it should be"), "{said}");
    let nowhere = xtask(root.path(), &["verify", "nowhere"]);
    assert_eq!(nowhere.status.code(), Some(2));
    assert!(printed(&nowhere).contains("`nowhere` is not a directory"));
}
