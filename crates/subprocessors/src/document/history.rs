//! `history.json`: every revision of the list, each sealed with the one before it, and every change.
//!
//! The shape is documented in docs/history-json.md and named by its `schema` field.

use super::facts::{name, write};
use super::labels::Labels;
use super::{Day, EntryDocument, id, values};
use crate::changes::{Change, Difference};
use crate::model::{Reference, Register};
use crate::notices::Notice;
use crate::revisions::Revision;
use crate::schema::What;
use crate::values::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The shape that this module writes.
pub(super) const SCHEMA: &str = "annex/history/1";

/// All that the list ever said, up to a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HistoryDocument {
    /// The shape: `annex/history/1`.
    pub schema: String,
    /// The day up to which it speaks: `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// Whose list it is.
    pub publisher: values::Publisher,
    /// Every revision of the list, the first one first.
    pub revisions: Vec<RevisionDocument>,
    /// Every change of the list, oldest first, and those that are announced and still to come.
    pub changes: Vec<ChangeDocument>,
}

/// A day on which readers saw something new, sealed with all days before it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RevisionDocument {
    /// The day.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The entries that are new on the day or differ from the revision before, whole, as they stand from it on.
    pub entries: Vec<EntryDocument>,
    /// The ids of the entries that are no longer on the list.
    pub removed: Vec<String>,
    /// What readers came to know on the day of something that was still to come.
    pub announced: Vec<AnnouncedDocument>,
    /// The hash of the revision before; null for the first.
    pub previous: Option<String>,
    /// SHA-256, in small hexadecimal digits, of the canonical form (RFC 8785) of this object without this member.
    pub hash: String,
}

/// What readers came to know of something that was still to come, as they knew it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AnnouncedDocument {
    /// The id of the entry, or of the entity, that it is about.
    pub subject: String,
    /// Which kinds of change it makes.
    pub what: Vec<What>,
    /// When it was announced, if that is stated.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schemars(extend("format" = "date"))]
    pub announced: Option<String>,
    /// When it was to take effect.
    #[schemars(extend("format" = "date"))]
    pub effective: String,
    /// The day on which it was to take effect until now, if it was moved.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schemars(extend("format" = "date"))]
    pub moved_from: Option<String>,
    /// Whether it was called off: then it never takes effect.
    #[serde(skip_serializing_if = "is_false", default)]
    pub withdrawn: bool,
    /// The ids of the entries, or entities, that are to take the place of what ends.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub replaced_by: Vec<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// One change: of one kind, about one entity or entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeDocument {
    /// What kind of change.
    pub what: What,
    /// The id of the entry, or of the entity, that it is about; for a succession what went first.
    pub subject: String,
    /// The ids of what went, if something took its place.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub from: Vec<String>,
    /// The ids of what came in its place.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub into: Vec<String>,
    /// From when on it holds.
    pub effective: Option<Day>,
    /// When readers were told, if stated.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schemars(extend("format" = "date"))]
    pub announced: Option<String>,
    /// The last day on which customers may object, or could, if the policy gives one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schemars(extend("format" = "date"))]
    pub objection_deadline: Option<String>,
    /// Whether only the list was wrong.
    pub correction: bool,
    /// What is said otherwise; all of it for what was added or removed.
    pub differences: Vec<DifferenceDocument>,
}

/// A fact before and after a change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DifferenceDocument {
    /// The member of entries, or of their entities, that it is about.
    pub aspect: String,
    /// Its value before; null if it was not stated.
    pub before: Value,
    /// Its value after; null if it is no longer stated.
    pub after: Value,
}

impl HistoryDocument {
    /// The history of a register up to a day, of revisions that were made with the same labels.
    pub fn of(register: &Register, date: Date, revisions: &[Revision], labels: &dyn Labels) -> Self {
        let notices: Vec<Notice> = register.notices(None).into_iter().map(|(own, _)| own).collect();
        let known = |own: &Change<'_>| {
            let told = own.announced.is_some_and(|day| day <= date);
            told || own.effective.is_some_and(|since| since.date <= date)
        };
        let changes = register.changes(Date::MIN, Date::MAX, None);
        HistoryDocument {
            schema: SCHEMA.to_owned(),
            date: date.to_string(),
            publisher: values::Publisher::of(&register.publisher),
            revisions: revisions.iter().map(|own| own.document.clone()).collect(),
            changes: changes
                .iter()
                .filter(|own| known(own))
                .map(|own| ChangeDocument::of(own, &notices, register, labels))
                .collect(),
        }
    }
}

impl ChangeDocument {
    fn of(change: &Change<'_>, notices: &[Notice], register: &Register, labels: &dyn Labels) -> Self {
        let ids = |all: &[Reference]| all.iter().map(id).collect();
        ChangeDocument {
            what: change.what,
            subject: id(&change.subject),
            from: ids(&change.from),
            into: ids(&change.into),
            effective: change.effective.map(Day::of),
            announced: change.announced.map(|date| date.to_string()),
            objection_deadline: objection_deadline(change, notices).map(|date| date.to_string()),
            correction: change.correction,
            differences: change.differences.iter().map(|own| DifferenceDocument::of(own, register, labels)).collect(),
        }
    }
}

/// The last day to object: the earliest, if the policy gives one for each of several parts.
fn objection_deadline(change: &Change<'_>, notices: &[Notice]) -> Option<Date> {
    let effective = change.effective?.date;
    let concerns = |own: &&Notice| {
        own.effective == effective && (own.subject == change.subject || change.into.contains(&own.subject))
    };
    notices.iter().filter(concerns).filter_map(|own| own.objection_deadline).min()
}

impl DifferenceDocument {
    fn of(own: &Difference<'_>, register: &Register, labels: &dyn Labels) -> Self {
        let value =
            |fact: Option<&crate::Fact>| fact.map_or(Value::Null, |fact| write(own.aspect, fact, register, labels));
        DifferenceDocument { aspect: name(own.aspect), before: value(own.before), after: value(own.after) }
    }
}

impl AnnouncedDocument {
    /// What is announced of a subject for a day.
    pub(crate) fn new(subject: &Reference, what: Vec<What>, effective: Date) -> Self {
        AnnouncedDocument {
            subject: id(subject),
            what,
            announced: None,
            effective: effective.to_string(),
            moved_from: None,
            withdrawn: false,
            replaced_by: Vec::new(),
        }
    }

    /// The same with what is to take the place of the subject.
    pub(crate) fn replaced_by<'r>(self, successors: impl Iterator<Item = &'r Reference>) -> Self {
        AnnouncedDocument { replaced_by: successors.map(id).collect(), ..self }
    }
}
