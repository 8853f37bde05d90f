//! The publisher, what the list is about, and where customers turn to.

use super::statement::{self, Found};
use subprocessors::{Contacts, Date, Id, Reference, Register};

/// What two registers say otherwise of themselves.
pub(super) fn compare(before: &Register, after: &Register, today: Date) -> Vec<Found> {
    let (old, new) = (fields(before), fields(after));
    let pairs = old.into_iter().zip(new).filter(|((_, old, _), (_, new, _))| old != new);
    pairs.map(|((name, old, is_text), (_, new, _))| found(name, old, new, is_text, today)).collect()
}

/// A field: what it is called, what it says, and whether that is translated.
type Field = (&'static str, Option<String>, bool);

fn fields(register: &Register) -> Vec<Field> {
    let (own, about) = (&register.publisher, &register.about);
    let mut all = vec![
        ("name of the publisher", Some(own.name.clone()), false),
        ("group of the publisher", own.group.clone(), false),
        ("website of the publisher", own.website.as_ref().map(|url| url.as_str().to_owned()), false),
        ("address of the publisher", own.address.clone(), false),
        (
            "seat of the publisher",
            own.seat.map(|country| site::english_place(&subprocessors::Place::Country(country))),
            false,
        ),
        ("registration number of the publisher", own.registration.clone(), false),
        ("subject of the list", about.subject.as_ref().map(|text| format!("“{}”", text.source)), true),
        ("authoritative language", about.authoritative_language.as_ref().map(|tag| tag.value.clone()), false),
        ("address where the list continues", about.continues_at.as_ref().map(|url| url.as_str().to_owned()), false),
        ("day from which the list continues elsewhere", about.continues_since.map(|day| day.to_string()), false),
        ("day on which the list was reviewed", about.reviewed.map(|day| day.to_string()), false),
    ];
    all.extend(contacts(&register.contacts));
    all
}

/// The addresses for customers.
pub(super) fn contacts(contacts: &Contacts) -> [Field; 3] {
    let mail = |own: &Option<source::Spanned<subprocessors::Mail>>| own.as_ref().map(|mail| mail.as_str().to_owned());
    [
        ("address for the data processing agreement", mail(&contacts.dpa), false),
        ("address for objections", mail(&contacts.objections), false),
        ("address for questions about data protection", mail(&contacts.privacy), false),
    ]
}

fn found(name: &str, old: Option<String>, new: Option<String>, is_text: bool, today: Date) -> Found {
    let says = match (&old, &new) {
        (Some(old), Some(new)) if is_text => format!("words the {name} otherwise: {old} → {new}"),
        (Some(old), Some(new)) => format!("changes the {name} from {old} to {new}"),
        (None, Some(new)) => format!("states the {name}: {new}"),
        (old, _) => format!("no longer states the {name}: {}", old.clone().unwrap_or_default()),
    };
    let worded = is_text && old.is_some() && new.is_some();
    let nothing = Reference { entity: Id::new(""), engagement: None };
    let mut found = statement::bare(if worded { "wording" } else { "other" }, &nothing, says, today);
    found.statement.differences = vec![(name.to_owned(), old.unwrap_or_default(), new.unwrap_or_default())];
    found
}
