//! What the bar asks the server for: its own files, the state of a page, news, and another day.

use super::door::Names;
use super::preview::{Preview, Twin};
use super::reply::Reply;
use super::scene::Scene;
use super::seal::Seal;
use super::showing::Showing;
use super::told::Told;
use axum::http::StatusCode;
use serde::Serialize;
use site::{Counts, PageOf, Subject};
use subprocessors::Date;

const FILES: [(&str, &str, &str); 7] = [
    ("preview.js", "text/javascript; charset=utf-8", include_str!("browser/preview.js")),
    ("bar.js", "text/javascript; charset=utf-8", include_str!("browser/bar.js")),
    ("overlay.js", "text/javascript; charset=utf-8", include_str!("browser/overlay.js")),
    ("elements.js", "text/javascript; charset=utf-8", include_str!("browser/elements.js")),
    ("preview.css", "text/css; charset=utf-8", include_str!("browser/preview.css")),
    ("status.js", "text/javascript; charset=utf-8", include_str!("browser/status.js")),
    ("status.css", "text/css; charset=utf-8", include_str!("browser/status.css")),
];

/// One of the files of the bar.
pub fn file(name: &str) -> Reply {
    match FILES.iter().find(|(own, ..)| *own == name) {
        Some((_, media_type, text)) => Reply::new(StatusCode::OK, media_type, *text)
            .with("x-content-type-options", "nosniff")
            .with("cross-origin-resource-policy", "same-origin"),
        None => Reply::text(StatusCode::NOT_FOUND, "the preview has no such file"),
    }
}

/// What is shown of a page, and what there is to say about it.
#[derive(Serialize)]
struct State<'a> {
    seal: Seal,
    date: Option<String>,
    /// Whether the day was picked.
    picked: bool,
    /// Its language and subject in a few words.
    what: String,
    /// The page to choose a language.
    chooser: Option<String>,
    /// Everything that the last build said, if it failed.
    broken: Option<&'a [Told]>,
    /// What concerns the page.
    told: Vec<&'a Told>,
    weight: Weight,
}

/// The size of a page in bytes, as it is deployed.
#[derive(Default, Serialize)]
struct Weight {
    html: usize,
    assets: usize,
    files: usize,
}

/// The state of the page at a path on a host.
pub fn state(showing: &Showing, names: &Names, run: &str, host: &str, path: &str) -> Reply {
    let scene = showing.preview.as_deref().and_then(|preview| Some((preview, Scene::of(preview, names, host)?)));
    let chooser = scene.as_ref().and_then(|(_, scene)| Some(format!("{}?choose", scene.hosts.link(&scene.chooser()?))));
    let file = scene.and_then(|(preview, scene)| Some((preview, scene.page(path)?)));
    let file = file.as_ref().map(|(preview, file)| (*preview, file.as_str()));
    let page = file.and_then(|(preview, file)| preview.page(file));
    let page = page.as_ref();
    let concerns = |told: &&Told| told.concerns(file.map_or("", |(_, file)| file), page);
    json(&State {
        seal: file.map_or_else(|| Seal::of_nothing(run), |(preview, file)| Seal::of(preview, file, run)),
        date: showing.preview.as_ref().map(|preview| preview.date().to_string()),
        picked: showing.as_of.is_some(),
        what: what(page),
        chooser,
        broken: showing.is_broken().then_some(showing.told.as_slice()),
        told: showing.told.iter().filter(concerns).collect(),
        weight: file.map(|(preview, file)| weight(preview, file)).unwrap_or_default(),
    })
}

fn what(page: Option<&PageOf>) -> String {
    let Some(page) = page else { return "no page".to_owned() };
    let locale = &page.locale;
    match &page.subject {
        Subject::List => format!("{locale}: list"),
        Subject::Entity(id) => format!("{locale}: {id}"),
        Subject::Part(name) => format!("{locale}: {name}"),
        Subject::Choice(choice) => format!("{locale}: list for {choice}"),
        Subject::Past(day) => format!("{locale}: list of {day}"),
        Subject::Difference(from, Some(until)) => format!("{locale}: {from} to {until}"),
        Subject::Difference(from, None) => format!("{locale}: {from} until today"),
        Subject::NotFound => format!("{locale}: unknown address"),
        Subject::Chooser => "languages".to_owned(),
    }
}

fn weight(preview: &Preview, file: &str) -> Weight {
    let html = preview.bytes(file).unwrap_or_else(|| [].into());
    let assets = preview.assets_of(&html);
    Weight { html: html.len(), assets: assets.iter().map(|(_, bytes)| bytes.len()).sum(), files: assets.len() }
}

/// A page in each of its languages.
#[derive(Default, Serialize)]
struct Languages {
    /// The file whose texts are counted; all texts if it is none.
    file: Option<String>,
    rows: Vec<Row>,
}

/// A page in one of its languages.
#[derive(Serialize)]
struct Row {
    locale: String,
    address: String,
    here: bool,
    /// Nothing for the source language.
    translated: Option<Counts>,
}

/// The page at a path in every language, with how far the translations have come.
pub fn locales(showing: &Showing, names: &Names, host: &str, path: &str) -> Reply {
    let scene = showing.preview.as_deref().and_then(|preview| Some((preview, Scene::of(preview, names, host)?)));
    let Some((preview, scene)) = scene else { return json(&Languages::default()) };
    let page = scene.page(path).and_then(|file| preview.page(&file));
    let page = page.as_ref();
    let is_page = page.is_some_and(|page| page.subject != Subject::Chooser);
    let file = match page.map(|page| &page.subject) {
        Some(Subject::Entity(id)) => Some(format!("data/subprocessors/{id}.yaml")),
        _ => None,
    };
    let twins = preview.twins(page).into_iter();
    let rows = twins.map(|Twin { locale, path }| Row {
        address: scene.hosts.link(&path),
        here: is_page && page.is_some_and(|page| page.locale == locale),
        translated: preview.translated(&locale, file.as_deref()),
        locale,
    });
    json(&Languages { rows: rows.collect(), file: file.clone() })
}

fn json(value: &impl Serialize) -> Reply {
    let text = serde_json::to_vec(value).expect("what the bar is told has only strings and numbers");
    Reply::new(StatusCode::OK, "application/json; charset=utf-8", text)
        .with("cache-control", "no-store")
        .with("x-content-type-options", "nosniff")
        .with("cross-origin-resource-policy", "same-origin")
}

/// The day that is asked for: none, and so the current one, if nothing is written.
pub fn day(written: &str) -> Result<Option<Date>, Reply> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(None);
    }
    let refused = |_| Reply::text(StatusCode::BAD_REQUEST, format!("`{written}` is not a date: write 2026-01-31"));
    written.parse().map(Some).map_err(refused)
}
