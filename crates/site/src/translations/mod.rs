//! The texts of a site and its catalogues, for translators and their tools.
//!
//! What is written in the source language is a list of [`Passage`]s; each language has them in two gettext
//! catalogues, one for each [`Domain`]. `merge` brings a catalogue up to date, `progress` counts how far it is.

mod exchange;
mod header;
mod meanings;
mod merge;
mod notes;
mod places;
mod progress;
mod standing;
mod start;
mod target;
mod words;

pub use exchange::{ExchangeFormat, Imported, Wanted};
pub use progress::{Catalogues, Counts, Progress};
pub use standing::{Standing, Texts};
pub use start::with_language;
pub use target::{Form, Target};

use crate::inputs;
use crate::options::Options;
use notes::Notes;
use source::{Diagnostics, Outcome, Sources, Unit};
use std::collections::BTreeMap;

/// What is to be translated, and into what.
#[derive(Debug, Clone)]
pub struct Translations {
    /// The language in which the texts are written.
    pub source: String,
    /// Every language but that one.
    pub targets: Vec<Target>,
    facts: Vec<Passage>,
    interface: Vec<Passage>,
    /// The folder of the theme, with a final slash.
    theme: String,
}

/// Which of the two catalogues of a language: a text domain, as gettext calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Domain {
    /// The texts of facts and prose: `data/translations/<tag>.po`.
    Facts,
    /// The words of the interface: `<theme>translations/<tag>.po`.
    Interface,
}

/// A text to translate, once, wherever it stands.
#[derive(Debug, Clone)]
pub struct Passage {
    /// What tells it from the same words elsewhere; most texts need none.
    pub context: Option<String>,
    /// The text; of those that count, the one for a single thing.
    pub source: String,
    /// The text for several things, if it counts.
    pub plural: Option<String>,
    /// What translators should know.
    pub notes: Vec<String>,
    /// The files in which it is written.
    pub files: Vec<String>,
    /// Where it is first written.
    unit: Unit,
}

/// What there is to translate. Catalogues may be missing or broken; facts, prose and theme may not.
pub fn translations(sources: &Sources, options: &Options) -> Outcome<Translations> {
    let mut diagnostics = Diagnostics::new();
    let output = inputs::originals(sources, options, None, &mut diagnostics).map(|originals| {
        let languages = inputs::languages(&originals.config);
        let theme = originals.look.theme();
        let fillings = inputs::fillings(&originals.register, |names| names.join(", "));
        let mut notes = Notes::new(sources, &theme.folder, fillings);
        let plural = |unit: &Unit| Some(theme.strings.get(unit.context.as_ref()?)?.other.as_ref()?.source.to_string());
        let mut facts = passages(sources, &originals.facts, |unit| notes.of_fact(unit), |_| None);
        let mut interface = passages(sources, &originals.interface, |unit| notes.of_word(unit), plural);
        facts.iter_mut().for_each(|own| own.notes.extend(notes.inside_fact(&own.source)));
        interface.iter_mut().for_each(|own| own.notes.extend(notes.inside_word(&own.texts())));
        Translations {
            source: languages[0].tag.clone(),
            targets: (1..languages.len()).map(|at| Target::of(&languages, at, &originals.config.locales[at])).collect(),
            facts,
            interface,
            theme: theme.folder.clone(),
        }
    });
    Outcome { output, diagnostics: diagnostics.sorted() }
}

/// Each text once, in the order of the sources, with what is said of it wherever it stands.
fn passages(
    sources: &Sources,
    units: &[Unit],
    mut notes: impl FnMut(&Unit) -> Vec<String>,
    plural: impl Fn(&Unit) -> Option<String>,
) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut known: BTreeMap<(Option<&str>, &str), usize> = BTreeMap::new();
    for unit in units {
        let at = *known.entry((unit.context.as_deref(), &unit.text.source)).or_insert_with(|| {
            let (context, source) = (unit.context.clone(), unit.text.source.to_string());
            let (plural, unit) = (plural(unit), unit.clone());
            passages.push(Passage { context, source, plural, notes: Vec::new(), files: Vec::new(), unit });
            passages.len() - 1
        });
        let passage = &mut passages[at];
        notes(unit).iter().for_each(|note| add(&mut passage.notes, note));
        add(&mut passage.files, sources.path(unit.text.span.file));
    }
    passages.iter_mut().for_each(|own| shorten(&mut own.notes));
    passages
}

/// More places than these are counted: which files they are in is said beside them.
const PLACES: usize = 5;

fn shorten(notes: &mut Vec<String>) {
    if notes.len() > PLACES {
        let more = notes.len() - PLACES + 1;
        notes.truncate(PLACES - 1);
        notes.push(format!("and at {more} more places"));
    }
}

fn add(all: &mut Vec<String>, one: &str) {
    if !all.iter().any(|own| own == one) {
        all.push(one.to_owned());
    }
}

impl Domain {
    /// Both, facts first.
    pub const ALL: [Domain; 2] = [Domain::Facts, Domain::Interface];

    /// Its name in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Domain::Facts => "facts",
            Domain::Interface => "interface",
        }
    }
}

impl Translations {
    /// Every text of a domain, in the order of the sources.
    pub fn passages(&self, domain: Domain) -> &[Passage] {
        match domain {
            Domain::Facts => &self.facts,
            Domain::Interface => &self.interface,
        }
    }

    /// Where the catalogue of a language is.
    pub fn path(&self, domain: Domain, tag: &str) -> String {
        match domain {
            Domain::Facts => format!("data/translations/{tag}.po"),
            Domain::Interface => format!("{}translations/{tag}.po", self.theme),
        }
    }

    /// The language of a tag, if it is one to translate into.
    pub fn target(&self, tag: &str) -> Option<&Target> {
        self.targets.iter().find(|own| own.tag == tag)
    }
}

impl Passage {
    /// Its text, and the one for several things.
    fn texts(&self) -> Vec<&str> {
        std::iter::once(&self.source).chain(&self.plural).map(String::as_str).collect()
    }

    /// How many texts its translation into a language has.
    pub fn forms(&self, target: &Target) -> usize {
        if self.plural.is_some() { target.forms.len() } else { 1 }
    }
}
