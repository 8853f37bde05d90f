//! `link-mismatch`, `mail-mismatch`: a translation leads where its source text leads.

use super::{Book, Rule, problem};
use crate::markdown;
use source::{Diagnostic, Level};
use std::collections::BTreeSet;
use subprocessors::Mail;

pub(super) const LINKS: Rule = Rule {
    code: "link-mismatch",
    level: Level::Error,
    checks: "A translation has the links and web addresses of its source text.",
    why: "A link to another page, or none, keeps readers of one language from what others are told.",
    example: "msgid \"See the [terms](https://example.com/terms).\"\nmsgstr \"Siehe die [Bedingungen](https://example.com/agb).\"",
    check: check_links,
};

pub(super) const MAILS: Rule = Rule {
    code: "mail-mismatch",
    level: Level::Error,
    checks: "A translation has the mail addresses of its source text.",
    why: "An objection that is sent to another mailbox may never arrive.",
    example: "msgid \"Write to privacy@example.com.\"\nmsgstr \"Schreiben Sie an info@example.com.\"",
    check: check_mails,
};

fn check_links(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&LINKS) {
        let own = markdown::links(&pair.form).into_iter().chain(addresses(&pair.form)).collect();
        found.extend(difference(&pair.said.links, &own).map(|(message, odd)| {
            let problem = problem(&LINKS, message).at(odd.map_or(pair.span, |odd| book.place(pair, odd)));
            let help = "write the same addresses; the flag `ignore-link-mismatch` allows one of the language's own";
            pair.beside(problem.help(help))
        }));
    }
}

fn check_mails(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&MAILS) {
        let own = mails(&pair.form);
        found.extend(difference(&pair.said.mails, &own).map(|(message, odd)| {
            let problem = problem(&MAILS, message).at(odd.map_or(pair.span, |odd| book.place(pair, odd)));
            pair.beside(problem.help("write the same mail addresses; `{dpa_contact}` takes one from the facts"))
        }));
    }
}

/// What differs between what is wanted and what is there, in words, and the first that is too much.
fn difference<'o>(wanted: &BTreeSet<String>, own: &'o BTreeSet<String>) -> Option<(String, Option<&'o str>)> {
    let odd = own.iter().find(|own| !wanted.contains(*own)).map(String::as_str);
    match (wanted.iter().find(|wanted| !own.contains(*wanted)), odd) {
        (None, None) => None,
        (Some(lost), None) => Some((format!("`{lost}` of the source text is not in this translation"), None)),
        (None, Some(odd)) => Some((format!("`{odd}` is not in the source text"), Some(odd))),
        (Some(lost), Some(odd)) => Some((format!("`{odd}` stands where the source text has `{lost}`"), Some(odd))),
    }
}

/// Web addresses that stand in the text itself.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = String> {
    parts(text).filter(|own| own.starts_with("https://") || own.starts_with("http://")).map(str::to_owned)
}

/// Mail addresses, in links or in the text itself.
pub(super) fn mails(text: &str) -> BTreeSet<String> {
    if !text.contains('@') {
        return BTreeSet::new();
    }
    parts(text)
        .map(|own| own.trim_start_matches("mailto:"))
        .filter(|own| Mail::parse(own).is_some())
        .map(str::to_owned)
        .collect()
}

/// What stands between spaces, brackets and the marks that end sentences in any script.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| c.is_whitespace() || "()[]<>«»„“”‘’\"'、。，；：？！،؛؟*".contains(c);
    text.split(is_between).map(|own| own.trim_end_matches(['.', ',', ';', ':', '!', '?'])).filter(|own| !own.is_empty())
}
