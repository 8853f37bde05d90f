//! Elements that stand for themselves, each as text has it: headings, paragraphs, items, facts, rows.

use super::inline;
use super::paper::{ITEM, Paper};
use crate::pages::elements::{Part, flows, parts, squeezed};
use crate::pages::targets::Targets;
use scraper::ElementRef;
use site::PageOf;

/// What is known around an element.
#[derive(Clone)]
pub(super) struct Around<'a> {
    pub(super) targets: &'a Targets<'a>,
    pub(super) page: &'a PageOf,
    /// Whether it is around the main part.
    pub(super) is_frame: bool,
    /// The language of what it says.
    lang: String,
}

impl<'a> Around<'a> {
    pub(super) fn of(targets: &'a Targets<'a>, page: &'a PageOf) -> Self {
        Around { targets, page, is_frame: false, lang: page.locale.clone() }
    }

    /// What is known within an element.
    pub(super) fn within(&self, element: ElementRef<'_>) -> Self {
        let lang = element.value().attr("lang").unwrap_or(&self.lang).to_owned();
        Around { lang, ..self.clone() }
    }

    /// Words in another language than what is around them say so: `[en] Sends mail.`
    pub(super) fn marked(&self, words: &str, outside: &Around<'_>) -> String {
        if self.lang == outside.lang || squeezed(words).is_empty() {
            return words.to_owned();
        }
        format!("[{}] {words}", self.lang)
    }

    /// What a link leads to; that it is a page of the same language need not be said.
    pub(super) fn near(&self, target: &str) -> String {
        target.replacen(&format!(" ({})", self.page.locale), "", 1)
    }

    /// All but the main part.
    pub(super) fn frame(&self, element: ElementRef<'_>, paper: &mut Paper) {
        let around = Around { is_frame: true, ..self.clone() };
        around.children(element, paper, &|own| matches!(own.value().name(), "main" | "head"));
    }

    /// An element and what it holds.
    pub(super) fn walk(&self, element: ElementRef<'_>, paper: &mut Paper) {
        let around = &self.within(element);
        match element.value().name() {
            "h1" => around.heading(1, element, paper),
            "h2" => around.heading(2, element, paper),
            "h3" => around.heading(3, element, paper),
            "h4" | "h5" | "h6" => around.heading(4, element, paper),
            "ul" | "ol" | "dl" => around.apart(element, paper),
            "li" => paper.within(ITEM, |paper| around.inside(element, paper)),
            "dd" => paper.within(&around.lead(&terms(element)), |paper| around.inside(element, paper)),
            "dt" => {}
            "table" => around.table(element, paper),
            "details" => around.details(element, paper),
            "nav" if leads_nowhere(element) => {}
            "p" => around.apart(element, paper),
            _ => around.inside(element, paper),
        }
    }

    fn heading(&self, level: usize, element: ElementRef<'_>, paper: &mut Paper) {
        let text = self.flowing(element).join(" ");
        paper.heading(level, &self.in_language(&text));
    }

    /// What an element holds, with an empty line before and behind.
    fn apart(&self, element: ElementRef<'_>, paper: &mut Paper) {
        paper.gap();
        self.inside(element, paper);
        paper.gap();
    }

    pub(super) fn inside(&self, element: ElementRef<'_>, paper: &mut Paper) {
        self.children(element, paper, &|_| false);
    }

    /// What an element holds: what flows together is a paragraph, elements that stand for themselves are gone through.
    fn children(&self, element: ElementRef<'_>, paper: &mut Paper, is_left: &dyn Fn(ElementRef<'_>) -> bool) {
        let mut flow: Vec<Part<'_>> = Vec::new();
        for part in parts(element) {
            match part {
                Part::Element(own) if is_left(own) => {}
                Part::Element(own) if !flows(own) => {
                    self.flush(&mut flow, paper);
                    match own.value().name() {
                        // Only the outermost parts are looked for.
                        "body" => self.children(own, paper, is_left),
                        _ => self.walk(own, paper),
                    }
                }
                own => flow.push(own),
            }
        }
        self.flush(&mut flow, paper);
    }

    fn flush(&self, flow: &mut Vec<Part<'_>>, paper: &mut Paper) {
        let lines = inline::text(&std::mem::take(flow), self);
        lines.iter().for_each(|line| paper.paragraph(&self.in_language(&self.printed(line))));
    }

    /// An address of the site that is printed is what it leads to, as that of a link is.
    fn printed(&self, line: &str) -> String {
        match line.starts_with("https://") {
            true => self.near(&self.targets.on(self.page).with_host(line)),
            false => line.to_owned(),
        }
    }

    /// A text that is all in another language than the page.
    fn in_language(&self, text: &str) -> String {
        if self.lang == self.page.locale { text.to_owned() } else { format!("[{}] {text}", self.lang) }
    }

    pub(super) fn flowing(&self, element: ElementRef<'_>) -> Vec<String> {
        inline::text(&parts(element).collect::<Vec<_>>(), self)
    }

    /// The names in front of what is said.
    fn lead(&self, names: &[ElementRef<'_>]) -> String {
        let names: Vec<String> = names.iter().map(|own| self.within(*own).flowing(*own).join(" ")).collect();
        let name = names.join(" / ");
        if name.is_empty() { ITEM.to_owned() } else { format!("{}: ", name.trim_end_matches(':')) }
    }

    /// What can be opened is open.
    fn details(&self, element: ElementRef<'_>, paper: &mut Paper) {
        let summary = element.child_elements().find(|own| own.value().name() == "summary");
        paper.within(&self.lead(summary.as_slice()), |paper| {
            self.children(element, paper, &|own| own.value().name() == "summary");
        });
    }
}

/// The terms that a value is of: the nearest before it.
fn terms<'a>(value: ElementRef<'a>) -> Vec<ElementRef<'a>> {
    let before = value.prev_siblings().filter_map(ElementRef::wrap);
    let is_term = |own: &ElementRef<'_>| own.value().name() == "dt";
    let mut terms: Vec<ElementRef<'a>> = before.skip_while(|own| !is_term(own)).take_while(is_term).collect();
    terms.reverse();
    terms
}

/// Whether a menu only leads to the headings below it, which say the same.
fn leads_nowhere(menu: ElementRef<'_>) -> bool {
    let mut links = menu.descendent_elements().filter_map(|own| own.value().attr("href")).peekable();
    links.peek().is_some() && links.all(|href| href.starts_with('#'))
}
