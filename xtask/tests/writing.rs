//! The commands that write facts down, as people run them: what they print, what they write, how they end.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const CLOUD: &str = "name: Example Cloud GmbH # the cloud\nengagements:\n  hosting:\n    service: desk\n    section: hosting\n    \
                     history:\n      - effective: 2024-03-01\n        purpose: Servers.\n# the end";

const REGISTER: [(&str, &str); 5] = [
    ("config.toml", "base_url = \"https://privacy.example.com\"\ndefault_language = \"en\"\n"),
    (
        "data/register.yaml",
        "publisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example Desk}}\nsections: [hosting, mail]\n\
         policy:\n  - {since: 2026-01-01, notice-days: 30, objection-days: 14, announce: [added, replaced, removed, purpose]}\n",
    ),
    ("data/subprocessors/cloud.yaml", CLOUD),
    ("content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n"),
    ("content/sections/hosting.md", "+++\ntitle = \"Hosting\"\n+++\n"),
];

fn register() -> TempDir {
    let root = TempDir::new().unwrap();
    for (path, text) in REGISTER {
        put(root.path(), path, text);
    }
    put(root.path(), "content/sections/mail.md", "+++\ntitle = \"Mail\"\n+++\n");
    root
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

fn xtask(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.current_dir(root).stdin(Stdio::null()).args(arguments).args(["--as-of", "2026-11-24"]).output().unwrap()
}

fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn read(root: &Path, path: &str) -> String {
    std::fs::read_to_string(root.join(path)).unwrap()
}

#[test]
fn a_new_company_is_written_down_and_checks() {
    let root = register();
    let arguments = ["new", "subprocessor", "Nordic Mail AS", "--kind", "third-party", "--section", "mail"];
    let more = ["--purpose", "Sending mail.", "--storage", "NO,DE", "--website", "https://nordic.example/"];
    let done = xtask(root.path(), &[&arguments[..], &more[..]].concat());
    assert!(done.status.success(), "{}", printed(&done));
    assert_eq!(
        printed(&done),
        "data/subprocessors/nordic-mail.yaml
+   1  name: Nordic Mail AS
+   2  kind: third-party
+   3  website: https://nordic.example/
+   4  engagements:
+   5    mail:
+   6      section: mail
+   7      history:
+   8        - announced: 2026-11-24
+   9          effective: 2026-12-24
+  10          purpose: Sending mail.
+  11          locations:
+  12            - storage: [\"NO\", DE]
✓ nordic-mail/mail from 2026-12-24 on
  announced today; the policy asks for 30 days, so effective 2026-12-24 at the earliest
  customers may object until 2026-12-08
  new texts wait for their translations: cargo xtask i18n
"
    );
    let checked = xtask(root.path(), &["check"]);
    assert!(checked.status.success(), "{}", printed(&checked));

    let again = xtask(root.path(), &[&arguments[..], &more[..]].concat());
    assert_eq!(again.status.code(), Some(1));
    assert!(printed(&again).contains("is the name of `nordic-mail` already"), "{}", printed(&again));
}

#[test]
fn a_new_file_names_the_schema_that_the_register_has() {
    let root = register();
    put(root.path(), "schema/subprocessor.json", "{}");
    let done = xtask(
        root.path(),
        &["new", "subprocessor", "New AG", "--section", "mail", "--purpose", "Mail.", "--known-since", "2024-01-01"],
    );
    assert!(done.status.success(), "{}", printed(&done));
    let text = read(root.path(), "data/subprocessors/new.yaml");
    assert!(
        text.starts_with("# yaml-language-server: $schema=../../schema/subprocessor.json\nname: New AG\n"),
        "{text}"
    );
}

#[test]
fn what_is_missing_is_told_at_once_where_nobody_can_be_asked() {
    let root = register();
    let told = xtask(root.path(), &["new", "subprocessor", "New AG"]);
    assert_eq!(told.status.code(), Some(1));
    let said = printed(&told);
    assert!(said.contains("`--purpose` is missing") && said.contains("one of `hosting`, `mail`"), "{said}");
    assert!(said.contains("2 errors: nothing was written"), "{said}");
}

#[test]
fn a_change_is_put_into_the_history_and_nothing_else_is_touched() {
    let root = register();
    let done =
        xtask(root.path(), &["change", "cloud/hosting", "--effective", "2027-01-01", "--purpose", "Servers, backups."]);
    assert!(done.status.success(), "{}", printed(&done));
    assert_eq!(
        printed(&done),
        "data/subprocessors/cloud.yaml
    7        - effective: 2024-03-01
    8          purpose: Servers.
+   9        - announced: 2026-11-24
+  10          effective: 2027-01-01
+  11          purpose: Servers, backups.
   12  # the end
✓ cloud/hosting from 2027-01-01 on
  announced today; the policy asks for 30 days, so effective 2026-12-24 at the earliest
  customers may object until 2026-12-08
  new texts wait for their translations: cargo xtask i18n
"
    );
    let text = read(root.path(), "data/subprocessors/cloud.yaml");
    let (head, tail) = CLOUD.split_at(CLOUD.find("# the end").unwrap());
    assert!(text.starts_with(head) && text.ends_with(tail), "{text}");
}

#[test]
fn a_change_that_comes_too_early_waits_or_says_why() {
    let root = register();
    let early = ["change", "cloud/hosting", "--effective", "2026-12-01", "--purpose", "Backups."];
    let told = xtask(root.path(), &early);
    assert_eq!(told.status.code(), Some(1));
    assert!(printed(&told).contains("write `--effective 2026-12-24`"), "{}", printed(&told));
    assert_eq!(read(root.path(), "data/subprocessors/cloud.yaml"), CLOUD);
    let forced = xtask(root.path(), &[&early[..], &["--force-notice", "The provider ceased trading."]].concat());
    assert!(forced.status.success(), "{}", printed(&forced));
    let text = read(root.path(), "data/subprocessors/cloud.yaml");
    assert!(text.contains("        notice: {notice-days: 7, because: The provider ceased trading.}\n"), "{text}");
}

#[test]
fn a_company_changes_its_name_and_further_facts() {
    let root = register();
    let done = xtask(
        root.path(),
        &[
            "change",
            "cloud",
            "--effective",
            "2027-01-01",
            "--name",
            "Example Cloud SE",
            "--set",
            "registration=HRB 1",
            "--seat",
            "DE",
        ],
    );
    assert!(done.status.success(), "{}", printed(&done));
    let text = read(root.path(), "data/subprocessors/cloud.yaml");
    let history = "history:\n  - announced: 2026-11-24\n    effective: 2027-01-01\n    name: Example Cloud SE\n    seat: DE\n    \
                   registration: HRB 1\nengagements:\n";
    assert!(text.contains(history), "{text}");
    let wrong = xtask(root.path(), &["change", "cloud", "--effective", "2027-02-01", "--set", "note=[a"]);
    assert!(printed(&wrong).contains("--set note:1:"), "{}", printed(&wrong));
}

#[test]
fn an_end_is_written_down_once() {
    let root = register();
    let end = ["end", "cloud/hosting", "--effective", "2026-12-31"];
    let done = xtask(root.path(), &end);
    assert!(done.status.success(), "{}", printed(&done));
    assert!(
        read(root.path(), "data/subprocessors/cloud.yaml")
            .contains("effective: 2026-12-31\n        ended: true\n# the end")
    );
    let again = xtask(root.path(), &["end", "cloud/hosting", "--effective", "2027-12-31"]);
    assert!(printed(&again).contains("has ended already"), "{}", printed(&again));
}
