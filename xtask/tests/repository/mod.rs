//! Repositories made for a test, and the program run in them.

#![allow(dead_code, reason = "each test file uses its own part of this")]

use std::path::Path;
use std::process::{Command, Output};

/// A program that finds no settings of whoever runs the test.
pub fn program(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Example").env(format!("GIT_{who}_EMAIL"), "team@example.com");
    }
    for left in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GITHUB_STEP_SUMMARY", "CARGO_TARGET_DIR"] {
        command.env_remove(left);
    }
    command
}

/// What was printed, on both ways.
pub fn printed(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What git prints; it must not fail.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    let done = program("git", folder).args(arguments).output().unwrap();
    assert!(done.status.success(), "git {arguments:?}: {}", printed(&done));
    String::from_utf8(done.stdout).unwrap()
}

/// Commits everything, even if there is nothing.
pub fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--allow-empty", "--message", message]);
}

/// `cargo xtask diff`, before it is told more.
pub fn xtask(folder: &Path) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_xtask"), folder);
    command.arg("diff");
    command
}

/// What `diff` prints, and how it ends.
pub fn diff(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let done = xtask(folder).args(arguments).output().unwrap();
    (printed(&done), done.status.code().unwrap())
}

/// Writes a file, and the folders above it.
pub fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

/// Whether the tests can be run; if not, says so.
pub fn has_git() -> bool {
    let found = Command::new("git").arg("--version").output().is_ok_and(|done| done.status.success());
    if !found {
        eprintln!("skipped: there is no git on this machine");
    }
    found
}
