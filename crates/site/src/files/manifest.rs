//! `manifest.json`: every other file of the site with its size and SHA-256, and what the site was made for.

use super::schemas;
use crate::assets::hex;
use crate::inputs::Inputs;
use crate::routes::Host;
use crate::site::{File, Site};
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use subprocessors::Date;

/// The name of the manifest.
pub(crate) const NAME: &str = "manifest.json";

/// Every other file of a site, and what a build was told to make it: with the sources, the same site comes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Manifest {
    /// The shape: `annex/manifest/2`.
    pub schema: String,
    /// The day whose list is shown: `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The edition of the register, if it is one: what `config.<edition>.toml` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The address for which it was made, without a final slash.
    #[schemars(extend("format" = "uri"))]
    pub base_url: String,
    /// The locales in which it was made, as BCP 47 tags, the source language first.
    pub locales: Vec<String>,
    /// The newest revision of the list; null before the first.
    pub revision: Option<RevisionOf>,
    /// Every file by its path, but for this one.
    pub files: BTreeMap<String, Seal>,
}

/// A revision of the list by its day and its hash, as in `history.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RevisionOf {
    /// The day: `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub date: String,
    /// The hash: 64 small hexadecimal digits.
    pub hash: String,
}

/// What tells the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seal {
    /// SHA-256, in small hexadecimal digits.
    pub sha256: String,
    /// The size in bytes.
    pub bytes: usize,
}

impl RevisionOf {
    /// The newest revision up to the day of the build.
    pub(crate) fn newest(inputs: &Inputs, date: Date) -> Option<Self> {
        let newest = inputs.revisions(date).last()?;
        Some(RevisionOf { date: newest.date.to_string(), hash: newest.hash.clone() })
    }
}

impl Seal {
    /// The seal of bytes that come in pieces.
    pub fn of<'b>(pieces: impl IntoIterator<Item = &'b [u8]>) -> Self {
        let (mut hash, mut bytes) = (Sha256::new(), 0);
        for piece in pieces {
            hash.update(piece);
            bytes += piece.len();
        }
        Seal { sha256: hex(&hash.finalize()), bytes }
    }
}

impl File {
    /// What tells its bytes.
    pub fn seal(&self) -> Seal {
        Seal::of(self.body.pieces())
    }
}

/// The manifest of a site that is otherwise complete.
pub(crate) fn file(site: &Site, inputs: &Inputs, date: Date) -> Vec<u8> {
    let locales = inputs.languages.iter().map(|own| own.tag.clone()).collect();
    of_folder(site, inputs, date, "", inputs.config.base_url.clone(), locales)
}

/// The manifest of one of several hosts, whose files are otherwise complete.
pub(crate) fn file_of_host(site: &Site, inputs: &Inputs, date: Date, host: &Host) -> Vec<u8> {
    let locales = host.locales.iter().map(|own| inputs.languages[*own].tag.clone()).collect();
    of_folder(site, inputs, date, &host.folder, host.base_url.clone(), locales)
}

fn of_folder(
    site: &Site,
    inputs: &Inputs,
    date: Date,
    folder: &str,
    base_url: String,
    locales: Vec<String>,
) -> Vec<u8> {
    let all: Vec<_> = site.files().filter_map(|(path, file)| Some((path.strip_prefix(folder)?, file))).collect();
    let manifest = Manifest {
        schema: schemas::MANIFEST.to_owned(),
        date: date.to_string(),
        edition: inputs.config.edition.clone(),
        base_url,
        locales,
        revision: RevisionOf::newest(inputs, date),
        files: all.into_par_iter().map(|(path, file)| (path.to_owned(), file.seal())).collect(),
    };
    serde_json::to_vec(&manifest).expect("a manifest has only strings and numbers")
}
