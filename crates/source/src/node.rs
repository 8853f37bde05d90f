//! The tree of written values: what YAML and TOML have in common.

use crate::span::{Span, Spanned};

/// A written value and its place.
pub type Node = Spanned<Value>;

/// A value as written, before anybody asked what it means.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: `~`, `null`, or no text behind the colon.
    Null,
    /// One word, number or text.
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values in the order in which they were written.
    Mapping(Vec<(Spanned<String>, Node)>),
}

/// A single written value.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// Text, quoted or not.
    Text(String),
    /// A number, as its text: `0040` stays `0040`.
    Number(String),
    /// `true` or `false`.
    Bool(bool),
}

impl Value {
    /// What this is, in words for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Scalar(Scalar::Text(_)) => "text",
            Value::Scalar(Scalar::Number(_)) => "a number",
            Value::Scalar(Scalar::Bool(_)) => "true or false",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping of keys to values",
        }
    }
}

impl Spanned<Value> {
    /// The value behind a key, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Mapping(entries) => entries.iter().find(|(own, _)| own.value == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The text, if this is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(Scalar::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// An empty mapping at a place: what an empty file means.
    pub fn empty(span: Span) -> Self {
        Spanned::new(Value::Mapping(Vec::new()), span)
    }
}
