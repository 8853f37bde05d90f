//! What a careful reader would notice in the words: letters of two scripts in one word, stray
//! accents, a vendor spelled in two ways.

mod letters;
mod spelling;

use source::{Diagnostics, Unit};
use subprocessors::Register;

/// Reads every text of facts and prose.
pub(crate) fn check(register: &Register, units: &[Unit], diagnostics: &mut Diagnostics) {
    for unit in units {
        letters::check(&unit.text.source, unit.text.span, diagnostics);
        spelling::check(&unit.text.source, unit.text.span, register, diagnostics);
    }
    for entity in &register.entities {
        if let subprocessors::Name::Legal(name) = &entity.name {
            letters::check(name, name.span, diagnostics);
        }
    }
}

/// Reads a translation.
pub(crate) fn check_translation(text: &str, span: source::Span, diagnostics: &mut Diagnostics) {
    letters::check(text, span, diagnostics);
}

/// The words of a text: runs of letters and the marks on them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c)).filter(|word| !word.is_empty())
}
