//! What translators have to do, or have done, as the templates show it.

use crate::report::Review;
use crate::show::cut::{TEXT, cut};
use crate::show::locales::Locales;
use crate::show::tasks::Task;
use crate::show::visible::visible;
use serde::Serialize;

/// A kind of work for translators.
#[derive(Serialize)]
pub(super) struct Work {
    title: &'static str,
    all: Vec<Texts>,
}

/// Texts that are to be seen to in the same locales.
#[derive(Serialize)]
struct Texts {
    said: String,
    locales: String,
    texts: Vec<String>,
}

/// All that there is, by what is to be done.
pub(super) fn all(review: &Review, locales: &Locales<'_>) -> Vec<Work> {
    let all = Task::ALL.into_iter().map(|task| work(task, review, locales));
    all.filter(|own| !own.all.is_empty()).collect()
}

fn work(task: Task, review: &Review, locales: &Locales<'_>) -> Work {
    let texts = |(texts, own): (Vec<&str>, Vec<&str>)| Texts {
        said: locales.said(&own),
        locales: own.join(" "),
        texts: texts.into_iter().map(|own| visible(&cut(own, TEXT))).collect(),
    };
    Work { title: task.title(), all: task.texts(&review.translations).into_iter().map(texts).collect() }
}
