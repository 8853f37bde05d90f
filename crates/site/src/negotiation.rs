//! Which language a reader prefers: quality values of RFC 9110 (12.5.4), lookup of RFC 4647 (3.4).
//!
//! The preview asks this function. What answers at the edge of a network is written in `files/edge`, in another
//! language; a test holds both against each other.

use crate::language::Language;

/// So many languages of a header are looked at: nobody speaks more, and a longer header only costs time.
const MOST: usize = 64;

/// The tag among `tags` that suits the header `Accept-Language` best, if any does.
///
/// Ranges are tried from the most to the least wanted, each shortened from its end until a tag fits.
/// `*` wants nothing in particular, so it decides nothing.
pub fn preferred<'a>(header: &str, tags: &[&'a str]) -> Option<&'a str> {
    let mut ranges: Vec<(&str, u16)> = header.split(',').filter_map(range).take(MOST).collect();
    // A stable sort: of two that are wanted alike, the one that is named first.
    ranges.sort_by_key(|(_, quality)| std::cmp::Reverse(*quality));
    let refused = |tag: &str| {
        let named = ranges.iter().filter(|(range, _)| is_below(tag, range));
        named.max_by_key(|(range, _)| range.len()).is_some_and(|(_, quality)| *quality == 0)
    };
    let tags: Vec<&str> = tags.iter().copied().filter(|tag| !refused(tag)).collect();
    ranges.iter().filter(|(_, quality)| *quality > 0).find_map(|(range, _)| look_up(range, &tags))
}

/// What readers call the languages of some locales: each by its tag, and by a more general language of which it is a
/// variety, unless that one is there itself. Lookup shortens ranges, never tags: without this, who asks for `no` or
/// `pt` would not be led to `nb` or `pt-BR`. Which language is a variety of which is known from CLDR, for which
/// `zh-Hant` is none of `zh`, as their scripts differ.
pub(crate) fn names(languages: &[Language], locales: &[usize]) -> Vec<(String, usize)> {
    let mut names: Vec<(String, usize)> =
        locales.iter().map(|locale| (languages[*locale].tag.clone(), *locale)).collect();
    for locale in locales {
        for parent in languages[*locale].parents() {
            if !names.iter().any(|(name, _)| name.eq_ignore_ascii_case(&parent)) {
                names.push((parent, *locale));
            }
        }
    }
    names
}

/// A range and how much it is wanted, in thousandths; nothing for what RFC 9110 does not know.
fn range(written: &str) -> Option<(&str, u16)> {
    let (range, weight) = written.split_once(';').map_or((written, None), |(range, weight)| (range, Some(weight)));
    let quality = match weight {
        None => 1000,
        Some(weight) => thousandths(trimmed(trimmed(trimmed(weight).strip_prefix(['q', 'Q'])?).strip_prefix('=')?))?,
    };
    let range = trimmed(range);
    is_range(range).then_some((range, quality))
}

/// Whether this is a language range (RFC 4647, 2.1): letters, then letters and digits, one to eight in each part.
fn is_range(written: &str) -> bool {
    let fits = |(at, part): (usize, &str)| {
        let known = |byte: u8| if at == 0 { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        (1..=8).contains(&part.len()) && part.bytes().all(known)
    };
    written.split('-').enumerate().all(fits)
}

/// Without the optional white space of RFC 9110 (5.6.3), which is nothing but spaces and tabulators.
fn trimmed(written: &str) -> &str {
    written.trim_matches([' ', '\t'])
}

fn thousandths(written: &str) -> Option<u16> {
    let (whole, rest) = written.split_once('.').unwrap_or((written, ""));
    let is_number = rest.len() <= 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let rest: u16 = format!("{rest:0<3}").parse().ok().filter(|_| is_number)?;
    match (whole, rest) {
        ("0", rest) => Some(rest),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

fn look_up<'a>(range: &str, tags: &[&'a str]) -> Option<&'a str> {
    let mut range = range;
    loop {
        if let Some(tag) = tags.iter().find(|tag| tag.eq_ignore_ascii_case(range)) {
            return Some(tag);
        }
        range = &range[..range.rfind('-')?];
        // A single letter only introduces what stood behind it.
        if range.len() >= 2 && range.as_bytes()[range.len() - 2] == b'-' {
            range = &range[..range.len() - 2];
        }
    }
}

/// Whether a tag is a range or a more exact form of it.
fn is_below(tag: &str, range: &str) -> bool {
    let start = tag.get(..range.len()).is_some_and(|start| start.eq_ignore_ascii_case(range));
    start && (tag.len() == range.len() || tag.as_bytes()[range.len()] == b'-')
}
