//! `subprocessors.json`: the list for programs, in a language or in none.
//!
//! Its shape is documented in docs/subprocessors-json.md and named by its `schema` field; a change
//! that could break a reader gets a new number.

use crate::inputs::Inputs;
use crate::localizer::Localizer;
use crate::pages::list::anchor;
use crate::routes::{PageId, Routes};
use serde::Serialize;
use subprocessors::{Entry, Id, Kind, List, Location, Name, Role, Since, Whom, by_id};

/// The name of the file.
pub(crate) const NAME: &str = "subprocessors.json";
/// The shape that this module writes.
const SCHEMA: &str = "annex/subprocessors/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    publisher: &'a str,
    services: Vec<Service<'a>>,
    last_updated: Option<String>,
    in_force_since: Option<Day>,
    next_change: Option<String>,
    entries: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Service<'a> {
    id: &'a str,
    name: &'a str,
}

/// A first day: exact, or known from that day on.
#[derive(Serialize)]
struct Day {
    date: String,
    at_least: bool,
}

/// A word of the vocabulary: its id, and its words in the language of the document.
#[derive(Serialize)]
struct Labelled<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    entity: Party<'a>,
    service: &'a str,
    section: Labelled<'a>,
    purpose: Option<String>,
    condition: Option<String>,
    data: Vec<Labelled<'a>>,
    locations: Vec<Where<'a>>,
    assurances: Vec<Labelled<'a>>,
    since: Day,
}

#[derive(Serialize)]
struct Party<'a> {
    id: &'a str,
    /// Legal name; absent for a class of recipients.
    name: Option<&'a str>,
    /// What a class of recipients is called.
    class: Option<String>,
    kind: Option<&'static str>,
    website: Option<&'a str>,
    subprocessors: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

#[derive(Serialize)]
struct Where<'a> {
    r#for: Vec<Labelled<'a>>,
    places: Vec<Spot>,
}

#[derive(Serialize)]
struct Spot {
    role: &'static str,
    place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

/// The list in the language of a locale, or, without one, in the source language and without labels.
pub(crate) fn file(inputs: &Inputs, routes: &Routes, list: &List<'_>, locale: Option<usize>) -> Vec<u8> {
    let words = inputs.localizer(locale.unwrap_or(0));
    let writer = Writer { inputs, routes, words, locale };
    let document = writer.document(list);
    serde_json::to_vec(&document).expect("a list has only strings and truth values")
}

struct Writer<'a> {
    inputs: &'a Inputs,
    routes: &'a Routes,
    words: Localizer<'a>,
    locale: Option<usize>,
}

impl<'a> Writer<'a> {
    fn document(&self, list: &'a List<'a>) -> Document<'_> {
        let register = &self.inputs.register;
        Document {
            schema: SCHEMA,
            language: self.locale.map(|locale| self.inputs.languages[locale].tag.as_str()),
            publisher: &register.publisher.name,
            services: register.services.iter().map(|own| Service { id: &own.id, name: &own.name }).collect(),
            last_updated: list.last_updated.map(|date| date.to_string()),
            in_force_since: list.in_force.map(day),
            next_change: list.next_change.map(|date| date.to_string()),
            entries: list.entries.iter().map(|entry| self.item(entry)).collect(),
        }
    }

    fn item(&self, entry: &'a Entry<'a>) -> Item<'_> {
        let register = &self.inputs.register;
        let section = self.inputs.section(&entry.engagement.section);
        let facts = &entry.facts;
        let title = &self.inputs.content.sections[section].title;
        Item {
            id: anchor(entry),
            entity: self.party(entry),
            service: &entry.engagement.service,
            section: self.labelled(&register.sections[section].id, title),
            purpose: facts.purpose().map(|text| self.words.plain(text)),
            condition: facts.condition().map(|text| self.words.plain(text)),
            data: facts
                .data()
                .into_iter()
                .flatten()
                .filter_map(|own| by_id(&register.data_categories, own))
                .map(|own| self.labelled(&own.id, &own.name))
                .collect(),
            locations: facts.locations().into_iter().flatten().map(|location| self.place(location)).collect(),
            assurances: facts
                .assurances()
                .into_iter()
                .flatten()
                .filter_map(|own| by_id(&register.assurances, own))
                .map(|own| self.labelled(&own.id, &own.name))
                .collect(),
            since: day(entry.since),
        }
    }

    fn party(&self, entry: &'a Entry<'a>) -> Party<'_> {
        let entity = entry.entity;
        let position = self.inputs.register.entities.iter().position(|own| own.id == entity.id);
        let page = self.locale.zip(position.filter(|_| entity.is_legal()));
        let (name, class) = match entry.called() {
            Name::Legal(name) => (Some(name), None),
            Name::Class(text) => (None, Some(self.words.plain(text))),
        };
        Party {
            id: &entity.id,
            name,
            class,
            kind: entry.party.kind().copied().map(kind),
            website: entry.party.website().map(|url| url.as_str()),
            subprocessors: entry.party.subprocessors().map(|url| url.as_str()),
            page: page.map(|(locale, position)| self.routes.absolute(locale, PageId::Entity(position))),
        }
    }

    fn labelled(&self, id: &'a str, text: &source::Text) -> Labelled<'a> {
        Labelled { id, label: self.locale.map(|_| self.words.plain(text)) }
    }

    fn place(&self, location: &Location) -> Where<'_> {
        let regions = &self.inputs.register.regions;
        let spot = |role: Role, place: &subprocessors::Place| Spot {
            role: role.word(),
            place: place.code().to_owned(),
            label: self.locale.map(|_| self.words.place(place, &self.inputs.register)),
        };
        let whom: &[Id] = match &location.whom {
            Whom::Regions(ids) => ids,
            Whom::All | Whom::Others => &[],
        };
        Where {
            r#for: whom
                .iter()
                .filter_map(|own| by_id(regions, own))
                .map(|own| self.labelled(&own.id, &own.name))
                .collect(),
            places: location
                .places
                .iter()
                .flat_map(|(role, place)| place.spots().into_iter().map(|own| spot(*role, &own.0.place)))
                .collect(),
        }
    }
}

fn day(since: Since) -> Day {
    Day { date: since.date.to_string(), at_least: since.at_least }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::ThirdParty => "third-party",
        Kind::Affiliate => "affiliate",
        Kind::Contractor => "contractor",
    }
}
