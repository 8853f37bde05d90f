//! What a build does when nothing goes wrong.

use super::*;
use std::time::{Duration, SystemTime};

#[test]
fn a_site_is_written_and_counted() {
    let out = Out::new();
    let first = site(&[("en/index.html", "one"), ("en/old.html", "old"), ("style.css", "css")]);
    assert_eq!(out.write(&first), Written { written: 4, unchanged: 0, removed: 0 });
    out.assert_holds(&first);
    let second = site(&[("en/index.html", "two"), ("style.css", "css")]);
    assert_eq!(out.write(&second), Written { written: 2, unchanged: 1, removed: 1 });
    out.assert_holds(&second);
    assert_eq!(out.write(&second), Written { written: 0, unchanged: 3, removed: 0 });
}

#[test]
fn unchanged_files_are_not_touched() {
    let out = Out::new();
    out.write(&site(&[("a.html", "same"), ("b.html", "longer"), ("c.html", "other")]));
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let touched = |path: &str| fs::metadata(out.at(path)).unwrap().modified().unwrap();
    for path in ["a.html", "b.html", "c.html"] {
        fs::File::options().write(true).open(out.at(path)).unwrap().set_modified(long_ago).unwrap();
    }
    out.write(&site(&[("a.html", "same"), ("b.html", "short"), ("c.html", "bytes")]));
    assert_eq!(touched("a.html"), long_ago);
    assert_ne!(touched("b.html"), long_ago);
    assert_ne!(touched("c.html"), long_ago, "of the same size, with other bytes");
}

#[test]
fn a_build_that_changes_nothing_does_not_touch_the_marker() {
    let (out, site) = (Out::new(), site(&[("a.html", "same")]));
    out.write(&site);
    let before = fs::metadata(out.at(".annex")).unwrap().modified().unwrap();
    out.write(&site);
    assert_eq!(fs::metadata(out.at(".annex")).unwrap().modified().unwrap(), before);
}

#[test]
fn folders_that_removals_emptied_are_removed_and_no_others() {
    let out = Out::new();
    out.write(&site(&[("a/b/c.html", "c"), ("a/d/e.html", "e"), ("f/g.html", "g")]));
    fs::create_dir(out.at("somebodys")).unwrap();
    out.put("a/d/notes.txt", "mine");
    out.write(&site(&[]));
    let left: Vec<_> = out.listing().into_keys().collect();
    assert_eq!(left, ["a/", "a/d/", "a/d/notes.txt", "manifest.json", "somebodys/"]);
}

#[test]
fn the_directory_itself_stays() {
    let out = Out::new();
    out.write(&site(&[("a.html", "a")]));
    assert_eq!(out.write(&Site::default()), Written { written: 0, unchanged: 0, removed: 2 });
    out.assert_holds(&Site::default());
}

#[test]
fn files_of_other_people_are_left_alone() {
    let out = Out::new();
    out.write(&site(&[("en/a.html", "a")]));
    out.put("CNAME", "example.com");
    out.put("en/notes.txt", "mine");
    out.write(&site(&[("de/a.html", "a")]));
    assert_eq!(out.text("CNAME"), "example.com");
    assert_eq!(out.text("en/notes.txt"), "mine");
    assert!(!out.at("en/a.html").exists());
}

#[test]
fn a_site_that_came_with_its_manifest_is_updated() {
    let out = Out::new();
    let deployed = site(&[("a.html", "a"), ("b.html", "b")]);
    for (path, file) in deployed.files() {
        out.put(path, std::str::from_utf8(&file.body.bytes()).unwrap());
    }
    let site = site(&[("a.html", "a")]);
    assert_eq!(out.write(&site), Written { written: 1, unchanged: 1, removed: 1 });
    out.assert_holds(&site);
}

#[test]
fn a_folder_becomes_a_file_and_a_file_a_folder() {
    let out = Out::new();
    let first = site(&[("about", "file"), ("terms/de/a.html", "a"), ("terms/en.html", "b"), ("x.html", "x")]);
    let second = site(&[("about/de/index.html", "a"), ("about/style.css", "css"), ("terms", "file"), ("x.html", "x")]);
    for (site, removed) in [(&first, 0), (&second, 3), (&first, 3)] {
        assert_eq!(out.write(site).removed, removed);
        out.assert_holds(site);
    }
}

#[test]
fn long_names_can_be_written() {
    let (out, name) = (Out::new(), format!("{}.html", "n".repeat(250)));
    let site = site(&[(&name, "long")]);
    out.write(&site);
    out.assert_holds(&site);
}

#[test]
fn an_empty_name_means_the_current_directory() {
    let step = || Ok(());
    assert_eq!(Directory::new(Path::new(""), &step).at("a.html"), Path::new("./a.html"));
}

#[test]
fn what_a_site_was_made_of_is_known_until_something_changes() {
    let (out, mut site) = (Out::new(), Site::default());
    site.add("a.html".to_owned(), File::new(Role::Page, b"one".to_vec())).unwrap();
    let hash = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed";
    let manifest =
        format!("{{\"schema\":\"annex/manifest/1\",\"files\":{{\"a.html\":{{\"sha256\":\"{hash}\",\"bytes\":3}}}}}}");
    site.add("manifest.json".to_owned(), File::new(Role::Manifest, manifest.into_bytes())).unwrap();
    let standing = |seal: &str| standing(&out.path(), seal).unwrap();
    assert_eq!(standing("facts"), None, "before anything is written");
    write_made_of(&site, &out.path(), "facts").unwrap();
    let bytes = site.bytes();
    assert_eq!(standing("facts"), Some(Standing { files: 2, pages: 1, bytes }));
    assert_eq!(standing("other facts"), None);
    out.put("a.html", "two");
    assert_eq!(standing("facts"), None);
    out.put("a.html", "one");
    assert!(standing("facts").is_some());
    // A build that was killed leaves lines behind.
    let marker = out.text(".annex");
    out.put(".annex", &format!("{marker}unfinished a.html\n"));
    assert_eq!(standing("facts"), None);
    write(&site, &out.path()).unwrap();
    assert_eq!(standing("facts"), None, "of a site that says nothing of it nothing is known");
}
