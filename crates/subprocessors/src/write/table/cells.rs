//! Single cells: days, countries and words of the vocabulary, as people write them in spreadsheets.

use crate::model::{Identified, Term};
use crate::values::{Country, Date, Place};
use celes::Country as Known;
use std::str::FromStr;

/// How a date such as `03/04/2024` is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The third of April: day, month, year.
    DayFirst,
    /// The fourth of March: month, day, year.
    MonthFirst,
}

/// A day, or a month of which no day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Day(Date),
    /// The last day of the month.
    Month(Date),
}

impl Written {
    pub(super) fn date(self) -> Date {
        match self {
            Written::Day(date) | Written::Month(date) => date,
        }
    }
}

/// A date as written: `2024-03-01`, `1.3.2024`, `1/3/2024`, `1 March 2024`, `March 1, 2024`, `2024-03`, `March 2024`.
pub(super) fn date(text: &str, order: Option<DateOrder>) -> Result<Written, String> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|own| !own.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let unknown = || format!("`{text}` is not a date that is understood: write `2024-03-01`");
    let found = match parts.as_slice() {
        [year, month] if year.len() == 4 => last_day(number(year), number(month).or_else(|| month_of(month))),
        [month, year] if year.len() == 4 => last_day(number(year), number(month).or_else(|| month_of(month))),
        [year, month, day] if year.len() == 4 => day_of(number(year), number(month), number(day)),
        [day, month, year] if month_of(month).is_some() => day_of(number(year), month_of(month), ordinal(day)),
        [month, day, year] if month_of(month).is_some() => day_of(number(year), month_of(month), ordinal(day)),
        [first, second, year] if year.len() == 4 => return figures(text, [first, second, year], order),
        _ => None,
    };
    found.ok_or_else(unknown)
}

/// A date of three numbers. With dots the day comes first; with strokes it may be either.
fn figures(text: &str, parts: [&str; 3], order: Option<DateOrder>) -> Result<Written, String> {
    let numbers = parts.map(|part| part.parse::<i16>().ok());
    let day_first = day_of(numbers[2], numbers[1], numbers[0]);
    let month_first = day_of(numbers[2], numbers[0], numbers[1]);
    let found = match (order, day_first, month_first) {
        (Some(DateOrder::DayFirst), day_first, _) => day_first,
        (Some(DateOrder::MonthFirst), _, month_first) => month_first,
        (None, day_first, _) if text.contains('.') => day_first,
        (None, Some(a), Some(b)) if a != b => {
            let (a, b) = (a.date(), b.date());
            return Err(format!(
                "`{text}` may be {a} or {b}: say which with `--date-order day-first` or `month-first`"
            ));
        }
        (None, day_first, month_first) => day_first.or(month_first),
    };
    found.ok_or_else(|| format!("`{text}` is not a day of the calendar"))
}

fn day_of(year: Option<i16>, month: Option<i16>, day: Option<i16>) -> Option<Written> {
    let (month, day) = (i8::try_from(month?).ok()?, i8::try_from(day?).ok()?);
    Date::new(year?, month, day).ok().map(Written::Day)
}

fn last_day(year: Option<i16>, month: Option<i16>) -> Option<Written> {
    let first = Date::new(year?, i8::try_from(month?).ok()?, 1).ok()?;
    Some(Written::Month(first.last_of_month()))
}

fn ordinal(day: &str) -> Option<i16> {
    day.trim_end_matches(char::is_alphabetic).parse().ok()
}

fn month_of(word: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word))?;
    i16::try_from(at + 1).ok()
}

/// A place with its city, if the cell names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CellPlace {
    pub(super) code: String,
    pub(super) city: Option<String>,
}

/// The places of a cell, and the parts of it that are none: `Germany (Frankfurt), FR; Dublin, Ireland`.
pub(super) fn places(text: &str, blocs: &[String]) -> (Vec<CellPlace>, Vec<String>) {
    let (mut found, mut unknown): (Vec<CellPlace>, Vec<String>) = (Vec::new(), Vec::new());
    // Some names have an "and" of their own.
    let joined = |own: &'_ str| code(own.trim(), blocs).is_some();
    let groups = text.split([';', '/', '|', '\n']);
    let groups = groups.flat_map(|own| if joined(own) { vec![own] } else { own.split(" and ").collect() });
    for group in groups.map(str::trim) {
        let mut before: Vec<String> = Vec::new();
        for part in outside_brackets(group) {
            let (name, city) = match part.split_once('(') {
                Some((name, city)) => (name.trim(), Some(city.trim_end_matches(')').trim().to_owned())),
                None => (part, None),
            };
            match code(name, blocs) {
                Some(code) => {
                    // "Dublin, Ireland" is one place; of two words before a country, neither is known to be its city.
                    let only = if city.is_none() && before.len() == 1 { before.pop() } else { None };
                    let place = CellPlace { code, city: city.or(only) };
                    if !found.contains(&place) {
                        found.push(place);
                    }
                }
                None => before.push(part.to_owned()),
            }
        }
        unknown.extend(before);
    }
    (found, unknown)
}

/// The parts between commas that stand in no brackets.
fn outside_brackets(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.into_iter().filter(|own| !own.is_empty()).collect()
}

/// The code of a country or bloc from how people call it.
fn code(name: &str, blocs: &[String]) -> Option<String> {
    let upper = name.to_uppercase();
    let usual = match upper.as_str() {
        "UK" | "U.K." => Some("GB"),
        "USA" | "U.S." | "U.S.A." | "UNITED STATES" => Some("US"),
        "EUROPEAN UNION" => Some("EU"),
        "EUROPEAN ECONOMIC AREA" => Some("EEA"),
        "GLOBAL" | "WORLDWIDE" | "WORLD" => Some("worldwide"),
        _ => None,
    };
    let known = || Place::parse(&upper).map(|own| own.code().to_owned());
    let own = || blocs.iter().find(|id| id.eq_ignore_ascii_case(name)).cloned();
    usual.map(str::to_owned).or_else(known).or_else(own).or_else(|| country(name).map(|own| own.code().to_owned()))
}

/// A country by one of its English names or its three letters.
pub(super) fn country(name: &str) -> Option<Country> {
    let bare = name.trim().trim_start_matches("the ").trim_start_matches("The ");
    let joined: String = bare.split_whitespace().collect();
    // Official names come first: an alias may be that of another country.
    let official = Known::get_countries().into_iter().find(|own| own.long_name.eq_ignore_ascii_case(bare));
    let found = official.or_else(|| [bare, &joined].into_iter().find_map(|own| Known::from_str(own).ok()))?;
    Country::parse(found.alpha2)
}

/// The ids of words of the vocabulary, and the words that are none of it.
pub(super) fn terms(text: &str, vocabulary: &[Term]) -> (Vec<String>, Vec<String>) {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|own| !own.is_empty()) {
        let same = |own: &&Term| own.id().eq_ignore_ascii_case(part) || own.name.source.eq_ignore_ascii_case(part);
        match vocabulary.iter().find(same) {
            Some(term) => found.push(term.id.to_string()),
            None => unknown.push(part.to_owned()),
        }
    }
    (found, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = |text: &str, order| match date(text, order) {
            Ok(Written::Day(date)) => date.to_string(),
            Ok(Written::Month(date)) => format!("≤{date}"),
            Err(why) => why,
        };
        for (written, read) in [
            ("2024-03-01", "2024-03-01"),
            ("1.3.2024", "2024-03-01"),
            ("31.12.2024", "2024-12-31"),
            ("12/31/2024", "2024-12-31"),
            ("31/12/2024", "2024-12-31"),
            ("03/03/2024", "2024-03-03"),
            ("1 March 2024", "2024-03-01"),
            ("Mar 1st, 2024", "2024-03-01"),
            ("March 2024", "≤2024-03-31"),
            ("2024-02", "≤2024-02-29"),
            ("30.02.2024", "`30.02.2024` is not a day of the calendar"),
            ("soon", "`soon` is not a date that is understood: write `2024-03-01`"),
            (
                "03/04/2024",
                "`03/04/2024` may be 2024-04-03 or 2024-03-04: say which with `--date-order day-first` or `month-first`",
            ),
        ] {
            assert_eq!(day(written, None), read);
        }
        assert_eq!(day("03/04/2024", Some(DateOrder::MonthFirst)), "2024-03-04");
        assert_eq!(day("03/04/2024", Some(DateOrder::DayFirst)), "2024-04-03");
    }

    #[test]
    fn places_are_read_by_code_name_and_city() {
        let read = |text: &str| {
            let (found, unknown) = places(text, &["apac".to_owned()]);
            let found: Vec<String> = found
                .into_iter()
                .map(|own| match own.city {
                    Some(city) => format!("{}:{city}", own.code),
                    None => own.code,
                })
                .collect();
            format!("{} | {}", found.join(" "), unknown.join(" "))
        };
        for (written, meant) in [
            ("DE", "DE | "),
            ("Germany, France and Ireland", "DE FR IE | "),
            ("United States; UK", "US GB | "),
            ("Germany (Frankfurt), USA (Ohio, Oregon)", "DE:Frankfurt US:Ohio, Oregon | "),
            ("Dublin, Ireland", "IE:Dublin | "),
            ("EU / EEA / Global / APAC", "EU EEA worldwide apac | "),
            ("Netherlands | The Netherlands", "NL | "),
            ("Bosnia and Herzegovina", "BA | "),
            ("Samoa", "WS | "),
            ("Atlantis", " | Atlantis"),
            ("Atlantis, Lemuria, Germany", "DE | Atlantis Lemuria"),
        ] {
            assert_eq!(read(written), meant, "{written}");
        }
    }
}
