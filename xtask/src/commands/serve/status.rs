//! The page that shows how far the translations of each language have come: `i18n status`, live.

use super::door::Names;
use super::inject::{NO_SITE_POLICY, OWN};
use super::reply::Reply;
use super::scene::Scene;
use super::showing::Showing;
use axum::http::StatusCode;
use site::{Counts, Progress};

/// The page. Its script looks for another one with every build.
pub fn page(showing: &Showing, names: &Names, host: &str) -> Reply {
    let preview = showing.preview.as_deref();
    let scene = preview.and_then(|preview| Scene::of(preview, names, host));
    let address = |tag: &str| {
        let scene = scene.as_ref()?;
        Some(scene.hosts.link(&scene.preview.list(tag)?))
    };
    let main = match preview.and_then(|preview| preview.progress()) {
        Some(progress) => table(&progress, address),
        None => "<p>There is no site yet whose texts could be counted.</p>".to_owned(),
    };
    Reply::new(StatusCode::OK, "text/html; charset=utf-8", whole(showing, &main))
        .with("content-security-policy", NO_SITE_POLICY)
        .with("cache-control", "no-store")
        .with("x-content-type-options", "nosniff")
}

fn whole(showing: &Showing, main: &str) -> String {
    let broken = match showing.is_broken() {
        true => "<p class=\"look\">The last build failed; this counts the last good site.</p>",
        false => "",
    };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Translations</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"stylesheet\" href=\"{OWN}status.css\"><script type=\"module\" src=\"{OWN}status.js\"></script></head>\
         <body><main data-showing=\"{}\"><h1>Translations</h1>{broken}{main}</main></body></html>",
        showing.number
    )
}

const HEAD: [&str; 7] = ["Units", "Translated", "Fuzzy", "Missing", "Stale", "Obsolete", "Reviewed"];

fn table(progress: &[Progress], address: impl Fn(&str) -> Option<String>) -> String {
    let head: String = HEAD.iter().map(|own| format!("<th scope=\"col\">{own}</th>")).collect();
    let rows: String = progress.iter().map(|own| rows(own, address(&own.locale).as_deref())).collect();
    format!(
        "<p>Fuzzy texts wait for somebody to confirm them and, like missing ones, are shown in the source language. Stale \
         ones are translations of texts that are gone, until <code>cargo xtask i18n</code> puts them aside as obsolete. \
         Reviewed ones stand in a catalogue that says that a native speaker has read it.</p>\
         <table><thead><tr><th scope=\"col\">Language</th><th scope=\"col\">Done</th>{head}</tr></thead>{rows}</table>"
    )
}

/// A group of rows: the language as a whole, facts and prose, the interface.
fn rows(progress: &Progress, address: Option<&str>) -> String {
    let (name, tag, percent) = (escaped(&progress.name), escaped(&progress.locale), progress.percent);
    let name = format!("{name} <code>{tag}</code>");
    let name =
        address.map_or(name.clone(), |url| format!("<a href=\"{}\" hreflang=\"{tag}\">{name}</a>", escaped(url)));
    let bar = format!(
        "<progress max=\"100\" value=\"{percent}\" aria-label=\"Translated\">{percent} %</progress> {percent} %"
    );
    let part = |name: &str, counts: &Counts| {
        format!("<tr class=\"part\"><th scope=\"row\">{name}</th><td></td>{}</tr>", cells(counts))
    };
    format!(
        "<tbody><tr><th scope=\"row\">{name}</th><td>{bar}</td>{}</tr>{}{}</tbody>",
        cells(&progress.all),
        part("facts and prose", &progress.facts),
        part("interface", &progress.interface)
    )
}

fn cells(counts: &Counts) -> String {
    let Counts { units, translated, fuzzy, missing, stale, obsolete, reviewed } = *counts;
    let cell = |(at, number): (usize, usize)| {
        let is_work = (2..5).contains(&at) && number > 0;
        if is_work { format!("<td class=\"look\">{number}</td>") } else { format!("<td>{number}</td>") }
    };
    [units, translated, fuzzy, missing, stale, obsolete, reviewed].into_iter().enumerate().map(cell).collect()
}

/// CLDR has names with an ampersand.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
