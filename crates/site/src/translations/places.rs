//! Where a text of facts or prose appears on the site.

use source::{Diagnostics, FileId, Node, Sources, Span, Unit, Value, parse_yaml};
use std::collections::BTreeMap;

const ENTITIES: &str = "data/subprocessors/";
const REGISTER: &str = "data/register.yaml";
const SECTIONS: &str = "content/sections/";

/// What the words of the register are called one by one.
const NOUNS: [(&str, &str); 14] = [
    ("assurances", "assurance"),
    ("audiences", "audience"),
    ("blocs", "group of countries"),
    ("cohorts", "group of customers"),
    ("configurations", "configuration"),
    ("data-categories", "category of personal data"),
    ("data-subjects", "category of data subjects"),
    ("deployments", "deployment"),
    ("details", "further fact"),
    ("editions", "edition"),
    ("features", "feature"),
    ("integrations", "integration"),
    ("plans", "plan"),
    ("regions", "customer region"),
];

/// Where texts appear.
pub(super) struct Places<'a> {
    sources: &'a Sources,
    /// Of each data file that has been looked into: the keys that lead to the value at a place.
    keys: BTreeMap<FileId, BTreeMap<u32, Vec<String>>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Places { sources, keys: BTreeMap::new() }
    }

    /// Where a text appears.
    pub(super) fn of(&mut self, unit: &Unit) -> String {
        let Span { file, start, .. } = unit.text.span;
        let path = self.sources.path(file);
        if unit.context.is_some() || crate::edition::is_configuration(path) {
            return unit.note.clone();
        }
        if let Some(entity) = path.strip_prefix(ENTITIES) {
            let id = entity.rsplit_once('.').map_or(entity, |(id, _)| id);
            return of_entity(id, &self.keys(file, start));
        }
        if path == REGISTER {
            return of_register(&self.keys(file, start));
        }
        of_prose(path, &unit.note)
    }

    /// The keys that lead to a value in a data file.
    fn keys(&mut self, file: FileId, at: u32) -> Vec<String> {
        let read = || {
            let mut keys = BTreeMap::new();
            if let Some(node) = parse_yaml(self.sources, file, &mut Diagnostics::new()) {
                collect(&node, &mut Vec::new(), &mut keys);
            }
            keys
        };
        self.keys.entry(file).or_insert_with(read).get(&at).cloned().unwrap_or_default()
    }
}

/// The keys of every single value below a node.
fn collect(node: &Node, path: &mut Vec<String>, out: &mut BTreeMap<u32, Vec<String>>) {
    match &node.value {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                path.push(key.value.clone());
                collect(value, path, out);
                path.pop();
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, path, out)),
        Value::Null | Value::Scalar(_) => drop(out.insert(node.span.start, path.clone())),
    }
}

fn of_entity(id: &str, keys: &[String]) -> String {
    let (who, keys) = match keys {
        [first, engagement, rest @ ..] if first == "engagements" => (format!("{id}/{engagement}"), rest),
        keys => (id.to_owned(), keys),
    };
    let mut keys: Vec<String> = keys.iter().filter(|key| *key != "history").map(|key| key.replace('-', " ")).collect();
    let field = keys.pop().unwrap_or_default();
    let within = if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) };
    let (field, place) = match field.as_str() {
        "purpose" | "condition" => (field.as_str(), "on the list and on its own page"),
        "class" => ("class of recipients", "on the list and on its own page"),
        "because" => ("reason", "on its own page"),
        "supplementary" => ("supplementary measures", "on its own page"),
        field => (field, "on its own page"),
    };
    format!("{field}{within} of `{who}`, {place}")
}

fn of_register(keys: &[String]) -> String {
    let noun = |key: &str| NOUNS.iter().find(|(own, _)| *own == key).map(|(_, noun)| *noun);
    match keys {
        [list, about] if list == "list" && about == "about" => "what the list is about, at its top".to_owned(),
        [kind, id, ..] if let Some(noun) = noun(kind) => format!("{noun} `{id}`, wherever an entry names it"),
        keys => format!("{} of the register", keys.join(", ")),
    }
}

/// Of a title, a description, or a block of Markdown.
fn of_prose(path: &str, what: &str) -> String {
    if let Some(section) = path.strip_prefix(SECTIONS) {
        let section = section.trim_end_matches(".md");
        return match what {
            "title" => format!("title of the table `{section}`"),
            what => format!("{what} above the table `{section}`"),
        };
    }
    match (path, what) {
        ("content/_index.md", "title") => "title of the list: its heading, and its name in searches".to_owned(),
        ("content/_index.md", "description") => "description of the list, for search engines".to_owned(),
        ("content/_index.md", what) => format!("{what} in the introduction of the list"),
        (_, "title") => "title of the block below the tables".to_owned(),
        (_, what) => format!("{what} in the block below the tables"),
    }
}
