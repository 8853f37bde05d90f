//! What the rules say that they did not say before, and no longer say.

use crate::report::Finding;
use crate::side::Side;
use source::{Diagnostic, Level, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// What newly fires, and what is resolved. That something moved to another line is neither.
pub(super) fn compare(before: &Side, after: &Side) -> (Vec<Finding>, Vec<Finding>) {
    // Of a site that somebody published nobody knows what the rules said.
    if [before, after].into_iter().any(|own| own.sources.iter().next().is_none()) {
        return (Vec::new(), Vec::new());
    }
    let (old, new) = (all(before), all(after));
    // What a rule says of a part of the facts is not what it says of all of them.
    let is_asked = |own: &Said| is_asked(before, own) && is_asked(after, own);
    let fires = only(&new, &old).into_iter().filter(is_asked);
    let resolved = only(&old, &new).into_iter().filter(is_asked);
    (joined(fires.collect()), joined(resolved.collect()))
}

/// Whether a version was asked what this says: of one that is not built, only what can be read is, and rules are asked
/// only of facts that can be read in full.
fn is_asked(side: &Side, said: &Said) -> bool {
    let is_rule = subprocessors::rules::ALL.iter().any(|own| own.code == said.code);
    match is_rule {
        true => side.site.is_some() || side.register.is_some(),
        false => side.site.is_some() || said.level == Level::Error,
    }
}

/// What is said at one place.
#[derive(Clone)]
struct Said {
    level: Level,
    code: &'static str,
    message: String,
    file: Option<String>,
    line: Option<usize>,
}

/// What makes two diagnostics the same: what they say, whatever the file and the line.
type Key = (Level, &'static str, String);

impl Said {
    fn of(sources: &Sources, own: &Diagnostic) -> Self {
        let file = own.span.map(|span| sources.path(span.file).to_owned());
        let line = own.span.map(|span| sources.line_column(span.file, span.start).0);
        Said { level: own.level, code: own.code, message: own.message.clone(), file, line }
    }

    fn key(&self) -> Key {
        // How many texts a language lacks is what translators are told, language by language.
        let is_count = self.code == "missing-translation" && self.level != Level::Error;
        let message = if is_count { String::new() } else { self.message.clone() };
        (self.level, self.code, message)
    }

    fn place(&self) -> Option<String> {
        let file = self.file.as_ref()?;
        Some(self.line.map_or(file.clone(), |line| format!("{file}:{line}")))
    }

    /// The language of the catalogue that it is about, if it is about one.
    fn locale(&self) -> Option<String> {
        catalogue(&self.message).or_else(|| catalogue(self.file.as_deref()?))
    }

    /// What it says of whatever language.
    fn of_any(&self) -> String {
        self.locale().map_or(self.message.clone(), |own| self.message.replace(&format!("/{own}.po"), "/….po"))
    }

    fn finding(&self) -> Finding {
        let (level, code) = (self.level.word().to_owned(), self.code.to_owned());
        Finding { level, code, message: self.message.clone(), place: self.place() }
    }
}

/// Everything that is said of a version.
fn all(side: &Side) -> BTreeMap<Key, Vec<Said>> {
    let mut all: BTreeMap<Key, Vec<Said>> = BTreeMap::new();
    for said in side.diagnostics.iter().map(|own| Said::of(&side.sources, own)) {
        all.entry(said.key()).or_default().push(said);
    }
    all
}

/// What the one says more often than the other, in the files in which it does so: what is said of a file under another
/// name is the same.
fn only(all: &BTreeMap<Key, Vec<Said>>, others: &BTreeMap<Key, Vec<Said>>) -> Vec<Said> {
    let none = Vec::new();
    all.iter().flat_map(|(key, own)| left(own, others.get(key).unwrap_or(&none))).cloned().collect()
}

fn left<'a>(own: &'a [Said], others: &[Said]) -> Vec<&'a Said> {
    let mut others: Vec<&Said> = others.iter().collect();
    let mut left: Vec<&Said> = Vec::new();
    for said in own {
        match others.iter().position(|other| other.file == said.file) {
            Some(at) => {
                others.remove(at);
            }
            None => left.push(said),
        }
    }
    left.split_off(others.len().min(left.len()))
}

/// What several languages have in common is one finding that names them.
fn joined(said: Vec<Said>) -> Vec<Finding> {
    let mut groups: BTreeMap<(Level, &'static str, String), Vec<Said>> = BTreeMap::new();
    for own in said {
        groups.entry((own.level, own.code, own.of_any())).or_default().push(own);
    }
    groups.iter().flat_map(|((_, _, message), all)| findings(message, all)).collect()
}

fn findings(message: &str, all: &[Said]) -> Vec<Finding> {
    let locales: BTreeSet<String> = all.iter().filter_map(Said::locale).collect();
    if locales.len() < 2 {
        return all.iter().map(Said::finding).collect();
    }
    let names: Vec<String> = locales.into_iter().collect();
    let message = format!("{message} (in {} languages: {})", names.len(), names.join(", "));
    // Each catalogue has a place of its own; that of a source text is the same for all.
    let places: BTreeSet<Option<String>> = all.iter().map(Said::place).collect();
    let place = places.first().filter(|_| places.len() == 1).cloned().flatten();
    vec![Finding { message, place, ..all[0].finding() }]
}

/// The language of the first catalogue that a text names.
fn catalogue(text: &str) -> Option<String> {
    let (before, _) = text.split_once(".po")?;
    let (folder, tag) = before.rsplit_once('/')?;
    folder.ends_with("translations").then(|| tag.to_owned())
}
