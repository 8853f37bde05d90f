//! What readers see of a page, block by block: said otherwise, new, gone, or moved.

use super::compared::{Found, plain};
use super::pairs::{Pairs, kind};
use super::reading::Block;
use crate::report::{Aspect, How, Piece, Run};
use crate::runs;
use std::collections::BTreeSet;

/// What differs, in the order of the page after; what is gone stands where it was.
pub(super) fn compare(before: &[Block], after: &[Block]) -> Vec<Found> {
    let pairs = Pairs::of(before, after);
    let mut found = pairs.texts();
    found.extend(pairs.rows());
    found.extend(pairs.structure());
    found.extend(pairs.links());
    found
}

impl<'a> Pairs<'a> {
    /// Words: said otherwise, new, moved; what is gone stands where it was.
    fn texts(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut left = self.gone().peekable();
        let mut fresh: Vec<&Block> = Vec::new();
        for (at, block) in self.after.iter().enumerate() {
            let Some(from) = self.from(at) else {
                fresh.push(block);
                continue;
            };
            found.extend(together(&std::mem::take(&mut fresh), How::New, Run::New));
            let gone: Vec<&Block> =
                std::iter::from_fn(|| left.next_if(|gone| *gone < from)).map(|at| &self.before[at]).collect();
            found.extend(together(&gone, How::Gone, Run::Gone));
            found.extend(said(&self.before[from], block, self.moved.contains(&at)));
        }
        found.extend(together(&fresh, How::New, Run::New));
        found.extend(together(&left.map(|at| &self.before[at]).collect::<Vec<_>>(), How::Gone, Run::Gone));
        found
    }

    /// Rows and cards that stand elsewhere among the others, each once.
    fn rows(&self) -> Vec<Found> {
        let mut seen: BTreeSet<Option<&str>> = BTreeSet::new();
        let is_read = |at: &&usize| !self.after[**at].key.contains('@');
        let first = |at: &&usize| seen.insert(self.after[**at].container.as_deref());
        let firsts: Vec<usize> = self.shifted.iter().filter(is_read).filter(first).copied().collect();
        firsts.into_iter().map(|at| self.row(at)).collect()
    }

    fn row(&self, at: usize) -> Found {
        let block = &self.after[at];
        let is_other = |own: &usize| self.after[*own].container != block.container && !self.shifted.contains(own);
        let above = (0..at).rev().filter(is_other).find_map(|own| self.from(own));
        let was_above = above.is_some_and(|above| self.from(at) < Some(above));
        let mut found = text(block, How::Moved, whole(&block.text, Run::Same));
        found.piece.was_at = Some(if was_above { "further up" } else { "further down" }.to_owned());
        found
    }

    /// Elements: the first around a block that differs stands for all blocks within it. What is within a block that says
    /// something else goes with its words.
    fn structure(&self) -> Vec<Found> {
        let differs =
            |old: &Block, new: &Block| old.shape != new.shape || (old.text == new.text && old.inner != new.inner);
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (old, new) in self.both() {
            found.extend(tongue(old, new));
            if !differs(old, new) {
                continue;
            }
            let (was, is) = match old.shape == new.shape {
                true => (old.inner.clone(), new.inner.clone()),
                false => differing(&old.shape, &new.shape),
            };
            if seen.insert((was.clone(), is.clone())) {
                let words = |all: &[String]| all.join(" ");
                let runs = runs::between_lines(&split(&words(&was)), &split(&words(&is)), " ", 3);
                found.push(plain(Aspect::Structure, How::Changed, &new.key, &new.place, runs));
            }
        }
        found
    }

    fn links(&self) -> Vec<Found> {
        let mut found = Vec::new();
        for (old, new) in self.both() {
            for (at, (words, target)) in new.links.iter().enumerate() {
                let was = old.links.get(at).map_or("", |own| own.1.as_str());
                if was != target {
                    found.push(link(new, words, was, target));
                }
            }
            let left = old.links.iter().skip(new.links.len());
            found.extend(left.map(|(words, target)| link(new, words, target, "")));
        }
        found
    }
}

fn split(words: &str) -> Vec<&str> {
    words.split(' ').filter(|own| !own.is_empty()).collect()
}

/// The parts of two rows of elements that differ, each with the one before it.
fn differing(old: &[String], new: &[String]) -> (Vec<String>, Vec<String>) {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let start = same.saturating_sub(1);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let end = end.min(old.len() - same).min(new.len() - same);
    (old[start..old.len() - end].to_vec(), new[start..new.len() - end].to_vec())
}

fn whole(text: &str, run: impl Fn(String) -> Run) -> Vec<Run> {
    if text.is_empty() { Vec::new() } else { vec![run(text.to_owned())] }
}

/// The same words in what is said to be another language, or to read in another direction.
fn tongue(old: &Block, new: &Block) -> Option<Found> {
    let said = |own: &Block| format!("{} {}", own.lang, if own.is_rtl { "right to left" } else { "left to right" });
    let (was, is) = (said(old), said(new));
    let differs = old.text == new.text && was != is;
    let runs = || runs::between(&was, &is);
    differs.then(|| plain(Aspect::Structure, How::Changed, &format!("{}@lang", new.key), &new.place, runs()))
}

/// A text that is there before and after, if anything is to be said of it.
fn said(old: &Block, new: &Block, is_moved: bool) -> Option<Found> {
    match () {
        () if old.is_hidden != new.is_hidden && new.is_hidden => {
            Some(text(new, How::Gone, whole(&old.text, Run::Gone)))
        }
        () if old.is_hidden != new.is_hidden => Some(text(new, How::New, whole(&new.text, Run::New))),
        () if is_moved => {
            let mut found = text(new, How::Moved, whole(&new.text, Run::Same));
            found.piece.was_at = Some(old.place.clone());
            Some(found)
        }
        () if old.text != new.text => Some(text(new, How::Changed, runs::between(&old.text, &new.text))),
        () => None,
    }
}

/// Texts that are new or gone, those of one row or card as one; what only labels them for some readers goes with them.
fn together(blocks: &[&Block], how: How, run: impl Fn(String) -> Run) -> Vec<Found> {
    let mut found = Vec::new();
    for part in blocks.chunk_by(|a, b| a.container.is_some() && a.container == b.container) {
        let is_labelled = |own: &&&Block| !own.key.contains('@') && !own.text.is_empty();
        let seen: Vec<&&Block> = part.iter().filter(is_labelled).collect();
        let first = part.iter().find(is_labelled).or(part.first().filter(|own| !own.text.is_empty()));
        let Some(first) = first else { continue };
        let words = if seen.is_empty() { first.text.clone() } else { joined(&seen) };
        found.push(text(first, how, vec![run(words)]));
    }
    found
}

/// "Takes effect: December 15, 2026 · Announced: November 10, 2026": a term stands before what is said of it.
fn joined(blocks: &[&&Block]) -> String {
    let mut words = String::new();
    for (at, block) in blocks.iter().enumerate() {
        words += &block.text;
        let is_term = kind(block) == "dt" && !block.text.ends_with(':');
        words += match () {
            () if at + 1 == blocks.len() => "",
            () if is_term => ": ",
            () => " · ",
        };
    }
    words
}

fn text(block: &Block, how: How, runs: Vec<Run>) -> Found {
    let Block { key, place, lang, is_rtl, .. } = block.clone();
    Found { key, piece: Piece { aspect: Aspect::Text, how, place, was_at: None, lang, is_rtl, runs } }
}

/// "this page → list (de)", with what it led to before.
fn link(block: &Block, words: &str, was: &str, is: &str) -> Found {
    let how = super::compared::how(was, is);
    let name = (!words.is_empty()).then(|| Run::Same(format!("{words} → ")));
    let runs = name.into_iter().chain(whole(was, Run::Gone)).chain(whole(is, Run::New)).collect();
    let Block { key, place, lang, is_rtl, .. } = block.clone();
    Found { key, piece: Piece { aspect: Aspect::Links, how, place, was_at: None, lang, is_rtl, runs } }
}
