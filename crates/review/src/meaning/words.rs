//! What things are called in sentences: plain English, with the names that the register gives.
//!
//! Names of entities, regions and terms stand as they are written; only countries are named in English.

mod aspect;
mod fact;
mod places;
mod scope;

pub(super) use aspect::{is_list, noun};
pub(super) use fact::law;
pub(super) use places::role_noun;

use crate::list;
use subprocessors::{Date, Id, Identified, Reference, Register, by_id};

/// The words of a register.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) register: &'a Register,
}

impl Words<'_> {
    /// An engagement or entity with a name: "Example Cloud GmbH", or "Example Cloud GmbH (hosting)" where it does more
    /// than one thing.
    pub(super) fn subject(&self, reference: &Reference, name: &str) -> String {
        let several = self.register.entity(&reference.entity).is_some_and(|own| own.engagements.len() > 1);
        match &reference.engagement {
            Some(engagement) if several => format!("{name} ({engagement})"),
            _ => name.to_owned(),
        }
    }

    /// The same, as it is called on a day.
    pub(super) fn called(&self, reference: &Reference, day: Date) -> String {
        let facts = self.register.entity(&reference.entity).map(|own| own.on(day, None));
        let name = facts.and_then(|own| own.called()).map(|own| own.source().to_owned());
        self.subject(reference, &name.unwrap_or_else(|| reference.entity.to_string()))
    }

    /// An entity by its id, as it is called at last.
    pub(super) fn entity(&self, id: &Id) -> String {
        self.called(&Reference { entity: id.clone(), engagement: None }, Date::MAX)
    }

    /// Customers of a region: "customers in the EU", or "customers of “Europe”".
    pub(super) fn region(&self, id: &Id) -> String {
        let name = by_id(&self.register.regions, id).map_or(id.as_str(), |own| &own.name.source);
        match name.strip_prefix("Customers ").or(name.strip_prefix("customers ")) {
            Some(rest) => format!("customers {rest}"),
            None => format!("customers of {}", quoted(name)),
        }
    }
}

/// The name that `name` finds of the one with an id; the id itself if there is none.
pub(super) fn named<'a, T: Identified>(all: &'a [T], id: &'a Id, name: impl Fn(&'a T) -> &'a str) -> &'a str {
    by_id(all, id).map_or(id.as_str(), name)
}

/// A text in quotation marks; the dot at its end would end the sentence it stands in.
pub(super) fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(words: &[String]) -> String {
    joined(words, "and")
}

/// "a", "a or b", "a, b or c".
pub(super) fn either(words: &[String]) -> String {
    joined(words, "or")
}

fn joined(words: &[String], word: &str) -> String {
    if words.is_empty() { "none".to_owned() } else { list::joined(words, word) }
}

/// "1 day", "30 days".
pub(super) fn days(count: i32) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}
