//! What is refused, and what an error says.

use super::*;
use std::io::{self, ErrorKind};
use std::process::Command;

#[test]
fn a_directory_that_annex_did_not_write_is_refused() {
    let out = Out::new();
    out.put("thesis.txt", "years of work");
    let said = out.fail(&site(&[("a.html", "a")]));
    assert!(said.contains("public` holds files that Annex did not write; name a directory that is empty"), "{said}");
    assert_eq!(out.listing().into_keys().collect::<Vec<_>>(), ["thesis.txt"]);
    assert!(!out.at(".annex").exists());
}

#[test]
fn an_empty_directory_is_taken() {
    let (out, site) = (Out::new(), site(&[("a.html", "a")]));
    fs::create_dir(out.path()).unwrap();
    out.write(&site);
    out.assert_holds(&site);
}

#[test]
fn a_file_is_no_directory() {
    let out = Out::new();
    fs::write(out.path(), "mine").unwrap();
    let said = out.fail(&site(&[]));
    assert!(said.contains("public` is not a directory; name one that is empty or does not exist yet"), "{said}");
    assert_eq!(fs::read_to_string(out.path()).unwrap(), "mine");
}

#[test]
fn a_marker_of_somebody_else_is_refused() {
    let out = Out::new();
    out.put(".annex", "settings of another tool");
    let said = out.fail(&site(&[]));
    assert!(said.contains("public/.annex` was not written by Annex; move it away"), "{said}");
    assert_eq!(out.text(".annex"), "settings of another tool");
    fs::remove_file(out.at(".annex")).unwrap();
    out.put(".annex/settings", "mine");
    let said = out.fail(&site(&[]));
    assert!(said.contains("public/.annex` is not a regular file; remove it"), "{said}");
}

#[test]
fn a_site_cannot_take_our_own_names() {
    for path in [".annex", "a/.annex-1.tmp", ".Annex/b"] {
        let out = Out::new();
        let said = out.fail(&site(&[(path, "x")]));
        assert!(said.contains(&format!("`{path}` cannot be written: names in `.annex` belong")), "{said}");
        assert!(!out.path().exists());
    }
}

#[test]
fn a_site_cannot_have_a_file_and_a_folder_of_one_name() {
    let out = Out::new();
    let said = out.fail(&site(&[("a", "x"), ("a-b", "y"), ("a/b/c", "z")]));
    assert_eq!(said, "`a` cannot be both a file and the folder of `a/b/c`; rename one of them");
    assert!(!out.path().exists());
}

#[test]
fn a_full_disk_is_said_with_the_file_and_what_to_do() {
    let step = || Ok(());
    let directory = Directory::new(Path::new("public"), &step);
    for kind in [ErrorKind::StorageFull, ErrorKind::QuotaExceeded] {
        let said = directory.explain(io::Error::from(kind), "en/index.html").to_string();
        assert_eq!(
            said,
            "cannot write `public/en/index.html`: the disk is full; what stands in `public` is \
             still whole, so make room and run again, which completes it"
        );
    }
    let other = directory.explain(io::Error::from(ErrorKind::PermissionDenied), "a.html");
    assert_eq!(format!("{other:#}"), "cannot change `public/a.html`: permission denied");
}

#[test]
fn on_a_disk_that_is_full_the_old_site_stays_whole() {
    let disk = tempfile::tempdir().unwrap();
    let Some(mount) = Mount::tiny(disk.path()) else {
        eprintln!("skipped: a small disk can only be mounted as root");
        return;
    };
    let out = disk.path().join("public");
    let large = "x".repeat(300 * 1024);
    let old = site(&[("a.html", "old"), ("b.html", "old")]);
    let new = site(&[("a.html", "new"), ("b.css", &large), ("c.css", &large), ("c.html", &large)]);
    write(&old, &out).unwrap();
    let said = write(&new, &out).unwrap_err().to_string();
    assert!(said.contains(".css`: the disk is full; what stands in"), "{said}");
    assert_eq!(fs::read_to_string(out.join("a.html")).unwrap(), "old");
    assert_eq!(write(&old, &out).unwrap().unchanged, 3);
    let names = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(
        names.collect::<BTreeSet<_>>(),
        BTreeSet::from([".annex", "a.html", "b.html", "manifest.json"].map(std::ffi::OsString::from))
    );
    drop(mount);
}

/// A disk of half a megabyte, until it is dropped.
struct Mount<'a>(&'a Path);

impl<'a> Mount<'a> {
    fn tiny(at: &'a Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=512k", "annex-test"]).arg(at);
        mount.output().ok()?.status.success().then(|| Mount(at))
    }
}

impl Drop for Mount<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}
