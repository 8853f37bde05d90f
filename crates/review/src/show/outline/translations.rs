//! What translators have to do: each text once, with all the locales in which it is to be done.

use super::{Item, Part, Rank};
use crate::report::Review;
use crate::show::cut::{TEXT, cut};
use crate::show::locales::Locales;
use crate::show::tasks::Task;
use crate::show::words::counted;

/// So many texts are shown of those that are alike.
const TEXTS: usize = 8;

pub(super) fn parts(review: &Review, locales: &Locales<'_>) -> Vec<Part> {
    let entries = |task: Task| {
        let together = task.texts(&review.translations).into_iter();
        together.map(|(texts, tags)| entry(&texts, &locales.said(&tags))).collect()
    };
    let part = |task: Task| Part {
        folds: true,
        ..Part::new(task.title(), "entry of translations", Rank::Translations, entries(task))
    };
    Task::ALL.into_iter().map(part).collect()
}

/// "3 texts in 31 locales", and below it the texts.
fn entry(texts: &[&str], locales: &str) -> Item {
    let below = texts.iter().map(|own| Item::theirs(&cut(own, TEXT))).collect();
    Item::theirs(&format!("{} in {locales}", counted(texts.len(), "text"))).with(Item::bounded(below, TEXTS))
}
