//! `_headers`: a line with a path, then indented lines with a header each.

use super::{lines, pattern};

/// The headers of a path on its host, by name; values of rules that both match are joined.
///
/// A rule for an absolute address speaks of a host that is not this one, and is passed over.
pub fn headers(text: &str, path: &str) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut applies = false;
    for line in lines(text) {
        if !line.starts_with([' ', '\t']) {
            applies = pattern::compare(line.trim(), path).is_some();
        } else if applies {
            apply(line.trim(), &mut headers);
        }
    }
    headers
}

fn apply(line: &str, headers: &mut Vec<(String, String)>) {
    // `! Name` takes back what an earlier rule said.
    if let Some(name) = line.strip_prefix('!') {
        headers.retain(|(own, _)| !own.eq_ignore_ascii_case(name.trim()));
        return;
    }
    let Some((name, value)) = line.split_once(':') else { return };
    let (name, value) = (name.trim(), value.trim());
    match headers.iter_mut().find(|(own, _)| own.eq_ignore_ascii_case(name)) {
        Some((_, known)) => *known = format!("{known}, {value}"),
        None => headers.push((name.to_owned(), value.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# all\n/*\n  X-Frame-Options: DENY\n  Link: <a>\n\n/en/*\n  link: <b>\n/en/free/*\n  ! X-Frame-Options\n\
                        https://other.example.com/*\n  X-Other: 1\n";

    #[test]
    fn rules_that_match_add_up_and_may_be_taken_back() {
        let shown = |path| {
            let all = headers(FILE, path);
            all.into_iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(shown("/"), "X-Frame-Options: DENY; Link: <a>");
        assert_eq!(shown("/en/list/"), "X-Frame-Options: DENY; Link: <a>, <b>");
        assert_eq!(shown("/en/free/"), "Link: <a>, <b>");
    }
}
