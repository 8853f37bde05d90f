//! Which pages can be put into a frame, and the templates that make frame and main part.
//!
//! Pages of one kind differ in their main part, in title and description, and in the end of their
//! address. Where a theme does nothing with these but insert them, everything around the main part
//! is rendered once for all of them. A theme that does more is rendered page by page, as it says.

use super::minify::tags;
use super::{Files, Texts};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What stands for the main part of a page, for its title and for its description: characters that
/// Unicode keeps free for such uses within a program.
pub(crate) const MAIN: char = '\u{FDD1}';
pub(crate) const TITLE: char = '\u{FDD2}';
pub(crate) const DESCRIPTION: char = '\u{FDD3}';

/// The templates whose pages can be put into a frame, each with the one that it extends.
pub(super) fn parents(files: &Files) -> BTreeMap<String, String> {
    let framed = files.keys().filter(|name| can_be_framed(name, files));
    framed.filter_map(|name| Some((name.clone(), parent(&files[name].1)?.to_owned()))).collect()
}

/// The name of the template that makes the frame around what extends a template.
pub(super) fn name(parent: &str) -> String {
    format!("{parent}~frame.html")
}

/// All templates, and those that make frames: their main part is only its mark.
pub(super) fn around<'a>(texts: &Texts<'a>, parents: &'a BTreeMap<String, String>) -> Vec<(String, Cow<'a, str>)> {
    let framed: BTreeSet<&String> = parents.values().collect();
    let frame = |parent: &String| {
        let text = format!("{{% extends \"{parent}\" %}}{{% block main %}}{MAIN}{{% endblock %}}");
        (name(parent), Cow::Owned(text))
    };
    let all = texts.iter().map(|(name, text)| ((*name).to_owned(), text.clone()));
    all.chain(framed.into_iter().map(frame)).collect()
}

/// All templates that a main part is made of, with nothing around it.
pub(super) fn mains<'a>(
    texts: &Texts<'a>,
    files: &Files,
    parents: &BTreeMap<String, String>,
) -> Vec<(String, Cow<'a, str>)> {
    let bare = |(name, text): &(&str, Cow<'a, str>)| {
        let text = match *name {
            own if parents.values().any(|parent| parent == own) => "{% block main %}{% endblock %}".into(),
            // Others may fill blocks that only the whole parent has.
            own if parent(&files[own].1).is_some() && !parents.contains_key(own) => "".into(),
            _ => text.clone(),
        };
        ((*name).to_owned(), text)
    };
    texts.iter().map(bare).collect()
}

/// The template that a template extends.
fn parent(text: &str) -> Option<&str> {
    statements(text).find_map(|tag| quoted(tag.strip_prefix("extends ")?))
}

/// Whether the pages of a template can be put into a frame.
fn can_be_framed(name: &str, files: &Files) -> bool {
    let text_of = |name: &str| files.get(name).map(|(_, text)| text.as_str());
    let Some(parent) = text_of(name).and_then(self::parent).filter(|parent| text_of(parent).is_some()) else {
        return false;
    };
    let texts = |name: &str| -> Vec<&str> { with_included(name, files).into_iter().filter_map(text_of).collect() };
    let (own, around) = (texts(name), texts(parent));
    let fills_main_only = own.iter().flat_map(|text| statements(text)).filter_map(block).eq(["main"]);
    fills_main_only
        && around.iter().all(|text| self::parent(text).is_none())
        && around.iter().flat_map(|text| inner(text)).all(only_inserts)
        && own.iter().flat_map(|text| inner(text)).all(|tag| !OF_FRAME.iter().any(|field| tag.contains(field)))
}

/// What the main part may not use.
const OF_FRAME: [&str; 3] = ["v.head", "v.languages", "v.note_html"];
/// What differs from page to page, besides the main part.
const OF_PAGE: [&str; 6] = ["v.head", "v.page", ".url", "v.languages", ".title", ".description"];

/// What may be gone through around the main part: as long for all pages of a kind.
const LISTS_OF_PAGE: [&str; 2] = ["v.languages", "v.head.feeds"];

/// Whether a tag around the main part does nothing with what differs from page to page but insert it,
/// or ask whether it is there.
fn only_inserts(tag: &str) -> bool {
    let is_path = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    let differs = OF_PAGE.iter().any(|field| tag.contains(field));
    let binds = tag.starts_with("set ") || tag.starts_with("set_global ");
    if binds || tag.contains("v.page") {
        return false;
    }
    let is_html = |path: &str| path.ends_with("_html");
    let asked = ["if not ", "elif not ", "if ", "elif "].into_iter().find_map(|start| tag.strip_prefix(start));
    match (asked, tag.strip_prefix("for ").and_then(|rest| rest.split_once(" in ")), tag.strip_suffix("| safe")) {
        _ if !differs => true,
        (Some(path), _, _) => is_path(path),
        (_, Some((name, path)), _) => is_path(name) && LISTS_OF_PAGE.contains(&path),
        (_, _, Some(path)) => is_path(path.trim_end()) && is_html(path.trim_end()),
        _ => is_path(tag) && !is_html(tag),
    }
}

/// A template and all that it includes, directly or not.
fn with_included<'a>(name: &'a str, files: &'a Files) -> BTreeSet<&'a str> {
    let (mut found, mut next) = (BTreeSet::new(), vec![name]);
    while let Some(name) = next.pop() {
        let Some((_, text)) = files.get(name).filter(|_| found.insert(name)) else { continue };
        next.extend(statements(text).filter_map(|tag| quoted(tag.strip_prefix("include ")?)));
    }
    found
}

fn block(tag: &str) -> Option<&str> {
    tag.strip_prefix("block ").map(str::trim)
}

fn quoted(text: &str) -> Option<&str> {
    text.trim().strip_prefix(['"', '\''])?.split(['"', '\'']).next()
}

/// What stands in the tags of a template that are statements.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    tags(text).into_iter().map(|(_, tag)| &text[tag]).filter(|tag| tag.starts_with("{%")).map(bare)
}

fn inner(text: &str) -> impl Iterator<Item = &str> {
    tags(text).into_iter().map(|(_, tag)| bare(&text[tag]))
}

/// A tag without its braces.
fn bare(tag: &str) -> &str {
    tag.trim_start_matches(['{', '%', '-']).trim_end_matches(['}', '%', '-']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use source::Sources;

    fn framed(base: &str, page: &str) -> bool {
        let sources = Sources::from_world("-- x --\n");
        let file = sources.find("x").unwrap();
        let texts = [("base.html", base), ("page.html", page), ("part.html", "{{ l.url | upper }}")];
        let files = texts.map(|(name, text)| (name.to_owned(), (file, text.to_owned()))).into();
        can_be_framed("page.html", &files)
    }

    const BASE: &str = "<title>{{ v.head.title }}</title>{% if v.head.description %}<meta content=\"{{ v.head.description }}\">{% endif %}\
        {{ v.head.alternates_html | safe }}{% for l in v.languages %}<a href=\"{{ l.url }}\">{{ l.name }}</a>{% endfor %}{% block main %}{% endblock %}";
    const PAGE: &str = "{% extends \"base.html\" %}{% block main %}{{ v.page.heading_html | safe }}{% endblock %}";

    #[test]
    fn what_only_inserts_can_be_framed() {
        assert!(framed(BASE, PAGE));
    }

    #[test]
    fn what_does_more_is_rendered_page_by_page() {
        for more in [
            "{{ v.head.title | upper }}",
            "{{ v.head.title | safe }}",
            "{{ v.head.alternates_html }}",
            "{% if v.head.title == \"x\" %}{% endif %}",
            "{% set head = v.head %}",
            "{{ v.page.heading_html | safe }}",
            "{% include \"part.html\" %}",
        ] {
            assert!(!framed(&format!("{BASE}{more}"), PAGE), "{more}");
        }
        for more in ["{% block languages %}{% endblock %}", "{{ v.head.title }}"] {
            assert!(!framed(BASE, &format!("{PAGE}{more}")), "{more}");
        }
        assert!(!framed(BASE, "{{ v.page.heading_html | safe }}"));
    }
}
