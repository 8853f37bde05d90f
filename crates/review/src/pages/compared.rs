//! Two readings of a page, compared.

use super::blocks;
use super::looks::Looks;
use super::reading::Reading;
use crate::report::{Aspect, How, Piece, Run};
use crate::runs;
use std::collections::{BTreeMap, BTreeSet};

/// A difference, and where on the page it is, whatever the language.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The place in the page, the same in every language.
    pub(crate) key: String,
    pub(crate) piece: Piece,
}

/// What differs between two readings, in the order of the page after.
pub(crate) fn compare(before: &Reading, after: &Reading, looks: &Looks) -> Vec<Found> {
    let mut all = blocks::compare(&before.blocks, &after.blocks);
    all.extend(head(before, after));
    all.extend(anchors(before, after));
    all.extend(swapped(before, after));
    all.extend(drawings(before, after));
    all.extend(looks.of_page(&before.loads, &after.loads));
    let language = |name: &str| after.head.iter().find(|own| own.0 == name).map(|own| own.1.as_str());
    let (lang, is_rtl) = (language("lang").unwrap_or_default(), language("dir") == Some("rtl"));
    for found in all.iter_mut().filter(|own| own.piece.aspect == Aspect::Head) {
        found.piece.lang = lang.to_owned();
        found.piece.is_rtl = is_rtl;
    }
    all
}

/// A difference that has no language.
pub(crate) fn plain(aspect: Aspect, how: How, key: &str, place: &str, runs: Vec<Run>) -> Found {
    let (place, lang) = (place.to_owned(), String::new());
    let piece = Piece { aspect, how, place, was_at: None, lang, is_rtl: false, runs };
    Found { key: key.to_owned(), piece }
}

/// How something came to be that was said before and is said after, if it was.
pub(crate) fn how(before: &str, after: &str) -> How {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => How::New,
        (_, true) => How::Gone,
        _ => How::Changed,
    }
}

fn head(before: &Reading, after: &Reading) -> Vec<Found> {
    let (old, new) = (by_name(before), by_name(after));
    let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
    let differs = names.filter(|name| old.get(*name) != new.get(*name));
    let value = |all: &BTreeMap<&str, String>, name: &str| all.get(name).cloned().unwrap_or_default();
    differs
        .map(|name| {
            let (was, is) = (value(&old, name), value(&new, name));
            plain(Aspect::Head, how(&was, &is), name, name, runs::between(&was, &is))
        })
        .collect()
}

/// What is said under one name several times is one text of several lines.
fn by_name(reading: &Reading) -> BTreeMap<&str, String> {
    let mut all: BTreeMap<&str, String> = BTreeMap::new();
    for (name, value) in &reading.head {
        let text = all.entry(name).or_default();
        *text += if text.is_empty() { "" } else { "\n" };
        *text += value;
    }
    all
}

/// Where the anchors of a page are told.
pub(crate) const ANCHORS: &str = "anchors";

/// Places of the page to which addresses can point: whoever has a link to one that is gone lands at the top.
fn anchors(before: &Reading, after: &Reading) -> Option<Found> {
    let without = |all: &[String], others: &[String]| -> Vec<String> {
        let others: BTreeSet<&String> = others.iter().collect();
        all.iter().filter(|own| !others.contains(own)).map(|own| format!("#{own}")).collect()
    };
    let gone = without(&before.anchors, &after.anchors);
    let new = without(&after.anchors, &before.anchors);
    let runs =
        [(!gone.is_empty()).then(|| Run::Gone(gone.join(" "))), (!new.is_empty()).then(|| Run::New(new.join(" ")))];
    let runs: Vec<Run> = runs.into_iter().flatten().collect();
    let how = how(&gone.concat(), &new.concat());
    (!runs.is_empty()).then(|| plain(Aspect::Links, how, "anchors", ANCHORS, runs))
}

/// Places that are there before and after, and at which something else stands that stood at another one.
fn swapped(before: &Reading, after: &Reading) -> Vec<Found> {
    let named = |all: &'_ Reading| -> BTreeMap<String, String> {
        let own = all.blocks.iter().filter(|own| own.key.starts_with('#') && !own.key.contains(['/', '@']));
        own.map(|own| (own.key.clone(), own.text.clone())).collect()
    };
    let (old, new) = (named(before), named(after));
    let elsewhere = |key: &str, text: &str| new.iter().find(|own| own.0 != key && own.1 == text).map(|own| own.0);
    let differ = old.iter().filter(|(key, text)| new.get(*key).is_some_and(|own| own != *text));
    let found = differ.filter_map(|(key, text)| Some((key, text, elsewhere(key, text)?)));
    let runs = |key: &str, text: &str, there: &str| {
        vec![Run::Gone(key.to_owned()), Run::New(there.to_owned()), Run::Same(format!(" {text}"))]
    };
    let place = "places that links can point to";
    let piece = |key: &str, runs| plain(Aspect::Links, How::Changed, &format!("{key}@anchor"), place, runs);
    found.map(|(key, text, there)| piece(key, runs(key, text, there))).collect()
}

fn drawings(before: &Reading, after: &Reading) -> Vec<Found> {
    let pairs = before.drawings.iter().zip(&after.drawings).enumerate();
    let differ = pairs.filter(|(_, (old, new))| old.1 != new.1);
    let runs = || vec![Run::New("drawn otherwise".to_owned())];
    differ.map(|(at, (_, new))| plain(Aspect::Look, How::Changed, &format!("drawing {at}"), &new.0, runs())).collect()
}
