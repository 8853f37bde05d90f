//! The directory that is written: every change of the disk is one short function here.

use super::names::{RESERVED, folders, temporary};
use anyhow::{Context, Result, anyhow};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Is asked before each change of the disk; what it refuses is not done.
pub type Step<'a> = &'a (dyn Fn() -> Result<()> + Sync);

/// What stands at a path; links are not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Nothing.
    Nothing,
    /// A regular file of this many bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, socket or device.
    Other,
}

/// A directory that holds a site. Paths in it are relative and plain.
#[derive(Clone, Copy)]
pub struct Directory<'a> {
    root: &'a Path,
    step: Step<'a>,
}

impl<'a> Directory<'a> {
    /// The directory at `root`, which need not exist yet.
    pub fn new(root: &'a Path, step: Step<'a>) -> Self {
        // An empty path is the current directory to some calls and nothing to others.
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        Directory { root, step }
    }

    /// The directory itself.
    pub fn root(self) -> &'a Path {
        self.root
    }

    /// The place of a path on disk; the empty path is the directory.
    pub fn at(self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.to_owned() } else { self.root.join(path) }
    }

    /// What stands at a path.
    pub fn look(self, path: &str) -> Result<Seen> {
        let place = self.at(path);
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_symlink() => Ok(Seen::Link),
            Ok(metadata) if metadata.is_file() => Ok(Seen::File(metadata.len())),
            Ok(metadata) if metadata.is_dir() => Ok(Seen::Folder),
            Ok(_) => Ok(Seen::Other),
            Err(error) if is_absent(&error) => Ok(Seen::Nothing),
            Err(error) => Err(error).with_context(|| format!("cannot look at `{}`", place.display())),
        }
    }

    /// Whether nothing is in it but our marker.
    pub fn is_bare(self) -> Result<bool> {
        let shown = || format!("cannot read `{}`", self.root.display());
        for entry in fs::read_dir(self.root).with_context(shown)? {
            if entry.with_context(shown)?.file_name() != RESERVED {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Asks whether the next change may be made.
    pub fn step(self) -> Result<()> {
        (self.step)()
    }

    /// Makes one folder, unless it is there.
    pub fn make_folder(self, path: &str) -> Result<()> {
        self.step()?;
        match fs::create_dir(self.at(path)) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(self.explain(error, path)),
            _ => Ok(()),
        }
    }

    /// Puts a file at a path, in place of what stood there: readers see the old one or the new one.
    pub fn replace(self, path: &str, bytes: &[u8]) -> Result<()> {
        let temporary = self.at(&temporary(path));
        self.step()?;
        let mut file = create_anew(&temporary).map_err(|error| self.explain(error, path))?;
        self.step()?;
        let written = file.write_all(bytes);
        drop(file);
        self.step()?;
        written.and_then(|()| fs::rename(&temporary, self.at(path))).map_err(|error| {
            // The next build would do it too; on a full disk, each byte counts now.
            let _ = fs::remove_file(&temporary);
            self.explain(error, path)
        })
    }

    /// Removes a file, or a link itself; whether there was one.
    pub fn remove(self, path: &str) -> Result<bool> {
        let is_file = !matches!(self.look(path)?, Seen::Nothing | Seen::Folder);
        if !is_file || !self.is_reached_without_links(path)? {
            return Ok(false);
        }
        self.step()?;
        fs::remove_file(self.at(path)).map_err(|error| self.explain(error, path))?;
        Ok(true)
    }

    /// Removes a folder if nothing is in it.
    pub fn remove_folder_if_empty(self, path: &str) -> Result<()> {
        if self.look(path)? != Seen::Folder || !self.is_reached_without_links(path)? {
            return Ok(());
        }
        self.step()?;
        match fs::remove_dir(self.at(path)) {
            Err(error) if error.kind() != ErrorKind::DirectoryNotEmpty => Err(self.explain(error, path)),
            _ => Ok(()),
        }
    }

    /// Whether all folders of a path are folders: behind a link lies what is not ours.
    fn is_reached_without_links(self, path: &str) -> Result<bool> {
        for folder in folders(path) {
            if self.look(folder)? != Seen::Folder {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// An error of the file system, with its file and what to do.
    pub fn explain(self, error: io::Error, path: &str) -> anyhow::Error {
        let (place, out) = (self.at(path), self.root.display());
        let message = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => format!(
                "cannot write `{}`: the disk is full; what stands in `{out}` is still whole, \
                 so make room and run again, which completes it",
                place.display()
            ),
            _ => format!("cannot change `{}`", place.display()),
        };
        anyhow!(error).context(message)
    }
}

/// Creates a file, in place of one that a killed build left; a link is not followed.
fn create_anew(place: &Path) -> io::Result<File> {
    match File::create_new(place) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(place)?;
            File::create_new(place)
        }
        created => created,
    }
}

/// Below a file there is nothing, as below nothing.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
