//! One of the two versions: what it was made of, and what was made of it.

use site::{Options, PageOf, Preview, Progress, Site};
use source::{Diagnostics, Sources};
use std::collections::BTreeMap;
use subprocessors::{Date, Register};

/// A version of a register, read and built.
pub struct Side {
    /// What people call it: "main (1f2e3d4)", "the working tree".
    pub name: String,
    /// Its files.
    pub sources: Sources,
    /// The day whose list its site shows.
    pub as_of: Date,
    /// Its facts; none if they cannot be read.
    pub register: Option<Register>,
    /// Its site; none if there is an error among the diagnostics.
    pub site: Option<Site>,
    /// What each page of the site is, by its path.
    pub pages: BTreeMap<String, PageOf>,
    /// How far each of its languages is.
    pub progress: Vec<Progress>,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
}

impl Side {
    /// Reads and builds a version; what was wrong with the files themselves is in `found`.
    pub fn build(name: String, sources: Sources, options: &Options, found: Diagnostics) -> Self {
        let mut diagnostics = found;
        let register = subprocessors::load(&sources, &mut Diagnostics::new());
        let opened = Preview::open(&sources, options, None);
        diagnostics.extend(opened.diagnostics);
        let mut pages = BTreeMap::new();
        let mut built = None;
        if let Some(preview) = opened.output {
            let finished = preview.finish();
            diagnostics.extend(finished.diagnostics);
            let site = finished.output.filter(|_| !diagnostics.has_errors());
            let paths = site.iter().flat_map(Site::files).map(|(path, _)| path);
            pages.extend(paths.filter_map(|path| Some((path.to_owned(), preview.page(path)?))));
            built = site;
        }
        let progress = progress(&sources, options);
        let diagnostics = diagnostics.sorted();
        Side { name, sources, as_of: options.as_of, register, site: built, pages, progress, diagnostics }
    }
}

fn progress(sources: &Sources, options: &Options) -> Vec<Progress> {
    let Some(translations) = site::translations(sources, options).output else { return Vec::new() };
    site::Catalogues::read(sources, translations, &mut Diagnostics::new()).progress()
}
