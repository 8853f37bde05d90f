//! Which language a reader prefers: quality values of RFC 9110 (12.5.4), lookup of RFC 4647 (3.4).

/// The tag among `tags` that suits the header `Accept-Language` best, if any does.
///
/// Ranges are tried from the most to the least wanted, each shortened from its end until a tag fits.
/// `*` wants nothing in particular, so it decides nothing.
pub fn preferred<'a>(header: &str, tags: &[&'a str]) -> Option<&'a str> {
    let mut ranges: Vec<(&str, u16)> = header.split(',').filter_map(range).collect();
    // A stable sort: of two that are wanted alike, the one that is named first.
    ranges.sort_by_key(|(_, quality)| std::cmp::Reverse(*quality));
    let refused = |tag: &str| {
        let named = ranges.iter().filter(|(range, _)| is_below(tag, range));
        named.max_by_key(|(range, _)| range.len()).is_some_and(|(_, quality)| *quality == 0)
    };
    let tags: Vec<&str> = tags.iter().copied().filter(|tag| !refused(tag)).collect();
    ranges.iter().filter(|(_, quality)| *quality > 0).find_map(|(range, _)| look_up(range, &tags))
}

/// A range and how much it is wanted, in thousandths; nothing for what RFC 9110 does not know.
fn range(written: &str) -> Option<(&str, u16)> {
    let (range, weight) = written.split_once(';').map_or((written, None), |(range, weight)| (range, Some(weight)));
    let quality = match weight {
        None => 1000,
        Some(weight) => thousandths(weight.trim().strip_prefix(['q', 'Q'])?.trim_start().strip_prefix('=')?.trim())?,
    };
    let range = range.trim();
    let is_range = !range.is_empty() && range.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_range.then_some((range, quality))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_wanted_language_that_is_there() {
        let tags = ["en", "de", "pt-BR", "zh-Hant"];
        for (header, wanted) in [
            ("de", Some("de")),
            ("de-AT, en;q=0.8", Some("de")),
            ("fr, en;q=0.4, de;q=0.6", Some("de")),
            ("en;q=0.5, de;q=0.5", Some("en")),
            ("DE-de-x-private", Some("de")),
            ("zh-hant-TW", Some("zh-Hant")),
            ("zh-Hant-a-x-b", Some("zh-Hant")),
            ("pt", None), // lookup shortens ranges, never tags
            ("*", None),
            ("*, de;q=0.1", Some("de")),
            ("de-AT, de;q=0, en;q=0.1", Some("en")),
            ("de;q=0", None),
            ("de;q=2, en;q=0.1", Some("en")),
            ("de;q=0.1234, ;, en ; q = 0.3", Some("en")),
            ("", None),
        ] {
            assert_eq!(preferred(header, &tags), wanted, "{header}");
        }
    }
}
