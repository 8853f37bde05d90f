//! `quotation-marks`: quotations stand in the marks of the language.

use super::{Book, Rule, problem};
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "quotation-marks",
    level: Level::Warning,
    checks: "A translation has the quotation marks of its language, as CLDR lists them, and no straight ones.",
    why: "Marks of another language look like mistakes, and `»` opens in one language what it closes in another.",
    example: "msgid \"the list\"\nmsgstr \"die \\\"Liste\\\"\"",
    check,
};

/// Marks that are nothing else.
const MARKS: [char; 13] = ['"', '“', '”', '„', '‟', '«', '»', '‹', '›', '「', '」', '『', '』'];

fn check(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    let own = book.language.quotation_marks();
    for pair in book.pairs(&RULE) {
        let marks: Vec<char> = pair.form.chars().filter(|own| MARKS.contains(own)).collect();
        let foreign = marks.iter().find(|mark| !own.contains(mark));
        let turned = marks.iter().find(|mark| **mark == own[0] || **mark == own[1]).filter(|first| **first != own[0]);
        if let Some(mark) = foreign.or(turned) {
            let message = match foreign {
                Some(_) => format!("{mark} is not a quotation mark of `{}`", book.language.tag),
                None => format!("{mark} closes a quotation in `{}` and does not open one", book.language.tag),
            };
            let help = format!("write {}…{}, and {}…{} within", own[0], own[1], own[2], own[3]);
            found.push(problem(&RULE, message).at(book.place(pair, &mark.to_string())).help(help));
        }
    }
}
