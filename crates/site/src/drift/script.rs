//! `wrong-script`: letters are of the scripts in which the language is written.

use super::{Book, Rule, problem};
use source::{Diagnostic, Level};
use unicode_script::{Script, UnicodeScript};

pub(super) const RULE: Rule = Rule {
    code: "wrong-script",
    level: Level::Warning,
    checks: "A translation has letters of its language's scripts only, beside Latin ones and those of its source text.",
    why: "Letters that look alike, such as Latin, Greek and Cyrillic \"o\", hide a word from search and from screen readers.",
    example: "msgid \"Place\"\nmsgstr \"Οrt\"        # with a Greek capital omicron",
    check,
};

fn check(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&RULE).filter(|own| !own.form.is_ascii()) {
        let words = pair.words();
        let is_foreign = |own: char| {
            let script = own.script();
            let known = matches!(script, Script::Common | Script::Inherited | Script::Latin | Script::Unknown);
            !known && own.is_alphabetic() && !book.language.scripts().contains(&script)
        };
        let foreign = words.iter().map(|own| own.written(&pair.form)).filter(|word| word.chars().any(is_foreign));
        for word in foreign.filter(|word| !pair.source().contains(word)) {
            let letter = word.chars().find(|own| is_foreign(*own)).expect("the word has been found by it");
            let name = letter.script().full_name().replace('_', " ");
            let message = format!("`{word}` has the {name} letter {letter} (U+{:04X})", letter as u32);
            let help = "write it with the letters of the language";
            found.push(problem(&RULE, message).at(book.place(pair, word)).help(help));
        }
    }
}
