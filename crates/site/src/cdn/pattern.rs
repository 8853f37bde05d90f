//! A path with gaps: `*` stands for anything, `:name` for one part between slashes.

use percent_encoding::percent_decode_str;

/// What the gaps of a pattern stood for, by name; that of `*` is `splat`.
pub type Gaps = Vec<(String, String)>;

/// Compares a decoded path with a pattern, which may be written with percent signs.
pub fn compare(pattern: &str, path: &str) -> Option<Gaps> {
    let pattern = percent_decode_str(pattern).decode_utf8_lossy();
    let mut gaps = Gaps::new();
    fits(&pattern, path, &mut gaps).then_some(gaps)
}

/// A text with its gaps filled in.
pub fn fill(text: &str, gaps: &Gaps) -> String {
    let mut filled = text.to_owned();
    for (name, value) in gaps {
        filled = filled.replace(&format!(":{name}"), value);
    }
    filled
}

fn fits(pattern: &str, path: &str, gaps: &mut Gaps) -> bool {
    let Some((at, name)) = first_gap(pattern) else { return pattern == path };
    let Some(rest) = path.strip_prefix(&pattern[..at]) else { return false };
    let behind = &pattern[at + name.map_or(1, |name| name.len() + 1)..];
    // `*` may be empty and hold slashes; a named gap is never empty and ends at the next slash.
    let (least, most) = match name {
        None => (0, rest.len()),
        Some(_) => (1, rest.find('/').unwrap_or(rest.len())),
    };
    for end in (least..=most).rev().filter(|end| rest.is_char_boundary(*end)) {
        gaps.push((name.unwrap_or("splat").to_owned(), rest[..end].to_owned()));
        if fits(behind, &rest[end..], gaps) {
            return true;
        }
        gaps.pop();
    }
    false
}

/// Where the first gap starts, and its name if it has one.
fn first_gap(pattern: &str) -> Option<(usize, Option<&str>)> {
    pattern.char_indices().find_map(|(at, c)| match c {
        '*' => Some((at, None)),
        ':' => {
            let name = &pattern[at + 1..];
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
            let named = name.starts_with(|c: char| c.is_ascii_alphabetic());
            named.then(|| (at, Some(&name[..end])))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_stand_for_what_the_cdn_says() {
        for (pattern, path, fitting) in [
            ("/*", "/", true),
            ("/*", "/en/list/", true),
            ("/en/*", "/en/", true),
            ("/en/*", "/en", false),
            ("/:locale/list.json", "/en/list.json", true),
            ("/:locale/list.json", "/list.json", false),
            ("/:locale/list.json", "/en/old/list.json", false),
            ("/%CE%B5%CE%BB/", "/ελ/", true),
            ("/old", "/older", false),
        ] {
            assert_eq!(compare(pattern, path).is_some(), fitting, "{pattern} {path}");
        }
    }

    #[test]
    fn what_a_gap_stood_for_goes_into_the_target() {
        let gaps = compare("/old/:year/*", "/old/2024/a/b").unwrap();
        assert_eq!(fill("/new/:splat?y=:year", &gaps), "/new/a/b?y=2024");
    }
}
