//! What differs between two days.

use super::Scene;
use super::groups::by_subject;
use crate::routes::PageId;
use crate::view::{ComparedView, Draft, LinkView};
use subprocessors::changes;

/// What the list of a later day says otherwise; without a later day, what that of today does.
pub(crate) fn view(scene: &Scene<'_>, from: usize, until: Option<usize>) -> Draft<ComparedView> {
    let words = &scene.words;
    let before = &scene.record.past(from).list;
    let after = until.map_or(&scene.record.today.list, |at| &scene.record.past(at).list);
    let groups = by_subject(changes(before, after), &scene.record.notices);
    let own = [("from", words.date(before.date)), ("until", words.date(after.date))];
    let key = if until.is_some() { "difference_title" } else { "difference_today" };
    let page = ComparedView {
        heading_html: words.ui(key, &own),
        text_html: words.ui("difference_text", &own),
        links: links(scene, from, until),
        count_html: words.count("changes_count", groups.len()),
        changes: groups.iter().map(|own| scene.change(own, true)).collect(),
    };
    Draft { title: words.label(key, &own), description: None, page }
}

/// Both lists.
fn links(scene: &Scene<'_>, from: usize, until: Option<usize>) -> Vec<LinkView> {
    let past = |at: usize| LinkView {
        url: scene.url(PageId::Past(at)),
        title_html: scene.words.ui("list_of", &[("date", scene.day_of(at))]),
        current: false,
    };
    let today =
        || LinkView { url: scene.url(PageId::List), title_html: scene.words.ui("current_list", &[]), current: false };
    vec![past(from), until.map_or_else(today, past)]
}
