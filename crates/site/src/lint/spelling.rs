//! `vendor-spelling`: prose names a vendor in the spelling of its legal name.
//!
//! "Twillio" beside "Twilio, Inc." makes readers wonder whether they are two.

use super::{Reading, words};
use source::{Diagnostic, Diagnostics, Spanned};
use subprocessors::{Entity, Register};

/// Words of legal names that say nothing about who it is, or are words of every day.
const SHORTEST: usize = 5;

pub(super) fn check(reading: &Reading<'_>, register: &Register, diagnostics: &mut Diagnostics) {
    for word in words(reading.text) {
        let Some((own, name)) = register.entities.iter().find_map(|entity| vendor_like(word, entity)) else { continue };
        let message = format!("`{word}` is spelled `{own}` in the legal name `{name}`");
        let problem = Diagnostic::warning("vendor-spelling", message).at(reading.place(word));
        diagnostics.push(problem.see(name.span, "the legal name").help(format!("write `{own}`")));
    }
}

/// The first word of an entity's legal name, if the given word is nearly but not quite that.
fn vendor_like<'a>(word: &str, entity: &'a Entity) -> Option<(&'a str, &'a Spanned<String>)> {
    entity.names().find_map(|name| {
        let own = words(name).next().filter(|own| own.chars().count() >= SHORTEST)?;
        differs_slightly(word, own).then_some((own, name))
    })
}

/// One slip of the keyboard apart, and both with a capital: `Twillio` and `Twilio`.
fn differs_slightly(word: &str, own: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    word != own
        && capital(word)
        && capital(own)
        && strsim::damerau_levenshtein(&word.to_lowercase(), &own.to_lowercase()) <= 1
}
