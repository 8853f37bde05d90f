//! The shell of Annex: the only place that knows arguments, disk, clock and terminal.
//!
//! `cargo xtask <command>`; one file a command in `commands`. What a command does with a register is
//! done by the crates: this one reads [`source::Sources`], calls [`site::build()`], and hands on what
//! comes out.

mod commands;
mod digest;
mod disk;
mod git;
mod question;
mod register;
mod terminal;
mod writing;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Publishes a company's list of sub-processors from dated facts.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
#[expect(clippy::large_enum_variant, reason = "there is one of them in a run")]
enum Command {
    /// Build the site into a directory
    Build(commands::build::Arguments),
    /// Show the site while it is written, and again with every change
    Serve(commands::serve::Arguments),
    /// Report everything that is wrong, and write nothing
    Check(commands::check::Arguments),
    /// Bring the catalogues of all languages up to date with the sources
    I18n(commands::i18n::Arguments),
    /// Show the list in the terminal, for a day, an audience, a customer
    Show(commands::show::Arguments),
    /// Show every change of the facts, newest first
    History(commands::history::Arguments),
    /// Show what changes between two versions: what the facts say, what readers see, what it costs
    Diff(commands::diff::Arguments),
    /// Write what every page shows as text, to be committed beside the sources
    Snapshot(commands::snapshot::Arguments),
    /// Check a published site against its manifest, its chain of revisions, and its sources
    Verify(commands::verify::Arguments),
    /// Show what is checked, and why
    Rules(commands::rules::Arguments),
    /// Write the JSON Schemas of the data files, for editors
    Schema(commands::schema::Arguments),
    /// Write down a new sub-processor
    New(commands::new::Arguments),
    /// Write down a change of a sub-processor, or of one of its engagements
    Change(commands::change::Arguments),
    /// Write down the end of an engagement
    End(commands::end::Arguments),
    /// Make files of the register from a table
    Import(commands::import::Arguments),
    /// Measure what a build takes
    Bench(commands::bench::Arguments),
    /// Run everything that continuous integration runs
    Ci,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build(arguments) => commands::build::run(&arguments),
        Command::Serve(arguments) => commands::serve::run(&arguments),
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::I18n(arguments) => commands::i18n::run(&arguments),
        Command::Show(arguments) => commands::show::run(&arguments),
        Command::History(arguments) => commands::history::run(&arguments),
        Command::Diff(arguments) => return commands::diff::run(&arguments),
        Command::Snapshot(arguments) => commands::snapshot::run(&arguments),
        Command::Verify(arguments) => return commands::verify::run(&arguments),
        Command::Rules(arguments) => commands::rules::run(&arguments),
        Command::Schema(arguments) => commands::schema::run(&arguments),
        Command::New(arguments) => commands::new::run(arguments),
        Command::Change(arguments) => commands::change::run(&arguments),
        Command::End(arguments) => commands::end::run(&arguments),
        Command::Import(arguments) => commands::import::run(&arguments),
        Command::Bench(arguments) => commands::bench::run(&arguments),
        Command::Ci => commands::ci::run(&register::workspace()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            terminal::failure(&error);
            ExitCode::FAILURE
        }
    }
}
