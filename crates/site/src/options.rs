//! What a build is told besides its sources.

use crate::watch::{Phase, Watch};
use std::sync::Arc;
use subprocessors::{Date, Url};

/// What a build is told besides its sources: nothing is read from clock or environment.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day whose list is shown.
    pub as_of: Date,
    /// The edition to publish: what `config.<edition>.toml` lays over `config.toml`. Without one, the latter alone.
    pub edition: Option<String>,
    /// Where the site is published, instead of the `base_url` of the configuration.
    pub base_url: Option<Url>,
    /// Only these locales, by tag; all of them if empty.
    pub locales: Vec<String>,
    /// Whether there is a site though a rule objects to its facts, or a language lacks translations where the
    /// configuration is strict about it: for those who look at a change before it is ready. All of it is told all the
    /// same, as warnings.
    pub lenient: bool,
    /// Who wants to know when the phases of a build begin and end, if anybody does.
    pub watch: Option<Arc<dyn Watch>>,
}

impl Options {
    /// All locales, at the address that `config.toml` states, on a day.
    pub fn on(as_of: Date) -> Self {
        Options { as_of, edition: None, base_url: None, locales: Vec::new(), lenient: false, watch: None }
    }

    /// Does work that belongs to a phase.
    pub(crate) fn during<T>(&self, phase: Phase, work: impl FnOnce() -> T) -> T {
        let watch = self.watch.as_deref();
        watch.inspect(|watch| watch.begins(phase));
        let done = work();
        watch.inspect(|watch| watch.ends(phase));
        done
    }
}
