//! The disk, at both ends of a build: a register is read from it, a site is written to it.
//!
//! Everything between is a pure function, so what a build may read and what it may touch is decided
//! here and nowhere else: [`read()`] never leaves the register's root, [`write()`] never leaves the
//! directory that it was given.

mod read;
mod write;

mod published;
mod snapshots;

mod paths;
mod places;

pub use places::places;
pub use published::Published;
pub use read::{belongs, read};
pub use snapshots::Snapshots;
pub use write::{Standing, Written, standing, write, write_made_of};

use anyhow::Context as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Replaces one file, as a whole or not at all.
#[expect(clippy::disallowed_methods, reason = "the shell writes; the file is renamed into place")]
pub fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let shown = path.display();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot create the folder of `{shown}`"))?;
    }
    let temporary = path.with_extension("annex-new");
    std::fs::write(&temporary, bytes).with_context(|| format!("cannot write `{shown}`"))?;
    std::fs::rename(&temporary, path).with_context(|| format!("cannot replace `{shown}`"))
}

/// Adds to the end of one file, which is made if it is not there.
///
/// # Errors
/// When it cannot be written.
pub fn append(path: &Path, text: &str) -> anyhow::Result<()> {
    let opened = std::fs::File::options().append(true).create(true).open(path);
    let written = opened.and_then(|mut file| file.write_all(text.as_bytes()));
    written.with_context(|| format!("cannot write `{}`", path.display()))
}

/// The files in one folder, by name.
///
/// # Errors
/// When the folder cannot be listed.
#[expect(clippy::disallowed_methods, reason = "the shell reads; sorted, so that no order of a disk shows")]
pub fn files_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let shown = || format!("cannot list `{}`", folder.display());
    let entries: Result<Vec<_>, _> = std::fs::read_dir(folder).with_context(shown)?.collect();
    let mut paths: Vec<PathBuf> = entries.with_context(shown)?.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// The bytes of one file that somebody named.
///
/// # Errors
/// When it cannot be read.
#[expect(clippy::disallowed_methods, reason = "the shell reads")]
pub fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))
}
