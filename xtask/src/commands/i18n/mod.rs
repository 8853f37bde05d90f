//! `cargo xtask i18n`: the catalogues of all languages, and what translators need around them.
//!
//! Alone it brings the catalogues up to date. What it is about is `site::translations`; here is only what reads
//! arguments, writes files and prints.

mod export;
mod import;
mod merge;
mod new;
mod status;

use crate::register::{Register, RegisterArguments};
use crate::terminal;
use anyhow::Result;
use site::Translations;
use source::Format;

/// What `i18n` takes.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(flatten)]
    register: RegisterArguments,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand)]
enum What {
    /// Show how far the translations of each language have come
    Status(status::Arguments),
    /// Write the texts of a language for translators without tools for gettext
    Export(export::Arguments),
    /// Take in what translators sent back; what does not fit is refused, text by text
    Import(import::Arguments),
    /// Start a language, with names, direction and plural forms from CLDR
    New(new::Arguments),
}

/// Does what was asked for; alone it merges.
pub fn run(arguments: &Arguments) -> Result<bool> {
    match &arguments.what {
        None => merge::run(&arguments.register),
        Some(What::Status(own)) => status::run(own),
        Some(What::Export(own)) => export::run(own),
        Some(What::Import(own)) => import::run(own),
        Some(What::New(own)) => new::run(own),
    }
}

/// What there is to translate, or nothing if the sources cannot be read; then what is wrong has been said.
fn translations(register: &Register) -> Result<Option<Translations>> {
    let found = register.translations()?;
    if found.output.is_none() {
        terminal::report(&register.sources, &found.diagnostics, Format::Text);
        terminal::failed("mend the sources first: their texts are not known");
    }
    Ok(found.output)
}
