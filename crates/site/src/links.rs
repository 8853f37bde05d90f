//! Links of the finished site: each leads to a page that is there, and to an anchor on it.

use crate::routes::{Host, Routes};
use crate::site::{Role, Site};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use source::{Diagnostic, Diagnostics, Sources, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What one page offers and asks for.
struct Page<'a> {
    path: &'a str,
    anchors: BTreeSet<&'a str>,
    links: Vec<&'a str>,
}

/// Checks every link within the site. A dead one is reported once, with the places where it is written.
pub(crate) fn check(site: &Site, routes: &Routes, sources: &Sources, diagnostics: &mut Diagnostics) {
    let files: Vec<(&str, &str)> = site
        .files()
        .filter(|(_, file)| file.role == Role::Page)
        .filter_map(|(path, file)| Some((path, std::str::from_utf8(&file.bytes).ok()?)))
        .collect();
    let pages: Vec<Page<'_>> = files.par_iter().map(|(path, html)| read(path, html)).collect();
    let anchors: BTreeMap<&str, &BTreeSet<&str>> = pages.iter().map(|page| (page.path, &page.anchors)).collect();
    let dead: BTreeMap<String, String> = pages
        .par_iter()
        .flat_map_iter(|page| {
            let host = host_of(page.path, routes);
            page.links
                .iter()
                .filter_map(move |link| Some((link, resolve(page.path, link, host)?)))
                .filter(|(_, target)| !leads_somewhere(target, site, &anchors))
                .map(|(link, _)| ((*link).to_owned(), page.path.to_owned()))
        })
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    for (link, page) in dead {
        let problem = Diagnostic::error("dead-link", format!("`{link}` on page `{page}` leads nowhere"));
        let problem = match written_at(&link, sources) {
            Some(span) => problem.at(span),
            None => problem,
        };
        diagnostics.push(problem.help("correct the link, or give its target the anchor or page that it names"));
    }
}

fn read<'a>(path: &'a str, html: &'a str) -> Page<'a> {
    let mut page = Page { path, anchors: BTreeSet::new(), links: Vec::new() };
    for (name, value) in attributes(html) {
        match name {
            "id" => drop(page.anchors.insert(value)),
            "href" | "src" => page.links.push(value),
            _ => {}
        }
    }
    page
}

/// All attributes of all start tags of a page, quoted or not; those without a value have an empty one.
fn attributes(html: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = html;
    let mut inside = false;
    std::iter::from_fn(move || {
        loop {
            if !inside {
                rest = &rest[rest.find('<')? + 1..];
                inside = rest.starts_with(|c: char| c.is_ascii_alphabetic());
                let name = rest.find([' ', '\n', '\t', '>', '/']).unwrap_or(rest.len());
                rest = if inside { &rest[name..] } else { rest };
                continue;
            }
            rest = rest.trim_start_matches([' ', '\n', '\t', '/']);
            if rest.is_empty() || rest.starts_with('>') {
                inside = false;
                continue;
            }
            let (attribute, behind) = attribute(rest);
            rest = behind;
            return Some(attribute);
        }
    })
}

/// The attribute that a text starts with, and what stands behind it.
fn attribute(text: &str) -> ((&str, &str), &str) {
    let end = text.find(['=', ' ', '\n', '\t', '>', '/']).unwrap_or(text.len()).max(1);
    let (name, rest) = text.split_at(end.min(text.len()));
    let Some(value) = rest.strip_prefix('=') else {
        return ((name, ""), rest);
    };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (value, close): (&str, &[char]) = match &quote {
        Some(quote) => (&value[1..], std::slice::from_ref(quote)),
        None => (value, &[' ', '\n', '\t', '>']),
    };
    let end = value.find(close).unwrap_or(value.len());
    let behind = end + usize::from(quote.is_some() && end < value.len());
    ((name, &value[..end]), &value[behind..])
}

fn host_of<'a>(path: &str, routes: &'a Routes) -> &'a Host {
    let own = routes.hosts.iter().find(|host| !host.folder.is_empty() && path.starts_with(&host.folder));
    own.unwrap_or(&routes.hosts[0])
}

/// The file and anchor of a link within the site; nothing for links that leave it.
fn resolve(page: &str, link: &str, host: &Host) -> Option<(String, Option<String>)> {
    let link = link.replace("&amp;", "&");
    let (address, anchor) = match link.split_once('#') {
        Some((address, anchor)) => (address, Some(decode(anchor))),
        None => (link.as_str(), None),
    };
    if address.is_empty() {
        return Some((page.to_owned(), anchor.filter(|anchor| !anchor.is_empty())));
    }
    let path = match address.strip_prefix(host.base_url.as_str()) {
        Some(path) if path.is_empty() || path.starts_with('/') => path,
        _ if address.starts_with('/') => address.strip_prefix(host.base_path.as_str())?,
        _ => return None,
    };
    let path = decode(path.split('?').next().unwrap_or_default());
    let path = path.trim_start_matches('/');
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    Some((format!("{}{file}", host.folder), anchor))
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn leads_somewhere(target: &(String, Option<String>), site: &Site, anchors: &BTreeMap<&str, &BTreeSet<&str>>) -> bool {
    match target {
        (file, None) => site.get(file).is_some(),
        (file, Some(anchor)) => anchors.get(file.as_str()).is_some_and(|own| own.contains(anchor.as_str())),
    }
}

/// Where the link is written, if it stands in the sources as it is.
fn written_at(link: &str, sources: &Sources) -> Option<Span> {
    sources.iter().find_map(|(file, _)| {
        let start = sources.text(file).ok()?.find(link)?;
        Some(Span::new(file, start..start + link.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_quoted_and_not() {
        let html = "<p hidden id=a class=\"b c\">x = \"y\"<br/><a href='#d?e=1'>1 < 2</a><img src=/f.png></p>";
        let found: Vec<_> = attributes(html).collect();
        let wanted = [("hidden", ""), ("id", "a"), ("class", "b c"), ("href", "#d?e=1"), ("src", "/f.png")];
        assert_eq!(found, wanted);
    }
}
