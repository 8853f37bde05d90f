//! The files of one version of a register, and what its build is told.

use crate::disk;
use crate::git::{Commit, Repository};
use crate::register::with_theme;
use anyhow::Result;
use review::Side;
use site::Options;
use source::{Diagnostic, Diagnostics, Sources};
use std::path::Path;
use subprocessors::Date;

/// Files of a register, and what its build is told.
pub struct Version {
    name: String,
    sources: Sources,
    options: Options,
    found: Diagnostics,
    /// The day of its commit.
    known: Option<Date>,
}

/// The start of a pointer that Git LFS leaves where it did not bring the file itself.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/v1";

impl Version {
    /// A register on disk, as it stands.
    pub fn on_disk(root: &Path, name: String, options: Options) -> Result<Self> {
        let (sources, found) = disk::read(root)?;
        Ok(Version { name, sources: with_theme(sources), options, found, known: None })
    }

    /// A register in a commit; where there is none, a version that says so and has nothing.
    pub fn in_commit(
        repository: &Repository,
        commit: &Commit,
        options: &Options,
        warnings: &mut Vec<String>,
    ) -> Result<Self> {
        let name = commit.name();
        let known = Some(repository.day(commit)?);
        let (sources, found) = match repository.read(commit)? {
            Some(read) => {
                warnings.extend(read.missing.into_iter().map(|what| format!("{name}: {what}")));
                (with_theme(read.sources), read.found)
            }
            None => (Sources::default(), no_register(&name, &repository.prefix)),
        };
        Ok(Version { name, sources, options: options.clone(), found, known })
    }

    /// The version, built.
    pub fn side(self) -> Side {
        let known = self.known;
        Side { known, ..self.built() }
    }

    fn built(self) -> Side {
        let Version { name, sources, options, found, .. } = self;
        if sources.iter().next().is_none() {
            // Everything is missing then; that there is no register says it all.
            let side = Side::build(name, sources, &options, Diagnostics::new());
            return Side { diagnostics: found, ..side };
        }
        Side::build(name, sources, &options, found)
    }

    /// The files that are pointers only.
    fn pointers(&self) -> Vec<&str> {
        let files = self.sources.iter();
        files.filter(|(file, _)| self.sources.bytes(*file).starts_with(POINTER)).map(|(_, path)| path).collect()
    }

    /// A warning if some of its files are pointers only.
    pub fn lacks(&self) -> Option<String> {
        let pointers = self.pointers();
        let more = pointers.len().saturating_sub(1);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        pointers.first().map(|first| {
            format!(
                "`{first}`{more} of {} is only a pointer of Git LFS; run: git lfs install && git lfs pull",
                self.name
            )
        })
    }
}

fn no_register(name: &str, prefix: &Path) -> Diagnostics {
    let file = prefix.join("config.toml");
    let mut found = Diagnostics::new();
    found.push(
        Diagnostic::error("no-register", format!("there is no register in {name}: `{}` is missing", file.display()))
            .help("name a revision that has one"),
    );
    found
}
