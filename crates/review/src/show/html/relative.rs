//! Links from one file of a folder to another, such as they work on a disk.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What would mean something else in a link.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'\\').add(b'`');

/// The link from a file to another.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let parts: Vec<&str> = to.split('/').collect();
    let most = folders.len().min(parts.len()) - 1;
    let shared = (0..most).take_while(|at| folders[*at] == parts[*at]).count();
    let up = "../".repeat(folders.len() - 1 - shared);
    // A first part such as `a:b` would be taken for a scheme.
    let up = if up.is_empty() { "./" } else { &up };
    format!("{up}{}", utf8_percent_encode(&parts[shared..].join("/"), RESERVED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_go_up_as_far_as_they_must() {
        for (from, to, link) in [
            ("index.html", "view/1.html", "./view/1.html"),
            ("view/1.html", "view/2.html", "./2.html"),
            ("view/1.html", "after/el/λίστα/index.html", "../after/el/%CE%BB%CE%AF%CF%83%CF%84%CE%B1/index.html"),
            ("after/a/b/index.html", "after/a/c d#.css", "../c%20d%23.css"),
            ("a/a", "a", "../a"),
        ] {
            assert_eq!(relative(from, to), link);
        }
    }
}
