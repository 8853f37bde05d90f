//! Long texts, cut where a word ends: a report says that a text is another one, and is no place to read a book.

use super::words::counted;
use crate::report::Run;
use unicode_segmentation::UnicodeSegmentation;

/// So many letters of a run are shown.
pub(crate) const RUN: usize = 600;
/// So many letters are shown of a text that is only named.
pub(crate) const TEXT: usize = 200;

/// A text of no more than about so many letters, with the number of words that are left out. A few more letters are
/// shown rather than counted.
pub(crate) fn cut(text: &str, most: usize) -> String {
    if text.chars().nth(most + most / 4).is_none() {
        return text.to_owned();
    }
    let limit = text.char_indices().nth(most).map_or(text.len(), |own| own.0);
    let words = text.split_word_bound_indices();
    let end = words.map(|own| own.0).take_while(|at| *at <= limit).last().filter(|at| *at > 0).unwrap_or(limit);
    let left = text[end..].unicode_words().count();
    format!("{} … and {}", text[..end].trim_end(), counted(left, "more word"))
}

/// Runs of which each is cut.
pub(crate) fn runs(runs: &[Run]) -> Vec<Run> {
    let run = |own: &Run| match own {
        Run::Same(text) => Run::Same(cut(text, RUN)),
        Run::Gone(text) => Run::Gone(cut(text, RUN)),
        Run::New(text) => Run::New(cut(text, RUN)),
        Run::Left(number) => Run::Left(*number),
    };
    runs.iter().map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_little_too_long_is_shown() {
        assert_eq!(cut("one two three", 11), "one two three");
        assert_eq!(cut("one two three four five", 11), "one two … and 3 more words");
    }

    #[test]
    fn every_script_can_be_cut() {
        assert_eq!(cut(&"木".repeat(30), 10), format!("{} … and 20 more words", "木".repeat(10)));
        assert_eq!(cut(&"x".repeat(30), 10), format!("{} … and 1 more word", "x".repeat(10)));
    }
}
