//! What is the same in many locales, said once.

use std::collections::{BTreeMap, BTreeSet};

/// Things with all the locales in which they are found; those found in the same locales stand together.
///
/// Things keep their order, and come where the first of their company stands.
pub(crate) fn by_locales<'a, T: Ord + Copy>(found: impl Iterator<Item = (T, &'a str)>) -> Vec<(Vec<T>, Vec<&'a str>)> {
    let mut order = Vec::new();
    let mut locales: BTreeMap<T, BTreeSet<&str>> = BTreeMap::new();
    for (thing, locale) in found {
        let own = locales.entry(thing).or_default();
        if own.is_empty() {
            order.push(thing);
        }
        own.insert(locale);
    }
    let mut places: BTreeMap<&BTreeSet<&str>, usize> = BTreeMap::new();
    let mut together: Vec<(Vec<T>, Vec<&str>)> = Vec::new();
    for thing in order {
        let own = &locales[&thing];
        let place = *places.entry(own).or_insert(together.len());
        match together.get_mut(place) {
            Some((things, _)) => things.push(thing),
            None => together.push((vec![thing], own.iter().copied().collect())),
        }
    }
    together
}
