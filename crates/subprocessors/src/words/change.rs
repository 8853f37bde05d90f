//! A change in words: what happened to whom, and what is said otherwise.

use super::list;
use crate::changes::{Change, Difference};
use crate::model::Reference;
use crate::schema::What;
use std::fmt;

impl fmt::Display for What {
    /// What happened, as a word.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            What::Added => "added",
            What::Removed => "removed",
            What::Replaced => "replaced",
            What::Merged => "merged",
            What::Split => "split",
            What::Renamed => "renamed",
            What::Purpose => "purpose changed",
            What::Location => "location changed",
            What::Data => "data changed",
            What::Scope => "scope changed",
            What::Transfer => "transfer changed",
            What::Contact => "contact changed",
            What::Other => "changed",
        })
    }
}

impl fmt::Display for Change<'_> {
    /// One line: `Example Cloud GmbH (cloud/hosting): location changed`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |all: &[Reference]| list(&all.iter().map(Reference::to_string).collect::<Vec<_>>());
        write!(f, "{} ", self.name)?;
        match self.what {
            What::Replaced => write!(f, "({}): replaced by {}", self.subject, names(&self.into))?,
            What::Merged => write!(f, "({}): merged into {}", names(&self.from), names(&self.into))?,
            What::Split => write!(f, "({}): split into {}", self.subject, names(&self.into))?,
            what => write!(f, "({}): {what}", self.subject)?,
        }
        f.write_str(if self.correction { " (correction)" } else { "" })
    }
}

impl fmt::Display for Difference<'_> {
    /// One line: `purpose: Servers. → Backups.`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.aspect.word())?;
        match (self.before, self.after) {
            (Some(before), Some(after)) => write!(f, "{before} → {after}"),
            (None, Some(after)) => write!(f, "{after}"),
            (Some(before), None) => write!(f, "no longer {before}"),
            (None, None) => Ok(()),
        }
    }
}
