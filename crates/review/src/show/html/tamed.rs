//! What is taken from a page before it is shown on a disk: what would load from elsewhere, lead on by itself, or run.
//!
//! A review is opened before anybody has read what is reviewed, so a page shows what it shows to readers without
//! scripts.

use super::drawing;
use scraper::node::Element;
use scraper::{Html, Node};

/// What a view may load. `file:` stands beside `'self'`, as not every browser counts a disk as one place.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                      style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:; font-src 'self' file:; \
                      base-uri 'none'; form-action 'none'\">";

/// Relations of a `link` that only make browsers load something early.
const AHEAD: [&str; 6] = ["preload", "modulepreload", "prefetch", "manifest", "dns-prefetch", "preconnect"];

/// Whether an element is left out: scripts, what only loads ahead, what leads on by itself, pages within the page. So is
/// `noscript`, the content of which a parser takes for a text, so that nothing in it could be looked at.
pub(super) fn is_left_out(element: &Element) -> bool {
    let attribute = |name| element.attr(name).unwrap_or_default().to_ascii_lowercase();
    match element.name() {
        "script" => !attribute("type").ends_with("json"),
        "meta" => !matches!(&*attribute("http-equiv"), "" | "content-type"),
        "link" => attribute("rel").split_ascii_whitespace().any(|own| AHEAD.contains(&own)),
        "base" | "iframe" | "frame" | "object" | "embed" | "noscript" => true,
        "set" | "animate" => drawing::sets_address(element.attr("attributeName")),
        _ => false,
    }
}

/// Whether a browser asks for an element's address by itself.
pub(super) fn loads(element: &Element) -> bool {
    let is_shown = |own: &str| own.eq_ignore_ascii_case("stylesheet") || own.eq_ignore_ascii_case("icon");
    match element.name() {
        "a" | "area" | "form" => false,
        "link" => element.attr("rel").unwrap_or_default().split_ascii_whitespace().any(is_shown),
        _ => true,
    }
}

/// Kinds of files that a page may show, by the end of their names: a disk knows no other sign of what a file is, and what
/// would be opened as a document is none of them. `svg` is, once it is nothing but a picture.
const SHOWN: [&str; 12] = ["css", "svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "woff", "woff2", "ttf"];

/// Whether a file may lie in the folder beside the pages.
pub(super) fn is_shown(file: &str) -> bool {
    SHOWN.contains(&&*ending(file))
}

/// The end of a file's name, in small letters.
pub(super) fn ending(file: &str) -> String {
    file.rsplit_once('.').map(|(_, own)| own.to_ascii_lowercase()).unwrap_or_default()
}

/// A link out of the folder opens a window of its own: most sites do not let themselves be shown within a frame.
pub(super) fn open_elsewhere(element: &mut Element) {
    element.attrs.retain(|(own, _)| &*own.local != "rel");
    let attributes = parsed("<a target=\"_blank\" rel=\"noopener noreferrer\"></a>", "a").attrs;
    element.attrs.extend(attributes);
}

/// Puts the policy at the start of the head.
pub(super) fn confine(html: &mut Html) {
    let head = html.tree.nodes().find(|own| own.value().as_element().is_some_and(|own| own.name() == "head"));
    let head = head.map(|own| own.id()).expect("a parser gives every page a head");
    html.tree.get_mut(head).expect("it was found").prepend(Node::Element(parsed(POLICY, "meta")));
}

/// An element of our own, made by the parser that makes all others.
fn parsed(html: &str, name: &str) -> Element {
    let fragment = Html::parse_fragment(html);
    let mut elements = fragment.tree.nodes().filter_map(|own| own.value().as_element());
    elements.find(|own| own.name() == name).cloned().expect("it is in there")
}
