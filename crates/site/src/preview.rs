//! A site whose pages are made when somebody asks for them.
//!
//! After a save, one page is looked at. What a build reads and checks is read and checked, as far as it
//! has changed; the page is rendered as a build renders it; everything else can wait until it is asked
//! for, or until [`Preview::finish`] makes the whole site of it, as a build does.

use crate::inputs::{self, Inputs};
use crate::kept::{Before, Kept};
use crate::options::Options;
use crate::pages::record::Record;
use crate::plan::{self, HostOf, PageOf};
use crate::publish;
use crate::render::{self, Renderer};
use crate::routes::{PageId, Part, Routes};
use crate::site::Site;
use source::{Diagnostics, Outcome, Sources};
use std::borrow::Cow;

/// A site whose pages are made when somebody asks for them.
pub struct Preview {
    inputs: Inputs,
    kept: Kept,
    routes: Routes,
    hosts: Vec<HostOf>,
    /// By position of the entity: whether it has a page.
    have_pages: Vec<bool>,
    /// The parts that the site has.
    parts: Vec<Part>,
}

impl Preview {
    /// Reads and checks a register; of an earlier preview, whatever nothing has changed of is taken over.
    ///
    /// There is no preview when the diagnostics hold an error. What only finished pages show, such as
    /// dead links, is not among them, nor what a changed text leaves behind in catalogues that were
    /// complete before.
    pub fn open(sources: &Sources, options: &Options, before: Option<&Preview>) -> Outcome<Preview> {
        let mut diagnostics = Diagnostics::new();
        let before = before.and_then(|own| Before::of(&own.kept, sources, options));
        let read = inputs::read(sources, options, before.as_ref(), &mut diagnostics);
        let preview = read.filter(|_| !diagnostics.has_errors()).map(|(inputs, kept)| Preview::of(inputs, kept));
        Outcome::new(preview, diagnostics)
    }

    fn of(inputs: Inputs, kept: Kept) -> Self {
        let record = Record::of(&inputs.register, kept.options.as_of);
        let have_pages = record.today.subjects.iter().map(|own| own.has_page).collect();
        let routes = publish::routes(&inputs, &record.days);
        let parts = inputs.parts(&record).collect();
        let hosts = plan::hosts(&inputs, &routes);
        Preview { inputs, kept, routes, hosts, have_pages, parts }
    }

    /// Makes the whole site, as a build does.
    pub fn finish(&self) -> Outcome<Site> {
        let mut diagnostics = inputs::catch_up(&self.inputs, &self.kept);
        let site = crate::finish(&self.inputs, &self.kept.sources, &self.kept.options, &mut diagnostics);
        Outcome::new(Some(site), diagnostics)
    }

    /// The bytes at a path, as they are published: pages, what is published beside them, and the rules for
    /// the CDN. Data files, and pages whose template fails, come with the whole site.
    pub fn bytes(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        match self.find(path) {
            Some((locale, id)) => self.render(locale, id).map(Cow::Owned),
            None => self.asset(path).map(Cow::Borrowed).or_else(|| self.rules(path).map(Cow::Owned)),
        }
    }

    /// Whether [`Preview::bytes`] has something at a path.
    pub fn has(&self, path: &str) -> bool {
        self.find(path).is_some() || self.asset(path).is_some() || self.rules(path).is_some()
    }

    fn render(&self, locale: usize, id: PageId) -> Option<Vec<u8>> {
        let record = Record::of(&self.inputs.register, self.kept.options.as_of);
        let renderer = Renderer::new(&self.inputs, &self.routes, &record, &self.kept.options);
        let body = render::page(&renderer, locale, id).ok()?;
        Some(body.bytes().into_owned())
    }

    fn asset(&self, path: &str) -> Option<&[u8]> {
        self.assets().find(|(own, _)| *own == path).map(|(_, bytes)| bytes)
    }

    /// Every file beside the pages that the theme brings, by path.
    pub fn assets(&self) -> impl Iterator<Item = (Cow<'_, str>, &[u8])> {
        let files = |host: &'_ HostOf| {
            let folder = host.folder.clone();
            self.inputs.look.assets.files.iter().filter_map(move |(path, file)| {
                let path =
                    if folder.is_empty() { Cow::Borrowed(path.as_str()) } else { format!("{folder}{path}").into() };
                Some((path, file.body.as_whole()?))
            })
        };
        self.hosts.iter().flat_map(files)
    }

    fn rules(&self, path: &str) -> Option<Vec<u8>> {
        let host = self.routes.hosts.iter().find(|host| path.starts_with(&host.folder))?;
        let name = path.strip_prefix(&host.folder)?;
        let rules = publish::rules(&self.inputs, &self.routes, host, &mut Diagnostics::new());
        rules.into_iter().find(|(own, _)| *own == name).map(|(_, text)| text.into_bytes())
    }

    fn find(&self, path: &str) -> Option<(usize, PageId)> {
        let found = self.routes.find(path).filter(|(locale, id)| self.inputs.has(*locale, *id));
        found.filter(|(_, id)| match id {
            PageId::Entity(position) => self.have_pages[*position],
            PageId::Part(part) => self.parts.contains(part),
            // Neighbours, and each day but the last with today.
            PageId::Difference(from, Some(until)) => from + 1 == *until,
            PageId::Difference(from, None) => from + 1 < self.routes.days(),
            _ => true,
        })
    }

    /// What the page at a path is.
    pub fn page(&self, path: &str) -> Option<PageOf> {
        self.find(path).map(|(locale, id)| plan::page(&self.inputs, &self.routes, locale, id))
    }

    /// The path of a page, if there is one.
    pub fn path(&self, page: &PageOf) -> Option<String> {
        let locale = self.inputs.languages.iter().position(|own| own.tag == page.locale)?;
        let id = plan::id(&self.inputs, &self.routes, &page.subject)?;
        let path = self.routes.file(locale, id);
        self.find(&path).map(|_| path)
    }

    /// Its hosts, the main one first.
    pub fn hosts(&self) -> &[HostOf] {
        &self.hosts
    }
}
