//! How far the translations of a page have come in each locale.

use serde::Serialize;
use site::Translations;
use source::{Diagnostics, Sources, Unit, po};
use std::collections::BTreeSet;

/// Texts of a locale, counted.
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

/// What there is to translate, and the catalogues of every locale but the source language.
pub struct Catalogues {
    /// The texts of facts and prose, each with the file in which it is written.
    facts: Vec<(Unit, String)>,
    interface: Vec<(Unit, String)>,
    /// By tag: the entries for facts and prose, and those for the interface.
    locales: Vec<(String, [Vec<po::Entry>; 2])>,
}

impl Catalogues {
    /// Reads the catalogues; one that is broken counts as empty, since the build says what is wrong with it.
    pub fn read(sources: &Sources, translations: Translations) -> Self {
        let theme = &translations.theme;
        let entries = |path: String| {
            let read = sources.find(&path).and_then(|file| po::parse(sources, file, &mut Diagnostics::new()));
            let entries = read.map(|catalogue| catalogue.entries).unwrap_or_default();
            entries.into_iter().filter(|entry| !entry.obsolete).collect()
        };
        let catalogues = |tag: &str| {
            [entries(format!("data/translations/{tag}.po")), entries(format!("{theme}translations/{tag}.po"))]
        };
        let locales = translations.locales.iter().map(|(tag, _)| (tag.clone(), catalogues(tag))).collect();
        let placed = |unit: Unit| {
            let file = sources.path(unit.text.span.file).to_owned();
            (unit, file)
        };
        let [facts, interface] =
            [translations.facts, translations.interface].map(|units| units.into_iter().map(placed).collect());
        Catalogues { facts, interface, locales }
    }

    /// The texts of a locale: all of them, or those that are written in one file. Nothing for the source language.
    pub fn count(&self, locale: &str, file: Option<&str>) -> Option<Translated> {
        let (_, [facts, interface]) = self.locales.iter().find(|(tag, _)| tag == locale)?;
        let mut counted = Translated::default();
        counted.add(facts, &self.facts, file);
        if file.is_none() {
            counted.add(interface, &self.interface, file);
        }
        Some(counted)
    }
}

impl Translated {
    fn add(&mut self, entries: &[po::Entry], units: &[(Unit, String)], file: Option<&str>) {
        let key = |unit: &'_ Unit| (unit.context.clone(), unit.text.source.to_string());
        let all: BTreeSet<_> = units.iter().map(|(unit, _)| key(unit)).collect();
        let own = units.iter().filter(|(_, place)| file.is_none_or(|file| file == place));
        let wanted: BTreeSet<_> = own.map(|(unit, _)| key(unit)).collect();
        let mut filled = BTreeSet::new();
        for entry in entries {
            let key = (entry.context.clone(), entry.source.clone());
            if !all.contains(&key) {
                self.stale += usize::from(file.is_none_or(|file| was_in(entry, file)));
            } else if wanted.contains(&key) && entry.is_translated() && filled.insert(key) {
                let place = if entry.is_fuzzy() { &mut self.fuzzy } else { &mut self.translated };
                *place += 1;
            }
        }
        self.missing += wanted.len() - filled.len();
    }
}

/// Whether a text that is gone was written in a file.
fn was_in(entry: &po::Entry, file: &str) -> bool {
    let mut places = entry.references.iter().flat_map(|line| line.split_whitespace());
    places.any(|place| place == file || place.strip_prefix(file).is_some_and(|rest| rest.starts_with(':')))
}
