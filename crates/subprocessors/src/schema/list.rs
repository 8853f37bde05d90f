//! What holds for the list as a whole: its subject, its policy on changes, its contacts.

use super::{Word, shape};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use source::Text;

/// What the list is about, and where it continues.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct List {
    /// Whose data the list is about: `Personal data that customers store in the service.`
    pub about: Option<Text>,
    /// The language whose text rules if two differ, as a BCP 47 tag.
    pub authoritative_language: Option<Word>,
    /// Where the list continues, if this one is no longer kept.
    #[schemars(with = "Option<shape::Url>")]
    pub continues_at: Option<Word>,
    /// From which day on it continues there.
    #[schemars(with = "Option<shape::Date>")]
    pub continues_since: Option<Word>,
    /// The day on which the publisher last reviewed all entries.
    #[schemars(with = "Option<shape::Date>")]
    pub reviewed: Option<Word>,
}

/// What the contract says about announcing changes, from a day on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Policy {
    /// The first day of this policy; the first policy may leave it out.
    #[schemars(with = "Option<shape::Date>")]
    pub since: Option<Word>,
    /// Whether customers authorise sub-processors in general or one by one (GDPR Art. 28(2)).
    pub authorisation: Option<Authorisation>,
    /// Calendar days between announcing a change and its taking effect.
    pub notice_days: Option<u16>,
    /// Calendar days in which customers may object.
    pub objection_days: Option<u16>,
    /// From when the days to object are counted: the announcement, unless stated.
    pub objection_from: Option<ObjectionFrom>,
    /// Which changes are announced: additions and replacements, unless stated (GDPR Art. 28(2)).
    #[schemars(with = "Option<Vec<super::timing::What>>")]
    pub announce: Option<Vec<super::timing::What>>,
    /// Whether the day of the announcement counts as the first day; it does not, unless stated
    /// (Regulation 1182/71 Art. 3(1)).
    pub counting: Option<Counting>,
    /// What happens when the last day to object is a Saturday or Sunday: nothing, unless stated
    /// (Regulation 1182/71 Art. 3(4) would extend it).
    pub weekends: Option<Weekends>,
}

/// How customers authorise sub-processors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Authorisation {
    /// In general; they are told of changes and may object.
    General,
    /// Each one, before it is engaged.
    Specific,
}

/// From when the days to object are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ObjectionFrom {
    /// From the announcement.
    Announcement,
    /// From the day on which the change takes effect.
    Effect,
}

/// Whether the day of an announcement counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// The day after the announcement is the first.
    FromTheDayAfter,
    /// The day of the announcement is the first.
    FromTheSameDay,
}

/// What happens when the last day is a Saturday or Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weekends {
    /// It stays the last day.
    Ignored,
    /// The period ends on the next Monday.
    Extend,
}

/// Mail addresses for customers.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Contacts {
    /// For customers who want to sign the data processing agreement.
    #[schemars(with = "Option<shape::Mail>")]
    pub dpa: Option<Word>,
    /// For customers who object to a change.
    #[schemars(with = "Option<shape::Mail>")]
    pub objections: Option<Word>,
    /// For questions about data protection.
    #[schemars(with = "Option<shape::Mail>")]
    pub privacy: Option<Word>,
}

/// A decision that a country protects personal data adequately (GDPR Art. 45).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Adequacy {
    /// The country that is found adequate.
    #[schemars(with = "shape::Country")]
    pub country: Word,
    /// From whose law data is transferred: `eea` unless stated.
    pub view: Option<View>,
    /// The first day on which the decision applies.
    #[schemars(with = "Option<shape::Date>")]
    pub since: Option<Word>,
    /// The last day on which it applies.
    #[schemars(with = "Option<shape::Date>")]
    pub until: Option<Word>,
    /// The decision, with its number.
    pub decision: Word,
}

/// From whose law data is transferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// The European Economic Area: the GDPR.
    Eea,
    /// The United Kingdom: the UK GDPR.
    Uk,
    /// Switzerland: the Federal Act on Data Protection.
    Ch,
}
