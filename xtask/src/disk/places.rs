//! Where the inputs of a register lie on disk, for those who watch them.

use super::read::{FOLDERS, find_links};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Every place below a root where a change may concern a build, and whether all below it counts: the
/// folders that are read, and what links in them lead to. The root itself is not among them.
pub fn places(root: &Path) -> BTreeMap<PathBuf, bool> {
    let mut places = BTreeMap::new();
    for folder in FOLDERS.map(|folder| root.join(folder)).into_iter().filter(|folder| folder.is_dir()) {
        for target in find_links(&folder).into_iter().flat_map(|link| link.canonicalize()) {
            let is_folder = target.is_dir();
            let place = if is_folder { Some(target.as_path()) } else { target.parent() };
            if let Some(place) = place.filter(|place| place.starts_with(root) && *place != root) {
                *places.entry(place.to_owned()).or_insert(false) |= is_folder;
            }
        }
        places.insert(folder, true);
    }
    let deep: Vec<PathBuf> = places.iter().filter(|(_, deep)| **deep).map(|(place, _)| place.clone()).collect();
    places.retain(|place, _| !deep.iter().any(|outer| place != outer && place.starts_with(outer)));
    places
}
