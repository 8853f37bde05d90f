//! `untranslated`: nothing is left in the source language by accident.

use super::words::Words;
use super::{Book, Names, Pair, Rule, problem};
use source::{Diagnostic, Level};
use unicode_script::UnicodeScript;

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
    for pair in book.pairs(&RULE) {
        if let Some(message) = left(book, pair, same_script) {
            let help = "translate it, or set the flag `ignore-untranslated` if it is the same in this language";
            found.push(pair.beside(problem(&RULE, message).at(pair.span).help(help)));
        }
    }
}

fn left(book: &Book<'_>, pair: &Pair<'_>, same_script: bool) -> Option<String> {
    let wanted = &pair.said.own;
    let is_title = wanted.several && wanted.words.iter().all(|own| own.is_capital);
    let is_own = |own: char| book.language.scripts().contains(&own.script());
    if !same_script && !wanted.words.is_empty() && !is_title && !pair.form.chars().any(is_own) {
        return Some("this translation has no letter in the script of its language".to_owned());
    }
    let as_it_stands = among(pair.words(), &pair.form);
    // Names are the same in both, as they should be; few texts make it worth while to look for them.
    let run =
        run(&wanted.words, &as_it_stands).and_then(|_| run(&wanted.words, &OwnWords::of(&pair.form, book.names).words));
    if let Some(run) = run {
        return Some(format!("`{run}` stands here as in the source text"));
    }
    // Single words may well be the same in two languages.
    (wanted.words.len() > 1 && !is_title && pair.form == pair.source())
        .then(|| "this translation is the source text again".to_owned())
}

/// A run of words that stand in both, if they are more than the title of something, which has capitals.
fn run(wanted: &[OwnWord], own: &[OwnWord]) -> Option<String> {
    let alike =
        |run: &[OwnWord], other: &[OwnWord]| run.iter().zip(other).all(|(own, other)| own.folded == other.folded);
    let mut runs = own.windows(RUN).filter(|run| run.iter().any(|own| !own.is_capital));
    let found = runs.find(|run| wanted.windows(RUN).any(|other| alike(run, other)))?;
    Some(found.iter().map(|own| own.folded.as_str()).collect::<Vec<_>>().join(" "))
}

/// The words of a text that are to be translated: names, numbers and words in capitals are not.
#[derive(Debug)]
pub(super) struct OwnWords {
    words: Vec<OwnWord>,
    /// Whether the text has several words, of whatever kind.
    several: bool,
}

/// A word that is to be translated.
#[derive(Debug)]
struct OwnWord {
    folded: String,
    is_capital: bool,
}

impl OwnWords {
    /// Of a text.
    pub(super) fn of(text: &str, names: &Names) -> Self {
        let mut rest = text.to_owned();
        for name in names.within(text) {
            rest = rest.replace(name, " ");
        }
        OwnWords { words: among(&Words::of(&rest), &rest), several: Words::of(text).iter().count() > 1 }
    }
}

fn among(words: &Words, text: &str) -> Vec<OwnWord> {
    let is_own = |own: &str| own.chars().any(char::is_lowercase) && !own.chars().skip(1).any(char::is_uppercase);
    let own = words.iter().filter(|own| is_own(own.written(text)));
    own.map(|own| OwnWord { folded: own.folded.clone(), is_capital: own.written(text).starts_with(char::is_uppercase) })
        .collect()
}
