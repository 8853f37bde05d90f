//! Places in a document: locations, and choices between places.

use super::labels::{Labels, word};
use super::values::{Labelled, TransferDocument, text};
use crate::model::{self, Id, Register, Role, Spot, Where, Whom, unseen};
use crate::schema::Offered;
use crate::scope::{self, Scope};
use crate::values::{Country, Place};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Places for some customers; several for the same customers are alternatives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) struct LocationDocument {
    /// Customer regions; empty means all customers, or the others.
    r#for: Vec<Labelled>,
    /// Whether it is for customers whom no other location of the entry names.
    #[serde(skip_serializing_if = "is_false", default)]
    for_others: bool,
    /// What chooses this alternative among several: `by-default`, `on-request`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    offered: Option<Offered>,
    /// For which of these customers it holds, as a condition in the language of the facts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    applies_if: Option<String>,
    /// The id of the entity that acts here, if another than that of the entry.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    by: Option<String>,
    /// What happens where. All of it belongs together.
    places: Vec<RoleDocument>,
    /// On which ground data goes to its third countries, if it states its own.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    transfer: Option<Vec<TransferDocument>>,
    /// Anything else that is said of it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    note: Option<String>,
}

/// What happens in a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
struct RoleDocument {
    /// What happens there.
    role: String,
    #[serde(flatten)]
    place: PlaceDocument,
}

/// A place, or a choice between places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum PlaceDocument {
    At(SpotDocument),
    AllOf { all_of: Vec<PlaceDocument> },
    OneOf { one_of: Vec<PlaceDocument> },
    Nearest { nearest: Vec<PlaceDocument> },
    Chosen { customer_chooses: Vec<PlaceDocument> },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
struct SpotDocument {
    /// A country, `EU`, `EEA`, `worldwide`, or the id of one of the register's blocs.
    place: String,
    /// Its name in the language of the document.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    label: Option<String>,
    /// The countries of a bloc that are meant, as ISO 3166-1 alpha-2 codes; absent means all.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    members: Vec<String>,
    /// State, province or other part of the country.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    area: Option<String>,
    /// City.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    city: Option<String>,
    /// The provider's name of its data-centre region.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    cloud_region: Option<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl LocationDocument {
    pub(super) fn of(own: &model::Location, register: &Register, labels: &dyn Labels) -> Self {
        let regions: &[Id] = match &own.whom {
            Whom::Regions(regions) => regions,
            Whom::All | Whom::Others => &[],
        };
        LocationDocument {
            r#for: regions.iter().map(|id| word(&register.regions, id, labels)).collect(),
            for_others: own.whom == Whom::Others,
            offered: own.offered,
            applies_if: own.scope.as_ref().map(Scope::to_string),
            by: own.by.as_ref().map(Id::to_string),
            places: own.places.iter().map(|(role, place)| RoleDocument::of(*role, place, labels)).collect(),
            transfer: own
                .transfers
                .as_ref()
                .map(|all| all.iter().map(|own| TransferDocument::of(own, labels)).collect()),
            note: own.note.as_ref().map(|text| labels.text(text)),
        }
    }

    pub(super) fn read(self) -> Option<model::Location> {
        let whom = match (self.for_others, self.r#for) {
            (true, _) => Whom::Others,
            (false, regions) if regions.is_empty() => Whom::All,
            (false, regions) => Whom::Regions(regions.into_iter().map(|own| Id::from(own.id)).collect()),
        };
        let transfers = match self.transfer {
            Some(all) => Some(all.into_iter().map(TransferDocument::read).collect::<Option<_>>()?),
            None => None,
        };
        Some(model::Location {
            whom,
            offered: self.offered,
            scope: super::values::fallible(self.applies_if, |sentence| read_scope(&sentence))?,
            by: self.by.map(Id::from),
            places: self.places.into_iter().map(RoleDocument::read).collect::<Option<_>>()?,
            transfers,
            note: self.note.as_deref().map(text),
        })
    }
}

/// A condition from its sentence.
pub(super) fn read_scope(sentence: &str) -> Option<Scope> {
    scope::parse(sentence).ok().map(|(scope, _)| scope)
}

impl RoleDocument {
    fn of(role: Role, place: &Where, labels: &dyn Labels) -> Self {
        RoleDocument { role: role.word().to_owned(), place: PlaceDocument::of(place, labels) }
    }

    fn read(self) -> Option<(Role, Where)> {
        Some((Role::parse(&self.role)?, self.place.read()?))
    }
}

impl PlaceDocument {
    fn of(place: &Where, labels: &dyn Labels) -> Self {
        let all = |places: &[Where]| places.iter().map(|own| PlaceDocument::of(own, labels)).collect();
        match place {
            Where::At(spot) => PlaceDocument::At(SpotDocument::of(spot, labels)),
            Where::AllOf(places) => PlaceDocument::AllOf { all_of: all(places) },
            Where::OneOf(places) => PlaceDocument::OneOf { one_of: all(places) },
            Where::Nearest(places) => PlaceDocument::Nearest { nearest: all(places) },
            Where::Chosen(places) => PlaceDocument::Chosen { customer_chooses: all(places) },
        }
    }

    fn read(self) -> Option<Where> {
        let all = |places: Vec<PlaceDocument>| places.into_iter().map(PlaceDocument::read).collect::<Option<Vec<_>>>();
        Some(match self {
            PlaceDocument::At(spot) => Where::At(spot.read()?),
            PlaceDocument::AllOf { all_of } => Where::AllOf(all(all_of)?),
            PlaceDocument::OneOf { one_of } => Where::OneOf(all(one_of)?),
            PlaceDocument::Nearest { nearest } => Where::Nearest(all(nearest)?),
            PlaceDocument::Chosen { customer_chooses } => Where::Chosen(all(customer_chooses)?),
        })
    }
}

impl SpotDocument {
    fn of(own: &Spot, labels: &dyn Labels) -> Self {
        SpotDocument {
            place: own.place.code().to_owned(),
            label: labels.place(&own.place),
            members: own.members.iter().map(|country| country.code().to_owned()).collect(),
            area: own.area.as_ref().map(|text| labels.text(text)),
            city: own.city.as_ref().map(|text| labels.text(text)),
            cloud_region: own.cloud_region.clone(),
        }
    }

    fn read(self) -> Option<Spot> {
        let own_bloc = |code: String| Id::fits(&code).then(|| Place::Own(Id::from(code)));
        Some(Spot {
            place: Place::parse(&self.place).or_else(|| own_bloc(self.place))?,
            members: self.members.iter().map(|code| Country::parse(code)).collect::<Option<_>>()?,
            area: self.area.as_deref().map(text),
            city: self.city.as_deref().map(text),
            cloud_region: self.cloud_region,
            span: unseen(super::values::nowhere()),
        })
    }
}
