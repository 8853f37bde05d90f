//! `cargo xtask snapshot`: what every page shows, as text beside the sources.

mod differences;

use crate::disk::{Snapshots, Written};
use crate::register::{Register, RegisterArguments};
use crate::terminal;
use anyhow::{Result, bail};
use differences::Differences;
use review::Side;
use source::{Diagnostic, Diagnostics, Format};
use std::collections::BTreeMap;

/// What `snapshot` takes.
///
/// Writes a readable text of every page in every language below snapshots/ in the register, so that `git diff` shows
/// what readers will see otherwise. Files that are the same are not touched; files that show a page which is not there
/// any more are removed; files that this command did not write are left alone. What pages show depends on the day, so
/// the command is run again when something takes effect. docs/snapshots.md tells more.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: RegisterArguments,
    /// Write nothing; say what is out of date, and end with 1 if anything is
    #[arg(long)]
    check: bool,
}

/// Brings the snapshots up to date, or says which are not.
pub fn run(arguments: &Arguments) -> Result<bool> {
    // Pages name all languages, so that some of them can only be written of a site that has all.
    let register = arguments.register.every_locale().read()?;
    let side = register.side()?;
    terminal::report(&register.sources, &side.diagnostics, Format::Text);
    if side.diagnostics.has_errors() {
        let count = terminal::tally(&side.diagnostics).unwrap_or_default();
        terminal::failed(format!("{count}: nothing was written"));
        return Ok(false);
    }
    let name = arguments.register.snapshots();
    let (new, old) = (made(&side, arguments.register.locales())?, Snapshots::read(&register.beside(&name))?);
    let differences = Differences::between(&old.files, &new, arguments.register.locales());
    if arguments.check {
        return Ok(tell(&differences, &name, &arguments.register));
    }
    old.write(differences.written().map(|path| (path, new[path].as_str())))?;
    old.remove(differences.gone())?;
    summarise(&differences, new.len(), &name);
    Ok(true)
}

/// The snapshots of a version in the languages that were asked for; in all if none was.
fn made(side: &Side, locales: &[String]) -> Result<BTreeMap<String, String>> {
    let known: Vec<&str> = side.hosts.iter().flat_map(|own| &own.locales).map(String::as_str).collect();
    if let Some(tag) = locales.iter().find(|tag| !known.contains(&tag.as_str())) {
        bail!("the register has no language `{tag}`: known are `{}`", known.join("`, `"));
    }
    let all = review::snapshot::snapshots(side);
    Ok(all.into_iter().filter(|(path, _)| differences::concerns(path, locales)).collect())
}

fn tell(differences: &Differences, name: &str, register: &RegisterArguments) -> bool {
    differences.tell(name);
    let again = format!("run: cargo xtask snapshot{}", register.again());
    match differences.len() {
        0 => terminal::success(format!("{name}/ is up to date")),
        1 => terminal::failed(format!("1 file is out of date; {again}")),
        count => terminal::failed(format!("{count} files are out of date; {again}")),
    }
    differences.len() == 0
}

fn summarise(differences: &Differences, all: usize, name: &str) {
    let (written, removed) = (differences.written().count(), differences.gone().count());
    let Written { written, unchanged, removed } = Written { written, unchanged: all - written, removed };
    let all = terminal::counted(all, "file");
    terminal::success(format!("{all}: {written} written, {unchanged} unchanged, {removed} removed"));
    terminal::more(format!("what readers will see otherwise: git diff {name}"));
}

/// What `check` says of snapshots that are out of date, if the configuration says that there are any. Of a site that is
/// not the whole one, nothing can be said.
pub fn stale(arguments: &RegisterArguments, register: &Register) -> Result<Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let Some(place) = register.keeps_snapshots().filter(|_| arguments.is_whole()) else { return Ok(diagnostics) };
    let (name, again) = (arguments.snapshots(), arguments.again());
    let (new, old) = (made(&register.side()?, &[])?, Snapshots::read(&register.beside(&name))?);
    let differences = Differences::between(&old.files, &new, &[]);
    if let Some(which) = differences.named(&name) {
        diagnostics.push(
            Diagnostic::error("stale-snapshot", format!("what pages show is not what stands in `{name}/`: {which}"))
                .at(place)
                .help(format!(
                    "run `cargo xtask snapshot{again}` and commit what it writes; pages change with the facts, and on \
                     the day on which something takes effect"
                )),
        );
    }
    Ok(diagnostics)
}
