//! The pages of a side as they work from a disk: links lead to files of the folder, or to where the rest is published.
//!
//! A page is read by a browser's parser, its addresses are changed, and it is written again; what readers see of it is
//! what is published. Taken from it is what would load from elsewhere, lead on by itself, or run: a review is opened
//! before anybody has read what is reviewed, so a page shows what it shows to readers without scripts.

use super::published::Published;
use super::relative::relative;
use super::sheet;
use scraper::node::Element;
use scraper::{Html, Node};
use site::Role;
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

/// What a view may load. `file:` stands beside `'self'`, as not every browser counts a disk as one place.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                      style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data:; font-src 'self' file:; \
                      base-uri 'none'; form-action 'none'\">";

/// Relations of a `link` that only make browsers load something early.
const AHEAD: [&str; 6] = ["preload", "modulepreload", "prefetch", "manifest", "dns-prefetch", "preconnect"];

/// The pages of a side that go into the folder.
pub(super) struct Disk<'a> {
    published: &'a Published<'a>,
    pages: BTreeSet<&'a str>,
}

/// A file as it is written, and the files that it needs.
pub(super) struct Written {
    text: String,
    needs: BTreeSet<String>,
}

/// A file whose addresses are read, and where it is published.
struct Place<'f> {
    file: &'f str,
    base: Url,
}

/// What is to be done with an address in a page.
enum Address {
    /// It stays: a place on the page, a mail address, a picture in the page itself.
    Stays,
    /// It leads to a file of the folder.
    Here(String),
    /// It leads out of the folder.
    Out(String),
    /// It is none, or would run something.
    Nowhere,
}

impl<'a> Disk<'a> {
    /// These pages of a site.
    pub(super) fn new(published: &'a Published<'a>, pages: BTreeSet<&'a str>) -> Self {
        Disk { published, pages }
    }

    /// Every page, and every file that they need, by its path in the site.
    pub(super) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        use rayon::prelude::*;
        let page = |file: &&str| Some(((*file).to_owned(), self.page(file)?));
        let pages: Vec<(String, Written)> = self.pages.par_iter().filter_map(page).collect();
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        let mut files = BTreeMap::new();
        for (file, Written { text, needs }) in pages {
            wanted.extend(needs);
            files.insert(file, text.into_bytes());
        }
        while let Some(file) = wanted.pop_first() {
            let Some((bytes, needs)) = self.asset(&file) else { continue };
            files.insert(file, bytes);
            wanted.extend(needs.into_iter().filter(|own| !files.contains_key(own)));
        }
        files
    }

    fn asset(&self, file: &str) -> Option<(Vec<u8>, BTreeSet<String>)> {
        if !file.ends_with(".css") {
            return Some((self.published.site.get(file)?.body.bytes().into_owned(), BTreeSet::new()));
        }
        let mut needs = BTreeSet::new();
        let from = self.place(file)?;
        let text =
            sheet::with_addresses(&self.published.text(file)?, |own| match self.resolve(&from, own, &mut needs) {
                Address::Here(link) => link,
                Address::Stays | Address::Out(_) | Address::Nowhere => own.to_owned(),
            });
        Some((text.into_bytes(), needs))
    }

    fn page(&self, file: &str) -> Option<Written> {
        let mut html = Html::parse_document(&self.published.text(file)?);
        let mut needs = BTreeSet::new();
        let from = self.place(file)?;
        let all: Vec<_> = html.tree.nodes().map(|node| node.id()).collect();
        for id in all {
            let mut node = html.tree.get_mut(id).expect("what is detached is still known to the tree");
            match node.value() {
                Node::Element(element) if is_left_out(element) => node.detach(),
                Node::Element(element) => self.readdress(&from, element, &mut needs),
                _ => {}
            }
        }
        confine(&mut html);
        Some(Written { text: html.html(), needs })
    }

    /// Changes the addresses of an element.
    fn readdress(&self, from: &Place<'_>, element: &mut Element, needs: &mut BTreeSet<String>) {
        let loads = loads(element);
        let mut leaves = false;
        element.attrs.retain_mut(|(attribute, value)| {
            match &*attribute.local {
                "href" | "src" | "poster" | "action" => {}
                // One density is enough for a look; nothing is sent, and nobody is told of a click.
                name if name.starts_with("on") => return false,
                "srcset" | "imagesrcset" | "ping" | "formaction" => return false,
                _ => return true,
            }
            match self.resolve(from, value, needs) {
                Address::Stays => {}
                Address::Here(link) => *value = link.into(),
                Address::Out(address) if !loads => {
                    leaves = true;
                    *value = address.into();
                }
                Address::Out(_) | Address::Nowhere => return false,
            }
            true
        });
        if leaves && matches!(element.name(), "a" | "area") {
            open_elsewhere(element);
        }
    }

    /// What an address in a file leads to.
    fn resolve(&self, from: &Place<'_>, address: &str, needs: &mut BTreeSet<String>) -> Address {
        let address = address.trim();
        let Ok(whole) = from.base.join(address) else { return Address::Nowhere };
        match whole.scheme() {
            _ if address.starts_with('#') => return Address::Stays,
            "mailto" | "tel" => return Address::Stays,
            "data" if address.starts_with("data:image/") => return Address::Stays,
            "http" | "https" => {}
            _ => return Address::Nowhere,
        }
        let Some(target) = self.published.file(&whole).filter(|target| self.is_here(target)) else {
            return Address::Out(whole.into());
        };
        let link = relative(from.file, &target) + &anchor(&whole);
        if !self.pages.contains(&*target) {
            needs.insert(target);
        }
        Address::Here(link)
    }

    fn place<'f>(&self, file: &'f str) -> Option<Place<'f>> {
        Some(Place { file, base: self.published.address(file)? })
    }

    fn is_here(&self, file: &str) -> bool {
        self.pages.contains(file) || self.published.role(file) == Some(Role::Asset)
    }
}

/// Whether an element is left out: scripts, what only loads ahead, what leads on by itself, pages within the page.
fn is_left_out(element: &Element) -> bool {
    let attribute = |name| element.attr(name).unwrap_or_default().to_ascii_lowercase();
    match element.name() {
        "script" => !attribute("type").ends_with("json"),
        "meta" => !matches!(&*attribute("http-equiv"), "" | "content-type"),
        "link" => attribute("rel").split_ascii_whitespace().any(|own| AHEAD.contains(&own)),
        "base" | "iframe" | "frame" | "object" | "embed" => true,
        _ => false,
    }
}

/// Whether a browser asks for an element's address by itself.
fn loads(element: &Element) -> bool {
    let is_shown = |own: &str| own.eq_ignore_ascii_case("stylesheet") || own.eq_ignore_ascii_case("icon");
    match element.name() {
        "a" | "area" | "form" => false,
        "link" => element.attr("rel").unwrap_or_default().split_ascii_whitespace().any(is_shown),
        _ => true,
    }
}

fn anchor(address: &Url) -> String {
    address.fragment().map(|own| format!("#{own}")).unwrap_or_default()
}

/// A link out of the folder opens a window of its own: most sites do not let themselves be shown within a frame.
fn open_elsewhere(element: &mut Element) {
    element.attrs.retain(|(own, _)| !matches!(&*own.local, "target" | "rel"));
    let attributes = parsed("<a target=\"_blank\" rel=\"noopener noreferrer\"></a>", "a").attrs;
    element.attrs.extend(attributes);
}

/// Puts the policy at the start of the head.
fn confine(html: &mut Html) {
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
