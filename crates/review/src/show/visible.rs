//! Texts of people, made safe to stand among ours: no control character acts, no direction leaks out.

/// The text in one line: white space is a space, and characters that would act are shown by their number.
///
/// Marks that isolate a direction are left out, as whoever shows the text isolates all of it. A text of nothing else
/// shows them.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            _ if letter.is_whitespace() => add_space(&mut shown),
            '\u{2066}'..='\u{2069}' => {}
            _ if acts(letter) => shown.push_str(&number(letter)),
            _ => shown.push(letter),
        }
    }
    match shown.is_empty() {
        true => text.chars().map(number).collect(),
        false => shown,
    }
}

/// The text as it may stand among text of another direction: within isolates if it reads from right to left.
pub(crate) fn isolated(text: &str) -> String {
    let text = visible(text);
    match has_rtl(&text) {
        true => format!("\u{2068}{text}\u{2069}"),
        false => text,
    }
}

/// Whether any of it is written from right to left: Hebrew, Arabic, and the other blocks that Unicode keeps for such.
pub(crate) fn has_rtl(text: &str) -> bool {
    let is_rtl = |letter| matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    text.chars().any(is_rtl)
}

fn add_space(shown: &mut String) {
    if !shown.ends_with(' ') {
        shown.push(' ');
    }
}

/// Control characters, and those that turn the direction of what follows.
fn acts(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

fn number(letter: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(letter))
}
