//! What a careful reader would notice in the words: letters of two scripts in one word, stray
//! accents, a vendor spelled in two ways.

mod letters;
mod spelling;

pub(crate) use spelling::Vendors;

use rayon::prelude::*;
use source::{Diagnostics, Sources, Span, Unit};
use subprocessors::Register;

/// So many texts are read in a row by one thread.
const CHUNK: usize = 64;

/// Reads every text of facts and prose.
pub(crate) fn check(sources: &Sources, register: &Register, units: &[Unit], diagnostics: &mut Diagnostics) {
    let vendors = Vendors::of(register);
    let found: Vec<Diagnostics> = units
        .par_chunks(CHUNK)
        .map(|units| {
            let mut found = Diagnostics::new();
            for unit in units {
                let reading = Reading { sources, text: &unit.text.source, span: unit.text.span };
                letters::check(&reading, &mut found);
                vendors.check(&reading, &mut found);
                vendors.check_glued(&reading, &mut found);
            }
            found
        })
        .collect();
    found.into_iter().for_each(|found| diagnostics.extend(found));
    for entity in &register.entities {
        for name in entity.names() {
            let reading = Reading { sources, text: name, span: name.span };
            letters::check(&reading, diagnostics);
            vendors.check_glued(&reading, diagnostics);
        }
    }
}

/// Reads a translation.
pub(crate) fn check_translation(
    sources: &Sources,
    vendors: &Vendors<'_>,
    text: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let reading = Reading { sources, text, span };
    letters::check(&reading, diagnostics);
    vendors.check_translation(&reading, diagnostics);
    vendors.check_glued(&reading, diagnostics);
}

/// A text and where it is written.
struct Reading<'a> {
    sources: &'a Sources,
    text: &'a str,
    span: Span,
}

impl Reading<'_> {
    /// Where a word of the text is written; the place of the whole text where that cannot be told.
    fn place(&self, word: &str) -> Span {
        let file = self.sources.text(self.span.file).unwrap_or_default();
        let written = file.get(self.span.range()).unwrap_or_default();
        written.find(word).map_or(self.span, |start| self.span.part(start..start + word.len()))
    }
}

/// The words of a text: runs of letters and the marks on them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&c)).filter(|word| !word.is_empty())
}
