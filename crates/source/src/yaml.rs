//! YAML into a [`Node`]: the one module that knows the YAML library.
//!
//! The library reads into our own tree, not into the types of the register, so that every
//! mistake of a file is found in one run, with its bytes, and so that scalars keep their spelling.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::node::{Node, Scalar, Value};
use crate::sources::Sources;
use crate::span::{FileId, Span, Spanned};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_saphyr::options::DuplicateKeyPolicy;
use std::fmt;

/// The tree of a YAML file, or nothing if it is not readable; what is wrong is added to `diagnostics`.
///
/// Anchors are expanded within the library's budgets, `yes` and `no` stay text (so Norway is `NO`),
/// a repeated key is an error at both places.
pub fn parse_yaml(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let text = sources.read(file, diagnostics)?;
    let whole = Span::new(file, 0..text.len());
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Some(Node::empty(whole));
    }
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        strict_booleans: true,
        with_snippet: false,
    };
    match serde_saphyr::from_str_with_options::<serde_saphyr::Spanned<Raw>>(text, options) {
        Ok(raw) => {
            let mut reader = Reader { file, text, diagnostics };
            reader.node(raw, Span::new(file, 0..0))
        }
        Err(error) => {
            diagnostics.push(syntax_error(file, text, &error));
            None
        }
    }
}

fn syntax_error(file: FileId, text: &str, error: &serde_saphyr::Error) -> Diagnostic {
    let error = error.without_snippet();
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default().trim_end_matches('.');
    let start = error.location().and_then(|place| place.span().byte_offset()).map_or(0, |offset| offset as usize);
    let start = (0..=start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length.clamp(0, 1));
    let place = Span::new(file, start..end);
    if message.contains("budget breached") {
        let problem = Diagnostic::error("yaml-too-large", "this file nests or repeats more than a data file may");
        return problem
            .at(place)
            .help("write values out instead of repeating them through anchors, and nest them less");
    }
    if matches!(error, serde_saphyr::Error::MultipleDocuments { .. }) {
        let problem = Diagnostic::error("yaml-syntax", "this file holds more than one YAML document");
        return problem.at(place).help("keep one: delete the line `---` and what does not belong here");
    }
    Diagnostic::error("yaml-syntax", format!("this is not valid YAML: {message}"))
        .at(place)
        .help("check indentation, quotes and colons just before this place")
}

/// A value as the library hands it over.
enum Raw {
    Null,
    Bool(bool),
    Number,
    Text(String),
    Sequence(Vec<serde_saphyr::Spanned<Raw>>),
    Mapping(Vec<(serde_saphyr::Spanned<Raw>, serde_saphyr::Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a YAML value")
    }
    fn visit_unit<E: Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_none<E: Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }
    fn visit_i64<E: Error>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }
    fn visit_u64<E: Error>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }
    fn visit_i128<E: Error>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Number)
    }
    fn visit_u128<E: Error>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Number)
    }
    fn visit_f64<E: Error>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Number)
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }
    fn visit_string<E: Error>(self, value: String) -> Result<Raw, E> {
        Ok(Raw::Text(value))
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(Raw::Sequence(all))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            all.push(entry);
        }
        Ok(Raw::Mapping(all))
    }
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn node(&mut self, raw: serde_saphyr::Spanned<Raw>, parent: Span) -> Option<Node> {
        let span = self.span(&raw, parent);
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Bool(value) => Value::Scalar(Scalar::Bool(value)),
            Raw::Number => Value::Scalar(Scalar::Number(self.text[span.range()].to_owned())),
            Raw::Text(text) => Value::Scalar(Scalar::Text(text)),
            Raw::Sequence(items) => {
                let items: Vec<Option<Node>> = items.into_iter().map(|item| self.node(item, span)).collect();
                Value::Sequence(items.into_iter().collect::<Option<_>>()?)
            }
            Raw::Mapping(entries) => self.mapping(entries, span)?,
        };
        Some(Spanned::new(value, span))
    }

    fn mapping(
        &mut self,
        entries: Vec<(serde_saphyr::Spanned<Raw>, serde_saphyr::Spanned<Raw>)>,
        span: Span,
    ) -> Option<Value> {
        let mut read: Vec<(Spanned<String>, Node)> = Vec::with_capacity(entries.len());
        let mut whole = true;
        for (key, value) in entries {
            let key_span = self.span(&key, span);
            let Some(key) = self.key(key, key_span) else {
                whole = false;
                continue;
            };
            let node = self.node(value, key_span);
            if let Some((first, _)) = read.iter().find(|(own, _)| own.value == key) {
                let problem = Diagnostic::error("duplicate-key", format!("`{key}` is written twice"));
                let problem = problem.at(key_span).see(first.span, "first written here");
                self.diagnostics.push(problem.help("keep one of them"));
                whole = false;
            } else if let Some(node) = node {
                read.push((Spanned::new(key, key_span), node));
            } else {
                whole = false;
            }
        }
        whole.then_some(Value::Mapping(read))
    }

    fn key(&mut self, key: serde_saphyr::Spanned<Raw>, span: Span) -> Option<String> {
        match key.value {
            Raw::Text(text) => Some(text),
            Raw::Number | Raw::Bool(_) => Some(self.text[span.range()].to_owned()),
            Raw::Null | Raw::Sequence(_) | Raw::Mapping(_) => {
                let problem = Diagnostic::error("yaml-syntax", "a key has to be one word");
                self.diagnostics.push(problem.at(span).help("write `key: value`"));
                None
            }
        }
    }

    /// The bytes of a value. A value reached through an alias has the place of the alias.
    fn span(&self, raw: &serde_saphyr::Spanned<Raw>, parent: Span) -> Span {
        let place = raw.referenced.span();
        let (Some(start), Some(length)) = (place.byte_offset(), place.byte_len()) else {
            return parent;
        };
        let (start, end) = (start as usize, start as usize + length as usize);
        if end > self.text.len() || !self.text.is_char_boundary(start) || !self.text.is_char_boundary(end) {
            return parent;
        }
        let trimmed = self.text[start..end].trim_end();
        let first_line = match raw.value {
            // A collection is named by its first line: nobody wants a caret under a whole file.
            Raw::Sequence(_) | Raw::Mapping(_) => trimmed.lines().next().unwrap_or_default(),
            _ => trimmed,
        };
        Span::new(self.file, start..start + first_line.trim_end().len())
    }
}
