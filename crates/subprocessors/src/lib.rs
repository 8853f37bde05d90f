//! The facts: which sub-processors a company engages, for what, where and since when.
//!
//! The second crate of the line. It reads the register from [`source::Sources`] (`schema`: as written),
//! turns it into dated, typed facts ([`Register`]: as meant), checks what no single field can tell
//! (`rules`) and answers for a date ([`Register::as_of`]). It knows nothing of languages or pages:
//! texts stay in the source language, as [`source::Text`].

mod schema;

mod model;
mod values;

mod load;
mod resolve;
mod rules;

mod as_of;

pub use as_of::{Entry, Facts, List, Since};
pub use load::load;
pub use model::{
    Category, Contacts, Engagement, Entity, FormerName, Kind, Location, Name, Publisher, Region, Register, Role,
    Section, Service, Start, Version,
};
pub use values::{Bloc, Country, Date, Mail, Place, Url};
