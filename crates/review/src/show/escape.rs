//! Texts of people in Markdown and in HTML within it: nothing in them can act.
//!
//! GitHub looks for mentions, issues, addresses and emoji in what Markdown has become, so neither a backslash nor an
//! entity keeps it from them. A word joiner does: it is not seen, and no line breaks at it.

/// U+2060 word joiner.
const JOINER: &str = "&#8288;";

/// A text of people in one line (see `visible`) as Markdown.
///
/// `opens` says that nothing stands before it in its line, where "1." or "#" would begin a list or a heading.
pub(super) fn markdown(text: &str, opens: bool) -> String {
    match opens.then(|| text.trim_start()) {
        None => escaped(text, is_special),
        Some(text) => match opener(text) {
            Some(at) => format!("{}\\{}{}", &text[..at], &text[at..=at], escaped(&text[at + 1..], is_special)),
            None => escaped(text, is_special),
        },
    }
}

/// Where the character stands that makes a heading or an item of a list of the line, if there is one.
fn opener(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let opens = |letter: char| match digits {
        0 => matches!(letter, '#' | '-' | '+' | '='),
        _ => matches!(letter, '.' | ')'),
    };
    text[digits..].starts_with(opens).then_some(digits)
}

/// A text of people in one line as HTML.
pub(super) fn html(text: &str) -> String {
    escaped(text, |_| false)
}

/// A path as code in Markdown: between more backticks than it has.
pub(super) fn code(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 || text.trim() != text { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// What Markdown gives a meaning within a line.
fn is_special(letter: char) -> bool {
    matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|')
}

fn escaped(text: &str, is_special: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, letter) in text.char_indices() {
        let after = &text[at + letter.len_utf8()..];
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // GitHub's manual names the element to keep a dollar from beginning a formula; others look at the source.
            '$' => out.push_str("<span>&#36;</span>"),
            _ if is_special(letter) => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
        out.push_str(if begins_link(&text[..at], letter, after) { JOINER } else { "" });
    }
    out
}

/// Whether a link, a mention, an issue or an emoji may begin with a letter, by what stands around it.
fn begins_link(before: &str, letter: char, after: &str) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    let ends_with = |word: &str| {
        before.len() >= word.len()
            && before.as_bytes()[before.len() - word.len()..].eq_ignore_ascii_case(word.as_bytes())
    };
    match letter {
        '@' => next.is_alphanumeric(),
        '#' => next.is_ascii_digit(),
        '-' => next.is_ascii_digit() && ends_with("gh"),
        ':' => after.starts_with("//") || is_emoji(after),
        'w' | 'W' => next == '.' && ends_with("ww"),
        _ => false,
    }
}

/// Whether a text goes on as `:rocket:` does after its first colon.
fn is_emoji(after: &str) -> bool {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '+' | '-');
    after.split_once(':').is_some_and(|(name, _)| !name.is_empty() && name.chars().all(is_name))
}
