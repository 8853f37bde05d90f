//! Ids: the words by which facts refer to each other.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A stable word that names something of the register: lower-case letters, digits, single hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Id(Arc<str>);

/// What an id looks like, for help.
pub(crate) const ID_HELP: &str =
    "an id has lower-case letters `a`-`z`, digits and single hyphens, such as `example-cloud`";

impl Id {
    /// An id that is not checked.
    pub fn new(word: &str) -> Self {
        Id(word.into())
    }

    /// Whether a word can be an id: it becomes part of addresses and anchors.
    pub fn fits(word: &str) -> bool {
        let fits = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        word.split('-').all(fits)
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl From<String> for Id {
    fn from(word: String) -> Self {
        Id(word.into())
    }
}

impl From<&str> for Id {
    fn from(word: &str) -> Self {
        Id::new(word)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0.to_string()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Something that the register names by an id.
pub trait Identified {
    /// Its id.
    fn id(&self) -> &Id;
}

/// The one with an id.
pub fn by_id<'a, T: Identified>(all: &'a [T], id: &str) -> Option<&'a T> {
    all.iter().find(|own| own.id() == id)
}
