//! What a source text says that every language has to say: names, terms, dates, numbers, links.

use super::emphasis::Marks;
use super::glossary::Glossary;
use super::untranslated::OwnWords;
use super::words::Words;
use super::{links, numbers};
use crate::language::Language;
use crate::markdown;
use std::collections::BTreeSet;
use subprocessors::{Date, Entity, Register};

/// What a source text says.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) names: Vec<String>,
    /// Numbers of terms of the glossary.
    pub(crate) terms: BTreeSet<usize>,
    pub(crate) dates: Vec<Date>,
    /// Outside of dates.
    pub(crate) numbers: BTreeSet<String>,
    pub(crate) links: BTreeSet<String>,
    pub(crate) mails: BTreeSet<String>,
    pub(crate) marks: Marks,
    /// The words that no language has in common with it.
    pub(super) own: OwnWords,
}

impl Said {
    /// What a text of the source language says.
    pub(crate) fn of(text: &str, language: &Language, glossary: &Glossary, names: &Names) -> Self {
        let words = Words::of(text);
        let forms = glossary.wording(&language.tag).map(|own| &own.forms);
        let terms = forms.map(|forms| forms.find(text, &words)).unwrap_or_default();
        let (dates, rest) = numbers::dates(text, language);
        Said {
            names: names.within(text).map(str::to_owned).collect(),
            terms: terms.into_iter().map(|(term, _)| term).collect(),
            dates,
            numbers: numbers::numbers(&rest),
            links: markdown::links(text).into_iter().chain(links::addresses(text)).collect(),
            mails: links::mails(text),
            marks: Marks::of(text),
            own: OwnWords::of(text, names),
        }
    }
}

/// Names that are the same in every language.
#[derive(Debug, Default)]
pub(crate) struct Names(Vec<String>);

impl Names {
    /// The legal and product names of a register, and those of the glossary.
    pub(crate) fn of(register: &Register, glossary: &Glossary) -> Self {
        let entities = register.entities.iter().flat_map(Entity::names).map(|own| own.value.clone());
        let services = register.services.iter().map(|own| own.name.clone());
        let publisher = std::iter::once(register.publisher.name.to_string());
        let group = register.publisher.group.as_ref().map(ToString::to_string);
        let all: BTreeSet<String> =
            entities.chain(services).chain(publisher).chain(group).chain(glossary.names.iter().cloned()).collect();
        let mut all: Vec<String> = all.into_iter().filter(|own| !own.is_empty()).collect();
        all.sort_by_key(|own| std::cmp::Reverse(own.len()));
        Names(all)
    }

    /// Those in a text; a name within a longer one is not meant by itself.
    pub(crate) fn within<'n>(&'n self, text: &str) -> impl Iterator<Item = &'n str> {
        let mut rest = text.to_owned();
        self.0.iter().filter_map(move |name| {
            let found = stands_in(&rest, name);
            if found {
                rest = rest.replace(name.as_str(), "\n");
            }
            found.then_some(name.as_str())
        })
    }
}

/// Whether a name stands in a text as a word of its own.
fn stands_in(text: &str, name: &str) -> bool {
    let is_letter = |own: Option<char>| own.is_some_and(char::is_alphanumeric);
    text.match_indices(name)
        .any(|(at, _)| !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + name.len()..].chars().next()))
}
