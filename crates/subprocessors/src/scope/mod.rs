//! For which customers something holds: a condition that reads like a sentence.
//!
//! `product is chat or mail, and customer uses ai-answers` is written so in the facts, parsed into a
//! [`Scope`], and answers for a [`Profile`]: yes, no, or only if the rest of the condition holds.

mod parse;
mod profile;
mod words;

pub(crate) use parse::{Mention, parse};
pub use profile::{Applies, Profile};

use crate::model::{Id, Register};
use std::fmt;

/// A condition on customers.
///
/// Negation stands only at the leaves, so that every part can be said as a sentence of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One of the customer's values is among these; negated: one of them is not.
    Is {
        /// What is asked for.
        dimension: Dimension,
        /// The values.
        values: Vec<Id>,
        /// Whether values other than these are meant.
        not: bool,
    },
    /// The customer uses a feature, a configuration of its own, an integration or a service; or does not.
    Uses {
        /// What is used.
        what: Id,
        /// Whether it is not used.
        not: bool,
    },
    /// All of these hold.
    All(Vec<Scope>),
    /// At least one of these holds.
    Any(Vec<Scope>),
}

/// What customers differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// The product they use.
    Product,
    /// Its edition.
    Edition,
    /// The plan they subscribe to.
    Plan,
    /// Where the product runs.
    Deployment,
    /// The group of customers they belong to.
    Region,
    /// When or how they joined.
    Cohort,
}

impl Dimension {
    /// All dimensions, in reading order.
    pub const ALL: [Dimension; 6] = [
        Dimension::Product,
        Dimension::Edition,
        Dimension::Plan,
        Dimension::Deployment,
        Dimension::Region,
        Dimension::Cohort,
    ];

    /// The word as written in conditions.
    pub fn word(self) -> &'static str {
        match self {
            Dimension::Product => "product",
            Dimension::Edition => "edition",
            Dimension::Plan => "plan",
            Dimension::Deployment => "deployment",
            Dimension::Region => "region",
            Dimension::Cohort => "cohort",
        }
    }

    /// The dimension with a word.
    pub fn parse(word: &str) -> Option<Self> {
        Dimension::ALL.into_iter().find(|own| own.word() == word)
    }
}

impl Register {
    /// Every value that a condition may name in a dimension; without one, everything that customers may use.
    pub fn values(&self, dimension: Option<Dimension>) -> Vec<Id> {
        fn ids<T: crate::model::Identified>(all: &[T]) -> impl Iterator<Item = Id> {
            all.iter().map(|own| own.id().clone())
        }
        match dimension {
            Some(Dimension::Product) => ids(&self.products).collect(),
            Some(Dimension::Edition) => ids(&self.editions).collect(),
            Some(Dimension::Plan) => ids(&self.plans).collect(),
            Some(Dimension::Deployment) => ids(&self.deployments).collect(),
            Some(Dimension::Region) => ids(&self.regions).collect(),
            Some(Dimension::Cohort) => ids(&self.cohorts).collect(),
            None => ids(&self.features)
                .chain(ids(&self.configurations))
                .chain(ids(&self.integrations))
                .chain(ids(&self.services))
                .collect(),
        }
    }
}

impl Scope {
    /// The opposite, with negation pushed to the leaves.
    pub fn negated(self) -> Scope {
        match self {
            Scope::Is { dimension, values, not } => Scope::Is { dimension, values, not: !not },
            Scope::Uses { what, not } => Scope::Uses { what, not: !not },
            Scope::All(parts) => Scope::Any(parts.into_iter().map(Scope::negated).collect()),
            Scope::Any(parts) => Scope::All(parts.into_iter().map(Scope::negated).collect()),
        }
    }

    /// The parts that have to hold together.
    fn into_all(self) -> Vec<Scope> {
        match self {
            Scope::All(parts) => parts,
            one => vec![one],
        }
    }

    /// All parts, or the one part itself.
    pub(crate) fn all(mut parts: Vec<Scope>) -> Scope {
        if parts.len() == 1 { parts.remove(0) } else { Scope::All(parts) }
    }

    /// Any of the parts, or the one part itself.
    pub(crate) fn any(mut parts: Vec<Scope>) -> Scope {
        if parts.len() == 1 { parts.remove(0) } else { Scope::Any(parts) }
    }

    /// Every value that the condition names, with what it is a value of; what is used has no dimension.
    pub fn names(&self) -> Vec<(Option<Dimension>, &Id)> {
        match self {
            Scope::Is { dimension, values, .. } => values.iter().map(|own| (Some(*dimension), own)).collect(),
            Scope::Uses { what, .. } => vec![(None, what)],
            Scope::All(parts) | Scope::Any(parts) => parts.iter().flat_map(Scope::names).collect(),
        }
    }
}

impl fmt::Display for Scope {
    /// As it could be written in the facts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scope::Is { dimension, values, not } => {
                let not = if *not { "not " } else { "" };
                write!(f, "{} is {not}{}", dimension.word(), words::either(values))
            }
            Scope::Uses { what, not: false } => write!(f, "customer uses {what}"),
            Scope::Uses { what, not: true } => write!(f, "customer does not use {what}"),
            Scope::All(parts) => write_joined(f, parts, " and "),
            Scope::Any(parts) => write_joined(f, parts, " or "),
        }
    }
}

fn write_joined(f: &mut fmt::Formatter<'_>, parts: &[Scope], word: &str) -> fmt::Result {
    for (position, part) in parts.iter().enumerate() {
        if position > 0 {
            f.write_str(word)?;
        }
        match part {
            Scope::All(_) | Scope::Any(_) => write!(f, "({part})")?,
            leaf => write!(f, "{leaf}")?,
        }
    }
    Ok(())
}
