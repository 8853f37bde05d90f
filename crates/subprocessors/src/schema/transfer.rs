//! On which ground data goes to third countries.

use super::list::View;
use super::{Word, shape};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use source::Text;
use std::borrow::Cow;

/// A transfer mechanism with what is known of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Transfer {
    /// The mechanism.
    #[schemars(with = "Mechanism")]
    pub by: Word,
    /// Modules of the standard contractual clauses, 1 to 4 (SCC 2021/914).
    #[serde(default)]
    #[schemars(with = "Vec<shape::Module>")]
    pub modules: Vec<u8>,
    /// The countries to which it leads, if not to all third countries of the location.
    #[serde(default)]
    #[schemars(with = "Vec<shape::Country>")]
    pub to: Vec<Word>,
    /// Under whose law it is used, if not under all: `eea`, `uk`, `ch`.
    #[serde(default)]
    pub from: Vec<View>,
    /// The day on which it was last checked: that the certification stands, that the clauses are signed.
    #[schemars(with = "Option<shape::Date>")]
    pub checked: Option<Word>,
    /// Measures that supplement it (EDPB Recommendations 01/2020).
    pub supplementary: Option<Text>,
    /// Where it can be seen.
    #[schemars(with = "Option<shape::Url>")]
    pub url: Option<Word>,
}

/// The ground for sending data to a third country (GDPR Chapter V and its British and Swiss counterparts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mechanism {
    /// An adequacy decision (GDPR Art. 45).
    Adequacy,
    /// EU-US Data Privacy Framework (Decision (EU) 2023/1795).
    Dpf,
    /// UK Extension to the EU-US Data Privacy Framework.
    DpfUk,
    /// Swiss-US Data Privacy Framework.
    DpfCh,
    /// Standard contractual clauses (Decision (EU) 2021/914).
    Scc,
    /// UK International Data Transfer Agreement.
    UkIdta,
    /// UK Addendum to the standard contractual clauses.
    UkAddendum,
    /// Binding corporate rules (GDPR Art. 47).
    Bcr,
    /// A derogation for specific situations (GDPR Art. 49).
    Derogation,
    /// None is needed, as no personal data leaves.
    NoneNeeded,
}

impl Mechanism {
    /// All mechanisms, in reading order.
    pub const ALL: [Mechanism; 10] = [
        Mechanism::Adequacy,
        Mechanism::Dpf,
        Mechanism::DpfUk,
        Mechanism::DpfCh,
        Mechanism::Scc,
        Mechanism::UkIdta,
        Mechanism::UkAddendum,
        Mechanism::Bcr,
        Mechanism::Derogation,
        Mechanism::NoneNeeded,
    ];

    /// The word as written in the facts.
    pub fn word(self) -> &'static str {
        match self {
            Mechanism::Adequacy => "adequacy",
            Mechanism::Dpf => "dpf",
            Mechanism::DpfUk => "dpf-uk",
            Mechanism::DpfCh => "dpf-ch",
            Mechanism::Scc => "scc",
            Mechanism::UkIdta => "uk-idta",
            Mechanism::UkAddendum => "uk-addendum",
            Mechanism::Bcr => "bcr",
            Mechanism::Derogation => "derogation",
            Mechanism::NoneNeeded => "none-needed",
        }
    }
}

/// What editors are told of a transfer: the mechanism, or a mapping that says more.
pub(crate) struct TransferShape;

impl JsonSchema for TransferShape {
    fn schema_name() -> Cow<'static, str> {
        "TransferOrMechanism".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A transfer mechanism; or a mapping that says more.",
            "anyOf": [generator.subschema_for::<Mechanism>(), generator.subschema_for::<Transfer>()],
        })
    }
}
