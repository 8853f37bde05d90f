//! Where a written value ends, comments and layout included.
//!
//! Spans of lists and mappings name their first line only; what is put behind them has to know more.

use source::{Node, Value};

/// The byte behind the last one of a value. Nothing that is written ends where it starts.
pub(super) fn end(text: &str, node: &Node) -> usize {
    let start = node.span.start as usize;
    let opening = text[start.min(text.len())..].chars().next();
    match (&node.value, opening) {
        (Value::Null, _) => start.min(node.span.end as usize),
        (Value::Scalar(_), _) | (_, Some('*')) => node.span.end as usize,
        (Value::Sequence(items), opening) => {
            let last = items.iter().map(|own| end(text, own)).max().unwrap_or(start + 1);
            if opening == Some('[') { closing(text, last, ']') } else { last }
        }
        (Value::Mapping(entries), opening) => {
            let last = entries.iter().map(|(key, value)| entry_end(text, (key, value))).max().unwrap_or(start + 1);
            if opening == Some('{') { closing(text, last, '}') } else { last }
        }
    }
}

/// The byte behind the last one of a key and its value.
pub(super) fn entry_end(text: &str, (key, value): (&source::Spanned<String>, &Node)) -> usize {
    let key = key.span.end as usize;
    // Nothing has no place of its own: some way behind the key, perhaps in another line.
    if value.value == Value::Null { key } else { key.max(end(text, value)) }
}

/// The byte behind the bracket that closes what ends before `from`, but for commas and comments.
fn closing(text: &str, from: usize, bracket: char) -> usize {
    let mut comment = false;
    for (at, c) in text[from..].char_indices() {
        match c {
            '\n' => comment = false,
            _ if comment => {}
            '#' => comment = true,
            c if c == bracket => return from + at + 1,
            c if c.is_whitespace() || c == ',' || c == ':' => {}
            _ => break,
        }
    }
    from
}

/// The start of the first line that does not belong to a block that is written from `column` on and whose values end
/// at `last`: comments that stand deeper than it belong to it, empty lines behind it do not.
pub(super) fn block_end(text: &str, last: usize, column: usize) -> usize {
    let mut end = next_line(text, last);
    let mut at = end;
    while at < text.len() {
        let next = next_line(text, at);
        let line = text[at..next].trim_end();
        if !line.trim_start().is_empty() {
            if line.len() - line.trim_start().len() <= column {
                break;
            }
            end = next;
        }
        at = next;
    }
    end
}

/// The start of the line behind the one in which `at` lies, or the end of the text.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found + 1)
}

/// How many characters stand before `at` in its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |found| found + 1);
    text[line..at].chars().filter(|c| *c != '\u{feff}').count()
}
