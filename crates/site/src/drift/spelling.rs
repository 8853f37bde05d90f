//! `odd-spelling`: a word that stands once, beside one that stands often and differs by one slip of the keyboard.

use super::{Book, Rule, problem};
use source::{Diagnostic, Level};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "odd-spelling",
    level: Level::Warning,
    checks: "A long word that a language uses once is not a word that it uses elsewhere with a letter dropped, doubled or swapped in its middle.",
    why: "The other texts of a catalogue are a dictionary that every language has.",
    example: "msgid \"Read the policy\"\nmsgstr \"Lesen Sie die Richtlnie\"        # elsewhere: Richtlinie, Richtlinie",
    check,
};

/// Shorter words are too much like each other.
const LONG: usize = 7;
/// A slip in the first letters or the last ones may be another form of the word.
const START: usize = 3;
const END: usize = 2;

fn check(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    let counted = count(book);
    let known = |word: &str| counted.get(word).is_some_and(Seen::is_often);
    // Words that begin alike lie side by side.
    let often: Vec<&str> = counted.iter().filter(|(_, own)| own.is_often()).map(|(word, _)| word.as_str()).collect();
    for pair in book.pairs(&RULE) {
        let words = pair.words();
        for word in words.iter().filter(|own| is_long(&own.folded) && !known(&own.folded)) {
            let Some(meant) = nearest(&word.folded, &often) else { continue };
            let written = word.written(&pair.form);
            let elsewhere = counted[meant].written;
            let message = format!("`{written}` stands only here; elsewhere this catalogue has `{elsewhere}`");
            let help = "mend the spelling; the flag `ignore-odd-spelling` keeps it";
            found.push(problem(&RULE, message).at(book.place(pair, written)).help(help));
        }
    }
}

/// A word of a catalogue.
struct Seen<'b> {
    /// As it is written where it stands first.
    written: &'b str,
    count: usize,
}

impl Seen<'_> {
    fn is_often(&self) -> bool {
        self.count > 1
    }
}

/// The long words of a catalogue, and how often each stands there.
fn count<'b>(book: &'b Book<'_>) -> BTreeMap<String, Seen<'b>> {
    let mut counted = BTreeMap::new();
    for pair in &book.pairs {
        for word in pair.words().iter().filter(|own| is_long(&own.folded)) {
            let written = word.written(&pair.form);
            counted.entry(word.folded.clone()).or_insert(Seen { written, count: 0 }).count += 1;
        }
    }
    counted
}

fn is_long(word: &str) -> bool {
    word.len() >= LONG && word.chars().count() >= LONG && word.chars().all(char::is_alphabetic)
}

fn nearest<'w>(word: &str, often: &[&'w str]) -> Option<&'w str> {
    let start: String = word.chars().take(START).collect();
    let from = often.partition_point(|own| *own < start.as_str());
    often[from..].iter().take_while(|own| own.starts_with(&start)).find(|own| is_slip(word, own, END)).copied()
}

/// Whether one word is the other with a letter dropped, doubled or swapped with its neighbour, away from its start
/// and so many letters from its end.
pub(crate) fn is_slip(word: &str, other: &str, ending: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a[start..].iter().rev().zip(b[start.min(b.len())..].iter().rev()).take_while(|(a, b)| a == b).count();
    if start < START || end < ending {
        return false;
    }
    match (&a[start..a.len() - end], &b[start..b.len() - end]) {
        // Only a letter that is doubled: one that is added makes another word in many languages.
        ([extra], []) => *extra == a[start - 1],
        ([], [_]) => a.len() > LONG + 1,
        ([one, two], [other, another]) => one == another && two == other,
        _ => false,
    }
}
