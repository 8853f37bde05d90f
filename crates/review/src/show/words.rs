//! The words of a report, the same in every format.

use crate::pages::ANCHORS;
use crate::report::{Aspect, Edit, Figure, How, Piece, Rewritten};
use serde::Serialize;

/// The headings of a report.
pub(crate) const TITLES: Titles = Titles {
    notices: "Notices that follow",
    fires: "What the rules say now",
    resolved: "What the rules no longer say",
    lost: "Lost addresses",
    redirected: "Addresses that lead elsewhere now",
    gained: "New addresses",
    differs: "What differs on pages",
    files: "Files for programs that hold something else",
    read: "For search engines and browsers",
    headers: "Headers",
};

/// What the parts of a report are called.
#[derive(Serialize)]
pub(crate) struct Titles {
    pub(crate) notices: &'static str,
    pub(crate) fires: &'static str,
    pub(crate) resolved: &'static str,
    pub(crate) lost: &'static str,
    pub(crate) redirected: &'static str,
    pub(crate) gained: &'static str,
    pub(crate) differs: &'static str,
    pub(crate) files: &'static str,
    /// Of the places that no reader sees.
    pub(crate) read: &'static str,
    pub(crate) headers: &'static str,
}

/// "1 page", "2 pages", "3 entries", "2 addresses", "4 groups of pages".
pub(crate) fn counted(number: usize, one: &str) -> String {
    let (head, rest) = match one.split_once(' ') {
        Some((head, rest)) if rest.starts_with("of ") => (head, format!(" {rest}")),
        _ => (one, String::new()),
    };
    match number {
        1 => format!("1 {one}"),
        _ if head.ends_with('s') => format!("{number} {head}es{rest}"),
        _ => match head.strip_suffix('y') {
            Some(stem) => format!("{number} {stem}ies{rest}"),
            None => format!("{number} {head}s{rest}"),
        },
    }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list<T: AsRef<str>>(all: &[T]) -> String {
    let words: Vec<&str> = all.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// "512 bytes", "1.5 kB", "12 MB".
pub(crate) fn bytes(number: usize) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if number < 1000 {
        return counted(number, "byte");
    }
    let mut tenths = number.saturating_add(50) / 100;
    let mut unit = 0;
    while tenths >= 9_995 && unit + 1 < UNITS.len() {
        tenths = (tenths + 500) / 1000;
        unit += 1;
    }
    match tenths < 1000 {
        true => format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit]),
        false => format!("{} {}", (tenths + 5) / 10, UNITS[unit]),
    }
}

/// "pages 514 → 516 (+2)", "all files 1.2 MB → 1.3 MB (+96 kB)", "all files 1.2 MB (+5 bytes)".
pub(crate) fn figure(figure: &Figure) -> String {
    let Figure { name, before, after } = figure;
    let is_bytes = name.starts_with("bytes of ");
    let name = name.strip_prefix("bytes of ").unwrap_or(name);
    let said = |number: usize| if is_bytes { bytes(number) } else { number.to_string() };
    let sign = if after < before { "−" } else { "+" };
    let (was, is, by) = (said(*before), said(*after), said(after.abs_diff(*before)));
    match was == is {
        true => format!("{name} {is} ({sign}{by})"),
        false => format!("{name} {was} → {is} ({sign}{by})"),
    }
}

/// What an edit changes.
pub(crate) fn edit(edit: Edit) -> &'static str {
    match edit {
        Edit::Facts => "the facts",
        Edit::Wording => "the wording",
        Edit::Translation => "the translations",
        Edit::Look => "the look",
        Edit::Configuration => "the configuration",
    }
}

/// What is wrong with a change of what readers were told.
pub(crate) fn rewritten(how: Rewritten) -> &'static str {
    match how {
        Rewritten::History => "rewrites history",
        Rewritten::Announcement => "rewrites an announcement",
    }
}

/// What a change without its notice lacks.
pub(crate) const LACKS_NOTICE: &str = "the notice that the policy asks for is missing, or too late";

/// What happened at a place: "new", "link changed", "gone".
pub(crate) fn happened(piece: &Piece) -> String {
    let noun = match piece.aspect {
        Aspect::Text | Aspect::Head => "",
        Aspect::Structure => "structure",
        Aspect::Links if piece.place == ANCHORS => "",
        Aspect::Links => "link",
        Aspect::Look => "look",
    };
    let words = match piece.how {
        How::Changed => [noun, "changed"],
        How::New => ["new", noun],
        How::Gone => [noun, "gone"],
        How::Moved => [noun, "moved here"],
    };
    words.join(" ").trim().to_owned()
}

/// Kinds of pages in few words: "list, changes and 12 × entity".
pub(crate) fn kinds<T: AsRef<str>>(kinds: &[T]) -> String {
    let first = |kind: &T| kind.as_ref().split(' ').next().map(str::to_owned).unwrap_or_default();
    let firsts: Vec<String> = kinds.iter().map(first).collect();
    let mut said: Vec<String> = Vec::new();
    for (kind, first) in kinds.iter().zip(&firsts) {
        let number = firsts.iter().filter(|own| *own == first).count();
        let word = if number > 2 { format!("{number} × {first}") } else { kind.as_ref().to_owned() };
        if !said.contains(&word) {
            said.push(word);
        }
    }
    list(&said)
}
