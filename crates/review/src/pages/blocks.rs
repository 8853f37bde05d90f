//! What readers see of a page, block by block: said otherwise, new, gone, or moved.

use super::compared::{Found, plain};
use super::reading::Block;
use crate::report::{Aspect, How, Piece, Run};
use crate::runs;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// What differs, in the order of the page after; what is gone stands where it was.
pub(super) fn compare(before: &[Block], after: &[Block]) -> Vec<Found> {
    let mut pairs = Pairs::of(before, after);
    pairs.pair_by_place();
    pairs.pair_by_words();
    let moved = pairs.moved();
    let mut found = pairs.texts(&moved);
    found.extend(pairs.rows());
    found.extend(pairs.structure());
    found.extend(pairs.links());
    found
}

/// Which block after is which block before.
struct Pairs<'a> {
    before: &'a [Block],
    after: &'a [Block],
    /// By position before: the position after.
    into: Vec<Option<usize>>,
    /// By position after: the position before.
    from: Vec<Option<usize>>,
    /// Rows of blocks that stand in each other's place.
    gaps: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)>,
    /// By position after: what stands where it stood in its row or card, which itself stands elsewhere.
    shifted: BTreeSet<usize>,
}

/// So many blocks behind its place a changed one is looked for.
const NEAR: usize = 16;

/// How alike two texts are that are taken for one that was changed.
const ALIKE: f64 = 0.34;

impl<'a> Pairs<'a> {
    fn of(before: &'a [Block], after: &'a [Block]) -> Self {
        let words = |all: &'a [Block]| -> Vec<(&'a str, &'a str, &'a str)> {
            all.iter().map(|own| (own.text.as_str(), kind(own), own.named_container())).collect()
        };
        let (into, from) = (vec![None; before.len()], vec![None; after.len()]);
        let mut pairs = Pairs { before, after, into, from, gaps: Vec::new(), shifted: BTreeSet::new() };
        for step in capture_diff_slices(Algorithm::Myers, &words(before), &words(after)) {
            match step.tag() {
                DiffTag::Equal => step.old_range().zip(step.new_range()).for_each(|(old, new)| pairs.pair(old, new)),
                _ => pairs.gaps.push((step.old_range(), step.new_range())),
            }
        }
        pairs
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.into[old] = Some(new);
        self.from[new] = Some(old);
    }

    fn gone(&self) -> Vec<usize> {
        (0..self.before.len()).filter(|at| self.into[*at].is_none()).collect()
    }

    fn fresh(&self) -> Vec<usize> {
        (0..self.after.len()).filter(|at| self.from[*at].is_none()).collect()
    }

    /// What has a name of its own on the page is the same thing wherever it stands.
    fn pair_by_place(&mut self) {
        let named = |own: &&Block| own.key.contains('#');
        let old: BTreeMap<&str, usize> = self
            .gone()
            .into_iter()
            .map(|at| (self.before[at].key.as_str(), at))
            .filter(|own| named(&&self.before[own.1]))
            .collect();
        for new in self.fresh() {
            let block = &self.after[new];
            let Some(at) = old.get(block.key.as_str()) else { continue };
            let was = &self.before[*at].text;
            let is_kept = runs::likeness(was, &block.text) >= ALIKE || is_alone(&block.key);
            // What says the same in the same row goes where its row went; else a text that stands elsewhere too was
            // moved, not rewritten.
            let is_shifted = *was == block.text && !block.named_container().is_empty();
            if is_shifted || is_kept && !self.stands(was) {
                self.pair(*at, new);
            }
            if is_shifted {
                self.shifted.insert(new);
            }
        }
    }

    /// Whether a text of before is there after, as a block that is new.
    fn stands(&self, text: &str) -> bool {
        text.chars().count() >= LEAST
            && self.after.iter().zip(&self.from).any(|(own, from)| from.is_none() && own.text == text)
    }

    /// In the place of what is gone stands what it became, in the same order.
    fn pair_by_words(&mut self) {
        for (old, new) in std::mem::take(&mut self.gaps) {
            let mut next = new.start;
            for at in old.filter(|at| self.into[*at].is_none()).collect::<Vec<_>>() {
                let free = (next..new.end).filter(|own| self.from[*own].is_none()).take(NEAR);
                let same_kind = free.filter(|own| kind(&self.after[*own]) == kind(&self.before[at]));
                let alike = same_kind.map(|own| (runs::likeness(&self.before[at].text, &self.after[own].text), own));
                let best = alike.filter(|own| own.0 >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
                if let Some((_, own)) = best {
                    self.pair(at, own);
                    next = own + 1;
                }
            }
            self.pair_rest(new);
        }
    }

    /// What is left in the very place of something that is gone has replaced it, whatever it says.
    fn pair_rest(&mut self, new: std::ops::Range<usize>) {
        for own in new.filter(|own| self.from[*own].is_none()).collect::<Vec<_>>() {
            let key = &self.after[own].key;
            let same = self.gone().into_iter().find(|at| self.before[*at].key == *key);
            if let Some(at) = same.filter(|at| !self.stands(&self.before[*at].text)) {
                self.pair(at, own);
            }
        }
    }

    /// Texts that are gone here and new there, by their position after. A few words may stand anywhere by chance.
    fn moved(&mut self) -> BTreeSet<usize> {
        let mut moved = BTreeSet::new();
        for at in self.gone() {
            let text = &self.before[at].text;
            let there = self.fresh().into_iter().find(|own| self.after[*own].text == *text);
            if let Some(own) = there.filter(|_| text.chars().count() >= LEAST) {
                self.pair(at, own);
                moved.insert(own);
            }
        }
        moved
    }

    /// Words: said otherwise, new, moved; what is gone stands where it was.
    fn texts(&self, moved: &BTreeSet<usize>) -> Vec<Found> {
        let mut found = Vec::new();
        let mut left = self.gone().into_iter().peekable();
        let mut fresh: Vec<&Block> = Vec::new();
        for (at, block) in self.after.iter().enumerate() {
            let Some(from) = self.from[at] else {
                fresh.push(block);
                continue;
            };
            found.extend(together(&std::mem::take(&mut fresh), How::New, Run::New));
            let gone: Vec<&Block> =
                std::iter::from_fn(|| left.next_if(|gone| *gone < from)).map(|at| &self.before[at]).collect();
            found.extend(together(&gone, How::Gone, Run::Gone));
            found.extend(said(&self.before[from], block, moved.contains(&at)));
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
        let above = (0..at).rev().filter(is_other).find_map(|own| self.from[own]);
        let was_above = above.is_some_and(|above| self.from[at] < Some(above));
        let mut found = text(block, How::Moved, whole(&block.text, Run::Same));
        found.piece.was_at = Some(if was_above { "further up" } else { "further down" }.to_owned());
        found
    }

    /// The pairs that are there before and after.
    fn both(&self) -> impl Iterator<Item = (&'a Block, &'a Block)> {
        let (before, after) = (self.before, self.after);
        self.from.iter().zip(after).filter_map(move |(from, own)| Some((&before[(*from)?], own)))
    }

    /// Elements: the first around a block that differs stands for all blocks within it. What is within a block that says
    /// something else goes with its words.
    fn structure(&self) -> Vec<Found> {
        let differs =
            |old: &Block, new: &Block| old.shape != new.shape || (old.text == new.text && old.inner != new.inner);
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (old, new) in self.both().filter(|(old, new)| differs(old, new)) {
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

/// Fewer letters than these may stand anywhere by chance.
const LEAST: usize = 12;

/// What kind of block it is: a cell is never taken for a paragraph.
fn kind(block: &Block) -> &str {
    let last = block.shape.last().map_or("", String::as_str);
    let heard = block.key.split_once('@').map(|own| own.1);
    heard.unwrap_or_else(|| last.split(['.', '[']).next().unwrap_or_default())
}

/// Whether an element with a name holds nothing else.
fn is_alone(key: &str) -> bool {
    key.starts_with('#') && !key.contains(['/', '@'])
}

impl Block {
    /// The row or card in which it is, if that has a name of its own: what two rows both say belongs to each alone.
    fn named_container(&self) -> &str {
        self.container.as_deref().filter(|own| is_alone(own)).unwrap_or_default()
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

/// A text that is there before and after, if anything is to be said of it.
fn said(old: &Block, new: &Block, is_moved: bool) -> Option<Found> {
    match () {
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
