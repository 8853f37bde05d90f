//! What would make two languages say different things, and what a careful reader of one would stumble on.
//!
//! A catalogue is read as a [`Book`]: pairs of a source text and what a language says for it. Each rule goes
//! through the book and speaks up; its level can be set in `config.toml`, and a single entry can be left
//! out by the flag `ignore-<code>`, which stays with it in every tool.

mod book;
mod glossary;
mod said;
mod words;

mod emphasis;
mod length;
mod links;
mod names;
mod numbers;
mod quotes;
mod script;
mod spacing;
mod spelling;
mod terms;
mod untranslated;

pub use book::Book;
pub(crate) use book::Pair;
pub(crate) use glossary::{GLOSSARY, Glossary};
pub(crate) use said::{Names, Said};
pub(crate) use spelling::is_slip;

use source::{Diagnostic, Diagnostics, Sources};
use subprocessors::Register;
use subprocessors::rules::Settings;

/// What every language is compared with, beside the texts themselves.
#[derive(Debug)]
pub(crate) struct Standard {
    pub(crate) glossary: Glossary,
    pub(crate) names: Names,
}

impl Standard {
    /// Of a register and its glossary.
    pub(crate) fn read(sources: &Sources, register: &Register, diagnostics: &mut Diagnostics) -> Self {
        let glossary = glossary::read(sources, diagnostics);
        let names = Names::of(register, &glossary);
        Standard { glossary, names }
    }
}

/// A check of what a language says for a text; its example is an entry of a catalogue.
pub type Rule = source::Rule<fn(&Book<'_>, &mut Vec<Diagnostic>)>;

/// Every rule, in the order of the reference: facts and law first, then language, then typography.
pub const ALL: &[Rule] = &[
    names::RULE,
    terms::OPPOSITE,
    terms::MISSING,
    numbers::DATES,
    numbers::NUMBERS,
    links::LINKS,
    links::MAILS,
    emphasis::RULE,
    untranslated::RULE,
    script::RULE,
    spelling::RULE,
    quotes::RULE,
    spacing::RULE,
    length::RULE,
];

/// Reads a language with every rule that is not turned off.
pub(crate) fn check(book: &Book<'_>, settings: &Settings, diagnostics: &mut Diagnostics) {
    for rule in ALL {
        // A text with several plural forms says the same mistake once.
        settings.tell(rule.code, |found| (rule.check)(book, found), diagnostics);
    }
}

/// A diagnostic of a rule.
fn problem(rule: &Rule, message: String) -> Diagnostic {
    Diagnostic::error(rule.code, message).level(rule.level)
}
