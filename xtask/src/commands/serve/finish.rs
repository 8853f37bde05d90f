//! Makes the whole site behind the pages that are looked at, and says what there is to say about it.
//!
//! Data files are of the whole site, and so is what only finished pages show: a link that leads nowhere,
//! a template that fails. A site in which something of the kind is wrong gives way to the last good one.

use super::editor::Editor;
use super::preview::Preview;
use super::rebuild::STAYS;
use super::showing::Showing;
use super::told::{self, Told};
use crate::commands::build::duration;
use crate::terminal;
use source::{Diagnostics, Format, Sources};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// Who looks at a page is served first; the rest of the site waits for so long.
const REST: Duration = Duration::from_millis(100);

/// A preview that is shown already, and what there was to say until then.
pub struct Draft {
    pub preview: Arc<Preview>,
    /// What the browser was told until then.
    pub told: Arc<Vec<Told>>,
    pub sources: Sources,
    pub diagnostics: Diagnostics,
    /// What changed, in a few words.
    pub changes: String,
    /// How long it took from reading until the preview could be shown.
    pub shown: Duration,
}

/// What finishing needs.
pub struct Finishing {
    folder: PathBuf,
    editor: Editor,
    showings: watch::Sender<Arc<Showing>>,
    /// The last preview whose whole site had no error.
    good: Option<Arc<Preview>>,
    /// One that gave way to a newer one before its whole site was made.
    passed: Option<Arc<Preview>>,
}

impl Finishing {
    /// Starts to finish whatever is sent, on a thread of its own that ends with the sender.
    pub fn start(folder: PathBuf, editor: Editor, showings: watch::Sender<Arc<Showing>>) -> Sender<Draft> {
        let (drafts, come) = channel();
        let finishing = Finishing { folder, editor, showings, good: None, passed: None };
        std::thread::spawn(move || finishing.go_on(&come));
        drafts
    }

    fn go_on(mut self, drafts: &Receiver<Draft>) {
        while let Ok(draft) = drafts.recv() {
            let mut draft = draft;
            // What is saved meanwhile is all that matters.
            while let Ok(newer) = drafts.recv_timeout(REST) {
                self.passed = Some(std::mem::replace(&mut draft, newer).preview);
            }
            // A mistake of our own must not end the preview without a word.
            if catch_unwind(AssertUnwindSafe(|| self.finish(&draft))).is_err() {
                terminal::failed(format!(
                    "{}: the build broke off; its pages are shown without the rest",
                    draft.changes
                ));
            }
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the terminal says how long it took")]
    fn finish(&mut self, draft: &Draft) {
        let start = Instant::now();
        let whole = draft.preview.whole();
        let mut diagnostics = draft.diagnostics.clone();
        diagnostics.extend(whole.diagnostics.clone());
        let diagnostics = diagnostics.sorted();
        terminal::report(&draft.sources, &diagnostics, Format::Text);
        let times = format!("shown in {}, built in {}", duration(draft.shown), duration(draft.shown + start.elapsed()));
        let tally = terminal::tally(&diagnostics).unwrap_or_else(|| "nothing is wrong".to_owned());
        let is_good = whole.output.is_some();
        let passed = self.passed.take();
        if is_good {
            terminal::success(format!("{}: {times}, {tally}", draft.changes));
            self.good = Some(Arc::clone(&draft.preview));
        } else {
            terminal::failed(format!("{}: {times}, {tally}; {STAYS}", draft.changes));
            // What was passed over is newer than what was finished, and may be as good.
            self.good = passed.filter(|own| own.whole().output.is_some()).or(self.good.take());
        }
        // Most often there is nothing more to say.
        let told = match whole.diagnostics.is_empty() {
            true => Arc::clone(&draft.told),
            false => Arc::new(told::tell(&draft.sources, &diagnostics, &self.folder, &self.editor)),
        };
        self.showings.send_if_modified(|showing| {
            // Meanwhile there may be another preview, or something else to say about this one.
            let is_shown = showing.preview.as_ref().is_some_and(|own| Arc::ptr_eq(own, &draft.preview));
            let has_news = Arc::ptr_eq(&showing.told, &draft.told) && showing.told != told;
            let gives_way = is_shown && !is_good;
            if gives_way || has_news {
                let preview = if gives_way { self.good.clone() } else { showing.preview.clone() };
                let told = if has_news { Arc::clone(&told) } else { Arc::clone(&showing.told) };
                *showing = Arc::new(Showing { number: showing.number + 1, preview, told, as_of: showing.as_of });
            }
            gives_way || has_news
        });
    }
}
