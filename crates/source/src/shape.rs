//! Shapes that people write and serde alone cannot decode with places: a word where a mapping may
//! stand, and two kinds of fields in one mapping.

use crate::decode::Entries;
use crate::span::Spanned;
use crate::text::Text;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

/// One word, or a mapping that says more: `DE`, or `{country: DE, city: Berlin}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordOr<T> {
    /// The word, with its place.
    Word(Spanned<String>),
    /// The mapping.
    Full(Spanned<T>),
}

/// Two structs whose fields stand side by side in one mapping. A field that neither knows is an error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Joined<A, B>(pub A, pub B);

/// The names under which the shapes ask our decoder for what they need.
pub(crate) const WORD_OR: &str = "source::WordOr";
pub(crate) const JOINED: &str = "source::Joined";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for WordOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Parts<T> {
            type Value = WordOr<T>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a word or a mapping")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
                let is_word = parts.next_element()?.ok_or_else(|| Error::custom("no kind"))?;
                let missing = || Error::custom("no value");
                match is_word {
                    true => Ok(WordOr::Word(parts.next_element()?.ok_or_else(missing)?)),
                    false => Ok(WordOr::Full(parts.next_element()?.ok_or_else(missing)?)),
                }
            }
        }
        deserializer.deserialize_tuple_struct(WORD_OR, 2, Parts(PhantomData))
    }
}

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Deserialize<'de> for Joined<A, B> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<A, B>(PhantomData<(A, B)>);
        impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Visitor<'de> for Parts<A, B> {
            type Value = Joined<A, B>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a mapping of keys to values")
            }
            fn visit_seq<S: SeqAccess<'de>>(self, mut parts: S) -> Result<Self::Value, S::Error> {
                let missing = || Error::custom("no value");
                Ok(Joined(parts.next_element()?.ok_or_else(missing)?, parts.next_element()?.ok_or_else(missing)?))
            }
        }
        deserializer.deserialize_tuple_struct(JOINED, 2, Parts(PhantomData))
    }
}

// What editors are told of these shapes. A place in a file is none of their business.

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "minLength": 1})
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("EntriesOf{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "additionalProperties": generator.subschema_for::<T>(),
        })
    }
}

impl<T: JsonSchema> JsonSchema for WordOr<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("WordOr{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string", "minLength": 1}, generator.subschema_for::<T>()]})
    }
}

impl<A: JsonSchema, B: JsonSchema> JsonSchema for Joined<A, B> {
    fn schema_name() -> Cow<'static, str> {
        A::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = A::json_schema(generator);
        let other = B::json_schema(generator);
        for (key, own) in
            [("properties", schema_part(&other, "properties")), ("required", schema_part(&other, "required"))]
        {
            let Some(own) = own else { continue };
            match (schema.get_mut(key), own) {
                (Some(serde_json::Value::Object(all)), serde_json::Value::Object(own)) => all.extend(own),
                (Some(serde_json::Value::Array(all)), serde_json::Value::Array(own)) => all.extend(own),
                (_, own) => drop(schema.insert(key.to_owned(), own)),
            }
        }
        schema
    }
}

fn schema_part(schema: &Schema, key: &str) -> Option<serde_json::Value> {
    schema.get(key).cloned()
}
