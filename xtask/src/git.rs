//! The repository around a register, read through the `git` program: nothing in it is ever changed.
//!
//! Git itself decides what a revision is, what two branches have in common, and which bytes a checkout gives. It is
//! asked only by its plumbing, whose answers depend on no language and no alias, and everything that it would write
//! goes to a temporary place. What is not here is told with the command that fetches it.

mod absent;
mod checkout;
mod program;
mod submodules;

use anyhow::{Context as _, Result, bail};
use program::{Program, path_of};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use subprocessors::Date;

pub use checkout::Read;

/// The repository around a folder.
pub struct Repository {
    program: Program,
    /// The folder of its working tree.
    pub top: PathBuf,
    /// Where the folder is below that: empty, or with a final `/`.
    pub prefix: PathBuf,
    is_shallow: bool,
}

/// A commit, and what people call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its hash.
    pub id: String,
    /// The revision by which it was named: `main`, `HEAD~2`.
    pub revision: String,
}

impl Commit {
    /// "main (1f2e3d4)", or the short hash of one that was named by its hash.
    pub fn name(&self) -> String {
        let short = &self.id[..7];
        match self.id.starts_with(&self.revision) {
            true => short.to_owned(),
            false => format!("{} ({short})", self.revision),
        }
    }
}

impl Repository {
    /// The repository around a folder; none if it lies in none.
    ///
    /// # Errors
    /// When there is no `git`, or when it refuses: the folder may belong to somebody else.
    pub fn around(folder: &Path) -> Result<Option<Self>> {
        if !folder.is_dir() {
            bail!("there is no folder `{}`", folder.display());
        }
        let finder = Program::in_folder(folder);
        let question = ["--show-toplevel", "--absolute-git-dir", "--is-shallow-repository", "--show-prefix"];
        let Some(answer) = finder.find(&question)? else { return Ok(None) };
        let lines: Vec<&[u8]> = answer.split(|byte| *byte == b'\n').collect();
        let [top, git, shallow, prefix, ..] = lines[..] else { bail!("`git rev-parse` gave a strange answer") };
        let (top, git) = (path_of(top), path_of(git));
        let program = Program::of_repository(git, top.clone());
        Ok(Some(Repository { program, top, prefix: path_of(prefix), is_shallow: shallow == b"true" }))
    }

    /// The commit that a revision names here; of a branch that only a remote has, that one.
    ///
    /// # Errors
    /// When it names none, with the command that fetches it.
    pub fn commit(&self, revision: &str) -> Result<Commit> {
        if let Some(found) = self.find(revision)? {
            return Ok(found);
        }
        if revision == "HEAD" {
            bail!(
                "this repository has no commit yet: commit something, or name another side (`--dir`, `--as-of A..B`)"
            );
        }
        let remote = self.remote()?;
        if let Some(remote) = &remote
            && let Some(found) = self.find(&format!("refs/remotes/{remote}/{revision}"))?
        {
            return Ok(Commit { revision: format!("{remote}/{revision}"), ..found });
        }
        Err(absent::revision(revision, remote.as_deref(), self.is_shallow))
    }

    /// Where this version left the default branch, and whether that is where it stands itself.
    ///
    /// # Errors
    /// When there is no telling the default branch, or nothing that both have in common.
    pub fn fork(&self) -> Result<(Commit, bool)> {
        let (head, main) = (self.commit("HEAD")?, self.default_branch()?);
        let base = self.merge_base(&main, &head)?;
        let is_head = base.id == head.id;
        Ok((base, is_head))
    }

    /// The newest commit that two have in common, under the name of the first.
    ///
    /// # Errors
    /// When there is none here, with the command that fetches it.
    pub fn merge_base(&self, one: &Commit, other: &Commit) -> Result<Commit> {
        let found = self.program.ask(&["merge-base", &one.id, &other.id])?;
        match found.map(text) {
            Some(id) => Ok(Commit { id, revision: one.revision.clone() }),
            None => Err(absent::merge_base(one, other, self.remote()?.as_deref(), self.is_shallow)),
        }
    }

    /// The day of a commit in UTC: that on which it came to be as it is, not that on which somebody wrote it.
    ///
    /// # Errors
    /// When git fails.
    pub fn day(&self, commit: &Commit) -> Result<Date> {
        let answer = self.program.ask(&["rev-list", "--max-count=1", "--timestamp", &commit.id])?.map(text);
        let seconds = answer.as_deref().and_then(|own| own.split(' ').next()?.parse().ok());
        let time = seconds.and_then(|own| jiff::Timestamp::from_second(own).ok());
        let day = time.map(|own| jiff::tz::Offset::UTC.to_datetime(own).date());
        day.with_context(|| format!("`git rev-list` gave no day of {}", commit.name()))
    }

    /// The default branch: what the remote calls so, else the first of the usual names.
    fn default_branch(&self) -> Result<Commit> {
        let configured = self.program.ask(&["config", "--get", "init.defaultBranch"])?.map(text);
        let names: Vec<String> = configured.into_iter().chain(["main", "master", "trunk"].map(str::to_owned)).collect();
        let remote = self.remote()?;
        if let Some(remote) = &remote {
            let head = format!("refs/remotes/{remote}/HEAD");
            let target = self.program.ask(&["symbolic-ref", "--quiet", &head])?.map(text);
            let of_remote = names.iter().map(|name| format!("refs/remotes/{remote}/{name}"));
            for reference in target.into_iter().chain([head]).chain(of_remote) {
                if let Some(found) = self.find(&reference)? {
                    let short = reference.trim_start_matches("refs/remotes/").to_owned();
                    return Ok(Commit { revision: short, ..found });
                }
            }
        }
        for name in &names {
            if let Some(found) = self.find(&format!("refs/heads/{name}"))? {
                return Ok(Commit { revision: name.clone(), ..found });
            }
        }
        Err(absent::default_branch(remote.as_deref(), self.is_shallow))
    }

    /// The commit that a revision names, if it is here.
    fn find(&self, revision: &str) -> Result<Option<Commit>> {
        let peeled = format!("{revision}^{{commit}}");
        let found = self.program.try_ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &peeled])?;
        // `^main` is an answer too, but no commit.
        let id = found.map(text).filter(|id| id.len() >= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
        Ok(id.map(|id| Commit { id, revision: revision.to_owned() }))
    }

    /// The remote that counts: `origin`, or the only one.
    fn remote(&self) -> Result<Option<String>> {
        let all = self.program.ask(&["remote"])?.map(text).unwrap_or_default();
        let mut all: Vec<&str> = all.lines().collect();
        all.sort_by_key(|name| *name != "origin");
        Ok(all.first().filter(|name| **name == "origin" || all.len() == 1).map(|name| (*name).to_owned()))
    }

    /// The files that a register in the folder has in a commit, with the bytes that a checkout gives.
    ///
    /// # Errors
    /// When git or the disk fails. A commit without a register gives none.
    pub fn read(&self, commit: &Commit) -> Result<Option<Read>> {
        checkout::read(self, commit).with_context(|| format!("cannot read {}", commit.name()))
    }

    /// Brings a folder to what all files are in a commit, its index beside it; whatever else is in there stays.
    ///
    /// # Errors
    /// When git or the disk fails.
    pub fn check_out(&self, commit: &Commit, folder: &Path, index: &Path) -> Result<()> {
        let program = self.program.with_tree(folder, index);
        program.run(&["read-tree", "-u", "--reset", &commit.id], &[])?;
        Ok(())
    }

    fn is_at(&self, top: &Path) -> bool {
        self.prefix.as_os_str() == OsStr::new("") && top.canonicalize().is_ok_and(|top| self.top == top)
    }
}

/// An answer of one line.
fn text(bytes: impl AsRef<[u8]>) -> String {
    String::from_utf8_lossy(bytes.as_ref()).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_is_called_by_its_revision_and_its_hash_but_not_twice_by_its_hash() {
        let id = "1f2e3d4c5b6a79880011223344556677889900aa";
        let name = |revision: &str| Commit { id: id.to_owned(), revision: revision.to_owned() }.name();
        assert_eq!([name("main"), name("1f2e3d4c5b"), name(id)], ["main (1f2e3d4)", "1f2e3d4", "1f2e3d4"]);
    }
}
