//! How much room words take, without a font: on the safe side.

use unicode_script::{Script, UnicodeScript};

/// The width of a text in letters of Latin: those of East Asia are twice as wide, marks upon letters take none.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(letter).sum()
}

fn letter(own: char) -> usize {
    match own.script() {
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul => 2,
        Script::Inherited => 0,
        _ if matches!(own, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}' | 'ー') => 2,
        _ => 1,
    }
}

/// A text in lines no wider than so many letters, broken between words, and in scripts without spaces between
/// letters. A word that is wider than a line stands alone.
pub(super) fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces(text) {
        match lines.last_mut() {
            Some(line) if width(line) + width(piece.trim_end()) <= most => line.push_str(piece),
            _ => lines.push(piece.to_owned()),
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// A text that is no wider than so many letters: what is left out is marked.
pub(super) fn cut(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut left = most - 1;
    let kept = text.chars().take_while(|own| {
        let fits = letter(*own) <= left;
        left -= letter(*own).min(left);
        fits
    });
    let kept: String = kept.collect();
    format!("{}…", kept.trim_end())
}

/// Words with the space behind them; letters that stand without spaces each by itself.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, own) in text.char_indices() {
        let end = at + own.len_utf8();
        if own == ' ' || letter(own) == 2 {
            pieces.push(&text[start..end]);
            start = end;
        }
    }
    pieces.push(&text[start..]);
    pieces.into_iter().filter(|own| !own.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_where_a_language_breaks_them() {
        assert_eq!(lines("European Economic Area (EEA)", 14), ["European", "Economic Area", "(EEA)"]);
        assert_eq!(lines("欧州経済領域", 8), ["欧州経済", "領域"]);
        assert_eq!(lines("Donaudampfschifffahrt", 8), ["Donaudampfschifffahrt"]);
        assert_eq!(lines("", 8), [""; 0]);
    }

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        assert_eq!(cut("Example Cloud GmbH", 18), "Example Cloud GmbH");
        assert_eq!(cut("Example Cloud GmbH", 14), "Example Cloud…");
        assert_eq!(cut("データの保存場所", 9), "データの…");
    }
}
