//! Whether a directory stands exactly as the last build left it, and was made of the same: then there is
//! nothing to render and nothing to write.
//!
//! The marker's last line names what the site was made of and the hash of its manifest; the manifest names
//! every file with its hash. All of them are read, so that whoever changed a file finds it mended.

use super::directory::{Directory, Seen};
use super::known::MANIFEST;
use super::names::RESERVED;
use crate::digest::hex;
use anyhow::Result;
use rayon::prelude::*;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use site::Site;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What stands in a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Number of files.
    pub files: usize,
    /// Number of HTML pages.
    pub pages: usize,
    /// Size of all files together, in bytes.
    pub bytes: usize,
}

#[derive(Deserialize)]
struct Manifest {
    files: BTreeMap<String, Listed>,
}

#[derive(Deserialize)]
struct Listed {
    sha256: String,
    bytes: u64,
}

/// The line by which a marker says of what a site was made; nothing for a site without a manifest.
pub fn line(site: &Site, seal: &str) -> Option<String> {
    let manifest = site.get(MANIFEST)?.body.bytes();
    Some(written(seal, &manifest))
}

fn written(seal: &str, manifest: &[u8]) -> String {
    format!("made of {seal}, listed in {}\n", hash(manifest))
}

/// What stands in `out`, if it was made of what has this seal, and no byte of it has changed since.
pub fn standing(out: &Path, seal: &str) -> Result<Option<Standing>> {
    let directory = Directory::new(out, &|| Ok(()));
    let (Some(marker), Some(manifest)) = (bytes(directory, RESERVED)?, bytes(directory, MANIFEST)?) else {
        return Ok(None);
    };
    // The line is the last: a build that is at work, or was killed, has lines behind it.
    if !marker.ends_with(written(seal, &manifest).as_bytes()) {
        return Ok(None);
    }
    let Ok(listed) = serde_json::from_slice::<Manifest>(&manifest) else { return Ok(None) };
    let stands = |(path, listed): (&String, &Listed)| -> Result<bool> {
        let is_file = directory.look(path)? == Seen::File(listed.bytes);
        Ok(is_file && fs::read(directory.at(path)).is_ok_and(|bytes| hash(&bytes) == listed.sha256))
    };
    let all: Vec<bool> = listed.files.par_iter().map(stands).collect::<Result<_>>()?;
    Ok(all.iter().all(|stands| *stands).then(|| Standing {
        files: listed.files.len() + 1,
        pages: listed.files.keys().filter(|path| path.ends_with(".html")).count(),
        bytes: listed.files.values().map(|own| usize::try_from(own.bytes).unwrap_or_default()).sum::<usize>()
            + manifest.len(),
    }))
}

/// The bytes of a file, if it is one.
fn bytes(directory: Directory, path: &str) -> Result<Option<Vec<u8>>> {
    Ok(match directory.look(path)? {
        Seen::File(_) => fs::read(directory.at(path)).ok(),
        _ => None,
    })
}

fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
