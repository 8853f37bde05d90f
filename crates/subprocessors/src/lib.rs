//! The facts: which sub-processors a company engages, for what, where and since when.
//!
//! The second crate of the line. It reads the register from [`source::Sources`] (`schema`: as written),
//! turns it into dated, typed facts ([`Register`]: as meant), checks what no single field can tell
//! ([`rules`]) and answers for a date: what the list says ([`Register::as_of`]), what differs from
//! another day ([`changes`](changes())), what has to be announced ([`Register::notices`]), where data can be
//! ([`List::reach`]), how it came to be ([`Register::revisions`]) and for whom ([`Scope::applies_to`]). It can also write facts down ([`mod@write`]). It knows
//! nothing of languages or pages: texts stay in the source language, as [`source::Text`].

mod schema;

mod model;
mod scope;
mod values;

mod load;
mod resolve;
pub mod rules;

mod as_of;

mod changes;

mod notices;

mod news;

mod document;
mod words;

mod chain;
mod revisions;

mod adequacy;
mod reach;

pub mod write;

pub use adequacy::Standing;
pub use as_of::{Ended, Entry, List, Since};
pub use chain::{Chain, Link as ChainLink, seal};
pub use changes::{Change, Difference, Part, changes};
pub use document::{
    AnnouncedDocument, ChangeDocument, Day, DifferenceDocument, Document, EntityDocument, EntryDocument, FactsDocument,
    HistoryDocument, Labels, Named, NoLabels, PublishedSchema, PublisherDocument, RevisionDocument, published_schemas,
};
pub use load::{Trees, load, load_again};
pub use model::{
    About, Adequacy, Ai, Aspect, Audience, AudienceDates, Certification, Cohort, Contact, Contacts, Engagement, Entity,
    Facet, Fact, Facts, Feature, Id, Identified, Link, Location, Moved, Name, NamedBloc, OwnNotice, Party, Policy,
    Product, Publisher, Reference, Region, Register, Role, Section, Service, Spot, Start, Term, Timing, Transfer,
    Until, Version, Where, Whom, by_id,
};
pub use news::{News, Told};
pub use notices::{Notice, objection_deadline};
pub use reach::{Countries, Reach, ThirdCountry};
pub use revisions::Revision;
pub use schema::{
    Authorisation, Counting, DataSchema, FeatureDefault, Kind, Mechanism, ObjectionFrom, Offered, View, Weekends, What,
    json_schemas,
};
pub use scope::{Applies, Dimension, Profile, Scope};
pub use values::{Bloc, Country, Date, Mail, Place, Url};
