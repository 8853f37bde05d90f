//! Texts word by word, and forms of words to find in them.

use crate::message::{Piece, pieces};
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_script::{Script, UnicodeScript};

/// The words of a text, without the names in braces.
#[derive(Debug)]
pub(crate) struct Words(Vec<Word>);

/// A word, and where it stands.
#[derive(Debug)]
pub(crate) struct Word {
    /// In small letters, without the vowel signs that Arabic may or may not write.
    pub(crate) folded: String,
    pub(crate) range: Range<usize>,
    /// How many other characters stand between it and the word before; many where a name in braces does.
    gap: usize,
}

/// So many characters may stand between the words of a term: a space, a hyphen, an opening bracket.
const GAP: usize = 3;
/// A name in braces separates words.
const FAR: usize = usize::MAX;

impl Words {
    /// Of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let mut start = 0;
        let mut gap = FAR;
        for piece in pieces(text) {
            match piece {
                Piece::Words(run) => {
                    split(run, start, &mut gap, &mut words);
                    start += run.len();
                }
                Piece::Blank(name) => {
                    start += name.len() + 2;
                    gap = FAR;
                }
            }
        }
        Words(words)
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Word> {
        self.0.iter()
    }
}

impl Word {
    /// The word as it is written in its text.
    pub(crate) fn written<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.clone()]
    }
}

/// Adds the words of a run that starts at a byte of the text.
fn split(run: &str, start: usize, gap: &mut usize, words: &mut Vec<Word>) {
    let mut open: Option<(usize, bool)> = None;
    for (at, character) in run.char_indices().chain([(run.len(), ' ')]) {
        let (is_letter, unspaced) = (is_of_word(character), is_unspaced(character));
        if let Some((first, before)) = open {
            // A Latin word within Chinese or Japanese has no spaces around it.
            if is_letter && before == unspaced {
                continue;
            }
            words.push(Word { folded: fold(&run[first..at]), range: start + first..start + at, gap: *gap });
            *gap = 0;
        }
        open = is_letter.then_some((at, unspaced));
        *gap = if is_letter { *gap } else { gap.saturating_add(1) };
    }
}

/// Letters, digits, and the marks on them.
pub(super) fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}') || is_optional(character)
}

/// Vowel signs of Arabic, and the stroke that only makes words longer.
fn is_optional(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{652}' | '\u{640}')
}

/// A word in small letters; both shapes of the Greek sigma are one.
fn fold(word: &str) -> String {
    let letters = word.chars().filter(|own| !is_optional(*own)).flat_map(char::to_lowercase);
    letters.map(|own| if own == 'ς' { 'σ' } else { own }).collect()
}

/// Scripts that write words without spaces between them.
pub(super) fn is_unspaced(character: char) -> bool {
    // Below them are the alphabets of most languages, which need no look into the tables.
    character >= '\u{e00}'
        && matches!(
            character.script(),
            Script::Han | Script::Hiragana | Script::Katakana | Script::Thai | Script::Lao | Script::Khmer
        )
}

/// Forms of terms, each with the number of its term.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    /// Those that begin with a certain letter.
    starting: BTreeMap<char, Vec<Form>>,
    /// Those that may have letters in front.
    open: Vec<Form>,
    /// Those in scripts without spaces.
    unspaced: Vec<(String, usize)>,
}

#[derive(Debug)]
struct Form {
    term: usize,
    words: Vec<Part>,
}

/// A word of a form, or the part of one.
#[derive(Debug)]
struct Part {
    letters: String,
    open_before: bool,
    open_behind: bool,
}

impl Part {
    fn fits(&self, word: &str) -> bool {
        match (self.open_before, self.open_behind) {
            (false, false) => word == self.letters,
            (false, true) => word.starts_with(&self.letters),
            (true, false) => word.ends_with(&self.letters),
            (true, true) => word.contains(&self.letters),
        }
    }
}

impl Forms {
    /// Adds a form: words, with `*` where a word may go on. Whether it has any word.
    pub(crate) fn add(&mut self, written: &str, term: usize) -> bool {
        if written.chars().any(is_unspaced) {
            self.unspaced.push((written.replace('*', ""), term));
            return true;
        }
        let parts = written.split(|c: char| !is_of_word(c) && c != '*').filter(|own| own.chars().any(is_of_word));
        let words: Vec<Part> = parts
            .map(|own| Part {
                letters: fold(own.trim_matches('*')),
                open_before: own.starts_with('*'),
                open_behind: own.ends_with('*'),
            })
            .collect();
        let Some(first) = words.first() else { return false };
        match first.letters.chars().next().filter(|_| !first.open_before) {
            Some(letter) => self.starting.entry(letter).or_default().push(Form { term, words }),
            None => self.open.push(Form { term, words }),
        }
        true
    }

    /// Every term in a text, with what of the text says it. Of two that overlap, the longer one is meant: who says
    /// "sub-processor" does not say "processor".
    pub(crate) fn find<'t>(&self, text: &'t str, words: &Words) -> Vec<(usize, &'t str)> {
        let mut found: Vec<(Range<usize>, usize)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let starting = word.folded.chars().next().and_then(|letter| self.starting.get(&letter));
            for form in starting.into_iter().flatten().chain(&self.open) {
                found.extend(form.at(&words.0[at..]).map(|end| (word.range.start..end, form.term)));
            }
        }
        for (letters, term) in &self.unspaced {
            let at = text.match_indices(letters.as_str());
            found.extend(at.map(|(start, own)| (start..start + own.len(), *term)));
        }
        found.sort_by_key(|(range, _)| (std::cmp::Reverse(range.len()), range.start));
        let mut taken: Vec<(Range<usize>, usize)> = Vec::new();
        for (range, term) in found {
            if taken.iter().all(|(own, _)| range.end <= own.start || own.end <= range.start) {
                taken.push((range, term));
            }
        }
        taken.sort_by_key(|(range, _)| range.start);
        taken.into_iter().map(|(range, term)| (term, &text[range])).collect()
    }
}

impl Form {
    /// The end of the form, if the words begin with it.
    fn at(&self, words: &[Word]) -> Option<usize> {
        let own = words.get(..self.words.len())?;
        let together = own.iter().skip(1).all(|word| word.gap <= GAP);
        let fits = self.words.iter().zip(own).all(|(part, word)| part.fits(&word.folded));
        own.last().filter(|_| together && fits).map(|last| last.range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_form_is_meant_whatever_its_endings() {
        let mut forms = Forms::default();
        for (term, written) in
            ["processor*", "sub-processor*", "dalsz* podmiot* przetwarz*", "*معالج", "処理者"].into_iter().enumerate()
        {
            assert!(forms.add(written, term));
        }
        let found =
            |text: &str| forms.find(text, &Words::of(text)).into_iter().map(|(term, _)| term).collect::<Vec<_>>();
        assert_eq!(found("Sub-Processors of a processor"), [1, 0]);
        assert_eq!(found("dalszych **podmiotów** przetwarzających"), [2]);
        assert_eq!(found("والمعالِج"), [3]);
        assert_eq!(found("復処理者の一覧"), [4]);
        assert_eq!(found("{processor} dalszy {name} podmiot przetwarzający"), [] as [usize; 0]);
    }
}
