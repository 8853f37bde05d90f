//! Addresses: lost, gained, led elsewhere. Whoever has a link to one that is lost finds nothing any more.

use super::targets::{base_path, decoded, kind};
use crate::report::{Address, Moved};
use crate::side::Side;
use site::{HostOf, PageOf, Role, Site, Subject, cdn};
use std::collections::BTreeMap;

/// What became of the addresses of a site.
#[derive(Default)]
pub(super) struct Addresses {
    pub(super) lost: Vec<Address>,
    pub(super) redirected: Vec<Moved>,
    pub(super) gained: Vec<Address>,
}

pub(super) fn compare(before: &Side, after: &Side, old: &Site, new: &Site) -> Addresses {
    let mut all = Addresses::default();
    for host in &before.hosts {
        let twin = twin(host, &before.hosts, &after.hosts);
        all.moved_host(host, twin);
        let (was, is) = (on(before, old, host), twin.map(|own| on(after, new, own)).unwrap_or_default());
        let rules = twin.map(|own| rules(new, own)).unwrap_or_default();
        for (path, address) in was.iter().filter(|(path, _)| !is.contains_key(*path)) {
            match cdn::redirect(&rules, path, None) {
                Some(there) => all.redirected.push(Moved { from: address.clone(), to: decoded(&there.to) }),
                None => all.lost.push(address.clone()),
            }
        }
        all.gained.extend(is.into_iter().filter(|(path, _)| !was.contains_key(path)).map(|own| own.1));
    }
    let is_new = |own: &&HostOf| !before.hosts.iter().any(|old| twin(old, &before.hosts, &after.hosts) == Some(*own));
    all.gained.extend(after.hosts.iter().filter(is_new).flat_map(|own| on(after, new, own).into_values()));
    all
}

impl Addresses {
    /// A site that goes to another host leaves all its addresses: what leads from there is not ours to see.
    fn moved_host(&mut self, host: &HostOf, twin: Option<&HostOf>) {
        if let Some(twin) = twin.filter(|twin| twin.base_url != host.base_url) {
            let from = Address { kind: "host".to_owned(), locale: None, path: host.base_url.clone() };
            self.redirected.push(Moved { from, to: twin.base_url.clone() });
        }
    }
}

/// The host after that is the same host: by its address, or by what it is among the others.
fn twin<'a>(host: &HostOf, before: &[HostOf], after: &'a [HostOf]) -> Option<&'a HostOf> {
    let by_address = after.iter().find(|own| own.base_url == host.base_url);
    let is_free = |own: &&HostOf| !before.iter().any(|old| old.base_url == own.base_url);
    let by_language = || after.iter().filter(is_free).find(|own| own.locales.first() == host.locales.first());
    by_address.or_else(by_language)
}

/// Every address on a host, by its path from the root of the host, without its own base path in front.
fn on(side: &Side, site: &Site, host: &HostOf) -> BTreeMap<String, Address> {
    let files = site.files().filter(|(path, file)| path.starts_with(&host.folder) && is_address(path, file.role));
    let address = |(path, _): (&str, _)| {
        let below = &path[host.folder.len()..];
        let shown =
            below.strip_suffix("index.html").filter(|own| own.is_empty() || own.ends_with('/')).unwrap_or(below);
        let path_on_host = format!("{}/{shown}", base_path(&host.base_url));
        let page = side.pages.get(path);
        let locale = page.map(|own| own.locale.clone()).or_else(|| locale(host, shown));
        let kind =
            page.map_or_else(|| shown.rsplit('/').next().unwrap_or_default().to_owned(), |own| kind(&own.subject));
        let shown = if side.hosts.len() > 1 { format!("{}/{shown}", host.base_url) } else { path_on_host.clone() };
        let is_found = !matches!(page, Some(PageOf { subject: Subject::NotFound, .. }));
        is_found.then(|| (path_on_host, Address { kind, locale, path: decoded(&shown) }))
    };
    files.filter_map(address).collect()
}

/// What people and programs have the address of: all but what tells a CDN what to do, and files that are named by what
/// they hold.
fn is_address(path: &str, role: Role) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_told = name.starts_with('_') || path.contains("_edge/");
    !(is_told || role == Role::Asset && path.contains("assets/"))
}

/// The language of a file that is no page, if its folder is that of a language.
fn locale(host: &HostOf, path: &str) -> Option<String> {
    let folder = path.split_once('/')?.0;
    host.locales.iter().find(|own| *own == folder).cloned()
}

fn rules(site: &Site, host: &HostOf) -> String {
    let file = site.get(&format!("{}_redirects", host.folder));
    file.map(|own| String::from_utf8_lossy(&own.body.bytes()).into_owned()).unwrap_or_default()
}
