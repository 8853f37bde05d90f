//! Paths as a build knows them: text, relative, with `/` between parts on every machine.

use source::is_plain_path;
use std::ffi::OsStr;
use std::path::Path;

/// The path of what lies `below` the place known as `start`, or how to show one that is not plain.
pub fn plain(start: &str, below: &Path) -> Result<String, String> {
    let parts: Option<Vec<&str>> = below.iter().map(OsStr::to_str).collect();
    let name = parts.map(|parts| [&[start], &parts[..]].concat().join("/"));
    name.filter(|name| is_plain_path(name)).ok_or_else(|| shown(&Path::new(start).join(below)))
}

/// A path that does to a terminal nothing but be read.
fn shown(path: &Path) -> String {
    path.to_string_lossy().escape_debug().to_string()
}
