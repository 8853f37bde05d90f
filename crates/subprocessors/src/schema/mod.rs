//! The data files as written: field for field what a person types.
//!
//! The comments of the fields are what editors show, through the JSON Schema that is made of these
//! types; so they speak to a lawyer who fills in a file.

mod register;

mod list;
mod vocabulary;

mod entity;

mod engagement;

mod place;
mod transfer;

mod timing;

mod shape;

mod json;

pub use entity::Kind;
pub use json::{DataSchema, json_schemas};
pub use list::{Authorisation, Counting, ObjectionFrom, View, Weekends};
pub use place::Offered;
pub use timing::What;
pub use transfer::Mechanism;
pub use vocabulary::FeatureDefault;

pub(crate) use engagement::{Ai, Engagement, EngagementFacts};
pub(crate) use entity::{Certification, Contact, Entity, EntityFacts, Link};
pub(crate) use list::{Adequacy, Contacts, List, Policy};
pub(crate) use place::{Location, Place, PlaceForm};
pub(crate) use register::{Publisher, RegisterFile};
pub(crate) use timing::Timing;
pub(crate) use transfer::Transfer;
pub(crate) use vocabulary::{Audience, Bloc, Cohort, Facet, Feature, Named, Product, Region, Service};

use source::{Joined, Spanned};

/// A word that refers to something else, still to be looked up.
pub(crate) type Word = Spanned<String>;

/// `data/subprocessors/<id>.yaml` as a whole: what the entity is, and what it does.
pub(crate) type EntityFile = Joined<Entity, EntityFacts>;
/// A dated change to what an entity is.
pub(crate) type EntityVersion = Joined<EntityFacts, Timing>;
/// A dated change to what an engagement is.
pub(crate) type EngagementVersion = Joined<EngagementFacts, Timing>;
