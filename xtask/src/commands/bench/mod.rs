//! `cargo xtask bench`: what a build takes, phase by phase, on registers of three sizes.

mod files;
mod neutral;
mod tongue;
mod world;

use crate::{disk, terminal};
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use world::{SIZES, World};

/// What `bench` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// Only this size: small, medium or large; may be given several times
    #[arg(long, value_name = "SIZE")]
    size: Vec<String>,
    /// Write the register into this directory instead of measuring
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
    /// With `--write`: take the register over from plain data that other tools are measured with
    #[arg(long, value_name = "DIR", requires = "write", conflicts_with = "size")]
    from: Option<PathBuf>,
}

/// Where the numbers of a register come from, so that it is the same in every run.
const SEED: u64 = 28;

/// Measures, or writes a register to measure with.
pub fn run(arguments: &Arguments) -> Result<bool> {
    if let Some(folder) = &arguments.write {
        let world = match &arguments.from {
            Some(data) => neutral::read(data)?,
            None => world::generate(sizes(&arguments.size)?[0], SEED),
        };
        write(&world, folder)?;
        return Ok(true);
    }
    Ok(true)
}

fn sizes(names: &[String]) -> Result<Vec<world::Size>> {
    let named = |name: &String| match SIZES.iter().find(|size| size.name == *name) {
        Some(size) => Ok(*size),
        None => bail!("there is no size `{name}`; write small, medium or large"),
    };
    if names.is_empty() { Ok(SIZES.into()) } else { names.iter().map(named).collect() }
}

fn write(world: &World, folder: &Path) -> Result<()> {
    let files = files::files(world)?;
    for (path, bytes) in &files {
        disk::replace(&folder.join(path), bytes)?;
    }
    terminal::success(format!("{}: {} files written", folder.display(), files.len()));
    Ok(())
}
