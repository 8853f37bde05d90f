//! Two texts word by word: what is the same, what is gone, what is new.
//!
//! Words are those of Unicode (UAX #29), so that scripts without spaces are compared too: where no dictionary tells
//! words apart, a character is one. The direction of a script plays no part, as texts are compared in the order in
//! which they are read.

use crate::report::Run;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// What differs between two texts.
pub(crate) fn between(before: &str, after: &str) -> Vec<Run> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_word_bounds().collect(), after.split_word_bounds().collect());
    runs(closed(pieces(compared(&old, &new))), "", AROUND)
}

/// What differs between two rows of lines, or of what else counts as one; `joint` stands between them, and around a
/// difference so many that are the same.
pub(crate) fn between_lines(old: &[&str], new: &[&str], joint: &str, around: usize) -> Vec<Run> {
    runs(pieces(compared(old, new)), joint, around)
}

/// So many words around a difference tell where it is.
const AROUND: usize = 24;

/// How much of the longer one of two texts stands in the other, in the same order: from 0 to 1.
pub(crate) fn likeness(before: &str, after: &str) -> f64 {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.unicode_words().collect(), after.unicode_words().collect());
    let most = old.len().max(new.len());
    if most == 0 {
        return if before == after { 1.0 } else { 0.0 };
    }
    let same: usize = capture_diff_slices(Algorithm::Myers, &old, &new)
        .iter()
        .filter(|own| own.tag() == DiffTag::Equal)
        .map(|own| own.old_range().len())
        .sum();
    same as f64 / most as f64
}

/// A word, and on which sides it is.
type Word<'a> = (Side, &'a str);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Before,
    After,
}

fn compared<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Word<'a>> {
    let mut words = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, old, new) {
        if step.tag() == DiffTag::Equal {
            words.extend(old[step.old_range()].iter().map(|word| (Side::Both, *word)));
        } else {
            words.extend(old[step.old_range()].iter().map(|word| (Side::Before, *word)));
            words.extend(new[step.new_range()].iter().map(|word| (Side::After, *word)));
        }
    }
    words
}

/// Words that follow each other, the same or different.
fn pieces(words: Vec<Word<'_>>) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (side, word) in words {
        match (pieces.last_mut(), side) {
            (Some(Piece::Same(own)), Side::Both) => own.push(word),
            (_, Side::Both) => pieces.push(Piece::Same(vec![word])),
            (Some(Piece::Other(gone, _)), Side::Before) => gone.push(word),
            (Some(Piece::Other(_, new)), Side::After) => new.push(word),
            (_, Side::Before) => pieces.push(Piece::Other(vec![word], Vec::new())),
            (_, Side::After) => pieces.push(Piece::Other(Vec::new(), vec![word])),
        }
    }
    pieces
}

enum Piece<'a> {
    Same(Vec<&'a str>),
    Other(Vec<&'a str>, Vec<&'a str>),
}

/// What is the same between two differences counts as different if it says nothing: "a, b" for "c, d" is one difference,
/// not two with a comma between them.
fn closed(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut closed: Vec<Piece<'_>> = Vec::new();
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        let is_between = matches!(closed.last(), Some(Piece::Other(..))) && rest.peek().is_some();
        match (piece, closed.last_mut()) {
            (Piece::Same(words), Some(Piece::Other(gone, new))) if is_between && says_nothing(&words) => {
                gone.extend(&words);
                new.extend(&words);
            }
            (Piece::Other(old, fresh), Some(Piece::Other(gone, new))) => {
                gone.extend(old);
                new.extend(fresh);
            }
            (piece, _) => closed.push(piece),
        }
    }
    closed
}

fn says_nothing(words: &[&str]) -> bool {
    words.len() <= 3 && words.iter().all(|word| !word.contains(char::is_alphanumeric))
}

fn runs(pieces: Vec<Piece<'_>>, joint: &str, around: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    let last = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.into_iter().enumerate() {
        match piece {
            Piece::Same(words) => {
                let (head, tail) = (if at == 0 { 0 } else { around }, if at == last { 0 } else { around });
                runs.extend(cut(&words, joint, head, tail));
            }
            Piece::Other(gone, new) => {
                runs.extend((!gone.is_empty()).then(|| Run::Gone(gone.join(joint))));
                runs.extend((!new.is_empty()).then(|| Run::New(new.join(joint))));
            }
        }
    }
    runs
}

/// What is the same, without what is far from any difference: so many words behind the one, so many before the other.
fn cut(words: &[&str], joint: &str, head: usize, tail: usize) -> Vec<Run> {
    let same = |words: &[&str]| (!words.is_empty()).then(|| Run::Same(words.join(joint)));
    // To leave out a few words takes more room than to show them.
    if words.len() <= head + tail + head.max(tail) / 2 {
        return same(words).into_iter().collect();
    }
    let (start, end) = (&words[..head], &words[words.len() - tail..]);
    let left = words[head..words.len() - tail].iter().filter(|word| word.contains(char::is_alphanumeric)).count();
    [same(start), Some(Run::Left(left)), same(end)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `git diff --word-diff` writes it.
    fn shown(before: &str, after: &str) -> String {
        let word = |run: Run| match run {
            Run::Same(text) => text,
            Run::Gone(text) => format!("[-{text}-]"),
            Run::New(text) => format!("{{+{text}+}}"),
            Run::Left(words) => format!("({words} words)"),
        };
        between(before, after).into_iter().map(word).collect()
    }

    #[test]
    fn words_are_compared_as_the_script_has_them() {
        let all = [
            ("Servers in Germany.", "Servers in Germany and France."),
            ("30 days, weekends too", "14 days, holidays too"),
            ("復処理者の一覧", "復処理者と管理者の一覧"),
            ("البيانات في ألمانيا", "البيانات في فرنسا"),
            ("ผู้ประมวลผลช่วง", "ผู้ควบคุมช่วง"),
            ("a, b", "c, d"),
            ("", "new"),
            ("2026-12-15", "2027-01-10"),
        ];
        let lines: Vec<String> = all.iter().map(|(before, after)| shown(before, after)).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn far_from_a_difference_nothing_is_shown() {
        let many = "word ".repeat(200);
        let text = shown(&format!("{many}old {many}"), &format!("{many}new {many}"));
        // Half of what is around are spaces, and the two words that tell how many are left out.
        assert_eq!(text.matches("word").count(), AROUND + 2, "{text}");
        assert!(text.contains("[-old-]{+new+}"), "{text}");
    }
}
