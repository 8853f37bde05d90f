//! A published site in a directory, however it came there: read, and never written.

#![expect(clippy::disallowed_methods, reason = "the shell reads; nothing is left open, and nothing is written")]

use anyhow::{Context as _, Result, bail};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use site::{File, Manifest, Role, Seal, Seals, Site};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The mark that a build leaves beside a site; it is not part of it.
const MARK: &str = ".annex";
/// The list of its files.
const MANIFEST: &str = "manifest.json";

/// A site in a directory.
pub struct Published {
    root: PathBuf,
    /// Every file, and what tells its bytes.
    pub seals: Seals,
    /// What is neither a file nor a folder: a site has no such thing.
    pub strange: Vec<String>,
}

impl Published {
    /// Reads every file below a directory.
    pub fn read(root: &Path) -> Result<Self> {
        if !root.is_dir() {
            bail!("`{}` is not a directory", root.display());
        }
        let (mut files, mut strange) = (Vec::new(), Vec::new());
        for entry in WalkDir::new(root).min_depth(1) {
            let entry = entry.with_context(|| format!("cannot list `{}`", root.display()))?;
            let below = entry.path().strip_prefix(root).context("what is listed lies below")?;
            let path = below.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
            match entry.file_type() {
                kind if kind.is_dir() => {}
                kind if kind.is_file() && path == MARK => {}
                kind if kind.is_file() => files.push((path, entry.into_path())),
                _ => strange.push(format!("{path}: is neither a file nor a folder")),
            }
        }
        strange.sort();
        let seals = files.into_par_iter().map(|(path, file)| Ok((path, seal(&file)?))).collect::<Result<_>>()?;
        Ok(Published { root: root.to_owned(), seals, strange })
    }

    /// The site in memory, as it was when it was built.
    pub fn site(&self) -> Result<Site> {
        let locales = self.document::<Manifest>(MANIFEST).map_or(0, |manifest| manifest.locales.len());
        let mut site = Site::new(locales);
        for path in self.seals.keys() {
            let file = self.root.join(path);
            let bytes = fs::read(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
            if site.add(path.clone(), File::new(role(path), bytes)).is_err() {
                bail!("`{}` has a name that no site has; remove it", file.display());
            }
        }
        Ok(site)
    }

    /// A document of it.
    pub fn document<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        let file = self.root.join(path);
        let bytes = fs::read(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
        serde_json::from_slice(&bytes).with_context(|| format!("`{}` is not what it should be", file.display()))
    }

    /// The folders of its hosts that hold a file of a name: the root itself is the empty one.
    pub fn hosts_with(&self, name: &str) -> Vec<String> {
        let folders = self.seals.keys().filter_map(|path| path.strip_suffix(name));
        let is_host = |folder: &&str| folder.is_empty() || folder.find('/') == Some(folder.len() - 1);
        folders.filter(is_host).map(str::to_owned).collect()
    }
}

/// What a file is to a site, as far as its name tells.
fn role(path: &str) -> Role {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => Role::Page,
        _ if path == MANIFEST => Role::Manifest,
        Some("css" | "js" | "svg" | "png" | "jpg" | "webp" | "avif" | "ico" | "woff2") => Role::Asset,
        _ => Role::Data,
    }
}

fn seal(file: &Path) -> Result<Seal> {
    let bytes = fs::read(file).with_context(|| format!("cannot read `{}`", file.display()))?;
    Ok(Seal::of([bytes.as_slice()]))
}
