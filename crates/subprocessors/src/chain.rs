//! The chain of revisions in a published `history.json`, read as anybody can read it: link by link.
//!
//! Everything is recomputed from what stands in the file. Members that this version does not know are part of
//! what is sealed, so that a chain stays readable when later versions add to it.

use crate::values::Date;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The revisions of a history, and what does not fit about them.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    /// The revisions, oldest first.
    pub links: Vec<Link>,
    /// What does not fit: one sentence each, without a final dot.
    pub problems: Vec<String>,
}

/// One revision.
#[derive(Debug, Clone)]
pub struct Link {
    /// From this day on it was in force.
    pub date: Date,
    /// The hash that it states.
    pub hash: String,
    revision: Value,
}

/// The seal of a revision: SHA-256, in small hexadecimal digits, of the canonical form (RFC 8785) of the object
/// without its member `hash`.
pub fn seal(revision: &Value) -> String {
    let mut sealed = revision.clone();
    if let Some(members) = sealed.as_object_mut() {
        members.shift_remove("hash");
    }
    let canonical = serde_json_canonicalizer::to_vec(&sealed).expect("a value has only strings as keys");
    Sha256::digest(canonical).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Chain {
    /// Reads the chain of a history and checks every link of it.
    pub fn of(history: &Value) -> Self {
        let mut chain = Chain::default();
        let Some(revisions) = history["revisions"].as_array() else {
            chain.problems.push("there is no list `revisions`".to_owned());
            return chain;
        };
        revisions.iter().enumerate().for_each(|(at, own)| chain.take(at, own));
        chain
    }

    fn take(&mut self, at: usize, revision: &Value) {
        let stated = revision["date"].as_str().and_then(|date| date.parse::<Date>().ok());
        let Some(date) = stated else {
            self.problems.push(format!("revision {} has no date", at + 1));
            return;
        };
        let before = self.links.last();
        let (previous, last) = (before.map(|own| own.hash.clone()), before.map(|own| own.date));
        let mut wrong = |what: String| self.problems.push(format!("the revision of {date} {what}"));
        if last.is_some_and(|last| last >= date) {
            wrong("is not later than the one before it".to_owned());
        }
        if revision["previous"].as_str() != previous.as_deref() {
            wrong("does not name the hash of the one before it".to_owned());
        }
        let (hash, sealed) = (revision["hash"].as_str().unwrap_or_default().to_owned(), seal(revision));
        if hash != sealed {
            wrong(format!("states the hash `{hash}`, and its contents have `{sealed}`"));
        }
        self.links.push(Link { date, hash, revision: revision.clone() });
    }

    /// The revision that was in force on a day; nothing before the first.
    pub fn on(&self, date: Date) -> Option<&Link> {
        self.links.iter().take_while(|own| own.date <= date).last()
    }

    /// The entries of the list on a day, by their ids: every revision up to it, laid over those before it.
    pub fn entries(&self, date: Date) -> BTreeMap<&str, &Value> {
        let mut entries = BTreeMap::new();
        for link in self.links.iter().take_while(|own| own.date <= date) {
            let listed = |member: &str| link.revision[member].as_array().into_iter().flatten();
            entries.extend(listed("entries").filter_map(|own| Some((own["id"].as_str()?, own))));
            listed("removed").filter_map(Value::as_str).for_each(|id| {
                entries.remove(id);
            });
        }
        entries
    }
}
