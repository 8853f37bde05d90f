//! Who is engaged, for what.

use super::fact::{Aspect, Fact};
use super::history::{Reference, Version};
use super::id::{Id, Identified};
use crate::values::Date;
use source::{Span, Spanned, Text};

/// A legal entity, or a class of recipients that is disclosed without names.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its id: the name of its file.
    pub id: Id,
    /// What held before its history begins, or always.
    pub facts: Vec<(Aspect, Fact)>,
    /// What changed about it, oldest first.
    pub history: Vec<Version>,
    /// What it does, in the order of the file.
    pub engagements: Vec<Engagement>,
    /// Where its file begins.
    pub span: Span,
}

/// One entity doing one job for one service.
#[derive(Debug, Clone)]
pub struct Engagement {
    /// Its id within the entity: a stable anchor.
    pub id: Spanned<Id>,
    /// The service.
    pub service: Id,
    /// The table in which it stands.
    pub section: Id,
    /// Whom it is for; empty means all.
    pub audiences: Vec<Id>,
    /// Dated versions as written, oldest first: each states what changes.
    pub history: Vec<Version>,
}

impl Identified for Entity {
    fn id(&self) -> &Id {
        &self.id
    }
}

impl Entity {
    /// The engagement with an id.
    pub fn engagement(&self, id: &str) -> Option<&Engagement> {
        self.engagements.iter().find(|own| *own.id.value == *id)
    }

    /// Every version of the entity and of its engagements.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        self.history.iter().chain(self.engagements.iter().flat_map(|own| &own.history))
    }

    /// Whether this is one legal entity, not a class of recipients.
    pub fn is_legal(&self) -> bool {
        self.names().next().is_some()
    }

    /// Everything that is ever said of the entity itself, oldest first.
    pub fn stated(&self) -> impl Iterator<Item = &(Aspect, Fact)> {
        self.facts.iter().chain(self.history.iter().flat_map(|version| &version.facts))
    }

    /// Every legal name it has had, the first one first.
    pub fn names(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.stated().filter_map(|(aspect, fact)| match (aspect, fact) {
            (Aspect::Name, Fact::Name(name)) => Some(name),
            _ => None,
        })
    }

    /// Every legal name it had before a day and no longer has, with the last day of each, oldest first.
    pub fn former_names(&self, date: Date) -> Vec<(&Spanned<String>, Date)> {
        let stated = |facts: &'_ [(Aspect, Fact)]| -> bool { facts.iter().any(|(own, _)| *own == Aspect::Name) };
        let changes = self.history.iter().filter(|own| stated(&own.facts) && own.timing.has_begun(date, None));
        let mut former = Vec::new();
        for version in changes {
            let Ok(last) = version.timing.start.value.date().yesterday() else { continue };
            let before = self.on(last, None).name();
            // A corrected name was never another name.
            if let Some(name) = before.filter(|_| !version.timing.correction)
                && self.on(date, None).name() != Some(name)
            {
                former.push((name, last));
            }
        }
        former
    }

    /// The engagement as a reference.
    pub fn reference(&self, engagement: &Engagement) -> Reference {
        Reference { entity: self.id.clone(), engagement: Some(engagement.id.value.clone()) }
    }
}

/// How an entity is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name<'a> {
    /// By its legal name, in every language.
    Legal(&'a str),
    /// Not by name: as a class of recipients.
    Class(&'a Text),
}

impl<'a> Name<'a> {
    /// The name in the source language.
    pub fn source(self) -> &'a str {
        match self {
            Name::Legal(name) => name,
            Name::Class(text) => &text.source,
        }
    }
}
