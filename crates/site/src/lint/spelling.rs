//! `vendor-spelling`: prose names a vendor in the spelling of its legal name.
//!
//! "Twillio" beside "Twilio, Inc." makes readers wonder whether they are two.

use super::words;
use source::{Diagnostic, Diagnostics, Span};
use subprocessors::{Name, Register};

/// Words of legal names that say nothing about who it is, or are words of every day.
const SHORTEST: usize = 5;

pub(super) fn check(text: &str, span: Span, register: &Register, diagnostics: &mut Diagnostics) {
    for entity in &register.entities {
        let Name::Legal(name) = &entity.name else {
            continue;
        };
        let Some(own) = words(name).next().filter(|own| own.chars().count() >= SHORTEST) else {
            continue;
        };
        for word in words(text).filter(|word| differs_slightly(word, own)) {
            let message = format!("`{word}` is spelled `{own}` in the legal name `{name}`");
            let problem = Diagnostic::warning("vendor-spelling", message).at(span).see(name.span, "the legal name");
            diagnostics.push(problem.help(format!("write `{own}`")));
        }
    }
}

/// One slip of the keyboard apart, and both with a capital: `Twillio` and `Twilio`.
fn differs_slightly(word: &str, own: &str) -> bool {
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    word != own
        && capital(word)
        && capital(own)
        && strsim::damerau_levenshtein(&word.to_lowercase(), &own.to_lowercase()) <= 1
}
