//! Where data is, for whom, and on which ground it may be there.

use super::id::Id;
use crate::schema::{Mechanism, Offered, View};
use crate::scope::Scope;
use crate::values::{Country, Date, Place, Url};
use source::{Span, Spanned, Text};

/// Places for some customers. Several locations for the same customers are alternatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// For which customers.
    pub whom: Whom,
    /// What chooses this alternative among several.
    pub offered: Option<Offered>,
    /// For which of these customers it holds, if not for all.
    pub scope: Option<Scope>,
    /// The legal entity that acts here, if another than the one of the entry.
    pub by: Option<Id>,
    /// What happens where, in the order of roles. All of it belongs together.
    pub places: Vec<(Role, Where)>,
    /// On which ground data goes to its third countries, if it states its own.
    pub transfers: Option<Vec<Transfer>>,
    /// Anything else that is said of it.
    pub note: Option<Text>,
}

/// For which customers a location is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// For all.
    All,
    /// For those of these regions.
    Regions(Vec<Id>),
    /// For those whose region no other location of the entry names.
    Others,
}

/// What happens in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Data is processed; no more is known.
    Processing,
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
    pub const ALL: [Role; 7] =
        [Role::Processing, Role::Storage, Role::Backup, Role::Failover, Role::Edge, Role::Support, Role::Seat];

    /// The word as written in the facts.
    pub fn word(self) -> &'static str {
        match self {
            Role::Processing => "processing",
            Role::Storage => "storage",
            Role::Backup => "backup",
            Role::Failover => "failover",
            Role::Edge => "edge",
            Role::Support => "support",
            Role::Seat => "seat",
        }
    }

    /// The role with a word.
    pub fn parse(word: &str) -> Option<Self> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A place, or a choice between places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Where {
    /// Here.
    At(Spot),
    /// All of these.
    AllOf(Vec<Where>),
    /// One of these.
    OneOf(Vec<Where>),
    /// Whichever is nearest to the user.
    Nearest(Vec<Where>),
    /// Whichever the customer chooses.
    Chosen(Vec<Where>),
}

/// A place as exactly as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The country, or the countries.
    pub place: Place,
    /// The countries of a bloc that are meant; empty means all.
    pub members: Vec<Country>,
    /// State, province or other part of the country, if stated.
    pub area: Option<Text>,
    /// City, if stated.
    pub city: Option<Text>,
    /// The provider's name of its data-centre region, if stated.
    pub cloud_region: Option<String>,
    /// Where it is written.
    pub span: Spanned<()>,
}

impl Where {
    /// Every spot that is named, with whether it is only one of several.
    pub fn spots(&self) -> Vec<(&Spot, bool)> {
        match self {
            Where::At(spot) => vec![(spot, false)],
            Where::AllOf(all) => all.iter().flat_map(Where::spots).collect(),
            Where::OneOf(all) | Where::Nearest(all) | Where::Chosen(all) => {
                all.iter().flat_map(Where::spots).map(|(spot, _)| (spot, true)).collect()
            }
        }
    }
}

/// The ground for sending data to third countries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// The mechanism.
    pub by: Mechanism,
    /// Modules of the standard contractual clauses.
    pub modules: Vec<u8>,
    /// The countries to which it leads; empty means all third countries of the location.
    pub to: Vec<Country>,
    /// Under whose law it is used; empty means under all.
    pub from: Vec<View>,
    /// When it was last checked, if stated.
    pub checked: Option<Spanned<Date>>,
    /// Measures that supplement it, if stated.
    pub supplementary: Option<Text>,
    /// Where it can be seen, if stated.
    pub url: Option<Url>,
    /// Where it is written.
    pub span: Spanned<()>,
}

/// A place in a file that takes no part in comparing facts.
pub(crate) fn unseen(span: Span) -> Spanned<()> {
    Spanned::new((), span)
}
