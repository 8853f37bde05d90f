//! The words that entries use, with their names for readers.

use super::list::{Contacts, Policy};
use super::{Word, shape};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use source::{Text, WordOr};

/// A word of the vocabulary with its name for readers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Named {
    /// What readers see.
    pub name: Text,
}

/// Something the publisher provides.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Service {
    /// Name of the service; never translated.
    pub name: Word,
    /// Where customers reach it.
    pub address: Option<Word>,
}

/// A part of a service that customers can use or buy on its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Product {
    /// Product name; never translated.
    pub name: Word,
    /// The service it is part of.
    #[schemars(with = "Option<shape::Id>")]
    pub service: Option<Word>,
}

/// A group of customers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Region {
    /// What readers see: `Customers in the EU`.
    pub name: Text,
    /// Whose law its customers transfer data under, if they do under one of these.
    pub view: Option<super::list::View>,
}

/// A feature that customers use or not.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Feature {
    /// What readers see.
    pub name: Text,
    /// Whether it is used without the customer doing anything.
    pub default: Option<FeatureDefault>,
}

/// Whether a feature is used without the customer doing anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FeatureDefault {
    /// Always used; it cannot be turned off.
    Always,
    /// Off until the customer turns it on.
    OptIn,
    /// On until the customer turns it off.
    OptOut,
}

/// Customers told apart by when or how they joined.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Cohort {
    /// What readers see: `accounts created before March 2024`.
    pub name: Text,
    /// The first day of joining that no longer belongs to it.
    #[schemars(with = "Option<shape::Date>")]
    pub joined_before: Option<Word>,
    /// The first day of joining that belongs to it.
    #[schemars(with = "Option<shape::Date>")]
    pub joined_from: Option<Word>,
}

/// Readers who are told at different times, or about different data.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Audience {
    /// What readers see: `Customers with a contract from before 2024`.
    pub name: Text,
    /// What their contract says about announcing changes, where it differs from the register's policy.
    #[serde(default)]
    pub policy: Vec<Policy>,
    /// Where they turn to, if elsewhere.
    pub contacts: Option<Contacts>,
}

/// A choice of customers whose list gets a page and feeds of its own: `all`, one, or a list; of both, every
/// combination.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Facet {
    /// Customer regions.
    #[schemars(with = "Option<shape::Ids>")]
    pub region: Option<WordOr<Vec<Word>>>,
    /// Products.
    #[schemars(with = "Option<shape::Ids>")]
    pub product: Option<WordOr<Vec<Word>>>,
}

/// A group of countries.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Bloc {
    /// What readers see: `Asia-Pacific`.
    pub name: Text,
    /// Its countries, if stated.
    #[serde(default)]
    #[schemars(with = "Vec<shape::Country>")]
    pub members: Vec<Word>,
}
