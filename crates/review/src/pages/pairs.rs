//! Which block of a page is which block of the page before.
//!
//! What stands in the same order first; then what has a name of its own on the page, and its rows; then what says the
//! same elsewhere; last, what stands in the place of something that is gone. Each step leaves what it cannot tell to the
//! next.

use super::reading::Block;
use crate::runs;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Which block after is which block before.
pub(super) struct Pairs<'a> {
    pub(super) before: &'a [Block],
    pub(super) after: &'a [Block],
    /// By position before: the position after.
    into: Vec<Option<usize>>,
    /// By position after: the position before.
    from: Vec<Option<usize>>,
    /// By position after: what stands where it stood in its row or card, which itself stands elsewhere.
    pub(super) shifted: BTreeSet<usize>,
    /// By position after: what says the same, elsewhere.
    pub(super) moved: BTreeSet<usize>,
}

/// So many blocks behind its place a changed one is looked for.
const NEAR: usize = 16;

/// How alike two texts are that are taken for one that was changed.
const ALIKE: f64 = 0.34;

/// Fewer letters than these may stand anywhere by chance, if they stand there more than once.
const LEAST: usize = 12;

impl<'a> Pairs<'a> {
    pub(super) fn of(before: &'a [Block], after: &'a [Block]) -> Self {
        let (into, from) = (vec![None; before.len()], vec![None; after.len()]);
        let (shifted, moved) = (BTreeSet::new(), BTreeSet::new());
        let mut pairs = Pairs { before, after, into, from, shifted, moved };
        let gaps = pairs.in_order();
        pairs.named();
        pairs.elsewhere();
        gaps.iter().for_each(|(old, new)| pairs.alike(old.clone(), new.clone()));
        pairs.in_place(&gaps);
        pairs
    }

    /// Where a block was before, by its position after.
    pub(super) fn from(&self, at: usize) -> Option<usize> {
        self.from[at]
    }

    /// The positions of what is gone.
    pub(super) fn gone(&self) -> impl Iterator<Item = usize> {
        (0..self.before.len()).filter(|at| self.into[*at].is_none())
    }

    /// The blocks that are there before and after.
    pub(super) fn both(&self) -> impl Iterator<Item = (&'a Block, &'a Block)> {
        let (before, after) = (self.before, self.after);
        self.from.iter().zip(after).filter_map(move |(from, own)| Some((&before[(*from)?], own)))
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.into[old] = Some(new);
        self.from[new] = Some(old);
    }

    fn fresh(&self) -> Vec<usize> {
        (0..self.after.len()).filter(|at| self.from[*at].is_none()).collect()
    }

    /// Pairs what says the same in the same order. What stands between, before and after, is left as gaps.
    fn in_order(&mut self) -> Vec<(Range<usize>, Range<usize>)> {
        let words = |all: &'a [Block]| -> Vec<(&'a str, &'a str, &'a str)> {
            all.iter().map(|own| (own.text.as_str(), kind(own), own.named_container())).collect()
        };
        let mut gaps = Vec::new();
        for step in capture_diff_slices(Algorithm::Myers, &words(self.before), &words(self.after)) {
            match step.tag() {
                DiffTag::Equal => step.old_range().zip(step.new_range()).for_each(|(old, new)| self.pair(old, new)),
                _ => gaps.push((step.old_range(), step.new_range())),
            }
        }
        gaps
    }

    /// Pairs what has a name of its own on the page: it is the same thing wherever it stands.
    fn named(&mut self) {
        let named = |at: usize| Some(self.before[at].key.as_str()).filter(|own| own.contains('#')).map(|key| (key, at));
        let old: BTreeMap<&str, usize> = self.gone().filter_map(named).collect();
        let fresh = self.fresh();
        let there: BTreeSet<&str> = fresh.iter().map(|at| self.after[*at].text.as_str()).collect();
        for new in fresh {
            let block = &self.after[new];
            let Some(at) = old.get(block.key.as_str()) else { continue };
            let was = &self.before[*at].text;
            // What says the same in the same row goes where its row went; else a text that stands elsewhere too was
            // moved, not rewritten.
            let is_shifted = *was == block.text && !block.named_container().is_empty();
            let is_kept = || runs::likeness(was, &block.text) >= ALIKE || is_name(&block.key);
            let is_elsewhere = is_telling(was) && there.contains(was.as_str());
            if is_shifted || !is_elsewhere && is_kept() {
                self.pair(*at, new);
            }
            if is_shifted {
                self.shifted.insert(new);
            }
        }
    }

    /// Pairs what is gone here and new there. Few letters that are there several times may stand anywhere by chance.
    fn elsewhere(&mut self) {
        let (gone, fresh): (Vec<usize>, Vec<usize>) = (self.gone().collect(), self.fresh());
        let old = by_text(self.before, gone);
        let mut new = by_text(self.after, fresh);
        for (text, was) in old {
            let is = new.remove(text).unwrap_or_default();
            let is_alone = was.len() == 1 && is.len() == 1 && text.chars().any(char::is_alphabetic);
            for (old, new) in was.into_iter().zip(is).filter(|_| is_alone || is_telling(text)) {
                self.pair(old, new);
                self.moved.insert(new);
            }
        }
    }

    /// Pairs what is much alike, in the order in which it stands.
    fn alike(&mut self, old: Range<usize>, new: Range<usize>) {
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
    }

    /// Pairs what stands in the very place of something that is gone: it has replaced it, whatever it says.
    fn in_place(&mut self, gaps: &[(Range<usize>, Range<usize>)]) {
        let old: BTreeMap<&str, usize> = self.gone().map(|at| (self.before[at].key.as_str(), at)).collect();
        for at in gaps.iter().flat_map(|own| own.1.clone()).filter(|at| self.from[*at].is_none()).collect::<Vec<_>>() {
            if let Some(was) = old.get(self.after[at].key.as_str()).filter(|own| self.into[**own].is_none()) {
                self.pair(*was, at);
            }
        }
    }
}

/// The positions of blocks by what they say.
fn by_text(blocks: &[Block], positions: Vec<usize>) -> BTreeMap<&str, Vec<usize>> {
    let mut all: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    positions.into_iter().for_each(|at| all.entry(&blocks[at].text).or_default().push(at));
    all
}

/// Whether a text says so much that it does not stand in two places by chance.
fn is_telling(text: &str) -> bool {
    text.chars().count() >= LEAST
}

/// What kind of block it is: a cell is never taken for a paragraph.
pub(super) fn kind(block: &Block) -> &str {
    let last = block.shape.last().map_or("", String::as_str);
    let heard = block.key.split_once('@').map(|own| own.1);
    heard.unwrap_or_else(|| last.split(['.', '[']).next().unwrap_or_default())
}

/// Whether a place is an element with a name of its own, and nothing within it.
fn is_name(key: &str) -> bool {
    key.starts_with('#') && !key.contains(['/', '@'])
}

impl Block {
    /// The row or card in which it is, if that has a name of its own: what two rows both say belongs to each alone.
    fn named_container(&self) -> &str {
        self.container.as_deref().filter(|own| is_name(own)).unwrap_or_default()
    }
}
