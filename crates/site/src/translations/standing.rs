//! How each text stands in a language, once its catalogues are up to date with the sources.

use super::{Catalogues, Domain};
use source::po::Entry;
use std::collections::BTreeMap;

/// How a text stands in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Its translation is shown: each of its forms.
    Shown(Vec<String>),
    /// It has a translation of what it said before, or one that nobody has confirmed.
    Stale,
    /// It has none.
    Missing,
}

/// Every text that there is to translate, by its context and its words.
pub type Texts = BTreeMap<(Option<String>, String), Standing>;

impl Catalogues {
    /// The languages to translate into.
    pub fn locales(&self) -> impl Iterator<Item = &str> {
        self.translations.targets.iter().map(|own| own.tag.as_str())
    }

    /// How each text stands in a language after a merge; nothing for a language that there is not.
    pub fn texts(&self, locale: &str) -> Texts {
        let Some(target) = self.target(locale) else { return Texts::new() };
        let merged = |domain| {
            self.translations.merge(self.catalogue(locale, domain).cloned().unwrap_or_default(), domain, target)
        };
        let entries = Domain::ALL.into_iter().flat_map(|domain| merged(domain).entries);
        entries.filter(|own| !own.obsolete).map(standing).collect()
    }
}

fn standing(entry: Entry) -> ((Option<String>, String), Standing) {
    let standing = match entry.is_translated() {
        true if entry.is_fuzzy() => Standing::Stale,
        true => Standing::Shown(entry.translation),
        false => Standing::Missing,
    };
    ((entry.context, entry.source), standing)
}
