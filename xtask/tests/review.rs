//! Eleven commits in the life of a register, each of another kind, and what `cargo xtask diff` says of them.
//!
//! The register is in `review/register`, the commits are patches in `review/commits`. Their days and their author are
//! fixed, so that their hashes are.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

mod repository;

use insta::assert_snapshot;
use repository::{commit, diff, git, has_git, program, put};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The day on which all of them are reviewed.
const DAY: &str = "2026-11-30";

/// The commits, oldest first, by the names of their patches; each is a tag too.
const COMMITS: [&str; 11] = [
    "vendor-with-notice",
    "vendor-without-notice",
    "rename",
    "location",
    "reformat",
    "translation",
    "colour",
    "paragraph",
    "slug",
    "vendor-removed",
    "merge",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review")
}

/// A repository with the register, and all commits on top of it.
fn repository() -> TempDir {
    let root = TempDir::new().unwrap();
    let here = root.path();
    copy(&folder().join("register"), here);
    git(here, &["init", "--quiet", "--initial-branch=main"]);
    git(here, &["add", "--all"]);
    let mut first = program("git", here);
    first.args(["commit", "--quiet", "--message", "Publish the list"]);
    let first = first.env("GIT_AUTHOR_DATE", "2026-11-02T09:00:00Z").env("GIT_COMMITTER_DATE", "2026-11-02T09:00:00Z");
    assert!(first.status().unwrap().success());
    for (at, name) in COMMITS.iter().enumerate() {
        let patch = folder().join(format!("commits/{:02}-{name}.patch", at + 1));
        git(here, &["am", "--quiet", "--committer-date-is-author-date", patch.to_str().unwrap()]);
        git(here, &["tag", name]);
    }
    root
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        match entry.file_type().is_dir() {
            true => std::fs::create_dir_all(place).unwrap(),
            false => drop(std::fs::copy(entry.path(), place).unwrap()),
        }
    }
}

/// How `diff` of a range ends on the day.
fn ends(root: &Path, range: &str, more: &[&str]) -> (String, i32) {
    diff(root, &[&[range, "--as-of", DAY], more].concat())
}

/// What was typed, what was printed, and how it ended.
fn session(root: &Path, range: &str, more: &[&str]) -> String {
    let (said, code) = ends(root, range, more);
    let typed = [&[range], more].concat().join(" ");
    format!("$ cargo xtask diff {typed}\n{}\n(ends with {code})", said.trim_end())
}

/// The range of one commit.
fn alone(name: &str) -> String {
    format!("{name}~1..{name}")
}

#[test]
fn each_commit_is_told_in_sentences() {
    if !has_git() {
        return;
    }
    let root = repository();
    for name in COMMITS {
        assert_snapshot!(name, session(root.path(), &alone(name), &["--exit-code"]));
    }
}

#[test]
fn all_commits_are_told_together() {
    if !has_git() {
        return;
    }
    let root = repository();
    assert_snapshot!(session(root.path(), "vendor-with-notice~1..merge", &["--exit-code"]));
}

#[test]
fn a_pull_request_shows_the_same() {
    if !has_git() {
        return;
    }
    let root = repository();
    for name in &COMMITS[..2] {
        for format in ["markdown", "github"] {
            assert_snapshot!(format!("{name}-{format}"), session(root.path(), &alone(name), &["--format", format]));
        }
    }
}

#[test]
fn a_reformat_is_no_change_for_readers() {
    if !has_git() {
        return;
    }
    let root = repository();
    let (said, code) = ends(root.path(), &alone("reformat"), &["--exit-code", "--require", "same"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.starts_with("Nothing changes for readers"), "{said}");
}

/// The promises that a change does not keep.
fn broken(root: &Path, range: &str) -> Vec<&'static str> {
    let gates = ["notice", "append-only", "meaning-only", "wording-only", "translation-only", "look-only"];
    let (said, code) = ends(root, range, &["--require", &gates.join(",")]);
    let broken: Vec<&str> = gates.into_iter().filter(|gate| said.contains(&format!("✗ {gate}: "))).collect();
    let is_lost = said.contains("lost: links to them lead nowhere");
    assert_eq!(code, if is_lost { 2 } else { i32::from(!broken.is_empty()) }, "{range}: {said}");
    broken
}

#[test]
fn each_commit_keeps_the_promises_of_its_kind_and_breaks_the_others() {
    if !has_git() {
        return;
    }
    let root = repository();
    for name in COMMITS {
        let expected: &[&str] = match name {
            "reformat" => &[],
            "vendor-without-notice" => &["notice", "wording-only", "translation-only", "look-only"],
            "translation" => &["meaning-only", "look-only"],
            "colour" => &["meaning-only", "wording-only", "translation-only"],
            "paragraph" => &["meaning-only", "translation-only", "look-only"],
            "slug" => &["meaning-only", "wording-only", "translation-only", "look-only"],
            _ => &["wording-only", "translation-only", "look-only"],
        };
        assert_eq!(broken(root.path(), &alone(name)), expected, "{name}");
    }
}

/// Edits a file, and commits that with a message.
fn edited(root: &Path, path: &str, from: &str, to: &str, message: &str) {
    let text = std::fs::read_to_string(root.join(path)).unwrap();
    assert!(text.contains(from), "`{path}` says `{from}`");
    put(root, path, &text.replacen(from, to, 1));
    commit(root, message);
}

#[test]
fn a_commit_that_does_more_than_it_says_is_found() {
    if !has_git() {
        return;
    }
    let root = repository();
    let here = root.path();
    git(here, &["checkout", "--quiet", "--detach", "translation"]);
    edited(here, "data/subprocessors/example-cloud.yaml", "city: Frankfurt am Main", "city: Munich", "Mend a text");
    assert_snapshot!(session(here, "HEAD~2..HEAD", &["--require", "translation-only", "--out", "review.txt"]));

    git(here, &["checkout", "--quiet", "--detach", "colour"]);
    edited(here, "content/_index.md", "## How customers are told", "## When customers are told", "Mend a colour");
    let (said, code) = ends(here, "HEAD~2..HEAD", &["--require", "look-only"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("\u{2717} look-only: the wording changes"), "{said}");

    // A colour that comes along with facts is still a change of the look.
    git(here, &["checkout", "--quiet", "--detach", "vendor-removed"]);
    edited(here, "static/tokens.css", "--accent: #6a1250", "--accent: #6a1251", "Mend a list");
    let (said, code) = ends(here, "HEAD~2..HEAD", &["--require", "meaning-only"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("\u{2717} meaning-only: the look changes"), "{said}");
}
