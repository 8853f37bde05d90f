//! A language to translate into, and how it counts.

use crate::config::LocaleConfig;
use crate::language::Language;
use crate::plural;

/// A language to translate into.
#[derive(Debug, Clone)]
pub struct Target {
    /// Its BCP 47 tag.
    pub tag: String,
    /// Its name in the source language.
    pub name: String,
    /// Its name in itself.
    pub endonym: String,
    /// Whether it is written from right to left.
    pub is_rtl: bool,
    /// Its plural forms, in the order in which catalogues have them.
    pub forms: Vec<Form>,
    /// The value of the header `Plural-Forms`.
    pub(super) plural: String,
    pub(super) config: LocaleConfig,
}

/// A plural form of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What CLDR calls it: `one`, `few`, `other`.
    pub name: &'static str,
    /// The first numbers that take it.
    pub examples: Vec<usize>,
}

impl Target {
    /// The one at a position of the languages of a site.
    pub(super) fn of(languages: &[Language], at: usize, config: &LocaleConfig) -> Self {
        let language = &languages[at];
        let names = language.plural_names().into_iter().enumerate();
        Target {
            tag: language.tag.clone(),
            name: language.name_in(&languages[0]),
            endonym: language.endonym.clone(),
            is_rtl: language.direction.is_rtl(),
            forms: names.map(|(form, name)| Form { name, examples: examples(language, form) }).collect(),
            plural: plural::header(language),
            config: config.clone(),
        }
    }
}

/// The first numbers of a plural form: as many as show what it is for.
fn examples(language: &Language, form: usize) -> Vec<usize> {
    (0..=200).filter(|number| language.plural_form(*number) == form).take(4).collect()
}

impl Form {
    /// "plural form few: for 2, 3, 4, 22".
    pub(super) fn told(&self) -> String {
        let examples: Vec<String> = self.examples.iter().map(ToString::to_string).collect();
        format!("plural form {}: for {}", self.name, examples.join(", "))
    }
}
