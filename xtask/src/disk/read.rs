//! Reads a register from disk: the one door through which files come into a build.
//!
//! A register may be a pull request of somebody unknown, and whatever is read may end up published.
//! So only the places named here are read, only plain files, and nothing through a link that leaves
//! the root. What is refused becomes a diagnostic; only a disk that fails is an error.

mod link;
mod refused;

use super::{files_in, paths};
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use source::{Diagnostic, Diagnostics, Sources};
use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The file that makes a folder the root of a register.
const CONFIG: &str = "config.toml";

/// Whether a name is that of what an edition lays over it: `config.<name>.toml`.
fn is_edition(name: &str) -> bool {
    name.strip_prefix("config.").is_some_and(|rest| rest.strip_suffix(".toml").is_some_and(|own| !own.is_empty()))
}

/// The folders that a build reads beside it; nothing else below the root is its business.
pub const FOLDERS: [&str; 5] = ["data", "content", "templates", "static", "themes"];

/// The size of the largest file that is read: nothing that belongs on such a site comes near it.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Whether a build may read what has a path below a root, as far as its name tells.
pub fn belongs(path: &str) -> bool {
    match path.split_once('/') {
        Some((folder, _)) => FOLDERS.contains(&folder),
        // A folder may be a link to another one.
        None => path == CONFIG || is_edition(path) || FOLDERS.contains(&path),
    }
}

/// Everything a build may read below a register's root, and what had to be left out.
///
/// Hidden files and the leftovers of editors are passed over in silence. Links, other things than
/// files, strange names and huge files are diagnostics: `outside-root`, `not-a-file`,
/// `bad-file-name`, `file-too-large`.
///
/// # Errors
/// When there is no register at `root`, or when the disk cannot be read.
pub fn read(root: &Path) -> Result<(Sources, Diagnostics)> {
    let mut reading = Reading { root: find_root(root)?, ..Reading::default() };
    reading.visit(&reading.root.join(CONFIG), CONFIG, &[])?;
    reading.visit_editions()?;
    for folder in FOLDERS {
        let place = reading.root.join(folder);
        if is_there(&place)? {
            reading.walk(&place, folder, &[])?;
        }
    }
    reading.take_all()?;
    Ok((Sources::new(reading.files), reading.diagnostics.sorted()))
}

/// The root without links in its path: what every link is measured against.
fn find_root(root: &Path) -> Result<PathBuf> {
    const LOOK: &str = "the root of a register holds `config.toml` and the folders `data`, `content` and `themes`";
    let shown = root.display();
    match fs::canonicalize(root) {
        Ok(found) if !found.is_dir() => bail!("`{shown}` is not a folder; {LOOK}"),
        Ok(found) if !is_there(&found.join(CONFIG))? => {
            bail!("there is no `{CONFIG}` in `{shown}`; {LOOK}")
        }
        Ok(found) => Ok(found),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("there is no folder `{shown}`; {LOOK}")
        }
        Err(error) => Err(error).with_context(|| cannot_read(root)),
    }
}

/// Whether anything stands at a path, a dangling link included.
fn is_there(path: &Path) -> Result<bool> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        found => found.map(|_| true).with_context(|| cannot_read(path)),
    }
}

fn cannot_read(path: &Path) -> String {
    format!("cannot read `{}`", path.display())
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    /// The canonical root.
    root: PathBuf,
    /// Files that were found, to be read side by side.
    found: Vec<(PathBuf, String, Metadata)>,
    files: Vec<(String, Vec<u8>)>,
    diagnostics: Diagnostics,
}

impl Reading {
    /// Reads every file below the folder `place` under the name `path`, having come through `links`.
    fn walk(&mut self, place: &Path, path: &str, links: &[PathBuf]) -> Result<()> {
        // Links are left to `follow`: the walker would list a folder outside the root before
        // anybody could object.
        let mut walk = WalkDir::new(place)
            .follow_links(false)
            .follow_root_links(false)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry.file_name()));
        while let Some(entry) = walk.next() {
            let entry = entry.with_context(|| cannot_read(place))?;
            let below = entry.path().strip_prefix(place).expect("a walk stays below its start");
            let is_folder = entry.file_type().is_dir();
            match paths::plain(path, below) {
                Ok(_) if is_folder => {}
                Ok(name) => self.visit(entry.path(), &name, links)?,
                // Nothing below a bad name has a good one.
                Err(name) => {
                    self.diagnostics.push(refused::name(&name));
                    if is_folder {
                        walk.skip_current_dir();
                    }
                }
            }
        }
        Ok(())
    }

    /// Reads the configurations of all editions, so that a wrong name can be told from those that there are.
    fn visit_editions(&mut self) -> Result<()> {
        for place in files_in(&self.root)? {
            let name = place.file_name().and_then(OsStr::to_str).filter(|name| is_edition(name));
            if let Some(name) = name.map(str::to_owned) {
                self.visit(&place, &name, &[])?;
            }
        }
        Ok(())
    }

    /// Reads what is not a folder: a file, or what a link leads to.
    fn visit(&mut self, place: &Path, path: &str, links: &[PathBuf]) -> Result<()> {
        let metadata = fs::symlink_metadata(place).with_context(|| cannot_read(place))?;
        if metadata.is_symlink() {
            return self.follow(place, path, links);
        }
        self.found.push((place.to_owned(), path.to_owned(), metadata));
        Ok(())
    }

    /// Reads what was found.
    fn take_all(&mut self) -> Result<()> {
        let found = std::mem::take(&mut self.found);
        let taken: Vec<(String, Result<Vec<u8>, Diagnostic>)> = found
            .into_par_iter()
            .map(|(place, path, metadata)| Ok((path.clone(), take(&place, &path, &metadata)?)))
            .collect::<Result<_>>()?;
        for (path, taken) in taken {
            match taken {
                Ok(bytes) => self.files.push((path, bytes)),
                Err(refused) => self.diagnostics.push(refused),
            }
        }
        Ok(())
    }

    /// Reads what a link leads to, if that is a visible place inside the root.
    fn follow(&mut self, link: &Path, path: &str, links: &[PathBuf]) -> Result<()> {
        let links = [links, &[link.to_owned()]].concat();
        let target = match link::resolve(&self.root, &links) {
            Ok(target) => target,
            Err(how) => {
                self.diagnostics.push(refused::link(path, how));
                return Ok(());
            }
        };
        if target.is_dir() { self.walk(&target, path, &links) } else { self.visit(&target, path, &links) }
    }
}

/// The links in a folder of inputs, itself if it is one.
pub fn find_links(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkDir::new(folder).follow_links(false).into_iter();
    let seen = walk.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry.file_name()));
    seen.flatten().filter(walkdir::DirEntry::path_is_symlink).map(walkdir::DirEntry::into_path).collect()
}

/// Whether a name is hidden (it starts with a dot, as do Vim's `.x.swp`) or an editor's leftover.
fn is_passed_over(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    // RFC 8615: the one name with a dot that belongs to a website.
    if name == b".well-known" {
        return false;
    }
    let is_recovery = name.len() > 1 && name.starts_with(b"#") && name.ends_with(b"#");
    name.starts_with(b".") || name.ends_with(b"~") || is_recovery
}

/// The bytes of one file, if it is a file and not too large.
fn take(place: &Path, path: &str, metadata: &Metadata) -> Result<Result<Vec<u8>, Diagnostic>> {
    // To open a pipe would wait for somebody to write; to open a device may do anything.
    if !metadata.is_file() {
        return Ok(Err(refused::kind(path)));
    }
    if metadata.len() > LARGEST {
        return Ok(Err(refused::size(path, LARGEST)));
    }
    let bytes = read_up_to(place, LARGEST + 1, metadata.len()).with_context(|| cannot_read(place))?;
    // Some files do not tell their size, or grow while they are read.
    let is_small = bytes.len() as u64 <= LARGEST;
    Ok(if is_small { Ok(bytes) } else { Err(refused::size(path, LARGEST)) })
}

fn read_up_to(path: &Path, limit: u64, expected: u64) -> io::Result<Vec<u8>> {
    // One byte more, so that the end is noticed without asking for more room.
    let mut bytes = Vec::with_capacity(usize::try_from(expected.min(limit)).unwrap_or_default() + 1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
