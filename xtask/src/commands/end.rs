//! `cargo xtask end`: a version that ends a history.

use super::change::WhenArguments;
use crate::writing::{WritingArguments, reference};
use anyhow::Result;
use subprocessors::Reference;
use subprocessors::write::{NewVersion, append};

/// What `end` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask end cloud/hosting --effective 2027-01-01
  cargo xtask end cloud/hosting --effective 2027-01-01 --replaced-by other-cloud/hosting

It stays in the file and in the archive: what has been true is not deleted.")]
pub struct Arguments {
    #[command(flatten)]
    register: WritingArguments,
    /// What ends: ENTITY/ENGAGEMENT, or ENTITY for the company itself
    #[arg(value_name = "ENTITY[/ENGAGEMENT]", value_parser = reference)]
    subject: Reference,
    #[command(flatten)]
    when: WhenArguments,
    /// What takes its place; may be given several times
    #[arg(long, value_name = "ENTITY/ENGAGEMENT", value_parser = reference)]
    replaced_by: Vec<Reference>,
}

/// Puts the end into the history, if it fits and can be proven to change nothing else.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let desk = arguments.register.read()?;
    let new = NewVersion {
        subject: arguments.subject.clone(),
        when: arguments.when.when(),
        correction: false,
        moved: Vec::new(),
        facts: Vec::new(),
        places: Vec::new(),
        ended: true,
        replaced_by: arguments.replaced_by.iter().map(Reference::to_string).collect(),
    };
    desk.finish(append(&desk.given(), &new))
}
