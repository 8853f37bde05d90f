//! The archive: every version of the list, and what differs between them.

use super::Scene;
use super::groups::by_entity;
use crate::message::Filling;
use crate::routes::PageId;
use crate::view::{ArchiveView, Draft, VersionView};
use subprocessors::Change;

/// The index of all versions.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<ArchiveView> {
    let page = ArchiveView {
        heading_html: scene.words.ui("archive_title", &[]),
        versions: (0..scene.record.days.len()).rev().map(|at| version(scene, at)).collect(),
    };
    Draft {
        title: scene.words.label("archive_title", &[]),
        description: Some(scene.words.label("archive_text", &[])),
        page,
    }
}

fn version(scene: &Scene<'_>, at: usize) -> VersionView {
    let day = scene.record.days[at];
    let is_last = at + 1 == scene.record.days.len();
    let own =
        |change: &&Change<'_>| change.withdrawn.is_none() && change.effective.is_some_and(|since| since.date == day);
    let changes: Vec<Change<'_>> = scene.record.changes.iter().filter(own).cloned().collect();
    let (known, told): (Vec<Change<'_>>, Vec<Change<'_>>) = changes.into_iter().partition(Change::is_first_known);
    let known = (!known.is_empty()).then(|| scene.words.ui("known_since", &[("date", scene.words.date(day))]));
    let groups = by_entity(told, &[]);
    let told = groups.iter().map(|own| format!("{}: {}", scene.subjects_of(own), scene.told(own)));
    let url = |page| scene.archived_url(page).expect("a site with an archive keeps it in some language");
    VersionView {
        url: url(PageId::Past(at)),
        date_html: scene.words.date(day).html,
        changes_html: known.into_iter().chain(told).collect(),
        count_html: scene.words.count("count", scene.record.past(at).list.entries.len()),
        before_url: (at > 0).then(|| url(PageId::Difference(at - 1, Some(at)))),
        today_url: (!is_last).then(|| url(PageId::Difference(at, None))),
    }
}

impl Scene<'_> {
    /// A day as what fills a text.
    pub(crate) fn day_of(&self, at: usize) -> Filling {
        self.words.date(self.record.days[at])
    }
}
