//! Where links lead: to which page of the site, whatever its address is; or else, to which address.

use crate::side::Side;
use percent_encoding::percent_decode_str;
use site::{HostOf, PageOf, Subject};

/// What knows where the links of a side lead.
pub(crate) struct Targets<'a> {
    side: &'a Side,
    /// What the page shows on which the links are.
    page: Option<&'a Subject>,
}

impl<'a> Targets<'a> {
    pub(crate) fn new(side: &'a Side) -> Self {
        Targets { side, page: None }
    }

    /// The same for the links of a page.
    pub(crate) fn on(&self, page: &'a PageOf) -> Self {
        Targets { page: Some(&page.subject), ..*self }
    }

    /// Where an address leads, in words that stay when only the address of a page changes: `list (de)#places`,
    /// `list (de)/feed.atom`, `https://example.com/`.
    pub(crate) fn of(&self, href: &str) -> String {
        let decoded = percent_decode_str(href).decode_utf8_lossy();
        let (address, anchor) = decoded.split_once('#').map_or((&*decoded, None), |(a, b)| (a, Some(b)));
        let anchor = anchor.map(|own| format!("#{own}")).unwrap_or_default();
        if address.is_empty() {
            return anchor;
        }
        let known = self.side.hosts.iter().find_map(|host| self.at_host(host, address));
        format!("{}{anchor}", known.unwrap_or_else(|| without_hash(address)))
    }

    /// The same for an address that names its host too, as canonical addresses do.
    pub(crate) fn with_host(&self, href: &str) -> String {
        if !href.contains("://") {
            return self.of(href);
        }
        let host = href.split('/').take(3).collect::<Vec<_>>().join("/");
        let target = self.of(href);
        if target.starts_with(&host) { target } else { format!("{target} at {host}") }
    }

    fn at_host(&self, host: &HostOf, address: &str) -> Option<String> {
        let base = decoded(&host.base_url);
        let below = match address.strip_prefix(&*base) {
            Some(below) => below,
            None => address.strip_prefix(base_path(&base)).filter(|_| address.starts_with('/'))?,
        };
        let below = below.strip_prefix('/')?;
        let path = format!("{}{below}", host.folder);
        if let Some(page) = self.page(&path) {
            return Some(self.called(page));
        }
        // A file beside a page, such as its feed, goes where the page goes.
        let (folder, name) = path.rsplit_once('/')?;
        let page = self.page(&format!("{folder}/"))?;
        Some(format!("{}/{name}", self.called(page)))
    }

    /// A page in words: `entity example-cloud (de)`, `this page (de)`.
    fn called(&self, page: &PageOf) -> String {
        let kind = if self.page == Some(&page.subject) { "this page".to_owned() } else { kind(&page.subject) };
        format!("{kind} ({})", page.locale)
    }

    fn page(&self, path: &str) -> Option<&'a PageOf> {
        let file = if path.is_empty() || path.ends_with('/') { &format!("{path}index.html") } else { path };
        self.side.pages.get(file)
    }
}

/// What a page shows, in words: `list`, `entity example-cloud`, `changes`.
pub(crate) fn kind(subject: &Subject) -> String {
    match subject {
        Subject::List => "list".to_owned(),
        Subject::Entity(id) => format!("entity {id}"),
        Subject::Part(name) => (*name).to_owned(),
        Subject::Choice(path) => format!("choice {path}"),
        Subject::Past(day) => format!("archive of {day}"),
        Subject::Difference(from, Some(until)) => format!("comparison of {from} with {until}"),
        Subject::Difference(from, None) => format!("comparison of {from} with today"),
        Subject::NotFound => "page not found".to_owned(),
        Subject::Chooser => "languages".to_owned(),
    }
}

/// The path of a host's address, without a final slash.
pub(crate) fn base_path(base_url: &str) -> &str {
    let behind = base_url.split_once("://").map_or(base_url, |own| own.1);
    behind.find('/').map_or("", |at| behind[at..].trim_end_matches('/'))
}

/// An address as people read it.
pub(crate) fn decoded(address: &str) -> String {
    percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// The path of an asset without the hash of its content: `/assets/style.0123456789.css` as `/assets/style.css`.
pub(crate) fn without_hash(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('.').collect();
    let is_hash = |own: &&str| own.len() == 10 && own.bytes().all(|byte| byte.is_ascii_hexdigit());
    if path.contains("assets/") {
        parts.retain(|own| !is_hash(own));
    }
    parts.join(".")
}
