//! Which pages a locale has something of its own to say on.
//!
//! A page whose main text is only shown in another language is no version of the page in this one: search engines
//! are not told of it as such.

use crate::catalogues::Catalogue;
use crate::routes::PageId;
use source::{FileId, Sources, Unit};
use std::collections::BTreeMap;
use subprocessors::Register;

/// By position of the locale: what of it is said in its own language.
#[derive(Debug)]
pub(crate) struct Spoken(Vec<Own>);

#[derive(Debug, PartialEq, Eq)]
struct Own {
    /// Anything of facts and prose.
    facts: bool,
    /// Anything of the interface.
    interface: bool,
    /// Entities of which nothing is said but their name, by position.
    silent: Vec<usize>,
}

/// What texts there are.
pub(crate) struct Texts<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) register: &'a Register,
    pub(crate) facts: &'a [Unit],
    pub(crate) interface: &'a [Unit],
}

impl Spoken {
    /// Of the catalogues of all locales, that of the source language first.
    pub(crate) fn of<'c>(texts: &Texts<'_>, catalogues: impl Iterator<Item = &'c Catalogue>) -> Self {
        let files = texts.files();
        Spoken(
            catalogues
                .enumerate()
                .map(|(at, own)| if at == 0 { Own::source() } else { texts.own(&files, own) })
                .collect(),
        )
    }

    /// Whether the main text of a page is not only shown in another language.
    pub(crate) fn has(&self, locale: usize, page: PageId) -> bool {
        let own = &self.0[locale];
        match page {
            PageId::Entity(entity) => own.facts && !own.silent.contains(&entity),
            PageId::Part(_) | PageId::NotFound => own.interface,
            _ => own.facts,
        }
    }

    /// Whether every locale has the same to say of a page as of others of its kind.
    pub(crate) fn is_usual(&self, page: PageId) -> bool {
        match page {
            PageId::Entity(entity) => self.0.iter().all(|own| !own.silent.contains(&entity)),
            _ => true,
        }
    }
}

impl Own {
    fn source() -> Self {
        Own { facts: true, interface: true, silent: Vec::new() }
    }
}

impl Texts<'_> {
    /// The texts of each entity that has some, by its position.
    fn files(&self) -> BTreeMap<usize, Vec<&Unit>> {
        let file = |id: &str| {
            let path = |kind: &str| self.sources.find(&format!("data/subprocessors/{id}.{kind}"));
            path("yaml").or_else(|| path("yml"))
        };
        let entities = self.register.entities.iter().enumerate();
        let of: BTreeMap<FileId, usize> = entities.filter_map(|(at, own)| Some((file(own.id.as_str())?, at))).collect();
        let mut files: BTreeMap<usize, Vec<&Unit>> = BTreeMap::new();
        for unit in self.facts {
            if let Some(entity) = of.get(&unit.text.span.file) {
                files.entry(*entity).or_default().push(unit);
            }
        }
        files
    }

    fn own(&self, files: &BTreeMap<usize, Vec<&Unit>>, catalogue: &Catalogue) -> Own {
        let says = |unit: &Unit| catalogue.get(unit.context.as_deref(), &unit.text.source).is_some();
        let silent = files.iter().filter(|(_, texts)| !texts.iter().any(|own| says(own)));
        Own {
            facts: self.facts.is_empty() || self.facts.iter().any(says),
            interface: self.interface.iter().any(says),
            silent: silent.map(|(entity, _)| *entity).collect(),
        }
    }
}
