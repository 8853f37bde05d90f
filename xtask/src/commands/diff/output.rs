//! Where a review goes: the terminal, a file, a folder, the summary of a job.

use super::{Arguments, pager};
use crate::{disk, terminal};
use anyhow::{Result, bail};
use review::{Review, Side, show};
use serde_json::{Value, json};
use site::{File, Role, Site};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How to show a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shape {
    /// For the terminal
    Text,
    /// One document
    Markdown,
    /// The body of a comment on a pull request, and the summary of the job where $GITHUB_STEP_SUMMARY names its file
    Github,
    /// For machines: annex/review/1
    Json,
    /// A folder of pages that works from disk, with each changed page before and after
    Html,
}

/// Shows a review as it was asked for.
///
/// # Errors
/// When something cannot be written, or stands in the way.
pub fn show(review: &Review, before: &Side, after: &Side, arguments: &Arguments) -> Result<()> {
    let out = arguments.out.as_deref();
    let text = match (arguments.format, out) {
        (Shape::Text, None) => {
            pager::show(&show::text(review, pager::is_coloured()), !arguments.no_pager);
            return Ok(());
        }
        (Shape::Text, Some(_)) => show::text(review, false),
        (Shape::Markdown, _) => show::markdown(review),
        (Shape::Json, _) => show::json(review),
        (Shape::Github, _) => {
            summarise(review)?;
            show::comment(review)
        }
        (Shape::Html, _) => return folder(show::html(review, before, after), arguments),
    };
    match out {
        Some(path) if path.is_dir() => bail!("`{}` is a folder; name a file", path.display()),
        Some(path) => disk::replace(path, text.as_bytes()),
        None => {
            pager::print(&text);
            Ok(())
        }
    }
}

/// Adds to the summary of the job, if this is one.
fn summarise(review: &Review) -> Result<()> {
    match std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) {
        Some(path) => disk::append(Path::new(&path), &show::summary(review)),
        None => Ok(()),
    }
}

/// What the list of files says of itself: a folder with another list holds a site.
const SCHEMA: &str = "annex/manifest/review/1";
const LIST: &str = "manifest.json";

/// Writes a folder by the rules of a site: files of an earlier review go, those of others stay.
fn folder(files: BTreeMap<String, Vec<u8>>, arguments: &Arguments) -> Result<()> {
    let root = arguments.register.root()?;
    let out: PathBuf = arguments.out.clone().unwrap_or_else(|| crate::register::beside(&root, "review"));
    refuse_site(&out)?;
    let sizes: BTreeMap<&str, Value> =
        files.iter().map(|(path, bytes)| (path.as_str(), json!({ "bytes": bytes.len() }))).collect();
    let list = format!("{}\n", json!({ "schema": SCHEMA, "files": sizes }));
    let mut site = Site::new(0);
    let all = files.into_iter().map(|(path, bytes)| (role(&path), path, bytes));
    for (role, path, bytes) in all.chain([(Role::Manifest, LIST.to_owned(), list.into_bytes())]) {
        if let Err((path, _)) = site.add(path, File::new(role, bytes)) {
            bail!("`{path}` cannot be a file of a review");
        }
    }
    disk::write(&site, &out)?;
    terminal::success(format!("{} shows it in a browser", out.join("index.html").display()));
    Ok(())
}

fn role(path: &str) -> Role {
    if path.ends_with(".html") { Role::Page } else { Role::Asset }
}

/// A site is the work of a build, and may be what a server serves.
fn refuse_site(out: &Path) -> Result<()> {
    let list = out.join(LIST);
    if !list.is_file() {
        return Ok(());
    }
    let found: Option<Value> = serde_json::from_slice(&disk::read_file(&list)?).ok();
    let schema = found.as_ref().and_then(|own| own.get("schema")?.as_str()).unwrap_or_default();
    if schema != SCHEMA {
        bail!("`{}` holds a site and no review; name a folder that is empty or does not exist yet", out.display());
    }
    Ok(())
}
