//! `cargo xtask bench`: what a build takes, phase by phase, on registers of three sizes.
//!
//! A register is made from a seed and built several times, each time by a process of its own into a
//! fresh directory. BENCHMARKS.md says how the numbers are meant.

mod clock;
mod files;
mod measure;
mod neutral;
mod table;
mod tongue;
mod world;

use crate::{disk, terminal};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use table::Row;
use world::{SIZES, Size, World};

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
    /// Keep earlier lists too, in the source language
    #[arg(long)]
    archive: bool,
    /// Number of builds of each kind, whose median counts
    #[arg(long, value_name = "N", default_value = "5")]
    runs: std::num::NonZeroUsize,
    /// Where to build [default: /dev/shm if there is one, else the directory for temporary files]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// One build of this register, told as JSON: how the command measures itself
    #[arg(long, value_name = "DIR", hide = true)]
    once: Option<PathBuf>,
    /// With `--once`: number of threads
    #[arg(long, value_name = "N", default_value = "0", hide = true)]
    jobs: usize,
}

/// Where the numbers of a register come from, so that it is the same in every run.
const SEED: u64 = 28;

/// Measures, or writes a register to measure with.
pub fn run(arguments: &Arguments) -> Result<bool> {
    if let (Some(root), Some(out)) = (&arguments.once, &arguments.out) {
        anstream::println!("{}", serde_json::to_string(&measure::here(root, out, arguments.jobs)?)?);
        return Ok(true);
    }
    if let Some(folder) = &arguments.write {
        let world = match &arguments.from {
            Some(data) => neutral::read(data)?,
            None => world::generate(sizes(&arguments.size)?[0], SEED),
        };
        write(&with_archive(world, arguments.archive), folder)?;
        return Ok(true);
    }
    let place = arguments.out.clone().unwrap_or_else(memory);
    let mut rows = Vec::new();
    for size in sizes(&arguments.size)? {
        let root = tempfile::tempdir_in(&place).context("cannot make a directory to build in")?;
        write(&with_archive(world::generate(size, SEED), arguments.archive), root.path())?;
        for jobs in [Some(1), None] {
            rows.push(row(size, jobs, root.path(), &place, arguments.runs.get())?);
        }
    }
    anstream::print!("{}", table::markdown(&rows));
    Ok(true)
}

/// Builds so many times into a fresh directory, and each time once more over it.
fn row(size: Size, jobs: Option<usize>, root: &Path, place: &Path, runs: usize) -> Result<Row> {
    let mut row = Row { size, jobs, cold: Vec::new(), again: Vec::new() };
    for _ in 0..runs {
        let out = tempfile::tempdir_in(place).context("cannot make a directory to build in")?;
        let out = out.path().join("site");
        row.cold.push(measure::apart(root, &out, jobs.unwrap_or(0))?);
        row.again.push(measure::apart(root, &out, jobs.unwrap_or(0))?);
    }
    Ok(row)
}

/// The same register, with earlier lists in the source language if they are wanted.
fn with_archive(world: World, wanted: bool) -> World {
    let archive = world.tongues.iter().take(usize::from(wanted)).map(|own| own.tag.clone()).collect();
    World { archive, ..world }
}

/// Where files are written to memory, so that a disk does not drown the differences.
fn memory() -> PathBuf {
    let shared = Path::new("/dev/shm");
    if shared.is_dir() { shared.to_owned() } else { std::env::temp_dir() }
}

fn sizes(names: &[String]) -> Result<Vec<Size>> {
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
