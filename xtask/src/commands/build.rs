//! `cargo xtask build`: the site into a directory.

use crate::disk::{self, Standing, Written};
use crate::register::{self, Register};
use crate::terminal;
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
    /// Directory to write [default: dist/ in the register, dist-NAME/ for an edition]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Builds the site in memory and, if nothing is wrong, brings the directory up to date with it.
#[expect(clippy::disallowed_methods, reason = "the summary says how long it took")]
pub fn run(arguments: &Arguments) -> Result<bool> {
    let start = Instant::now();
    let register = arguments.register.read()?;
    let out = arguments.out.clone().unwrap_or_else(|| register.beside(&arguments.register.output()));
    let Built { made, diagnostics } = build(&register, &out)?;
    terminal::report(&register.sources, &diagnostics, Format::Text);
    let Some(made) = made else {
        let count = terminal::tally(&diagnostics).unwrap_or_default();
        terminal::failed(format!("{count}: nothing was written, {} is as it was", out.display()));
        return Ok(false);
    };
    summarise(&made, &diagnostics, &out, start.elapsed());
    terminal::more(format!("look at it: cargo xtask serve{}", arguments.register.again()));
    // The program ends here, and the system takes everything back at once.
    std::mem::forget((made, register));
    Ok(true)
}

/// What came of a build.
pub struct Built {
    /// Nothing if there is an error.
    pub made: Option<Made>,
    pub diagnostics: Diagnostics,
}

/// A site that stands in a directory.
pub struct Made {
    locales: usize,
    pub standing: Standing,
    written: Written,
    /// How long it took to write.
    pub writing: Duration,
    /// The site in memory, unless it stood there already.
    _site: Option<Site>,
}

/// Reads and checks everything, and then makes the site; if that stands in the directory as it was made of
/// the same, there is nothing to make.
#[expect(clippy::disallowed_methods, reason = "measures")]
pub fn build(register: &Register, out: &Path) -> Result<Built> {
    let opened = register.preview(None)?;
    let mut diagnostics = opened.diagnostics;
    let Some(preview) = opened.output else { return Ok(Built { made: None, diagnostics: diagnostics.sorted() }) };
    let (seal, locales) = (register.seal()?, preview.hosts().iter().map(|host| host.locales.len()).sum());
    if let Some(standing) = register.with_threads(|| disk::standing(out, &seal))?? {
        let written = Written { unchanged: standing.files, ..Written::default() };
        let made = Made { locales, standing, written, writing: Duration::ZERO, _site: None };
        return Ok(Built { made: Some(made), diagnostics: diagnostics.sorted() });
    }
    let finished = register.finish(&preview);
    // What is said of finished pages is said only where pages are made.
    let is_silent = finished.diagnostics.is_empty();
    diagnostics.extend(finished.diagnostics);
    let diagnostics = diagnostics.sorted();
    let Some(site) = finished.output else { return Ok(Built { made: None, diagnostics }) };
    let start = Instant::now();
    let written = register.with_threads(|| match is_silent {
        true => disk::write_made_of(&site, out, &seal),
        false => disk::write(&site, out),
    })??;
    let standing = Standing { files: site.files().count(), pages: site.pages(), bytes: site.bytes() };
    Ok(Built {
        made: Some(Made { locales, standing, written, writing: start.elapsed(), _site: Some(site) }),
        diagnostics,
    })
}

fn summarise(made: &Made, diagnostics: &Diagnostics, out: &Path, time: Duration) {
    let warnings = terminal::tally(diagnostics).unwrap_or_else(|| "no warnings".to_owned());
    terminal::success(format!(
        "{}, {}, {} in {}: {warnings}",
        terminal::counted(made.locales, "locale"),
        terminal::counted(made.standing.pages, "page"),
        size(made.standing.bytes),
        duration(time),
    ));
    let Written { written, unchanged, removed } = made.written;
    let written = terminal::counted(written, "file");
    terminal::more(format!("{}: {written} written, {unchanged} unchanged, {removed} removed", out.display()));
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
