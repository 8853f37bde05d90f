//! Styles, scripts and pictures: which of them differ, once for all pages that load them.

use super::compared::{Found, plain};
use super::targets::without_hash;
use crate::report::{Aspect, How, Run};
use crate::runs;
use crate::side::Side;
use site::Role;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The files that pages load, by their name without a hash.
pub(crate) struct Looks {
    /// What is said of each that differs.
    differ: BTreeMap<String, Found>,
    before: BTreeMap<String, usize>,
    after: BTreeMap<String, usize>,
}

impl Looks {
    pub(super) fn of(before: &Side, after: &Side) -> Self {
        let (old, new) = (assets(before), assets(after));
        let both = new.iter().filter_map(|(name, bytes)| Some((name, old.get(name)?, bytes)));
        let differ = both.filter(|(_, old, new)| old != new);
        let differ = differ.map(|(name, old, new)| (name.clone(), file(name, How::Changed, contents(name, old, new))));
        let sizes =
            |all: &BTreeMap<String, Cow<'_, [u8]>>| all.iter().map(|own| (own.0.clone(), own.1.len())).collect();
        Looks { differ: differ.collect(), before: sizes(&old), after: sizes(&new) }
    }

    /// What differs in what a page loads.
    pub(super) fn of_page(&self, before: &[String], after: &[String]) -> Vec<Found> {
        let names = |all: &[String]| -> Vec<String> { all.iter().map(|own| name(own)).collect() };
        let (old, new) = (names(before), names(after));
        let both = new.iter().filter(|own| old.contains(own)).filter_map(|own| self.differ.get(own)).cloned();
        let fresh =
            new.iter().filter(|own| !old.contains(own)).map(|own| file(own, How::New, vec![Run::New(self.size(own))]));
        let gone = old
            .iter()
            .filter(|own| !new.contains(own))
            .map(|own| file(own, How::Gone, vec![Run::Gone(self.size(own))]));
        both.chain(fresh).chain(gone).collect()
    }

    fn size(&self, name: &str) -> String {
        let size = self.after.get(name).or_else(|| self.before.get(name));
        size.map_or_else(|| "a file elsewhere".to_owned(), |size| format!("{size} bytes"))
    }
}

/// The files beside pages, by name. On several hosts they are the same.
fn assets(side: &Side) -> BTreeMap<String, Cow<'_, [u8]>> {
    let files = side.site.iter().flat_map(site::Site::files).filter(|(_, file)| file.role == Role::Asset);
    files.map(|(path, file)| (name(path), file.body.bytes())).collect()
}

/// What is called the same on all hosts and with all contents: `style.css`.
fn name(path: &str) -> String {
    let path = without_hash(path);
    path.rsplit_once("assets/").map_or_else(|| path.trim_start_matches('/').to_owned(), |own| own.1.to_owned())
}

fn file(name: &str, how: How, runs: Vec<Run>) -> Found {
    let kind = match name.rsplit_once('.').map(|own| own.1) {
        Some("css") => "style sheet",
        Some("js" | "mjs") => "script",
        Some("woff2" | "woff" | "ttf" | "otf") => "font",
        _ => "picture",
    };
    let place = format!("{kind} {name}");
    match kind == "style sheet" && runs.iter().any(changes_words) {
        true => plain(Aspect::Text, how, name, &format!("{place}, which shows or hides words"), runs),
        false => plain(Aspect::Look, how, name, &place, runs),
    }
}

/// Whether a declaration that differs adds words of its own or hides those of the page.
fn changes_words(run: &Run) -> bool {
    const DECLARATIONS: [&str; 5] = ["content:", "display:none", "visibility:", "font-size:0", "opacity:0"];
    let declares = |text: &str| DECLARATIONS.iter().any(|own| text.contains(own));
    matches!(run, Run::Gone(text) | Run::New(text) if declares(text))
}

/// What differs in a file: declarations of style sheets, statements of scripts; of pictures only the size.
fn contents(name: &str, before: &[u8], after: &[u8]) -> Vec<Run> {
    let is_text = [".css", ".js", ".mjs", ".svg"].iter().any(|own| name.ends_with(own));
    match (std::str::from_utf8(before), std::str::from_utf8(after)) {
        (Ok(before), Ok(after)) if is_text => runs::between_lines(&statements(before), &statements(after), " ", 1),
        _ => vec![Run::Gone(format!("{} bytes", before.len())), Run::New(format!("{} bytes", after.len()))],
    }
}

/// A text cut behind each sign that ends a statement.
fn statements(text: &str) -> Vec<&str> {
    text.split_inclusive(['{', '}', ';', '>', '\n']).map(str::trim).filter(|own| !own.is_empty()).collect()
}
