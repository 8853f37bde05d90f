//! What is to be written, as a tree: block by block as people lay it out, or in one line.

use super::quote::{Within, quoted};
use crate::values::Date;
use source::{Diagnostics, Node, Scalar, Sources, Value, parse_yaml};

/// A value to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Yaml {
    /// A word that stands as it is: a date, a number, `true`.
    Plain(String),
    /// A text, quoted where it has to be.
    Text(String),
    /// A list.
    List(Vec<Yaml>),
    /// Keys and values.
    Map(Vec<(String, Yaml)>),
}

/// What fits into one line beside its key.
const ONE_LINE: usize = 90;

impl Yaml {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Yaml::Text(text.into())
    }

    /// A list of words.
    pub fn words<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> Self {
        Yaml::List(words.into_iter().map(|word| Yaml::text(word.as_ref())).collect())
    }

    /// A value as somebody typed it; what is wrong with it points into a file of the name `shown`.
    pub fn parse(shown: &str, written: &str) -> Result<Self, super::Refused> {
        let sources = Sources::new([(shown.to_owned(), written.as_bytes().to_vec())]);
        let file = sources.find(shown).expect("it has just been put there");
        let mut diagnostics = Diagnostics::new();
        match parse_yaml(&sources, file, &mut diagnostics) {
            Some(node) => Ok(Yaml::from(&node)),
            None => Err(super::Refused { sources, diagnostics: diagnostics.sorted() }),
        }
    }

    /// In one line.
    pub fn flow(&self) -> String {
        match self {
            Yaml::Plain(word) => word.clone(),
            Yaml::Text(text) => quoted(text, Within::Brackets).into_owned(),
            Yaml::List(items) => format!("[{}]", items.iter().map(Yaml::flow).collect::<Vec<_>>().join(", ")),
            Yaml::Map(entries) => {
                let entries =
                    entries.iter().map(|(key, value)| format!("{}: {}", quoted(key, Within::Brackets), value.flow()));
                format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// In one line that it has for itself.
    fn inline(&self) -> String {
        match self {
            Yaml::Text(text) => quoted(text, Within::Lines).into_owned(),
            other => other.flow(),
        }
    }

    /// The lines of a mapping, each without its break.
    pub fn block(&self) -> Vec<String> {
        match self {
            Yaml::Map(entries) if !entries.is_empty() => {
                entries.iter().flat_map(|(key, value)| entry(&quoted(key, Within::Lines), value)).collect()
            }
            other => vec![other.inline()],
        }
    }

    /// The lines of an item of a list, with `gap` characters from the hyphen to what follows it.
    pub fn item(&self, gap: usize) -> Vec<String> {
        let lines = self.block().into_iter().enumerate();
        lines.map(|(at, line)| format!("{:<gap$}{line}", if at == 0 { "-" } else { "" })).collect()
    }

    /// Whether a value that was read is this one.
    pub(super) fn is(&self, node: &Node) -> bool {
        match (self, &node.value) {
            (Yaml::Plain(word), Value::Scalar(Scalar::Text(text) | Scalar::Number(text))) => word == text,
            (Yaml::Plain(word), Value::Scalar(Scalar::Bool(value))) => *word == value.to_string(),
            (Yaml::Plain(word), Value::Null) => word == NOTHING,
            (Yaml::Text(own), Value::Scalar(Scalar::Text(text))) => own == text,
            (Yaml::List(own), Value::Sequence(items)) => {
                own.len() == items.len() && own.iter().zip(items).all(|(own, item)| own.is(item))
            }
            (Yaml::Map(own), Value::Mapping(entries)) => {
                let same = |((key, value), (own_key, node)): (&(String, Yaml), &(source::Spanned<String>, Node))| {
                    *key == own_key.value && value.is(node)
                };
                own.len() == entries.len() && own.iter().zip(entries).all(same)
            }
            _ => false,
        }
    }

    fn is_scalar(&self) -> bool {
        matches!(self, Yaml::Plain(_) | Yaml::Text(_))
    }

    /// Whether it stands beside its key.
    fn is_short(&self) -> bool {
        let simple = |own: &Yaml| match own {
            Yaml::List(items) => items.iter().all(Yaml::is_scalar),
            own => own.is_scalar(),
        };
        match self {
            Yaml::Map(entries) => {
                entries.iter().all(|(_, value)| simple(value)) && self.flow().chars().count() <= ONE_LINE
            }
            Yaml::List(items) if items.is_empty() => true,
            own => own.is_scalar() || (simple(own) && own.flow().chars().count() <= ONE_LINE),
        }
    }
}

/// How nothing is written.
const NOTHING: &str = "null";

fn entry(key: &str, value: &Yaml) -> Vec<String> {
    if value.is_short() {
        return vec![format!("{key}: {}", value.inline())];
    }
    let below = match value {
        Yaml::List(items) => items.iter().flat_map(|own| own.item(2)).collect(),
        own => own.block(),
    };
    std::iter::once(format!("{key}:")).chain(below.into_iter().map(|line| format!("  {line}"))).collect()
}

impl From<Date> for Yaml {
    fn from(date: Date) -> Self {
        Yaml::Plain(date.to_string())
    }
}

impl From<&Node> for Yaml {
    fn from(node: &Node) -> Self {
        match &node.value {
            Value::Null => Yaml::Plain(NOTHING.to_owned()),
            Value::Scalar(Scalar::Bool(value)) => Yaml::Plain(value.to_string()),
            Value::Scalar(Scalar::Number(number)) => Yaml::Plain(number.clone()),
            Value::Scalar(Scalar::Text(text)) if text.parse::<Date>().is_ok_and(|day| day.to_string() == *text) => {
                Yaml::Plain(text.clone())
            }
            Value::Scalar(Scalar::Text(text)) => Yaml::Text(text.clone()),
            Value::Sequence(items) => Yaml::List(items.iter().map(Yaml::from).collect()),
            Value::Mapping(entries) => {
                Yaml::Map(entries.iter().map(|(key, value)| (key.value.clone(), Yaml::from(value))).collect())
            }
        }
    }
}
