//! `data/register.yaml`: who publishes the list, and the words its entries use.

use super::list::{Adequacy, Contacts, List, Policy};
use super::vocabulary::{Audience, Bloc, Cohort, Facet, Feature, Named, Product, Region, Service};
use super::{Word, shape};
use schemars::JsonSchema;
use serde::Deserialize;
use source::{Entries, Spanned, Text};

/// The register: who publishes the list, under which policy, and the words that its entries use.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct RegisterFile {
    /// The processor: the company whose list this is.
    pub publisher: Publisher,
    /// What the list is about, which language rules, and where it continues when it moves.
    pub list: Option<List>,
    /// What the contract says about announcing changes, one entry for each time it changed, oldest first.
    #[serde(default)]
    pub policy: Vec<Policy>,
    /// Where customers turn to.
    pub contacts: Option<Contacts>,
    /// What the publisher provides to its customers, by id.
    pub services: Entries<Service>,
    /// Parts of the services that customers can use or buy on their own, by id.
    #[serde(default)]
    pub products: Entries<Product>,
    /// Editions of the products, by id, such as `enterprise`.
    #[serde(default)]
    pub editions: Entries<Named>,
    /// Plans that customers subscribe to, by id.
    #[serde(default)]
    pub plans: Entries<Named>,
    /// Where the product runs, by id, such as `cloud` and `self-hosted`.
    #[serde(default)]
    pub deployments: Entries<Named>,
    /// Groups of customers that places are stated for, by id.
    #[serde(default)]
    pub regions: Entries<Region>,
    /// Features that bring in sub-processors, by id.
    #[serde(default)]
    pub features: Entries<Feature>,
    /// What customers may bring or set up themselves, by id, such as `own-smtp`.
    #[serde(default)]
    pub configurations: Entries<Named>,
    /// Services of others that customers may connect, by id.
    #[serde(default)]
    pub integrations: Entries<Named>,
    /// Customers told apart by when or how they joined, by id.
    #[serde(default)]
    pub cohorts: Entries<Cohort>,
    /// Readers who are told at different times, or about different data, by id: `existing`, `new`.
    #[serde(default)]
    pub audiences: Entries<Audience>,
    /// Choices of customers whose list gets a page and feeds of its own.
    #[serde(default)]
    #[schemars(with = "Vec<Facet>")]
    pub facets: Vec<Spanned<Facet>>,
    /// The tables of the page, in order; their prose is `content/sections/<id>.md`.
    #[serde(default)]
    #[schemars(with = "Vec<shape::Id>")]
    pub sections: Vec<Word>,
    /// Categories of personal data, by id.
    #[serde(default)]
    pub data_categories: Entries<Named>,
    /// Categories of data subjects, by id.
    #[serde(default)]
    pub data_subjects: Entries<Named>,
    /// What the publisher says of its sub-processors, by id.
    #[serde(default)]
    pub assurances: Entries<Text>,
    /// Further facts that this list states, by id: a column of its own, such as `retention`.
    #[serde(default)]
    pub details: Entries<Named>,
    /// Groups of countries that places may name, by id, besides `EU` and `EEA`.
    #[serde(default)]
    pub blocs: Entries<Bloc>,
    /// Adequacy decisions that Annex does not know of, or does not know of yet.
    #[serde(default)]
    pub adequacy: Vec<Adequacy>,
}

/// The company that publishes the list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Publisher {
    /// Legal name; never translated.
    pub name: Word,
    /// Name of its group of companies.
    pub group: Option<Word>,
    /// Its website.
    #[schemars(with = "Option<shape::Url>")]
    pub website: Option<Word>,
    /// Registered address, as it would stand on an envelope.
    pub address: Option<Word>,
    /// Country of its seat.
    #[schemars(with = "Option<shape::Country>")]
    pub seat: Option<Word>,
    /// Number in a public register, with the register: `HRB 12345, Amtsgericht Berlin`.
    #[schemars(with = "Option<shape::Label>")]
    pub registration: Option<Word>,
}
