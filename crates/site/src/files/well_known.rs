//! `.well-known/subprocessors.json`: where everything about the list is, for whoever knows only the host.

use super::data::Data;
use super::feeds::FORMATS;
use super::manifest::RevisionOf;
use super::schemas;
use crate::inputs::Inputs;
use crate::pages::day::Day;
use crate::routes::{Host, PageId, Routes};
use schemars::JsonSchema;
use serde::Serialize;
use subprocessors::PublisherDocument;

/// The name of the file (RFC 8615).
pub(crate) const NAME: &str = ".well-known/subprocessors.json";

/// Where everything about a list of sub-processors is.
#[derive(Serialize, JsonSchema)]
pub(crate) struct WellKnown {
    /// The shape: `annex/well-known/1`.
    schema: &'static str,
    /// The day of which the list speaks: `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    date: String,
    /// Whose list it is.
    publisher: PublisherDocument,
    /// The newest revision of the list; null before the first.
    revision: Option<RevisionOf>,
    /// The languages of this host, as BCP 47 tags; the source language, if it is here, comes first.
    languages: Vec<String>,
    /// Everything that can be read here; kinds that a reader does not know may be added.
    resources: Vec<Resource>,
}

/// Something that can be read about the list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Resource {
    /// What it is: `page`, `atom`, `json-feed`, `calendar`, `list`, `csv`, `csv-metadata`, `xlsx`, `history`,
    /// `manifest`, `schema`.
    kind: &'static str,
    /// Its absolute address.
    #[schemars(extend("format" = "uri"))]
    url: String,
    /// Its media type.
    media_type: &'static str,
    /// Its language, as a BCP 47 tag; absent for what is in no language.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// The choice of customers that it is for, by ids of the register: `eu`, `eu/chat`; absent for what is for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<String>,
    /// The absolute address of what describes its shape: a JSON Schema, or the metadata of a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "uri"))]
    schema: Option<String>,
}

/// The file of a host.
pub(crate) fn file(inputs: &Inputs, routes: &Routes, day: &Day<'_>, host: &Host) -> Vec<u8> {
    let languages = host.locales.iter().map(|locale| inputs.languages[*locale].tag.clone()).collect();
    let document = WellKnown {
        schema: schemas::WELL_KNOWN,
        date: day.list.date.to_string(),
        publisher: PublisherDocument::of(&inputs.register.publisher),
        revision: RevisionOf::newest(inputs, day.list.date),
        languages,
        resources: resources(inputs, routes, host),
    };
    serde_json::to_vec_pretty(&document).expect("a document has only strings as keys")
}

fn resources(inputs: &Inputs, routes: &Routes, host: &Host) -> Vec<Resource> {
    let others = Data::of(host, routes).into_iter().filter(|own| *own != Data::WellKnown);
    let data = others.map(|own| Resource {
        kind: own.kind(),
        url: own.url(host, routes),
        media_type: own.media_type(),
        language: own.locale().map(|locale| inputs.languages[locale].tag.clone()),
        choice: None,
        schema: own.schema().map(|schema| schema.url(host, routes)),
    });
    host.locales.iter().flat_map(|locale| pages(inputs, routes, *locale)).chain(data).collect()
}

/// The list in a language and the lists of choices, each with its feeds.
fn pages<'a>(inputs: &'a Inputs, routes: &'a Routes, locale: usize) -> impl Iterator<Item = Resource> + use<'a> {
    let facets = inputs.register.facets.iter().enumerate();
    let choices = facets.map(|(at, own)| (PageId::Facet(at), Some(own.path())));
    let resource = move |kind, media_type, page, file: &str, choice: &Option<String>| Resource {
        kind,
        url: routes.on_host(locale, &routes.path_beside(locale, page, file)),
        media_type,
        language: Some(inputs.languages[locale].tag.clone()),
        choice: choice.clone(),
        schema: None,
    };
    std::iter::once((PageId::List, None)).chain(choices).flat_map(move |(page, choice)| {
        let feeds = FORMATS.iter().map(|own| resource(own.kind, own.media_type, page, own.file, &choice));
        let all: Vec<Resource> =
            std::iter::once(resource("page", "text/html; charset=utf-8", page, "", &choice)).chain(feeds).collect();
        all
    })
}
