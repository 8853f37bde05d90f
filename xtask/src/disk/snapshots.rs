//! The folder of snapshots: text of all pages, committed beside the sources, and touched only where it differs.
//!
//! It lies in a register that belongs to people. So only files that begin with our mark are ours: nothing else is
//! replaced or removed, and nothing is written through a link.

#![expect(clippy::disallowed_methods, reason = "the shell reads and removes; every removed file is one of ours")]

use super::replace;
use anyhow::{Context, Result, bail};
use review::snapshot::MARK;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The snapshots that stand in a folder.
pub struct Snapshots {
    folder: PathBuf,
    /// Ours, by their paths below it, with line ends as we write them.
    pub files: BTreeMap<String, String>,
    /// Files of others.
    foreign: BTreeSet<String>,
}

impl Snapshots {
    /// Reads every snapshot in a folder; none if there is no such folder.
    ///
    /// # Errors
    /// When it cannot be read, or when there is a link in it.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut read = Snapshots { folder: folder.to_owned(), files: BTreeMap::new(), foreign: BTreeSet::new() };
        if fs::symlink_metadata(folder).is_err() {
            return Ok(read);
        }
        for entry in WalkDir::new(folder).follow_root_links(false) {
            let entry = entry.with_context(|| format!("cannot list `{}`", folder.display()))?;
            if entry.path_is_symlink() {
                bail!("`{}` is a symbolic link, and nothing is written through one; remove it", entry.path().display());
            }
            if entry.file_type().is_file() {
                read.take(entry.path())?;
            }
        }
        Ok(read)
    }

    fn take(&mut self, path: &Path) -> Result<()> {
        let below = path.strip_prefix(&self.folder).context("what is listed lies below")?;
        let name = below.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let bytes = fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
        match String::from_utf8(bytes) {
            Ok(text) if is_ours(&name, &text) => {
                // Git may have brought the line ends of another system.
                self.files.insert(name, text.replace("\r\n", "\n"));
            }
            _ => {
                self.foreign.insert(name);
            }
        }
        Ok(())
    }

    /// Writes files that are new or differ.
    ///
    /// # Errors
    /// When a file of somebody else stands in the place of one, before anything is written; or when the disk fails.
    pub fn write<'a>(&self, files: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Result<()> {
        if let Some((name, _)) = files.clone().find(|(name, _)| self.foreign.contains(*name)) {
            bail!(
                "`{}` was not written by this command, and a snapshot has its name; move it away and run again",
                self.folder.join(name).display()
            );
        }
        files.into_iter().try_for_each(|(name, text)| replace(&self.folder.join(name), text.as_bytes()))
    }

    /// Removes files of ours, and folders that this empties.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn remove<'a>(&self, names: impl Iterator<Item = &'a str>) -> Result<()> {
        for name in names.filter(|name| self.files.contains_key(*name)) {
            let path = self.folder.join(name);
            fs::remove_file(&path).with_context(|| format!("cannot remove `{}`", path.display()))?;
            let above = path.ancestors().skip(1).take_while(|own| own.starts_with(&self.folder));
            // A folder in which something is left stays.
            above.map(fs::remove_dir).take_while(Result::is_ok).for_each(drop);
        }
        Ok(())
    }
}

fn is_ours(name: &str, text: &str) -> bool {
    name.ends_with(".txt") && text.lines().next() == Some(MARK)
}
