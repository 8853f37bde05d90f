//! Names in a directory that is written: which are ours alone, and how they are derived.

use crate::digest::hex;
use sha2::{Digest, Sha256};

/// The name of the marker, and the start of all names that are ours alone.
pub const RESERVED: &str = ".annex";

/// The temporary name of a file: beside it, so that a rename can replace it, and always the same,
/// so that the next build finds what a killed one left. A digest, as a long name may not grow.
pub fn temporary(path: &str) -> String {
    let folder = path.rfind('/').map_or("", |slash| &path[..=slash]);
    let digest = hex(&Sha256::digest(path)[..8]);
    format!("{folder}{RESERVED}-{digest}.tmp")
}

/// Whether a path has a name in it that is ours, on file systems that ignore case too.
pub fn is_reserved(path: &str) -> bool {
    path.to_ascii_lowercase().split('/').any(|name| name.starts_with(RESERVED))
}

/// The folders of a path, outermost first: `a`, `a/b` of `a/b/c`.
pub fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(slash, _)| &path[..slash])
}

/// All folders of paths that stand in order, each once, outer ones before inner ones.
pub fn all_folders<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let (mut all, mut last) = (Vec::new(), "");
    for path in paths {
        // What stands in the folders of the path before it has been found with that.
        let is_new = |folder: &&str| !last.strip_prefix(*folder).is_some_and(|rest: &str| rest.starts_with('/'));
        all.extend(folders(path).filter(is_new));
        last = path;
    }
    all
}
