//! What differs in the same way on many pages, once.
//!
//! In another language the same difference has other words but stands in the same place; on another page it has the
//! same words but may stand elsewhere. So differences of one kind of page are matched by place from language to
//! language, and then from kind to kind by their words in all languages.

use super::compared::Found;
use crate::report::{Aspect, Group, How, Page, Piece, Run};
use std::collections::{BTreeMap, BTreeSet};

/// The pages, each with what differs on it, in the order of kinds and languages; and what differs, each once.
pub(super) fn gather(mut compared: Vec<(Page, Vec<Found>)>, order: &[String]) -> (Vec<Page>, Vec<Group>) {
    let rank = |locale: &str| order.iter().position(|own| own == locale).unwrap_or(order.len());
    compared.sort_by_key(|(page, _)| (rank_of_kind(&page.kind), page.kind.clone(), rank(&page.locale)));
    let (mut pages, found): (Vec<Page>, Vec<Vec<Found>>) = compared.into_iter().unzip();
    let groups = grouped(&pages, &differences(&pages, &found), order);
    for (page, own) in pages.iter_mut().zip(found) {
        page.pieces = once(own.into_iter().map(|own| own.piece));
    }
    (pages, groups)
}

/// What people look at first.
fn rank_of_kind(kind: &str) -> usize {
    const FIRST: [&str; 5] = ["list", "entity", "changes", "places", "choice"];
    FIRST.iter().position(|own| kind.split(' ').next() == Some(*own)).unwrap_or(FIRST.len())
}

/// A difference in all languages and on all pages that have it.
#[derive(Default)]
struct Difference<'a> {
    /// By locale: where it was found first, as page and position on it, and what it says there.
    said: BTreeMap<&'a str, ((usize, usize), &'a Piece)>,
    pages: BTreeSet<usize>,
    /// In how many places, by kind of page.
    places: BTreeMap<&'a str, usize>,
}

/// Where a difference is, in every language: the page, what happened to what, the place, and which one it is there.
type Place<'a> = (&'a str, Aspect, How, &'a str, usize);

/// What a difference says in each language; in all of them, if it says the same in all.
type Words<'a> = Vec<(&'a str, Vec<&'a Run>)>;

fn differences<'a>(pages: &'a [Page], found: &'a [Vec<Found>]) -> Vec<Difference<'a>> {
    let mut by_place: BTreeMap<Place<'a>, Vec<(usize, usize)>> = BTreeMap::new();
    for (page, all) in found.iter().enumerate() {
        let mut times: BTreeMap<(Aspect, How, &str), usize> = BTreeMap::new();
        for (at, Found { key, piece }) in all.iter().enumerate() {
            let number = times.entry((piece.aspect, piece.how, key)).or_default();
            let place = (pages[page].kind.as_str(), piece.aspect, piece.how, key.as_str(), *number);
            *number += 1;
            by_place.entry(place).or_default().push((page, at));
        }
    }
    let mut by_words: BTreeMap<(Aspect, How, Words<'a>), Difference<'a>> = BTreeMap::new();
    for ((kind, aspect, how, _, _), own) in by_place {
        let words = words(own.iter().map(|(page, at)| (pages[*page].locale.as_str(), &found[*page][*at].piece)));
        let known = by_words.entry((aspect, how, words)).or_default();
        own.iter().for_each(|(page, at)| known.say(&pages[*page].locale, (*page, *at), &found[*page][*at].piece));
        *known.places.entry(kind).or_default() += 1;
    }
    let mut all = joined(by_words);
    all.sort_by_key(Difference::first);
    all
}

/// What one page has in some languages and others have in more, in the same words, is one difference.
fn joined<'a>(by_words: BTreeMap<(Aspect, How, Words<'a>), Difference<'a>>) -> Vec<Difference<'a>> {
    let mut all: Vec<((Aspect, How, Words<'a>), Difference<'a>)> = by_words.into_iter().collect();
    all.sort_by_key(|own| std::cmp::Reverse(own.0.2.len()));
    let mut known: BTreeMap<(Aspect, How, &'a str, Vec<&'a Run>), usize> = BTreeMap::new();
    let mut kept: Vec<Difference<'a>> = Vec::new();
    for ((aspect, how, words), difference) in all {
        let keys = || words.iter().map(|own| (aspect, how, own.0, own.1.clone()));
        let wider: BTreeSet<Option<usize>> = keys().map(|key| known.get(&key).copied()).collect();
        match wider.first() {
            Some(Some(at)) if wider.len() == 1 => kept[*at].take(difference),
            _ => {
                known.extend(keys().map(|key| (key, kept.len())));
                kept.push(difference);
            }
        }
    }
    kept
}

impl<'a> Difference<'a> {
    /// Where it was found first.
    fn first(&self) -> (usize, usize) {
        self.said.values().map(|own| own.0).min().expect("it was found somewhere")
    }

    /// The same difference on a page.
    fn say(&mut self, locale: &'a str, at: (usize, usize), piece: &'a Piece) {
        self.pages.insert(at.0);
        let known = self.said.entry(locale).or_insert((at, piece));
        *known = if at < known.0 { (at, piece) } else { *known };
    }

    /// The same difference on other pages.
    fn take(&mut self, other: Difference<'a>) {
        other.said.into_iter().for_each(|(locale, (at, piece))| self.say(locale, at, piece));
        self.pages.extend(other.pages);
        for (kind, places) in other.places {
            *self.places.entry(kind).or_default() += places;
        }
    }

    /// What it says in a language, or where it was found first, and in how many places.
    fn piece(&self, locale: Option<&str>) -> Piece {
        let own = locale.and_then(|own| self.said.get(own));
        let first = || self.said.values().min_by_key(|own| own.0).expect("it was found somewhere");
        let piece = own.unwrap_or_else(first).1.clone();
        match self.places.values().max() {
            Some(most) if *most > 1 => Piece { place: more(&piece.place, most - 1), ..piece },
            _ => piece,
        }
    }
}

fn words<'a>(all: impl Iterator<Item = (&'a str, &'a Piece)>) -> Words<'a> {
    // What links and heads have around a difference is only where they lead.
    let is_plain = |aspect: Aspect| !matches!(aspect, Aspect::Head | Aspect::Links);
    let told = |piece: &'a Piece| -> Vec<&'a Run> {
        let differs = |run: &&Run| is_plain(piece.aspect) || matches!(run, Run::Gone(_) | Run::New(_));
        piece.runs.iter().filter(differs).collect()
    };
    let all: Vec<(&'a str, &'a Piece)> = all.collect();
    let is_of_no_language = all.iter().all(|(_, piece)| piece.lang.is_empty());
    let mut words: Words<'a> = all.into_iter().map(|(locale, piece)| (locale, told(piece))).collect();
    if words.len() > 1 && words.iter().all(|own| own.1 == words[0].1) || is_of_no_language {
        words = vec![("", words.swap_remove(0).1)];
    }
    words
}

/// Differences that the same pages have together; those that most pages have come last, as they say least of each.
fn grouped(pages: &[Page], differences: &[Difference<'_>], order: &[String]) -> Vec<Group> {
    let mut groups: Vec<(&BTreeSet<usize>, Vec<&Difference<'_>>)> = Vec::new();
    for difference in differences {
        match groups.iter_mut().find(|own| *own.0 == difference.pages) {
            Some(known) => known.1.push(difference),
            None => groups.push((&difference.pages, vec![difference])),
        }
    }
    let kinds = |own: &BTreeSet<usize>| -> BTreeSet<&str> { own.iter().map(|at| pages[*at].kind.as_str()).collect() };
    groups.sort_by_key(|(own, _)| kinds(own).len() > 1);
    groups.into_iter().map(|(own, all)| group(pages, own, &all, order)).collect()
}

fn group(pages: &[Page], own: &BTreeSet<usize>, differences: &[&Difference<'_>], order: &[String]) -> Group {
    let mut kinds: Vec<String> = Vec::new();
    let has: BTreeSet<&str> = own.iter().map(|at| pages[*at].locale.as_str()).collect();
    for kind in own.iter().map(|at| &pages[*at].kind) {
        if kinds.last() != Some(kind) {
            kinds.push(kind.clone());
        }
    }
    let mut locales: Vec<String> = Vec::new();
    for locale in order.iter().filter(|own| has.contains(own.as_str())) {
        if !locales.contains(locale) {
            locales.push(locale.clone());
        }
    }
    let pieces = |locale: Option<&str>| differences.iter().map(|own| own.piece(locale)).collect();
    let words = locales.iter().map(|own| (own.clone(), pieces(Some(own)))).collect();
    let shown = pieces(locales.first().map(String::as_str));
    Group { kinds, locales, pages: own.iter().copied().collect(), pieces: shown, words }
}

fn more(place: &str, others: usize) -> String {
    match others {
        1 => format!("{place}, and one more place"),
        _ => format!("{place}, and {others} more places"),
    }
}

/// Pieces of a page, those that say the same once.
fn once(pieces: impl Iterator<Item = Piece>) -> Vec<Piece> {
    let mut all: Vec<(Piece, usize)> = Vec::new();
    for piece in pieces {
        let same = |own: &&mut (Piece, usize)| {
            (own.0.aspect, own.0.how, &own.0.runs) == (piece.aspect, piece.how, &piece.runs)
        };
        match all.iter_mut().find(same) {
            Some(known) => known.1 += 1,
            None => all.push((piece, 0)),
        }
    }
    let told = |(piece, others): (Piece, usize)| match others {
        0 => piece,
        _ => Piece { place: more(&piece.place, others), ..piece },
    };
    all.into_iter().map(told).collect()
}
