//! A text on its way to a translator and back.

use super::super::{Domain, Form, Target};
use sha2::{Digest as _, Sha256};
use source::po::Entry;

/// A text, or one plural form of it, with all that a translator is told.
pub(super) struct Segment {
    /// Names the text: it follows from domain, context and source, so it stays as long as they do.
    pub(super) id: String,
    pub(super) domain: Domain,
    pub(super) context: Option<String>,
    /// The plural form, of texts that count.
    pub(super) form: Option<Form>,
    /// Whether it is the only form of its text, or the first.
    pub(super) is_first: bool,
    pub(super) source: String,
    /// The source of which this is the translation, if that changed since.
    pub(super) previous: Option<String>,
    pub(super) notes: Vec<String>,
    pub(super) translation: String,
    pub(super) state: State,
}

/// How far a translation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// There is none.
    Missing,
    /// There is one that nobody has confirmed.
    Fuzzy,
    /// Done.
    Translated,
    /// Done, and read by a native speaker.
    Reviewed,
}

impl State {
    /// Its name in tables.
    pub(super) fn name(self) -> &'static str {
        match self {
            State::Missing => "missing",
            State::Fuzzy => "fuzzy",
            State::Translated => "translated",
            State::Reviewed => "reviewed",
        }
    }
}

/// The name of a text in files for translators.
pub(super) fn id(domain: Domain, context: Option<&str>, source: &str) -> String {
    let mut hash = Sha256::new();
    for part in [domain.name(), context.unwrap_or_default(), source] {
        hash.update(part);
        hash.update([0]);
    }
    hash.finalize()[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The source of a plural form: the text for a single thing is that of the form `one` alone.
pub(super) fn source_of<'e>(source: &'e str, plural: Option<&'e str>, form: Option<&str>) -> &'e str {
    plural.filter(|_| form != Some("one")).unwrap_or(source)
}

/// An entry of a catalogue as one segment, or as one for each plural form.
pub(super) fn segments(entry: &Entry, domain: Domain, target: &Target, is_reviewed: bool) -> Vec<Segment> {
    let forms: Vec<Option<Form>> = match &entry.plural {
        None => vec![None],
        Some(_) => target.forms.iter().cloned().map(Some).collect(),
    };
    let segment = |(at, form): (usize, Option<Form>)| {
        let translation = entry.translation.get(at).cloned().unwrap_or_default();
        let name = form.as_ref().map(|own| own.name);
        Segment {
            id: id(domain, entry.context.as_deref(), &entry.source),
            domain,
            context: entry.context.clone(),
            is_first: at == 0,
            source: source_of(&entry.source, entry.plural.as_deref(), name).to_owned(),
            form,
            previous: entry.previous_source().filter(|_| entry.is_fuzzy()),
            notes: entry.extracted.iter().chain(&entry.comments).cloned().collect(),
            state: match () {
                () if translation.is_empty() => State::Missing,
                () if entry.is_fuzzy() => State::Fuzzy,
                () if is_reviewed => State::Reviewed,
                () => State::Translated,
            },
            translation,
        }
    };
    forms.into_iter().enumerate().map(segment).collect()
}
