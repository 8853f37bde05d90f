//! `cargo xtask verify`: whether a published site is what it says, and what its chain proves.
//!
//! What cannot be read is neither fine nor wrong, so the command ends in three ways.

use crate::disk::Published;
use crate::register::Register;
use crate::terminal;
use anstream::println;
use anyhow::{Context as _, Result};
use serde_json::Value;
use site::{Manifest, Options};
use source::Format;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use subprocessors::{Chain, Date, Url};

/// What `verify` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Directory of the site, as it was published
    directory: PathBuf,
    /// Make the site again from a register, and compare; without ROOT from the nearest one
    #[arg(long, value_name = "ROOT", num_args = 0..=1)]
    sources: Option<Option<PathBuf>>,
    /// Show which revision was in force on a day, with its hash and its entries
    #[arg(long, value_name = "YYYY-MM-DD")]
    revision: Option<Date>,
}

/// Checks everything and tells all that does not fit: 0 if nothing, 1 if something, 2 if it cannot be read.
pub fn run(arguments: &Arguments) -> ExitCode {
    match verify(arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            terminal::failure(&error);
            ExitCode::from(2)
        }
    }
}

fn verify(arguments: &Arguments) -> Result<bool> {
    let published = Published::read(&arguments.directory)?;
    let manifest: Manifest = published.document("manifest.json")?;
    let mut problems = published.strange.clone();
    problems.extend(manifest.problems(&published.seals));
    let chains = chains(&published, &manifest, &mut problems);
    let compared = match &arguments.sources {
        Some(root) => compare(root.as_deref(), &published, &manifest, &mut problems)?,
        None => "not compared with any sources (--sources ROOT does)".to_owned(),
    };
    if let Some(date) = arguments.revision {
        chains.iter().for_each(|(path, chain)| tell(path, chain, date));
    }
    Ok(summarise(&published, &manifest, &problems, &compared))
}

/// Every history of the site as a chain, by its path.
fn chains(published: &Published, manifest: &Manifest, problems: &mut Vec<String>) -> Vec<(String, Chain)> {
    let mut chains = Vec::new();
    let read = |path: &str, problems: &mut Vec<String>| match published.document::<Value>(path) {
        Ok(document) => Some(document),
        Err(error) => {
            problems.push(format!("{path}: {error:#}"));
            None
        }
    };
    for folder in published.hosts_with("history.json") {
        let (path, list) = (format!("{folder}history.json"), format!("{folder}subprocessors.json"));
        let beside = published.seals.contains_key(&list).then(|| read(&list, problems)).flatten();
        let Some(history) = read(&path, problems) else { continue };
        problems.extend(manifest.history_problems((&path, &history), beside.as_ref().map(|own| (&*list, own))));
        chains.push((path, Chain::of(&history)));
    }
    if chains.is_empty() {
        problems.push("history.json: there is none that could be read".to_owned());
    }
    chains
}

/// Makes the site again for the day, the address and the locales of the manifest; what was compared.
fn compare(
    root: Option<&Path>,
    published: &Published,
    manifest: &Manifest,
    problems: &mut Vec<String>,
) -> Result<String> {
    let root = crate::register::root(root)?;
    let as_of = manifest.date.parse().with_context(|| format!("`{}` in the manifest is not a date", manifest.date))?;
    let base_url = Some(Url::parse(&manifest.base_url).context("`base_url` in the manifest is not an address")?);
    let edition = manifest.edition.clone();
    let locales = manifest.locales.clone();
    let options = Options { edition, base_url, locales, ..Options::on(as_of) };
    let register = Register::at(&root, options, 0)?;
    let built = register.build()?;
    match built.output {
        Some(site) => problems.extend(site.problems(&published.seals)),
        None => {
            terminal::report(&register.sources, &built.diagnostics, Format::Text);
            problems.push(format!("manifest.json: no such site comes out of the sources in {}", root.display()));
        }
    }
    Ok(format!("compared with what comes out of the sources in {}", root.display()))
}

/// What a chain proves for a day.
fn tell(path: &str, chain: &Chain, date: Date) {
    let Some(link) = chain.on(date) else {
        terminal::heading(format!("{path}: nothing was in force on {date}"));
        return;
    };
    terminal::heading(format!("{path}: on {date} the revision of {} was in force", link.date));
    println!("  {}", link.hash);
    chain.entries(date).into_keys().for_each(|id| println!("  {id}"));
}

fn summarise(published: &Published, manifest: &Manifest, problems: &[String], compared: &str) -> bool {
    problems.iter().for_each(|own| anstream::eprintln!("{own}"));
    let files = terminal::counted(published.seals.len(), "file");
    match problems.len() {
        0 => terminal::success(format!("{files} of {} for {}: everything fits", manifest.date, manifest.base_url)),
        number => terminal::failed(format!("{}: this is not what was built", terminal::counted(number, "problem"))),
    }
    match &manifest.revision {
        Some(newest) => terminal::more(format!("newest revision: {} {}", newest.date, newest.hash)),
        None => terminal::more("there is no revision yet"),
    }
    terminal::more(compared);
    problems.is_empty()
}
