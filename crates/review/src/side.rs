//! One of the two versions: what it was made of, and what was made of it.

use crate::report::{Obstacle, Unbuilt};
use site::{Catalogues, HostOf, Options, PageOf, Preview, Progress, Site};
use source::{Diagnostic, Diagnostics, Level, Outcome, Sources};
use std::collections::{BTreeMap, BTreeSet};
use subprocessors::{Date, Register};

/// A version of a register, read and built.
pub struct Side {
    /// What people call it: "main (1f2e3d4)", "the working tree".
    pub name: String,
    /// Its files; none of a site that was published by somebody.
    pub sources: Sources,
    /// What its build was told.
    pub options: Options,
    /// The day on which it was the newest one: that of its commit. None if nobody knows it, as of a folder.
    pub known: Option<Date>,
    /// Its facts; none if they cannot be read in full.
    pub register: Option<Register>,
    /// Its site; none if it has mistakes. One to which only rules object, or which lacks only translations, has a site
    /// all the same.
    pub site: Option<Site>,
    /// What each page of the site is, by its path.
    pub pages: BTreeMap<String, PageOf>,
    /// Its hosts, the main one first.
    pub hosts: Vec<HostOf>,
    /// What there is to translate, and what its catalogues say.
    pub catalogues: Option<Catalogues>,
    /// What is wrong with it, as a build says it.
    pub diagnostics: Diagnostics,
}

impl Side {
    /// Reads and builds a version; what was wrong with the files themselves is in `found`.
    pub fn build(name: String, sources: Sources, options: &Options, found: Diagnostics) -> Self {
        let mut diagnostics = found;
        // Without the files that were refused it would be another site than the one that was meant.
        let is_whole = !diagnostics.has_errors();
        let built = built(&sources, options, &mut diagnostics).filter(|_| is_whole);
        let Built { site, pages, hosts } = built.unwrap_or_default();
        let register = register(&sources).filter(|_| is_whole);
        let translations = site::translations(&sources, options).output;
        let catalogues = translations.map(|own| Catalogues::read(&sources, own, &mut Diagnostics::new()));
        let (options, diagnostics) = (options.clone(), diagnostics.sorted());
        Side { name, sources, options, known: None, register, site, pages, hosts, catalogues, diagnostics }
    }

    /// The same version, which was the newest one on a day.
    pub fn known_on(self, day: Date) -> Self {
        Side { known: Some(day), ..self }
    }

    /// A site that was published: of its sources and facts nothing is known. What its pages are is what they are
    /// in another version, where both have a page at the same path.
    pub fn published(name: String, site: Site, like: &Side) -> Self {
        let kind = |path: &str| Some((path.to_owned(), like.pages.get(path)?.clone()));
        let pages = site.files().filter_map(|(path, _)| kind(path)).collect();
        Side {
            name,
            sources: Sources::default(),
            options: like.options.clone(),
            known: None,
            register: None,
            site: Some(site),
            pages,
            hosts: like.hosts.clone(),
            catalogues: None,
            diagnostics: Diagnostics::new(),
        }
    }

    /// The same version with the site that its own tool made of it, whatever ours makes.
    pub fn with_site(self, site: Site, like: &Side) -> Self {
        let mut shown = Side::published(self.name.clone(), site, like);
        let is_there = |path: &str| shown.site.as_ref().is_some_and(|site| site.get(path).is_some());
        let own: Vec<_> = self.pages.into_iter().filter(|(path, _)| is_there(path)).collect();
        shown.pages.extend(own);
        if !self.hosts.is_empty() {
            shown.hosts = self.hosts;
        }
        let Side { sources, options, known, register, catalogues, .. } = self;
        Side { sources, options, known, register, catalogues, ..shown }
    }

    /// The day whose list its site shows.
    pub fn as_of(&self) -> Date {
        self.options.as_of
    }

    /// How far each of its languages is.
    pub fn progress(&self) -> Vec<Progress> {
        self.catalogues.as_ref().map(Catalogues::progress).unwrap_or_default()
    }

    /// Why it cannot be published, if it cannot.
    pub(crate) fn unbuilt(&self) -> Option<Unbuilt> {
        let errors = self.diagnostics.count(Level::Error);
        let (has_facts, is_compared) = (self.register.is_some(), self.site.is_some());
        let obstacles = self.obstacles().into_iter().collect();
        (errors > 0).then(|| Unbuilt { name: self.name.clone(), errors, obstacles, has_facts, is_compared })
    }

    fn obstacles(&self) -> BTreeSet<Obstacle> {
        let errors = self.diagnostics.iter().filter(|own| own.level == Level::Error);
        let obstacle = |code: &str| match code {
            "missing-translation" | "stale-translation" => Obstacle::Translations,
            // With a site, nothing else can be an error.
            _ if self.site.is_some() || subprocessors::rules::ALL.iter().any(|own| own.code == code) => Obstacle::Rules,
            _ => Obstacle::Mistakes,
        };
        errors.map(|own| obstacle(own.code)).collect()
    }
}

/// The facts; of a version of which a file cannot be read, what is left would be another list than the one meant.
fn register(sources: &Sources) -> Option<Register> {
    let mut found = Diagnostics::new();
    let register = subprocessors::load(sources, &mut found);
    register.filter(|_| !found.has_errors())
}

/// A site, and what is known of it.
#[derive(Default)]
struct Built {
    site: Option<Site>,
    pages: BTreeMap<String, PageOf>,
    hosts: Vec<HostOf>,
}

/// The site; a change that rules object to, or whose translations are still to come, is built as if that were allowed.
fn built(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Built> {
    let strict = Preview::open(sources, options, None);
    let (preview, found) = match strict.diagnostics.has_errors() {
        true => leniently(sources, options, strict.diagnostics),
        false => (strict.output, strict.diagnostics),
    };
    diagnostics.extend(found);
    let preview = preview?;
    let finished = preview.finish();
    let is_sound = !finished.diagnostics.has_errors();
    diagnostics.extend(finished.diagnostics);
    let site = finished.output.filter(|_| is_sound)?;
    let kind = |path: &str| Some((path.to_owned(), preview.page(path)?));
    let pages = site.files().filter_map(|(path, _)| kind(path)).collect();
    Some(Built { site: Some(site), pages, hosts: preview.hosts().to_vec() })
}

/// The site that would be made if nobody was strict, with what stands in its way.
fn leniently(sources: &Sources, options: &Options, found: Diagnostics) -> (Option<Preview>, Diagnostics) {
    let Outcome { output, diagnostics } = Preview::open(sources, &Options { lenient: true, ..options.clone() }, None);
    if output.is_none() {
        return (None, found);
    }
    // What stands in the way hides the rest of what is wrong; the lenient build tells all of it, as warnings.
    let mut all = Diagnostics::new();
    found.iter().filter(|own| own.level == Level::Error).for_each(|own| all.push(own.clone()));
    let is_told = |own: &Diagnostic| {
        let is_same =
            |other: &Diagnostic| (own.code, &own.message, own.span) == (other.code, &other.message, other.span);
        found.iter().any(|other| other.level == Level::Error && is_same(other))
    };
    diagnostics.iter().filter(|own| !is_told(own)).for_each(|own| all.push(own.clone()));
    (output, all)
}
