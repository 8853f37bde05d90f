//! What the pages of a site are and on which hosts they live, for those who serve it.

use crate::inputs::Inputs;
use crate::routes::{PageId, Routes};

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
}

/// Every host, the main one first.
pub(crate) fn hosts(inputs: &Inputs, routes: &Routes) -> Vec<HostOf> {
    let tag = |locale: &usize| inputs.languages[*locale].tag.clone();
    let of = |host: &crate::routes::Host| HostOf {
        base_url: host.base_url.clone(),
        folder: host.folder.clone(),
        locales: host.locales.iter().map(tag).collect(),
    };
    routes.hosts.iter().map(of).collect()
}

/// What a page is.
pub(crate) fn page(inputs: &Inputs, locale: usize, id: PageId) -> PageOf {
    let subject = match id {
        PageId::List => Subject::List,
        PageId::Entity(at) => Subject::Entity(inputs.register.entities[at].id.to_string()),
        PageId::Chooser => Subject::Chooser,
        PageId::NotFound | PageId::AnyEntity => Subject::NotFound,
    };
    PageOf { locale: inputs.languages[locale].tag.clone(), subject }
}
