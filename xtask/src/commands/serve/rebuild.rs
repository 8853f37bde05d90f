//! Reads again when something calls for it, and tells every open page.
//!
//! A page can be shown as soon as everything is read and checked; the whole site is made behind it, by
//! [`Finishing`].

use super::editor::Editor;
use super::finish::{Draft, Finishing};
use super::preview::Preview;
use super::showing::Showing;
use super::told::{self, Told};
use super::watch::Watch;
use crate::commands::build::duration;
use crate::register::{Register, RegisterArguments, today};
use crate::terminal;
use anyhow::anyhow;
use source::{Diagnostics, Format, Sources};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use subprocessors::Date;
use tokio::sync::watch;

/// Why to build again.
#[derive(Clone, Copy)]
pub enum Call {
    /// Something changed among the inputs.
    Changed,
    /// Another day is to be shown; the current one if none.
    AsOf(Option<Date>),
}

/// A burst of changes is over when so long nothing changed: the next news of a burst, such as a
/// checkout of another branch, follow within a quarter of the debounce.
const QUIET: Duration = Duration::from_millis(25);
/// A burst that never ends is shown in steps of this.
const LONGEST: Duration = Duration::from_secs(2);
/// How often to look whether a new day has begun, or whether there is a change that the system did not tell.
const DAWN: Duration = Duration::from_secs(30);

/// What becomes of the browser when a build fails.
pub const STAYS: &str = "the last good site stays";
const NO_SITE: &str = "there is no site to show yet";

/// What rebuilding needs.
pub struct Rebuilding {
    arguments: RegisterArguments,
    /// The register's, absolute: links to the editor need it.
    folder: PathBuf,
    editor: Editor,
    showings: watch::Sender<Arc<Showing>>,
    /// What was read for the last build.
    last: Option<(Sources, Diagnostics, Date)>,
    /// The last preview that was opened, of which the next one takes over what has not changed.
    latest: Option<Arc<Preview>>,
    /// Makes whole sites.
    finishing: Sender<Draft>,
}

impl Rebuilding {
    /// Ready for the first build.
    pub fn new(
        arguments: RegisterArguments,
        folder: PathBuf,
        editor: Editor,
        showings: watch::Sender<Arc<Showing>>,
    ) -> Self {
        let finishing = Finishing::start(folder.clone(), editor.clone(), showings.clone());
        Rebuilding { arguments, folder, editor, showings, last: None, latest: None, finishing }
    }

    /// Builds for the first time, whatever comes of it.
    pub fn start(&mut self) {
        self.build();
    }

    /// Builds with every call, until nobody can call any longer.
    #[expect(clippy::disallowed_methods, reason = "a burst that never ends has to be cut")]
    pub fn go_on(mut self, calls: &Receiver<Call>, mut watch: Watch) {
        loop {
            match calls.recv_timeout(DAWN) {
                Ok(call) => self.hear(call),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            let start = Instant::now();
            while start.elapsed() < LONGEST
                && let Ok(call) = calls.recv_timeout(QUIET)
            {
                self.hear(call);
            }
            watch.catch_up();
            self.build();
        }
    }

    fn hear(&mut self, call: Call) {
        if let Call::AsOf(day) = call {
            self.arguments = self.arguments.on(day);
        }
    }

    /// Reads and, if anything differs from the last time, builds and publishes what came of it.
    #[expect(clippy::disallowed_methods, reason = "the terminal says how long it took")]
    fn build(&mut self) {
        let start = Instant::now();
        let register = match self.arguments.read() {
            Ok(register) => register,
            Err(error) => return self.fail(&error),
        };
        let read = (register.sources.clone(), register.found.clone(), register.today());
        if self.last.as_ref() == Some(&read) {
            return self.follow();
        }
        let changes = self.changes(&register);
        self.last = Some(read);
        let sources = register.sources.clone();
        // A mistake of our own must not end the preview without a word.
        let opened = catch_unwind(AssertUnwindSafe(|| Preview::open(register, self.latest.as_deref())));
        let opened = opened.unwrap_or_else(|_| Err(anyhow!("the build broke off; the terminal says where")));
        match opened.map(|(preview, diagnostics)| (preview, diagnostics.sorted())) {
            Ok((Some(preview), diagnostics)) => {
                let preview = Arc::new(preview);
                self.latest = Some(Arc::clone(&preview));
                let told = Arc::new(told::tell(&sources, &diagnostics, &self.folder, &self.editor));
                self.publish(Some(Arc::clone(&preview)), Arc::clone(&told));
                let draft = Draft { preview, told, sources, diagnostics, changes, shown: start.elapsed() };
                // It ends only with us.
                self.finishing.send(draft).ok();
            }
            Ok((None, diagnostics)) => {
                terminal::report(&sources, &diagnostics, Format::Text);
                let tally = terminal::tally(&diagnostics).unwrap_or_default();
                let stays = if self.showings.borrow().preview.is_some() { STAYS } else { NO_SITE };
                terminal::failed(format!("{changes}: {tally} in {}; {stays}", duration(start.elapsed())));
                let told = told::tell(&sources, &diagnostics, &self.folder, &self.editor);
                self.publish(None, Arc::new(told));
            }
            Err(error) => self.fail(&error),
        }
    }

    /// The disk failed, or there is no register at present: something to mend, not to stop for.
    fn fail(&mut self, error: &anyhow::Error) {
        let told = vec![Told::of_machine(error)];
        if *self.showings.borrow().told != told {
            terminal::failure(error);
            self.publish(None, Arc::new(told));
        }
        self.last = None;
    }

    /// Nothing to build; but the day may now be one that was picked, or no longer.
    fn follow(&self) {
        self.showings.send_if_modified(|showing| {
            let differs = showing.as_of != self.arguments.as_of();
            if differs {
                let number = showing.number + 1;
                *showing = Arc::new(Showing { number, as_of: self.arguments.as_of(), ..Showing::clone(showing) });
            }
            differs
        });
    }

    fn publish(&self, preview: Option<Arc<Preview>>, told: Arc<Vec<Told>>) {
        self.showings.send_modify(|showing| {
            let preview = preview.or_else(|| showing.preview.clone());
            let (number, as_of) = (showing.number + 1, self.arguments.as_of());
            *showing = Arc::new(Showing { number, preview, told, as_of });
        });
    }

    /// What changed since the last build, in a few words.
    fn changes(&self, register: &Register) -> String {
        let Some((sources, _, date)) = &self.last else { return "everything read".to_owned() };
        let files = |sources: &Sources| -> BTreeSet<(String, Arc<[u8]>)> {
            sources.iter().map(|(file, path)| (path.to_owned(), sources.bytes(file).clone())).collect()
        };
        let (old, new) = (files(sources), files(&register.sources));
        let paths: BTreeSet<&str> = old.symmetric_difference(&new).map(|(path, _)| path.as_str()).collect();
        let day = (*date != register.today()).then(|| match self.arguments.as_of() {
            Some(day) => format!("list of {day}"),
            None => format!("list of today, {}", today()),
        });
        let named: Vec<String> = paths.iter().take(3).map(|path| (*path).to_owned()).chain(day).collect();
        match (named.is_empty(), paths.len()) {
            (true, _) => "files come and gone".to_owned(),
            (false, 0..=3) => named.join(", "),
            (false, all) => format!("{} and {} more", named.join(", "), all - 3),
        }
    }
}
