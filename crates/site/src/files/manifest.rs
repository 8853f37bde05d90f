//! `manifest.json`: every other file of the site with its size and SHA-256.

use crate::assets::hex;
use crate::site::{File, Site};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The name of the manifest.
pub(crate) const NAME: &str = "manifest.json";

#[derive(Serialize)]
struct Manifest<'a> {
    schema: &'static str,
    files: BTreeMap<&'a str, Seal>,
}

#[derive(Serialize)]
struct Seal {
    sha256: String,
    bytes: usize,
}

fn seal(file: &File) -> Seal {
    let mut hash = Sha256::new();
    file.body.pieces().for_each(|piece| hash.update(piece));
    Seal { sha256: hex(&hash.finalize()), bytes: file.body.len() }
}

/// The manifest of a site that is otherwise complete.
pub(crate) fn file(site: &Site) -> Vec<u8> {
    let all: Vec<_> = site.files().collect();
    let files = all.into_par_iter().map(|(path, file)| (path, seal(file))).collect();
    let manifest = Manifest { schema: "annex/manifest/1", files };
    serde_json::to_vec(&manifest).expect("a manifest has only strings and numbers")
}
