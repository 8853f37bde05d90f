//! `cargo xtask check`: everything that is wrong, and not a byte written.

use super::snapshot;
use crate::{register, terminal};
use anyhow::Result;
use source::Format;

/// What `check` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: register::RegisterArguments,
    /// How to print: for people, one JSON object a line, or workflow commands for GitHub
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
}

/// How to print diagnostics.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Shape {
    Text,
    Json,
    Github,
}

/// Builds the site in memory and prints what is wrong; fails if an error is among it.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let register = arguments.register.read()?;
    let mut diagnostics = register.build()?.diagnostics;
    if !diagnostics.has_errors() {
        diagnostics.extend(snapshot::stale(&arguments.register, &register)?);
    }
    let format = match arguments.format {
        Shape::Text => Format::Text,
        Shape::Json => Format::Json,
        Shape::Github => Format::Github,
    };
    terminal::report(&register.sources, &diagnostics, format);
    let fine = !diagnostics.has_errors();
    if arguments.format == Shape::Text {
        match (terminal::tally(&diagnostics), fine) {
            (None, _) => terminal::success("nothing is wrong"),
            (Some(count), true) => terminal::success(format!("{count}, no errors")),
            (Some(count), false) => terminal::failed(count),
        }
    }
    Ok(fine)
}
