//! The list as a table in a language: one row an entry, the same for every kind of file that holds it.

use super::text::plain;
use crate::inputs::Inputs;
use crate::pages::{Scene, list};
use crate::routes::PageId;
use crate::view::{FactsView, LocationView};
use subprocessors::{Date, Entry, Place, by_id};

/// The version of the columns: what they are called and what they hold.
pub(crate) const VERSION: &str = "annex/table/1";

/// A table.
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    /// A cell for each column.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// The same in all languages.
    pub(crate) id: &'static str,
    /// What stands above it.
    pub(crate) title: String,
    pub(crate) kind: Kind,
    /// About how many characters of it are seen at once.
    pub(crate) width: u8,
}

/// What the cells of a column are, if they are not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Date,
    Flag,
    Address,
}

/// A cell, without any markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Date(Date),
    Flag(bool),
}

/// Every column: its id, the words above it, what it holds, its width.
const COLUMNS: [(&str, &str, Kind, u8); 19] = [
    ("id", "table_entry", Kind::Text, 26),
    ("name", "name", Kind::Text, 28),
    ("kind", "kind", Kind::Text, 16),
    ("seat", "seat_country", Kind::Text, 16),
    ("address", "address", Kind::Text, 32),
    ("service", "service", Kind::Text, 20),
    ("section", "section", Kind::Text, 20),
    ("purpose", "purpose", Kind::Text, 44),
    ("places", "where", Kind::Text, 44),
    ("transfer", "transfer", Kind::Text, 40),
    ("applies", "applies", Kind::Text, 32),
    ("condition", "condition", Kind::Text, 32),
    ("data", "data_categories", Kind::Text, 32),
    ("subjects", "subjects", Kind::Text, 24),
    ("since", "since", Kind::Date, 14),
    ("since_at_least", "table_at_least", Kind::Flag, 14),
    ("announced", "coming", Kind::Text, 32),
    ("website", "website", Kind::Address, 32),
    ("page", "table_page", Kind::Address, 40),
];

/// The table of the list, in the order of the page.
pub(crate) fn of(scene: &Scene<'_>) -> Table {
    let mut entries: Vec<(usize, String, &Entry<'_>)> = scene
        .list()
        .entries
        .iter()
        .map(|entry| (scene.inputs.section(&entry.engagement.section), list::name(scene, entry), entry))
        .collect();
    let language = scene.words.language;
    entries.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| language.compare(&a.1, &b.1)));
    let column = |(id, words, kind, width)| Column { id, title: scene.words.label(words, &[]), kind, width };
    Table {
        columns: COLUMNS.into_iter().map(column).collect(),
        rows: entries.into_iter().map(|(_, name, entry)| row(scene, name, entry).into()).collect(),
    }
}

fn row(scene: &Scene<'_>, name: String, entry: &Entry<'_>) -> [Cell; COLUMNS.len()] {
    let Inputs { register, content, .. } = scene.inputs;
    let (words, party) = (&scene.words, entry.party);
    let service = by_id(&register.services, &entry.engagement.service).map(|own| own.name.clone());
    let section = &content.sections[scene.inputs.section(&entry.engagement.section)].title;
    let page = scene.day.page_of(&entry.entity.id);
    let facts = scene.facts(entry, &[]);
    let subjects = entry.facts.subjects().map(|all| plain(&scene.terms(all, &register.data_subjects)));
    [
        text(Some(list::anchor(entry))),
        text(Some(name)),
        text(party.kind().map(|own| plain(&scene.kind(*own)))),
        text(party.seat().map(|own| words.place(&Place::Country(*own), register))),
        text(party.address().map(|own| own.value.clone())),
        text(service),
        text(Some(words.plain(section))),
        text(entry.facts.purpose().map(|own| words.plain(own))),
        lines(facts.locations.iter().map(|own| places(own, &words.label("or", &[])))),
        lines(grounds(&facts)),
        lines(facts.conditions_html.iter().map(|html| plain(html))),
        text(entry.facts.condition().map(|own| words.plain(own))),
        text(facts.data_html.as_deref().map(plain)),
        text(subjects),
        Cell::Date(entry.since.date),
        Cell::Flag(entry.since.at_least),
        lines(facts.announced_html.iter().map(|html| plain(html))),
        text(party.website().map(|own| own.as_str().to_owned())),
        text(page.map(|position| scene.routes.absolute(scene.locale, PageId::Entity(position)))),
    ]
}

fn text(text: Option<String>) -> Cell {
    text.filter(|own| !own.is_empty()).map_or(Cell::Empty, Cell::Text)
}

/// What is said in several parts: each in a line of its own.
fn lines(parts: impl Iterator<Item = String>) -> Cell {
    let parts: Vec<String> = parts.filter(|own| !own.is_empty()).collect();
    text(Some(parts.join("\n")))
}

/// "Customers in the EU · Storage: Germany · Backup: France · by default".
fn places(location: &LocationView, or: &str) -> String {
    let whom = location.whom_html.as_deref().map(plain);
    let whom = whom.or_else(|| location.alternative.then(|| or.to_owned()));
    let place = |own: &crate::view::Line| format!("{}: {}", plain(own.label_html.as_str()), plain(&own.value_html));
    let more = location.offered_html.iter().chain(&location.conditions_html).chain(&location.by_html);
    let more = more.chain(&location.note_html).map(|html| plain(html));
    joined(whom.into_iter().chain(location.places.iter().map(place)).chain(more))
}

/// The grounds for transfers of an entry, and those of its places with whom they are for.
fn grounds(facts: &FactsView) -> impl Iterator<Item = String> {
    let own = facts.transfers_html.iter().map(|html| plain(html));
    let of_places = facts.locations.iter().filter(|own| !own.transfers_html.is_empty()).map(|location| {
        let whom = location.whom_html.iter().map(|html| plain(html));
        joined(whom.chain(location.transfers_html.iter().map(|html| plain(html))))
    });
    own.chain(of_places)
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" · ")
}
