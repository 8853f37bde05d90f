//! Measures builds: each in a process of its own, so that nothing is warm but the disk, and so that the
//! memory of one is not that of another.

use super::clock::Clock;
use crate::commands::build;
use crate::disk;
use crate::register::{self, Register};
use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use site::{Options, Phase};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What one build took.
#[derive(Debug, Serialize, Deserialize)]
pub struct Build {
    pub pages: usize,
    pub bytes: usize,
    /// Milliseconds from reading the first file to the last one written.
    pub total: f64,
    /// Milliseconds by phase, over all threads.
    pub read: f64,
    pub phases: Vec<f64>,
    pub write: f64,
    /// The largest resident set of the process so far in kilobytes; where the system does not tell, nothing.
    pub peak: Option<u64>,
}

/// Builds a register in a process of its own.
pub fn apart(root: &Path, out: &Path, jobs: usize) -> Result<Build> {
    let program = std::env::current_exe().context("cannot tell where this program is")?;
    let mut command = Command::new(program);
    command.args(["bench", "--once"]).arg(root).arg("--out").arg(out).args(["--jobs", &jobs.to_string()]);
    let output = command.output().context("cannot run this program again")?;
    ensure!(output.status.success(), "the build failed: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("cannot read what the build says of itself")
}

/// Builds a register here and now.
#[expect(clippy::disallowed_methods, reason = "measures")]
pub fn here(root: &Path, out: &Path, jobs: usize) -> Result<Build> {
    let clock = Arc::new(Clock::default());
    let options = Options { watch: Some(clock.clone()), ..Options::on(register::today()) };
    let start = Instant::now();
    let register = Register::at(root, options, jobs)?;
    let read = start.elapsed();
    let built = build::build(&register, out)?;
    let Some(made) = built.made else { bail!("the register has mistakes; `cargo xtask check` shows them") };
    Ok(Build {
        pages: made.standing.pages,
        bytes: made.standing.bytes,
        total: milliseconds(start.elapsed()),
        read: milliseconds(read),
        phases: Clock::PHASES.map(|phase: Phase| milliseconds(clock.time(phase))).into(),
        write: milliseconds(made.writing),
        peak: peak(),
    })
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// `VmHWM` of Linux, in kilobytes.
fn peak() -> Option<u64> {
    let status = disk::read_file(Path::new("/proc/self/status")).ok()?;
    let status = String::from_utf8(status).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse().ok())
}
