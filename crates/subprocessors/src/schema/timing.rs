//! When a version stands, and since when readers know.

use super::{Word, shape};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use source::{Entries, Text};

/// When something changes, when it was announced, and how it ends.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Timing {
    /// When customers were told.
    #[schemars(with = "Option<shape::Date>")]
    pub announced: Option<Word>,
    /// The first day on which it is in effect.
    #[schemars(with = "Option<shape::Date>")]
    pub effective: Option<Word>,
    /// For imported history: in effect on this day, and perhaps before.
    #[schemars(with = "Option<shape::Date>")]
    pub known_since: Option<Word>,
    /// The last day of something that is meant to pass, after which what was before holds again; `open` if that day is
    /// not known yet.
    #[schemars(with = "Option<shape::Until>")]
    pub until: Option<Word>,
    /// Dates it was announced for before it was moved, oldest first.
    #[serde(default)]
    pub moved: Vec<Moved>,
    /// The day on which an announced change was called off: it never takes effect.
    #[schemars(with = "Option<shape::Date>")]
    pub withdrawn: Option<Word>,
    /// The facts before were wrong and this puts them right: nothing changed but the list, so no notice is due.
    #[serde(default)]
    pub correction: bool,
    /// Another notice than the policy asks for, and why.
    pub notice: Option<Notice>,
    /// Other dates for some audiences, by their ids.
    #[serde(default)]
    pub audiences: Entries<Dates>,
    /// Facts that no longer hold and have nothing in their place: `[condition]`.
    #[serde(default)]
    pub no_longer: Vec<Word>,
    /// It ends: the engagement, or the legal entity itself.
    #[serde(default)]
    pub ended: bool,
    /// What takes its place when it ends: `<entity>/<engagement>`, for a legal entity the id of another.
    #[serde(default)]
    pub replaced_by: Vec<Word>,
}

/// A date that an announced change had before it was moved.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Moved {
    /// The day on which customers were told of the other date.
    #[schemars(with = "shape::Date")]
    pub on: Word,
    /// The day on which it was to take effect until then.
    #[schemars(with = "shape::Date")]
    pub from: Word,
}

/// The dates of a change for one audience.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Dates {
    /// When this audience was told, if at another time.
    #[schemars(with = "Option<shape::Date>")]
    pub announced: Option<Word>,
    /// The first day on which it is in effect for this audience, if another.
    #[schemars(with = "Option<shape::Date>")]
    pub effective: Option<Word>,
}

/// Another notice than the policy asks for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Notice {
    /// Calendar days between the announcement and its taking effect.
    pub notice_days: Option<u16>,
    /// Calendar days to object.
    pub objection_days: Option<u16>,
    /// Why: `Urgent replacement; the former provider ceased trading.`
    pub because: Text,
}

/// A kind of change that may have to be announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A sub-processor is engaged for something.
    Added,
    /// An engagement ends without a successor.
    Removed,
    /// One engagement takes the place of another.
    Replaced,
    /// Several become one.
    Merged,
    /// One becomes several.
    Split,
    /// An entity has another name.
    Renamed,
    /// What it does.
    Purpose,
    /// Where it does it.
    Location,
    /// Which data, of whom.
    Data,
    /// For which customers.
    Scope,
    /// On which ground data goes to third countries.
    Transfer,
    /// Whom to ask.
    Contact,
    /// Anything else about an entity or an engagement.
    Other,
}
