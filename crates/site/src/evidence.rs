//! What a published site proves about itself: that its files are those of its manifest, and that its list is the
//! last link of its chain.
//!
//! Whoever holds only the files can check both; with the sources also that the same site comes out of them.
//! Each problem is one line that begins with the path of a file.

use crate::files::manifest::{Manifest, NAME, Seal};
use crate::site::Site;
use serde_json::Value;
use std::collections::BTreeMap;
use subprocessors::{Chain, Date};

/// Files by their paths, and what tells their bytes.
pub type Seals = BTreeMap<String, Seal>;

impl Manifest {
    /// What does not fit between the files that it names and those that are there.
    pub fn problems(&self, found: &Seals) -> Vec<String> {
        let problem = |path: &String| match (self.files.get(path), found.get(path)) {
            (Some(_), None) => Some(format!("{path}: is in the manifest, and missing")),
            (None, Some(_)) if path != NAME => Some(format!("{path}: is not in the manifest")),
            (Some(named), Some(found)) if named != found => {
                let Seal { sha256, bytes } = found;
                Some(format!("{path}: has {bytes} bytes and the SHA-256 {sha256}, not those of the manifest"))
            }
            _ => None,
        };
        each(&self.files, found, problem)
    }

    /// What does not fit about a history and the list without words beside it, by their paths.
    pub fn history_problems(&self, history: (&str, &Value), list: Option<(&str, &Value)>) -> Vec<String> {
        let (path, history) = history;
        let chain = Chain::of(history);
        let mut problems: Vec<String> = chain.problems.iter().map(|own| format!("{path}: {own}")).collect();
        if history["date"].as_str() != Some(self.date.as_str()) {
            problems.push(format!("{path}: is of another day than the manifest, {}", self.date));
        }
        let newest = chain.links.last().map(|own| (own.date.to_string(), own.hash.as_str()));
        let named = self.revision.as_ref().map(|own| (own.date.clone(), own.hash.as_str()));
        if newest != named {
            let shown =
                |own: Option<(String, &str)>| own.map_or("none".to_owned(), |(date, hash)| format!("{date} {hash}"));
            let (newest, named) = (shown(newest), shown(named));
            problems.push(format!("{path}: its newest revision is {newest}, and that of the manifest {named}"));
        }
        match (self.date.parse::<Date>(), list) {
            (Ok(date), Some((list, entries))) => problems.extend(list_problems(&chain, date, list, entries)),
            (Ok(_), None) => {}
            (Err(_), _) => problems.push(format!("{NAME}: `{}` is not a date", self.date)),
        }
        problems
    }
}

/// What differs between the entries that a chain gives for a day and those of a list.
fn list_problems(chain: &Chain, date: Date, path: &str, list: &Value) -> Vec<String> {
    let listed = list["entries"].as_array().into_iter().flatten();
    let listed: BTreeMap<&str, &Value> = listed.filter_map(|own| Some((own["id"].as_str()?, own))).collect();
    let replayed = chain.entries(date);
    // A list with words of a language has the same entries, said otherwise.
    let has_words = list["language"].is_string();
    let problem = |id: &&str| match (replayed.get(id), listed.get(id)) {
        (Some(_), None) => Some(format!("{path}: has no entry `{id}`, and the history has one")),
        (None, Some(_)) => Some(format!("{path}: has an entry `{id}`, and the history has none")),
        (Some(said), Some(listed)) if !has_words && said != listed => {
            Some(format!("{path}: says something else of `{id}` than the history"))
        }
        _ => None,
    };
    each(&replayed, &listed, problem)
}

impl Site {
    /// What tells the bytes of every file.
    pub fn seals(&self) -> Seals {
        use rayon::prelude::*;
        let all: Vec<_> = self.files().collect();
        all.into_par_iter().map(|(path, file)| (path.to_owned(), file.seal())).collect()
    }

    /// What differs between this site and the files that are there.
    pub fn problems(&self, found: &Seals) -> Vec<String> {
        let made = self.seals();
        let problem = |path: &String| match (made.get(path), found.get(path)) {
            (Some(_), None) => Some(format!("{path}: comes out of the sources, and is missing")),
            (None, Some(_)) => Some(format!("{path}: does not come out of the sources")),
            (made, found) if made != found => Some(format!("{path}: comes out of the sources with other bytes")),
            _ => None,
        };
        each(&made, found, problem)
    }
}

/// What there is to say of every key of two maps, in order.
fn each<K: Ord, A, B>(a: &BTreeMap<K, A>, b: &BTreeMap<K, B>, say: impl Fn(&K) -> Option<String>) -> Vec<String> {
    let only_b = b.keys().filter(|key| !a.contains_key(key));
    let mut keys: Vec<&K> = a.keys().chain(only_b).collect();
    keys.sort();
    keys.into_iter().filter_map(say).collect()
}
