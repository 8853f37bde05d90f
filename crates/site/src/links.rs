//! Links of the finished site: each leads to a page that is there, and to an anchor on it.

use crate::body::Frame;
use crate::render::{END, MAIN_PART};
use crate::routes::{ANY, Host, Routes};
use crate::site::{File, Role, Site};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use source::{Diagnostic, Diagnostics, Sources, Span};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What one page has of its own, and the frame it shares with others.
struct Page<'a> {
    path: &'a str,
    host: &'a Host,
    own: Text<'a>,
    /// Position of its frame, and what the page's address ends with in there.
    frame: Option<(usize, &'a str)>,
}

/// What a piece of HTML offers and asks for.
#[derive(Default)]
struct Text<'a> {
    /// Sorted.
    anchors: Vec<&'a str>,
    links: Vec<&'a str>,
}

/// All pages, and the frames that they stand in.
struct Pages<'a> {
    hosts: &'a [Host],
    /// In the order of paths.
    all: Vec<Page<'a>>,
    /// What the frames have, with [`ANY`] where the end of an address goes.
    texts: Vec<Text<'a>>,
}

/// Checks every link within the site. A dead one is reported once, with the places where it is written.
pub(crate) fn check(site: &Site, routes: &Routes, sources: &Sources, diagnostics: &mut Diagnostics) {
    let frames = frames(site);
    let htmls: Vec<String> = frames.values().map(|(_, frame)| html(frame)).collect();
    let pages = read(site, routes, &frames, &htmls);
    let own = pages.all.par_iter().flat_map_iter(|page| page.own.links.iter().map(move |link| (page, *link)));
    let own = own.filter(|(page, link)| is_dead(page.path, link, page.host, site, &pages));
    let mut dead: Vec<(String, &str)> = own.map(|(page, link)| (link.to_owned(), page.path)).collect();
    dead.extend(dead_in_frames(site, &pages));
    dead.sort();
    dead.dedup_by(|a, b| a.0 == b.0);
    for (link, page) in dead {
        let problem = Diagnostic::error("dead-link", format!("`{link}` on page `{page}` leads nowhere"));
        let problem = match written_at(&link, sources) {
            Some(span) => problem.at(span),
            None => problem,
        };
        diagnostics.push(problem.help("correct the link, or give its target the anchor or page that it names"));
    }
}

/// Every frame once, by where it lies in memory, with its position.
type Frames<'a> = BTreeMap<usize, (usize, &'a Frame)>;

fn frames(site: &Site) -> Frames<'_> {
    let mut frames = Frames::new();
    for frame in site.files().filter_map(|(_, file)| Some(file.body.as_framed()?.0)) {
        let next = frames.len();
        frames.entry(Arc::as_ptr(frame).addr()).or_insert((next, frame));
    }
    frames
}

fn html(frame: &Frame) -> String {
    let is_end = |slot: Option<usize>| slot == Some(END);
    frame
        .parts()
        .flat_map(|(text, slot)| [text.to_owned(), is_end(slot).then_some(ANY).into_iter().collect()])
        .collect()
}

fn read<'a>(site: &'a Site, routes: &'a Routes, frames: &Frames<'a>, htmls: &'a [String]) -> Pages<'a> {
    let files: Vec<(&str, &File)> = site.files().filter(|(_, file)| file.role == Role::Page).collect();
    let page = |(path, file): &(&'a str, &'a File)| {
        let (own, frame) = match file.body.as_framed() {
            Some((frame, fills)) => (&*fills[MAIN_PART], Some((frames[&Arc::as_ptr(frame).addr()].0, &*fills[END]))),
            None => (std::str::from_utf8(file.body.as_whole()?).ok()?, None),
        };
        Some(Page { path, host: host_of(path, routes), own: text(own), frame })
    };
    let mut order: Vec<(usize, &String)> = frames.values().map(|(at, _)| *at).zip(htmls).collect();
    order.sort_by_key(|(at, _)| *at);
    Pages {
        hosts: &routes.hosts,
        all: files.par_iter().filter_map(page).collect(),
        texts: order.into_iter().map(|(_, html)| text(html)).collect(),
    }
}

fn text(html: &str) -> Text<'_> {
    let mut text = Text::default();
    for (name, value) in attributes(html) {
        match name {
            "id" => text.anchors.push(value),
            "href" | "src" => text.links.push(value),
            _ => {}
        }
    }
    text.anchors.sort_unstable();
    text
}

/// Dead links around the main parts. Pages of one frame differ in what their addresses end with, and the
/// frames of all languages link to each other: each address is looked up once.
fn dead_in_frames<'a>(site: &Site, pages: &Pages<'a>) -> Vec<(String, &'a str)> {
    let mut framed: Vec<Vec<&Page<'a>>> = pages.texts.iter().map(|_| Vec::new()).collect();
    for page in &pages.all {
        page.frame.into_iter().for_each(|(frame, _)| framed[frame].push(page));
    }
    let mut groups: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut asked: BTreeMap<(&str, &str, usize), &[&Page<'a>]> = BTreeMap::new();
    for (text, framed) in pages.texts.iter().zip(&framed) {
        let Some(first) = framed.first() else { continue };
        let next = groups.len();
        let ends = framed.iter().filter_map(|page| Some(page.frame?.1)).collect();
        let group = *groups.entry(ends).or_insert(next);
        for link in &text.links {
            asked.entry((&first.host.base_url, link, group)).or_insert(framed);
        }
    }
    let asked: Vec<_> = asked.into_iter().collect();
    let dead = asked.par_iter().flat_map_iter(|((_, link, _), framed)| {
        let differs = link.contains(ANY);
        framed.iter().take(if differs { framed.len() } else { 1 }).filter_map(move |page| {
            let link = link.replace(ANY, page.frame?.1);
            is_dead(page.path, &link, page.host, site, pages).then_some((link, page.path))
        })
    });
    dead.collect()
}

fn is_dead(path: &str, link: &str, host: &Host, site: &Site, pages: &Pages<'_>) -> bool {
    match resolve(path, link, host, pages.hosts) {
        None => false,
        Some((file, None)) => site.get(&file).is_none(),
        Some((file, Some(anchor))) => !pages.has(&file, &anchor),
    }
}

impl Pages<'_> {
    /// Whether a page has an anchor.
    fn has(&self, path: &str, anchor: &str) -> bool {
        let Ok(at) = self.all.binary_search_by(|page| page.path.cmp(path)) else { return false };
        let page = &self.all[at];
        let around = page.frame.map(|(frame, _)| &self.texts[frame]);
        [Some(&page.own), around].into_iter().flatten().any(|text| text.anchors.binary_search(&anchor).is_ok())
    }
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

/// The host to which a link leads: its own, or one that the site has beside it; nothing for links that leave the site.
fn led_to<'h>(link: &str, own: &'h Host, hosts: &'h [Host]) -> Option<&'h Host> {
    if link.starts_with(['/', '#']) || link.is_empty() {
        return Some(own);
    }
    let is_below = |host: &&Host| {
        link.strip_prefix(host.base_url.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    };
    // Of two hosts, one of which lies below the other, the longer address decides.
    hosts.iter().filter(is_below).max_by_key(|host| host.base_url.len())
}

/// The file and anchor of a link within the site; nothing for links that leave it.
fn resolve(page: &str, link: &str, own: &Host, hosts: &[Host]) -> Option<(String, Option<String>)> {
    let host = led_to(link, own, hosts)?;
    let link = if link.contains('&') { Cow::Owned(link.replace("&amp;", "&")) } else { Cow::Borrowed(link) };
    let (address, anchor) = match link.split_once('#') {
        Some((address, anchor)) => (address, Some(decode(anchor))),
        None => (&*link, None),
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
    let file = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
    Some(([&host.folder, path, file].concat(), anchor))
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
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
