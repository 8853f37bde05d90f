//! The pages of a side as they work from a disk: links lead to files of the folder, or to where the rest is published.
//!
//! A page is read by a browser's parser, its addresses are changed, and it is written again; what readers see of it is
//! what is published.

use super::published::Published;
use super::relative::relative;
use super::{drawing, sheet, tamed};
use scraper::node::Element;
use scraper::{Html, Node};
use site::Role;
use std::collections::{BTreeMap, BTreeSet};
use url::Url;

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

/// What an address is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// A browser asks for it to show the page.
    Loads,
    /// A reader may follow it.
    Leads,
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
        let mut needs = BTreeSet::new();
        let bytes = match &*tamed::ending(file) {
            "css" => self.sheet(file, &mut needs)?.into_bytes(),
            "svg" => drawing::tamed(&self.published.text(file)?).into_bytes(),
            _ => self.published.site.get(file)?.body.bytes().into_owned(),
        };
        Some((bytes, needs))
    }

    fn sheet(&self, file: &str, needs: &mut BTreeSet<String>) -> Option<String> {
        let from = self.place(file)?;
        let changed = |own: &str| match self.resolve(&from, own, Use::Loads, needs) {
            Address::Here(link) => link,
            Address::Stays | Address::Out(_) | Address::Nowhere => own.to_owned(),
        };
        Some(sheet::with_addresses(&self.published.text(file)?, changed))
    }

    fn page(&self, file: &str) -> Option<Written> {
        let mut html = Html::parse_document(&self.published.text(file)?);
        let mut needs = BTreeSet::new();
        let from = self.place(file)?;
        let all: Vec<_> = html.tree.nodes().map(|node| node.id()).collect();
        for id in all {
            let mut node = html.tree.get_mut(id).expect("what is detached is still known to the tree");
            match node.value() {
                Node::Element(element) if tamed::is_left_out(element) => node.detach(),
                Node::Element(element) => self.readdress(&from, element, &mut needs),
                _ => {}
            }
        }
        tamed::confine(&mut html);
        Some(Written { text: html.html(), needs })
    }

    /// Changes the addresses of an element.
    fn readdress(&self, from: &Place<'_>, element: &mut Element, needs: &mut BTreeSet<String>) {
        let of = if tamed::loads(element) { Use::Loads } else { Use::Leads };
        let mut leaves = false;
        element.attrs.retain_mut(|(attribute, value)| {
            match &*attribute.local {
                "href" | "src" | "poster" | "action" => {}
                // One density is enough for a look; nothing is sent, and nobody is told of a click.
                name if name.starts_with("on") => return false,
                "srcset" | "imagesrcset" | "ping" | "formaction" | "srcdoc" | "target" => return false,
                _ => return true,
            }
            match self.resolve(from, value, of, needs) {
                Address::Stays => {}
                Address::Here(link) => *value = link.into(),
                Address::Out(address) if of == Use::Leads => {
                    leaves = true;
                    *value = address.into();
                }
                Address::Out(_) | Address::Nowhere => return false,
            }
            true
        });
        if leaves && matches!(element.name(), "a" | "area") {
            tamed::open_elsewhere(element);
        }
    }

    /// What an address in a file leads to.
    fn resolve(&self, from: &Place<'_>, address: &str, of: Use, needs: &mut BTreeSet<String>) -> Address {
        let address = address.trim();
        let Ok(whole) = from.base.join(address) else { return Address::Nowhere };
        match whole.scheme() {
            _ if address.starts_with('#') => return Address::Stays,
            "mailto" | "tel" => return Address::Stays,
            "data" if of == Use::Loads && address.starts_with("data:image/") => return Address::Stays,
            "http" | "https" => {}
            _ => return Address::Nowhere,
        }
        let Some(target) = self.published.file(&whole).filter(|target| self.is_here(target, of)) else {
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

    /// Whether a file stands in the folder for a use: links lead to pages only, since nothing else is confined when it is
    /// opened by itself.
    fn is_here(&self, file: &str, of: Use) -> bool {
        match of {
            Use::Leads => self.pages.contains(file),
            Use::Loads => self.published.role(file) == Some(Role::Asset) && tamed::is_shown(file),
        }
    }
}

fn anchor(address: &Url) -> String {
    address.fragment().map(|own| format!("#{own}")).unwrap_or_default()
}
