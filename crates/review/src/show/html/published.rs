//! A site as its own pages speak of it: which file stands at an address, and which address a file has.

use crate::side::Side;
use percent_encoding::percent_decode_str;
use site::{Role, Site};
use std::cmp::Reverse;
use url::Url;

/// The site of a side, and where its hosts are.
pub(super) struct Published<'a> {
    pub(super) site: &'a Site,
    /// The address of each host with a slash at its end, and the folder of its files. Of two hosts, one of which lies
    /// below the other, the longer address comes first.
    hosts: Vec<(Url, &'a str)>,
}

impl<'a> Published<'a> {
    /// The site of a side, if it has one.
    pub(super) fn of(side: &'a Side) -> Option<Self> {
        let host = |own: &'a site::HostOf| Some((Url::parse(&format!("{}/", own.base_url)).ok()?, own.folder.as_str()));
        let mut hosts: Vec<_> = side.hosts.iter().filter_map(host).collect();
        hosts.sort_by_key(|(base, _)| Reverse(base.as_str().len()));
        Some(Published { site: side.site.as_ref()?, hosts })
    }

    /// Where a file is published.
    pub(super) fn address(&self, file: &str) -> Option<Url> {
        let (base, below) = self.hosts.iter().find_map(|(base, folder)| Some((base, file.strip_prefix(folder)?)))?;
        let below =
            below.strip_suffix("index.html").filter(|own| own.is_empty() || own.ends_with('/')).unwrap_or(below);
        let mut address = base.clone();
        address.path_segments_mut().ok()?.pop_if_empty().extend(below.split('/'));
        Some(address)
    }

    /// The file at an address, if the site has one there.
    pub(super) fn file(&self, address: &Url) -> Option<String> {
        let mut bare = address.clone();
        bare.set_query(None);
        bare.set_fragment(None);
        let below =
            |(base, folder): &(Url, &'a str)| Some((*folder, bare.as_str().strip_prefix(base.as_str())?.to_owned()));
        let (folder, below) = self.hosts.iter().find_map(below)?;
        let below = percent_decode_str(&below).decode_utf8().ok()?;
        let name = if below.is_empty() || below.ends_with('/') { "index.html" } else { "" };
        Some(format!("{folder}{below}{name}")).filter(|file| self.site.get(file).is_some())
    }

    /// The page at a path of the site, such as a review names it.
    pub(super) fn page(&self, path: &str) -> Option<String> {
        let at = |(base, _): &(Url, &str)| self.file(&base.join(path).ok()?);
        self.hosts.iter().find_map(at).filter(|file| self.role(file) == Some(Role::Page))
    }

    /// What a file is.
    pub(super) fn role(&self, file: &str) -> Option<Role> {
        self.site.get(file).map(|own| own.role)
    }

    /// The text of a file.
    pub(super) fn text(&self, file: &str) -> Option<String> {
        Some(String::from_utf8_lossy(&self.site.get(file)?.body.bytes()).into_owned())
    }
}
