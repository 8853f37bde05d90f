//! Single words and texts as YAML: quoted only where a reader of YAML would take them for something else.
//!
//! Not only our own reader: editors and scripts read the files too, and to those of YAML 1.1 `NO` is
//! false and `2026-01-31` a moment in time.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    /// In a line of its own.
    Lines,
    /// Inside of brackets, where commas and brackets mean something too.
    Brackets,
}

/// A text as it has to be written to be read as this text.
pub(super) fn quoted(text: &str, within: Within) -> Cow<'_, str> {
    let plain = is_plain(text) && !(within == Within::Brackets && text.contains(BRACKETS));
    if plain { Cow::Borrowed(text) } else { Cow::Owned(in_quotes(text)) }
}

fn is_plain(text: &str) -> bool {
    let framed = text.is_empty() || text.trim() != text || text.starts_with(INDICATORS) || text.ends_with(':');
    let broken = text.contains(": ") || text.contains(" #") || text.contains(is_unseen);
    !framed && !broken && !is_other(text)
}

/// What a text may not begin with (YAML 1.2.2, section 5.3), and a little more.
const INDICATORS: &[char] = &[
    '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '.', '=', '<', '~',
];
/// What ends a text inside of brackets.
const BRACKETS: &[char] = &[',', '[', ']', '{', '}'];

/// Whether a character would not be seen, or not be read: control characters, breaks, marks of direction.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || (c.is_whitespace() && c != ' ')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// Whether some reader of YAML takes it for a truth value, nothing, a number or a date.
fn is_other(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];
    let numeric = |c: char| c.is_ascii_hexdigit() || "xXoO_+-.:eETtZz".contains(c);
    let starts = text.strip_prefix(['+', '-', '.']).unwrap_or(text);
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || (starts.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(numeric))
}

fn in_quotes(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_unseen(c) => {
                write!(out, "\\u{:04X}", u32::from(c)).expect("a string takes all that is written to it");
            }
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_be_misread_is_quoted() {
        for plain in ["Servers that store customer data.", "https://example.com/a#b", "24 hours", "DE", "it's", "a-b"] {
            assert_eq!(quoted(plain, Within::Brackets), plain);
        }
        for (text, written) in [
            ("NO", r#""NO""#),
            ("yes", r#""yes""#),
            ("2026-01-31", r#""2026-01-31""#),
            ("0040", r#""0040""#),
            ("1e3", r#""1e3""#),
            ("- x", r#""- x""#),
            ("*.example.com", r#""*.example.com""#),
            ("a: b", r#""a: b""#),
            ("a:", r#""a:""#),
            ("a #b", r#""a #b""#),
            ("say \"x\"", "say \"x\""),
            ("\"x\" \\ y", r#""\"x\" \\ y""#),
            (" x", r#"" x""#),
            ("a\nb", r#""a\nb""#),
            ("", r#""""#),
        ] {
            assert_eq!(quoted(text, Within::Lines), written);
        }
        assert_eq!(quoted("a, b", Within::Lines), "a, b");
        assert_eq!(quoted("a, b", Within::Brackets), r#""a, b""#);
    }
}
