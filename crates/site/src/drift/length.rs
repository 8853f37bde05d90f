//! `length-outlier`: a translation that is far longer or shorter than its neighbours lost or gained something.

use super::{Book, Pair, Rule, problem};
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "length-outlier",
    level: Level::Warning,
    checks: "Beside its source text, a translation is not three times as long or as short as is usual in its catalogue.",
    why: "A sentence that was left out, or one that was pasted twice, shows in the length before anybody reads it.",
    example: "msgid \"Data is stored in Germany. Backups are kept in France for thirty days.\"\nmsgstr \"In Deutschland.\"",
    check,
};

/// Shorter texts vary too much.
const LONG: usize = 45;
/// So many texts tell what is usual.
const ENOUGH: usize = 8;
const FACTOR: usize = 3;

fn check(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    let mut rates: Vec<usize> = book.pairs(&RULE).filter(|own| is_long(own)).map(rate).collect();
    if rates.len() < ENOUGH {
        return;
    }
    rates.sort_unstable();
    let usual = rates[rates.len() / 2];
    for pair in book.pairs(&RULE).filter(|own| is_long(own)) {
        let own = rate(pair);
        let what = match own {
            own if own > usual * FACTOR => "longer",
            own if own * FACTOR < usual => "shorter",
            _ => continue,
        };
        let message = format!("this translation is much {what} than is usual in `{}`", book.language.tag);
        let help = "look whether anything is missing or said twice; the flag `ignore-length-outlier` lets it be";
        found.push(pair.beside(problem(&RULE, message).at(pair.span).help(help)));
    }
}

fn is_long(pair: &Pair<'_>) -> bool {
    pair.source().chars().count() >= LONG
}

/// The length of a translation, in hundredths of its source text.
fn rate(pair: &Pair<'_>) -> usize {
    pair.form.chars().count() * 100 / pair.source().chars().count()
}
