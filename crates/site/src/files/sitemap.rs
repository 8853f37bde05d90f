//! `sitemap.xml`: every page with its languages, and when its facts last changed.

use crate::message::escape;
use crate::routes::{Host, PageId, Routes};
use std::fmt::Write;
use subprocessors::{Date, List, Register};

/// The sitemap of a host.
pub(crate) fn file(
    host: &Host,
    routes: &Routes,
    list: &List<'_>,
    register: &Register,
    languages: &[&str],
    pages: &[PageId],
) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in pages {
        let alternates = alternates(routes, languages, *page);
        let changed =
            last_changed(list, register, *page).map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        for locale in &host.locales {
            let address = routes.absolute(*locale, *page);
            writeln!(xml, "<url><loc>{}</loc>{changed}{alternates}</url>", escape(&address))
                .expect("a string takes all that is written to it");
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

fn alternates(routes: &Routes, languages: &[&str], page: PageId) -> String {
    let link = |language: &str, address: &str| {
        let address = escape(address);
        format!("<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\"/>")
    };
    let own = languages.iter().enumerate().map(|(locale, tag)| link(tag, &routes.absolute(locale, page)));
    own.chain([link("x-default", &routes.x_default(page))]).collect()
}

/// When the facts of a page last changed.
fn last_changed(list: &List<'_>, register: &Register, page: PageId) -> Option<Date> {
    match page {
        PageId::List => list.last_updated,
        PageId::Entity(entity) => {
            register.entities[entity].entries(list.date, None).map(|entry| entry.last_changed).max()
        }
        PageId::NotFound => None,
    }
}
