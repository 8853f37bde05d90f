//! What stands beside the site and in its way: links, and what other people put there.

use super::*;
use std::os::unix::fs::symlink;
use std::process::Command;

#[test]
fn a_link_to_a_folder_is_not_written_through() {
    let (out, elsewhere) = (Out::new(), tempfile::tempdir().unwrap());
    out.write(&site(&[("a.html", "a")]));
    symlink(elsewhere.path(), out.at("en")).unwrap();
    let before = out.listing_without_links();
    let said = out.fail(&site(&[("b.html", "b"), ("en/deep/index.html", "c")]));
    assert!(said.contains("public/en` is a symbolic link, and nothing is written through one; remove it"), "{said}");
    assert_eq!(out.listing_without_links(), before);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_link_to_a_file_is_replaced_and_what_it_led_to_stays() {
    let (out, elsewhere) = (Out::new(), tempfile::tempdir().unwrap());
    out.write(&Site::default());
    for (link, text) in [("a.html", "theirs"), ("b.html", "same")] {
        fs::write(elsewhere.path().join(link), text).unwrap();
        symlink(elsewhere.path().join(link), out.at(link)).unwrap();
    }
    symlink("nowhere", out.at("c.html")).unwrap();
    let site = site(&[("a.html", "ours"), ("b.html", "same"), ("c.html", "c")]);
    assert_eq!(out.write(&site), Written { written: 4, unchanged: 0, removed: 0 });
    out.assert_holds(&site);
    assert!(out.listing_without_links().contains_key("b.html"));
    assert_eq!(fs::read_to_string(elsewhere.path().join("a.html")).unwrap(), "theirs");
}

#[test]
fn nothing_is_removed_behind_a_link() {
    let (out, elsewhere) = (Out::new(), tempfile::tempdir().unwrap());
    out.write(&site(&[("en/a.html", "a")]));
    fs::rename(out.at("en"), elsewhere.path().join("en")).unwrap();
    symlink(elsewhere.path().join("en"), out.at("en")).unwrap();
    assert_eq!(out.write(&site(&[])).removed, 0);
    assert_eq!(fs::read_to_string(elsewhere.path().join("en/a.html")).unwrap(), "a");
    assert!(out.at("en").is_symlink());
}

#[test]
fn a_link_at_a_temporary_name_is_not_written_through() {
    let (out, elsewhere) = (Out::new(), tempfile::tempdir().unwrap());
    out.write(&Site::default());
    fs::write(elsewhere.path().join("theirs"), "theirs").unwrap();
    symlink(elsewhere.path().join("theirs"), out.at(&names::temporary("a.html"))).unwrap();
    let site = site(&[("a.html", "ours")]);
    out.write(&site);
    out.assert_holds(&site);
    assert_eq!(fs::read_to_string(elsewhere.path().join("theirs")).unwrap(), "theirs");
}

#[test]
fn a_pipe_at_the_place_of_a_file_is_replaced_unopened() {
    let out = Out::new();
    out.write(&Site::default());
    assert!(Command::new("mkfifo").arg(out.at("a.html")).status().unwrap().success());
    let site = site(&[("a.html", "")]);
    out.write(&site);
    out.assert_holds(&site);
}

#[test]
fn a_file_of_somebody_where_a_folder_belongs_is_said() {
    let out = Out::new();
    out.write(&site(&[("a.html", "a")]));
    out.put("en", "mine");
    let before = out.listing();
    let said = out.fail(&site(&[("en/index.html", "b")]));
    assert!(said.contains("public/en` is a file that Annex did not write, where the site has a folder"), "{said}");
    assert_eq!(out.listing(), before);
}

#[test]
fn a_folder_of_somebody_where_a_file_belongs_is_said() {
    let out = Out::new();
    out.write(&site(&[("about/a.html", "a")]));
    out.put("about/mine/notes.txt", "mine");
    let before = out.listing();
    let said = out.fail(&site(&[("about", "b")]));
    assert!(said.contains("public/about/mine` was not written by Annex, and the site has a file at"), "{said}");
    assert_eq!(out.listing(), before);
}

#[test]
fn a_manifest_names_no_file_outside_and_not_the_marker() {
    let out = Out::new();
    let names = serde_json::json!({ "../theirs": {}, "/etc/theirs": {}, ".annex": {}, "a//b": {}, "old.html": {} });
    out.put("../theirs", "theirs");
    out.put("old.html", "old");
    out.put("manifest.json", &serde_json::json!({ "schema": "annex/manifest/9", "files": names }).to_string());
    let site = site(&[]);
    assert_eq!(out.write(&site).removed, 1);
    out.assert_holds(&site);
    assert_eq!(out.text("../theirs"), "theirs");
}

#[test]
fn a_manifest_of_another_tool_names_nothing_of_ours() {
    for schema in ["other/manifest/1", "annex/other/1"] {
        let out = Out::new();
        out.write(&Site::default());
        out.put("theirs.html", "theirs");
        let manifest = serde_json::json!({ "schema": schema, "files": { "theirs.html": {} } });
        out.put("manifest.json", &manifest.to_string());
        assert_eq!(out.write(&site(&[])).removed, 0);
        assert_eq!(out.text("theirs.html"), "theirs");
    }
}

impl Out {
    /// The plain files that stand there, with their text.
    fn listing_without_links(&self) -> BTreeMap<String, String> {
        let is_file = |path: &String| fs::symlink_metadata(self.at(path)).unwrap().is_file();
        let entries = fs::read_dir(self.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(is_file).map(|name| (name.clone(), self.text(&name))).collect()
    }
}
