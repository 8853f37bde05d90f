//! A fact in words, on one line.

use super::{contact, list, transfer, with_more};
use crate::model::{Ai, Certification, Fact, Party};
use crate::schema::Kind;
use std::fmt;

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fact::Text(own) => f.write_str(&own.source),
            Fact::Name(own) => f.write_str(own),
            Fact::Names(all) => write_list(f, all, |own| own.value.clone()),
            Fact::Parties(all) => write_list(f, all, Party::to_string),
            Fact::Words(all) => write_list(f, all, |own| own.to_string()),
            Fact::Url(own) => f.write_str(own.as_str()),
            Fact::Date(own) => write!(f, "{own}"),
            Fact::Country(own) => f.write_str(own.code()),
            Fact::Flag(own) => f.write_str(if *own { "yes" } else { "no" }),
            Fact::Kind(own) => write!(f, "{own}"),
            Fact::Links(all) => write_parts(f, all, |own| format!("{} {}", own.name.source, own.url.as_str())),
            Fact::Contacts(all) => write_parts(f, all, contact),
            Fact::Certifications(all) => write_parts(f, all, certification),
            Fact::Scope(own) => write!(f, "{own}"),
            Fact::Locations(all) => write_parts(f, all, |own| own.to_string()),
            Fact::Transfers(all) => write_list(f, all, transfer),
            Fact::Ai(all) => write_parts(f, all, ai),
            Fact::Details(all) => write_parts(f, all, |(id, text)| format!("{id}: {}", text.source)),
        }
    }
}

fn write_list<T>(f: &mut fmt::Formatter<'_>, all: &[T], one: impl Fn(&T) -> String) -> fmt::Result {
    f.write_str(&list(&all.iter().map(one).collect::<Vec<_>>()))
}

/// What holds commas itself is set apart by semicolons.
fn write_parts<T>(f: &mut fmt::Formatter<'_>, all: &[T], one: impl Fn(&T) -> String) -> fmt::Result {
    let all: Vec<String> = all.iter().map(one).collect();
    f.write_str(if all.is_empty() { "none" } else { "" })?;
    f.write_str(&all.join("; "))
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Party::Listed(id) => write!(f, "{id}"),
            Party::Named(name) => write!(f, "{name}"),
        }
    }
}

impl fmt::Display for Kind {
    /// The word as written in the facts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::ThirdParty => "third-party",
            Kind::Affiliate => "affiliate",
            Kind::Contractor => "contractor",
        })
    }
}

fn certification(own: &Certification) -> String {
    let more = vec![
        own.expires.as_ref().map(|date| format!("until {date}")),
        own.url.as_ref().map(|url| url.as_str().to_owned()),
    ];
    with_more(own.name.value.clone(), more)
}

fn ai(own: &Ai) -> String {
    let more = vec![
        own.developer.as_ref().map(|name| format!("developed by {name}")),
        own.host.as_ref().map(|name| format!("run by {name}")),
        own.licence.as_ref().map(|name| format!("licence {name}")),
        own.restriction.as_ref().map(|text| text.source.to_string()),
    ];
    with_more(own.model.clone(), more)
}
