//! The page of one legal entity: its names, what it does, where, since when.

use super::day::Subject;
use super::{Scene, list};
use crate::message::Filling;
use crate::routes::PageId;
use crate::view::{Draft, EngagementView, EntityView, Line};
use subprocessors::{Entry, Since, by_id};

/// The page of an entity, by its position in the register.
pub(crate) fn view(scene: &Scene<'_>, position: usize) -> Draft<EntityView> {
    let words = &scene.words;
    let Subject { entity, party, entries, coming, .. } = &scene.day.subjects[position];
    let name = Filling::name(party.called().expect("an entity has a name").source());
    let since = entries.iter().map(|entry| entry.since).min();
    // What has ended and comes back stands there once, as it will be; its history says what was.
    let returns = |own: &&Entry<'_>| coming.iter().any(|coming| std::ptr::eq(coming.engagement, own.engagement));
    let shown = entries.iter().filter(|own| !returns(own)).chain(coming);
    let page = EntityView {
        heading_html: name.html.clone(),
        status: status(scene, entries, since),
        facts: scene.party(entity, *party),
        history: scene.entity_history(entity).into_iter().chain(scene.called_off(entity)).collect(),
        coming: scene.coming(Some(&entity.id)),
        engagements: shown.map(|entry| engagement(scene, entry)).collect(),
    };
    Draft {
        title: words.label("entity_title", &[("name", name.clone())]),
        description: Some(words.label("entity_description", &[("name", name)])),
        page,
    }
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
    let coming = entry.since.date > scene.list().date;
    EngagementView {
        service_html: by_id(&register.services, &entry.engagement.service)
            .map(|service| Filling::name(&service.name).html)
            .expect("an engagement's service is one of the register's"),
        section_html: scene.words.title(&scene.inputs.content.sections[section].title),
        row_url: (!coming && entry.ended.is_none()).then(|| format!("{list_url}#{anchor}")),
        coming,
        facts: scene.facts(entry, &[]),
        history: scene.history(entry.engagement),
        anchor: entry.engagement.id.to_string(),
    }
}
