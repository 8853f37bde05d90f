//! `subprocessors.json`: the list for programs, in a language or in none.
//!
//! The document and its shape are those of [`subprocessors::Document`]; what is added here are the words of
//! a language and the addresses of pages.

use crate::inputs::Inputs;
use crate::localizer::Localizer;
use crate::routes::{PageId, Routes};
use source::Text;
use subprocessors::{Document, Id, Labels, List, NoLabels, Place};

/// The name of the file.
pub(crate) const NAME: &str = "subprocessors.json";

/// The list in the language of a locale, or, without one, in the source language and without labels.
pub(crate) fn file(inputs: &Inputs, routes: &Routes, list: &List<'_>, locale: Option<usize>) -> Vec<u8> {
    let document = match locale {
        Some(locale) => Document::of(list, &Localized { inputs, routes, locale, words: inputs.localizer(locale) }),
        None => Document::of(list, &NoLabels),
    };
    serde_json::to_vec(&document).expect("a document has only strings as keys")
}

/// The words of a locale.
struct Localized<'a> {
    inputs: &'a Inputs,
    routes: &'a Routes,
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
        let register = &self.inputs.register;
        let position = register.entities.iter().position(|own| own.id == *entity && own.is_legal())?;
        Some(self.routes.absolute(self.locale, PageId::Entity(position)))
    }
}
