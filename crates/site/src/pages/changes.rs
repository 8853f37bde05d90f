//! Every change, the newest first, and a picture of all engagements over the years.

use super::Scene;
use super::groups::by_subject;
use crate::routes::PageId;
use crate::view::{ChangeView, ChangesOfDayView, ChangesView, Draft, EntryLine};
use subprocessors::{Change, Date};

/// The page of all changes.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<ChangesView> {
    let days: Vec<ChangesOfDayView> =
        by_day(scene).into_iter().rev().map(|(day, changes)| changes_of(scene, day, changes)).collect();
    let page = ChangesView {
        heading_html: scene.words.ui("changes_title", &[]),
        coming: scene.coming_in_detail(),
        timeline: scene.timeline(),
        unchanged: days.iter().all(|own| own.changes.is_empty()),
        days,
    };
    Draft {
        title: scene.words.label("changes_title", &[]),
        description: Some(scene.words.label("changes_text", &[])),
        page,
    }
}

/// What happened up to today, by day; what was called off stands on the day on which that was told.
fn by_day<'s, 'a>(scene: &'s Scene<'a>) -> Vec<(Date, Vec<&'s Change<'a>>)> {
    let day = |own: &Change<'_>| own.withdrawn.or(own.effective.map(|since| since.date));
    let mut all: Vec<(Date, &Change<'a>)> =
        scene.record.past_changes().filter_map(|own| Some((day(own)?, own))).collect();
    all.sort_by_key(|own| own.0);
    all.chunk_by(|a, b| a.0 == b.0).map(|own| (own[0].0, own.iter().map(|(_, change)| *change).collect())).collect()
}

fn changes_of(scene: &Scene<'_>, day: Date, changes: Vec<&Change<'_>>) -> ChangesOfDayView {
    let date = scene.words.date(day);
    let (known, told): (Vec<&Change<'_>>, Vec<&Change<'_>>) = changes.into_iter().partition(|own| own.is_first_known());
    let groups = by_subject(told.into_iter().cloned(), &scene.record.notices);
    let known_html = (!known.is_empty()).then(|| scene.words.ui("known_since", &[("date", date.clone())]));
    ChangesOfDayView {
        anchor: day.to_string(),
        list_url: scene.record.position(day).and_then(|at| scene.archived_url(PageId::Past(at))),
        date_html: date.html,
        changes: groups.iter().map(|own| scene.change(own, true)).collect(),
        known: scene.known(&known),
        known_html,
    }
}

impl Scene<'_> {
    /// The announced changes, with what is said before and after.
    fn coming_in_detail(&self) -> Vec<ChangeView> {
        let groups = by_subject(self.day.announced.changes.iter().cloned(), &self.record.notices);
        groups.iter().map(|group| self.change(group, true)).collect()
    }

    /// The entries with which the record begins, in the order of the language.
    pub(crate) fn known(&self, known: &[&Change<'_>]) -> Vec<EntryLine> {
        let line = |own: &&Change<'_>| {
            let group = by_subject([(*own).clone()], &[]);
            let purpose = self.purposes_of(own).into_iter().next();
            (own.name.clone(), EntryLine { name_html: self.subjects_of(&group[0]), value_html: purpose })
        };
        let mut lines: Vec<(String, EntryLine)> = known.iter().map(line).collect();
        lines.sort_by(|a, b| self.words.language.compare(&a.0, &b.0));
        lines.into_iter().map(|(_, line)| line).collect()
    }
}
