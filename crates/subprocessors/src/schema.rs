//! The data files as written: field for field what a person types.

use serde::Deserialize;
use source::{Entries, Spanned, Text};

/// A word that refers to something else, still to be looked up.
pub(crate) type Word = Spanned<String>;

/// `data/register.yaml`: who publishes the list, and the words its entries use.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct RegisterFile {
    /// The processor: the company whose list this is.
    pub publisher: Publisher,
    /// What the publisher provides to its customers, by id.
    pub services: Entries<Service>,
    /// Where customers turn to.
    pub contacts: Option<Contacts>,
    /// Groups of customers that entries may be stated for, by id.
    #[serde(default)]
    pub regions: Entries<Named>,
    /// The tables of the page, in order.
    #[serde(default)]
    pub sections: Vec<Word>,
    /// Categories of personal data, by id.
    #[serde(default)]
    pub data_categories: Entries<Named>,
    /// What the publisher says of its sub-processors, by id.
    #[serde(default)]
    pub assurances: Entries<Text>,
}

/// The company that publishes the list.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Publisher {
    /// Legal name; never translated.
    pub name: Word,
    /// Name of its group of companies.
    pub group: Option<Word>,
    /// Its website.
    pub website: Option<Word>,
}

/// Something the publisher provides.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Service {
    /// Product name; never translated.
    pub name: Word,
    /// Where customers reach it.
    pub address: Option<Word>,
}

/// Mail addresses for customers.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Contacts {
    /// For customers who want to sign the data processing agreement.
    pub dpa: Option<Word>,
}

/// A word of the vocabulary with its name for readers.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Named {
    /// What readers see.
    pub name: Text,
}

/// `data/subprocessors/<id>.yaml`: one legal entity, or one class of recipients without names.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct EntityFile {
    /// Legal name; never translated.
    pub name: Option<Word>,
    /// What a class of recipients is called that the list does not name one by one.
    pub class: Option<Text>,
    /// How it stands to the publisher.
    pub kind: Option<Kind>,
    /// Names it had before.
    #[serde(default)]
    pub names: Vec<FormerName>,
    /// Its website.
    pub website: Option<Word>,
    /// Its own list of sub-processors.
    pub subprocessors: Option<Word>,
    /// What it does, by a stable id that is also the anchor of the row.
    #[serde(default)]
    pub engagements: Entries<Engagement>,
}

/// How a sub-processor stands to the publisher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A company outside the publisher's group.
    ThirdParty,
    /// A company of the publisher's own group.
    Affiliate,
    /// A person or company that works under contract.
    Contractor,
}

/// A name that an entity had.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct FormerName {
    /// The last day of the name.
    pub until: Word,
    /// The name.
    pub name: Word,
}

/// One sub-processor doing one job for one service.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Engagement {
    /// The service it is for.
    pub service: Word,
    /// The table in which it stands.
    pub section: Word,
    /// Its dated versions: the first complete, each later one only what changes.
    #[serde(default)]
    pub history: Vec<Version>,
}

/// The engagement as it stands from a date on.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Version {
    /// When customers were told.
    pub announced: Option<Word>,
    /// When it takes effect.
    pub effective: Option<Word>,
    /// For imported history: in effect on this day, and perhaps before.
    pub known_since: Option<Word>,
    /// The engagement ends with this version.
    #[serde(default)]
    pub ended: bool,
    /// What the sub-processor does.
    pub purpose: Option<Text>,
    /// Categories of personal data.
    pub data: Option<Vec<Word>>,
    /// Where, for whom.
    pub locations: Option<Vec<Location>>,
    /// What the publisher says of it.
    pub assurances: Option<Vec<Word>>,
    /// Under which condition it has access.
    pub condition: Option<Text>,
}

/// Places for some customers. What stands in one location belongs together; several are alternatives.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Location {
    /// Customer regions; all customers if absent.
    #[serde(default, rename = "for")]
    pub whom: Vec<Word>,
    /// Where data is stored.
    #[serde(default)]
    pub storage: Vec<Word>,
    /// Where backups are.
    #[serde(default)]
    pub backup: Vec<Word>,
    /// Where the service continues when a place fails.
    #[serde(default)]
    pub failover: Vec<Word>,
    /// Where data passes through.
    #[serde(default)]
    pub edge: Vec<Word>,
    /// From where people have access for support.
    #[serde(default)]
    pub support: Vec<Word>,
    /// Where the sub-processor has its seat.
    #[serde(default)]
    pub seat: Vec<Word>,
}
