//! `_headers` in the syntax of Cloudflare Pages and Netlify.
//!
//! Several rules that match one address are joined, so no two of them name the same header: the
//! first speaks of security everywhere, each other one of caching in its own part of the site.

use super::data::Data;
use super::edge;
use super::feeds::FORMATS;
use crate::config::Config;
use crate::routes::{Host, PageId, Routes};
use source::{Diagnostic, Diagnostics};
use std::collections::{BTreeMap, BTreeSet};

/// Cloudflare Pages reads so many rules of one file.
const MOST: usize = 100;

/// Only our own style sheets, pictures and scripts; nothing inline, no frames, no forms.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

const SECURITY: [(&str, &str); 6] = [
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
];

/// Pages and data are asked for anew each time; they may have changed.
const FRESH: &str = "public, max-age=0, must-revalidate";
/// A file whose name carries its hash never changes.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The file of a host.
pub(crate) fn file(host: &Host, config: &Config, routes: &Routes, diagnostics: &mut Diagnostics) -> String {
    let base = &host.base_path;
    let mut rules: Vec<(String, Vec<(&str, &str)>)> =
        vec![(format!("{base}/*"), SECURITY.to_vec()), (format!("{base}/assets/*"), vec![("Cache-Control", FOREVER)])];
    let mut fresh: Vec<String> =
        host.locales.iter().map(|locale| format!("{}*", folder_of_pages(host, *locale, routes))).collect();
    fresh.push(host.root());
    fresh.extend(edge::folder(config).map(|folder| format!("{base}/{folder}*")));
    fresh.dedup();
    rules.extend(fresh.into_iter().map(|path| (path, vec![("Cache-Control", FRESH)])));
    rules.extend(for_any_origin(host, routes));
    rules.extend(feeds(host, routes).into_iter().map(|path| (path, vec![("Access-Control-Allow-Origin", "*")])));
    if rules.len() > MOST {
        let message = format!("{} header rules are more than the {MOST} that Cloudflare Pages reads", rules.len());
        diagnostics.push(Diagnostic::error("too-many-headers", message).help("give some locales a host of their own"));
    }
    rules.into_iter().map(|(path, headers)| rule(&path, &headers)).collect()
}

/// The folder in which a locale has its pages: its own, or that of its list if it lives at the root of its host.
fn folder_of_pages(host: &Host, locale: usize, routes: &Routes) -> String {
    let folder = routes.locale_path(locale);
    if folder == host.root() { routes.path(locale, PageId::List) } else { folder }
}

/// What other sites may read, with the type of what would be served as another; one rule for each name in all
/// folders.
fn for_any_origin(host: &Host, routes: &Routes) -> BTreeMap<String, Vec<(&'static str, &'static str)>> {
    let mut rules = BTreeMap::new();
    for data in Data::of(host, routes) {
        let mut headers = vec![("Access-Control-Allow-Origin", "*")];
        let beside_pages = data.locale().is_some_and(|locale| routes.locale_path(locale) != host.root());
        headers.extend((!beside_pages).then_some(("Cache-Control", FRESH)));
        headers.extend(data.needs_type().then(|| ("Content-Type", data.media_type())));
        rules.insert(pattern(&host.base_path, data, &data.path(host, routes)), headers);
    }
    // What the pattern of a folder matches has no rule of its own: two that say the same are joined to nonsense.
    let folders: Vec<String> =
        rules.keys().filter(|own| own.contains(FOLDER)).map(|own| own.replacen(FOLDER, "", 1)).collect();
    rules.retain(|path, _| path.contains(FOLDER) || !without_folder(path).is_some_and(|own| folders.contains(&own)));
    rules
}

/// The feeds of all languages and choices: one rule for each name and depth.
fn feeds(host: &Host, routes: &Routes) -> BTreeSet<String> {
    let pages = || std::iter::once(PageId::List).chain((0..routes.facets()).map(PageId::Facet));
    let of_locale = |locale: usize| {
        let of_page = move |page| FORMATS.iter().map(move |own| routes.path_beside(locale, page, own.file));
        pages().flat_map(of_page).collect::<Vec<_>>()
    };
    let names = host.locales.iter().flat_map(|locale| of_locale(*locale));
    let any = |path: String| {
        let below = &path[host.base_path.len()..];
        let (folders, name) = below.rsplit_once('/').unwrap_or_default();
        let folders =
            (b'a'..=b'z').zip(folders.split('/').skip(1)).map(|(letter, _)| format!("/:{}", char::from(letter)));
        format!("{}{}/{name}", host.base_path, folders.collect::<String>())
    };
    names.map(any).collect()
}

/// Stands for one folder of any name.
const FOLDER: &str = ":locale";

/// The rule that speaks of a file.
fn pattern(base: &str, data: Data, path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or_default();
    match data {
        Data::Schema(_) => format!("{folder}/*"),
        _ if data.locale().is_some() && folder != base => {
            let above = folder.rsplit_once('/').unwrap_or_default().0;
            format!("{above}/{FOLDER}/{name}")
        }
        _ => path.to_owned(),
    }
}

/// An address without the name of its last folder, if it is in one.
fn without_folder(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/')?;
    Some(format!("{}//{name}", folder.rsplit_once('/')?.0))
}

fn rule(path: &str, headers: &[(&str, &str)]) -> String {
    let lines: String = headers.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("{path}\n{lines}\n")
}
