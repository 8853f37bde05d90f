//! `data/subprocessors/<id>.yaml`: one legal entity, or one class of recipients without names.

use super::engagement::Engagement;
use super::{EntityVersion, Word, shape};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use source::{Entries, Spanned, Text};

/// A sub-processor: what it is, how that changed, and what it does.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Entity {
    /// What changed about the entity itself, oldest first: a new name, another seat. Each entry states only
    /// what changes; what stands above the history holds before its first day.
    #[serde(default)]
    pub history: Vec<Spanned<EntityVersion>>,
    /// What it does, by a stable id that is also the anchor of the row.
    #[serde(default)]
    pub engagements: Entries<Engagement>,
}

/// What a legal entity is. In a history: what changes about it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct EntityFacts {
    /// Legal name; never translated.
    pub name: Option<Word>,
    /// What a class of recipients is called that the list does not name one by one.
    pub class: Option<Text>,
    /// Name under which it does business, if that is another.
    pub trading_name: Option<Word>,
    /// Names it had before, where the day of the change is not known.
    pub former_names: Option<Vec<Word>>,
    /// How it stands to the publisher.
    pub kind: Option<Kind>,
    /// Country of its seat.
    #[schemars(with = "Option<shape::Country>")]
    pub seat: Option<Word>,
    /// Registered address, as it would stand on an envelope.
    pub address: Option<Word>,
    /// Number in a public register, with the register: `HRB 12345, Amtsgericht Berlin`.
    #[schemars(with = "Option<shape::Label>")]
    pub registration: Option<Word>,
    /// Its parent company: the id of another entity of the list, or a legal name.
    pub parent: Option<Word>,
    /// Companies of its group that may take part: ids of other entities of the list, or legal names.
    pub affiliates: Option<Vec<Word>>,
    /// Whether companies of its group may take part without being named one by one.
    pub unnamed_affiliates: Option<bool>,
    /// Its website.
    #[schemars(with = "Option<shape::Url>")]
    pub website: Option<Word>,
    /// Its data processing agreement.
    #[schemars(with = "Option<shape::Url>")]
    pub dpa: Option<Word>,
    /// Its own list of sub-processors: the next link of the chain.
    #[schemars(with = "Option<shape::Url>")]
    pub subprocessors: Option<Word>,
    /// Further links that the list gives: its privacy policy, its security page.
    pub links: Option<Vec<Link>>,
    /// Whom to ask about data protection there (SCC 2021/914 Annex III, 2021/915 Annex IV).
    pub contacts: Option<Vec<Contact>>,
    /// Certificates and reports that it holds.
    pub certifications: Option<Vec<Certification>>,
    /// Its technical and organisational measures, in a sentence.
    pub measures: Option<Text>,
    /// Where its technical and organisational measures are described.
    #[schemars(with = "Option<shape::Url>")]
    pub measures_url: Option<Word>,
    /// By which measures it can assist the controller (SCC 2021/915 Annex III).
    pub assistance: Option<Text>,
    /// The day on which the publisher last reviewed it.
    #[schemars(with = "Option<shape::Date>")]
    pub reviewed: Option<Word>,
    /// Further facts, by the ids of the register's `details`.
    pub details: Option<Entries<Text>>,
    /// Anything else that the list says of it.
    pub note: Option<Text>,
}

/// A link with a name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Link {
    /// What it leads to: `Privacy policy`.
    pub name: Text,
    /// The address.
    #[schemars(with = "shape::Url")]
    pub url: Word,
}

/// How a sub-processor stands to the publisher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A company outside the publisher's group.
    ThirdParty,
    /// A company of the publisher's own group.
    Affiliate,
    /// A person or company that works under contract.
    Contractor,
}

/// Whom to ask about data protection.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Contact {
    /// A person's name, if one is published.
    pub name: Option<Word>,
    /// The position: `Data protection officer`.
    pub position: Option<Text>,
    /// Mail address.
    #[schemars(with = "Option<shape::Mail>")]
    pub mail: Option<Word>,
    /// A form or page to write through.
    #[schemars(with = "Option<shape::Url>")]
    pub url: Option<Word>,
    /// Telephone number.
    #[schemars(with = "Option<shape::Label>")]
    pub phone: Option<Word>,
}

/// A certificate or report.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Certification {
    /// The standard: `ISO/IEC 27001:2022`.
    pub name: Word,
    /// The last day on which it is valid.
    #[schemars(with = "Option<shape::Date>")]
    pub expires: Option<Word>,
    /// Where it can be seen.
    #[schemars(with = "Option<shape::Url>")]
    pub url: Option<Word>,
}
