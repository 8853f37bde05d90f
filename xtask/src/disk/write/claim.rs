//! Whether a directory may be written at all: a mistyped name must not cost anybody their files.

use super::directory::{Directory, Seen};
use super::known;
use super::names::RESERVED;
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::ErrorKind;

/// Makes the directory, or refuses one that holds something else than a site of ours.
pub fn claim(directory: Directory) -> Result<()> {
    let shown = directory.root().display();
    match fs::metadata(directory.root()) {
        Err(error) if error.kind() == ErrorKind::NotFound => make(directory),
        Err(error) => Err(error).with_context(|| format!("cannot look at `{shown}`")),
        Ok(metadata) if !metadata.is_dir() => {
            bail!("`{shown}` is not a directory; name one that is empty or does not exist yet")
        }
        // In this order: the marker is the first that another build puts into an empty directory.
        Ok(_) if is_empty(directory)? || is_ours(directory)? => Ok(()),
        Ok(_) => bail!(
            "`{shown}` holds files that Annex did not write; name a directory that is empty or does not exist yet"
        ),
    }
}

fn make(directory: Directory) -> Result<()> {
    directory.step()?;
    fs::create_dir_all(directory.root()).map_err(|error| directory.explain(error, ""))
}

fn is_ours(directory: Directory) -> Result<bool> {
    Ok(directory.look(RESERVED)? != Seen::Nothing || known::has_own_manifest(directory))
}

fn is_empty(directory: Directory) -> Result<bool> {
    let entries = fs::read_dir(directory.root());
    let mut entries = entries.with_context(|| format!("cannot read `{}`", directory.root().display()))?;
    Ok(entries.next().is_none())
}
