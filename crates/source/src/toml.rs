//! TOML into a [`Node`]: configuration, theme and front matter.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::node::{Node, Scalar, Value};
use crate::span::{FileId, Span, Spanned};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// The tree of a TOML text that stands at `offset` in a file, or nothing if it is not valid; every
/// error of the text is added to `diagnostics`.
pub fn parse_toml(file: FileId, text: &str, offset: usize, diagnostics: &mut Diagnostics) -> Option<Node> {
    let place = |range: Range<usize>| Span::new(file, offset + range.start..offset + range.end);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let range = error.span().unwrap_or(0..0);
        let problem =
            Diagnostic::error("toml-syntax", format!("this is not valid TOML: {}", first_line(error.message())));
        diagnostics.push(problem.at(place(range)).help("check quotes, brackets and `=` at this place"));
    }
    let entries = mapping(table.into_inner(), &place);
    errors.is_empty().then(|| Spanned::new(entries, place(0..text.lines().next().map_or(0, str::len))))
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

fn mapping(table: DeTable<'_>, place: &impl Fn(Range<usize>) -> Span) -> Value {
    let mut entries: Vec<(Spanned<String>, Node)> = table
        .into_iter()
        .map(|(key, value)| {
            let key_span = place(key.span());
            (Spanned::new(key.into_inner().into_owned(), key_span), node(value, place))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span);
    Value::Mapping(entries)
}

fn node(value: toml::Spanned<DeValue<'_>>, place: &impl Fn(Range<usize>) -> Span) -> Node {
    let span = place(value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Scalar(Scalar::Text(text.into_owned())),
        DeValue::Integer(number) => Value::Scalar(Scalar::Number(number.to_string())),
        DeValue::Float(number) => Value::Scalar(Scalar::Number(number.to_string())),
        DeValue::Boolean(value) => Value::Scalar(Scalar::Bool(value)),
        DeValue::Datetime(date) => Value::Scalar(Scalar::Text(date.to_string())),
        DeValue::Array(items) => Value::Sequence(items.into_iter().map(|item| node(item, place)).collect()),
        DeValue::Table(table) => mapping(table, place),
    };
    Spanned::new(value, span)
}
