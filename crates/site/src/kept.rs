//! What a preview keeps from one reading to the next: whatever nothing has changed of is not read again.
//!
//! A build reads everything once and keeps nothing. A preview reads after every save, and most of what
//! there is to read, the theme and the catalogues of all languages, is as it was. What is kept was made
//! by the same functions from the same bytes, so that a preview shows what a build would.

use crate::catalogues::Catalogue;
use crate::drift::GLOSSARY;
use crate::edition;
use crate::language::Language;
use crate::look::Look;
use crate::options::Options;
use source::{Diagnostics, Sources, Unit};
use std::sync::Arc;
use subprocessors::Trees;

/// What was read, and what it was made of.
pub(crate) struct Kept {
    pub(crate) sources: Sources,
    pub(crate) options: Options,
    /// The files of facts.
    pub(crate) trees: Trees,
    pub(crate) look: Arc<Look>,
    pub(crate) languages: Arc<Vec<Language>>,
    /// The texts that the catalogues were checked against, and whether all of them were known.
    pub(crate) facts: Vec<Unit>,
    pub(crate) whole: bool,
    pub(crate) catalogues: Vec<Checked>,
}

/// The catalogue of a locale, with what is to be said of it.
#[derive(Clone)]
pub(crate) struct Checked {
    pub(crate) catalogue: Arc<(Catalogue, Diagnostics)>,
    /// Whether it was checked against other texts than there are now. It was complete then, so that every
    /// text which is still there has its translation, and no other has one; what is missing and what is
    /// stale is found when the site is made.
    pub(crate) is_behind: bool,
}

/// What may be taken over of an earlier reading.
pub(crate) struct Before<'a> {
    kept: &'a Kept,
    /// The files whose bytes differ.
    changed: Vec<&'a str>,
}

impl<'a> Before<'a> {
    /// Nothing, if there are other files than before, as places name files by their number, or if the
    /// build is told something else.
    pub(crate) fn of(kept: &'a Kept, sources: &'a Sources, options: &Options) -> Option<Self> {
        let Options { edition, locales, base_url, lenient, .. } = options;
        let told = &kept.options;
        let same_options =
            (&told.edition, &told.locales, &told.base_url, &told.lenient) == (edition, locales, base_url, lenient);
        let same_files = kept.sources.iter().map(|own| own.1).eq(sources.iter().map(|own| own.1));
        if !same_options || !same_files {
            return None;
        }
        let differs = |file| kept.sources.bytes(file) != sources.bytes(file);
        let changed = sources.iter().filter(|(file, _)| differs(*file)).map(|(_, path)| path).collect();
        Some(Before { kept, changed })
    }

    /// The files of facts, to be taken over one by one.
    pub(crate) fn trees(&self) -> &'a Trees {
        &self.kept.trees
    }

    /// The theme, if neither it nor the choice of it has changed.
    pub(crate) fn look(&self) -> Option<&'a Arc<Look>> {
        let of_facts = |path: &&&str| path.starts_with("data/") || path.starts_with("content/");
        // What the theme says in other languages is a catalogue's business.
        let catalogue = |path: &&&str| path.contains("/translations/") && path.ends_with(".po");
        let changed = self.changed.iter().filter(|path| !of_facts(path) && !catalogue(path));
        (changed.count() == 0).then_some(&self.kept.look)
    }

    /// The languages, if the choice of them has not changed.
    pub(crate) fn languages(&self) -> Option<&'a Arc<Vec<Language>>> {
        (!self.changed.iter().any(|path| edition::is_configuration(path))).then_some(&self.kept.languages)
    }

    /// The catalogue of a locale, if it has not changed, and either the texts that it translates have not
    /// changed, or it can do without a look for the time being.
    pub(crate) fn catalogue(&self, locale: usize, tag: &str, facts: &[Unit], whole: bool) -> Option<Checked> {
        let kept = self.kept.catalogues.get(locale)?;
        let file = format!("translations/{tag}.po");
        let of_it = |path: &&str| path.ends_with(&file) || *path == GLOSSARY;
        let same = self.look().is_some() && self.kept.whole == whole && !self.changed.iter().any(of_it);
        let found = &kept.catalogue.1;
        // What there is to say of a catalogue may name places in the facts.
        let same_texts = || self.same_texts(facts, !found.is_empty());
        match same {
            true if same_texts() => Some(kept.clone()),
            true if found.is_empty() => Some(Checked { is_behind: true, ..kept.clone() }),
            _ => None,
        }
    }

    fn same_texts(&self, facts: &[Unit], in_place: bool) -> bool {
        let same = |a: &Unit, b: &Unit| a == b && (!in_place || a.text.span == b.text.span);
        self.kept.facts.len() == facts.len() && self.kept.facts.iter().zip(facts).all(|(a, b)| same(a, b))
    }
}
