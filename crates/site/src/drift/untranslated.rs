//! `untranslated`: nothing is left in the source language by accident.

use super::words::Words;
use super::{Book, Pair, Rule, problem};
use source::{Diagnostic, Level};
use unicode_script::{Script, UnicodeScript};

pub(super) const RULE: Rule = Rule {
    code: "untranslated",
    level: Level::Warning,
    checks: "A translation is not its source text again, in whole or in a run of words; in another script, it has letters of that script.",
    why: "A sentence that was forgotten looks translated to every tool, and foreign to every reader.",
    example: "msgid \"Data is stored in Germany.\"\nmsgstr \"Data is stored in Germany.\"",
    check,
};

/// A run of so many words of the source text is no coincidence.
const RUN: usize = 4;

fn check(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    let same_script = book.language.scripts() == book.source.scripts();
    for pair in &book.pairs {
        if let Some(message) = left(book, pair, same_script) {
            let help = "translate it, or set the flag `ignore-untranslated` if it is the same in this language";
            found.push(pair.beside(problem(&RULE, message).at(pair.span).help(help)));
        }
    }
}

fn left(book: &Book<'_>, pair: &Pair<'_>, same_script: bool) -> Option<String> {
    let wanted = own_words(book, pair.source());
    if !same_script && !wanted.is_empty() && !pair.form.chars().any(|own| is_of(own, book.language.scripts())) {
        return Some("this translation has no letter in the script of its language".to_owned());
    }
    let words: Vec<String> = own_words(book, &pair.form);
    let run = words.windows(RUN).find(|run| wanted.windows(RUN).any(|own| own == *run));
    if let Some(run) = run {
        return Some(format!("`{}` stands here as in the source text", run.join(" ")));
    }
    // Single words may well be the same in two languages.
    (wanted.len() > 1 && words == wanted && pair.form == pair.source())
        .then(|| "this translation is the source text again".to_owned())
}

/// The words of a text that are to be translated: names, numbers and words in capitals are not.
fn own_words(book: &Book<'_>, text: &str) -> Vec<String> {
    let mut rest = text.to_owned();
    for name in book.names.within(text) {
        rest = rest.replace(name, " ");
    }
    let words = Words::of(&rest);
    let is_own =
        |written: &str| written.chars().any(char::is_lowercase) && !written.chars().skip(1).any(char::is_uppercase);
    words.iter().filter(|own| is_own(words.written(own))).map(|own| own.folded.clone()).collect()
}

fn is_of(character: char, scripts: &[Script]) -> bool {
    scripts.contains(&character.script())
}
