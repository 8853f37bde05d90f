//! What the rules say that they did not say before, and no longer say.

use crate::report::Finding;
use crate::side::Side;
use source::{Diagnostic, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// What newly fires, and what is resolved. That something moved to another line is neither.
pub(super) fn compare(before: &Side, after: &Side) -> (Vec<Finding>, Vec<Finding>) {
    let (old, new) = (all(before), all(after));
    (joined(only(&new, &old)), joined(only(&old, &new)))
}

/// A diagnostic as it is compared: what it says, and in which file.
type Key = (usize, &'static str, String, Option<String>);

/// Everything that is said of a version, each with its lines.
fn all(side: &Side) -> BTreeMap<Key, Vec<usize>> {
    let mut all: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for own in side.diagnostics.iter() {
        let (file, line) = place(&side.sources, own);
        all.entry((own.level as usize, own.code, own.message.clone(), file)).or_default().extend(line);
    }
    all
}

fn place(sources: &Sources, diagnostic: &Diagnostic) -> (Option<String>, Option<usize>) {
    let Some(span) = diagnostic.span else { return (None, None) };
    (Some(sources.path(span.file).to_owned()), Some(sources.line_column(span.file, span.start).0))
}

/// What the one says more often than the other.
fn only(all: &BTreeMap<Key, Vec<usize>>, others: &BTreeMap<Key, Vec<usize>>) -> Vec<(Key, Option<usize>)> {
    let mut found = Vec::new();
    for (key, lines) in all {
        let known = others.get(key).map(Vec::len);
        match (known, lines.as_slice()) {
            (Some(_), []) => {}
            (None, []) => found.push((key.clone(), None)),
            (known, lines) => {
                found.extend(lines.iter().skip(known.unwrap_or_default()).map(|own| (key.clone(), Some(*own))));
            }
        }
    }
    found
}

/// What several catalogues have in common is one finding, with their languages.
fn joined(found: Vec<(Key, Option<usize>)>) -> Vec<Finding> {
    let mut groups: BTreeMap<(usize, &'static str, String), Vec<(Option<String>, String, Option<String>)>> =
        BTreeMap::new();
    for ((level, code, message, file), line) in found {
        let locale = catalogue(&message).or_else(|| file.as_deref().and_then(catalogue));
        let general = locale.as_ref().map_or(message.clone(), |own| message.replace(&format!("/{own}.po"), "/….po"));
        let place = file.map(|file| line.map_or(file.clone(), |line| format!("{file}:{line}")));
        groups.entry((level, code, general)).or_default().push((locale, message, place));
    }
    groups.into_iter().flat_map(|((level, code, general), all)| finding(level, code, &general, all)).collect()
}

/// The findings of a group: one for what languages have in common, else each by itself.
fn finding(
    level: usize,
    code: &'static str,
    general: &str,
    all: Vec<(Option<String>, String, Option<String>)>,
) -> Vec<Finding> {
    let level = ["error", "warning", "note"][level].to_owned();
    let locales: BTreeSet<&String> = all.iter().filter_map(|own| own.0.as_ref()).collect();
    if locales.len() > 1 {
        let names: Vec<&str> = locales.iter().map(|own| own.as_str()).collect();
        let message = format!("{general} (in {} languages: {})", names.len(), names.join(", "));
        let places: BTreeSet<&Option<String>> = all.iter().map(|own| &own.2).collect();
        // Of catalogues each has its own place; that of a source text is the same for all.
        let place = places.first().filter(|_| places.len() == 1).and_then(|own| (*own).clone());
        return vec![Finding { level, code: code.to_owned(), message, place }];
    }
    all.into_iter()
        .map(|(_, message, place)| Finding { level: level.clone(), code: code.to_owned(), message, place })
        .collect()
}

/// The language of the first catalogue that a text names.
fn catalogue(text: &str) -> Option<String> {
    let (before, _) = text.split_once(".po")?;
    let (folder, tag) = before.rsplit_once('/')?;
    folder.ends_with("translations").then(|| tag.to_owned())
}
