//! The register: who publishes which list, under which policy, in which words.

use super::entity::Entity;
use super::facet::Facet;
use super::id::{Id, Identified};
use crate::schema::{Authorisation, Counting, FeatureDefault, View, Weekends, What};
use crate::values::{Country, Date, Mail, Url};
use source::{Spanned, Text, Unit};

/// A register: who publishes which list, and all dated facts of it.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The processor.
    pub publisher: Publisher,
    /// What the list is about, and where it continues.
    pub about: About,
    /// What the contract says about announcing changes, oldest first; empty if the register does not say.
    pub policy: Vec<Policy>,
    /// Where customers turn to.
    pub contacts: Contacts,
    /// What the publisher provides.
    pub services: Vec<Service>,
    /// Parts of the services.
    pub products: Vec<Product>,
    /// Editions of the products.
    pub editions: Vec<Term>,
    /// Plans that customers subscribe to.
    pub plans: Vec<Term>,
    /// Where the product runs.
    pub deployments: Vec<Term>,
    /// Groups of customers.
    pub regions: Vec<Region>,
    /// Features that bring in sub-processors.
    pub features: Vec<Feature>,
    /// What customers may bring or set up themselves.
    pub configurations: Vec<Term>,
    /// Services of others that customers may connect.
    pub integrations: Vec<Term>,
    /// Customers told apart by when or how they joined.
    pub cohorts: Vec<Cohort>,
    /// Readers who are told at different times, or about different data.
    pub audiences: Vec<Audience>,
    /// Choices of customers whose list gets a page of its own, in order: by region, by product, by both.
    pub facets: Vec<Facet>,
    /// The tables of the page, in order.
    pub sections: Vec<Section>,
    /// Categories of personal data.
    pub data_categories: Vec<Term>,
    /// Categories of data subjects.
    pub data_subjects: Vec<Term>,
    /// What is said of sub-processors.
    pub assurances: Vec<Term>,
    /// Further facts that this list states.
    pub details: Vec<Term>,
    /// Groups of countries of the register's own.
    pub blocs: Vec<NamedBloc>,
    /// Adequacy decisions that the register adds to those that are known.
    pub adequacy: Vec<Adequacy>,
    /// Who is engaged, in the order of ids.
    pub entities: Vec<Entity>,
    /// Every text of the facts that readers see, for the translators.
    pub units: Vec<Unit>,
}

impl Register {
    /// The entity with an id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        // Entities stand in the order of their ids.
        let position = self.entities.binary_search_by(|own| own.id.as_str().cmp(id)).ok()?;
        Some(&self.entities[position])
    }

    /// The audience with an id.
    pub fn audience(&self, id: &str) -> Option<&Audience> {
        super::by_id(&self.audiences, id)
    }
}

/// The company that publishes the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Publisher {
    /// Legal name.
    pub name: String,
    /// Name of its group, if stated.
    pub group: Option<String>,
    /// Website, if stated.
    pub website: Option<Url>,
    /// Registered address, if stated.
    pub address: Option<String>,
    /// Country of its seat, if stated.
    pub seat: Option<Country>,
    /// Number in a public register, if stated.
    pub registration: Option<String>,
}

/// What the list is about, and where it continues.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Whose data it is about, if stated.
    pub subject: Option<Text>,
    /// The language whose text rules, as written, if stated.
    pub authoritative_language: Option<Spanned<String>>,
    /// Where the list continues, if it is no longer kept here.
    pub continues_at: Option<Url>,
    /// From which day on it continues there, if stated.
    pub continues_since: Option<Date>,
    /// When all entries were last reviewed, if stated.
    pub reviewed: Option<Date>,
}

/// What the contract says about announcing changes, from a day on. Later ones state only what differs;
/// [`Policy::over`] fills in the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// Its first day; none for a policy that has always been.
    pub since: Option<Date>,
    /// How customers authorise, if stated.
    pub authorisation: Option<Authorisation>,
    /// Calendar days between announcement and effect, if stated.
    pub notice_days: Option<u16>,
    /// Calendar days to object, if stated.
    pub objection_days: Option<u16>,
    /// From when the days to object are counted.
    pub objection_from: Option<crate::schema::ObjectionFrom>,
    /// Which changes are announced.
    pub announce: Option<Vec<What>>,
    /// Whether the day of the announcement counts.
    pub counting: Option<Counting>,
    /// What happens when the last day to object is no working day.
    pub weekends: Option<Weekends>,
}

impl Policy {
    /// This policy, with what it does not state taken from another.
    pub fn over(&self, other: &Policy) -> Policy {
        Policy {
            since: self.since.or(other.since),
            authorisation: self.authorisation.or(other.authorisation),
            notice_days: self.notice_days.or(other.notice_days),
            objection_days: self.objection_days.or(other.objection_days),
            objection_from: self.objection_from.or(other.objection_from),
            announce: self.announce.clone().or_else(|| other.announce.clone()),
            counting: self.counting.or(other.counting),
            weekends: self.weekends.or(other.weekends),
        }
    }
}

/// Where customers turn to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    /// To sign the data processing agreement.
    pub dpa: Option<Spanned<Mail>>,
    /// To object to a change.
    pub objections: Option<Spanned<Mail>>,
    /// For questions about data protection.
    pub privacy: Option<Spanned<Mail>>,
}

/// A word of the vocabulary with its name for readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its id.
    pub id: Id,
    /// What readers see.
    pub name: Text,
}

/// Something the publisher provides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its id.
    pub id: Id,
    /// Its name; never translated.
    pub name: String,
    /// Where customers reach it, if stated.
    pub address: Option<String>,
}

/// A part of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id, where it was written.
    pub id: Spanned<Id>,
    /// Its name; never translated.
    pub name: String,
    /// The service it is part of, if stated.
    pub service: Option<Id>,
}

/// A group of customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its id.
    pub id: Id,
    /// What readers see.
    pub name: Text,
    /// Whose law its customers transfer data under, if stated.
    pub view: Option<View>,
}

/// A feature that customers use or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Its id.
    pub id: Id,
    /// What readers see.
    pub name: Text,
    /// Whether it is used without the customer doing anything, if stated.
    pub default: Option<FeatureDefault>,
}

/// Customers told apart by when or how they joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// Its id.
    pub id: Id,
    /// What readers see.
    pub name: Text,
    /// The first day of joining that no longer belongs to it, if that tells it apart.
    pub joined_before: Option<Date>,
    /// The first day of joining that belongs to it, if that tells it apart.
    pub joined_from: Option<Date>,
}

impl Cohort {
    /// Whether a customer who joined on a day belongs to it, if that can be told from the day.
    pub fn holds(&self, joined: Date) -> Option<bool> {
        if self.joined_before.is_none() && self.joined_from.is_none() {
            return None;
        }
        let before = self.joined_before.is_none_or(|end| joined < end);
        Some(before && self.joined_from.is_none_or(|start| joined >= start))
    }
}

/// Readers who are told at different times, or about different data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audience {
    /// Its id.
    pub id: Id,
    /// What readers see.
    pub name: Text,
    /// Its own policy, where it differs, oldest first.
    pub policy: Vec<Policy>,
    /// Where it turns to, if elsewhere.
    pub contacts: Contacts,
}

/// A table of the page.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its id; title and prose are `content/sections/<id>.md`.
    pub id: Spanned<Id>,
}

/// A group of countries of the register's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedBloc {
    /// Its id.
    pub id: Id,
    /// What readers see.
    pub name: Text,
    /// Its countries; empty if not stated.
    pub members: Vec<Country>,
}

/// A decision that a country protects personal data adequately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adequacy {
    /// The country.
    pub country: Country,
    /// From whose law data is transferred.
    pub view: View,
    /// First day, if stated.
    pub since: Option<Date>,
    /// Last day, if stated.
    pub until: Option<Date>,
    /// The decision, with its number.
    pub decision: String,
}

/// Ids of several kinds of things, which all have one.
macro_rules! identified {
    ($($name:ident),*) => {$(
        impl Identified for $name {
            fn id(&self) -> &Id {
                &self.id
            }
        }
    )*};
}

identified!(Term, Service, Product, Region, Feature, Cohort, Audience, Section, NamedBloc);
