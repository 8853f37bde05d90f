//! A theme: the words of the interface, templates, and files to publish.

use crate::content::is_slug;
use crate::routes::check_slug;
use serde::Deserialize;
use serde::de::IgnoredAny;
use source::{Diagnostic, Diagnostics, FileId, Node, Sources, Span, Spanned, Text, Unit, Value, decode, parse_toml};
use std::collections::BTreeMap;

/// A theme, with the site's own files laid over its own.
#[derive(Debug)]
pub(crate) struct Theme {
    /// Its folder, such as `themes/annex/`.
    pub(crate) folder: String,
    /// The words of the interface, by key.
    pub(crate) strings: BTreeMap<String, Words>,
    /// Templates by name: the site's own, else the theme's.
    pub(crate) templates: BTreeMap<String, FileId>,
    /// Files to publish, by path below `static/`: the site's own, else the theme's.
    pub(crate) statics: BTreeMap<String, FileId>,
}

/// Words of the interface: one text, or one for each number.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// The text, or the one for a single thing.
    pub(crate) one: Text,
    /// The text for several, if this counts.
    pub(crate) other: Option<Text>,
}

/// `theme.toml`, but for its strings.
#[derive(Debug, Deserialize)]
struct ThemeFile {
    #[serde(rename = "name")]
    _name: Spanned<String>,
    #[serde(default, rename = "description")]
    _description: IgnoredAny,
    #[serde(default, rename = "license")]
    _license: IgnoredAny,
    #[serde(default, rename = "homepage")]
    _homepage: IgnoredAny,
    #[serde(default, rename = "author")]
    _author: IgnoredAny,
    #[serde(default, rename = "extra")]
    _extra: IgnoredAny,
    #[serde(default, rename = "strings")]
    _strings: IgnoredAny,
}

#[derive(Debug, Deserialize)]
struct Counted {
    one: Text,
    other: Text,
}

/// Reads the theme; whatever is wrong in it is added to `diagnostics`.
pub(crate) fn read(sources: &Sources, folder: &str, diagnostics: &mut Diagnostics) -> Option<Theme> {
    let path = format!("{folder}theme.toml");
    let Some(file) = sources.find(&path) else {
        let problem = Diagnostic::error("unknown-theme", format!("there is no `{path}`"));
        diagnostics.push(problem.help("name a folder of `themes/` in `theme` of config.toml, or leave it out"));
        return None;
    };
    let text = sources.read(file, diagnostics)?;
    let node = parse_toml(file, text, 0, diagnostics)?;
    let _known: ThemeFile = decode(&node, &mut Vec::new(), diagnostics)?;
    Some(Theme {
        folder: folder.to_owned(),
        strings: strings(&node, diagnostics),
        templates: overlaid(sources, folder, "templates/"),
        statics: overlaid(sources, folder, "static/"),
    })
}

/// The files below `templates/` or `static/`: the site's own before the theme's.
fn overlaid(sources: &Sources, folder: &str, kind: &str) -> BTreeMap<String, FileId> {
    let mut files = BTreeMap::new();
    for place in [format!("{folder}{kind}"), kind.to_owned()] {
        let below = sources.below(&place).map(|(file, path)| (path[place.len()..].to_owned(), file));
        files.extend(below);
    }
    files
}

fn strings(node: &Node, diagnostics: &mut Diagnostics) -> BTreeMap<String, Words> {
    let Some(Value::Mapping(entries)) = node.get("strings").map(|table| &table.value) else {
        return BTreeMap::new();
    };
    let words = |(key, value): &(Spanned<String>, Node)| {
        let words = match &value.value {
            Value::Mapping(_) => {
                let counted: Counted = decode(value, &mut Vec::new(), diagnostics)?;
                Words { one: counted.one, other: Some(counted.other) }
            }
            _ => Words { one: decode(value, &mut Vec::new(), diagnostics)?, other: None },
        };
        Some((key.value.clone(), words))
    };
    entries.iter().filter_map(words).collect()
}

impl Theme {
    /// The words of the interface as units for translators: their keys tell equal words apart.
    pub(crate) fn units(&self) -> Vec<Unit> {
        self.strings
            .iter()
            .map(|(key, words)| {
                let note = "interface".to_owned();
                Unit { text: words.one.clone(), context: Some(key.clone()), note }
            })
            .collect()
    }

    /// These strings as an untyped table, for views of every key that a theme may have.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.strings.keys().map(String::as_str)
    }
}

/// Words that become part of addresses.
fn check_slugs(theme: &Theme, diagnostics: &mut Diagnostics) {
    for (_, words) in theme.strings.iter().filter(|(key, _)| is_slug(key)) {
        check_slug(&words.one.source, words.one.span, diagnostics);
    }
}

/// Words that are looked up by the code have to be there; a theme may have any others.
pub(crate) fn require(theme: &Theme, sources: &Sources, keys: &[&str], diagnostics: &mut Diagnostics) {
    check_slugs(theme, diagnostics);
    let path = format!("{}theme.toml", theme.folder);
    let file = sources.find(&path).expect("a theme that was read has its file");
    let missing: Vec<String> =
        keys.iter().filter(|key| !theme.strings.contains_key(**key)).map(|key| format!("`{key}`")).collect();
    if !missing.is_empty() {
        let problem = Diagnostic::error("missing-string", format!("the theme has no words for {}", missing.join(", ")));
        let problem = problem.at(Span::new(file, 0..0));
        diagnostics
            .push(problem.help("add each as `key = \"words\"` under `[strings]`; the shipped theme has them all"));
    }
}
