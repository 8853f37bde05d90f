//! `date-mismatch`, `number-mismatch`: a translation has the figures of its source text.

use super::{Book, Rule, problem};
use crate::language::Language;
use crate::message::{Piece, pieces};
use source::{Diagnostic, Level};
use std::borrow::Cow;
use std::collections::BTreeSet;
use subprocessors::Date;

pub(super) const DATES: Rule = Rule {
    code: "date-mismatch",
    level: Level::Error,
    checks: "A date of the source text stands in the translation, in figures (`2019-10-28`) or as the language writes it.",
    why: "Lists whose languages show different dates are the most common fault there is.",
    example: "msgid \"As of 28 October 2019.\"\nmsgstr \"Stand: 2. Oktober 2023.\"",
    check: check_dates,
};

pub(super) const NUMBERS: Rule = Rule {
    code: "number-mismatch",
    level: Level::Error,
    checks: "A translation has the numbers of its source text, in whatever digits the language has, and no others.",
    why: "Days of notice, standards and articles of law are facts; a slip in one is a wrong fact.",
    example: "msgid \"within 30 days\"\nmsgstr \"innerhalb von 20 Tagen\"",
    check: check_numbers,
};

fn check_dates(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&DATES) {
        let lost = pair.said.dates.iter().filter(|date| without(&pair.form, **date, book.language).is_none());
        found.extend(lost.map(|date| {
            let problem = problem(&DATES, format!("the date {date} of the source text is not in this translation"));
            pair.beside(problem.at(pair.span).help(format!("write `{}`", book.language.date(*date))))
        }));
    }
}

fn check_numbers(book: &Book<'_>, found: &mut Vec<Diagnostic>) {
    for pair in book.pairs(&NUMBERS).filter(|own| own.plural.is_none()) {
        let dated =
            pair.said.dates.iter().try_fold(pair.form.clone(), |rest, date| without(&rest, *date, book.language));
        // A date that is not there has been told as a date.
        let Some(rest) = dated else { continue };
        let own = numbers(&rest);
        if own == pair.said.numbers {
            continue;
        }
        let (lost, odd) = (pair.said.numbers.difference(&own), own.difference(&pair.said.numbers));
        let message = format!("the source text has {}, the translation {}", listed(lost), listed(odd.clone()));
        let odd = odd.into_iter().next().map_or(pair.span, |odd| book.place(pair, odd));
        let help = "write the same numbers; the flag `ignore-number-mismatch` lets words stand for them";
        found.push(pair.beside(problem(&NUMBERS, message).at(odd).help(help)));
    }
}

fn listed<'n>(numbers: impl Iterator<Item = &'n String>) -> String {
    let numbers: Vec<&str> = numbers.map(String::as_str).collect();
    match numbers.as_slice() {
        [] => "nothing instead".to_owned(),
        numbers => format!("`{}`", numbers.join("`, `")),
    }
}

/// The numbers of a text outside of braces, in the digits that all scripts share.
pub(super) fn numbers(text: &str) -> BTreeSet<String> {
    let words = pieces(text).filter_map(|piece| match piece {
        Piece::Words(words) => Some(words),
        Piece::Blank(_) => None,
    });
    let mut all = BTreeSet::new();
    for words in words.map(without_targets) {
        let digits: String = words.chars().map(|own| digit(own).unwrap_or(' ')).collect();
        all.extend(digits.split_whitespace().map(str::to_owned));
    }
    all
}

/// A text without where its links lead and without addresses, which have rules of their own.
fn without_targets(words: &str) -> Cow<'_, str> {
    if !words.contains(['(', '/', '@']) {
        return Cow::Borrowed(words);
    }
    let mut rest = words;
    let mut kept = String::new();
    while let Some((before, link)) = rest.split_once("](") {
        kept.extend([before, " "]);
        rest = link.split_once(')').map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    let plain = kept.split_whitespace().filter(|own| !own.contains("://") && !own.contains('@'));
    Cow::Owned(plain.collect::<Vec<_>>().join(" "))
}

/// A decimal digit of any script as the one that all share. Each script has its ten in a row.
fn digit(character: char) -> Option<char> {
    const ZEROS: [char; 12] = ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '๐', '໐', '０'];
    let value = ZEROS.iter().filter_map(|zero| (character as u32).checked_sub(*zero as u32)).find(|own| *own < 10)?;
    char::from_digit(value, 10)
}

/// The dates of a source text, and the text without them.
pub(super) fn dates(text: &str, language: &Language) -> (Vec<Date>, String) {
    let mut rest = text.to_owned();
    let mut all = Vec::new();
    // What is no year begins no search.
    if !numbers(text).iter().any(|own| own.len() == 4) {
        return (all, rest);
    }
    for date in candidates(text, language) {
        if let Some(shorter) = without(&rest, date, language) {
            rest = shorter;
            all.push(date);
        }
    }
    (all, rest)
}

/// Every day that the figures of a text can make.
fn candidates(text: &str, language: &Language) -> Vec<Date> {
    let numbers: Vec<i16> = numbers(text).iter().filter_map(|own| own.parse().ok()).collect();
    let (years, days): (Vec<i16>, Vec<i16>) = numbers.iter().partition(|own| (1900..2200).contains(*own));
    let lower = text.to_lowercase();
    let named = |month: &i8| language.month(*month).is_some_and(|name| lower.contains(&name.to_lowercase()));
    let months: Vec<i8> = (1..=12).filter(|month| named(month) || numbers.contains(&i16::from(*month))).collect();
    let mut all = Vec::new();
    for year in &years {
        for month in &months {
            let days = days.iter().filter_map(|day| i8::try_from(*day).ok());
            all.extend(days.filter_map(|day| Date::new(*year, *month, day).ok()));
        }
    }
    all
}

/// The text without a date, if that stands in it in a way in which it is written.
fn without(text: &str, date: Date, language: &Language) -> Option<String> {
    let plain: String =
        text.chars().map(|own| digit(own).unwrap_or(if own.is_whitespace() { ' ' } else { own })).collect();
    written(date, language).iter().find_map(|own| {
        let own: String =
            own.chars().map(|own| digit(own).unwrap_or(if own.is_whitespace() { ' ' } else { own })).collect();
        plain.contains(&own).then(|| plain.replacen(&own, " ", 1))
    })
}

/// The ways in which a date is written: as the language writes it, in figures, and in the orders of English.
fn written(date: Date, language: &Language) -> Vec<String> {
    let (day, month, year) = (date.day(), date.month(), date.year());
    let mut all =
        vec![language.date(date), date.to_string(), format!("{day}.{month}.{year}"), format!("{day}. {month}. {year}")];
    if let Some(name) = language.month(month) {
        all.extend([format!("{day} {name} {year}"), format!("{day}. {name} {year}"), format!("{name} {day}, {year}")]);
    }
    all
}
