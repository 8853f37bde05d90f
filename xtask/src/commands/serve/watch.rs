//! Watches the inputs of a build: what [`disk::read`] reads below a register's
//! root, and nothing else.
//!
//! The root itself is watched flat, so that folders which come later are noticed and neither the
//! output nor `target/` is ever looked into. Whether a change is one is decided by comparing what is
//! read, not by what the system says about a file.

use super::rebuild::Call;
use crate::{disk, terminal};
use anyhow::{Context as _, Result};
use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How long a file has to be left alone before its change counts: longer than an editor needs to
/// write a new file and rename it, shorter than a person notices.
const DEBOUNCE: Duration = Duration::from_millis(50);

/// What is watched at present.
pub struct Watch {
    root: PathBuf,
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    places: BTreeMap<PathBuf, bool>,
    /// Whether it has been said that the system does not watch everything.
    has_warned: bool,
}

impl Watch {
    /// Starts to watch the inputs below a root; every change becomes a call.
    pub fn start(root: &Path, calls: Sender<Call>) -> Result<Self> {
        let tell = move |result: DebounceEventResult| {
            // An error may hide a change, and so counts as one.
            let matters = result.map_or(true, |events| !events.iter().all(|event| is_reading(&event.kind)));
            if matters {
                // The receiver is gone only when the program ends.
                calls.send(Call::Changed).ok();
            }
        };
        let debouncer = new_debouncer(DEBOUNCE, None, tell).context("cannot watch files")?;
        let root = root.canonicalize().with_context(|| format!("cannot find `{}`", root.display()))?;
        let mut watch = Watch { root, debouncer, places: BTreeMap::new(), has_warned: false };
        let flat = watch.debouncer.watch(&watch.root, RecursiveMode::NonRecursive);
        flat.with_context(|| format!("cannot watch `{}`: raise the system's limit of watches", watch.root.display()))?;
        watch.catch_up();
        Ok(watch)
    }

    /// Watches the folders that are there now.
    ///
    /// Each is watched anew, since a folder that was replaced by another of the same name took its
    /// watch along. To be called before reading, so that no change falls in between.
    pub fn catch_up(&mut self) {
        for place in std::mem::take(&mut self.places).into_keys() {
            // What is gone has nothing left to unwatch.
            self.debouncer.unwatch(&place).ok();
        }
        for (place, is_deep) in disk::places(&self.root) {
            let mode = if is_deep { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            match self.debouncer.watch(&place, mode) {
                Ok(()) => drop(self.places.insert(place, is_deep)),
                // A folder that vanishes meanwhile is a change of the root, which is watched.
                Err(_) if !place.exists() => {}
                Err(error) => self.warn(&place, &error),
            }
        }
    }

    fn warn(&mut self, place: &Path, error: &notify::Error) {
        if !std::mem::replace(&mut self.has_warned, true) {
            let place = place.display();
            terminal::warning(format!("cannot watch `{place}` ({error}): changes there show with a delay"));
        }
    }
}

/// Whether somebody only read: we do that ourselves with every build.
fn is_reading(kind: &EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if *access != AccessKind::Close(AccessMode::Write))
}
