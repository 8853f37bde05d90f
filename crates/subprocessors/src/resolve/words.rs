//! Single words: ids, dates, addresses, countries.

use super::Resolver;
use crate::model::{ID_HELP, Id, Identified, Reference};
use crate::schema::Word;
use crate::values::{Country, Date, Mail, Url};
use source::{Diagnostic, Entries, Span, Spanned};

impl Resolver<'_> {
    pub(super) fn error(&mut self, code: &'static str, message: String, span: Span, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(code, message).at(span).help(help));
    }

    pub(super) fn ids<T>(&mut self, entries: &Entries<T>) {
        entries.iter().for_each(|(id, _)| self.id(id));
    }

    pub(super) fn id(&mut self, id: &Word) {
        if !Id::fits(id) {
            self.error("invalid-id", format!("`{id}` cannot be an id"), id.span, ID_HELP);
        }
    }

    pub(super) fn all_known<T: Identified>(
        &mut self,
        code: &'static str,
        what: &str,
        words: &[Word],
        known: fn(&crate::Register) -> &[T],
    ) -> Vec<Id> {
        words.iter().filter_map(|word| self.known(code, what, word, known)).collect()
    }

    /// A word as an id, if the register knows it.
    pub(super) fn known<T: Identified>(
        &mut self,
        code: &'static str,
        what: &str,
        word: &Word,
        known: fn(&crate::Register) -> &[T],
    ) -> Option<Id> {
        let all = known(&self.register);
        if let Some(found) = all.iter().find(|own| own.id() == word.as_str()) {
            return Some(found.id().clone());
        }
        let names = all.iter().map(|own| own.id().as_str());
        let problem = Diagnostic::error(code, format!("`{word}` is not one of the register's {what}")).at(word.span);
        let problem = match all.is_empty() {
            true => problem.help(format!("data/register.yaml has no {what}: name them there first")),
            false => problem.suggest(word, names),
        };
        self.diagnostics.push(problem);
        None
    }

    /// The id of another entity of the list.
    pub(super) fn listed(&mut self, word: &Word) -> Option<Id> {
        if let Some((id, _)) = self.known.get_key_value(word.as_str()) {
            return Some(id.clone());
        }
        let problem = Diagnostic::error("unknown-entity", format!("`{word}` is not an entity of this list"));
        let problem = problem.at(word.span).suggest(word, self.known.keys().map(Id::as_str));
        self.diagnostics.push(problem);
        None
    }

    /// `entity/engagement`, or `entity` alone.
    pub(super) fn reference(&mut self, word: &Word, of_engagement: bool) -> Option<Spanned<Reference>> {
        let (entity, engagement) = match word.split_once('/') {
            Some((entity, engagement)) => (entity, Some(engagement)),
            None => (word.as_str(), None),
        };
        if of_engagement != engagement.is_some() {
            let (message, help) = match of_engagement {
                true => ("names no engagement", "write `<entity>/<engagement>`"),
                false => ("names an engagement", "write the id of an entity alone"),
            };
            self.error("unknown-entity", format!("`{word}` {message}"), word.span, help);
            return None;
        }
        let entity = self.listed(&Spanned::new(entity.to_owned(), word.span))?;
        let unknown = engagement.filter(|own| match &self.known[&entity] {
            Some(all) => !all.contains(*own),
            None => false,
        });
        if let Some(unknown) = unknown {
            let message = format!("`{entity}` has no engagement `{unknown}`");
            let problem = Diagnostic::error("unknown-engagement", message).at(word.span);
            let all = self.known[&entity].iter().flatten().map(String::as_str).collect::<Vec<_>>();
            let problem = problem.suggest(unknown, all);
            self.diagnostics.push(problem);
            return None;
        }
        Some(Spanned::new(Reference { entity, engagement: engagement.map(Id::new) }, word.span))
    }

    pub(super) fn date(&mut self, word: Option<Word>) -> Option<Spanned<Date>> {
        let word = word?;
        let shaped = word.len() == 10
            && word.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let date = word.parse::<Date>().ok().filter(|_| shaped);
        if date.is_none() {
            let message = match shaped {
                true => format!("`{word}` is not a day of the calendar"),
                false => format!("`{word}` is not a date"),
            };
            self.error("invalid-date", message, word.span, "write year, month and day: `2026-01-31`");
        }
        Some(Spanned::new(date?, word.span))
    }

    pub(super) fn plain_date(&mut self, word: Option<Word>) -> Option<Date> {
        self.date(word).map(|date| date.value)
    }

    pub(super) fn url(&mut self, word: Option<Word>) -> Option<Spanned<Url>> {
        let word = word?;
        let url = Url::parse(&word);
        if url.is_none() {
            let help = "write a full address that starts with `https://`, or `mailto:` and a mail address";
            self.error("unsafe-url", format!("`{word}` is not an address to link to"), word.span, help);
        }
        Some(Spanned::new(url?, word.span))
    }

    pub(super) fn plain_url(&mut self, word: Option<Word>) -> Option<Url> {
        self.url(word).map(|url| url.value)
    }

    pub(super) fn mail(&mut self, word: Option<Word>) -> Option<Spanned<Mail>> {
        let word = word?;
        let mail = Mail::parse(&word);
        if mail.is_none() {
            let help = "write an address such as `privacy@example.com`";
            self.error("invalid-mail", format!("`{word}` is not a mail address"), word.span, help);
        }
        Some(Spanned::new(mail?, word.span))
    }

    pub(super) fn country(&mut self, word: &Word) -> Option<Country> {
        let country = Country::parse(word);
        if country.is_none() {
            self.no_country(word, format!("`{word}` is not an ISO 3166-1 country code"));
        }
        country
    }

    pub(super) fn countries(&mut self, words: &[Word]) -> Vec<Country> {
        words.iter().filter_map(|word| self.country(word)).collect()
    }

    pub(super) fn no_country(&mut self, word: &Word, message: String) {
        let problem = Diagnostic::error("unknown-country", message).at(word.span);
        let blocs = self.register.blocs.iter().map(|own| own.id.as_str());
        let known = Country::codes().map(|code| code as &str).chain(["EU", "EEA", "worldwide"]).chain(blocs);
        let problem = match usual_code(word).or_else(|| source::closest(word, known)) {
            Some(code) => problem.help(format!("did you mean `{code}`?")),
            None => problem.help("write two capital letters, such as `DE`"),
        };
        self.diagnostics.push(problem);
    }
}

/// The code that ISO 3166-1 has for a country that people write in another way.
fn usual_code(written: &str) -> Option<&'static str> {
    let upper = written.to_uppercase();
    match upper.as_str() {
        "UK" | "UKK" => return Some("GB"),
        "EL" => return Some("GR"),
        "GLOBAL" | "WORLD" | "ANYWHERE" => return Some("worldwide"),
        _ => {}
    }
    let known = celes::Country::get_countries();
    let same = |country: &&celes::Country| {
        country.alpha3 == upper || country.alpha2 == upper || country.long_name.eq_ignore_ascii_case(written)
    };
    known.iter().find(same).map(|country| country.alpha2)
}
