//! `cargo xtask snapshot`, as people run it: what it writes, what it leaves alone, and what `check` says of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;
use tempfile::TempDir;

const CONFIG: &str = "base_url = \"https://privacy.example.com\"\ndefault_language = \"en\"\n[languages.de]\n";
const CLOUD: &str = "name: Example Cloud GmbH\nengagements:\n  hosting:\n    service: desk\n    section: hosting\n    \
                     history:\n      - known-since: 2024-03-01\n        purpose: Servers.\n      \
                     - announced: 2026-11-01\n        effective: 2027-01-01\n        purpose: Machines.\n";
const REGISTER: [(&str, &str); 5] = [
    ("config.toml", CONFIG),
    (
        "data/register.yaml",
        "publisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example Desk}}\nsections: [hosting]\n",
    ),
    ("data/subprocessors/cloud.yaml", CLOUD),
    ("content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n"),
    ("content/sections/hosting.md", "+++\ntitle = \"Hosting\"\n+++\n"),
];

fn register() -> TempDir {
    let root = TempDir::new().unwrap();
    REGISTER.iter().for_each(|(path, text)| put(root.path(), path, text));
    root
}

/// The same, with the snapshots that belong to it, and a configuration that asks for them.
fn kept() -> TempDir {
    let root = register();
    put(root.path(), "config.toml", &format!("{CONFIG}[extra]\nsnapshots = true\n"));
    assert_eq!(snapshot(root.path(), &[]).1, 0);
    root
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

fn read(root: &Path, path: &str) -> String {
    std::fs::read_to_string(root.join(path)).unwrap()
}

/// What a command prints, and how it ends.
fn run(root: &Path, command: &str, arguments: &[&str]) -> (String, i32) {
    let day = if arguments.contains(&"--as-of") { &[][..] } else { &["--as-of", "2026-11-23"][..] };
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let done = xtask.current_dir(root).arg(command).args(arguments).args(day).output().unwrap();
    let printed = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    (printed, done.status.code().unwrap())
}

fn snapshot(root: &Path, arguments: &[&str]) -> (String, i32) {
    run(root, "snapshot", arguments)
}

/// Every snapshot, and when it was written.
fn written(root: &Path) -> BTreeMap<String, SystemTime> {
    let files = walkdir::WalkDir::new(root.join("snapshots")).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    files.map(|entry| (name(entry.path()), entry.metadata().unwrap().modified().unwrap())).collect()
}

/// Another purpose, everywhere in the history of the only vendor.
fn say_otherwise(root: &Path) {
    put(root, "data/subprocessors/cloud.yaml", &CLOUD.replace("Servers.", "Computers."));
}

#[test]
fn every_page_is_written_once_and_then_only_what_differs() {
    let root = register();
    let (printed, code) = snapshot(root.path(), &[]);
    assert_eq!(code, 0, "{printed}");
    let first = written(root.path());
    assert!(printed.contains(&format!("{} files: {0} written, 0 unchanged, 0 removed", first.len())), "{printed}");
    assert!(read(root.path(), "snapshots/en/list.txt").contains("\n  Purpose: Servers.\n"));
    let (printed, _) = snapshot(root.path(), &[]);
    assert!(printed.contains(&format!("{} files: 0 written, {0} unchanged, 0 removed", first.len())), "{printed}");
    assert_eq!(written(root.path()), first);
    say_otherwise(root.path());
    assert_eq!(snapshot(root.path(), &[]).1, 0);
    let second = written(root.path());
    assert_ne!(second["snapshots/en/list.txt"], first["snapshots/en/list.txt"]);
    assert_eq!(second["snapshots/en/404.txt"], first["snapshots/en/404.txt"]);
}

#[test]
fn check_tells_what_is_out_of_date_and_writes_nothing() {
    let root = register();
    assert_eq!(snapshot(root.path(), &[]).1, 0);
    let (printed, code) = snapshot(root.path(), &["--check"]);
    assert_eq!(code, 0);
    assert!(printed.contains("snapshots/ is up to date"), "{printed}");
    say_otherwise(root.path());
    std::fs::remove_file(root.path().join("snapshots/en/404.txt")).unwrap();
    std::fs::copy(root.path().join("snapshots/en/list.txt"), root.path().join("snapshots/en/entity/old.txt")).unwrap();
    let before = written(root.path());
    let (printed, code) = snapshot(root.path(), &["--check"]);
    assert_eq!(code, 1);
    assert_eq!(written(root.path()), before);
    assert!(printed.contains("snapshots/en/404.txt is missing\n"), "{printed}");
    assert!(printed.contains("snapshots/en/entity/old.txt shows a page that is not there any more\n"), "{printed}");
    let number =
        read(root.path(), "snapshots/en/archive/2024-03-01.txt").lines().position(|own| own.contains("Servers."));
    let line = format!("snapshots/en/archive/2024-03-01.txt:{}\n", number.unwrap() + 1);
    let expected = format!("{line}  -   Purpose: Servers.\n  +   Purpose: Computers.\n");
    assert!(printed.contains(&expected), "{printed}");
    assert!(printed.contains("files are out of date; run: cargo xtask snapshot\n"), "{printed}");
}

#[test]
fn only_files_of_its_own_are_removed() {
    let root = register();
    assert_eq!(snapshot(root.path(), &[]).1, 0);
    let made = read(root.path(), "snapshots/en/list.txt");
    put(root.path(), "snapshots/en/entity/old/deep.txt", &made);
    put(root.path(), "snapshots/README.txt", "What these files are for.\n");
    put(root.path(), "snapshots/en/entity/note.txt", &format!("A note\n{made}"));
    put(root.path(), "snapshots/en/copy.md", &made);
    let (printed, _) = snapshot(root.path(), &[]);
    assert!(printed.contains(" 1 removed"), "{printed}");
    assert!(!root.path().join("snapshots/en/entity/old").exists());
    for left in ["snapshots/README.txt", "snapshots/en/entity/note.txt", "snapshots/en/copy.md", "config.toml"] {
        assert!(root.path().join(left).exists(), "{left}");
    }
}

#[test]
fn a_file_of_somebody_else_is_not_replaced() {
    let root = register();
    put(root.path(), "snapshots/en/list.txt", "My own list.\n");
    let (printed, code) = snapshot(root.path(), &[]);
    assert_eq!(code, 1);
    assert!(printed.contains("`snapshots/en/list.txt` was not written by this command"), "{printed}");
    assert_eq!(written(root.path()).len(), 1);
    assert_eq!(read(root.path(), "snapshots/en/list.txt"), "My own list.\n");
}

#[test]
#[cfg(unix)]
fn nothing_is_written_through_a_link() {
    let (root, elsewhere) = (register(), TempDir::new().unwrap());
    std::os::unix::fs::symlink(elsewhere.path(), root.path().join("snapshots")).unwrap();
    let (printed, code) = snapshot(root.path(), &[]);
    assert_eq!(code, 1);
    assert!(printed.contains("`snapshots` is a symbolic link"), "{printed}");
    std::fs::remove_file(root.path().join("snapshots")).unwrap();
    put(root.path(), "snapshots/README.txt", "What these files are for.\n");
    std::os::unix::fs::symlink(elsewhere.path(), root.path().join("snapshots/en")).unwrap();
    assert_eq!(snapshot(root.path(), &[]).1, 1);
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn line_ends_of_another_system_are_no_difference() {
    let root = register();
    assert_eq!(snapshot(root.path(), &[]).1, 0);
    let list = read(root.path(), "snapshots/en/list.txt");
    put(root.path(), "snapshots/en/list.txt", &list.replace('\n', "\r\n"));
    assert_eq!(snapshot(root.path(), &["--check"]).1, 0);
}

#[test]
fn some_languages_say_of_themselves_what_they_say_among_all() {
    let (root, all) = (register(), register());
    assert_eq!(snapshot(all.path(), &[]).1, 0);
    assert_eq!(snapshot(root.path(), &["--locale", "de"]).1, 0);
    let names: Vec<String> = written(root.path()).into_keys().collect();
    assert!(names.iter().all(|name| name.starts_with("snapshots/de/")), "{names:?}");
    for name in &names {
        assert_eq!(read(root.path(), name), read(all.path(), name), "{name}");
    }
    say_otherwise(all.path());
    assert_eq!(snapshot(all.path(), &["--locale", "de"]).1, 0);
    assert_eq!(snapshot(all.path(), &["--locale", "de", "--check"]).1, 0);
    assert!(read(all.path(), "snapshots/en/list.txt").contains("Purpose: Servers."));
    let (printed, code) = snapshot(root.path(), &["--locale", "fr"]);
    assert_eq!(code, 1);
    assert!(printed.contains("the register has no language `fr`: known are `en`, `de`"), "{printed}");
}

#[test]
fn a_register_with_mistakes_writes_nothing() {
    let root = register();
    put(root.path(), "data/subprocessors/cloud.yaml", &CLOUD.replace("service: desk", "service: dask"));
    let (printed, code) = snapshot(root.path(), &[]);
    assert_eq!(code, 1);
    assert!(printed.contains("error[") && printed.contains("✗ 1 error, 1 note: nothing was written"), "{printed}");
    assert!(!root.path().join("snapshots").exists());
}

#[test]
fn an_edition_has_a_folder_of_its_own() {
    let root = register();
    put(root.path(), "config.other.toml", "base_url = \"https://other.example.com\"\n");
    assert_eq!(snapshot(root.path(), &["--edition", "other"]).1, 0);
    assert!(root.path().join("snapshots-other/other.example.com/languages.txt").exists());
    assert!(!root.path().join("snapshots").exists());
}

#[test]
fn check_says_that_snapshots_are_out_of_date_where_the_configuration_asks_for_them() {
    let root = kept();
    assert_eq!(run(root.path(), "check", &[]).1, 0);
    say_otherwise(root.path());
    let (printed, code) = run(root.path(), "check", &[]);
    assert_eq!(code, 1);
    let wanted = "\
error[stale-snapshot]: what pages show is not what stands in `snapshots/`: `snapshots/de/archive/2024-03-01.txt`, \
                  `snapshots/de/changes.txt`, `snapshots/de/entity/cloud.txt`, and 7 more
 --> config.toml:5:13
  |
5 | snapshots = true
  |             ^^^^
  |
  = help: run `cargo xtask snapshot` and commit what it writes; pages change with the facts, and on the day on which \
                  something takes effect
";
    assert!(printed.contains(wanted), "{printed}");
    let (printed, code) = run(root.path(), "check", &["--format", "json"]);
    let stale = printed.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    assert_eq!(stale.filter(|own| own["code"] == "stale-snapshot").count(), 1, "{printed}");
    assert_eq!(code, 1);
    let (printed, code) = run(root.path(), "check", &["--format", "github"]);
    assert!(printed.contains("::error file=config.toml,line=5,"), "{printed}");
    assert_eq!(code, 1);
    assert_eq!(snapshot(root.path(), &[]).1, 0);
    assert_eq!(run(root.path(), "check", &[]).1, 0);
}

#[test]
fn snapshots_are_out_of_date_on_the_day_on_which_something_takes_effect() {
    let root = kept();
    assert_eq!(run(root.path(), "check", &["--as-of", "2026-12-31"]).1, 0);
    let (printed, code) = run(root.path(), "check", &["--as-of", "2027-01-01"]);
    assert_eq!(code, 1);
    assert!(printed.contains("error[stale-snapshot]"), "{printed}");
}

#[test]
fn of_a_part_of_the_site_nothing_is_said() {
    let root = kept();
    say_otherwise(root.path());
    assert_eq!(run(root.path(), "check", &["--locale", "de"]).1, 0);
    assert_eq!(run(root.path(), "check", &["--base-url", "https://preview.example.com"]).1, 0);
}

#[test]
fn without_the_setting_nobody_looks_at_snapshots() {
    let root = register();
    assert_eq!(run(root.path(), "check", &[]).1, 0);
    put(root.path(), "config.toml", &format!("{CONFIG}[extra]\nsnapshots = false\n"));
    assert_eq!(run(root.path(), "check", &[]).1, 0);
}
