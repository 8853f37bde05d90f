//! The website: from the sources of a register to a [`Site`] in memory.
//!
//! The third crate of the line. [`build()`] is a pure function: the same sources and options give the
//! same bytes, whatever the number of threads, the order of files or the machine. Writing a
//! directory, answering a browser or comparing two versions are uses of the one [`Site`] it returns.

mod body;
mod options;
mod site;
mod watch;

mod inputs;
mod kept;
mod look;

mod assets;
mod config;
mod content;
mod edition;
mod markdown;
mod templates;
mod theme;

mod catalogues;
pub mod drift;
mod language;
mod lint;
mod localizer;
mod lookup;
mod message;
mod plural;
pub mod reference;
mod spoken;
mod typography;

mod files;
mod pages;
mod pictures;
mod routes;
mod view;

mod negotiation;
mod plan;
mod publish;
mod render;

mod links;

pub mod cdn;

mod preview;

mod evidence;

mod translations;

pub use body::Body;
pub use evidence::Seals;
pub use files::manifest::{Manifest, RevisionOf, Seal};
pub use language::english_place;
pub use negotiation::preferred;
pub use options::Options;
pub use plan::{HostOf, PageOf, Subject};
pub use preview::Preview;
pub use site::{File, Role, Site};
pub use translations::{
    Catalogues, Counts, Domain, ExchangeFormat, Form, Imported, Passage, Progress, Standing, Target, Texts,
    Translations, Wanted, translations, with_language,
};
pub use watch::{Phase, Watch};

use inputs::Inputs;
use pages::record::Record;
use render::Renderer;
use source::{Diagnostics, Outcome, Sources, Span};

/// Builds the website of a register: every page of every locale, and the files beside them.
///
/// There is no site when the diagnostics hold an error.
pub fn build(sources: &Sources, options: &Options) -> Outcome<Site> {
    let mut diagnostics = Diagnostics::new();
    let site = try_build(sources, options, &mut diagnostics);
    Outcome::new(site, diagnostics)
}

/// How the configuration sets the rules; as they come if it cannot be read.
pub fn rules(sources: &Sources, options: &Options) -> subprocessors::rules::Settings {
    config::read(sources, options, &mut Diagnostics::new()).map(|config| config.rules).unwrap_or_default()
}

/// Where the configuration says that snapshots of all pages are kept beside the sources, if they are.
pub fn keeps_snapshots(sources: &Sources, options: &Options) -> Option<Span> {
    config::read(sources, options, &mut Diagnostics::new())?.snapshots
}

/// Reports an edition that a register does not have: for whoever needs nothing else of the configuration.
pub fn check_edition(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) {
    edition::check(sources, options, diagnostics);
}

fn try_build(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Site> {
    let (inputs, _) = inputs::read(sources, options, None, diagnostics)?;
    (!diagnostics.has_errors()).then(|| finish(&inputs, sources, options, diagnostics))
}

/// Makes the site of what was read: the list of the day, its pages, the files beside them.
fn finish(inputs: &Inputs, sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Site {
    let record = options.during(Phase::View, || Record::of(&inputs.register, options.as_of));
    let routes = publish::routes(inputs, &record.days);
    let pages = render::pages(&Renderer::new(inputs, &routes, &record, options), diagnostics);
    let site = options.during(Phase::Finish, || publish::collect(inputs, &routes, &record, pages, diagnostics));
    options.during(Phase::Validate, || links::check(&site, &routes, sources, diagnostics));
    site
}
