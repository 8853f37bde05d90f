//! What translators are told of a text, one fact a line: where it appears on the site, and what its placeholders are.

use super::meanings::meaning;
use super::places::Places;
use super::words::Words;
use crate::markdown::has_marks;
use crate::message::{Fillings, blanks};
use source::{Sources, Unit};

/// Knows what there is to say of every text.
pub(super) struct Notes<'a> {
    places: Places<'a>,
    words: Words<'a>,
    /// What the facts fill in, as examples.
    fillings: Fillings,
}

impl<'a> Notes<'a> {
    /// Of a register and its theme.
    pub(super) fn new(sources: &'a Sources, theme: &str, fillings: Fillings) -> Self {
        Notes { places: Places::new(sources), words: Words::new(sources, theme), fillings }
    }

    /// Where a text of facts or prose appears.
    pub(super) fn of_fact(&mut self, unit: &Unit) -> Vec<String> {
        vec![self.places.of(unit)]
    }

    /// Where words of the interface appear.
    pub(super) fn of_word(&self, unit: &Unit) -> Vec<String> {
        self.words.of(unit)
    }

    /// What a fact or a paragraph holds besides words: placeholders, with what they are in this register, and marks.
    pub(super) fn inside_fact(&self, source: &str) -> Vec<String> {
        let told = |name: &str| match self.fillings.get(&[], name) {
            Some(example) => format!("{} (here: {})", told(name), example.plain),
            None => told(name),
        };
        let marks = has_marks(source).then(|| "in Markdown: keep its marks, and where links lead".to_owned());
        blanks(source).into_iter().map(told).chain(marks).collect()
    }

    /// The placeholders of words of the interface, which are the same for every register.
    pub(super) fn inside_word(&self, texts: &[&str]) -> Vec<String> {
        let mut names: Vec<&str> = texts.iter().flat_map(|text| blanks(text)).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter().map(told).collect()
    }
}

fn told(name: &str) -> String {
    format!("{{{name}}}: {}", meaning(name).unwrap_or("filled in by the theme"))
}
