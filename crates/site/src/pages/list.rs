//! The list: introduction, one table a section, and what stands below.

use super::Scene;
use super::filter::condition;
use crate::message::Filling;
use crate::routes::PageId;
use crate::view::{AnchorView, ChangeView, ContinuedView, Draft, Line, ListView, RelatedView, RowView, SectionView};
use subprocessors::{Entry, Facet, Id, Name};

/// The list in the language of a scene.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<ListView> {
    let (words, content) = (&scene.words, &scene.inputs.content);
    let sections = scene.sections(&scene.list().entries.iter().collect::<Vec<_>>(), None);
    let related = content.related.as_ref().map(|document| RelatedView {
        title_html: words.title(&document.title),
        prose_html: words.prose(&document.prose),
    });
    let coming = scene.coming(None);
    let list = ListView {
        heading_html: words.title(&content.list.title),
        status: status(scene),
        contents: contents(scene, &coming, &sections, related.as_ref()),
        continued: continued(scene),
        about_html: scene.inputs.register.about.subject.as_ref().map(|text| words.html(text)),
        intro_html: words.prose(&content.list.prose),
        notice_html: scene.policy(),
        audiences: scene.audience_policies(),
        coming,
        filter: scene.filter(),
        sections,
        related,
        demo: scene.inputs.config.demo.as_ref().map(|url| url.as_str().to_owned()),
    };
    Draft {
        title: format!("{} · {}", words.title_plain(&content.list.title), scene.inputs.register.publisher.name),
        description: content.list.description.as_ref().map(|text| words.title_plain(text)),
        page: list,
    }
}

/// The dates of the list, and when its publisher last reviewed it.
fn status(scene: &Scene<'_>) -> Vec<Line> {
    let list = scene.list();
    let mut status = scene.status(list.last_updated, list.in_force, list.next_change);
    let reviewed = scene.inputs.register.about.reviewed.map(|date| scene.words.date(date).html);
    status.extend(reviewed.map(|html| scene.line("reviewed", html)));
    status
}

/// Where the list is continued.
fn continued(scene: &Scene<'_>) -> Option<ContinuedView> {
    let about = &scene.inputs.register.about;
    let url = about.continues_at.as_ref()?.as_str().to_owned();
    let text_html = match about.continues_since {
        Some(date) => scene.words.ui("continues_since", &[("date", scene.words.date(date))]),
        None => scene.words.ui("continues", &[]),
    };
    Some(ContinuedView { text_html, url })
}

fn contents(
    scene: &Scene<'_>,
    coming: &[ChangeView],
    sections: &[SectionView],
    related: Option<&RelatedView>,
) -> Vec<AnchorView> {
    let headings = &scene.inputs.content.list.prose.headings;
    let anchor = |anchor: &str, title_html: String| AnchorView { anchor: anchor.to_owned(), title_html };
    let coming = (!coming.is_empty()).then(|| anchor("coming", scene.words.ui("coming", &[])));
    let headings = headings.iter().map(|(own, title)| anchor(own, scene.words.inline(title)));
    let tables = sections.iter().map(|section| anchor(&section.id, section.title_html.clone()));
    let related = related.map(|own| anchor("related", own.title_html.clone()));
    headings.chain(coming).chain(tables).chain(related).collect()
}

impl Scene<'_> {
    /// The tables of entries, in the order of the sections; for a choice of customers, what holds for them.
    pub(crate) fn sections(&self, entries: &[&Entry<'_>], facet: Option<&Facet>) -> Vec<SectionView> {
        (0..self.inputs.register.sections.len()).map(|own| section(self, own, entries, facet)).collect()
    }
}

fn section(scene: &Scene<'_>, section: usize, entries: &[&Entry<'_>], facet: Option<&Facet>) -> SectionView {
    let document = &scene.inputs.content.sections[section];
    let within = |entry: &&&Entry<'_>| scene.inputs.section(&entry.engagement.section) == section;
    let mut entries: Vec<&Entry<'_>> = entries.iter().filter(within).copied().collect();
    entries.sort_by(|a, b| scene.words.language.compare(&name(scene, a), &name(scene, b)));
    let said = said_of_all(&entries);
    let title_html = scene.words.title(&document.title);
    let has_places = entries.iter().any(|entry| entry.facts.locations().is_some_and(|own| !own.is_empty()));
    let caption = if has_places { "caption" } else { "caption_short" };
    let title = Filling { plain: scene.words.title_plain(&document.title), html: title_html.clone() };
    SectionView {
        id: scene.inputs.register.sections[section].id.to_string(),
        title_html,
        prose_html: scene.words.prose(&document.prose),
        caption_html: scene.words.ui(caption, &[("section", title)]),
        count_html: scene.words.count("count", entries.len()),
        has_places,
        rows: entries.iter().map(|entry| row(scene, entry, &said, facet)).collect(),
        assurances_html: said.iter().map(|own| scene.assurance(own)).collect(),
    }
}

/// The assurances that hold for every one of several entries: said once, below the table.
fn said_of_all(entries: &[&Entry<'_>]) -> Vec<Id> {
    let [first, second, rest @ ..] = entries else {
        return Vec::new();
    };
    let others = || std::iter::once(second).chain(rest);
    let of = |entry: &Entry<'_>| entry.facts.assurances().cloned().unwrap_or_default();
    of(first).into_iter().filter(|own| others().all(|entry| of(entry).contains(own))).collect()
}

/// How an entry is called, without markup.
pub(crate) fn name(scene: &Scene<'_>, entry: &Entry<'_>) -> String {
    match entry.called() {
        Name::Legal(name) => name.to_owned(),
        Name::Class(text) => scene.words.plain(text),
    }
}

/// The anchor of a row: stable as long as the ids of entity and engagement are.
pub(crate) fn anchor(entry: &Entry<'_>) -> String {
    format!("{}.{}", entry.entity.id, entry.engagement.id)
}

fn row(scene: &Scene<'_>, entry: &Entry<'_>, said: &[Id], facet: Option<&Facet>) -> RowView {
    let (name, url) = (name(scene, entry), scene.entity_url(&entry.entity.id));
    let mut facts = scene.facts(entry, said);
    let only_html = facet.and_then(|facet| scene.narrowed(entry, facet, &mut facts));
    if url.is_none() {
        // Who has no page has everything said here.
        facts.more.extend(scene.party(entry.entity, entry.party));
    }
    RowView {
        anchor: anchor(entry),
        name_html: scene.called(entry),
        url,
        only_html,
        condition: condition(entry, scene.record.register),
        link_label: scene.words.label("link_to_entry", &[("name", Filling::words(&name))]),
        name,
        facts,
    }
}

impl Scene<'_> {
    /// The name of an entry's entity, as HTML.
    pub(crate) fn called(&self, entry: &Entry<'_>) -> String {
        match entry.called() {
            Name::Legal(name) => Filling::name(name).html,
            Name::Class(text) => self.words.html(text),
        }
    }

    /// The address of an entity's page, if it has one.
    pub(crate) fn entity_url(&self, id: &str) -> Option<String> {
        let position = self.day.page_of(id)?;
        Some(self.routes.path(self.locale, PageId::Entity(position)))
    }
}
