//! What to say of that which is not here: with the command that fetches it, as it can be typed.

use super::Commit;
use anyhow::{Error, anyhow};

/// A revision that names no commit here.
pub fn revision(revision: &str, remote: Option<&str>, is_shallow: bool) -> Error {
    let fetch = remote.and_then(|remote| fetch(revision, remote, is_shallow));
    match fetch {
        Some(fetch) => anyhow!("there is no commit `{revision}` here; fetch it: {fetch}"),
        None => anyhow!("there is no commit `{revision}` in this repository; name a branch, a tag or a hash"),
    }
}

fn fetch(revision: &str, remote: &str, is_shallow: bool) -> Option<String> {
    let is_typed_as_is = |c: char| c.is_ascii_alphanumeric() || "._/-".contains(c);
    let is_name = revision.chars().all(is_typed_as_is) && !revision.starts_with(['-', '/', '.']);
    let is_hash = revision.len() >= 40 && revision.bytes().all(|byte| byte.is_ascii_hexdigit());
    let depth = if is_shallow { " --depth=1" } else { "" };
    let branch = revision.strip_prefix(&format!("{remote}/")).unwrap_or(revision);
    match (is_hash, is_name) {
        (true, _) => Some(format!("git fetch{depth} {remote} {revision}")),
        (false, true) => Some(format!("git fetch{depth} {remote} +{branch}:refs/remotes/{remote}/{branch}")),
        // `HEAD~5`: its branch is here, its history may not be.
        (false, false) => is_shallow.then(|| format!("git fetch --unshallow {remote}")),
    }
}

/// Two commits that have nothing in common here.
pub fn merge_base(one: &Commit, other: &Commit, remote: Option<&str>, is_shallow: bool) -> Error {
    let (one, other) = (one.name(), other.name());
    match remote.filter(|_| is_shallow) {
        Some(remote) => anyhow!(
            "where {other} left {one} is not in this clone, as it holds only the newest commits; \
             fetch the others: git fetch --unshallow {remote}"
        ),
        None => anyhow!("{one} and {other} have no commit in common; name the revision to compare with"),
    }
}

/// A repository of which nothing tells the default branch.
pub fn default_branch(remote: Option<&str>, is_shallow: bool) -> Error {
    let unshallow = if is_shallow { " --unshallow" } else { "" };
    match remote {
        Some(remote) => anyhow!(
            "the default branch is not in this clone; fetch it: \
             git fetch{unshallow} {remote} +HEAD:refs/remotes/{remote}/HEAD"
        ),
        None => anyhow!("there is no branch `main` or `master` to compare with; name a revision, such as `HEAD~1`"),
    }
}
