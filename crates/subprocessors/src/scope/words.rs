//! A condition as words with their places, and lists of words.

use crate::model::Id;
use std::ops::Range;

/// A word, bracket or comma of a condition, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
}

/// The tokens of a condition.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let single = matches!(character, '(' | ')' | ',');
        if single || character.is_whitespace() {
            if let Some(start) = start.take() {
                all.push(Token { text: &text[start..at], range: start..at });
            }
            if single {
                all.push(Token { text: &text[at..=at], range: at..at + 1 });
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    all
}

/// "a", "a or b", "a, b or c".
pub(super) fn either(ids: &[Id]) -> String {
    let words: Vec<&str> = ids.iter().map(Id::as_str).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}
