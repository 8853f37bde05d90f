//! What a sub-processor does: one job for one service, with its history.

use super::place::Location;
use super::transfer::Transfer;
use super::{EngagementVersion, Word, shape};
use schemars::JsonSchema;
use serde::Deserialize;
use source::{Entries, Spanned, Text, WordOr};

/// One sub-processor doing one job for one service.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Engagement {
    /// The service it is for; may be left out where the register has only one.
    #[schemars(with = "Option<shape::Id>")]
    pub service: Option<Word>,
    /// The table in which it stands.
    #[schemars(with = "shape::Id")]
    pub section: Word,
    /// Whom the entry is for, if not for all: ids of the register's audiences.
    #[serde(default)]
    #[schemars(with = "Vec<shape::Id>")]
    pub audiences: Vec<Word>,
    /// Its dated versions, oldest first: the first complete, each later one only what changes.
    #[serde(default)]
    pub history: Vec<Spanned<EngagementVersion>>,
}

/// What a sub-processor does. In a later version: what changes about it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct EngagementFacts {
    /// What it does: the description of the processing.
    pub purpose: Option<Text>,
    /// What it answers for where several take part (SCC 2021/915 Annex IV: delimitation of responsibilities).
    pub responsibility: Option<Text>,
    /// Subject matter of the processing (SCC 2021/914 Annex I.B).
    pub subject_matter: Option<Text>,
    /// Nature of the processing (SCC 2021/914 Annex I.B).
    pub nature: Option<Text>,
    /// Duration of the processing (SCC 2021/914 Annex I.B).
    pub duration: Option<Text>,
    /// Categories of personal data.
    #[schemars(with = "Option<Vec<shape::Id>>")]
    pub data: Option<Vec<Word>>,
    /// Categories of data subjects.
    #[schemars(with = "Option<Vec<shape::Id>>")]
    pub subjects: Option<Vec<Word>>,
    /// For which customers it is engaged, as a sentence: `product is chat or mail and customer uses ai-answers`.
    #[schemars(with = "Option<shape::Sentence>")]
    pub applies_if: Option<Word>,
    /// Under which condition it has access, in words.
    pub condition: Option<Text>,
    /// Where, for whom. Entries for the same customers are alternatives; what stands in one entry belongs together.
    pub locations: Option<Vec<Location>>,
    /// On which ground data goes to third countries, for all locations that state none of their own.
    #[schemars(with = "Option<Vec<super::transfer::TransferShape>>")]
    pub transfer: Option<Vec<WordOr<Transfer>>>,
    /// What the publisher says of it.
    #[schemars(with = "Option<Vec<shape::Id>>")]
    pub assurances: Option<Vec<Word>>,
    /// Artificial intelligence that it brings.
    pub ai: Option<Vec<Ai>>,
    /// Further facts, by the ids of the register's `details`.
    pub details: Option<Entries<Text>>,
    /// Anything else that the list says of it.
    pub note: Option<Text>,
}

/// A model that takes part in the processing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Ai {
    /// The model; never translated.
    pub model: Word,
    /// Who developed it.
    pub developer: Option<Word>,
    /// Who runs it.
    pub host: Option<Word>,
    /// Its licence.
    pub licence: Option<Word>,
    /// What is not done with customers' data: `Not used to train models.`
    pub restriction: Option<Text>,
}
