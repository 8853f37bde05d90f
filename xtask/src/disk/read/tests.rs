#![expect(clippy::disallowed_methods, reason = "tests of the disk make files")]

use super::*;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::process::Command;
use tempfile::TempDir;

/// A register on disk, with these files beside its `config.toml`.
fn register(files: &[&str]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for path in files.iter().chain(&["config.toml"]) {
        let place = root.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, format!("text of {path}")).unwrap();
    }
    root
}

/// The paths that were read, and what was said as `code: message`.
fn outcome(root: &Path) -> (Vec<String>, Vec<String>) {
    let (sources, diagnostics) = read(root).unwrap();
    let said = diagnostics.iter().map(|said| format!("{}: {}", said.code, said.message)).collect();
    assert!(diagnostics.iter().all(|said| said.help.is_some() && said.span.is_none()));
    (sources.iter().map(|(_, path)| path.to_owned()).collect(), said)
}

#[test]
fn only_the_places_of_a_register_are_read() {
    let root = register(&[
        "README.md",
        "config.production.toml",
        "config.toml.old",
        "content/_index.md",
        "data/a/b.yaml",
        "secrets/key",
        "static/logo.svg",
        "target/x",
        "templates/page.html",
        "themes/plain/theme.toml",
    ]);
    let expected = [
        "config.production.toml",
        "config.toml",
        "content/_index.md",
        "data/a/b.yaml",
        "static/logo.svg",
        "templates/page.html",
        "themes/plain/theme.toml",
    ];
    assert_eq!(outcome(root.path()), (expected.map(String::from).to_vec(), vec![]));
    let (sources, _) = read(root.path()).unwrap();
    let file = sources.find("data/a/b.yaml").unwrap();
    assert_eq!(sources.text(file), Ok("text of data/a/b.yaml"));
}

#[test]
fn hidden_files_and_leftovers_of_editors_are_passed_over() {
    let root = register(&[
        "data/.a.yaml.swp",
        "data/.git/config",
        "data/a.yaml~",
        "data/#a.yaml#",
        "data/#1.yaml",
        "data/#",
        "static/root/.well-known/x",
    ]);
    assert_eq!(outcome(root.path()).0, ["config.toml", "data/#", "data/#1.yaml", "static/root/.well-known/x"]);
    assert_eq!(outcome(root.path()).1, [""; 0]);
}

#[test]
fn links_inside_the_root_are_followed() {
    let root = register(&["themes/plain/logo.svg", "assets/deep/font.woff2"]);
    fs::create_dir(root.path().join("static")).unwrap();
    symlink("../themes/plain/logo.svg", root.path().join("static/logo.svg")).unwrap();
    symlink("../assets", root.path().join("static/fonts")).unwrap();
    let (read, said) = outcome(root.path());
    assert_eq!(read[1..], ["static/fonts/deep/font.woff2", "static/logo.svg", "themes/plain/logo.svg"]);
    assert_eq!(said, [""; 0]);
}

#[test]
fn links_out_of_the_root_are_never_read() {
    let (outside, root) = (register(&["data/secret"]), register(&["data/a", ".env"]));
    let data = root.path().join("data");
    symlink(outside.path().join("data/secret"), data.join("b-file")).unwrap();
    symlink(outside.path().join("data"), data.join("c-folder")).unwrap();
    symlink("nowhere", data.join("d-dangling")).unwrap();
    symlink("e-itself", data.join("e-itself")).unwrap();
    symlink("../.env", data.join("f-hidden")).unwrap();
    symlink("..", data.join("g-above")).unwrap();
    symlink("/dev/zero", data.join("h-device")).unwrap();
    symlink(outside.path(), root.path().join("themes")).unwrap();
    let (read, said) = outcome(root.path());
    assert_eq!(read, ["config.toml", "data/a"]);
    assert_eq!(
        said,
        [
            "outside-root: `data/b-file` is a symbolic link that leads out of the register",
            "outside-root: `data/c-folder` is a symbolic link that leads out of the register",
            "outside-root: `data/d-dangling` is a symbolic link that leads nowhere",
            "outside-root: `data/e-itself` is a symbolic link that leads nowhere",
            "outside-root: `data/f-hidden` is a symbolic link that leads to a hidden file",
            "outside-root: `data/g-above` is a symbolic link that leads back to itself",
            "outside-root: `data/h-device` is a symbolic link that leads out of the register",
            "outside-root: `themes` is a symbolic link that leads out of the register",
        ]
    );
}

#[test]
fn links_that_lead_to_each_other_end() {
    let root = register(&["data/a/one", "content/b/two"]);
    symlink("../../content/b", root.path().join("data/a/to-b")).unwrap();
    symlink("../../data/a", root.path().join("content/b/to-a")).unwrap();
    let (read, said) = outcome(root.path());
    assert_eq!(read, ["config.toml", "content/b/to-a/one", "content/b/two", "data/a/one", "data/a/to-b/two",]);
    assert_eq!(
        said,
        [
            "outside-root: `content/b/to-a/to-b` is a symbolic link that leads back to itself",
            "outside-root: `data/a/to-b/to-a` is a symbolic link that leads back to itself",
        ]
    );
}

#[test]
fn pipes_and_sockets_are_never_opened() {
    let root = register(&["data/a"]);
    let pipe = root.path().join("data/pipe");
    // Opening it would wait forever, as nobody writes.
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("pipe", root.path().join("data/to-pipe")).unwrap();
    let _socket = UnixListener::bind(root.path().join("data/socket")).unwrap();
    let (read, said) = outcome(root.path());
    assert_eq!(read, ["config.toml", "data/a"]);
    assert_eq!(
        said,
        [
            "not-a-file: `data/pipe` is not a regular file",
            "not-a-file: `data/socket` is not a regular file",
            "not-a-file: `data/to-pipe` is not a regular file",
        ]
    );
}

#[test]
fn names_that_are_not_plain_are_said_and_not_read() {
    let root = register(&["data/a:b", "data/c\\d/e", "data/f\ng"]);
    fs::write(root.path().join("data").join(OsStr::from_bytes(b"h\xff")), "").unwrap();
    let (read, said) = outcome(root.path());
    assert_eq!(read, ["config.toml"]);
    assert_eq!(
        said,
        [
            "bad-file-name: `data/a:b` has a name that cannot be published",
            "bad-file-name: `data/c\\\\d` has a name that cannot be published",
            "bad-file-name: `data/f\\ng` has a name that cannot be published",
            "bad-file-name: `data/h\u{fffd}` has a name that cannot be published",
        ]
    );
}

#[test]
fn a_file_of_16_mib_is_read_and_a_larger_one_is_not() {
    let root = register(&["data/largest", "data/larger"]);
    for (name, size) in [("largest", LARGEST), ("larger", LARGEST + 1)] {
        File::create(root.path().join("data").join(name)).unwrap().set_len(size).unwrap();
    }
    let (read, said) = outcome(root.path());
    assert_eq!(read, ["config.toml", "data/largest"]);
    assert_eq!(said, ["file-too-large: `data/larger` is larger than 16 MiB"]);
}

#[test]
fn a_folder_named_config_is_no_config() {
    let root = register(&[]);
    fs::remove_file(root.path().join(CONFIG)).unwrap();
    fs::create_dir(root.path().join(CONFIG)).unwrap();
    assert_eq!(outcome(root.path()).1, ["not-a-file: `config.toml` is not a regular file"]);
}

#[test]
fn a_root_that_is_none_is_an_error_that_says_what_one_is() {
    let root = register(&["file"]);
    let empty = tempfile::tempdir().unwrap();
    for bad in [root.path().join("absent"), root.path().join("file"), empty.path().to_owned()] {
        let error = read(&bad).unwrap_err().to_string();
        assert!(error.contains(&format!("`{}`", bad.display())), "{error}");
        assert!(error.contains("the root of a register holds `config.toml` and"), "{error}");
    }
}
