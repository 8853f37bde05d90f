//! `data/glossary.yaml`: how each language says the terms of data protection law, and what is never translated.

use super::words::Forms;
use crate::language::parse_tag;
use serde::Deserialize;
use source::{Diagnostic, Diagnostics, Entries, Sources, Spanned, Unit, WordOr, decode, parse_yaml};
use std::collections::BTreeMap;

/// Where the glossary stands.
pub(crate) const GLOSSARY: &str = "data/glossary.yaml";

type Word = Spanned<String>;

/// The file as written.
#[derive(Debug, Deserialize)]
struct GlossaryFile {
    /// Where the terms of each language are from, by tag: for those who read the file.
    #[serde(default)]
    sources: Entries<Word>,
    /// Product names and others that are the same in every language, beside those of the register.
    #[serde(default)]
    names: Vec<Word>,
    #[serde(default)]
    terms: Entries<TermFile>,
}

#[derive(Debug, Deserialize)]
struct TermFile {
    /// Where the law defines it.
    law: Option<Word>,
    /// The terms that it is not to be taken for.
    #[serde(default)]
    opposite: Vec<Word>,
    /// Whether a text may say it in other words.
    #[serde(default)]
    free: bool,
    /// The term in each language, by tag.
    #[serde(default)]
    words: Entries<WordOr<WordingFile>>,
}

#[derive(Debug, Deserialize)]
struct WordingFile {
    term: Word,
    /// By which it is recognised; the term itself if there are none.
    #[serde(default)]
    forms: Vec<Word>,
}

/// The glossary as meant.
#[derive(Debug, Default)]
pub(crate) struct Glossary {
    pub(crate) names: Vec<String>,
    pub(crate) terms: Vec<Term>,
    /// By tag.
    wordings: BTreeMap<String, Wording>,
}

/// A term of the law.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) id: String,
    /// Where the law defines it: "GDPR Art. 4(8)".
    pub(crate) law: Option<String>,
    /// Whether a text may say it in other words.
    pub(crate) free: bool,
    opposite: Vec<String>,
}

/// How a language says the terms.
#[derive(Debug, Default)]
pub(crate) struct Wording {
    pub(crate) forms: Forms,
    /// The official term, by number.
    terms: BTreeMap<usize, String>,
}

impl Wording {
    /// The official term with a number, if the language has one.
    pub(crate) fn term(&self, number: usize) -> Option<&str> {
        self.terms.get(&number).map(String::as_str)
    }
}

impl Glossary {
    /// How a language says the terms: as its own tag has it, or the language without region.
    pub(crate) fn wording(&self, tag: &str) -> Option<&Wording> {
        let language = tag.split('-').next().unwrap_or(tag);
        self.wordings.get(tag).or_else(|| self.wordings.get(language))
    }

    /// Whether one term is not to be taken for another.
    pub(crate) fn are_opposite(&self, one: usize, other: usize) -> bool {
        let says = |one: usize, other: usize| self.terms[one].opposite.contains(&self.terms[other].id);
        says(one, other) || says(other, one)
    }
}

/// Reads the glossary; a site without one has no terms.
pub(crate) fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Glossary {
    let Some(file) = sources.find(GLOSSARY) else { return Glossary::default() };
    let node = parse_yaml(sources, file, diagnostics);
    let written: Option<GlossaryFile> = node.and_then(|node| decode(&node, &mut Vec::<Unit>::new(), diagnostics));
    written.map(|written| Reader { diagnostics }.glossary(&written)).unwrap_or_default()
}

struct Reader<'a> {
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn glossary(&mut self, written: &GlossaryFile) -> Glossary {
        let ids: Vec<&str> = written.terms.keys().collect();
        let mut glossary = Glossary::default();
        written.sources.iter().for_each(|(tag, _)| _ = self.is_language(tag));
        glossary.names = written.names.iter().map(|own| own.value.clone()).collect();
        for (number, (id, term)) in written.terms.iter().enumerate() {
            let opposite = term.opposite.iter().filter(|own| self.is_term(own, &ids));
            glossary.terms.push(Term {
                id: id.value.clone(),
                law: term.law.as_ref().map(|own| own.value.clone()),
                free: term.free,
                opposite: opposite.map(|own| own.value.clone()).collect(),
            });
            for (tag, wording) in term.words.iter() {
                if !self.is_language(tag) {
                    continue;
                }
                self.add(glossary.wordings.entry(tag.value.clone()).or_default(), number, wording);
            }
        }
        glossary
    }

    fn add(&mut self, wording: &mut Wording, number: usize, written: &WordOr<WordingFile>) {
        let (term, forms) = match written {
            WordOr::Word(term) => (term, std::slice::from_ref(term)),
            WordOr::Full(full) if full.forms.is_empty() => (&full.term, std::slice::from_ref(&full.term)),
            WordOr::Full(full) => (&full.term, full.forms.as_slice()),
        };
        wording.terms.insert(number, term.value.clone());
        for form in forms.iter().filter(|own| !wording.forms.add(own, number)) {
            let problem = Diagnostic::error("empty-form", format!("`{form}` has no letter to recognise a term by"));
            self.diagnostics
                .push(problem.at(form.span).help("write words, with `*` where one may go on: `processor*`"));
        }
    }

    fn is_language(&mut self, tag: &Word) -> bool {
        if let Err(help) = parse_tag(tag) {
            let problem = Diagnostic::error("unknown-locale", format!("`{tag}` is not a language tag"));
            self.diagnostics.push(problem.at(tag.span).help(help));
            return false;
        }
        true
    }

    fn is_term(&mut self, id: &Word, known: &[&str]) -> bool {
        let is_known = known.contains(&id.value.as_str());
        if !is_known {
            let problem = Diagnostic::error("unknown-term", format!("`{id}` is not a term of this glossary"));
            self.diagnostics.push(problem.at(id.span).suggest(id, known.iter().copied()));
        }
        is_known
    }
}
