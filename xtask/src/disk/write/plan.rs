//! What has to change, so that a directory holds a site. Made by looking only.

use super::directory::{Directory, Seen};
use super::names::is_reserved;
use super::way;
use anyhow::Result;
use rayon::prelude::*;
use site::{File, Role, Site};
use std::collections::BTreeSet;
use std::fs;

/// What a build will do.
pub struct Plan<'a> {
    /// The files to write, in the order of paths.
    pub changed: Vec<(&'a str, &'a File)>,
    /// How many files stand there already.
    pub unchanged: usize,
    /// The files of earlier builds that the site does not have, whether they are still there or not.
    pub gone: BTreeSet<String>,
}

impl<'a> Plan<'a> {
    /// Compares a site with a directory, where `known` are the files of earlier builds.
    pub fn new(site: &'a Site, directory: Directory, known: &BTreeSet<String>) -> Result<Self> {
        let gone: BTreeSet<String> = known.iter().filter(|path| site.get(path).is_none()).cloned().collect();
        let files: Vec<_> = site.files().collect();
        if directory.is_bare()? {
            return Ok(Plan { changed: files, unchanged: 0, gone });
        }
        way::folders_are_free(site, directory, &gone)?;
        let stands = |(path, file): &(&str, &File)| stands(path, file, directory, &gone);
        let standing: Vec<bool> = files.par_iter().map(stands).collect::<Result<_>>()?;
        let changed: Vec<_> =
            files.iter().zip(&standing).filter(|(_, stands)| !**stands).map(|(file, _)| *file).collect();
        Ok(Plan { unchanged: files.len() - changed.len(), changed, gone })
    }

    /// Whether there is anything to do.
    pub fn has_work(&self) -> bool {
        !self.changed.is_empty() || !self.gone.is_empty()
    }

    /// Every path that will be written or removed, without the temporary files that follow from it.
    pub fn touched(&self) -> impl Iterator<Item = &str> {
        let gone = self.gone.iter().map(String::as_str);
        let gone = gone.filter(|path| !is_reserved(path));
        self.changed.iter().map(|(path, _)| *path).chain(gone)
    }

    /// The files to write that have one of these roles.
    pub fn changed_as(&self, roles: &[Role]) -> Vec<(&'a str, &'a File)> {
        self.changed.iter().filter(|(_, file)| roles.contains(&file.role)).copied().collect()
    }
}

/// Whether a file of the site stands in the directory already, byte for byte.
fn stands(path: &str, file: &File, directory: Directory, gone: &BTreeSet<String>) -> Result<bool> {
    match directory.look(path)? {
        Seen::File(size) if size == file.body.len() as u64 => {
            // What cannot be read can still be replaced.
            Ok(fs::read(directory.at(path)).is_ok_and(|bytes| file.body.is(&bytes)))
        }
        Seen::Folder => way::folder_can_go(path, directory, gone).map(|()| false),
        _ => Ok(false),
    }
}
