//! Locales in few words: "de", "ar, de and fr", "all 32 locales but ja", "20 locales".

use super::words;
use crate::report::Review;
use std::collections::BTreeSet;

/// So many are listed by name.
const LISTED: usize = 8;
/// So few of all are named as those that lack.
const LACKING: usize = 4;
/// So few are never called "all".
const FEW: usize = 3;

/// The locales that a review tells of.
pub(crate) struct Locales<'a> {
    known: BTreeSet<&'a str>,
    /// How many there are, whether the review names them or not.
    number: usize,
}

impl<'a> Locales<'a> {
    /// Those of a review.
    pub(crate) fn of(review: &'a Review) -> Self {
        let pages = &review.pages;
        let mut known: BTreeSet<&str> = pages.pages.iter().map(|own| own.locale.as_str()).collect();
        known.extend(pages.changed.iter().flat_map(|own| &own.locales).map(String::as_str));
        known.extend(review.translations.iter().map(|own| own.locale.as_str()));
        let moved = pages.redirected.iter().map(|own| &own.from);
        let addresses = pages.lost.iter().chain(&pages.gained).chain(&pages.files).chain(moved);
        known.extend(addresses.filter_map(|own| own.locale.as_deref()));
        Locales { number: review.meaning.locales.max(known.len()), known }
    }

    /// Some of them in few words; the empty string if there are none.
    pub(crate) fn said(&self, some: &[&str]) -> String {
        let lacking: Vec<&str> = self.known.iter().copied().filter(|own| !some.contains(own)).collect();
        let knows_all = self.known.len() == self.number;
        match some.len() {
            few if few <= FEW => words::list(some),
            all if all == self.number => format!("all {all} locales"),
            few if few <= LISTED => words::list(some),
            _ if knows_all && lacking.len() <= LACKING => {
                format!("all {} locales but {}", self.number, words::list(&lacking))
            }
            many => format!("{many} locales"),
        }
    }
}
