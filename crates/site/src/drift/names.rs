//! `altered-name`: legal and product names are the same in every language.

use super::{Book, Pair, Rule, problem};
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "altered-name",
    level: Level::Error,
    checks: "Legal and product names stand in a translation letter by letter as in the source text: those of the register, and those that `data/glossary.yaml` lists.",
    why: "A translated or shortened legal name names nobody: who the sub-processor is has to be clear to every reader (EDPB Opinion 22/2024).",
    example: "msgid \"Example Cloud GmbH stores data.\"\nmsgstr \"Beispiel-Cloud speichert Daten.\"",
    check,
};

fn check(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&RULE) {
        let lost = pair.said.names.iter().filter(|name| !pair.form.contains(name.as_str()));
        found.extend(lost.map(|name| pair.beside(altered(book, pair, name))));
    }
}

fn altered(book: &Book<'_>, pair: &Pair<'_>, name: &str) -> Diagnostic {
    let help = format!("write `{name}`");
    if let Some(bare) = without_legal_form(name).filter(|bare| pair.form.contains(bare)) {
        let message = format!("`{bare}` lost the rest of its legal name, `{name}`");
        return problem(&RULE, message).at(book.place(pair, bare)).help(help);
    }
    if let Some(word) = misspelt(pair, name) {
        let message = format!("`{word}` is not how `{name}` is spelled");
        return problem(&RULE, message).at(book.place(pair, &word)).help(help);
    }
    let message = format!("the name `{name}` is not in this translation");
    problem(&RULE, message).at(pair.span).help(format!("names are never translated: {help}"))
}

/// The name without its last part: "Example Cloud" of "Example Cloud GmbH", "Example" of "Example, s. r. o.".
fn without_legal_form(name: &str) -> Option<&str> {
    let bare = name.split_once(',').or_else(|| name.rsplit_once(' '))?.0.trim_end();
    (!bare.is_empty()).then_some(bare)
}

/// A word of the translation that is the first of the name but for one slip.
fn misspelt(pair: &Pair<'_>, name: &str) -> Option<String> {
    let first = name.split(|c: char| !c.is_alphanumeric()).find(|own| !own.is_empty())?;
    let words = pair.words();
    let alike =
        |word: &str| word != first && strsim::damerau_levenshtein(&word.to_lowercase(), &first.to_lowercase()) <= 2;
    let long = first.chars().count() >= 5;
    let found = words.iter().map(|own| own.written(&pair.form)).find(|word| long && alike(word));
    found.map(str::to_owned)
}
