//! The facts as meant: every word looked up, every date a date.

pub use crate::schema::Kind;
use crate::values::{Date, Mail, Place, Url};
use source::{Spanned, Text, Unit};

/// A register: who publishes which list, and all dated facts of it.
#[derive(Debug, Clone)]
pub struct Register {
    /// The processor.
    pub publisher: Publisher,
    /// What it provides.
    pub services: Vec<Service>,
    /// Where customers turn to.
    pub contacts: Contacts,
    /// Groups of customers.
    pub regions: Vec<Region>,
    /// The tables of the page, in order.
    pub sections: Vec<Section>,
    /// Categories of personal data.
    pub data_categories: Vec<Category>,
    /// What is said of sub-processors, by id.
    pub assurances: Vec<Category>,
    /// Who is engaged, in the order of ids.
    pub entities: Vec<Entity>,
    /// Every text of the facts that readers see, for the translators.
    pub units: Vec<Unit>,
}

/// The company that publishes the list.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Legal name.
    pub name: String,
    /// Name of its group, if stated.
    pub group: Option<String>,
    /// Website, if stated.
    pub website: Option<Url>,
}

/// Something the publisher provides.
#[derive(Debug, Clone)]
pub struct Service {
    /// Its id.
    pub id: String,
    /// Product name.
    pub name: String,
    /// Where customers reach it, if stated.
    pub address: Option<String>,
}

/// Where customers turn to.
#[derive(Debug, Clone, Default)]
pub struct Contacts {
    /// To sign the data processing agreement.
    pub dpa: Option<Mail>,
}

/// A group of customers.
#[derive(Debug, Clone)]
pub struct Region {
    /// Its id.
    pub id: String,
    /// What readers see.
    pub name: Text,
}

/// A table of the page.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its id; title and prose are `content/sections/<id>.md`.
    pub id: Spanned<String>,
}

/// A word of the vocabulary: a category of data, an assurance.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its id.
    pub id: String,
    /// What readers see.
    pub name: Text,
}

/// How an entity is called.
#[derive(Debug, Clone)]
pub enum Name {
    /// By its legal name, in every language.
    Legal(Spanned<String>),
    /// Not by name: as a class of recipients.
    Class(Text),
}

impl Name {
    /// The name in the source language.
    pub fn source(&self) -> &str {
        match self {
            Name::Legal(name) => name,
            Name::Class(text) => &text.source,
        }
    }
}

/// A legal entity, or a class of recipients that is disclosed without names.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its id: the name of its file.
    pub id: String,
    /// How it is called.
    pub name: Name,
    /// How it stands to the publisher, if stated.
    pub kind: Option<Kind>,
    /// Names it had before, in the order of the file.
    pub former_names: Vec<FormerName>,
    /// Website, if stated.
    pub website: Option<Url>,
    /// Its own list of sub-processors, if stated.
    pub subprocessors: Option<Url>,
    /// What it does, in the order of the file.
    pub engagements: Vec<Engagement>,
}

impl Entity {
    /// Whether this is one legal entity, not a class.
    pub fn is_legal(&self) -> bool {
        matches!(self.name, Name::Legal(_))
    }
}

/// A name that an entity had.
#[derive(Debug, Clone)]
pub struct FormerName {
    /// The last day of the name.
    pub until: Date,
    /// The name.
    pub name: Spanned<String>,
}

/// One entity doing one job for one service.
#[derive(Debug, Clone)]
pub struct Engagement {
    /// Its id within the entity: a stable anchor.
    pub id: Spanned<String>,
    /// Position of the service in the register.
    pub service: usize,
    /// Position of the section in the register.
    pub section: usize,
    /// Dated versions as written, oldest first: each states what changes.
    pub history: Vec<Version>,
}

/// From when on a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    /// From this day.
    Effective(Date),
    /// From this day or an earlier one: imported history.
    KnownSince(Date),
}

impl Start {
    /// The day.
    pub fn date(self) -> Date {
        match self {
            Start::Effective(date) | Start::KnownSince(date) => date,
        }
    }
}

/// What changes on a day. Absent means: as before.
#[derive(Debug, Clone)]
pub struct Version {
    /// From when on.
    pub start: Spanned<Start>,
    /// When customers were told, if stated.
    pub announced: Option<Spanned<Date>>,
    /// Whether the engagement ends.
    pub ended: bool,
    /// What the sub-processor does.
    pub purpose: Option<Text>,
    /// Positions of data categories.
    pub data: Option<Vec<usize>>,
    /// Where, for whom.
    pub locations: Option<Vec<Location>>,
    /// Positions of assurances.
    pub assurances: Option<Vec<usize>>,
    /// Condition of access.
    pub condition: Option<Text>,
}

/// What happens in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Data is stored.
    Storage,
    /// Backups are kept.
    Backup,
    /// The service continues here when a place fails.
    Failover,
    /// Data passes through.
    Edge,
    /// People have access for support.
    Support,
    /// The sub-processor has its seat.
    Seat,
}

impl Role {
    /// All roles, in reading order.
    pub const ALL: [Role; 6] = [Role::Storage, Role::Backup, Role::Failover, Role::Edge, Role::Support, Role::Seat];

    /// The word as written in the facts.
    pub fn word(self) -> &'static str {
        match self {
            Role::Storage => "storage",
            Role::Backup => "backup",
            Role::Failover => "failover",
            Role::Edge => "edge",
            Role::Support => "support",
            Role::Seat => "seat",
        }
    }
}

/// Places for some customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// Positions of customer regions; empty means all customers.
    pub whom: Vec<usize>,
    /// What happens where, in the order of roles.
    pub places: Vec<(Role, Place)>,
}
