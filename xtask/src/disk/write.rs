//! Writes a finished site into a directory that may be served while it is written.
//!
//! The site is complete in memory, and so is the [`Plan`] of what has to change. Then files are
//! replaced one by one, each whole, in an order in which no page ever refers to what is not there:
//! assets, pages, manifest, removals. What a build is about to touch stands in the [`Marker`]
//! before it touches anything, so that the build after a killed one can finish the work. The
//! promise is about killed builds, not about a machine that loses power: nothing waits for the disk
//! to settle. Even then the next build repairs what was torn, as it compares bytes.

#![expect(clippy::disallowed_methods, reason = "this is where the disk is touched")]

mod claim;
mod marker;

mod known;
mod made;
mod plan;
mod way;

mod directory;
mod names;

use anyhow::{Result, bail};
use directory::{Directory, Step};
pub use made::{Standing, standing};
use marker::Marker;
use plan::Plan;
use rayon::prelude::*;
use site::{File, Role, Site};
use std::collections::BTreeSet;
use std::path::Path;

/// How many files a build wrote, found unchanged, and removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have other bytes than before.
    pub written: usize,
    /// Files that stood there already, byte for byte; they are not touched.
    pub unchanged: usize,
    /// Files of earlier builds that the site does not have any more.
    pub removed: usize,
}

/// What is written together: a later stage refers to the earlier ones.
const STAGES: [&[Role]; 3] = [&[Role::Asset], &[Role::Page, Role::Data], &[Role::Manifest]];

/// Makes the directory `out` hold the site, and waits while another build is doing that.
///
/// A file that stands where the site has one is replaced; all others that no earlier build wrote
/// are left alone. A symbolic link inside `out` is never written through.
///
/// # Errors
/// When `out` holds something that Annex did not write, when something foreign stands in the way of
/// a file, or when the disk fails. Whatever the error, each file in `out` is whole.
pub fn write(site: &Site, out: &Path) -> Result<Written> {
    write_with(site, out, None, &|| Ok(()))
}

/// The same, noting of what the site was made, for [`standing()`].
///
/// # Errors
/// As [`write()`].
pub fn write_made_of(site: &Site, out: &Path, seal: &str) -> Result<Written> {
    write_with(site, out, made::line(site, seal).as_deref(), &|| Ok(()))
}

/// The same, asking `step` before each change of the disk: an error there is as good as a kill.
fn write_with(site: &Site, out: &Path, made: Option<&str>, step: Step) -> Result<Written> {
    refuse_impossible(site)?;
    let directory = Directory::new(out, step);
    claim::claim(directory)?;
    let mut marker = Marker::lock(directory)?;
    let known = known::paths(directory, marker.unfinished());
    let plan = Plan::new(site, directory, &known)?;
    let mut removed = 0;
    if plan.has_work() {
        marker.announce(plan.touched())?;
        removed = carry_out(&plan, directory)?;
    }
    marker.settle(made)?;
    Ok(Written { written: plan.changed.len(), unchanged: plan.unchanged, removed })
}

/// A site that no file system could hold, or that would take our own names.
fn refuse_impossible(site: &Site) -> Result<()> {
    let paths = || site.files().map(|(path, _)| path);
    if let Some(path) = paths().find(|path| names::is_reserved(path)) {
        bail!("`{path}` cannot be written: names in `.annex` belong to Annex; choose another name");
    }
    if let Some(folder) = names::all_folders(paths()).into_iter().find(|folder| site.get(folder).is_some()) {
        let inside = paths().find(|path| names::folders(path).any(|own| own == folder)).unwrap_or_default();
        bail!("`{folder}` cannot be both a file and the folder of `{inside}`; rename one of them");
    }
    Ok(())
}

/// Carries out the plan; gives the number of files removed.
fn carry_out(plan: &Plan, directory: Directory) -> Result<usize> {
    let mut removed = 0;
    for roles in STAGES {
        let files = plan.changed_as(roles);
        let paths = || files.iter().map(|(path, _)| *path);
        // Late, as pages may still refer to it; but a file and a folder cannot have one name.
        removed += remove(way::blocking(paths(), &plan.gone), directory)?;
        make_folders(paths(), directory)?;
        replace(&files, directory)?;
    }
    Ok(removed + remove(plan.gone.iter().map(String::as_str), directory)?)
}

/// Outer folders before inner ones, those of one depth side by side.
fn make_folders<'a>(paths: impl Iterator<Item = &'a str>, directory: Directory) -> Result<()> {
    let mut folders = names::all_folders(paths);
    let depth = |folder: &&str| folder.matches('/').count();
    folders.sort_by_key(depth);
    let levels = folders.chunk_by(|a, b| depth(a) == depth(b));
    levels.into_iter().try_for_each(|level| level.par_iter().try_for_each(|folder| directory.make_folder(folder)))
}

fn replace(files: &[(&str, &File)], directory: Directory) -> Result<()> {
    files.par_iter().try_for_each(|(path, file)| directory.replace(path, &file.body.bytes()))
}

/// Removes files, pages first as they refer to the others, then the folders which that emptied;
/// gives the number of files that were there.
fn remove<'a>(paths: impl Iterator<Item = &'a str>, directory: Directory) -> Result<usize> {
    let (pages, others): (Vec<_>, Vec<_>) = paths.partition(|path| path.ends_with(".html"));
    let mut removed = 0;
    for path in pages.iter().chain(&others) {
        let was_there = directory.remove(path)?;
        removed += usize::from(was_there && !names::is_reserved(path));
    }
    let folders: BTreeSet<_> = pages.iter().chain(&others).flat_map(|path| names::folders(path)).collect();
    // Backwards, a folder comes after what is in it.
    for folder in folders.into_iter().rev() {
        directory.remove_folder_if_empty(folder)?;
    }
    Ok(removed)
}

#[cfg(test)]
mod tests;
