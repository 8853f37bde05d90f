//! What tells one state of a page from another, so that an open page knows whether it is old.

use super::preview::Preview;
use super::reply::hash;
use serde::Serialize;

/// The state of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Seal {
    /// The run of the server.
    pub run: String,
    /// The page and all it shows, but for its style sheets; empty where there is no page.
    pub content: String,
    /// Its style sheets.
    pub styles: String,
}

impl Seal {
    /// The state of a page of a site. The names of style sheets carry their hash, so they are taken out
    /// of the page before it is compared.
    pub fn of(preview: &Preview, file: &str, run: &str) -> Self {
        let html = preview.bytes(file).unwrap_or_else(|| [].into());
        let assets = preview.assets_of(&html);
        let (sheets, others): (Vec<_>, Vec<_>) = assets.into_iter().partition(|(path, _)| path.ends_with(".css"));
        let mut text = String::from_utf8_lossy(&html).into_owned();
        for (path, _) in &sheets {
            let name = path.rsplit_once('/').map_or(&**path, |(_, name)| name);
            text = text.replace(name, "");
        }
        let shown = std::iter::once(text.as_bytes()).chain(others.iter().map(|(_, bytes)| *bytes));
        let sheets = sheets.iter().flat_map(|(path, bytes)| [path.as_bytes(), *bytes]);
        Seal { run: run.to_owned(), content: hash(shown), styles: hash(sheets) }
    }

    /// The state where there is no page.
    pub fn of_nothing(run: &str) -> Self {
        Seal { run: run.to_owned(), ..Seal::default() }
    }
}
