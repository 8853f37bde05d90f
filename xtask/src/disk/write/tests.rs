//! The promises of the writer, one test for each.

mod kills;
#[cfg(unix)]
mod neighbours;
mod promises;
mod refusals;
mod together;

use super::*;
use std::collections::BTreeMap;
use std::fs;
use tempfile::TempDir;
use walkdir::WalkDir;

/// A directory to write into, inside one that is removed after the test.
struct Out(TempDir);

impl Out {
    fn new() -> Self {
        Out(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> std::path::PathBuf {
        self.0.path().join("public")
    }

    fn at(&self, path: &str) -> std::path::PathBuf {
        self.path().join(path)
    }

    /// Writes a site, which must succeed.
    fn write(&self, site: &Site) -> Written {
        write(site, &self.path()).unwrap()
    }

    /// Writes a site, which must fail; gives the whole message.
    fn fail(&self, site: &Site) -> String {
        format!("{:#}", write(site, &self.path()).unwrap_err())
    }

    /// Puts a file there as somebody else would.
    fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// Everything that stands there but the marker: files with their text, folders with a slash.
    fn listing(&self) -> BTreeMap<String, String> {
        let entries = WalkDir::new(self.path()).min_depth(1).into_iter().map(Result::unwrap);
        entries
            .map(|entry| {
                let path = entry.path().strip_prefix(self.path()).unwrap().to_str().unwrap().to_owned();
                match entry.file_type().is_dir() {
                    true => (path + "/", String::new()),
                    false => (path, fs::read_to_string(entry.path()).unwrap()),
                }
            })
            .filter(|(path, _)| path != ".annex")
            .collect()
    }

    /// Fails unless exactly this site stands there, and nothing is unfinished.
    fn assert_holds(&self, site: &Site) {
        assert_eq!(self.listing(), listing(site));
        assert!(self.text(".annex").starts_with("This directory is written by Annex."));
        assert!(!self.text(".annex").contains("unfinished"));
    }
}

/// A site of these files, with its manifest. Pages end in `.html`, data in `.json`.
fn site(files: &[(&str, &str)]) -> Site {
    let mut site = Site::default();
    for (path, text) in files {
        let role = match path.rsplit('.').next() {
            Some("html") => Role::Page,
            Some("json") => Role::Data,
            _ => Role::Asset,
        };
        site.add((*path).to_owned(), File::new(role, text.as_bytes().to_vec())).unwrap();
    }
    let named: BTreeMap<_, _> = files.iter().map(|(path, text)| (path, size(text))).collect();
    let manifest = serde_json::json!({ "schema": "annex/manifest/1", "files": named });
    site.add("manifest.json".into(), File::new(Role::Manifest, manifest.to_string())).unwrap();
    site
}

fn size(text: &str) -> serde_json::Value {
    serde_json::json!({ "bytes": text.len() })
}

/// What stands in a directory that holds exactly this site.
fn listing(site: &Site) -> BTreeMap<String, String> {
    let text = |file: &File| String::from_utf8(file.body.bytes().into_owned()).unwrap();
    let files = site.files().map(|(path, file)| (path.to_owned(), text(file)));
    let folders = site.files().flat_map(|(path, _)| names::folders(path));
    files.chain(folders.map(|folder| (format!("{folder}/"), String::new()))).collect()
}
