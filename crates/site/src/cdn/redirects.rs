//! `_redirects`: lines `from to code`; the first that matches is followed, whether or not a file is there.

use super::{lines, pattern};

/// Where a path leads.
#[derive(Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The address, absolute or from the root of the host.
    pub to: String,
    /// The status: 301, 302, 303, 307, 308, or 200 for another file at the same address.
    pub status: u16,
}

/// Where a path on its host leads, if it leads elsewhere. A query goes with it unless the target has one.
pub fn redirect(text: &str, path: &str, query: Option<&str>) -> Option<Redirect> {
    lines(text).find_map(|line| {
        let mut words = line.split_whitespace();
        let (from, to, code) = (words.next()?, words.next()?, words.next());
        // A line with a condition leads from the root to the language of a reader: the preview does that itself.
        if words.next().is_some() {
            return None;
        }
        let gaps = pattern::compare(from, path)?;
        let status = code.unwrap_or("302").trim_end_matches('!').parse().ok()?;
        let known = matches!(status, 200 | 301 | 302 | 303 | 307 | 308);
        known.then(|| Redirect { to: with_query(pattern::fill(to, &gaps), query), status })
    })
}

fn with_query(to: String, query: Option<&str>) -> String {
    match (query, to.contains('?')) {
        (Some(query), false) => {
            let (address, anchor) = to.split_once('#').map_or((to.as_str(), None), |(a, b)| (a, Some(b)));
            let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
            format!("{address}?{query}{anchor}")
        }
        _ => to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "/ /en/list/ 302! Language=en\n/old/ /en/list/ 301\n/en/ /en/list/#top\n/blog/* /news/:splat 308\n/gone/ /x/ 410\n/same /en/list/ 200\n";

    #[test]
    fn the_first_line_that_matches_is_followed() {
        let lead = |path, query| redirect(FILE, path, query).map(|own| (own.status, own.to));
        assert_eq!(lead("/old/", None), Some((301, "/en/list/".to_owned())));
        assert_eq!(lead("/en/", Some("a=1")), Some((302, "/en/list/?a=1#top".to_owned())));
        assert_eq!(lead("/blog/2024/a", None), Some((308, "/news/2024/a".to_owned())));
        assert_eq!(lead("/same", None), Some((200, "/en/list/".to_owned())));
        assert_eq!(lead("/gone/", None), None, "no CDN redirects with this code");
        assert_eq!(lead("/en/list/", None), None);
        assert_eq!(lead("/", None), None, "the preview negotiates by itself");
    }
}
