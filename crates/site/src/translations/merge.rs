//! Brings a catalogue up to date with the sources, without losing anything that a person wrote.
//!
//! What is translated stays where it is. A text that changed keeps its old translation as `fuzzy`, with the old
//! source beside it; one that is gone becomes obsolete and stays at the end; one that comes back is found there.

use super::{Domain, Passage, Target, Translations, header};
use source::po::{Catalogue, Entry, quoted};
use std::collections::{BTreeMap, BTreeSet};

impl Translations {
    /// A catalogue with every passage of a domain once. To merge again changes nothing.
    pub fn merge(&self, old: Catalogue, domain: Domain, target: &Target) -> Catalogue {
        let mut catalogue = header::complete(old, target);
        let mut left: Vec<Option<Entry>> = std::mem::take(&mut catalogue.entries).into_iter().map(Some).collect();
        let passages = self.passages(domain);
        let places = paired(passages, &left);
        let mut live: Vec<(usize, Entry)> = Vec::new();
        let mut slots: Vec<Slot> = Vec::new();
        for (passage, place) in passages.iter().zip(places) {
            let old = place.and_then(|at| left[at].take());
            // Where a person put it is where it stays; what comes back from the end has lost its place.
            let kept = place.filter(|_| old.as_ref().is_some_and(|own| !own.obsolete));
            slots.push(kept.map_or(Slot::Behind, Slot::Kept));
            live.push((slots.len() - 1, updated(passage, old, target)));
        }
        catalogue.entries = in_order(live, &slots);
        let is_kept = |own: &Entry| own.obsolete || own.has_words() || !own.comments.is_empty();
        let gone = left.into_iter().flatten().filter(is_kept);
        catalogue.entries.extend(gone.map(|own| Entry { obsolete: true, references: Vec::new(), ..own }));
        catalogue
    }
}

/// Where an entry goes.
enum Slot {
    /// Where it was: its position in the old catalogue.
    Kept(usize),
    /// Behind the passage before it.
    Behind,
}

/// Kept entries in the order of the catalogue, each with the new ones that follow it in the sources.
fn in_order(entries: Vec<(usize, Entry)>, slots: &[Slot]) -> Vec<Entry> {
    let mut behind = 0;
    let mut keyed: Vec<((usize, usize), Entry)> = Vec::new();
    for (at, entry) in entries {
        if let Slot::Kept(place) = slots[at] {
            behind = place + 1;
        }
        // Position 0 is that of new texts before any known one.
        keyed.push(((behind, at), entry));
    }
    // The kept one of a position stands before those that follow it, as its passage comes first.
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

/// The old entry of each passage: the one of the same text, else the one that it most likely was.
fn paired(passages: &[Passage], old: &[Option<Entry>]) -> Vec<Option<usize>> {
    let mut same: BTreeMap<(Option<&str>, &str), usize> = BTreeMap::new();
    // Backwards, so that the first of several stands; and one that is alive before one that is not.
    let by_rank = |obsolete: bool| old.iter().enumerate().rev().filter(move |(_, own)| is_obsolete(own) == obsolete);
    for (at, entry) in by_rank(true).chain(by_rank(false)) {
        if let Some(own) = entry {
            same.insert((own.context.as_deref(), &own.source), at);
        }
    }
    let mut places: Vec<Option<usize>> =
        passages.iter().map(|own| same.get(&(own.context.as_deref(), own.source.as_str())).copied()).collect();
    let mut is_free = vec![true; old.len()];
    places.iter().flatten().for_each(|at| is_free[*at] = false);
    let alone = alone(passages);
    for (place, passage) in places.iter_mut().zip(passages).filter(|(place, _)| place.is_none()) {
        let own = passage.notes.first().map(String::as_str).filter(|own| alone.contains(own));
        *place = nearest(passage, own, old, &is_free);
        place.iter().for_each(|at| is_free[*at] = false);
    }
    places
}

fn is_obsolete(entry: &Option<Entry>) -> bool {
    entry.as_ref().is_some_and(|own| own.obsolete)
}

/// The places on the site at which there is a single text, in the words of the first note.
fn alone(passages: &[Passage]) -> BTreeSet<&str> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    passages.iter().filter_map(|own| own.notes.first()).for_each(|note| *times.entry(note).or_default() += 1);
    times.into_iter().filter(|(_, times)| *times == 1).map(|(note, _)| note).collect()
}

/// How alike an old source and a new one are, from 0 to 1, before one is taken for the other.
const ALIKE: f64 = 0.6;

/// The old entry that a new passage most likely comes from, of those whose text is gone. `place` is where on the site
/// it appears, if nothing else does there.
fn nearest(passage: &Passage, place: Option<&str>, old: &[Option<Entry>], is_free: &[bool]) -> Option<usize> {
    let candidates = old.iter().enumerate().filter(|(at, _)| is_free[*at]);
    let candidates = candidates.filter_map(|(at, own)| Some((at, own.as_ref().filter(|own| own.has_words())?)));
    candidates
        .map(|(at, own)| (likeness(passage, place, own), at))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, at)| at)
}

fn likeness(passage: &Passage, place: Option<&str>, old: &Entry) -> f64 {
    let is_key = |context: &Option<String>| context.as_deref().is_some_and(|own| own != crate::content::SLUG);
    match (passage.context == old.context, is_key(&passage.context) && is_key(&old.context)) {
        // The words of a key, whatever they are now.
        (true, true) => 1.0,
        // The same words under another key.
        (false, true) if passage.source == old.source => 0.99,
        // Whatever a purpose of an engagement says now, it is that purpose.
        (true, false) if place.is_some() && place == old.extracted.first().map(String::as_str) && !old.obsolete => 1.0,
        (true, false) => alike(&passage.source, &old.source),
        _ => 0.0,
    }
}

/// Words of which one is far longer are not alike, and need not be compared letter by letter.
fn alike(a: &str, b: &str) -> f64 {
    let (short, long) = (a.len().min(b.len()) as f64, a.len().max(b.len()) as f64);
    // A letter may be four bytes in one of them and one in the other.
    if short * 4.0 < long * ALIKE { 0.0 } else { strsim::normalized_levenshtein(a, b) }
}

/// The entry of a passage, with what an old entry says.
fn updated(passage: &Passage, old: Option<Entry>, target: &Target) -> Entry {
    let old = old.unwrap_or_else(|| Entry {
        context: passage.context.clone(),
        source: passage.source.clone(),
        plural: passage.plural.clone(),
        ..Entry::default()
    });
    let is_same = (&old.context, &old.source, &old.plural) == (&passage.context, &passage.source, &passage.plural);
    let previous = match () {
        // What a translator has confirmed needs no old source any more.
        () if is_same && !old.is_fuzzy() => Vec::new(),
        // The translation is still that of the source before.
        () if is_same || (old.is_fuzzy() && !old.previous.is_empty()) => old.previous.clone(),
        () => before(&old, passage),
    };
    let mut flags = old.flags.clone();
    if !is_same && old.has_words() && !old.is_fuzzy() {
        flags.insert(0, "fuzzy".to_owned());
    }
    Entry {
        context: passage.context.clone(),
        source: passage.source.clone(),
        plural: passage.plural.clone(),
        extracted: passage.notes.clone(),
        references: passage.files.clone(),
        translation: forms(&old, passage, target),
        comments: old.comments,
        flags,
        previous,
        obsolete: false,
        span: None,
        translation_span: None,
    }
}

/// What a changed entry was before, as gettext's tools write it: the source always, the rest where it differs.
fn before(old: &Entry, passage: &Passage) -> Vec<String> {
    if !old.has_words() {
        return Vec::new();
    }
    let context = old.context.as_ref().filter(|_| old.context != passage.context);
    let plural = old.plural.as_ref().filter(|_| old.plural != passage.plural || old.source != passage.source);
    let lines = [("msgctxt", context), ("msgid", Some(&old.source)), ("msgid_plural", plural)];
    lines.into_iter().filter_map(|(keyword, text)| Some(format!("{keyword} {}", quoted(text?)))).collect()
}

/// The translation in as many forms as there have to be. A text that counts from now on says the same of every
/// number; one that does not count any longer says what it said of many.
fn forms(old: &Entry, passage: &Passage, target: &Target) -> Vec<String> {
    let mut forms = old.translation.clone();
    match (&old.plural, &passage.plural) {
        (None, Some(_)) => forms = vec![forms.first().cloned().unwrap_or_default(); target.forms.len()],
        (Some(_), None) => forms = forms.pop().into_iter().collect(),
        _ => {}
    }
    // Forms too many are reported by a build; a merge throws nothing away.
    forms.resize(passage.forms(target).max(forms.len()), String::new());
    forms
}
