//! Spaces that keep words together: set when a catalogue is read, so that translators write plain ones.

use std::borrow::Cow;

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

/// A text with the spaces of its language. Only plain spaces are changed, and none is added.
pub(crate) fn set<'t>(tag: &str, text: &'t str) -> Cow<'t, str> {
    match tag.split('-').next().unwrap_or_default() {
        "fr" => french(text),
        // A preposition of one letter does not end a line.
        "be" | "bg" | "cs" | "mk" | "pl" | "ru" | "sk" | "sl" | "hr" | "sr" | "bs" | "uk" => kept_together(text),
        _ => Cow::Borrowed(text),
    }
}

/// French keeps high marks with the word before them; the colon and quotation marks have a wider space.
fn french(text: &str) -> Cow<'_, str> {
    respaced(text, |characters, at| match (at.checked_sub(1).map(|own| characters[own]), characters.get(at + 1)) {
        (_, Some(';' | '!' | '?')) => Some(NARROW_NO_BREAK),
        (_, Some(':' | '»')) | (Some('«'), _) => Some(NO_BREAK),
        _ => None,
    })
}

/// A word of one letter stays with the word behind it.
fn kept_together(text: &str) -> Cow<'_, str> {
    let ends_word = |own: Option<&char>| own.is_none_or(|own| !own.is_alphanumeric() && *own != '}');
    respaced(text, |characters, at| {
        let before = characters[..at].last().is_some_and(|own| own.is_alphabetic());
        (before && ends_word(at.checked_sub(2).map(|own| &characters[own]))).then_some(NO_BREAK)
    })
}

/// The text with another space wherever one is asked for, by the characters and the position of a space among them.
fn respaced(text: &str, space: impl Fn(&[char], usize) -> Option<char>) -> Cow<'_, str> {
    let characters: Vec<char> = text.chars().collect();
    let set = |at: usize| if characters[at] == ' ' { space(&characters, at) } else { None };
    if !(0..characters.len()).any(|at| set(at).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned((0..characters.len()).map(|at| set(at).unwrap_or(characters[at])).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_kept_from_breaking_where_the_language_asks_for_it() {
        let shown = |tag: &str, text: &str| set(tag, text).replace(NO_BREAK, "_").replace(NARROW_NO_BREAK, "~");
        assert_eq!(shown("fr", "Quoi ? « Ici » : là"), "Quoi~? «_Ici_»_: là");
        assert_eq!(
            shown("pl", "dane w {place} i kopie, a także z Niemiec"),
            "dane w_{place} i_kopie, a_także z_Niemiec"
        );
        assert_eq!(shown("cs", "{a} v k"), "{a} v_k");
        assert_eq!(shown("en", "a plan : b"), "a plan : b");
    }
}
