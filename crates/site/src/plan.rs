//! What the pages of a site are and on which hosts they live, for those who serve it.

use crate::inputs::Inputs;
use crate::negotiation;
use crate::routes::{PageId, Part, Routes};
use subprocessors::Date;

/// What a page is: in which language, and of what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageOf {
    /// The tag of its locale.
    pub locale: String,
    /// What it shows.
    pub subject: Subject,
}

/// What a page shows. In every locale there is one page of each subject, but for the choosers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The list.
    List,
    /// The entity with this id.
    Entity(String),
    /// A page of which there is one: `changes`, `choices`, `places`, `archive`, `subscribe`, `downloads`.
    Part(&'static str),
    /// The list of a choice of customers: `eu`, `eu/chat`.
    Choice(String),
    /// The list as it stood from a day on.
    Past(Date),
    /// What differs between two days; without a second one, between a day and today.
    Difference(Date, Option<Date>),
    /// Addresses that do not exist.
    NotFound,
    /// The languages to choose from, at the root of a host.
    Chooser,
}

/// A host, and where its files are in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostOf {
    /// Its address, absolute and without a final slash.
    pub base_url: String,
    /// The folder of its files: empty when there is one host, else `<host>/`.
    pub folder: String,
    /// The tags of its locales.
    pub locales: Vec<String>,
    /// The languages to which readers of its root can be led: what a reader may call each, and its tag.
    pub spoken: Vec<(String, String)>,
}

/// Every host, the main one first.
pub(crate) fn hosts(inputs: &Inputs, routes: &Routes) -> Vec<HostOf> {
    let tag = |locale: &usize| inputs.languages[*locale].tag.clone();
    let spoken = |host: &crate::routes::Host| {
        let names = negotiation::names(&inputs.languages, &routes.spoken_for(host)).into_iter();
        names.map(|(name, locale)| (name, tag(&locale))).collect()
    };
    let of = |host: &crate::routes::Host| HostOf {
        base_url: host.base_url.clone(),
        folder: host.folder.clone(),
        locales: host.locales.iter().map(tag).collect(),
        spoken: spoken(host),
    };
    routes.hosts.iter().map(of).collect()
}

/// What a page is.
pub(crate) fn page(inputs: &Inputs, routes: &Routes, locale: usize, id: PageId) -> PageOf {
    let subject = match id {
        PageId::List => Subject::List,
        PageId::Entity(at) => Subject::Entity(inputs.register.entities[at].id.to_string()),
        PageId::Part(part) => Subject::Part(part.words().1),
        PageId::Facet(at) => Subject::Choice(inputs.register.facets[at].path()),
        PageId::Past(at) => Subject::Past(routes.day(at)),
        PageId::Difference(from, until) => Subject::Difference(routes.day(from), until.map(|at| routes.day(at))),
        PageId::Chooser => Subject::Chooser,
        PageId::NotFound | PageId::Any(_) => Subject::NotFound,
    };
    PageOf { locale: inputs.languages[locale].tag.clone(), subject }
}

/// The page that shows a subject, if there can be one.
pub(crate) fn id(inputs: &Inputs, routes: &Routes, subject: &Subject) -> Option<PageId> {
    let day = |day: &Date| (0..routes.days()).find(|at| routes.day(*at) == *day);
    Some(match subject {
        Subject::List => PageId::List,
        Subject::Entity(id) => PageId::Entity(inputs.register.entities.iter().position(|own| *own.id == **id)?),
        Subject::Part(name) => PageId::Part(Part::ALL.into_iter().find(|own| own.words().1 == *name)?),
        Subject::Choice(path) => PageId::Facet(inputs.register.facets.iter().position(|own| own.path() == *path)?),
        Subject::Past(own) => PageId::Past(day(own)?),
        Subject::Difference(from, None) => PageId::Difference(day(from)?, None),
        Subject::Difference(from, Some(until)) => PageId::Difference(day(from)?, Some(day(until)?)),
        Subject::NotFound => PageId::NotFound,
        Subject::Chooser => PageId::Chooser,
    })
}
