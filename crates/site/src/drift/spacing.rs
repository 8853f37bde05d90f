//! `odd-spacing`: spaces and marks between words as the language sets them.
//!
//! Spaces that only have to be kept from breaking are set by the build ([`crate::typography`]), so that
//! translators write plain ones.

use super::words::is_unspaced;
use super::{Book, Pair, Rule, problem};
use source::{Diagnostic, Level};
use unicode_script::{Script, UnicodeScript};

pub(super) const RULE: Rule = Rule {
    code: "odd-spacing",
    level: Level::Warning,
    checks: "A translation has no doubled spaces, and before and behind its marks the spaces of its language; Arabic, Chinese, Japanese and Greek have their own commas and question marks.",
    why: "It is what readers notice first, and what they conclude about the rest.",
    example: "msgid \"Note: see below\"\nmsgstr \"Remarque: voir ci-dessous\"        # French: Remarque : voir",
    check,
};

/// What is odd, and what to do about it.
type Odd = (String, &'static str, String);

fn check(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    let language = book.language.tag.split('-').next().unwrap_or_default();
    for pair in book.pairs(&RULE) {
        let odd = doubled(pair).or_else(|| match language {
            "fr" => french(pair),
            "ar" | "fa" | "ur" => foreign_marks(pair, Script::Arabic, &[(',', '،'), (';', '؛'), ('?', '؟')]),
            "el" => foreign_marks(pair, Script::Greek, &[('?', ';')]),
            "es" => unopened(pair),
            "ja" | "zh" => unspaced(pair),
            _ => loose(pair),
        });
        if let Some((message, help, place)) = odd {
            found.push(problem(&RULE, message).at(book.place(pair, &place)).help(help));
        }
    }
}

fn doubled(pair: &Pair<'_>) -> Option<Odd> {
    let odd = pair.form.contains("  ") || pair.form.trim() != pair.form;
    odd.then(|| ("a space too many".to_owned(), "delete it", "  ".to_owned()))
}

/// A space before a mark that follows its word at once in most languages.
fn loose(pair: &Pair<'_>) -> Option<Odd> {
    let marks = [" ,", " ;", " !", " ?", " )", "( "];
    let odd = marks.into_iter().find(|own| pair.form.contains(own))?;
    Some((format!("a space stands beside `{}`", odd.trim()), "delete it", odd.to_owned()))
}

/// French sets high marks apart from their word, and quotation marks from what is quoted.
fn french(pair: &Pair<'_>) -> Option<Odd> {
    let characters: Vec<char> = pair.form.chars().collect();
    let is_space = |own: Option<&char>| own.is_none_or(|own| own.is_whitespace());
    let odd = (0..characters.len()).find(|at| match characters[*at] {
        // A colon within an address or a time is none between words.
        ':' => is_space(characters.get(at + 1)) && !is_space(at.checked_sub(1).map(|own| &characters[own])),
        ';' | '!' | '?' | '»' => !is_space(at.checked_sub(1).map(|own| &characters[own])),
        '«' => !is_space(characters.get(at + 1)),
        _ => false,
    })?;
    let mark = characters[odd];
    Some((
        format!("French sets `{mark}` apart with a space"),
        "write a space; the build keeps it from breaking",
        mark.to_string(),
    ))
}

/// A mark of Latin texts behind a letter of another script.
fn foreign_marks(pair: &Pair<'_>, script: Script, marks: &[(char, char)]) -> Option<Odd> {
    let mut before = ' ';
    for character in pair.form.chars() {
        if let Some((mark, own)) = marks.iter().find(|(mark, _)| *mark == character && before.script() == script) {
            let message = format!("`{mark}` is a mark of Latin texts; this language has `{own}`");
            return Some((message, "write the mark of the language", format!("{before}{mark}")));
        }
        before = character;
    }
    None
}

/// Spanish opens questions and exclamations too.
fn unopened(pair: &Pair<'_>) -> Option<Odd> {
    let odd = [('?', '¿'), ('!', '¡')]
        .into_iter()
        .find(|(end, start)| pair.form.contains(*end) && !pair.form.contains(*start));
    odd.map(|(end, start)| {
        (format!("`{end}` has no `{start}` before it"), "open the sentence with it", end.to_string())
    })
    .or_else(|| loose(pair))
}

/// Between letters of Chinese and Japanese stand neither spaces nor the narrow marks of Latin texts.
fn unspaced(pair: &Pair<'_>) -> Option<Odd> {
    let characters: Vec<char> = pair.form.chars().collect();
    let is_wide = |own: Option<&char>| own.is_some_and(|own| is_unspaced(*own));
    let odd = (1..characters.len()).find(|at| match characters[*at] {
        ',' | ';' | '?' | '!' | ':' => is_wide(characters.get(at - 1)),
        ' ' => is_wide(characters.get(at - 1)) && is_wide(characters.get(at + 1)),
        _ => false,
    })?;
    let (before, mark) = (characters[odd - 1], characters[odd]);
    let message = if mark == ' ' { "a space between two letters".to_owned() } else { format!("`{mark}` is narrow") };
    Some((message, "write 、。，；：？！ as the language has them, and no space", format!("{before}{mark}")))
}
