//! Where a text appears on the site, as far as files and templates tell.

use crate::content::is_slug;
use source::{Diagnostics, FileId, Node, Sources, Span, Unit, Value, parse_yaml};
use std::collections::{BTreeMap, BTreeSet};

const ENTITIES: &str = "data/subprocessors/";
const REGISTER: &str = "data/register.yaml";
const SECTIONS: &str = "content/sections/";

/// What the words of the register are called one by one.
const NOUNS: [(&str, &str); 13] = [
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
    ("regions", "customer region"),
];

/// Where texts appear.
pub(super) struct Places<'a> {
    sources: &'a Sources,
    /// Of each data file that has been looked into: the keys that lead to the value at a place.
    keys: BTreeMap<FileId, BTreeMap<u32, Vec<String>>>,
    /// By key of the interface: the templates of pages that show it.
    templates: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(sources: &'a Sources, theme: &str) -> Self {
        Places { sources, keys: BTreeMap::new(), templates: shown(sources, &format!("{theme}templates/")) }
    }

    /// Where a text of facts or prose appears.
    pub(super) fn of_fact(&mut self, unit: &Unit) -> String {
        let Span { file, start, .. } = unit.text.span;
        let path = self.sources.path(file);
        if unit.context.is_some() || path == crate::config::CONFIG {
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

    /// Where words of the interface appear.
    pub(super) fn of_word(&self, unit: &Unit) -> Vec<String> {
        let key = unit.context.as_deref().unwrap_or_default();
        if is_slug(key) {
            let note =
                "part of an address: lower-case letters, digits and hyphens; what was published once should stay";
            return vec![note.to_owned()];
        }
        let templates = self.templates.get(key);
        let place = match templates {
            None => "interface".to_owned(),
            Some(all) if all.contains(EVERY) => "interface, on every page".to_owned(),
            Some(all) => format!("interface, in {}", all.iter().cloned().collect::<Vec<_>>().join(", ")),
        };
        std::iter::once(place).chain(self.comment(unit.text.span)).collect()
    }

    /// The comment over the group of lines in which a word stands.
    fn comment(&self, span: Span) -> Option<String> {
        let text = self.sources.text(span.file).ok()?;
        let before = text.get(..span.start as usize)?.lines().rev().skip(1).map(str::trim);
        let group = before.take_while(|line| !line.is_empty() && !line.starts_with('['));
        let mut comments: Vec<&str> = group.filter_map(|line| line.strip_prefix('#')).map(str::trim).collect();
        comments.reverse();
        (!comments.is_empty()).then(|| format!("about: {}", comments.join(" ")))
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
        field => (field, "on its own page"),
    };
    format!("{field}{within} of {who}, {place}")
}

fn of_register(keys: &[String]) -> String {
    let noun = |key: &str| NOUNS.iter().find(|(own, _)| *own == key).map(|(_, noun)| *noun);
    match keys {
        [list, about] if list == "list" && about == "about" => "what the list is about, at its top".to_owned(),
        [kind, id] | [kind, id, _] if noun(kind).is_some() => {
            format!("{} {id}, wherever an entry names it", noun(kind).unwrap_or_default())
        }
        keys => format!("{} of the register", keys.join(", ")),
    }
}

fn of_prose(path: &str, note: &str) -> String {
    let is_front_matter = note == "title" || note == "description";
    let words = if is_front_matter { note } else { "text" };
    let markdown = if is_front_matter { "" } else { "; in Markdown: keep its marks, and where links lead" };
    if let Some(section) = path.strip_prefix(SECTIONS) {
        return format!("{words} above the table {}, on the list{markdown}", section.trim_end_matches(".md"));
    }
    match (path, note) {
        ("content/_index.md", "title") => {
            "title of the list: its heading, and its name in browsers and searches".to_owned()
        }
        ("content/_index.md", "description") => "description of the list, for search engines".to_owned(),
        ("content/_index.md", _) => format!("introduction of the list{markdown}"),
        _ => format!("{words} of the block below the tables{markdown}"),
    }
}

/// The template around every page.
const BASE: &str = "base.html";
/// In place of the names of all templates.
const EVERY: &str = "*";

/// By key of the interface: the templates of pages that name it, themselves or by what they include.
fn shown(sources: &Sources, folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let read = |(file, path): (FileId, &str)| Some((path[folder.len()..].to_owned(), sources.text(file).ok()?));
    let templates: BTreeMap<String, &str> = sources.below(folder).filter_map(read).collect();
    let mut shown: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in templates.keys().filter(|name| !name.contains('/')) {
        let name = if page == BASE { EVERY } else { page.as_str() };
        for key in keys_of(page, &templates, &mut BTreeSet::new()) {
            shown.entry(key).or_default().insert(name.to_owned());
        }
    }
    shown
}

fn keys_of(name: &str, templates: &BTreeMap<String, &str>, seen: &mut BTreeSet<String>) -> BTreeSet<String> {
    let Some(text) = templates.get(name).filter(|_| seen.insert(name.to_owned())) else { return BTreeSet::new() };
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let named = |mark: &str| -> Vec<String> {
        text.split(mark).skip(1).map(|rest| rest.split(|c| !is_key(c)).next().unwrap_or_default().to_owned()).collect()
    };
    let included: Vec<&str> =
        text.split("include \"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect();
    let below = included.into_iter().flat_map(|own| keys_of(own, templates, seen)).collect::<Vec<_>>();
    named("v.ui.").into_iter().chain(named("v.label.")).chain(below).collect()
}
