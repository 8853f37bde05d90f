//! The facts as meant: every word looked up, every date a date.

mod entity;
mod facet;
mod fact;
mod facts;
mod history;
mod id;
mod place;
mod register;

pub use entity::{Engagement, Entity, Name};
pub use facet::Facet;
pub use fact::{Ai, Aspect, Certification, Contact, Fact, Link, Party};
pub(crate) use fact::{FactKind, differs};
pub use facts::Facts;
pub use history::{AudienceDates, Moved, OwnNotice, Reference, Start, Timing, Until, Version};
pub(crate) use id::ID_HELP;
pub use id::{Id, Identified, by_id};
pub(crate) use place::unseen;
pub use place::{Location, Role, Spot, Transfer, Where, Whom};
pub use register::{
    About, Adequacy, Audience, Cohort, Contacts, Feature, NamedBloc, Policy, Product, Publisher, Region, Register,
    Section, Service, Term,
};
