//! `cargo xtask diff`, as people run it in repositories of all sorts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "these tests are about the disk")]

mod repository;

use repository::{commit, diff, git, has_git, printed, program, put, xtask};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const CLOUD: &str = "name: Example Cloud GmbH\nengagements:\n  hosting:\n    service: desk\n    section: hosting\n    \
                     history:\n      - known-since: 2024-03-01\n        purpose: Servers.\n";
const REGISTER: [(&str, &str); 5] = [
    ("config.toml", "base_url = \"https://privacy.example.com\"\ndefault_language = \"en\"\n[languages.de]\n"),
    (
        "data/register.yaml",
        "publisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example Desk}}\nsections: [hosting]\n",
    ),
    ("data/subprocessors/cloud.yaml", CLOUD),
    ("content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n"),
    ("content/sections/hosting.md", "+++\ntitle = \"Hosting\"\n+++\n"),
];

fn put_register(root: &Path) {
    REGISTER.iter().for_each(|(path, text)| put(root, path, text));
}

/// Adds a line of prose.
fn say_more(root: &Path) {
    put(root, "content/_index.md", "+++\ntitle = \"Sub-processors\"\n+++\n\nHello.\n\nThere is more to say.\n");
}

/// The review as machines read it.
fn review(folder: &Path, arguments: &[&str]) -> serde_json::Value {
    let done = xtask(folder).args(arguments).args(["--as-of", "2026-11-23", "--format", "json"]).output().unwrap();
    assert!(done.status.success(), "{}", printed(&done));
    serde_json::from_slice(&done.stdout).unwrap()
}

/// Both sides as they are called, and whether their files differ. Hashes differ from run to run.
fn sides(folder: &Path, arguments: &[&str]) -> (String, String, bool) {
    let review = review(folder, arguments);
    let name = |side: &str| review[side].as_str().unwrap().split(" (").next().unwrap().to_owned();
    (name("before"), name("after"), review["rewritten"].as_bool().unwrap())
}

fn named(before: &str, after: &str, rewritten: bool) -> (String, String, bool) {
    (before.to_owned(), after.to_owned(), rewritten)
}

/// A repository with a register on `main`, and a branch `topic` on which a sentence was added.
fn repository() -> TempDir {
    let root = TempDir::new().unwrap();
    git(root.path(), &["init", "--quiet", "--initial-branch=main"]);
    put_register(root.path());
    commit(root.path(), "Publish the list");
    git(root.path(), &["checkout", "--quiet", "-b", "topic"]);
    say_more(root.path());
    commit(root.path(), "Say more");
    root
}

/// Everything of a repository that a command could change: what git says of it, index, references and files.
fn state(root: &Path) -> Vec<(String, Vec<u8>)> {
    let status = git(root, &["--no-optional-locks", "status", "--porcelain=v2", "--branch"]);
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    let bytes = files.map(|entry| (entry.path().display().to_string(), std::fs::read(entry.path()).unwrap()));
    [("status".to_owned(), status.into_bytes())].into_iter().chain(bytes).collect()
}

/// The command that an error tells to type.
fn told(said: &str) -> &str {
    let at = said.find("git fetch").unwrap_or_else(|| panic!("no command in: {said}"));
    said[at..].lines().next().unwrap()
}

fn type_in(folder: &Path, command: &str) {
    let done = program("sh", folder).args(["-c", command]).output().unwrap();
    assert!(done.status.success(), "{command}: {}", printed(&done));
}

/// A clone over the protocol, so that it can be a shallow one.
fn clone(origin: &Path, arguments: &[&str]) -> TempDir {
    let place = TempDir::new().unwrap();
    let url = format!("file://{}", origin.display());
    git(place.path(), &[&["clone", "--quiet"], arguments, &[&url, "clone"]].concat());
    place
}

#[test]
fn a_branch_is_compared_with_where_it_left_the_default_branch() {
    if !has_git() {
        return;
    }
    let root = repository();
    // What others did since then is none of its business.
    git(root.path(), &["checkout", "--quiet", "main"]);
    put(root.path(), "static/other.txt", "of others");
    commit(root.path(), "Go on elsewhere");
    git(root.path(), &["checkout", "--quiet", "topic"]);
    assert_eq!(sides(root.path(), &[]), named("main", "the working tree", true));
    git(root.path(), &["revert", "--no-edit", "HEAD"]);
    assert_eq!(sides(root.path(), &[]), named("main", "the working tree", false));

    git(root.path(), &["checkout", "--quiet", "--detach", "topic~1"]);
    assert_eq!(sides(root.path(), &[]), named("main", "the working tree", true));
    assert_eq!(sides(root.path(), &["HEAD"]), named("HEAD", "the working tree", false));
}

#[test]
fn on_the_default_branch_what_is_not_committed_is_compared() {
    if !has_git() {
        return;
    }
    let root = repository();
    git(root.path(), &["checkout", "--quiet", "main"]);
    assert_eq!(sides(root.path(), &[]), named("main", "the working tree", false));
    let (said, code) = diff(root.path(), &[]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("note: HEAD is part of main already"), "{said}");
    put(root.path(), "static/untracked.txt", "new");
    assert_eq!(sides(root.path(), &[]), named("main", "the working tree", true));
}

#[test]
fn what_is_dated_before_the_base_is_dated_back() {
    if !has_git() {
        return;
    }
    let root = repository();
    let amend = "GIT_COMMITTER_DATE=2026-11-10T23:30:00-0200 git commit --quiet --amend --no-edit";
    type_in(root.path(), amend);
    let rewrites = |announced: &str| {
        let vendor = CLOUD.replace("Cloud", "Mail").replace("known-since: 2024-03-01", "effective: 2027-01-15");
        let vendor = vendor.replace("effective:", &format!("announced: {announced}\n        effective:"));
        put(root.path(), "data/subprocessors/mail.yaml", &vendor);
        review(root.path(), &["HEAD"])["meaning"]["statements"][0]["rewrites"].clone()
    };
    // The day of a commit is that of UTC.
    assert_eq!(rewrites("2026-11-10"), "history");
    assert_eq!(rewrites("2026-11-11"), serde_json::Value::Null);
}

#[test]
fn two_revisions_are_named_with_dots() {
    if !has_git() {
        return;
    }
    let root = repository();
    put(root.path(), "static/untracked.txt", "of the working tree, so of no revision");
    assert_eq!(sides(root.path(), &["main..topic"]), named("main", "topic", true));
    assert_eq!(sides(root.path(), &["topic..HEAD"]), named("topic", "HEAD", false));
    assert_eq!(sides(root.path(), &["..main"]), named("HEAD", "main", true));
    git(root.path(), &["checkout", "--quiet", "-b", "other", "main"]);
    put(root.path(), "static/other.txt", "of others");
    commit(root.path(), "Go on elsewhere");
    assert_eq!(sides(root.path(), &["topic...main"]), named("topic", "main", false));
    let hash = git(root.path(), &["rev-parse", "main"]);
    let name = review(root.path(), &[hash.trim()])["before"].as_str().unwrap().to_owned();
    assert_eq!(name, hash[..7]);
}

#[test]
fn a_revision_that_is_none_is_told_and_is_never_an_option() {
    if !has_git() {
        return;
    }
    let root = repository();
    for (arguments, told) in [
        (&["nowhere"][..], "error: there is no commit `nowhere` in this repository; name a branch, a tag or a hash"),
        (&["--", "--all"], "error: there is no commit `--all` in this repository"),
        (&["--", "--output=x..main"], "error: there is no commit `--output=x` in this repository"),
        (&["^main"], "error: there is no commit `^main` in this repository"),
        (&["main:data"], "error: there is no commit `main:data` in this repository"),
    ] {
        let (said, code) = diff(root.path(), arguments);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
    assert!(!root.path().join("x").exists());
}

#[test]
fn a_shallow_clone_says_what_to_fetch_and_that_is_enough() {
    if !has_git() {
        return;
    }
    let origin = repository();
    // The default branch went on, so that nobody finds the fork without history.
    git(origin.path(), &["checkout", "--quiet", "main"]);
    put(origin.path(), "static/other.txt", "of others");
    commit(origin.path(), "Go on elsewhere");

    let place = clone(origin.path(), &["--depth=1", "--branch=topic"]);
    let clone_of_one = place.path().join("clone");
    let (said, code) = diff(&clone_of_one, &[]);
    assert_eq!(code, 2, "{said}");
    assert_eq!(told(&said), "git fetch --unshallow origin +HEAD:refs/remotes/origin/HEAD");
    type_in(&clone_of_one, told(&said));
    assert_eq!(sides(&clone_of_one, &[]), named("origin/HEAD", "the working tree", true));

    let place = clone(origin.path(), &["--depth=1", "--no-single-branch", "--branch=topic"]);
    let clone_of_all = place.path().join("clone");
    let (said, code) = diff(&clone_of_all, &[]);
    assert_eq!(code, 2, "{said}");
    assert_eq!(told(&said), "git fetch --unshallow origin");
    // What both branches are today can be compared all the same.
    assert_eq!(sides(&clone_of_all, &["main"]), named("origin/main", "the working tree", true));
    type_in(&clone_of_all, told(&said));
    assert_eq!(sides(&clone_of_all, &[]), named("origin/main", "the working tree", true));
}

#[test]
fn a_shallow_clone_fetches_a_branch_a_hash_or_a_history_by_the_command_it_is_told() {
    if !has_git() {
        return;
    }
    let origin = repository();
    git(origin.path(), &["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let hash = git(origin.path(), &["rev-parse", "main"]).trim().to_owned();
    for (revision, command) in [
        ("main", "git fetch --depth=1 origin +main:refs/remotes/origin/main".to_owned()),
        (hash.as_str(), format!("git fetch --depth=1 origin {hash}")),
        ("HEAD~1", "git fetch --unshallow origin".to_owned()),
    ] {
        let place = clone(origin.path(), &["--depth=1", "--branch=topic"]);
        let clone = place.path().join("clone");
        let (said, code) = diff(&clone, &[revision]);
        assert_eq!((code, told(&said)), (2, command.as_str()), "{said}");
        type_in(&clone, &command);
        assert!(review(&clone, &[revision])["rewritten"].as_bool().unwrap());
    }
}

#[test]
fn a_register_may_lie_in_a_folder_of_a_repository_and_in_a_linked_worktree() {
    if !has_git() {
        return;
    }
    let top = TempDir::new().unwrap();
    let root = top.path().join("legal [draft]/sub processors");
    git(top.path(), &["init", "--quiet", "--initial-branch=main"]);
    put_register(&root);
    put(top.path(), "config.toml", "of something else");
    put(top.path(), "data/other.yaml", "of something else");
    commit(top.path(), "Publish the list");
    assert_eq!(sides(&root, &[]), named("main", "the working tree", false));
    let place = TempDir::new().unwrap();
    let linked = place.path().join("linked");
    git(top.path(), &["worktree", "add", "--quiet", "-b", "topic", linked.to_str().unwrap()]);
    let linked = linked.join("legal [draft]/sub processors");
    say_more(&linked);
    assert_eq!(sides(&linked, &[]), named("main", "the working tree", true));
    assert_eq!(
        sides(top.path(), &["--root", "legal [draft]/sub processors"]),
        named("main", "the working tree", false)
    );
}

/// The environment of a hook leads to a repository and an index; those of the register count.
#[test]
fn the_repository_is_the_one_around_the_register_whatever_a_hook_says() {
    if !has_git() {
        return;
    }
    let (root, other) = (repository(), repository());
    put(other.path(), "static/other.txt", "of another repository");
    commit(other.path(), "Go on elsewhere");
    let mut command = xtask(root.path());
    command.env("GIT_DIR", other.path().join(".git")).env("GIT_INDEX_FILE", other.path().join(".git/index"));
    let done = command.args(["topic", "--format", "json"]).output().unwrap();
    assert!(printed(&done).contains("\"rewritten\": false"), "{}", printed(&done));
}

#[test]
fn nothing_in_the_repository_is_touched() {
    if !has_git() {
        return;
    }
    let root = repository();
    let here = root.path();
    // Settings that make git write where nobody asked it to.
    for setting in ["core.splitIndex=true", "core.untrackedCache=true", "index.sparse=true"] {
        let (name, value) = setting.split_once('=').unwrap();
        git(here, &["config", name, value]);
    }
    put(here, ".git/hooks/post-index-change", "#!/bin/sh\ntouch hooked\n");
    type_in(here, "chmod +x .git/hooks/post-index-change");
    put(here, "static/staged.txt", "staged");
    git(here, &["add", "static/staged.txt"]);
    std::fs::remove_file(here.join("hooked")).unwrap();
    put(here, "static/staged.txt", "staged, and changed since");
    put(here, "static/untracked.txt", "untracked");
    let before = state(here);
    for arguments in [&[][..], &["main..topic"], &["main", "--format", "json"], &["HEAD~1...", "--format", "github"]] {
        let (said, code) = diff(here, arguments);
        assert_eq!(code, 0, "{said}");
        let after = state(here);
        let changed: Vec<_> = after.iter().filter(|file| !before.contains(file)).map(|(path, _)| path).collect();
        assert!(after == before, "{arguments:?} changed {changed:?}");
    }
}

#[test]
fn the_bytes_are_those_of_a_checkout_whatever_its_line_ends() {
    if !has_git() {
        return;
    }
    let origin = repository();
    for how in ["configured", "in attributes"] {
        let place = clone(origin.path(), &["--no-checkout"]);
        let clone = place.path().join("clone");
        match how {
            "configured" => drop(git(&clone, &["config", "core.autocrlf", "true"])),
            _ => put(&clone, ".git/info/attributes", "* text eol=crlf\n"),
        }
        git(&clone, &["checkout", "--quiet", "topic"]);
        let bytes = std::fs::read(clone.join("content/_index.md")).unwrap();
        assert!(bytes.ends_with(b"say.\r\n"), "{how}");
        assert_eq!(sides(&clone, &["HEAD"]), named("HEAD", "the working tree", false), "{how}");
    }
    // Attributes are those of the commit: that which had none is checked out without.
    put(origin.path(), ".gitattributes", "* text eol=crlf\n");
    commit(origin.path(), "End lines otherwise");
    assert_eq!(sides(origin.path(), &["HEAD~1..HEAD"]), named("HEAD~1", "HEAD", true));
}

#[test]
fn names_links_and_strange_files_are_read_from_a_commit_as_from_disk() {
    if !has_git() {
        return;
    }
    let root = repository();
    let here = root.path();
    put(here, "static/fonts/Größe ✓ \"x\".txt", "ünïcode");
    put(here, "shared/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    put(here, "static/.hidden", "hidden");
    put(here, "static/ignored.txt", "not exported");
    put(here, ".gitattributes", "static/ignored.txt export-ignore\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../shared/logo.svg", here.join("static/logo.svg")).unwrap();
    commit(here, "Add files of all sorts");
    assert_eq!(sides(here, &["HEAD"]), named("HEAD", "the working tree", false));
    // A link that leads out is refused on both sides, so that neither is built and both are told.
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", here.join("static/out")).unwrap();
    commit(here, "Link out");
    let (said, code) = diff(here, &["HEAD"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("[outside-root] `static/out` is a symbolic link that leads out of the register"), "{said}");
}

#[test]
fn a_theme_that_is_a_submodule_is_read_at_its_own_commit() {
    if !has_git() {
        return;
    }
    let (root, theme) = (repository(), TempDir::new().unwrap());
    git(theme.path(), &["init", "--quiet", "--initial-branch=main"]);
    put(theme.path(), "static/shape.txt", "round");
    commit(theme.path(), "Be round");
    let url = format!("file://{}", theme.path().display());
    git(root.path(), &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "themes/plain"]);
    commit(root.path(), "Take a theme");
    assert_eq!(sides(root.path(), &["HEAD"]), named("HEAD", "the working tree", false));
    put(&root.path().join("themes/plain"), "static/shape.txt", "square");
    assert_eq!(sides(root.path(), &["HEAD"]), named("HEAD", "the working tree", true));

    let place = clone(root.path(), &["--branch=topic"]);
    let (said, code) = diff(&place.path().join("clone"), &["HEAD"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("the files of the submodule `themes/plain` at "), "{said}");
    assert!(said.contains("git submodule update --init -- themes/plain"), "{said}");
}

#[test]
fn pointers_of_git_lfs_are_told() {
    if !has_git() {
        return;
    }
    let root = repository();
    put(root.path(), "static/logo.png", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n");
    commit(root.path(), "Add a picture");
    let (said, _) = diff(root.path(), &["HEAD"]);
    assert!(said.contains("`static/logo.png` of HEAD (") && said.contains("git lfs pull"), "{said}");
}

#[test]
fn a_base_without_a_register_is_told_and_the_rest_is_shown() {
    if !has_git() {
        return;
    }
    let root = TempDir::new().unwrap();
    git(root.path(), &["init", "--quiet", "--initial-branch=main"]);
    put(root.path(), "README.md", "to come");
    commit(root.path(), "Begin");
    git(root.path(), &["checkout", "--quiet", "-b", "topic"]);
    put_register(root.path());
    let (said, code) = diff(root.path(), &[]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("there is no register in main ("), "{said}");
    assert_eq!(diff(root.path(), &["--exit-code"]).1, 1);
    assert_eq!(diff(root.path(), &["--require", "same"]).1, 1);
}

#[test]
fn without_a_repository_or_a_commit_or_git_the_other_ways_are_named() {
    let root = TempDir::new().unwrap();
    put_register(root.path());
    if has_git() {
        let (said, code) = diff(root.path(), &[]);
        assert_eq!(code, 2, "{said}");
        assert!(
            said.contains("error: `.` lies in no git repository; compare with another folder (`--dir DIR`)"),
            "{said}"
        );
        assert!(said.contains("`--as-of A..B`"), "{said}");
        git(root.path(), &["init", "--quiet"]);
        let (said, code) = diff(root.path(), &[]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("error: this repository has no commit yet"), "{said}");
    }
    let done = xtask(root.path()).env("PATH", "/nowhere").output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(printed(&done).contains("error: there is no `git` to run; install it"), "{}", printed(&done));
}

#[test]
fn another_folder_is_a_register_or_a_site_that_was_built() {
    let (root, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    put_register(root.path());
    put_register(other.path());
    say_more(other.path());
    let dir = other.path().to_str().unwrap();
    assert_eq!(sides(root.path(), &["--dir", dir]), named(dir, "the working tree", true));

    let site = other.path().join("dist");
    let built = program(env!("CARGO_BIN_EXE_xtask"), other.path()).args(["build", "--as-of", "2026-11-01"]).output();
    assert!(built.unwrap().status.success());
    let site = site.to_str().unwrap();
    let (said, code) = diff(root.path(), &["--dir", site]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("note: both sides show the list of 2026-11-01, the day of that site"), "{said}");
    let (said, code) = diff(root.path(), &["--dir", site, "--require", "notice"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("a published site has no facts"), "{said}");

    let neither = other.path().join("content");
    let (said, code) = diff(root.path(), &["--dir", neither.to_str().unwrap()]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("is neither a register (with a config.toml) nor a site"), "{said}");
}

#[test]
fn the_same_facts_are_compared_on_two_days() {
    let root = TempDir::new().unwrap();
    put_register(root.path());
    let (said, code) = diff(root.path(), &["--as-of", "2024-02-01..2024-04-01", "--format", "json"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("\"before\": \"2024-02-01\"") && said.contains("\"after\": \"2024-04-01\""), "{said}");
    assert!(said.contains("\"rewritten\": false"), "{said}");
    for more in [&["main"][..], &["--dir", "."]] {
        let (said, code) = diff(root.path(), &[&["--as-of", "2024-02-01..2024-04-01"], more].concat());
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("`--as-of A..B` compares two days"), "{said}");
    }
    assert_eq!(diff(root.path(), &["--as-of", "2024-02-01..soon"]).1, 2);
}

#[test]
fn a_version_that_cannot_be_built_is_an_error_with_its_reasons() {
    if !has_git() {
        return;
    }
    let root = repository();
    put(root.path(), "data/subprocessors/cloud.yaml", &CLOUD.replace("section: hosting", "section: hoisting"));
    let (said, code) = diff(root.path(), &[]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("hoisting") && said.contains("the working tree cannot be built: 1 error"), "{said}");

    // Broken before and mended now is a change like any other.
    commit(root.path(), "Break it");
    put(root.path(), "data/subprocessors/cloud.yaml", CLOUD);
    let (said, code) = diff(root.path(), &["HEAD"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("warning: HEAD (") && said.contains(") cannot be built: ["), "{said}");
}

#[test]
fn a_change_that_waits_for_its_translations_is_shown_like_any_other() {
    if !has_git() {
        return;
    }
    let root = repository();
    put(root.path(), "config.toml", &(REGISTER[0].1.to_owned() + "[extra]\nstrict = true\n"));
    let (said, code) = diff(root.path(), &["--format", "json"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("\"is-compared\": true"), "{said}");
    // Told as what waits, not as thirty errors.
    assert!(!said.contains("error["), "{said}");
}

#[test]
fn a_review_goes_to_the_file_the_folder_or_the_summary_that_was_named() {
    let root = TempDir::new().unwrap();
    put_register(root.path());
    let here = root.path();
    let days = ["--as-of", "2024-02-01..2024-04-01"];
    let run = |more: &[&str]| diff(here, &[&days, more].concat());

    assert_eq!(run(&["--format", "markdown", "--out", "out/review.md"]).1, 0);
    assert!(std::fs::read_to_string(here.join("out/review.md")).unwrap().contains("2024-04-01"));
    let (said, code) = run(&["--out", "out"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("`out` is a folder; name a file"), "{said}");

    put(here, "summary.md", "Before.\n");
    let mut command = xtask(here);
    command.args(days).args(["--format", "github", "--out", "comment.md"]);
    let done = command.env("GITHUB_STEP_SUMMARY", here.join("summary.md")).output().unwrap();
    assert!(done.status.success(), "{}", printed(&done));
    let summary = std::fs::read_to_string(here.join("summary.md")).unwrap();
    assert!(summary.starts_with("Before.\n") && summary.len() > "Before.\n".len(), "{summary}");
    assert!(std::fs::read_to_string(here.join("comment.md")).unwrap().starts_with("<!--"));
}

#[test]
fn a_folder_of_pages_replaces_an_earlier_one_and_nothing_else() {
    let root = TempDir::new().unwrap();
    put_register(root.path());
    let here = root.path();
    let run = |more: &[&str]| diff(here, &[&["--as-of", "2024-02-01..2024-04-01", "--format", "html"], more].concat());
    assert_eq!(run(&[]).1, 0);
    assert!(here.join("review/index.html").is_file());
    put(here, "review/notes.txt", "mine");
    assert_eq!(run(&[]).1, 0);
    assert!(here.join("review/notes.txt").is_file());

    put(here, "mine/notes.txt", "mine");
    let (said, code) = run(&["--out", "mine"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("`mine` holds files that Annex did not write"), "{said}");
    assert!(!here.join("mine/index.html").exists());

    let built = program(env!("CARGO_BIN_EXE_xtask"), here).arg("build").output().unwrap();
    assert!(built.status.success(), "{}", printed(&built));
    let (said, code) = run(&["--out", "dist"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("`dist` holds a site and no review"), "{said}");
}

/// What a change of one file comes to: how `--exit-code` ends, and which promises are not kept.
fn promises(root: &Path, path: &str, from: &str, to: &str) -> (i32, Vec<&'static str>) {
    let text = std::fs::read_to_string(root.join(path)).unwrap();
    assert!(text.contains(from), "{path}");
    put(root, path, &text.replacen(from, to, 1));
    let gates = ["notice", "append-only", "meaning-only", "wording-only", "translation-only", "look-only", "same"];
    let (said, code) = diff(root, &["HEAD", "--require", &gates.join(",")]);
    let found: Vec<_> = gates.into_iter().filter(|gate| said.contains(&format!("✗ {gate}: "))).collect();
    assert_eq!(code, i32::from(!found.is_empty()), "{said}");
    let ends = diff(root, &["HEAD", "--exit-code"]).1;
    put(root, path, &text);
    (ends, found)
}

#[test]
fn each_kind_of_edit_keeps_the_promises_that_are_made_for_it() {
    if !has_git() {
        return;
    }
    let root = repository();
    let here = root.path();
    let catalogue = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\nmsgid \"Servers.\"\nmsgstr \"Rechner.\"\n";
    put(here, "data/translations/de.po", catalogue);
    put(here, "static/style.css", "p { color: #123456; }\n");
    commit(here, "Speak German");
    let facts = "data/subprocessors/cloud.yaml";
    assert_eq!(promises(here, facts, "name: Example", "name:   Example"), (0, vec![]));
    let (ends, broken) = promises(here, "data/translations/de.po", "Rechner", "Server");
    assert_eq!((ends, broken), (1, vec!["meaning-only", "look-only", "same"]));
    let (ends, broken) = promises(here, "content/_index.md", "more to say", "much more to say");
    assert_eq!((ends, broken), (1, vec!["meaning-only", "translation-only", "look-only", "same"]));
    let (ends, broken) = promises(here, facts, "Cloud GmbH", "Cloud AG");
    assert_eq!((ends, broken), (1, vec!["append-only", "wording-only", "translation-only", "look-only", "same"]));
}

#[test]
fn an_address_that_is_lost_is_an_error_after_the_review() {
    if !has_git() {
        return;
    }
    let root = repository();
    git(root.path(), &["mv", "data/subprocessors/cloud.yaml", "data/subprocessors/clouds.yaml"]);
    let done = xtask(root.path()).args(["HEAD", "--format", "json"]).output().unwrap();
    assert_eq!(done.status.code(), Some(2), "{}", printed(&done));
    let review: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(review["pages"]["lost"].as_array().map(Vec::len), Some(2), "one in each language");
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(said.contains("error: 2 addresses are lost: they answered before"), "{said}");
}

/// A crate that stands for the tool of an earlier revision: it writes one page, and what it was told.
const TOOL: &str = r#"
fn main() {
    let told: Vec<String> = std::env::args().skip(1).collect();
    let out = &told[told.iter().position(|own| own == "--out").unwrap() + 1];
    std::fs::create_dir_all(out).unwrap();
    std::fs::write(format!("{out}/index.html"), "<!doctype html><title>Of an earlier tool</title>").unwrap();
    let root = &told[told.iter().position(|own| own == "--root").unwrap() + 1];
    assert!(std::path::Path::new(root).join("config.toml").is_file());
    println!("built by the earlier tool");
}
"#;

#[test]
fn the_base_is_built_by_its_own_tool_if_it_has_one() {
    if !has_git() {
        return;
    }
    let root = repository();
    let here = root.path();
    let (said, code) = diff(here, &["main", "--with-base-tool"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("has no tool of its own (a crate `xtask` at or above the register)"), "{said}");

    put(here, "Cargo.toml", "[workspace]\nmembers = [\"xtask\"]\nresolver = \"3\"\n");
    put(here, "xtask/Cargo.toml", "[package]\nname = \"xtask\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    put(here, "xtask/src/main.rs", TOOL);
    put(here, ".gitignore", "/target/\n");
    commit(here, "Have a tool");
    for _ in 0..2 {
        let (said, code) = diff(here, &["HEAD", "--with-base-tool", "--format", "json"]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("with its own tool in ") && !said.contains("built by the earlier tool"), "{said}");
    }
    assert_eq!(git(here, &["status", "--porcelain"]), "");

    put(here, "xtask/src/main.rs", "fn main() { std::process::exit(3) }\n");
    commit(here, "Break the tool");
    let (said, code) = diff(here, &["HEAD", "--with-base-tool"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("the tool of HEAD (") && said.contains("could not build its site"), "{said}");
}

#[test]
fn the_help_is_the_manual() {
    let (said, code) = diff(&PathBuf::from("."), &["--help"]);
    assert_eq!(code, 0);
    for word in ["A...B", "--with-base-tool", "meaning-only", "Ends with", "notice", "$GIT_PAGER"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}
