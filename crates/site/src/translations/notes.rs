//! What translators are told of a text: where it appears on the site, and what its placeholders are.

use super::meanings::meaning;
use super::places::Places;
use crate::message::{Fillings, blanks};
use source::{Sources, Unit};

/// Knows what there is to say of every text.
pub(super) struct Notes<'a> {
    places: Places<'a>,
    /// What the facts fill in, as examples.
    fillings: Fillings,
}

impl<'a> Notes<'a> {
    /// Of a register and its theme.
    pub(super) fn new(sources: &'a Sources, theme: &str, fillings: Fillings) -> Self {
        Notes { places: Places::new(sources, theme), fillings }
    }

    /// What is said of a text of facts or prose.
    pub(super) fn of_fact(&mut self, unit: &Unit) -> Vec<String> {
        vec![self.places.of_fact(unit)]
    }

    /// What is said of words of the interface.
    pub(super) fn of_word(&self, unit: &Unit) -> Vec<String> {
        self.places.of_word(unit)
    }

    /// The placeholders of a fact, with what they are in this register.
    pub(super) fn blanks_of_fact(&self, source: &str) -> Vec<String> {
        let example = |name: &str| self.fillings.get(&[], name).map(|own| format!(": {}", own.plain));
        blanks(source).into_iter().map(|name| told(name, &example(name).unwrap_or_default())).collect()
    }

    /// The placeholders of words of the interface, which are the same for every register.
    pub(super) fn blanks_of_word(&self, texts: &[&str]) -> Vec<String> {
        let mut names: Vec<&str> = texts.iter().flat_map(|text| blanks(text)).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(|name| told(name, "")).collect()
    }
}

fn told(name: &str, example: &str) -> String {
    match meaning(name) {
        Some(meaning) => format!("{{{name}}}: {meaning}{example}"),
        None => format!("{{{name}}}: filled in by the theme"),
    }
}
