//! The disk, at both ends of a build: a register is read from it, a site is written to it.
//!
//! Everything between is a pure function, so what a build may read and what it may touch is decided
//! here and nowhere else: [`read()`] never leaves the register's root, [`write()`] never leaves the
//! directory that it was given.

mod read;
mod write;

mod paths;
mod places;

pub use places::places;
pub use read::read;
pub use write::{Written, write};

use anyhow::Context as _;
use std::path::Path;

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
