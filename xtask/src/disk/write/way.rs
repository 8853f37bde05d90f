//! What stands in the way: a file where a folder has to be, a folder where a file has to be.
//!
//! Files of earlier builds may go; everything else belongs to somebody, who is told.

use super::directory::{Directory, Seen};
use super::names::{all_folders, folders};
use crate::disk::paths;
use anyhow::{Context, Result, bail};
use site::Site;
use std::collections::BTreeSet;
use walkdir::WalkDir;

/// Fails if a folder of the site is a link, or a file that no earlier build wrote.
pub fn folders_are_free(site: &Site, directory: Directory, gone: &BTreeSet<String>) -> Result<()> {
    for folder in all_folders(site.files().map(|(path, _)| path)) {
        let shown = directory.at(folder);
        match directory.look(folder)? {
            Seen::Nothing | Seen::Folder => {}
            Seen::Link => bail!(
                "`{}` is a symbolic link, and nothing is written through one; \
                 remove it, or write to another directory",
                shown.display()
            ),
            Seen::File(_) | Seen::Other if gone.contains(folder) => {}
            Seen::File(_) | Seen::Other => bail!(
                "`{}` is a file that Annex did not write, where the site has a folder; move it away and run again",
                shown.display()
            ),
        }
    }
    Ok(())
}

/// Fails if the folder at `path` holds anything that no earlier build wrote.
pub fn folder_can_go(path: &str, directory: Directory, gone: &BTreeSet<String>) -> Result<()> {
    let shown = directory.at(path);
    for entry in WalkDir::new(&shown) {
        let entry = entry.with_context(|| format!("cannot look into `{}`", shown.display()))?;
        let below = entry.path().strip_prefix(&shown).expect("a walk stays below its start");
        let is_folder = entry.file_type().is_dir();
        let is_ours = paths::plain(path, below).is_ok_and(|name| match is_folder {
            true => below_folder(&name, gone).next().is_some(),
            false => gone.contains(&name),
        });
        if !is_ours {
            bail!(
                "`{}` was not written by Annex, and the site has a file at `{}`; move it away and run again",
                entry.path().display(),
                shown.display()
            );
        }
    }
    Ok(())
}

/// The files among `gone` that have to go before files can be written at `paths`.
pub fn blocking<'a>(paths: impl Iterator<Item = &'a str>, gone: &'a BTreeSet<String>) -> impl Iterator<Item = &'a str> {
    let around = |path: &'a str| {
        let above = folders(path).filter_map(|folder| gone.get(folder).map(String::as_str));
        above.chain(below_folder(path, gone))
    };
    paths.flat_map(around).collect::<BTreeSet<_>>().into_iter()
}

fn below_folder<'a>(folder: &str, paths: &'a BTreeSet<String>) -> impl Iterator<Item = &'a str> {
    let start = format!("{folder}/");
    let from = paths.range(start.clone()..);
    from.map(String::as_str).take_while(move |path| path.starts_with(&start))
}
