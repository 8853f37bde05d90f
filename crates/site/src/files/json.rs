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
    let words = inputs.localizer(locale.unwrap_or(0));
    let document = Document::of(&day.list, &Localized { inputs, routes, day, locale, words });
    serde_json::to_vec(&document).expect("a document has only strings as keys")
}

/// The words of a locale, with names filled in.
struct Localized<'a> {
    inputs: &'a Inputs,
    routes: &'a Routes,
    day: &'a Day<'a>,
    /// Position of the locale; none for a document without labels.
    locale: Option<usize>,
    words: Localizer<'a>,
}

impl Labels for Localized<'_> {
    fn language(&self) -> Option<String> {
        self.locale.map(|_| self.words.language.tag.clone())
    }

    fn text(&self, text: &Text) -> String {
        self.words.plain(text)
    }

    fn place(&self, place: &Place) -> Option<String> {
        self.locale.map(|_| self.words.place(place, &self.inputs.register))
    }

    fn section(&self, section: &Id) -> Option<String> {
        let position = self.inputs.section(section);
        self.locale.map(|_| self.words.plain(&self.inputs.content.sections[position].title))
    }

    fn page(&self, entity: &Id) -> Option<String> {
        let position = self.day.page_of(entity)?;
        self.locale.map(|locale| self.routes.absolute(locale, PageId::Entity(position)))
    }
}
