//! Addresses that were lost, lead elsewhere or are new: each of few, and of many how many of which kind and locale.

use super::{Item, Phrase};
use crate::report::{Address, Moved};
use crate::show::locales::Locales;
use crate::show::same;
use crate::show::words::{self, counted};
use std::collections::{BTreeMap, BTreeSet};

/// Addresses: one line each if they are not more than `most`.
pub(super) fn listed(all: &[Address], most: usize, locales: &Locales<'_>) -> Vec<Item> {
    told(all.iter().map(|own| (own, vec![Phrase::code(&own.path)])).collect(), most, locales)
}

/// Addresses that are lost, with those at which the same is found now.
pub(super) fn lost(all: &[Address], gained: &[Address], most: usize, locales: &Locales<'_>) -> Vec<Item> {
    let mut found: BTreeMap<(&str, &str), &Address> = BTreeMap::new();
    for own in gained {
        found.entry((&own.kind, locale(own))).or_insert(own);
    }
    let line = |own: &Address| {
        let now = found.get(&(own.kind.as_str(), locale(own)));
        let now = now.map(|other| [Phrase::own(", now "), Phrase::code(&other.path)]);
        std::iter::once(Phrase::code(&own.path)).chain(now.into_iter().flatten()).collect()
    };
    told(all.iter().map(|own| (own, line(own))).collect(), most, locales)
}

/// Addresses with those to which they lead.
pub(super) fn moved(all: &[Moved], most: usize, locales: &Locales<'_>) -> Vec<Item> {
    let arrow = |own: &Moved| vec![Phrase::code(&own.from.path), Phrase::own(" → "), Phrase::code(&own.to)];
    told(all.iter().map(|own| (&own.from, arrow(own))).collect(), most, locales)
}

type Told<'a> = (&'a Address, Vec<Phrase>);

fn told(all: Vec<Told<'_>>, most: usize, locales: &Locales<'_>) -> Vec<Item> {
    if all.len() <= most {
        return all.into_iter().map(one).collect();
    }
    // What is of no language is not one of a kind in many.
    let (of_locale, others): (Vec<Told<'_>>, Vec<Told<'_>>) = all.into_iter().partition(|own| own.0.locale.is_some());
    let mut lines = Vec::new();
    for all in [of_locale, others] {
        let together = same::by_locales(all.iter().map(|(own, _)| (own.kind.as_str(), locale(own))));
        lines.extend(together.into_iter().filter_map(|(kinds, tags)| company(&all, &kinds, &tags, locales)));
    }
    lines
}

/// The addresses of some kinds in some locales, in a line.
fn company(all: &[Told<'_>], kinds: &[&str], tags: &[&str], locales: &Locales<'_>) -> Option<Item> {
    let kinds_of: BTreeSet<&str> = kinds.iter().copied().collect();
    let tags_of: BTreeSet<&str> = tags.iter().copied().collect();
    let is_own = |own: &&Told<'_>| kinds_of.contains(own.0.kind.as_str()) && tags_of.contains(locale(own.0));
    let own: Vec<&Told<'_>> = all.iter().filter(is_own).collect();
    match own.as_slice() {
        [] => None,
        [only] => Some(one((*only).clone())),
        [first, ..] => Some(many(kinds, &locales.said(tags), own.len(), &first.1)),
    }
}

/// "`/de/`: list in de".
fn one((address, mut line): Told<'_>) -> Item {
    let place = address.locale.as_deref().map(|own| format!(" in {own}")).unwrap_or_default();
    line.push(Phrase::theirs(&format!(": {}{place}", address.kind)));
    Item::line(line)
}

/// "list, changes and 14 × entity in tlh: 16 addresses, such as `/tlh/`".
fn many(kinds: &[&str], locales: &str, number: usize, example: &[Phrase]) -> Item {
    let place = if locales.is_empty() { String::new() } else { format!(" in {locales}") };
    let head = format!("{}{place}: {}, such as ", words::kinds(kinds), counted(number, "address"));
    Item::line(std::iter::once(Phrase::Theirs(head)).chain(example.iter().cloned()).collect())
}

fn locale(address: &Address) -> &str {
    address.locale.as_deref().unwrap_or_default()
}
