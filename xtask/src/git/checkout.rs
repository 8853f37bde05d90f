//! The files of a register in a commit, as a checkout would give them.
//!
//! Line ends, filters and links are git's business, so git makes a checkout: with an index and a working tree of its
//! own in a temporary folder, and only of what a build may read. Attributes are then those of the commit, not those
//! of today. From there the register is read by the same rules as any other.

use super::program::path_of;
use super::{Commit, Repository, submodules};
use crate::disk;
use anyhow::{Context as _, Result};
use source::{Diagnostics, Sources};
use std::path::Path;

/// What was read of a commit.
pub struct Read {
    /// Its files.
    pub sources: Sources,
    /// What is wrong with the files themselves.
    pub found: Diagnostics,
    /// What is missing that a working tree would have, in sentences.
    pub missing: Vec<String>,
}

/// An entry of a commit: its mode, its object and its path from the top.
struct Entry {
    mode: Vec<u8>,
    id: String,
    path: Vec<u8>,
}

/// A symbolic link.
const LINK: &[u8] = b"120000";
/// A submodule: a commit of another repository.
const SUBMODULE: &[u8] = b"160000";

/// Reads the register; none if there is none in the folder.
pub fn read(repository: &Repository, commit: &Commit) -> Result<Option<Read>> {
    let place = tempfile::tempdir().context("cannot make a temporary folder")?;
    // Without links in its path, as links in the register are measured against that.
    let place = (place.path().canonicalize().context("cannot look at a temporary folder")?, place);
    let tree = place.0.join("tree");
    make_folder(&tree)?;
    let missing = write(repository, commit, &tree, &place.0.join("index"))?;
    let root = tree.join(&repository.prefix);
    if !root.join("config.toml").is_file() {
        return Ok(None);
    }
    let (sources, found) = disk::read(&root)?;
    Ok(Some(Read { sources, found, missing }))
}

/// Writes what a build may read into a folder; gives what could not be had.
fn write(repository: &Repository, commit: &Commit, tree: &Path, index: &Path) -> Result<Vec<String>> {
    let wanted = wanted(repository, commit)?;
    let git = repository.program.with_tree(tree, index);
    git.run(&["read-tree", &commit.id], &[])?;
    let (modules, files): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|entry| entry.mode == SUBMODULE);
    let paths: Vec<u8> = files.into_iter().flat_map(|entry| [entry.path, vec![0]].concat()).collect();
    git.run(&["checkout-index", "--quiet", "--force", "-z", "--stdin"], &paths)?;
    let mut missing = Vec::new();
    for Entry { id, path, .. } in modules {
        missing.extend(submodules::write(repository, &path_of(&path), &id, tree)?);
    }
    Ok(missing)
}

/// The whole of a commit of another repository into a folder.
pub fn write_all(repository: &Repository, id: &str, folder: &Path) -> Result<()> {
    make_folder(folder)?;
    let index = tempfile::tempdir().context("cannot make a temporary folder")?;
    let git = repository.program.with_tree(folder, &index.path().join("index"));
    git.run(&["read-tree", id], &[])?;
    git.run(&["checkout-index", "--quiet", "--force", "--all"], &[])?;
    Ok(())
}

/// The entries that a build may read. Where links are among them, all of the folder, as they may lead anywhere in it.
fn wanted(repository: &Repository, commit: &Commit) -> Result<Vec<Entry>> {
    let all = entries(repository, commit)?;
    let prefix = repository.prefix.as_os_str().as_encoded_bytes();
    let belongs = |entry: &Entry| {
        let below = entry.path.strip_prefix(prefix).unwrap_or_default();
        disk::belongs(&String::from_utf8_lossy(below))
    };
    match all.iter().any(|entry| entry.mode == LINK && belongs(entry)) {
        true => Ok(all),
        false => Ok(all.into_iter().filter(belongs).collect()),
    }
}

/// Every entry below the folder of the register.
fn entries(repository: &Repository, commit: &Commit) -> Result<Vec<Entry>> {
    let mut question = vec!["ls-tree", "-r", "-z", "--full-tree", &commit.id];
    let prefix = repository.prefix.to_string_lossy();
    // A name that is not UTF-8 could not be asked for; then everything is listed, and sorted out later.
    let is_named = repository.prefix.to_str().is_some_and(|prefix| !prefix.is_empty());
    if is_named {
        question.extend(["--", &prefix]);
    }
    let listed = repository.program.run(&question, &[])?;
    let prefix = repository.prefix.as_os_str().as_encoded_bytes();
    let entries = listed.split(|byte| *byte == 0).filter_map(entry);
    Ok(entries.filter(|entry| entry.path.starts_with(prefix)).collect())
}

/// `<mode> <type> <object>\t<path>`.
fn entry(line: &[u8]) -> Option<Entry> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let mut parts = line[..tab].split(|byte| *byte == b' ');
    let (mode, _, id) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Entry { mode: mode.to_vec(), id: String::from_utf8_lossy(id).into_owned(), path: line[tab + 1..].to_vec() })
}

fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot create `{}`", folder.display()))
}
