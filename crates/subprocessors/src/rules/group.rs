//! Which companies belong together: by parents, affiliates, and the publisher's own group.

use crate::model::{Aspect, Entity, Fact, Id, Party, Register};
use crate::schema::Kind;
use std::collections::BTreeMap;

/// The groups of companies that a register knows of, at any time.
pub(super) struct Groups {
    /// From a member to one that stands nearer to the root of its group.
    ties: BTreeMap<Member, Member>,
}

/// A member of a group: known by the id of its file, or by its name alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Member {
    Publisher,
    Listed(Id),
    Named(String),
}

impl Groups {
    pub(super) fn of(register: &Register) -> Self {
        let mut groups = Groups { ties: BTreeMap::new() };
        for entity in &register.entities {
            let itself = Member::Listed(entity.id.clone());
            for member in entity.stated().flat_map(|(aspect, fact)| members(*aspect, fact)) {
                groups.tie(&itself, &member);
            }
        }
        groups
    }

    /// Whether two entities belong to one group.
    pub(super) fn unite(&self, a: &Entity, b: &Entity) -> bool {
        self.root(&Member::Listed(a.id.clone())) == self.root(&Member::Listed(b.id.clone()))
    }

    fn tie(&mut self, a: &Member, b: &Member) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            self.ties.insert(a, b);
        }
    }

    fn root(&self, member: &Member) -> Member {
        let mut root = member;
        while let Some(next) = self.ties.get(root) {
            root = next;
        }
        root.clone()
    }
}

/// Whom a fact of an entity ties it to.
fn members(aspect: Aspect, fact: &Fact) -> Vec<Member> {
    match fact {
        Fact::Kind(Kind::Affiliate) => vec![Member::Publisher],
        Fact::Name(name) if aspect == Aspect::Name => vec![Member::Named(name.to_lowercase())],
        Fact::Parties(parties) => parties.iter().map(member).collect(),
        _ => Vec::new(),
    }
}

fn member(party: &Party) -> Member {
    match party {
        Party::Listed(id) => Member::Listed(id.value.clone()),
        Party::Named(name) => Member::Named(name.to_lowercase()),
    }
}
