//! `cargo xtask build`: the site into a directory.

use crate::{disk, register, terminal};
use anyhow::Result;
use site::Site;
use source::{Diagnostics, Format};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What `build` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: register::RegisterArguments,
    /// Directory to write [default: dist/ in the register]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Builds the site in memory and, if nothing is wrong, brings the directory up to date with it.
#[expect(clippy::disallowed_methods, reason = "the summary says how long it took")]
pub fn run(arguments: &Arguments) -> Result<bool> {
    let start = Instant::now();
    let register = arguments.register.read()?;
    let built = register.build()?;
    terminal::report(&register.sources, &built.diagnostics, Format::Text);
    let out = arguments.out.clone().unwrap_or_else(|| register.beside("dist"));
    let Some(site) = built.output else {
        let count = terminal::tally(&built.diagnostics).unwrap_or_default();
        terminal::failed(format!("{count}: nothing was written, {} is as it was", out.display()));
        return Ok(false);
    };
    let written = register.with_threads(|| disk::write(&site, &out))??;
    summarise(&site, &written, &built.diagnostics, &out, start.elapsed());
    terminal::more(format!("look at it: cargo xtask serve{}", arguments.register.again()));
    // The program ends here, and the system takes everything back at once.
    std::mem::forget((site, register));
    Ok(true)
}

fn summarise(site: &Site, written: &disk::Written, diagnostics: &Diagnostics, out: &Path, time: Duration) {
    let warnings = terminal::tally(diagnostics).unwrap_or_else(|| "no warnings".to_owned());
    terminal::success(format!(
        "{}, {}, {} in {}: {warnings}",
        terminal::counted(site.locales(), "locale"),
        terminal::counted(site.pages(), "page"),
        size(site.bytes()),
        duration(time),
    ));
    let disk::Written { written, unchanged, removed } = written;
    terminal::more(format!("{}: {written} files written, {unchanged} unchanged, {removed} removed", out.display()));
}

fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.0} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// "92 ms", "1.4 s".
pub fn duration(time: Duration) -> String {
    match time.as_millis() {
        0..1_000 => format!("{} ms", time.as_millis()),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}
