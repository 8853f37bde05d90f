//! What earlier builds wrote: the only files that may be removed.

use super::directory::{Directory, Seen};
use super::names::{is_reserved, temporary};
use serde_json::Value;
use source::is_plain_path;
use std::collections::BTreeSet;
use std::fs;

/// The manifest of the site that stands in the directory.
pub const MANIFEST: &str = "manifest.json";

/// Every file that an earlier build wrote, or may have left: what the manifest names, what an
/// unfinished build announced, and the temporary files of that.
pub fn paths(directory: Directory, unfinished: Vec<String>) -> BTreeSet<String> {
    let manifest = manifest(directory).into_iter().flatten();
    // Somebody may have edited either; no path leads out of the directory, or to the marker.
    let named: Vec<String> = manifest.filter(|path| is_ours(path)).collect();
    let begun: Vec<String> = unfinished.into_iter().filter(|path| is_ours(path)).collect();
    let left: Vec<String> = begun.iter().map(|path| temporary(path)).collect();
    [named, begun, left].into_iter().flatten().collect()
}

/// Whether the directory holds a site of ours.
pub fn has_own_manifest(directory: Directory) -> bool {
    manifest(directory).is_some()
}

fn is_ours(path: &str) -> bool {
    is_plain_path(path) && !is_reserved(path)
}

/// The paths in the manifest, and its own; nothing if there is none, or if it is not ours.
fn manifest(directory: Directory) -> Option<Vec<String>> {
    if !matches!(directory.look(MANIFEST), Ok(Seen::File(_))) {
        return None;
    }
    let bytes = fs::read(directory.at(MANIFEST)).ok()?;
    let manifest: Value = serde_json::from_slice(&bytes).ok()?;
    let schema = manifest.get("schema")?.as_str()?;
    let files = manifest.get("files")?.as_object()?;
    let paths = files.keys().cloned().chain([MANIFEST.to_owned()]).collect();
    schema.starts_with("annex/manifest/").then_some(paths)
}
