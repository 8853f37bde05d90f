//! A list as a document for programs: every fact of it, in a language or in none.
//!
//! The shape is documented in docs/subprocessors-json.md and named by its `schema` field; a change that could
//! break a reader gets a new number. Writing and reading stand side by side for each kind of fact, and a
//! list that was written and read again has the same facts.

mod facts;
mod history;
mod labels;
mod places;
mod schema;
mod values;

pub use facts::FactsDocument;
pub use history::{AnnouncedDocument, ChangeDocument, DifferenceDocument, HistoryDocument, RevisionDocument};
pub use labels::{Labels, NoLabels};
pub use schema::{PublishedSchema, published_schemas};
pub use values::Publisher as PublisherDocument;

use crate::as_of::{Entry, List, Since};
use crate::model::{Id, Reference, Register};
use crate::schema::{FeatureDefault, View};
use crate::values::Date;
use labels::word;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use values::Labelled;

/// The shape that this module writes.
pub(crate) const SCHEMA: &str = "annex/subprocessors/2";

/// A list on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// The shape: `annex/subprocessors/2`.
    pub schema: String,
    /// BCP 47 tag of the labels and texts; absent in the document without labels, whose texts are in the source
    /// language.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub language: Option<String>,
    /// The day of which it speaks: `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Whose list it is.
    pub publisher: values::Publisher,
    /// What it is about, which language rules, where it continues.
    pub about: values::About,
    /// Where customers turn to.
    pub contacts: values::ListContacts,
    /// What the contract says about announcing changes on the day, if the register says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub policy: Option<values::Policy>,
    /// What the publisher provides.
    pub services: Vec<Named>,
    /// Parts of the services.
    pub products: Vec<Named>,
    /// Groups of customers.
    pub regions: Vec<Named>,
    /// Features that bring in sub-processors.
    pub features: Vec<Named>,
    /// When readers last saw something new.
    #[schemars(extend("format" = "date"))]
    pub last_updated: Option<String>,
    /// Since when the list is in force as it stands.
    pub in_force_since: Option<Day>,
    /// The next day on which something announced takes effect.
    #[schemars(extend("format" = "date"))]
    pub next_change: Option<String>,
    /// What is engaged on the day, in the order of ids.
    pub entries: Vec<EntryDocument>,
}

/// A service, product, region or feature: what else is known of it besides its name stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name: as it is for services and products, else in the language of the document.
    pub name: String,
    /// Where customers reach the service.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub address: Option<String>,
    /// The service that a product is part of.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service: Option<String>,
    /// Whose law a region's customers transfer data under: `eea`, `uk`, `ch`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub view: Option<View>,
    /// Whether a feature is used without the customer doing anything: `always`, `opt-in`, `opt-out`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub default: Option<FeatureDefault>,
}

/// A first day: exact, or known from that day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Day {
    /// `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Whether it may have begun earlier.
    pub at_least: bool,
}

/// One engagement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntryDocument {
    /// `<entity>.<engagement>`; also the anchor of the row on the page.
    pub id: String,
    /// Who.
    pub entity: EntityDocument,
    /// The service it is engaged for.
    pub service: String,
    /// The table in which it stands.
    pub section: Labelled,
    /// Whom it is for; empty means all readers.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub audiences: Vec<Labelled>,
    /// Since when it is engaged.
    pub since: Day,
    /// The last day on which anything about it changed.
    #[schemars(extend("format" = "date"))]
    pub last_changed: String,
    /// What is said of it.
    #[serde(flatten)]
    pub facts: FactsDocument,
}

/// A legal entity, or a class of recipients.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntityDocument {
    /// Its id.
    pub id: String,
    /// The address of its page in the language of the document, if it has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub page: Option<String>,
    /// What is said of it.
    #[serde(flatten)]
    pub facts: FactsDocument,
}

impl Document {
    /// A list as a document, in the language of the labels.
    pub fn of(list: &List<'_>, labels: &dyn Labels) -> Self {
        let register = list.register;
        Document {
            schema: SCHEMA.to_owned(),
            language: labels.language(),
            date: list.date.to_string(),
            publisher: values::Publisher::of(&register.publisher),
            about: values::About::of(&register.about, labels),
            contacts: values::ListContacts::of(&register.contacts),
            policy: register.policy_on(list.date, list.audience.as_ref()).map(|own| values::Policy::of(&own)),
            services: services(register),
            products: products(register),
            regions: regions(register, labels),
            features: features(register, labels),
            last_updated: list.last_updated.map(|date| date.to_string()),
            in_force_since: list.in_force.map(Day::of),
            next_change: list.next_change.map(|date| date.to_string()),
            entries: list.entries.iter().map(|entry| EntryDocument::of(entry, register, labels)).collect(),
        }
    }
}

impl EntryDocument {
    /// An entry as a document, in the language of the labels.
    pub(crate) fn of(entry: &Entry<'_>, register: &Register, labels: &dyn Labels) -> Self {
        let engagement = entry.engagement;
        EntryDocument {
            id: id(&entry.entity.reference(engagement)),
            entity: EntityDocument {
                id: entry.entity.id.to_string(),
                page: labels.page(&entry.entity.id),
                facts: FactsDocument::of(entry.party, register, labels),
            },
            service: engagement.service.to_string(),
            section: Labelled { id: engagement.section.to_string(), label: labels.section(&engagement.section) },
            audiences: engagement.audiences.iter().map(|own| word(&register.audiences, own, labels)).collect(),
            since: Day::of(entry.since),
            last_changed: entry.last_changed.to_string(),
            facts: FactsDocument::of(entry.facts, register, labels),
        }
    }
}

/// The id of an entry, `<entity>.<engagement>`, or of an entity.
fn id(reference: &Reference) -> String {
    match &reference.engagement {
        Some(engagement) => format!("{}.{engagement}", reference.entity),
        None => reference.entity.to_string(),
    }
}

impl Day {
    fn of(since: Since) -> Self {
        Day { date: since.date.to_string(), at_least: since.at_least }
    }

    /// The day, if it is one of the calendar.
    pub fn since(&self) -> Option<Since> {
        Some(Since { date: self.date.parse::<Date>().ok()?, at_least: self.at_least })
    }
}

impl Named {
    fn new(id: &Id, name: String) -> Self {
        Named { id: id.to_string(), name, address: None, service: None, view: None, default: None }
    }
}

fn services(register: &Register) -> Vec<Named> {
    let each = |own: &crate::Service| Named { address: own.address.clone(), ..Named::new(&own.id, own.name.clone()) };
    register.services.iter().map(each).collect()
}

fn products(register: &Register) -> Vec<Named> {
    let service = |own: &crate::Product| own.service.as_ref().map(Id::to_string);
    let each = |own: &crate::Product| Named { service: service(own), ..Named::new(&own.id, own.name.clone()) };
    register.products.iter().map(each).collect()
}

fn regions(register: &Register, labels: &dyn Labels) -> Vec<Named> {
    let each = |own: &crate::Region| Named { view: own.view, ..Named::new(&own.id, labels.text(&own.name)) };
    register.regions.iter().map(each).collect()
}

fn features(register: &Register, labels: &dyn Labels) -> Vec<Named> {
    let each = |own: &crate::Feature| Named { default: own.default, ..Named::new(&own.id, labels.text(&own.name)) };
    register.features.iter().map(each).collect()
}
