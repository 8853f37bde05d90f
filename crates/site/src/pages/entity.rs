//! The page of one legal entity: its names, what it does, where, since when.

use super::{Scene, list};
use crate::message::Filling;
use crate::routes::PageId;
use crate::view::{EngagementView, EntityView, HeadView, Line, PageView};
use subprocessors::{Entry, Since, by_id};

/// The page of an entity, by its position in the register.
pub(crate) fn view(scene: &Scene<'_>, position: usize, alternates_html: String) -> PageView<EntityView> {
    let entity = &scene.inputs.register.entities[position];
    let words = &scene.words;
    let party = entity.on(scene.list.date, None);
    let name = Filling::name(party.called().expect("an entity has a name").source());
    let entries: Vec<Entry<'_>> = entity.entries(scene.list.date, None).collect();
    let since = entries.iter().map(|entry| entry.since).min();
    let page = EntityView {
        heading_html: name.html.clone(),
        status: status(scene, &entries, since),
        facts: scene.party(entity, party),
        engagements: entries.iter().map(|entry| engagement(scene, entry)).collect(),
    };
    let head = HeadView {
        title: words.label("entity_title", &[("name", name.clone())]),
        description: Some(words.label("entity_description", &[("name", name)])),
        canonical: Some(scene.routes.absolute(scene.locale, PageId::Entity(position))),
        alternates_html,
        noindex: false,
    };
    scene.page(PageId::Entity(position), head, page)
}

fn status(scene: &Scene<'_>, entries: &[Entry<'_>], since: Option<Since>) -> Vec<Line> {
    let updated = entries.iter().map(|entry| entry.last_changed).max();
    let updated = updated.map(|date| scene.line("last_updated", scene.words.date(date).html));
    let since = since.map(|since| scene.line("since", scene.words.since(since)));
    updated.into_iter().chain(since).collect()
}

fn engagement(scene: &Scene<'_>, entry: &Entry<'_>) -> EngagementView {
    let register = &scene.inputs.register;
    let (anchor, section) = (list::anchor(entry), scene.inputs.section(&entry.engagement.section));
    let list_url = scene.routes.path(scene.locale, PageId::List);
    EngagementView {
        service_html: by_id(&register.services, &entry.engagement.service)
            .map(|service| Filling::name(&service.name).html)
            .expect("an engagement's service is one of the register's"),
        section_html: scene.words.html(&scene.inputs.content.sections[section].title),
        row_url: entry.ended.is_none().then(|| format!("{list_url}#{anchor}")),
        facts: scene.facts(entry, &[]),
        history: history(scene, entry),
        anchor: entry.engagement.id.to_string(),
    }
}

/// When the engagement began, changed and ended, once there is more to say than its beginning.
fn history(scene: &Scene<'_>, entry: &Entry<'_>) -> Vec<Line> {
    let versions = entry.engagement.history.iter().enumerate();
    let past: Vec<_> = versions.filter(|(_, version)| version.timing.has_begun(scene.list.date, None)).collect();
    if past.len() < 2 {
        return Vec::new();
    }
    let key = |position, ended| match (position, ended) {
        (_, true) => "history_ended",
        (0, false) => "history_started",
        (_, false) => "history_changed",
    };
    past.into_iter()
        .map(|(position, version)| {
            scene.line(key(position, version.timing.ended), scene.words.since(version.timing.start.value.into()))
        })
        .collect()
}
