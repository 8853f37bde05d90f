//! A catalogue as it is read: source texts beside what a language says for them.

use super::glossary::Wording;
use super::said::Said;
use super::words::Words;
use super::{Glossary, Names, Rule};
use crate::language::Language;
use source::{Diagnostic, Sources, Span, Unit};
use std::cell::OnceCell;

/// What a language says, with what it is compared with.
pub struct Book<'a> {
    pub(crate) sources: &'a Sources,
    /// The language of the sources.
    pub(crate) source: &'a Language,
    pub(crate) language: &'a Language,
    pub(crate) glossary: &'a Glossary,
    /// How the language words the terms of the glossary, if that has it.
    pub(crate) wording: Option<&'a Wording>,
    pub(crate) names: &'a Names,
    pub(crate) pairs: Vec<Pair<'a>>,
}

/// A text and what a language says for it: one of several forms where it counts something.
pub(crate) struct Pair<'a> {
    pub(crate) unit: &'a Unit,
    /// The source text for several, if it counts something.
    pub(crate) plural: Option<String>,
    /// What the source text says.
    pub(crate) said: &'a Said,
    pub(crate) form: String,
    /// Where the translation is written.
    pub(crate) span: Span,
    pub(crate) flags: Vec<String>,
    /// The form word by word, once a rule has asked for it.
    pub(crate) words: OnceCell<Words>,
}

impl<'a> Book<'a> {
    /// The pairs that a rule reads: all but those whose entry tells it to look away.
    pub(super) fn pairs<'b>(&'b self, rule: &Rule) -> impl Iterator<Item = &'b Pair<'a>> {
        let code = rule.code;
        let ignored = move |own: &&Pair<'_>| own.flags.iter().any(|flag| flag.strip_prefix("ignore-") == Some(code));
        self.pairs.iter().filter(move |own| !ignored(own))
    }

    /// Where a word of a translation is written; the place of the whole where that cannot be told.
    pub(super) fn place(&self, pair: &Pair<'_>, word: &str) -> Span {
        let file = self.sources.text(pair.span.file).unwrap_or_default();
        let written = file.get(pair.span.range()).unwrap_or_default();
        written.find(word).map_or(pair.span, |start| pair.span.part(start..start + word.len()))
    }
}

impl Pair<'_> {
    /// The source text.
    pub(super) fn source(&self) -> &str {
        &self.unit.text.source
    }

    /// What the language says, word by word.
    pub(super) fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(&self.form))
    }

    /// A problem, with the source text beside it.
    pub(super) fn beside(&self, problem: Diagnostic) -> Diagnostic {
        problem.see(self.unit.text.span, "the source text")
    }
}
