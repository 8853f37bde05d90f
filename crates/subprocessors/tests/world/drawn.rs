//! Histories drawn by chance, and files that write them in one layout or another.

use super::palette;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use subprocessors::Date;

/// A history: versions on days, each with the fields that it states.
#[derive(Debug, Clone)]
pub struct History(pub Vec<(Date, BTreeMap<&'static str, Value>)>);

/// A day, counted from the start of 2018.
pub fn at(offset: i64) -> Date {
    Date::constant(2018, 1, 1).checked_add(jiff::Span::new().days(offset)).unwrap()
}

/// A history of an engagement: its first version has a purpose, each version states some fields.
pub fn engagement() -> impl Strategy<Value = History> {
    history(palette::of_engagements(), Some("purpose"), 5)
}

/// A history of an entity.
pub fn entity() -> impl Strategy<Value = History> {
    history(palette::of_entities(), None, 3)
}

fn history(
    palette: Vec<(&'static str, Vec<Value>)>,
    always: Option<&'static str>,
    most: usize,
) -> impl Strategy<Value = History> {
    let version = prop::collection::vec((any::<Index>(), any::<Index>()), 1..6);
    let versions = prop::collection::vec((1i64..300, version), 1..=most);
    versions.prop_map(move |drawn| {
        let mut offset = 0;
        let mut versions = Vec::new();
        for (step, picks) in drawn {
            offset += step;
            let mut fields: BTreeMap<&'static str, Value> = BTreeMap::new();
            if let Some(field) = always.filter(|_| versions.is_empty()) {
                fields.insert(field, Value::from("At first."));
            }
            for (field, value) in picks {
                let (field, values) = &palette[field.index(palette.len())];
                fields.insert(field, values[value.index(values.len())].clone());
            }
            versions.push((at(offset), fields));
        }
        History(versions)
    })
}

impl History {
    /// What holds after each version, field by field: the history folded by hand.
    pub fn folded(&self) -> Vec<(Date, BTreeMap<&'static str, Value>)> {
        let mut all: BTreeMap<&'static str, Value> = BTreeMap::new();
        let mut fold = |(day, fields): &(Date, BTreeMap<&'static str, Value>)| {
            all.extend(fields.clone());
            (*day, all.clone())
        };
        self.0.iter().map(&mut fold).collect()
    }

    fn written(&self, date: &str) -> Value {
        let version = |(day, fields): &(Date, BTreeMap<&'static str, Value>)| {
            let mut all = Map::new();
            all.insert(date.to_owned(), day.to_string().into());
            all.extend(fields.iter().map(|(field, value)| ((*field).to_owned(), value.clone())));
            Value::Object(all)
        };
        self.0.iter().map(version).collect()
    }
}

/// Two files: an entity with these histories, and another that it can refer to.
pub fn files(entity: &History, engagement: &History, layout: Layout) -> String {
    let cloud = serde_json::json!({
        "name": "Example Cloud GmbH",
        "history": entity.written("effective"),
        "engagements": {"hosting": {"section": "hosting", "history": engagement.written("known-since")}},
    });
    let other = "-- data/subprocessors/other.yaml --\nname: Example Other Ltd\nengagements: {all: {section: people, \
                 history: [{known-since: 2017-01-01, purpose: Help.}]}}\n";
    format!("{}-- data/subprocessors/cloud.yaml --\n{}{other}", super::REGISTER, layout.file(&cloud))
}

/// How a file is laid out: none of it is a fact.
#[derive(Debug, Clone, Copy)]
pub enum Layout {
    /// In one line, everything quoted.
    Flow,
    /// In lines, with comments and blank lines, keys in reverse order, quotes only where they are needed.
    Block,
}

impl Layout {
    fn file(self, value: &Value) -> String {
        match self {
            Layout::Flow => format!("{value}\n"),
            Layout::Block => {
                let mut text = "# A comment at the top.\n".to_owned();
                block(value, 0, &mut text);
                text
            }
        }
    }
}

fn block(value: &Value, indent: usize, text: &mut String) {
    let spaces = " ".repeat(indent);
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (key, value) in fields.iter().rev() {
                text.push_str(&format!("\n{spaces}# About {key}.\n{spaces}'{key}':   "));
                nested(value, indent + 2, text);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                text.push_str(&format!("{spaces}-\n"));
                let mut inner = String::new();
                nested(item, indent + 2, &mut inner);
                text.push_str(&" ".repeat(indent + 2));
                text.push_str(inner.trim_start_matches('\n').trim_start());
            }
        }
        scalar => text.push_str(&format!("{scalar}\n")),
    }
}

fn nested(value: &Value, indent: usize, text: &mut String) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            text.push('\n');
            block(value, indent, text);
        }
        Value::Array(items) if !items.is_empty() => {
            text.push('\n');
            block(value, indent, text);
        }
        Value::String(own) if own.len() > 8 && own.chars().all(|c| c.is_alphanumeric() || " .".contains(c)) => {
            // A folded text: its line break is one space.
            let folded = own.replacen(' ', &format!("\n{}", " ".repeat(indent)), 1);
            text.push_str(&format!("{folded}  # said\n"));
        }
        scalar => text.push_str(&format!("{scalar}\n")),
    }
}
