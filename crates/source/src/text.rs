//! Texts in the source language that readers see in theirs.

use crate::span::{Span, Spanned};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::sync::Arc;

/// A text in the source language, with its place: each other language has it in its catalogue.
///
/// Two are equal when their words are, wherever they were written.
#[derive(Debug, Clone)]
pub struct Text {
    /// As written, with runs of white space folded into one space.
    pub source: Arc<str>,
    /// Where it was written.
    pub span: Span,
}

impl Text {
    /// A text at a place.
    pub fn new(written: &str, span: Span) -> Self {
        let folded: Vec<&str> = written.split_whitespace().collect();
        Text { source: folded.join(" ").into(), span }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Text {}

/// A text that translators are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The text.
    pub text: Text,
    /// What tells it from the same words elsewhere; most texts need none.
    pub context: Option<String>,
    /// What translators should know: the field or the kind of text.
    pub note: String,
}

/// The name under which [`Text`] asks our decoder for its place.
pub(crate) const TEXT: &str = "source::Text";

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts;
        impl<'de> Visitor<'de> for Parts {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text with its place")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Text, A::Error> {
                let mut number = || parts.next_element::<u32>()?.ok_or_else(|| Error::custom("no place"));
                let (file, start, end) = (number()?, number()?, number()?);
                let written: String = parts.next_element()?.ok_or_else(|| Error::custom("no text"))?;
                let span = Span { file: crate::span::FileId(file), start, end };
                Ok(Spanned::new(written, span).into())
            }
        }
        deserializer.deserialize_tuple_struct(TEXT, 4, Parts)
    }
}

impl From<Spanned<String>> for Text {
    fn from(written: Spanned<String>) -> Self {
        Text::new(&written.value, written.span)
    }
}
