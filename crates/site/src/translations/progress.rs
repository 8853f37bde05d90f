//! How far the translations of each language have come.

use super::{Domain, Passage, Target, Translations, header};
use serde::Serialize;
use source::po::{self, Catalogue, Entry};
use source::{Diagnostics, Sources};
use std::collections::BTreeSet;

/// Texts of a language, counted. Each text is translated, fuzzy or missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All texts that there are to translate.
    pub units: usize,
    /// Shown in the language.
    pub translated: usize,
    /// Shown in the source language: nobody has confirmed the translation.
    pub fuzzy: usize,
    /// Shown in the source language: there is no translation.
    pub missing: usize,
    /// Translations of texts that are no longer in the sources, and that no merge has put aside yet.
    pub stale: usize,
    /// Translations of texts that are gone, kept in case they come back.
    pub obsolete: usize,
    /// Of those translated, how many stand in a catalogue that a native speaker has read.
    pub reviewed: usize,
}

/// How far a language is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Its BCP 47 tag.
    pub locale: String,
    /// Its name in the source language.
    pub name: String,
    /// How much of everything is translated, in percent; 100 only when nothing is left to do.
    pub percent: usize,
    /// Both catalogues together.
    #[serde(flatten)]
    pub all: Counts,
    /// Facts and prose.
    pub facts: Counts,
    /// The words of the interface.
    pub interface: Counts,
}

/// What there is to translate, and what the catalogues of every language say.
pub struct Catalogues {
    pub(super) translations: Translations,
    /// By position of the language: the catalogue of each domain.
    read: Vec<[Catalogue; 2]>,
}

impl Catalogues {
    /// Reads the catalogues. One that is broken counts as empty; what is wrong with it is added to `diagnostics`.
    pub fn read(sources: &Sources, translations: Translations, diagnostics: &mut Diagnostics) -> Self {
        let mut catalogue = |domain: Domain, tag: &str| {
            let file = sources.find(&translations.path(domain, tag))?;
            po::parse(sources, file, diagnostics)
        };
        let of = |tag: &str| Domain::ALL.map(|domain| catalogue(domain, tag).unwrap_or_default());
        let read = translations.targets.iter().map(|own| own.tag.as_str()).map(of).collect();
        Catalogues { translations, read }
    }

    /// The language in which the texts are written.
    pub fn source(&self) -> &str {
        &self.translations.source
    }

    /// The texts of a domain, each once.
    pub fn passages(&self, domain: Domain) -> &[Passage] {
        self.translations.passages(domain)
    }

    /// How far every language is, in the order of the configuration.
    pub fn progress(&self) -> Vec<Progress> {
        let one = |at: usize| {
            let target = &self.translations.targets[at];
            let [facts, interface] = Domain::ALL.map(|domain| self.domain(at, domain, None));
            let all = facts.and(interface);
            let (locale, name) = (target.tag.clone(), target.name.clone());
            Progress { locale, name, percent: all.percent(), all, facts, interface }
        };
        (0..self.read.len()).map(one).collect()
    }

    /// The texts of a language: all of them, or those that are written in one file. Nothing for the source language.
    pub fn count(&self, locale: &str, file: Option<&str>) -> Option<Counts> {
        let at = self.translations.targets.iter().position(|own| own.tag == locale)?;
        let facts = self.domain(at, Domain::Facts, file);
        Some(if file.is_some() { facts } else { facts.and(self.domain(at, Domain::Interface, None)) })
    }

    /// The catalogue of a language, if it is one to translate into.
    pub(super) fn catalogue(&self, tag: &str, domain: Domain) -> Option<&Catalogue> {
        let at = self.translations.targets.iter().position(|own| own.tag == tag)?;
        Some(&self.read[at][domain as usize])
    }

    /// The language of a tag, if it is one to translate into.
    pub fn target(&self, tag: &str) -> Option<&Target> {
        self.translations.target(tag)
    }

    fn domain(&self, at: usize, domain: Domain, file: Option<&str>) -> Counts {
        counted(&self.read[at][domain as usize], self.translations.passages(domain), file)
    }
}

fn counted(catalogue: &Catalogue, passages: &[Passage], file: Option<&str>) -> Counts {
    let key = |own: &Passage| (own.context.clone(), own.source.clone());
    let all: BTreeSet<_> = passages.iter().map(key).collect();
    let is_asked = |own: &&Passage| file.is_none_or(|file| own.files.iter().any(|own| own == file));
    let wanted: BTreeSet<_> = passages.iter().filter(is_asked).map(key).collect();
    let (mut counts, mut filled) = (Counts { units: wanted.len(), ..Counts::default() }, BTreeSet::new());
    for entry in &catalogue.entries {
        let key = (entry.context.clone(), entry.source.clone());
        if entry.obsolete {
            counts.obsolete += usize::from(file.is_none());
        } else if !all.contains(&key) {
            counts.stale += usize::from(file.is_none_or(|file| was_in(entry, file)));
        } else if wanted.contains(&key) && entry.is_translated() && filled.insert(key) {
            let place = if entry.is_fuzzy() { &mut counts.fuzzy } else { &mut counts.translated };
            *place += 1;
        }
    }
    counts.missing = wanted.len() - filled.len();
    counts.reviewed = if header::reviewer(catalogue).is_some() { counts.translated } else { 0 };
    counts
}

/// Whether a text that is gone was written in a file.
fn was_in(entry: &Entry, file: &str) -> bool {
    let mut places = entry.references.iter().flat_map(|line| line.split_whitespace());
    places.any(|place| place == file || place.strip_prefix(file).is_some_and(|rest| rest.starts_with(':')))
}

impl Counts {
    fn and(self, other: Self) -> Self {
        Counts {
            units: self.units + other.units,
            translated: self.translated + other.translated,
            fuzzy: self.fuzzy + other.fuzzy,
            missing: self.missing + other.missing,
            stale: self.stale + other.stale,
            obsolete: self.obsolete + other.obsolete,
            reviewed: self.reviewed + other.reviewed,
        }
    }

    fn percent(self) -> usize {
        (self.translated * 100).checked_div(self.units).unwrap_or(100)
    }
}
