//! The list as it stood from a day on.

use super::Scene;
use crate::routes::PageId;
use crate::view::{Draft, LinkView, PastView};

/// The list of one of the days on which it changed; the scene is of that day.
pub(crate) fn view(scene: &Scene<'_>, at: usize) -> Draft<PastView> {
    let words = &scene.words;
    let date = scene.day_of(at);
    let list = scene.list();
    let entries: Vec<_> = list.entries.iter().collect();
    let current = at + 1 == scene.record.days.len();
    // What nobody had been told of was not known to be next.
    let next = scene.day.announced.groups.first().and_then(|own| own.dates().0);
    let page = PastView {
        heading_html: words.ui("day_title", &[("date", date.clone())]),
        banner_html: banner(scene, at),
        revision_html: scene.revision(list.date),
        current,
        status: scene.status(list.last_updated, list.in_force, next),
        links: links(scene, at),
        notice_html: scene.policy(),
        coming: scene.coming(None),
        sections: scene.sections(&entries, None).into_iter().filter(|own| !own.rows.is_empty()).collect(),
    };
    Draft { title: words.label("day_title", &[("date", date)]), description: None, page }
}

fn banner(scene: &Scene<'_>, at: usize) -> String {
    let from = scene.day_of(at);
    match scene.record.days.get(at + 1).and_then(|next| next.yesterday().ok()) {
        Some(last) => scene.words.ui("day_text", &[("from", from), ("until", scene.words.date(last))]),
        None => scene.words.ui("day_text_current", &[("from", from)]),
    }
}

/// The versions before and after, and what differs from them and from today.
fn links(scene: &Scene<'_>, at: usize) -> Vec<LinkView> {
    let days = &scene.record.days;
    let link = |page: PageId, key: &str, own: &[(&str, crate::message::Filling)]| LinkView {
        url: scene.url(page),
        title_html: scene.words.ui(key, own),
        current: false,
    };
    let to = |other: usize, key| link(PageId::Past(other), key, &[("date", scene.day_of(other))]);
    let from = || ("from", scene.day_of(at));
    let before = (at > 0).then(|| to(at - 1, "day_before"));
    let after = (at + 1 < days.len()).then(|| to(at + 1, "day_after"));
    let from_before = (at > 0).then(|| {
        let own = [("from", scene.day_of(at - 1)), ("until", scene.day_of(at))];
        link(PageId::Difference(at - 1, Some(at)), "difference_title", &own)
    });
    let today = (at + 1 < days.len()).then(|| link(PageId::Difference(at, None), "difference_today", &[from()]));
    [before, after, from_before, today].into_iter().flatten().collect()
}
