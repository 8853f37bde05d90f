//! Files for programs and spreadsheets, and how to prove what the list said.

use super::Scene;
use crate::files::data::Data;
use crate::message::{Filling, escape};
use crate::view::{DownloadView, DownloadsView, Draft, LinkView};

/// The page of all files.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<DownloadsView> {
    let words = &scene.words;
    let host = scene.routes.host(scene.locale);
    let neutral = Data::of(host, scene.routes).into_iter().filter(|own| own.locale().is_none());
    let all = Data::of_locale(scene.locale).into_iter().chain(neutral);
    let newest = scene.inputs.revisions(scene.today()).last();
    let page = DownloadsView {
        heading_html: words.ui("downloads_title", &[]),
        files: all.filter_map(|own| download(scene, own)).collect(),
        newest_html: newest.map(|own| words.ui("evidence_now", &[("date", words.date(own.date))])),
        hash: newest.map(|own| own.hash.clone()),
    };
    Draft { title: words.label("downloads_title", &[]), description: Some(words.label("downloads_text", &[])), page }
}

/// A file with what it holds; those that describe others stand beside them.
fn download(scene: &Scene<'_>, data: Data) -> Option<DownloadView> {
    let text = match data {
        Data::List(Some(_)) => "json_text",
        Data::Csv(_) => "csv_text",
        Data::Sheet(_) => "xlsx_text",
        Data::History => "history_text",
        Data::Manifest => "manifest_text",
        Data::WellKnown => "directory_text",
        Data::List(None) | Data::Columns(_) | Data::Schema(_) => return None,
    };
    let path = |own: Data| own.path(scene.routes.host(scene.locale), scene.routes);
    Some(DownloadView {
        name_html: escape(&data.name()).into_owned(),
        url: path(data),
        text_html: scene.words.ui(text, &[]),
        schema: data.schema().map(|own| LinkView {
            url: path(own),
            title_html: escape(own.name().trim_start_matches("schemas/")).into_owned(),
            current: false,
        }),
    })
}

impl Scene<'_> {
    /// "Revision of 12 October 2026" with its hash: the newest one up to a day.
    pub(crate) fn revision(&self, day: subprocessors::Date) -> Option<String> {
        let revisions = self.inputs.revisions(self.today());
        let newest = revisions.iter().rev().find(|own| own.date <= day)?;
        let hash = Filling::markup(format!("<code class=\"hash\" dir=\"ltr\" translate=\"no\">{}</code>", newest.hash));
        let date = self.words.date(newest.date);
        Some(format!("{} {}", self.words.ui("revision", &[("date", date)]), hash.html))
    }
}
