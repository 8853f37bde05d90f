//! Facts and changes in plain words, for those who work on the register: terminals, reviews, reports.
//!
//! Readers of the website see their own language; this is the language of the files: ids, codes and the
//! texts as they were written.

mod change;
mod fact;
mod place;

use crate::as_of::Since;
use crate::model::{Contact, Transfer};
use crate::reach::Countries;
use crate::values::{Bloc, Country};

/// A first day: `2024-03-01`, or `2019-10-28 or before`.
impl std::fmt::Display for Since {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let or_before = if self.at_least { " or before" } else { "" };
        write!(f, "{}{or_before}", self.date)
    }
}

impl std::fmt::Display for Countries {
    /// Codes, with `EU` or `EEA` where all of their countries are among them: `EU, GB, US`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whole = [Bloc::Eea, Bloc::Eu].into_iter().find(|own| own.members().all(|one| self.known.contains(&one)));
        let inside: Vec<Country> = whole.into_iter().flat_map(Bloc::members).collect();
        let single = self.known.iter().filter(|own| !inside.contains(own)).map(|own| own.code());
        let mut words: Vec<&str> = whole.into_iter().map(Bloc::code).chain(single).collect();
        words.extend(self.unbounded.then_some("places without bounds"));
        f.write_str(if words.is_empty() { "no stated place" } else { "" })?;
        f.write_str(&words.join(", "))
    }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(words: &[String]) -> String {
    joined(words, "and")
}

/// "a", "a or b", "a, b or c".
pub(crate) fn either(words: &[String]) -> String {
    joined(words, "or")
}

fn joined(words: &[String], word: &str) -> String {
    match words {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// What is stated of something, in brackets: `scc (modules 2, 3; to US; checked 2026-01-01)`.
fn with_more(what: String, more: Vec<Option<String>>) -> String {
    let more: Vec<String> = more.into_iter().flatten().collect();
    if more.is_empty() { what } else { format!("{what} ({})", more.join("; ")) }
}

fn transfer(own: &Transfer) -> String {
    let numbers = |all: &[u8]| all.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let codes = own.to.iter().map(|country| country.code()).collect::<Vec<_>>().join(", ");
    let laws: Vec<&str> = own.from.iter().map(|view| view.word()).collect();
    let more = vec![
        (!own.modules.is_empty()).then(|| format!("modules {}", numbers(&own.modules))),
        (!own.to.is_empty()).then(|| format!("to {codes}")),
        (!own.from.is_empty()).then(|| format!("from {}", laws.join(", "))),
        own.checked.as_ref().map(|date| format!("checked {date}")),
        own.supplementary.as_ref().map(|text| text.source.to_string()),
        own.url.as_ref().map(|url| url.as_str().to_owned()),
    ];
    with_more(own.by.word().to_owned(), more)
}

fn contact(own: &Contact) -> String {
    let all = [
        own.name.clone(),
        own.position.as_ref().map(|text| text.source.to_string()),
        own.mail.as_ref().map(|mail| mail.as_str().to_owned()),
        own.url.as_ref().map(|url| url.as_str().to_owned()),
        own.phone.clone(),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
