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

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn inputs_are_watched_and_what_links_in_them_lead_to() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        for folder in ["data/translations", "dist", "shared/logos", "facts", "target"] {
            std::fs::create_dir_all(root.join(folder)).unwrap();
        }
        std::fs::File::create(root.join("facts/cloud.yaml")).unwrap();
        symlink(root.join("shared/logos"), root.join("static")).unwrap();
        symlink(root.join("facts/cloud.yaml"), root.join("data/cloud.yaml")).unwrap();
        symlink("/etc", root.join("data/etc")).unwrap();
        let places: Vec<(String, bool)> = places(&root)
            .into_iter()
            .map(|(place, deep)| (place.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), deep))
            .collect();
        let named = |(name, deep): &(&str, bool)| ((*name).to_owned(), *deep);
        let wanted = [("data", true), ("facts", false), ("shared/logos", true), ("static", true)];
        assert_eq!(places, wanted.iter().map(named).collect::<Vec<_>>());
    }
}
