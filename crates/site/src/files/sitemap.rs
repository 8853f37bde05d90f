//! `sitemap.xml`: every page with its languages, and when its facts last changed.

use crate::inputs::Inputs;
use crate::message::escape;
use crate::pages::record::Record;
use crate::routes::{Host, PageId, Routes};
use std::fmt::Write;
use subprocessors::Date;

/// Above so many addresses a sitemap leaves the other languages of each page to the page itself, which
/// names them too: they grow with the square of the number of languages.
const WITH_LANGUAGES: usize = 1_000;

/// More addresses than these may not stand in one file (sitemaps.org, protocol 0.9).
const IN_ONE_FILE: usize = 50_000;

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The sitemap of a host, and, if there are too many addresses for one file, the files that it names.
pub(crate) fn files(inputs: &Inputs, host: &Host, routes: &Routes, record: &Record<'_>) -> Vec<(String, String)> {
    let urls = urls(inputs, host, routes, record);
    if urls.len() <= IN_ONE_FILE {
        return vec![("sitemap.xml".to_owned(), set(&urls))];
    }
    let parts: Vec<(String, String)> =
        urls.chunks(IN_ONE_FILE).enumerate().map(|(at, urls)| (format!("sitemap-{}.xml", at + 1), set(urls))).collect();
    let entries =
        parts.iter().map(|(name, _)| format!("<sitemap><loc>{}/{name}</loc></sitemap>\n", escape(&host.base_url)));
    let index = format!("{START}<sitemapindex {SPACE}>\n{}</sitemapindex>\n", entries.collect::<String>());
    [("sitemap.xml".to_owned(), index)].into_iter().chain(parts).collect()
}

fn set(urls: &[String]) -> String {
    let inside = urls.iter().map(String::len).sum::<usize>();
    let mut xml = String::with_capacity(inside + 256);
    xml.extend([START, "<urlset ", SPACE, " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"]);
    urls.iter().for_each(|url| xml.push_str(url));
    xml + "</urlset>\n"
}

fn urls(inputs: &Inputs, host: &Host, routes: &Routes, record: &Record<'_>) -> Vec<String> {
    let with_languages = inputs.indexed(record).count() * host.locales.len() <= WITH_LANGUAGES;
    let mut urls = Vec::new();
    for page in inputs.indexed(record) {
        let alternates = if with_languages { alternates(inputs, routes, page) } else { String::new() };
        let changed = last_changed(record, page).map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        for locale in &host.locales {
            let address = routes.absolute(*locale, page);
            let mut url = String::new();
            let others = if inputs.is_said(*locale, page) { alternates.as_str() } else { "" };
            writeln!(url, "<url><loc>{}</loc>{changed}{others}</url>", escape(&address))
                .expect("a string takes all that is written to it");
            urls.push(url);
        }
    }
    urls
}

/// The languages in which a page is said.
fn alternates(inputs: &Inputs, routes: &Routes, page: PageId) -> String {
    let link = |language: &str, address: &str| {
        let address = escape(address);
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\"/>")
    };
    let languages = inputs.languages.iter().enumerate().filter(|(locale, _)| inputs.is_said(*locale, page));
    let own = languages.map(|(locale, language)| link(&language.tag, &routes.absolute(locale, page)));
    own.chain([link("x-default", &routes.x_default(page))]).collect()
}

/// When the facts of a page last changed.
fn last_changed(record: &Record<'_>, page: PageId) -> Option<Date> {
    let day = &record.today;
    match page {
        PageId::Entity(entity) => day.subjects[entity].entries.iter().map(|entry| entry.last_changed).max(),
        PageId::NotFound | PageId::Chooser | PageId::Any(_) => None,
        _ => day.list.last_updated,
    }
}
