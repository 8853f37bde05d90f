//! What translators have to do, each text once.

use super::same;
use crate::report::Translated;

/// What translators have to do with a text, or have done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Task {
    /// The source text changed, and the translation is not shown.
    Stale,
    /// There is no translation.
    Missing,
    /// The translation was mended.
    Changed,
    /// There is a translation now.
    Resolved,
}

impl Task {
    /// All of them, what is to do first.
    pub(crate) const ALL: [Task; 4] = [Task::Stale, Task::Missing, Task::Changed, Task::Resolved];

    /// How the task is called at the head of a list of texts.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Task::Stale => "Out of date, as the source text changed",
            Task::Missing => "Not translated yet",
            Task::Changed => "Mended",
            Task::Resolved => "Translated now",
        }
    }

    /// The texts with which it is done, each once, with all the locales in which it is.
    pub(crate) fn texts(self, all: &[Translated]) -> Vec<(Vec<&str>, Vec<&str>)> {
        same::by_locales(all.iter().flat_map(|of| {
            let texts = match self {
                Task::Stale => &of.stale,
                Task::Missing => &of.missing,
                Task::Changed => &of.changed,
                Task::Resolved => &of.resolved,
            };
            texts.iter().map(|text| (text.as_str(), of.locale.as_str()))
        }))
    }
}
