//! The words of a document: in a language, or as the source has them.

use super::values::Labelled;
use crate::model::{Id, Identified};
use crate::values::Place;
use source::Text;

/// What a document calls things.
pub trait Labels {
    /// The language, as a BCP 47 tag; none for a document without labels.
    fn language(&self) -> Option<String>;
    /// A text in the language, or as it was written.
    fn text(&self, text: &Text) -> String;
    /// The name of a place; none without labels.
    fn place(&self, place: &Place) -> Option<String>;
    /// The title of a section; none without labels.
    fn section(&self, section: &Id) -> Option<String>;
    /// The address of an entity's page; none without labels, or if it has no page.
    fn page(&self, entity: &Id) -> Option<String>;
}

/// No labels, and texts in the source language.
#[derive(Debug, Clone, Copy)]
pub struct NoLabels;

impl Labels for NoLabels {
    fn language(&self) -> Option<String> {
        None
    }
    fn text(&self, text: &Text) -> String {
        text.source.to_string()
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

/// Something that has a name for readers.
pub(super) trait Labelable: Identified {
    fn name(&self) -> &Text;
}

macro_rules! labelable {
    ($($name:ident),*) => {$(
        impl Labelable for crate::model::$name {
            fn name(&self) -> &Text {
                &self.name
            }
        }
    )*};
}

labelable!(Term, Region, Audience);

/// A word of the vocabulary with its label.
pub(super) fn word<T: Labelable>(all: &[T], id: &Id, labels: &dyn Labels) -> Labelled {
    let found = crate::model::by_id(all, id).filter(|_| labels.language().is_some());
    Labelled { id: id.to_string(), label: found.map(|own| labels.text(own.name())) }
}
