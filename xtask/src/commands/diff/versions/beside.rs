//! This register beside another folder: that of a register, or a site that somebody built or published.

use super::{Arguments, Before, HERE, Version, Versions, options};
use crate::disk::Published;
use anyhow::{Context as _, Result, bail};
use site::{Manifest, Options};
use std::path::Path;
use subprocessors::Url;

/// Reads both.
pub fn find(root: &Path, dir: &Path, arguments: &Arguments) -> Result<Versions> {
    let name = dir.display().to_string();
    let options = options(arguments);
    if dir.join("config.toml").is_file() {
        let after = Version::on_disk(root, HERE.to_owned(), options.clone())?;
        return Ok(Versions::of(Before::Files(Version::on_disk(dir, name, options)?), after));
    }
    if !dir.join("manifest.json").is_file() && !dir.join("index.html").is_file() {
        bail!("`{name}` is neither a register (with a config.toml) nor a site (with a manifest.json or an index.html)");
    }
    let published = Published::read(dir)?;
    let (options, note) = like(&published, options, arguments)?;
    let after = Version::on_disk(root, HERE.to_owned(), options)?;
    let versions = Versions::of(Before::Site(name, published.site()?), after);
    Ok(Versions { notes: note.into_iter().collect(), warnings: published.strange, ..versions })
}

/// What a build is told so that it can be compared with a published site: what that was told, unless said otherwise.
fn like(published: &Published, told: Options, arguments: &Arguments) -> Result<(Options, Option<String>)> {
    let Ok(manifest) = published.document::<Manifest>("manifest.json") else { return Ok((told, None)) };
    let day = manifest.date.parse().with_context(|| format!("`{}` in its manifest is not a date", manifest.date))?;
    let note = arguments.as_of.is_none().then(|| format!("both sides show the list of {day}, the day of that site"));
    let as_of = if arguments.as_of.is_some() { told.as_of } else { day };
    let locales = if told.locales.is_empty() { manifest.locales } else { told.locales };
    let base_url = told.base_url.or_else(|| Url::parse(&manifest.base_url));
    let edition = told.edition.or(manifest.edition);
    Ok((Options { as_of, locales, base_url, edition, ..told }, note))
}
