//! The `git` program, asked in a way that depends on nobody's settings for people.

use anyhow::{Context as _, Result, bail};
use std::ffi::OsStr;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What git's own hooks, and scripts around it, leave in the environment; it would lead to another repository than the
/// one around the register, or to another index.
const LEFT_BY_OTHERS: [&str; 11] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_NAMESPACE",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_ATTR_SOURCE",
];

/// Settings that would write beside the temporary index, or run somebody's programs.
const SETTINGS: [&str; 5] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.splitIndex=false",
    "core.sparseCheckout=false",
    "core.untrackedCache=false",
];

/// Git for one folder.
pub struct Program {
    folder: PathBuf,
    /// The repository and its working tree, once they are known.
    place: Option<(PathBuf, PathBuf)>,
    index: Option<PathBuf>,
}

impl Program {
    /// For finding the repository around a folder.
    pub fn in_folder(folder: &Path) -> Self {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        Program { folder: folder.to_owned(), place: None, index: None }
    }

    /// For a repository that has been found.
    pub fn of_repository(git: PathBuf, top: PathBuf) -> Self {
        Program { folder: top.clone(), place: Some((git, top)), index: None }
    }

    /// The same with another working tree and another index, so that its own stay as they are.
    pub fn with_tree(&self, tree: &Path, index: &Path) -> Self {
        let git = self.place.as_ref().map(|(git, _)| git.clone()).unwrap_or_default();
        Program { folder: tree.to_owned(), place: Some((git, tree.to_owned())), index: Some(index.to_owned()) }
    }

    /// What `rev-parse` says of the repository around the folder; none if there is none.
    pub fn find(&self, question: &[&str]) -> Result<Option<Vec<u8>>> {
        let mut output = start(self.command().arg("rev-parse").args(question), &[])?;
        // Somebody may keep the repository of a folder elsewhere, and say so; but the one around the folder comes first.
        if is_nowhere(&output) && std::env::var_os("GIT_DIR").is_some() {
            let mut command = self.plain();
            output = start(command.arg("rev-parse").args(question), &[])?;
        }
        match output.status.success() {
            true => Ok(Some(output.stdout)),
            false if is_nowhere(&output) => Ok(None),
            false => bail!("{}", complaint(&output)),
        }
    }

    /// The answer to a question, or none if git says no.
    pub fn ask(&self, question: &[&str]) -> Result<Option<Vec<u8>>> {
        let output = start(self.command().args(question), &[])?;
        match output.status.code() {
            Some(0) => Ok(Some(output.stdout)),
            Some(1) => Ok(None),
            _ => bail!("{}", complaint(&output)),
        }
    }

    /// The same where whatever git has against it means no.
    pub fn try_ask(&self, question: &[&str]) -> Result<Option<Vec<u8>>> {
        let output = start(self.command().args(question), &[])?;
        Ok(output.status.success().then_some(output.stdout))
    }

    /// Runs a command that has to succeed; gives what it prints.
    pub fn run(&self, command: &[&str], input: &[u8]) -> Result<Vec<u8>> {
        let output = start(self.command().args(command), input)?;
        if !output.status.success() {
            bail!("{}", complaint(&output));
        }
        Ok(output.stdout)
    }

    fn command(&self) -> Command {
        let mut command = self.plain();
        LEFT_BY_OTHERS.iter().for_each(|name| {
            command.env_remove(name);
        });
        if let Some((git, tree)) = &self.place {
            command.env("GIT_DIR", git).env("GIT_WORK_TREE", tree);
        }
        if let Some(index) = &self.index {
            command.env("GIT_INDEX_FILE", index);
        }
        command
    }

    fn plain(&self) -> Command {
        let mut command = Command::new("git");
        SETTINGS.iter().for_each(|setting| {
            command.args(["-c", setting]);
        });
        command.current_dir(&self.folder);
        command.env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0");
        command.env("GIT_LITERAL_PATHSPECS", "1");
        command
    }
}

fn start(command: &mut Command, input: &[u8]) -> Result<Output> {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = match piped {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("there is no `git` to run; install it (https://git-scm.com), or compare with a folder: `--dir DIR`")
        }
        spawned => spawned.context("cannot run `git`")?,
    };
    let pipe = child.stdin.take();
    // Side by side, or each could wait for the other to listen.
    let output = std::thread::scope(|scope| {
        // If it stops listening, its own words say why.
        scope.spawn(move || pipe.map(|mut pipe| pipe.write_all(input)));
        child.wait_with_output()
    });
    output.context("cannot run `git`")
}

fn is_nowhere(output: &Output) -> bool {
    !output.status.success() && complaint(output).contains("not a git repository")
}

/// What git has against it, in its own words.
fn complaint(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim().strip_prefix("fatal: ").unwrap_or(said.trim());
    if said.is_empty() { format!("`git` failed: {}", output.status) } else { format!("git says: {said}") }
}

/// A path as git prints it.
#[cfg(unix)]
pub fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

/// A path as git prints it: in UTF-8 on every other system.
#[cfg(not(unix))]
pub fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsStr::new(&*String::from_utf8_lossy(bytes)))
}
