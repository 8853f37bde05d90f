//! What is wrong with a version, told once: a text that changed lacks its translation in every language, and nobody
//! reads that thirty times.

use crate::terminal;
use review::Side;
use review::show::visible;
use source::{Diagnostic, Diagnostics, Format, Level, Sources};
use std::collections::BTreeMap;

/// More errors than these are not printed.
const MOST: usize = 20;

/// A sentence if the base has no site.
pub fn base(side: &Side) -> Option<String> {
    let mut errors = side.diagnostics.iter().filter(|own| own.level == Level::Error);
    let first = errors.next().filter(|_| side.site.is_none())?;
    let others = match errors.count() {
        0 => String::new(),
        more => format!(" (and {})", terminal::counted(more, "more error")),
    };
    let Diagnostic { code, message, .. } = first;
    Some(visible(&format!("{} cannot be built: [{code}] {message}{others}", side.name)))
}

/// Prints the errors of a version.
pub fn report(side: &Side) {
    let groups = grouped(&side.sources, &side.diagnostics);
    for group in groups.iter().take(MOST) {
        let mut first = Diagnostics::new();
        first.push(group.first.clone());
        terminal::report(&side.sources, &first, Format::Text);
        if let Some(line) = group.others() {
            terminal::note(visible(&line));
        }
    }
    if groups.len() > MOST {
        terminal::note(format!("{} more; cargo xtask check prints all", groups.len() - MOST));
    }
}

/// The same error in one language after the other.
struct Group<'a> {
    first: &'a Diagnostic,
    /// The languages of the others.
    locales: Vec<String>,
}

impl Group<'_> {
    /// "the same in 2 more languages: el, fr".
    fn others(&self) -> Option<String> {
        let number = terminal::counted(self.locales.len(), "more language");
        (!self.locales.is_empty()).then(|| format!("the same in {number}: {}", self.locales.join(", ")))
    }
}

/// The errors, each once whatever the language.
fn grouped<'a>(sources: &Sources, diagnostics: &'a Diagnostics) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: BTreeMap<(&str, String, Option<String>), usize> = BTreeMap::new();
    for error in diagnostics.iter().filter(|own| own.level == Level::Error) {
        let catalogue = catalogue(sources, error);
        let said = match &catalogue {
            Some(path) => error.message.replace(path.as_str(), "…"),
            None => error.message.clone(),
        };
        // What is wrong at a place is wrong there only; in a catalogue, the same text stands at another line of each.
        let place = error.span.map(|span| (sources.path(span.file), sources.line_column(span.file, span.start)));
        let place = place.filter(|(path, _)| locale(path).is_none()).map(|place| format!("{place:?}"));
        match (known.get(&(error.code, said.clone(), place.clone())), catalogue.as_deref().and_then(locale)) {
            (Some(at), Some(tag)) => {
                let locales = &mut groups[*at].locales;
                if !locales.iter().any(|own| own == tag) {
                    locales.push(tag.to_owned());
                }
            }
            _ => {
                known.insert((error.code, said, place), groups.len());
                groups.push(Group { first: error, locales: Vec::new() });
            }
        }
    }
    groups
}

/// The catalogue that an error is about: the one it stands in, or the one it names.
fn catalogue(sources: &Sources, error: &Diagnostic) -> Option<String> {
    let stands_in = error.span.map(|span| sources.path(span.file));
    let named = error.message.split('`').find(|part| locale(part).is_some());
    stands_in.filter(|path| locale(path).is_some()).or(named).map(str::to_owned)
}

/// The language of a catalogue: `data/translations/<tag>.po`.
fn locale(path: &str) -> Option<&str> {
    let (folder, file) = path.rsplit_once('/')?;
    folder.ends_with("translations").then(|| file.strip_suffix(".po")).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use source::Span;

    #[test]
    fn what_lacks_in_every_language_is_told_once() {
        let sources = Sources::from_world(
            "-- data/cloud.yaml --\npurpose: Servers.\n-- data/translations/de.po --\nx\n-- data/translations/el.po --\ny\n",
        );
        let mut all = Diagnostics::new();
        let facts = sources.find("data/cloud.yaml").unwrap();
        for tag in ["de", "el", "fr"] {
            let message = format!("`data/translations/{tag}.po` has no translation of “Servers.”");
            all.push(Diagnostic::error("missing-translation", message).at(Span::new(facts, 9..17)));
        }
        for file in ["data/translations/de.po", "data/translations/el.po"] {
            let span = Span::new(sources.find(file).unwrap(), 0..1);
            all.push(Diagnostic::error("stale-translation", "this text is no longer in the sources").at(span));
        }
        all.push(Diagnostic::error("unknown-country", "`UKK` is no country").at(Span::new(facts, 0..1)));
        let all = all.sorted();
        let told: Vec<_> = grouped(&sources, &all).iter().map(|own| (own.first.code, own.others())).collect();
        let same = |text: &str| Some(text.to_owned());
        assert_eq!(
            told,
            [
                ("unknown-country", None),
                ("missing-translation", same("the same in 2 more languages: el, fr")),
                ("stale-translation", same("the same in 1 more language: el")),
            ]
        );
    }
}
