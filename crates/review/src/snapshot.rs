//! Every page as text, for those who read what a commit changes: one file a page and language, with a line for each
//! fact, so that `git diff` shows what readers will see otherwise.
//!
//! A file is named by what its page shows, not by its address. What all pages of a language have around their main part
//! stands in one file; so one change of the facts changes the pages that tell of it, and nothing else.

mod element;
mod frame;
mod head;
mod inline;
mod name;
mod paper;
mod table;

use crate::pages::targets::Targets;
use crate::side::Side;
use element::Around;
use frame::Frame;
use paper::Paper;
use rayon::prelude::*;
use scraper::Html;
use site::{PageOf, Site, Subject};
use std::collections::BTreeMap;

/// The first line of every snapshot: files that begin otherwise were made by somebody else.
pub const MARK: &str = "Written by `cargo xtask snapshot`: change what is shown here, not this file.";

/// Every page of a version as text, by its path below the folder of snapshots; none if the version has no site.
///
/// Pages that compare a day with today are left out: they name the day on which they are made, and say nothing that
/// the others do not say.
pub fn snapshots(side: &Side) -> BTreeMap<String, String> {
    let Some(site) = &side.site else { return BTreeMap::new() };
    let pages: BTreeMap<String, Page<'_>> = pages(side, site);
    let lists: Vec<&Page<'_>> = pages.values().filter(|page| page.shown.subject == Subject::List).collect();
    let frames: BTreeMap<&str, Frame> =
        lists.into_par_iter().map(|page| (page.shown.locale.as_str(), page.frame())).collect();
    let shared = frames.par_iter().map(|(locale, frame)| (name::of_frame(locale), marked(&frame.text())));
    let text = |(name, page): (&String, &Page<'_>)| {
        let frame = frames.get(page.shown.locale.as_str())?;
        Some((name.clone(), marked(&page.text(frame))))
    };
    pages.par_iter().filter_map(text).chain(shared).collect()
}

/// Pages by the names of their files. Of pages for addresses that do not exist there may be several: the first of a
/// language stands for all.
fn pages<'a>(side: &'a Side, site: &'a Site) -> BTreeMap<String, Page<'a>> {
    let is_of_a_day = |page: &PageOf| matches!(page.subject, Subject::Difference(_, None));
    let mut pages = BTreeMap::new();
    for (path, shown) in side.pages.iter().filter(|(path, page)| site.get(path).is_some() && !is_of_a_day(page)) {
        let page = Page { path, shown, side, site, targets: Targets::new(side) };
        pages.entry(name::of(side, path, shown)).or_insert(page);
    }
    pages
}

fn marked(text: &str) -> String {
    format!("{MARK}\n\n{}\n", text.trim_end())
}

/// A page of a site, to be written as text.
struct Page<'a> {
    path: &'a str,
    shown: &'a PageOf,
    side: &'a Side,
    site: &'a Site,
    targets: Targets<'a>,
}

impl Page<'_> {
    /// What the list has around its main part, and so every page of its language.
    fn frame(&self) -> Frame {
        let document = self.document();
        let languages = head::languages(self, document.root_element());
        Frame { languages, lines: self.around_main(&document) }
    }

    /// The head, the main part, and what is around that only on this page.
    fn text(&self, frame: &Frame) -> String {
        let (document, mut paper) = (self.document(), Paper::default());
        let root = document.root_element();
        head::write(self, root, &frame.languages, &mut paper);
        let main = root.descendent_elements().filter(|own| own.value().name() == "main");
        main.for_each(|own| self.around().walk(own, &mut paper));
        paper.gap();
        let around = self.around_main(&document);
        frame.without(&around).for_each(|line| paper.line(line));
        paper.lines().join("\n")
    }

    fn around_main(&self, document: &Html) -> Vec<String> {
        let mut paper = Paper::default();
        self.around().frame(document.root_element(), &mut paper);
        paper.lines()
    }

    fn document(&self) -> Html {
        let body = self.site.get(self.path).map(|file| file.body.bytes().into_owned()).unwrap_or_default();
        Html::parse_document(&String::from_utf8_lossy(&body))
    }

    fn around(&self) -> Around<'_> {
        Around::of(&self.targets, self.shown)
    }
}
