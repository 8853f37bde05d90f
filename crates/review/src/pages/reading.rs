//! A page as it is read: block by block, each with its words, its links and its place; and what its head tells
//! machines.
//!
//! A page is parsed as a browser parses it, so neither minified bytes nor the order of attributes count. Names of
//! assets are without their hash, and links to pages of the site are what they lead to: a new slug changes one
//! address, not all links to it.

use super::around::Around;
use super::elements::{Part, flows, parts, scripts, spelled, squeezed};
use super::targets::Targets;
use scraper::node::Element;
use scraper::{ElementRef, Html};

/// A page as it is read.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// What the head tells, by name, in the order of the page.
    pub(crate) head: Vec<(String, String)>,
    /// What readers see, in the order of the page.
    pub(crate) blocks: Vec<Block>,
    /// Ids that addresses can point to.
    pub(crate) anchors: Vec<String>,
    /// Styles, scripts and pictures that the page loads: paths in the site.
    pub(crate) loads: Vec<String>,
    /// Pictures that are part of the page: where they stand, and how they are drawn.
    pub(crate) drawings: Vec<(String, String)>,
}

/// A piece of a page that stands for itself: a paragraph, a cell, a heading, or a label that is only heard.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// Where it stands, the same in every language: from the nearest element with an id on.
    pub(crate) key: String,
    /// Where it stands, for people.
    pub(crate) place: String,
    /// The row, the item or the card that it is part of, by its key, if it is part of one.
    pub(crate) container: Option<String>,
    /// The elements around it, from the outside in.
    pub(crate) shape: Vec<String>,
    /// The elements within it.
    pub(crate) inner: Vec<String>,
    /// Its language.
    pub(crate) lang: String,
    /// Whether it reads from right to left.
    pub(crate) is_rtl: bool,
    /// Whether it is there but hidden from readers.
    pub(crate) is_hidden: bool,
    /// Its words, with single spaces between them.
    pub(crate) text: String,
    /// Where its links lead: their words and their targets.
    pub(crate) links: Vec<(String, String)>,
}

/// Reads a page; `targets` knows what addresses of the site are.
pub(crate) fn read(html: &str, targets: &Targets<'_>) -> Reading {
    let document = Html::parse_document(html);
    let root = document.root_element();
    let mut reader = Reader { targets, reading: Reading::default(), heading: String::new() };
    reader.names_of_root(root.value());
    for part in root.child_elements() {
        match part.value().name() {
            "head" => super::head::read(part, targets, &mut reader.reading),
            _ => reader.walk(part, &Around::of_root(root)),
        }
    }
    reader.reading
}

impl Reading {
    /// The same without the seals of revisions, of which readers see only that they are others.
    pub(super) fn without_seals(mut self) -> Self {
        for block in self.blocks.iter_mut().filter(|own| own.text.contains(is_digit)) {
            block.text = block
                .text
                .split(' ')
                .map(|own| if is_seal(own) { "(seal)" } else { own })
                .collect::<Vec<_>>()
                .join(" ");
        }
        self
    }
}

/// Whether a word is a SHA-256 in hexadecimal digits.
fn is_seal(word: &str) -> bool {
    word.len() == 64 && word.chars().all(is_digit)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | 'a'..='f')
}

struct Reader<'a> {
    targets: &'a Targets<'a>,
    reading: Reading,
    /// The heading above what is read now.
    heading: String,
}

/// What flows together, while it is gathered.
#[derive(Default)]
struct Line {
    text: String,
    links: Vec<(String, String)>,
    elements: Vec<String>,
}

impl Reader<'_> {
    fn names_of_root(&mut self, root: &Element) {
        let named = ["lang", "dir"].into_iter().filter_map(|name| Some((name, root.attr(name)?)));
        self.reading.head.extend(named.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    /// Goes through an element: what flows together is a block, elements that stand for themselves are gone through.
    fn walk(&mut self, element: ElementRef<'_>, around: &Around) {
        let around = &around.within(element);
        self.notice(element, around);
        scripts(element).for_each(|own| super::head::script(own, &mut self.reading));
        // What is said behind a section does not stand under its heading.
        let heading = is_section(element.value()).then(|| self.heading.clone());
        let mut flow: Vec<Part<'_>> = Vec::new();
        for part in parts(element) {
            match part {
                Part::Element(own) if !flows(own) => {
                    self.flush(&mut flow, around);
                    self.walk(own, around);
                }
                own => flow.push(own),
            }
        }
        self.flush(&mut flow, around);
        if let Some(heading) = heading {
            self.heading = heading;
        }
    }

    /// What an element says by its attributes: an anchor, a label for those who listen.
    fn notice(&mut self, element: ElementRef<'_>, around: &Around) {
        let value = element.value();
        self.reading.anchors.extend(value.id().map(str::to_owned));
        for (name, word) in HEARD {
            if let Some(text) = value.attr(name) {
                self.block(around, Some(word), squeezed(text), Line::default());
            }
        }
        if let Some(source) = value.attr("src") {
            self.reading.loads.push(source.to_owned());
        }
    }

    /// A block of what flows together, if it says anything.
    fn flush(&mut self, flow: &mut Vec<Part<'_>>, around: &Around) {
        let mut line = Line::default();
        std::mem::take(flow).into_iter().for_each(|part| self.flowing(part, around, &mut line));
        let text = squeezed(&line.text);
        // An address that is printed is what it leads to, as that of a link is.
        let text = if text.starts_with("https://") { self.targets.with_host(&text) } else { text };
        if around.is_heading() && !text.is_empty() {
            self.heading = text.clone();
        }
        if !text.is_empty() || !line.links.is_empty() {
            self.block(around, None, text, line);
        }
    }

    /// What flows: its words, its links, its elements.
    fn flowing(&mut self, part: Part<'_>, around: &Around, line: &mut Line) {
        let element = match part {
            Part::Text(text) => return line.text.push_str(text),
            Part::Element(element) => element,
        };
        let (value, around, start) = (element.value(), &around.within(element), line.text.len());
        self.notice(element, around);
        // How a picture is drawn is compared by itself.
        line.elements.push(if value.name() == "svg" { "svg".to_owned() } else { spelled(value) });
        match value.name() {
            _ if value.attr("hidden").is_some() => {}
            "br" => line.text.push('\n'),
            "svg" => self.drawing(element, around, line),
            _ => parts(element).for_each(|part| self.flowing(part, around, line)),
        }
        if let Some(href) = value.attr("href") {
            line.links.push((squeezed(&line.text[start..]), self.targets.of(href)));
        }
    }

    /// A picture: its words are words of the page, how it is drawn is another matter.
    fn drawing(&mut self, element: ElementRef<'_>, around: &Around, line: &mut Line) {
        let words: Vec<String> = element.text().map(squeezed).filter(|own| !own.is_empty()).collect();
        line.text += &words.join(" · ");
        self.reading.drawings.push((around.place(&self.heading, Some("picture")), drawn(element)));
    }

    fn block(&mut self, around: &Around, heard: Option<&str>, text: String, line: Line) {
        let place = around.place(&self.heading, heard);
        let Around { key, shape, lang, is_rtl, is_hidden, container, .. } = around.clone();
        let key = heard.map_or(key.clone(), |heard| format!("{key}@{heard}"));
        let Line { elements: inner, links, .. } = line;
        self.reading.blocks.push(Block { key, place, container, shape, inner, lang, is_rtl, is_hidden, text, links });
    }
}

/// Whether an element has a heading for itself.
fn is_section(element: &Element) -> bool {
    matches!(element.name(), "section" | "article" | "aside" | "nav" | "details")
}

/// Attributes that people hear or read, and what they are.
const HEARD: [(&str, &str); 5] = [
    ("aria-label", "label"),
    ("title", "title"),
    ("alt", "description of a picture"),
    ("placeholder", "hint"),
    ("data-label", "label on narrow screens"),
];

/// A drawing without its words.
fn drawn(element: ElementRef<'_>) -> String {
    let of = |own: ElementRef<'_>| spelled(own.value());
    element.descendants().filter_map(ElementRef::wrap).map(of).collect::<Vec<_>>().join(" ")
}
