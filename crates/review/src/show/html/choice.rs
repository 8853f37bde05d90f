//! Which pages are shown before and after, where there are too many to write them all.
//!
//! The first language of each group of pages comes first, which is that in which the report tells what differs; then
//! the second, and so on until there is no room.

use super::address::sort;
use crate::report::{Address, Review};
use std::collections::{BTreeMap, BTreeSet};

/// So many pages are shown; twice as many are written, with a page for each to hold the two.
const MOST: usize = 1_000;

/// A page of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// One that differs, by its position.
    Changed(usize),
    /// One that is gone.
    Lost(usize),
    /// One that is new.
    Gained(usize),
}

/// The pages that are shown, in the order of the review.
pub(super) fn chosen(review: &Review) -> BTreeSet<Subject> {
    within(&companies(review), MOST)
}

/// Pages that are alike, language by language.
type Company = Vec<Vec<Subject>>;

fn companies(review: &Review) -> Vec<Company> {
    let pages = &review.pages;
    let mut companies: Vec<Company> = Vec::new();
    for group in &pages.changed {
        let of = |at: &usize| pages.pages.get(*at).map(|own| (own.locale.as_str(), Subject::Changed(*at)));
        companies.push(by_locale(group.pages.iter().filter_map(of), &group.locales));
    }
    companies.extend(of_addresses(&pages.lost, Subject::Lost));
    companies.extend(of_addresses(&pages.gained, Subject::Gained));
    // What no group tells of comes last.
    companies.push(vec![Vec::new(), (0..pages.pages.len()).map(Subject::Changed).collect()]);
    companies
}

/// Addresses of each sort of page.
fn of_addresses(all: &[Address], subject: fn(usize) -> Subject) -> Vec<Company> {
    let mut sorts: BTreeMap<&str, Vec<(&str, Subject)>> = BTreeMap::new();
    for (at, own) in all.iter().enumerate() {
        sorts.entry(sort(&own.kind)).or_default().push((own.locale.as_deref().unwrap_or_default(), subject(at)));
    }
    sorts.into_values().map(|own| by_locale(own.into_iter(), &[])).collect()
}

/// The languages in an order, and those that it does not name behind.
fn by_locale<'a>(all: impl Iterator<Item = (&'a str, Subject)>, order: &[String]) -> Company {
    let mut locales: BTreeMap<(usize, &str), Vec<Subject>> = BTreeMap::new();
    for (locale, subject) in all {
        let place = order.iter().position(|own| own == locale).unwrap_or(order.len());
        locales.entry((place, locale)).or_default().push(subject);
    }
    locales.into_values().collect()
}

fn within(companies: &[Company], most: usize) -> BTreeSet<Subject> {
    let rounds = companies.iter().map(Vec::len).max().unwrap_or_default();
    let of = |round: usize| companies.iter().filter_map(move |own| own.get(round)).flatten();
    let mut chosen = BTreeSet::new();
    for subject in (0..rounds).flat_map(of) {
        if chosen.len() == most {
            break;
        }
        chosen.insert(*subject);
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::Subject::{Changed, Gained};
    use super::*;

    #[test]
    fn the_first_language_of_each_group_comes_first() {
        let list = vec![vec![Changed(0)], vec![Changed(1)], vec![Changed(2)]];
        let entities = vec![vec![Changed(3), Changed(4)], vec![Changed(5)]];
        let new = vec![vec![Gained(0)]];
        let all = [list, entities, new];
        let first = |most| within(&all, most).into_iter().collect::<Vec<_>>();
        assert_eq!(first(4), [Changed(0), Changed(3), Changed(4), Gained(0)]);
        assert_eq!(first(5), [Changed(0), Changed(1), Changed(3), Changed(4), Gained(0)]);
        assert_eq!(first(100).len(), 7);
    }
}
