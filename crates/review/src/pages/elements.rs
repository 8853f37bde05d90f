//! Elements of a page: which of them flow, how they are spelled, what they are called.

use scraper::node::Element;
use scraper::{ElementRef, Node};

/// What an element holds.
#[derive(Clone, Copy)]
pub(crate) enum Part<'a> {
    Element(ElementRef<'a>),
    Text(&'a str),
}

/// What an element holds and readers can see.
pub(crate) fn parts(element: ElementRef<'_>) -> impl Iterator<Item = Part<'_>> {
    element.children().filter_map(|node| match node.value() {
        Node::Text(text) => Some(Part::Text(text)),
        Node::Element(own) if !matches!(own.name(), "script" | "style" | "template") => {
            ElementRef::wrap(node).map(Part::Element)
        }
        _ => None,
    })
}

/// The scripts that an element holds itself.
pub(super) fn scripts(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.child_elements().filter(|own| own.value().name() == "script")
}

/// Whether an element is part of a line of text: all that HTML calls phrasing content.
pub(crate) fn flows(element: ElementRef<'_>) -> bool {
    const PHRASING: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "i", "img",
        "input", "ins", "kbd", "label", "mark", "output", "q", "s", "samp", "select", "small", "span", "strong", "sub",
        "sup", "svg", "time", "u", "var", "wbr",
    ];
    PHRASING.contains(&element.value().name())
}

/// An element as a selector spells it, with the attributes that change what it does: `tr.entry[data-if=eu]`.
pub(crate) fn spelled(element: &Element) -> String {
    let mut spelled = element.name().to_owned();
    for class in element.classes() {
        spelled += &format!(".{class}");
    }
    let mut others: Vec<(&str, &str)> = element.attrs().filter(|(name, _)| !is_told_elsewhere(name)).collect();
    others.sort_unstable();
    others.iter().for_each(|(name, value)| spelled += &format!("[{name}={value}]"));
    spelled
}

/// Attributes that are compared by themselves, or that only repeat what is said elsewhere.
fn is_told_elsewhere(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "class",
        "id",
        "href",
        "src",
        "lang",
        "dir",
        "aria-labelledby",
        "aria-describedby",
        "title",
        "alt",
        "placeholder",
        "aria-label",
        "data-label",
    ];
    NAMES.contains(&name)
}

/// Which one it is among its siblings of the same name, from 1.
pub(crate) fn position(element: ElementRef<'_>) -> usize {
    let name = element.value().name();
    let before = element.prev_siblings().filter(|own| own.value().as_element().is_some_and(|own| own.name() == name));
    before.count() + 1
}

/// What people call a part of a page: the first cell of a row, the term of a fact, the label of a menu.
pub(crate) fn name_of(element: ElementRef<'_>) -> Option<String> {
    let value = element.value();
    match value.name() {
        "tr" => first(element, |own| own.name() == "th" && own.attr("scope") == Some("row")),
        "div" => first(element, |own| own.name() == "dt"),
        "details" => first(element, |own| own.name() == "summary"),
        "nav" => value.attr("aria-label").map(str::to_owned),
        _ => None,
    }
}

/// The words of the first child of a kind.
fn first(element: ElementRef<'_>, is_it: impl Fn(&Element) -> bool) -> Option<String> {
    let child = element.child_elements().find(|own| is_it(own.value()))?;
    let words = squeezed(&child.text().collect::<String>());
    // Behind the name of a row stands the sign that links to it.
    Some(words.trim_end_matches([' ', '#']).to_owned())
}

/// Words with single spaces between them; no-break spaces are left, as they are part of how a text is set.
pub(crate) fn squeezed(text: &str) -> String {
    let words = text.split(|c: char| c.is_ascii_whitespace()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A text that fits into a sentence.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 48;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
