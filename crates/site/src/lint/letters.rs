//! `mixed-scripts`, `micro-sign`, `stray-accent`: letters that look right and are not.
//!
//! A Latin `H` in front of a Greek word, MICRO SIGN for a Greek mu or an accent without its letter
//! look like the real thing, and hide the word from search, from screen readers and from sorting.

use super::{Reading, words};
use source::{Diagnostic, Diagnostics};
use unicode_script::{Script, UnicodeScript};

pub(super) fn check(reading: &Reading<'_>, diagnostics: &mut Diagnostics) {
    if reading.text.is_ascii() {
        return;
    }
    for word in words(reading.text) {
        if let Some(problem) = micro_sign(word).or_else(|| mixed_scripts(word)) {
            diagnostics.push(problem.at(reading.place(word)));
        }
    }
    if let Some((words, problem)) = lone_latin_capital(reading.text) {
        diagnostics.push(problem.at(reading.place(&words)));
    }
    if let Some(accent) = reading.text.chars().find(|c| matches!(c, '\u{384}' | '\u{385}' | '\u{b4}' | '\u{a8}')) {
        let message = format!("a stray accent U+{:04X} stands without its letter", accent as u32);
        let problem = Diagnostic::warning("stray-accent", message).at(reading.place(&accent.to_string()));
        diagnostics.push(problem.help("delete it, or write the accented letter itself"));
    }
}

fn micro_sign(word: &str) -> Option<Diagnostic> {
    let greek = || word.chars().any(|c| c.script() == Script::Greek);
    (word.contains('\u{b5}') && greek()).then(|| {
        let message = format!("`{word}` contains U+00B5 MICRO SIGN instead of the Greek letter");
        Diagnostic::warning("micro-sign", message).help("write it with U+03BC, the letter mu")
    })
}

fn mixed_scripts(word: &str) -> Option<Diagnostic> {
    const ALPHABETS: [(Script, &str); 3] =
        [(Script::Latin, "Latin"), (Script::Greek, "Greek"), (Script::Cyrillic, "Cyrillic")];
    let mut found = [false; ALPHABETS.len()];
    for script in word.chars().map(script) {
        ALPHABETS.iter().position(|(own, _)| *own == script).into_iter().for_each(|at| found[at] = true);
    }
    let used: Vec<&str> = ALPHABETS.iter().zip(found).filter(|(_, found)| *found).map(|((_, name), _)| *name).collect();
    (used.len() > 1).then(|| {
        let letters: Vec<String> = word.chars().map(|c| format!("{c} U+{:04X}", c as u32)).collect();
        let message = format!("`{word}` mixes {} letters", used.join(" and "));
        Diagnostic::warning("mixed-scripts", message).help(format!("its letters are {}", letters.join(", ")))
    })
}

/// The script of a character; most characters are of the one alphabet that needs no table.
fn script(character: char) -> Script {
    if character.is_ascii_alphabetic() { Script::Latin } else { character.script() }
}

/// A single Latin capital before a word in an alphabet that has the same shape: the Greek article
/// `Η` typed as `H`.
fn lone_latin_capital(text: &str) -> Option<(String, Diagnostic)> {
    let pairs = text.split_whitespace().zip(text.split_whitespace().skip(1));
    pairs.into_iter().find_map(|(word, next)| {
        let lone = word.len() == 1 && "ABEHIKMNOPTXYZ".contains(word);
        if !lone {
            return None;
        }
        let script = next.chars().next()?.script();
        matches!(script, Script::Greek | Script::Cyrillic).then(|| {
            let message = format!("a Latin `{word}` stands before the {} word `{next}`", script.full_name());
            let problem = Diagnostic::warning("mixed-scripts", message);
            let problem = problem.help(format!("write the {} letter that looks the same", script.full_name()));
            (format!("{word} {next}"), problem)
        })
    })
}
