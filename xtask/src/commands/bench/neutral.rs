//! A register taken over from plain data that other site generators are measured with, too.
//!
//! The data are a folder: `register.yaml` with categories and sub-processors, `locales/<tag>.yaml`
//! with eight paragraphs and words for labels, `purposes/<tag>.yaml` with a purpose for each
//! sub-processor. So the same names, texts, dates and numbers of pages are built by every tool.

use super::tongue::Tongue;
use super::world::{Vendor, Version, World};
use crate::disk;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use source::{Diagnostics, Format, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

// Fields that nothing is made of are named all the same: a file of another shape is refused.
#[derive(Deserialize)]
struct Register {
    base_url: String,
    company: String,
    categories: Vec<String>,
    #[serde(rename = "updated")]
    _updated: IgnoredAny,
    #[serde(rename = "changelog")]
    _changelog: IgnoredAny,
    subprocessors: Vec<Subprocessor>,
}

#[derive(Deserialize)]
struct Subprocessor {
    id: String,
    #[serde(rename = "name")]
    _name: IgnoredAny,
    entity: String,
    country: String,
    category: String,
    data: Vec<String>,
    mechanism: String,
    website: String,
    #[serde(rename = "added")]
    _added: IgnoredAny,
    #[serde(rename = "reviewed")]
    _reviewed: IgnoredAny,
    history: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    date: String,
    kind: String,
}

#[derive(Deserialize)]
struct Locale {
    code: String,
    weight: usize,
    #[serde(rename = "dir")]
    _dir: IgnoredAny,
    #[serde(rename = "name")]
    _name: IgnoredAny,
    #[serde(rename = "date_format")]
    _date_format: IgnoredAny,
    #[serde(rename = "months")]
    _months: IgnoredAny,
    policy: Vec<String>,
    t: BTreeMap<String, String>,
}

type Purposes = BTreeMap<String, String>;

/// Takes the data of a folder over.
///
/// # Errors
/// When a file cannot be read or does not have this shape.
pub fn read(folder: &Path) -> Result<World> {
    let register: Register = yaml(&folder.join("register.yaml"))?;
    let mut locales: Vec<(Locale, Purposes)> = Vec::new();
    for path in disk::files_in(&folder.join("locales"))? {
        let name = path.file_name().context("a file has a name")?;
        locales.push((yaml(&path)?, yaml(&folder.join("purposes").join(name))?));
    }
    locales.sort_by_key(|(own, _)| (own.code != "en", own.weight));
    let [(source, purposes), ..] = &locales[..] else { bail!("there are no locales in {}", folder.display()) };
    let word = |kind: &str, id: &str| source.t.get(&format!("{kind}_{id}")).cloned().unwrap_or_else(|| id.to_owned());
    let categories = register.subprocessors.iter().flat_map(|own| &own.data).cloned().collect::<BTreeSet<_>>();
    let vendors = register.subprocessors.iter().map(|own| vendor(own, purposes)).collect();
    Ok(World {
        base_url: register.base_url.clone(),
        publisher: register.company.clone(),
        sections: register.categories.iter().map(|id| (id.clone(), word("cat", id))).collect(),
        data: categories.iter().map(|id| (id.clone(), word("data", id))).collect(),
        prose: source.policy.clone(),
        vendors,
        archive: Vec::new(),
        tongues: locales.iter().map(|own| tongue(own, source, purposes)).collect(),
    })
}

fn yaml<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let bytes = disk::read_file(path)?;
    let sources = Sources::new([(path.display().to_string(), bytes)]);
    let (file, _) = sources.iter().next().context("there is one file")?;
    let mut found = Diagnostics::new();
    let tree = source::parse_yaml(&sources, file, &mut found);
    let read = tree.and_then(|tree| source::decode(&tree, &mut Vec::new(), &mut found));
    read.with_context(|| source::report(&sources, &found, Format::Text, false))
}

fn vendor(own: &Subprocessor, purposes: &Purposes) -> Vendor {
    let mut days: Vec<&Event> = own.history.iter().filter(|event| event.kind != "reviewed").collect();
    days.sort_by_key(|event| &event.date);
    days.dedup_by_key(|event| &event.date);
    let (last_purpose, last_move) = (last(&days, "purpose"), last(&days, "location"));
    let purpose =
        |last: bool, at: usize| purposes.values().nth(at).filter(|_| !last).or(purposes.get(&own.id)).cloned();
    let versions = days.iter().enumerate().map(|(at, event)| {
        let first = at == 0;
        let speaks = first || matches!(event.kind.as_str(), "purpose" | "mechanism");
        let moves = first || event.kind == "location";
        let now = country(own);
        let before = if now.0 == "DE" { ("FR".to_owned(), None) } else { ("DE".to_owned(), None) };
        Version {
            since: event.date.clone(),
            purpose: speaks.then(|| purpose(last_purpose.is_none_or(|last| at >= last), at)).flatten(),
            data: if first { own.data.clone() } else { Vec::new() },
            storage: moves.then(|| if last_move.is_none_or(|last| at >= last) { now } else { before }),
        }
    });
    Vendor {
        id: own.id.clone(),
        name: own.entity.clone(),
        seat: own.country.to_uppercase(),
        website: own.website.clone(),
        section: own.category.clone(),
        versions: versions.collect(),
    }
}

/// The last of the days on which something of a kind happened, as a position.
fn last(days: &[&Event], kind: &str) -> Option<usize> {
    days.iter().rposition(|event| event.kind == kind)
}

/// The country of a sub-processor, and the ground for a transfer if it is none of the Economic Area.
fn country(own: &Subprocessor) -> (String, Option<String>) {
    const AREA: [&str; 20] = [
        "at", "be", "bg", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "ie", "it", "lt", "nl", "no", "pl", "pt",
        "ro", "se",
    ];
    let ground = match own.mechanism.as_str() {
        _ if AREA.contains(&own.country.as_str()) => None,
        known @ ("scc" | "bcr") => Some(known.to_owned()),
        _ => Some("scc".to_owned()),
    };
    (own.country.to_uppercase(), ground)
}

/// What is said in a language: its paragraphs and purposes for those of the source language, and
/// for everything else the words that they are made of.
fn tongue((own, purposes): &(Locale, Purposes), source: &Locale, originals: &Purposes) -> Tongue {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let paragraphs = source.policy.iter().zip(&own.policy);
    let labels = source.t.iter().filter_map(|(key, text)| Some((text, own.t.get(key)?)));
    let purposes = originals.iter().filter_map(|(id, text)| Some((text, purposes.get(id)?)));
    for (text, said) in paragraphs.chain(purposes).chain(labels) {
        texts.entry(text.clone()).or_insert_with(|| said.clone());
    }
    let words: BTreeSet<&str> =
        own.t.values().flat_map(|text| text.split(' ')).map(|word| word.trim_end_matches('.')).collect();
    let words = words.into_iter().filter(|word| word.chars().count() < 24).map(str::to_owned).collect();
    Tongue { tag: own.code.clone(), words, spaced: true, texts }
}
