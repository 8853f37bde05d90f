//! What holds on a day: the facts of all versions, each laid over those before it.

use super::entity::Name;
use super::fact::{Aspect, Fact};
use super::history::{Timing, Version};

/// What holds for an entity or an engagement on a day. Cheap to copy: it points to the versions.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a>([Slot<'a>; Aspect::ALL.len()]);

/// What holds of one aspect, and since which version.
#[derive(Debug, Clone, Copy, Default)]
struct Slot<'a> {
    fact: Option<&'a Fact>,
    timing: Option<&'a Timing>,
}

impl Default for Facts<'_> {
    fn default() -> Self {
        Facts([Slot::default(); Aspect::ALL.len()])
    }
}

/// Two are equal when they say the same, whichever versions they have it from.
impl PartialEq for Facts<'_> {
    fn eq(&self, other: &Self) -> bool {
        Aspect::ALL.iter().all(|aspect| self.get(*aspect) == other.get(*aspect))
    }
}

impl<'a> Facts<'a> {
    /// These facts, with others laid over them.
    pub fn with(mut self, facts: &'a [(Aspect, Fact)], timing: Option<&'a Timing>) -> Self {
        for (aspect, fact) in facts {
            self.0[*aspect as usize] = Slot { fact: Some(fact), timing };
        }
        self
    }

    /// These facts, with what a version states laid over them and what it ends taken away.
    pub fn with_version(self, version: &'a Version) -> Self {
        let mut facts = self.with(&version.facts, Some(&version.timing));
        for aspect in &version.no_longer {
            facts.0[*aspect as usize] = Slot { fact: None, timing: Some(&version.timing) };
        }
        facts
    }

    /// The fact of an aspect, if there is one.
    pub fn get(&self, aspect: Aspect) -> Option<&'a Fact> {
        self.0[aspect as usize].fact
    }

    /// The dates of the version that stated the fact, or took it away.
    pub fn stated(&self, aspect: Aspect) -> Option<&'a Timing> {
        self.0[aspect as usize].timing
    }

    /// Every fact, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (Aspect, &'a Fact)> {
        Aspect::ALL.iter().filter_map(|aspect| Some((*aspect, self.get(*aspect)?)))
    }

    /// How the entity is called, if these are facts of an entity.
    pub fn called(&self) -> Option<Name<'a>> {
        let legal = self.name().map(|name| Name::Legal(&name.value));
        legal.or_else(|| self.class().map(Name::Class))
    }
}
