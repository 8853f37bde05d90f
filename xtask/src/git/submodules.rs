//! Submodules: a theme may be a repository of its own, whose commits are not those of the register's.

use super::{Repository, checkout};
use anyhow::Result;
use std::path::Path;

/// Writes the files of a submodule at a path from the top; gives a sentence if they are not here.
pub fn write(repository: &Repository, path: &Path, id: &str, tree: &Path) -> Result<Option<String>> {
    let here = repository.top.join(path);
    let found = if here.is_dir() { Repository::around(&here)? } else { None };
    // One that was never initialised is an empty folder, and the repository around that is the register's.
    let own = found.filter(|found| found.is_at(&here));
    let has_commit = |own: &Repository| own.commit(id).is_ok();
    match own.filter(has_commit) {
        Some(own) => checkout::write_all(&own, id, &tree.join(path)).map(|()| None),
        None => {
            let (shown, short) = (path.display(), &id[..7.min(id.len())]);
            Ok(Some(format!(
                "the files of the submodule `{shown}` at {short} are not here; fetch them: \
                 git submodule update --init -- {shown} && git -C {shown} fetch origin {id}"
            )))
        }
    }
}
