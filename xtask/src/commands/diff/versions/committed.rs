//! Versions of which at least one is a commit.

use super::super::{base_tool, range::Range};
use super::{Arguments, Before, HERE, Version, Versions, options};
use crate::git::{Commit, Repository};
use anyhow::{Result, bail};
use std::path::Path;

/// Finds and reads both.
pub fn find(root: &Path, arguments: &Arguments) -> Result<Versions> {
    let Some(repository) = Repository::around(root)? else {
        bail!(
            "`{}` lies in no git repository; compare with another folder (`--dir DIR`) or two days (`--as-of A..B`)",
            root.display()
        )
    };
    let (base, after, note) = chosen(&repository, arguments.base.as_ref())?;
    let options = options(arguments);
    let mut warnings = Vec::new();
    let before = Version::in_commit(&repository, &base, &options, &mut warnings)?;
    let after = match after {
        Some(commit) => Version::in_commit(&repository, &commit, &options, &mut warnings)?,
        None => Version::on_disk(root, HERE.to_owned(), options.clone())?,
    };
    warnings.extend([&before, &after].into_iter().filter_map(Version::lacks));
    let before = match arguments.with_base_tool {
        true => Before::Both(before, base_tool::build(&repository, &base, &options)?),
        false => Before::Files(before),
    };
    Ok(Versions { before, after, notes: note.into_iter().collect(), warnings })
}

/// The base, the other commit unless it is the working tree, and what to say of the choice.
fn chosen(repository: &Repository, range: Option<&Range>) -> Result<(Commit, Option<Commit>, Option<String>)> {
    match range {
        Some(Range::Since(revision)) => Ok((repository.commit(revision)?, None, None)),
        Some(Range::Between(one, other)) => Ok((repository.commit(one)?, Some(repository.commit(other)?), None)),
        Some(Range::Fork(one, other)) => {
            let (one, other) = (repository.commit(one)?, repository.commit(other)?);
            Ok((repository.merge_base(&one, &other)?, Some(other), None))
        }
        None => {
            let (base, is_head) = repository.fork()?;
            let note = is_head.then(|| {
                format!("HEAD is part of {} already, so what is not committed yet is compared with it", base.revision)
            });
            Ok((base, None, note))
        }
    }
}
