//! The texts of a site and its catalogues, for translators and their tools.

use crate::inputs;
use crate::options::Options;
use source::po::{Catalogue, Entry};
use source::{Diagnostics, Outcome, Sources, Unit};
use std::collections::BTreeMap;

/// What is to be translated, and into what.
#[derive(Debug, Clone)]
pub struct Translations {
    /// The texts of facts and prose: `data/translations/<tag>.po`.
    pub facts: Vec<Unit>,
    /// The words of the interface: `<theme>translations/<tag>.po`.
    pub interface: Vec<Unit>,
    /// The folder of the theme, with a final slash.
    pub theme: String,
    /// Each locale but the source language, with its number of plural forms.
    pub locales: Vec<(String, usize)>,
    /// The text for several, of interface words that count, by key.
    plurals: BTreeMap<String, String>,
}

/// What there is to translate. Catalogues may be missing or broken; facts, prose and theme may not.
pub fn translations(sources: &Sources, options: &Options) -> Outcome<Translations> {
    let mut diagnostics = Diagnostics::new();
    let output = inputs::originals(sources, options, None, &mut diagnostics).map(|originals| Translations {
        plurals: originals
            .look
            .theme()
            .strings
            .iter()
            .filter_map(|(key, words)| Some((key.clone(), words.other.as_ref()?.source.to_string())))
            .collect(),
        locales: inputs::languages(&originals.config)
            .iter()
            .skip(1)
            .map(|own| (own.tag.clone(), own.plural_forms()))
            .collect(),
        facts: originals.facts,
        interface: originals.interface,
        theme: originals.look.theme().folder.clone(),
    });
    Outcome { output, diagnostics: diagnostics.sorted() }
}

/// How alike an old source and a new one are, from 0 to 1, before one is taken for the other.
const ALIKE: f64 = 0.6;

impl Translations {
    /// A catalogue with every unit once, in the order of the sources.
    ///
    /// What is translated stays. A text that changed keeps its old translation as `fuzzy`, with the
    /// old source beside it; a text that is gone becomes obsolete and stays at the end.
    pub fn merge(
        &self,
        old: Catalogue,
        units: &[Unit],
        locale: (&str, usize),
        place: impl Fn(&Unit) -> String,
    ) -> Catalogue {
        let (tag, forms) = locale;
        // Backwards, so that the first of several stands.
        let all = old.entries.iter().enumerate().rev();
        let kept: BTreeMap<Key, usize> = all.map(|(at, own)| ((own.context.clone(), own.source.clone()), at)).collect();
        let mut left: Vec<Option<Entry>> = old.entries.into_iter().map(Some).collect();
        let mut entries: Vec<Entry> = Vec::new();
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        let mut new: Vec<usize> = Vec::new();
        for unit in units {
            let key = (unit.context.clone(), unit.text.source.to_string());
            if let Some(at) = known.get(&key) {
                let (own, place) = (&mut entries[*at], place(unit));
                if !own.references.contains(&place) {
                    own.references.push(place);
                }
                continue;
            }
            let own = kept.get(&key).and_then(|at| left[*at].take());
            if own.is_none() {
                new.push(entries.len());
            }
            known.insert(key, entries.len());
            entries.push(self.entry(unit, own.unwrap_or_default(), forms, place(unit)));
        }
        let mut left: Vec<Entry> = left.into_iter().flatten().collect();
        for at in new {
            if let Some(source) = nearest(&entries[at], &left) {
                let old = left.remove(source);
                entries[at] = carried_over(std::mem::take(&mut entries[at]), old);
            }
        }
        let gone = left.into_iter().filter(|own| own.obsolete || own.is_translated());
        entries.extend(gone.map(|own| Entry { obsolete: true, references: Vec::new(), ..own }));
        let header = if old.header.is_empty() { header(tag, forms) } else { old.header };
        Catalogue { preamble: old.preamble, header, entries }
    }

    fn entry(&self, unit: &Unit, kept: Entry, forms: usize, place: String) -> Entry {
        let plural = unit.context.as_ref().and_then(|key| self.plurals.get(key)).cloned();
        let forms = if plural.is_some() { forms } else { 1 };
        let mut translation = kept.translation;
        translation.resize(forms.max(translation.len()), String::new());
        Entry {
            context: unit.context.clone(),
            source: unit.text.source.to_string(),
            extracted: vec![unit.note.clone()],
            references: vec![place],
            obsolete: false,
            plural,
            translation,
            comments: kept.comments,
            flags: kept.flags,
            previous: kept.previous,
            span: None,
            translation_span: None,
        }
    }
}

/// What tells one entry from another: context and source text.
type Key = (Option<String>, String);

/// The old entry that a new one most likely comes from: the same key, or nearly the same words.
fn nearest(new: &Entry, old: &[Entry]) -> Option<usize> {
    let candidates = old.iter().enumerate().filter(|(_, own)| own.is_translated() && own.context == new.context);
    let alike = |own: &Entry| strsim::normalized_levenshtein(&own.source, &new.source);
    let same_key = |own: &Entry| own.context.is_some() && own.context.as_deref() != Some(crate::content::SLUG);
    candidates
        .map(|(at, own)| (if same_key(own) { 1.0 } else { alike(own) }, at))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, at)| at)
}

/// A new entry with the translation of the old one, for a person to look at.
fn carried_over(new: Entry, old: Entry) -> Entry {
    let mut flags = old.flags;
    if !flags.iter().any(|flag| flag == "fuzzy") {
        flags.insert(0, "fuzzy".to_owned());
    }
    let previous =
        vec![format!("msgid \"{}\"", old.source.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))];
    Entry { translation: old.translation, comments: old.comments, flags, previous, ..new }
}

/// The header of a new catalogue. The formula of the plural is the translator's to fill in; Annex
/// itself takes the forms in CLDR's order.
fn header(tag: &str, forms: usize) -> Vec<(String, String)> {
    let fields = [
        ("Language", tag.replace('-', "_")),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
        ("Content-Transfer-Encoding", "8bit".to_owned()),
        ("Plural-Forms", format!("nplurals={forms}; plural=0;")),
    ];
    fields.map(|(name, value)| (name.to_owned(), value)).to_vec()
}
