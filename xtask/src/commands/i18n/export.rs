//! `cargo xtask i18n export`: texts for translators who work with XLIFF or with a spreadsheet.

use crate::register::RegisterArguments;
use crate::{disk, terminal};
use anyhow::{Context as _, Result, bail};
use site::{Catalogues, ExchangeFormat, Wanted};
use source::Diagnostics;
use std::path::PathBuf;

/// What `export` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Example:
  cargo xtask i18n export --locale pl --only missing -o polish.xlf

The language is named with --locale, once. What comes back goes in with `cargo xtask i18n import polish.xlf`.")]
pub struct Arguments {
    #[command(flatten)]
    register: RegisterArguments,
    /// How it is written [default: by the end of the file's name]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Which texts: those without a translation, those whose text changed since, or all
    #[arg(long, value_enum, default_value = "all")]
    only: Only,
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Xliff,
    Csv,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Only {
    Missing,
    Stale,
    All,
}

/// Writes the texts of one language into a file, or prints them.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let format = arguments.format()?;
    let [tag] = arguments.register.locales() else { bail!("name one language with --locale TAG") };
    let register = arguments.register.every_locale().read()?;
    let Some(translations) = super::translations(&register)? else { return Ok(false) };
    let mut diagnostics = Diagnostics::new();
    let catalogues = Catalogues::read(&register.sources, translations, &mut diagnostics);
    if diagnostics.has_errors() {
        terminal::report(&register.sources, &diagnostics, source::Format::Text);
        return Ok(false);
    }
    let target = catalogues.target(tag).with_context(|| format!("`{tag}` is no language to translate into"))?;
    let wanted = match arguments.only {
        Only::Missing => Wanted::Missing,
        Only::Stale => Wanted::Stale,
        Only::All => Wanted::All,
    };
    let Some((text, number)) = catalogues.export(target, format, wanted) else {
        terminal::success(format!("{} has no such texts; nothing was written", target.name));
        return Ok(true);
    };
    match &arguments.output {
        None => anstream::print!("{text}"),
        Some(path) => {
            disk::replace(path, text.as_bytes())?;
            terminal::success(format!("{} in {}", terminal::counted(number, "text"), path.display()));
        }
    }
    Ok(true)
}

impl Arguments {
    fn format(&self) -> Result<ExchangeFormat> {
        let by_name = self.output.as_ref().and_then(|path| ExchangeFormat::of(&path.to_string_lossy()));
        match (self.format, by_name) {
            (Some(Format::Xliff), _) => Ok(ExchangeFormat::Xliff),
            (Some(Format::Csv), _) => Ok(ExchangeFormat::Csv),
            (None, Some(format)) => Ok(format),
            (None, None) => bail!("say how to write it: --format xliff or --format csv"),
        }
    }
}
