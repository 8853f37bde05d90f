//! From the tree of written values to the types of the register, telling everything that is wrong.
//!
//! A serde deserializer that never gives up: an unknown field, a missing one or a value of the wrong
//! type becomes a [`Diagnostic`] with its place, a stand-in takes the value's seat, and decoding goes
//! on. So one run reports every mistake of a file, and the types stay ordinary derived ones.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::node::{Node, Scalar, Value};
use crate::shape::{JOINED, WORD_OR};
use crate::span::{SPANNED, Span, Spanned};
use crate::text::{TEXT, Text, Unit};
use serde::de::value::{BoolDeserializer, StrDeserializer, U32Deserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

/// Decodes a tree into `T`, or into nothing if anything in it is wrong.
///
/// Fields that `T` does not name are errors everywhere. Lists and mappings that are absent are empty; any
/// other field that may be absent is an `Option`, since absence is decoded here and not by serde's defaults.
/// Every [`Text`] on the way is also added to `units`: what is decoded as a text to translate is
/// known to the translators, and nothing can be forgotten.
pub fn decode<T: DeserializeOwned>(node: &Node, units: &mut Vec<Unit>, diagnostics: &mut Diagnostics) -> Option<T> {
    let found = Found::default();
    let decoded =
        T::deserialize(Decoder { place: Place::Written(node), field: THIS_FILE, found: &found, joined: None });
    if let Err(problem) = &decoded {
        found.diagnostics.borrow_mut().push(problem.0.clone());
    }
    let whole = !found.diagnostics.borrow().has_errors();
    diagnostics.extend(found.diagnostics.into_inner());
    units.extend(found.units.into_inner());
    decoded.ok().filter(|_| whole)
}

/// How messages name the outermost mapping.
const THIS_FILE: &str = "this file";

/// What decoding finds on its way.
#[derive(Default)]
struct Found {
    diagnostics: RefCell<Diagnostics>,
    units: RefCell<Vec<Unit>>,
}

/// Keys and values in the order in which they were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entries<T>(pub Vec<(Spanned<String>, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Entries(Vec::new())
    }
}

impl<T> Entries<T> {
    /// The value behind a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(own, _)| own.value == key).map(|(_, value)| value)
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.iter().map(|(key, _)| key.value.as_str())
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Spanned<String>, &T)> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<'de, T: de::Deserialize<'de>> de::Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct All<T>(PhantomData<T>);
        impl<'de, T: de::Deserialize<'de>> Visitor<'de> for All<T> {
            type Value = Entries<T>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("keys and values")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(Entries(all))
            }
        }
        deserializer.deserialize_map(All(PhantomData))
    }
}

/// An error that decoding could not go around.
#[derive(Debug)]
struct Stopped(Diagnostic);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Stopped {}

impl de::Error for Stopped {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Stopped(Diagnostic::error("wrong-type", message.to_string()))
    }
}

impl Stopped {
    fn at(mut self, span: Span) -> Self {
        self.0.span = self.0.span.or(Some(span));
        self
    }
}

/// What there is to decode.
#[derive(Clone, Copy)]
enum Place<'a> {
    /// A value that was written.
    Written(&'a Node),
    /// A field that was not written, of the mapping at this place.
    Absent(Span),
    /// The inside of a value that was already reported: stand-ins are made without another word.
    Reported(Span),
}

#[derive(Clone, Copy)]
struct Decoder<'a> {
    place: Place<'a>,
    field: &'a str,
    found: &'a Found,
    /// Where several structs share this mapping: gathers the fields that they know.
    joined: Option<&'a RefCell<Vec<&'static str>>>,
}

impl<'a> Decoder<'a> {
    fn span(&self) -> Span {
        match self.place {
            Place::Written(node) => node.span,
            Place::Absent(span) | Place::Reported(span) => span,
        }
    }

    fn value(&self) -> Option<&'a Value> {
        match self.place {
            Place::Written(node) if node.value != Value::Null => Some(&node.value),
            _ => None,
        }
    }

    fn scalar(&self) -> Option<&'a Scalar> {
        match self.value()? {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// Reports that something else was expected here, and stands for what is inside.
    fn report(self, expected: &str) -> Decoder<'a> {
        let Decoder { field, .. } = self;
        match self.place {
            Place::Reported(_) => {}
            Place::Written(node) if node.value != Value::Null => {
                let message = format!("`{field}` has to be {expected}, this is {}", node.value.kind());
                let problem = Diagnostic::error("wrong-type", message).at(node.span);
                self.push(match how_to_write(expected) {
                    Some(help) => problem.help(help),
                    None => problem,
                });
            }
            Place::Written(_) | Place::Absent(_) => {
                let message = format!("`{field}` is missing");
                let help = format!("add `{field}:` with {expected}");
                self.push(Diagnostic::error("missing-field", message).at(self.span()).help(help));
            }
        }
        Decoder { place: Place::Reported(self.span()), ..self }
    }

    fn push(&self, diagnostic: Diagnostic) {
        self.found.diagnostics.borrow_mut().push(diagnostic);
    }

    fn with(self, place: Place<'a>, field: &'a str) -> Decoder<'a> {
        Decoder { place, field, joined: None, ..self }
    }

    /// Reports the keys of this mapping that are none of its fields.
    fn report_unknown(&self, fields: &[&'static str]) {
        let Some(Value::Mapping(entries)) = self.value() else { return };
        for (key, _) in entries.iter().filter(|(key, _)| !fields.contains(&key.value.as_str())) {
            let problem =
                Diagnostic::error("unknown-field", format!("`{key}` is not a field of {}", owner(self.field)));
            self.push(problem.at(key.span).suggest(key, fields.iter().copied()));
        }
    }

    fn number<T: std::str::FromStr>(self, expected: &str) -> Option<T> {
        let parsed = match self.scalar() {
            Some(Scalar::Number(text)) => text.parse().ok(),
            _ => None,
        };
        if parsed.is_none() {
            self.report(expected);
        }
        parsed
    }
}

/// Numbers of every width: parsed from their own text, zero as a stand-in.
macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty, $expected:literal;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
            visitor.$visit(self.number::<$type>($expected).unwrap_or_default())
        }
    )*};
}

impl<'de, 'a> Deserializer<'de> for Decoder<'a> {
    type Error = Stopped;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.value() {
            None => visitor.visit_unit(),
            Some(Value::Scalar(Scalar::Bool(value))) => visitor.visit_bool(*value),
            Some(Value::Scalar(Scalar::Text(text) | Scalar::Number(text))) => visitor.visit_str(text),
            Some(Value::Sequence(_)) => self.deserialize_seq(visitor),
            Some(Value::Mapping(_)) => self.deserialize_map(visitor),
            Some(Value::Null) => unreachable!("`value` has taken it for nothing"),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match (self.scalar(), self.place) {
            (Some(Scalar::Bool(value)), _) => visitor.visit_bool(*value),
            (_, Place::Absent(_)) => visitor.visit_bool(false),
            _ => {
                self.report("`true` or `false`");
                visitor.visit_bool(false)
            }
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8, "a whole number";
        deserialize_i16 visit_i16 i16, "a whole number";
        deserialize_i32 visit_i32 i32, "a whole number";
        deserialize_i64 visit_i64 i64, "a whole number";
        deserialize_u8 visit_u8 u8, "a whole number from 0 to 255";
        deserialize_u16 visit_u16 u16, "a whole number from 0 to 65535";
        deserialize_u32 visit_u32 u32, "a whole number from 0";
        deserialize_u64 visit_u64 u64, "a whole number from 0";
        deserialize_f32 visit_f32 f32, "a number";
        deserialize_f64 visit_f64 f64, "a number";
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_str(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.scalar() {
            Some(Scalar::Text(text) | Scalar::Number(text)) if !text.trim().is_empty() => {
                visitor.visit_str(text).map_err(|problem: Stopped| problem.at(self.span()))
            }
            Some(Scalar::Text(_)) => {
                let message = format!("`{}` is empty", self.field);
                let help = "write a text, or leave the whole line out";
                self.push(Diagnostic::error("empty-text", message).at(self.span()).help(help));
                visitor.visit_str("")
            }
            _ => {
                self.report("a text");
                visitor.visit_str("")
            }
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_str(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.value() {
            None => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Stopped> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Stopped> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        let items: &[Node] = match (self.value(), self.place) {
            (Some(Value::Sequence(items)), _) => items,
            (None, Place::Absent(_) | Place::Reported(_)) => &[],
            _ => {
                self.report("a list");
                &[]
            }
        };
        visitor.visit_seq(Items { items: items.iter(), parent: self })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        match name {
            SPANNED => visitor.visit_seq(SpannedParts { decoder: self, next: 0 }),
            TEXT => {
                if let Some(Scalar::Text(text)) = self.scalar() {
                    let unit = Unit { text: Text::new(text, self.span()), context: None, note: self.field.to_owned() };
                    self.found.units.borrow_mut().push(unit);
                }
                visitor.visit_seq(SpannedParts { decoder: self, next: 0 })
            }
            WORD_OR => visitor.visit_seq(WordOrParts { decoder: self, next: 0 }),
            JOINED => {
                let known = RefCell::default();
                let together = Decoder { joined: Some(&known), ..self };
                let value = visitor.visit_seq(JoinedParts(together))?;
                self.report_unknown(&known.into_inner());
                Ok(value)
            }
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        let entries: &[(Spanned<String>, Node)] = match (self.value(), self.place) {
            (Some(Value::Mapping(entries)), _) => entries,
            (None, Place::Absent(_) | Place::Reported(_)) => &[],
            _ => {
                self.report("a mapping of keys to values");
                &[]
            }
        };
        visitor.visit_map(Pairs { pairs: entries.iter(), value: None, parent: self })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        let (entries, parent): (&[(Spanned<String>, Node)], Decoder) = match self.value() {
            Some(Value::Mapping(entries)) => (entries, self),
            _ => (&[], self.report("a mapping of keys to values")),
        };
        match self.joined {
            Some(known) => known.borrow_mut().extend(fields),
            None => self.report_unknown(fields),
        }
        visitor.visit_map(Fields { fields: fields.iter(), entries, current: None, parent })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        let known = |name: &str| variants.iter().copied().find(|variant| *variant == name);
        let stand_in = |decoder: Decoder<'a>| Variant {
            name: variants.first().expect("an enum has a variant"),
            content: Decoder { place: Place::Reported(decoder.span()), ..decoder },
        };
        let unknown = |name: &str, span: Span| {
            let message = format!("`{name}` is not a possible value of `{}`", self.field);
            self.push(Diagnostic::error("unknown-value", message).at(span).suggest(name, variants.iter().copied()));
            stand_in(self)
        };
        let variant = match self.value() {
            Some(Value::Scalar(Scalar::Text(name) | Scalar::Number(name))) => match known(name) {
                Some(name) => Variant { name, content: self.with(Place::Absent(self.span()), self.field) },
                None => unknown(name, self.span()),
            },
            Some(Value::Mapping(entries)) if entries.len() == 1 => match known(&entries[0].0) {
                Some(name) => Variant { name, content: self.with(Place::Written(&entries[0].1), name) },
                None => unknown(&entries[0].0, entries[0].0.span),
            },
            _ => stand_in(self.report(&format!("one of `{}`", variants.join("`, `")))),
        };
        visitor.visit_enum(variant)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        visitor.visit_unit()
    }
}

/// How something is written that people often write otherwise.
fn how_to_write(expected: &str) -> Option<&'static str> {
    match expected {
        "a list" => Some("write `[one, two]`, or lines that start with `- `"),
        "a text" => Some("write one value behind the colon; put quotes around it if it is `true` or `false`"),
        "a mapping of keys to values" => Some("write `key: value` on indented lines below it"),
        _ => None,
    }
}

/// How a message names the mapping that a field belongs to.
fn owner(field: &str) -> String {
    match field {
        THIS_FILE => field.to_owned(),
        _ => format!("`{field}`"),
    }
}

struct Items<'a> {
    items: std::slice::Iter<'a, Node>,
    parent: Decoder<'a>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Stopped;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped> {
        let Some(item) = self.items.next() else {
            return Ok(None);
        };
        let decoder = self.parent.with(Place::Written(item), self.parent.field);
        seed.deserialize(decoder).map(Some).map_err(|problem| problem.at(item.span))
    }
}

/// The entries of a mapping whose keys are free.
struct Pairs<'a> {
    pairs: std::slice::Iter<'a, (Spanned<String>, Node)>,
    value: Option<(&'a Spanned<String>, &'a Node)>,
    parent: Decoder<'a>,
}

impl<'de> MapAccess<'de> for Pairs<'_> {
    type Error = Stopped;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stopped> {
        let Some((key, node)) = self.pairs.next() else {
            return Ok(None);
        };
        self.value = Some((key, node));
        seed.deserialize(Key(key)).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stopped> {
        let (key, node) = self.value.take().expect("serde asks for a value after its key");
        seed.deserialize(self.parent.with(Place::Written(node), key)).map_err(|problem| problem.at(node.span))
    }
}

/// A key, as text or with its place.
struct Key<'a>(&'a Spanned<String>);

impl<'de> Deserializer<'de> for Key<'_> {
    type Error = Stopped;
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        visitor.visit_str(self.0)
    }
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        visitor.visit_seq(KeyParts { key: self.0, next: 0 })
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple map struct enum identifier ignored_any
    }
}

struct KeyParts<'a> {
    key: &'a Spanned<String>,
    next: usize,
}

impl<'de> SeqAccess<'de> for KeyParts<'_> {
    type Error = Stopped;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped> {
        self.next += 1;
        match span_part(self.key.span, self.next) {
            Some(number) => seed.deserialize(number).map(Some),
            None => seed.deserialize(StrDeserializer::new(&self.key.value)).map(Some),
        }
    }
}

/// The entries of a mapping whose fields are known: first those written, then those absent.
struct Fields<'a> {
    fields: std::slice::Iter<'static, &'static str>,
    entries: &'a [(Spanned<String>, Node)],
    current: Option<&'static str>,
    parent: Decoder<'a>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Stopped;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stopped> {
        let Some(field) = self.fields.next() else {
            return Ok(None);
        };
        self.current = Some(field);
        seed.deserialize(StrDeserializer::new(field)).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stopped> {
        let field = self.current.take().expect("serde asks for a value after its key");
        let place = match self.entries.iter().find(|(key, _)| key.value == field) {
            Some((_, node)) => Place::Written(node),
            None if matches!(self.parent.place, Place::Reported(_)) => self.parent.place,
            None => Place::Absent(self.parent.span()),
        };
        let decoder = self.parent.with(place, field);
        seed.deserialize(decoder).map_err(|problem| problem.at(decoder.span()))
    }
}

/// File, start, end, value: what [`Spanned`] asks for.
struct SpannedParts<'a> {
    decoder: Decoder<'a>,
    next: usize,
}

impl<'de> SeqAccess<'de> for SpannedParts<'_> {
    type Error = Stopped;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped> {
        self.next += 1;
        match span_part(self.decoder.span(), self.next) {
            Some(number) => seed.deserialize(number).map(Some),
            None => seed.deserialize(self.decoder).map(Some),
        }
    }
}

/// Whether it is a word, and the value: what [`WordOr`](crate::WordOr) asks for.
struct WordOrParts<'a> {
    decoder: Decoder<'a>,
    next: usize,
}

impl<'de> SeqAccess<'de> for WordOrParts<'_> {
    type Error = Stopped;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped> {
        self.next += 1;
        match self.next {
            1 => seed.deserialize(BoolDeserializer::new(self.decoder.scalar().is_some())).map(Some),
            _ => seed.deserialize(self.decoder).map(Some),
        }
    }
}

/// The same mapping for each of the structs that share it: what [`Joined`](crate::Joined) asks for.
struct JoinedParts<'a>(Decoder<'a>);

impl<'de> SeqAccess<'de> for JoinedParts<'_> {
    type Error = Stopped;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped> {
        seed.deserialize(self.0).map(Some)
    }
}

fn span_part(span: Span, part: usize) -> Option<U32Deserializer<Stopped>> {
    let numbers = [span.file.0, span.start, span.end];
    Some((*numbers.get(part - 1)?).into_deserializer())
}

struct Variant<'a> {
    name: &'static str,
    content: Decoder<'a>,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Stopped;
    type Variant = Decoder<'a>;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Decoder<'a>), Stopped> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Decoder<'_> {
    type Error = Stopped;
    fn unit_variant(self) -> Result<(), Stopped> {
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Stopped> {
        seed.deserialize(self)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_seq(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Stopped> {
        self.deserialize_struct("", fields, visitor)
    }
}
