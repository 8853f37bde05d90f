//! Where, for whom.

use super::transfer::Transfer;
use super::{Word, shape};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use source::{Text, WordOr};
use std::borrow::Cow;

/// Places for some customers. What stands in one location belongs together; several for the same customers are
/// alternatives.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Location {
    /// Customer regions, one or a list; all customers if absent. `others` means those whom no other location names.
    #[serde(rename = "for")]
    #[schemars(with = "Option<shape::Ids>")]
    pub whom: Option<WordOr<Vec<Word>>>,
    /// What chooses this alternative among several for the same customers.
    pub offered: Option<Offered>,
    /// For which customers the location holds, as a sentence: `customer uses ai-answers`.
    #[schemars(with = "Option<shape::Sentence>")]
    pub applies_if: Option<Word>,
    /// The legal entity that acts here, if it is not the one of this file: its id.
    #[schemars(with = "Option<shape::Id>")]
    pub by: Option<Word>,
    /// Where data is processed, where no more is known.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub processing: Vec<Place>,
    /// Where data is stored.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub storage: Vec<Place>,
    /// Where backups are.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub backup: Vec<Place>,
    /// Where the service continues when a place fails.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub failover: Vec<Place>,
    /// Where data passes through.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub edge: Vec<Place>,
    /// From where people have access for support.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub support: Vec<Place>,
    /// Where the sub-processor has its seat.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub seat: Vec<Place>,
    /// On which ground data goes to the third countries of this location.
    #[schemars(with = "Option<Vec<super::transfer::TransferShape>>")]
    pub transfer: Option<Vec<WordOr<Transfer>>>,
    /// Anything else that the list says of it.
    pub note: Option<Text>,
}

/// What chooses an alternative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Offered {
    /// It holds unless the customer asks for another.
    ByDefault,
    /// It holds when the customer asks for it.
    OnRequest,
}

/// A country, a bloc or `worldwide`; or a mapping that says more.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Place(pub WordOr<PlaceForm>);

/// A place, or a choice between places. Exactly one of `country`, `bloc`, `nearest`, `customer-chooses`, `one-of` and
/// `all-of`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct PlaceForm {
    /// The country.
    #[schemars(with = "Option<shape::Country>")]
    pub country: Option<Word>,
    /// The state, province or other part of the country.
    pub area: Option<Text>,
    /// The city.
    pub city: Option<Text>,
    /// The provider's name of its data-centre region: `eu-central-1`.
    pub cloud_region: Option<Word>,
    /// A group of countries: `EU`, `EEA`, `worldwide`, or one of the register's blocs.
    pub bloc: Option<Word>,
    /// The countries of the bloc that are meant, if not all.
    #[serde(default)]
    #[schemars(with = "Vec<shape::Country>")]
    pub members: Vec<Word>,
    /// Whichever of these is nearest to the user.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub nearest: Vec<Place>,
    /// One of these, which the customer chooses.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub customer_chooses: Vec<Place>,
    /// One of these.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub one_of: Vec<Place>,
    /// All of these together, where they are one alternative of several.
    #[serde(default)]
    #[schemars(with = "Vec<PlaceShape>")]
    pub all_of: Vec<Place>,
}

/// What editors are told of a place.
pub(crate) struct PlaceShape;

impl JsonSchema for PlaceShape {
    fn schema_name() -> Cow<'static, str> {
        "Place".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A country by its ISO 3166-1 code, `EU`, `EEA`, `worldwide`, a bloc of the register; or a mapping that says more.",
            "anyOf": [
                {"enum": shape::place_codes()},
                {"type": "string", "pattern": shape::ID},
                generator.subschema_for::<PlaceForm>(),
            ],
        })
    }
}
