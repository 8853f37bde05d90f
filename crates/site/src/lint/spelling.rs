//! `vendor-spelling`: prose names a vendor in the spelling of its legal name.
//!
//! "Twillio" beside "Twilio, Inc." makes readers wonder whether they are two.

use super::{Reading, words};
use crate::drift::is_slip;
use source::{Diagnostic, Diagnostics, Spanned};
use subprocessors::{Entity, Register};

/// Words of legal names that say nothing about who it is, or are words of every day.
const SHORTEST: usize = 5;

/// The words that texts may get wrong: the first word of each legal name.
pub(crate) struct Vendors<'a>(Vec<(&'a str, String, &'a Spanned<String>)>);

impl<'a> Vendors<'a> {
    /// Of a register.
    pub(crate) fn of(register: &'a Register) -> Self {
        let names = register.entities.iter().flat_map(Entity::names);
        let first = |name: &'a Spanned<String>| {
            let own = words(name).next().filter(|own| own.chars().count() >= SHORTEST && has_capital(own))?;
            Some((own, own.to_lowercase(), name))
        };
        Vendors(names.filter_map(first).collect())
    }

    /// A name that another word is stuck to: "hostsLinode".
    pub(super) fn check_glued(&self, reading: &Reading<'_>, diagnostics: &mut Diagnostics) {
        for word in words(reading.text) {
            let glued = |(own, _, _): &&(&str, String, _)| word.len() > own.len() && word.ends_with(own);
            let Some((own, _, name)) = self.0.iter().find(glued) else { continue };
            let message = format!("`{word}` has the name `{own}` stuck to another word");
            let problem = Diagnostic::warning("glued-name", message).at(reading.place(word));
            diagnostics.push(problem.see(name.span, "the legal name").help("put a space between them"));
        }
    }

    /// The same as [`Self::check`] in another language, which may put endings on names.
    pub(super) fn check_translation(&self, reading: &Reading<'_>, diagnostics: &mut Diagnostics) {
        for word in words(reading.text).filter(|word| has_capital(word)) {
            let lower = word.to_lowercase();
            let slip = |(own, name, _): &&(&str, String, _)| *own != word && is_slip(&lower, name, ENDING);
            if let Some((own, _, name)) = self.0.iter().find(slip) {
                diagnostics.push(differs(reading, word, own, name));
            }
        }
    }

    pub(super) fn check(&self, reading: &Reading<'_>, diagnostics: &mut Diagnostics) {
        for word in words(reading.text).filter(|word| has_capital(word)) {
            let Some((own, name)) = self.like(word) else { continue };
            diagnostics.push(differs(reading, word, own, name));
        }
    }

    /// The first name that a word nearly but not quite is: one slip of the keyboard apart, as `Twillio`
    /// and `Twilio`.
    fn like(&self, word: &str) -> Option<(&'a str, &'a Spanned<String>)> {
        let lower = word.to_lowercase();
        let differs_slightly = |own: &str, name: &str| {
            own != word && may_be_alike(&lower, name) && strsim::damerau_levenshtein(&lower, name) <= 1
        };
        let found = self.0.iter().find(|(own, name, _)| differs_slightly(own, name));
        found.map(|(own, _, name)| (*own, *name))
    }
}

/// So many letters at the end of a name are as they are in its legal form, where the language has endings.
const ENDING: usize = 2;

fn differs(reading: &Reading<'_>, word: &str, own: &str, name: &Spanned<String>) -> Diagnostic {
    let message = format!("`{word}` is spelled `{own}` in the legal name `{}`", name.value);
    let problem = Diagnostic::warning("vendor-spelling", message).at(reading.place(word));
    problem.see(name.span, "the legal name").help(format!("write `{own}`"))
}

fn has_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether two words have all but a few bytes in common, from their start and from their end: one slip
/// changes two letters at most, which have four bytes each at most.
fn may_be_alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    let slip = if short.is_ascii() && long.is_ascii() { 2 } else { 8 };
    let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let end = short[start..].iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    long.len() - start - end <= slip
}
