//! `subprocessors.json`: the list for programs, in a language or in none.
//!
//! The document and its shape are those of [`subprocessors::Document`]; what is added here are the words of
//! a language and the addresses of pages.

use crate::inputs::Inputs;
use crate::localizer::Localizer;
use crate::pages::day::Day;
use crate::routes::{PageId, Routes};
use source::Text;
use subprocessors::{Document, Id, Labels, Place};

/// The name of the file.
pub(crate) const NAME: &str = "subprocessors.json";

/// The list in the language of a locale, or, without one, in the source language and without labels.
pub(crate) fn file(inputs: &Inputs, routes: &Routes, day: &Day<'_>, locale: Option<usize>) -> Vec<u8> {
    let document = match locale {
        Some(locale) => {
            let words = inputs.localizer(locale);
            Document::of(&day.list, &Localized { inputs, routes, day, locale, words })
        }
        None => Document::of(&day.list, &Neutral::new(inputs)),
    };
    serde_json::to_vec(&document).expect("a document has only strings as keys")
}

/// The source language without labels, with names filled into its texts.
pub(crate) struct Neutral<'a>(Localizer<'a>);

impl<'a> Neutral<'a> {
    /// For documents in no language.
    pub(crate) fn new(inputs: &'a Inputs) -> Self {
        Neutral(inputs.localizer(0))
    }
}

impl Labels for Neutral<'_> {
    fn language(&self) -> Option<String> {
        None
    }

    fn text(&self, text: &Text) -> String {
        self.0.plain(text)
    }

    fn place(&self, _: &Place) -> Option<String> {
        None
    }

    fn section(&self, _: &Id) -> Option<String> {
        None
    }

    fn page(&self, _: &Id) -> Option<String> {
        None
    }
}

/// The words of a locale, with names filled in.
struct Localized<'a> {
    inputs: &'a Inputs,
    routes: &'a Routes,
    day: &'a Day<'a>,
    /// Position of the locale.
    locale: usize,
    words: Localizer<'a>,
}

impl Labels for Localized<'_> {
    fn language(&self) -> Option<String> {
        Some(self.words.language.tag.clone())
    }

    fn text(&self, text: &Text) -> String {
        self.words.plain(text)
    }

    fn place(&self, place: &Place) -> Option<String> {
        Some(self.words.place(place, &self.inputs.register))
    }

    fn section(&self, section: &Id) -> Option<String> {
        let position = self.inputs.section(section);
        Some(self.words.plain(&self.inputs.content.sections[position].title))
    }

    fn page(&self, entity: &Id) -> Option<String> {
        let position = self.day.page_of(entity)?;
        Some(self.routes.absolute(self.locale, PageId::Entity(position)))
    }
}
