//! Files for programs and spreadsheets, and how to prove what the list said.

use super::Scene;
use crate::files::json;
use crate::view::{DownloadView, DownloadsView, Draft, LinkView};

/// A file: its name, the words that describe it, and its schema.
type Download = (&'static str, &'static str, Option<&'static str>);

/// In a language.
const LOCAL: [Download; 1] = [(json::NAME, "json_text", None)];

/// In none.
const NEUTRAL: [Download; 1] = [("manifest.json", "manifest_text", None)];

/// The page of all files.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<DownloadsView> {
    let words = &scene.words;
    let base = &scene.routes.host(scene.locale).base_path;
    let local = LOCAL.iter().map(|own| download(scene, own, scene.routes.data_path(scene.locale, own.0)));
    let neutral = NEUTRAL
        .iter()
        .filter(|_| scene.routes.hosts.len() == 1)
        .map(|own| download(scene, own, format!("{base}/{}", own.0)));
    let page = DownloadsView { heading_html: words.ui("downloads_title", &[]), files: local.chain(neutral).collect() };
    Draft { title: words.label("downloads_title", &[]), description: Some(words.label("downloads_text", &[])), page }
}

fn download(scene: &Scene<'_>, (name, text, schema): &Download, url: String) -> DownloadView {
    let base = &scene.routes.host(scene.locale).base_path;
    DownloadView {
        name_html: crate::message::escape(name).into_owned(),
        url,
        text_html: scene.words.ui(text, &[]),
        schema: schema.map(|name| LinkView {
            url: format!("{base}/schemas/{name}.json"),
            title_html: name.to_owned(),
            current: false,
        }),
    }
}
