//! How far the translations of each locale have come.

use serde::Serialize;
use site::Translations;
use source::{Diagnostics, Sources, Unit, po};
use std::collections::BTreeSet;

/// The texts of a locale, counted: those of facts and prose, and the words of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Translated {
    /// Shown in the language.
    translated: usize,
    /// Shown in the source language: there is no translation.
    missing: usize,
    /// Shown in the source language: nobody has confirmed the translation.
    fuzzy: usize,
    /// Translations of texts that are no longer in the sources.
    stale: usize,
}

/// Each locale but the source language, by tag.
pub fn count(sources: &Sources, translations: &Translations) -> Vec<(String, Translated)> {
    let of = |tag: &str| {
        let mut counted = Translated::default();
        let catalogues = [
            (format!("data/translations/{tag}.po"), &translations.facts),
            (format!("{}translations/{tag}.po", translations.theme), &translations.interface),
        ];
        for (path, units) in catalogues {
            counted.add(&entries(sources, &path), units);
        }
        counted
    };
    translations.locales.iter().map(|(tag, _)| (tag.clone(), of(tag))).collect()
}

fn entries(sources: &Sources, path: &str) -> Vec<po::Entry> {
    let read = sources.find(path).and_then(|file| po::parse(sources, file, &mut Diagnostics::new()));
    let entries = read.map(|catalogue| catalogue.entries).unwrap_or_default();
    entries.into_iter().filter(|entry| !entry.obsolete).collect()
}

impl Translated {
    fn add(&mut self, entries: &[po::Entry], units: &[Unit]) {
        let wanted: BTreeSet<(Option<&str>, &str)> =
            units.iter().map(|unit| (unit.context.as_deref(), &*unit.text.source)).collect();
        let mut filled = BTreeSet::new();
        for entry in entries {
            let key = (entry.context.as_deref(), entry.source.as_str());
            match (wanted.contains(&key), entry.is_translated(), entry.is_fuzzy()) {
                (false, _, _) => self.stale += 1,
                (true, false, _) => {}
                (true, true, fuzzy) if filled.insert(key) => {
                    let place = if fuzzy { &mut self.fuzzy } else { &mut self.translated };
                    *place += 1;
                }
                (true, true, _) => {}
            }
        }
        self.missing += wanted.len() - filled.len();
    }
}
