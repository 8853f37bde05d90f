//! Where words of the interface appear: the pages whose templates show them, and what the theme says about them.

use crate::content::is_slug;
use source::{FileId, Sources, Span, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// The template around every page.
const BASE: &str = "base.html";
/// What the pages of the templates are called.
const PAGES: [(&str, &str); 12] = [
    ("list.html", "the list"),
    ("past.html", "earlier lists"),
    ("choice.html", "the list for a choice"),
    ("entity.html", "the page of an entry"),
    ("changes.html", "changes"),
    ("archive.html", "the archive"),
    ("compared.html", "differences of two days"),
    ("choices.html", "my list"),
    ("places.html", "where data goes"),
    ("subscribe.html", "subscribe"),
    ("data.html", "the list as data"),
    ("404.html", "page not found"),
];

/// Where words appear.
pub(super) struct Words<'a> {
    sources: &'a Sources,
    /// By key: the templates of pages that show it.
    templates: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Words<'a> {
    /// Those of a theme, by its folder.
    pub(super) fn new(sources: &'a Sources, theme: &str) -> Self {
        Words { sources, templates: shown(sources, &format!("{theme}templates/")) }
    }

    /// Where words appear, and what they are about.
    pub(super) fn of(&self, unit: &Unit) -> Vec<String> {
        let key = unit.context.as_deref().unwrap_or_default();
        if is_slug(key) {
            let rule = "part of an address: lower-case letters, digits and hyphens";
            return vec![rule.to_owned(), "what was published once should stay".to_owned()];
        }
        let place = self.templates.get(key).map(pages);
        let told: Vec<String> = place.into_iter().chain(self.comments(unit.text.span)).collect();
        if told.is_empty() { vec![unit.note.clone()] } else { told }
    }

    /// The heading of the group of lines in which a word stands, and the comment right above it.
    fn comments(&self, span: Span) -> Vec<String> {
        let before = self.sources.text(span.file).ok().and_then(|text| text.get(..span.start as usize));
        let above = before.unwrap_or_default().lines().rev().skip(1).map(str::trim);
        let mut group: Vec<&str> = above.take_while(|line| !line.is_empty() && !line.starts_with('[')).collect();
        group.reverse();
        let is_comment = |line: &&&str| line.starts_with('#');
        let (heading, lines) = group.split_at(group.iter().take_while(is_comment).count());
        let own = lines.len() - lines.iter().rev().take_while(is_comment).count();
        let heading = said(heading).map(|heading| format!("about: {heading}"));
        heading.into_iter().chain(said(&lines[own..])).collect()
    }
}

fn said(comment: &[&str]) -> Option<String> {
    let words: Vec<&str> = comment.iter().map(|line| line.trim_start_matches('#').trim()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn pages(templates: &BTreeSet<String>) -> String {
    if templates.contains(BASE) {
        return "shown on every page".to_owned();
    }
    let known = PAGES.iter().filter(|(file, _)| templates.contains(*file)).map(|(_, name)| *name);
    let is_known = |file: &str| PAGES.iter().any(|(own, _)| *own == file);
    let others = templates.iter().filter(|file| !is_known(file)).map(|file| file.trim_end_matches(".html"));
    format!("shown on: {}", known.chain(others).collect::<Vec<_>>().join(", "))
}

/// By key: the templates of pages that name it, themselves or by what they include.
fn shown(sources: &Sources, folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let read = |(file, path): (FileId, &str)| Some((path[folder.len()..].to_owned(), sources.text(file).ok()?));
    let templates: BTreeMap<String, &str> = sources.below(folder).filter_map(read).collect();
    let mut shown: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for page in templates.keys().filter(|name| !name.contains('/')) {
        for key in keys(page, &templates, &mut BTreeSet::new()) {
            shown.entry(key).or_default().insert(page.clone());
        }
    }
    shown
}

fn keys(name: &str, templates: &BTreeMap<String, &str>, seen: &mut BTreeSet<String>) -> BTreeSet<String> {
    let Some(text) = templates.get(name).filter(|_| seen.insert(name.to_owned())) else { return BTreeSet::new() };
    let behind = |mark: &'static str| text.split(mark).skip(1);
    let key = |rest: &str| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().map(str::to_owned);
    let mut found: BTreeSet<String> = behind("v.ui.").chain(behind("v.label.")).filter_map(key).collect();
    let included = behind("include \"").filter_map(|rest| Some(rest.split_once('"')?.0));
    included.for_each(|own| found.extend(keys(own, templates, seen)));
    found
}
