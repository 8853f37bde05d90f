//! How long the phases of a build take, summed over all threads.

use site::{Phase, Watch};
use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A stop watch for every phase.
#[derive(Debug, Default)]
pub struct Clock([AtomicU64; Clock::PHASES.len()]);

thread_local! {
    static BEGUN: Cell<Option<Instant>> = const { Cell::new(None) };
}

impl Clock {
    /// The phases, in the order of the work.
    pub const PHASES: [Phase; 5] = [Phase::Parse, Phase::Validate, Phase::View, Phase::Render, Phase::Finish];

    /// The time spent in a phase, on all threads together.
    pub fn time(&self, phase: Phase) -> Duration {
        Duration::from_nanos(self.0[phase as usize].load(Ordering::Relaxed))
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock")]
impl Watch for Clock {
    fn begins(&self, _: Phase) {
        BEGUN.set(Some(Instant::now()));
    }

    fn ends(&self, phase: Phase) {
        let time = BEGUN.take().map(|begun| begun.elapsed().as_nanos()).unwrap_or_default();
        self.0[phase as usize].fetch_add(u64::try_from(time).unwrap_or(u64::MAX), Ordering::Relaxed);
    }
}
