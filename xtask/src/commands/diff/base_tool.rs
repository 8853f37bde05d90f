//! The base as its own tool builds it: its code is checked out below the target folder, compiled and run there.
//!
//! The folder stays, so that a second run finds what the first has compiled; cargo looks at the time of each file, and
//! git changes only those that differ.

use crate::disk::Published;
use crate::git::{Commit, Repository};
use crate::terminal;
use anyhow::{Context as _, Result, bail};
use site::{Options, Site};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Builds the site of a commit with the tool of that commit.
///
/// # Errors
/// When the commit has no tool of its own, or when that fails.
pub fn build(repository: &Repository, commit: &Commit, options: &Options) -> Result<Site> {
    let place = place(repository);
    let source = place.join("source");
    fs::create_dir_all(&source).with_context(|| format!("cannot create `{}`", source.display()))?;
    let _lock = lock(&place.join("lock"))?;
    repository.check_out(commit, &source, &place.join("index"))?;
    let root = source.join(&repository.prefix);
    let Some(workspace) = workspace(&root, &source) else {
        bail!(
            "{} has no tool of its own (a crate `xtask` at or above the register); leave out `--with-base-tool`",
            commit.name()
        )
    };
    let out = tempfile::tempdir().context("cannot make a temporary folder")?;
    let site = out.path().join("site");
    terminal::note(format!("building {} with its own tool in {}", commit.name(), place.display()));
    run(&mut command(workspace, &root, &site, &place.join("target"), options), commit)?;
    Published::read(&site)?.site()
}

/// A folder for it: below the target folder of the repository, or of whoever says where that is.
fn place(repository: &Repository) -> PathBuf {
    let told = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    told.unwrap_or_else(|| repository.top.join("target")).join("base-tool")
}

/// Waits while another run uses the folder; the lock ends with the file.
fn lock(path: &Path) -> Result<File> {
    let file = File::create(path).with_context(|| format!("cannot write `{}`", path.display()))?;
    // Some network file systems have no locks; there, two runs at once are on their own.
    let _ = file.lock();
    Ok(file)
}

/// The nearest folder with a crate `xtask`, from the register up to the top.
fn workspace<'a>(root: &'a Path, top: &Path) -> Option<&'a Path> {
    let folders = root.ancestors().take_while(|folder| folder.starts_with(top));
    folders.into_iter().find(|folder| folder.join("xtask/Cargo.toml").is_file())
}

fn command(workspace: &Path, root: &Path, out: &Path, target: &Path, options: &Options) -> Command {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "xtask", "--", "build"]).current_dir(workspace);
    command.arg("--root").arg(root).arg("--out").arg(out).args(["--as-of", &options.as_of.to_string()]);
    if let Some(edition) = &options.edition {
        command.args(["--edition", edition]);
    }
    if let Some(base_url) = &options.base_url {
        command.args(["--base-url", base_url.as_str()]);
    }
    options.locales.iter().for_each(|locale| {
        command.args(["--locale", locale]);
    });
    // Cargo tells what it runs about the package; that of this one is another.
    command.env("CARGO_TARGET_DIR", target).env_remove("CARGO_MANIFEST_DIR");
    command
}

/// Runs it; what it says of its progress goes to standard error, as standard output is for the review.
fn run(command: &mut Command, commit: &Commit) -> Result<()> {
    let output = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit()).output();
    let output = output.context("cannot run `cargo`")?;
    if !output.status.success() {
        bail!("the tool of {} could not build its site; leave out `--with-base-tool`", commit.name());
    }
    Ok(())
}
