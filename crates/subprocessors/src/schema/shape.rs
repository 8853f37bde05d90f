//! What editors are told of single words: their patterns and values.

use crate::values::Country as KnownCountry;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// The pattern of an id.
pub(crate) const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// Every code that a place may have as a word.
pub(crate) fn place_codes() -> Vec<&'static str> {
    KnownCountry::codes().chain(["EU", "EEA", "worldwide"]).collect()
}

/// A word with a schema of its own.
macro_rules! words {
    ($($(#[doc = $about:literal])* $name:ident: $schema:tt;)*) => {$(
        $(#[doc = $about])*
        pub(crate) struct $name;
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

words! {
    /// A day.
    Date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"};
    /// A last day, or none known.
    Until: {"type": "string", "pattern": "^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|open)$"};
    /// A word that names something of the register.
    Id: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"};
    /// One word that names something of the register, or several.
    Ids: {"anyOf": [{"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, {"type": "array", "items": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}}]};
    /// An address to link to.
    Url: {"type": "string", "pattern": "^(https://|mailto:)"};
    /// A mail address.
    Mail: {"type": "string", "pattern": "^[^@ ]+@[^@ ]+[.][^@ ]+$"};
    /// A text that may look like a number.
    Label: {"type": ["string", "number"]};
    /// A condition that reads like a sentence.
    Sentence: {"type": "string", "pattern": " "};
    /// A module of the standard contractual clauses.
    Module: {"type": "integer", "minimum": 1, "maximum": 4};
}

/// A country.
pub(crate) struct Country;

impl JsonSchema for Country {
    fn schema_name() -> Cow<'static, str> {
        "Country".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<&str> = KnownCountry::codes().collect();
        json_schema!({"description": "A country by its ISO 3166-1 alpha-2 code: `DE`.", "enum": codes})
    }
}
