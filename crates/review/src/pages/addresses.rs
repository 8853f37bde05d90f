//! Addresses: lost, gained, led elsewhere. Whoever has a link to one that is lost finds nothing any more.

use super::targets::{base_path, decoded, kind};
use crate::report::{Address, Moved};
use crate::side::Side;
use site::{File, HostOf, PageOf, Role, Site, Subject, cdn};
use std::collections::{BTreeMap, BTreeSet};

/// What became of the addresses of a site.
#[derive(Default)]
pub(super) struct Addresses {
    pub(super) lost: Vec<Address>,
    pub(super) redirected: Vec<Moved>,
    pub(super) gained: Vec<Address>,
    pub(super) hosts: Vec<Moved>,
}

pub(super) fn compare(before: &Side, after: &Side, old: &Site, new: &Site) -> Addresses {
    let mut all = Addresses::default();
    for host in &before.hosts {
        let was = Host::of(before, old, host);
        match twin(host, &before.hosts, &after.hosts) {
            Some(twin) => all.compare(&was, &Host::of(after, new, twin)),
            None => all.lost.extend(was.answers.into_values()),
        }
    }
    let is_new = |own: &&HostOf| !before.hosts.iter().any(|old| twin(old, &before.hosts, &after.hosts) == Some(*own));
    all.gained
        .extend(after.hosts.iter().filter(is_new).flat_map(|own| Host::of(after, new, own).answers.into_values()));
    all
}

impl Addresses {
    fn compare(&mut self, was: &Host<'_>, is: &Host<'_>) {
        // Of another host nobody can see here whether the old one leads there; what is compared is what stands below it.
        let is_moved = authority(&was.host.base_url) != authority(&is.host.base_url);
        if is_moved {
            let from = Address { kind: "host".to_owned(), locale: None, path: was.host.base_url.clone() };
            self.hosts.push(Moved { from, to: is.host.base_url.clone() });
        }
        let there = |path: &str| match path.strip_prefix(base_path(&was.host.base_url)).filter(|_| is_moved) {
            Some(below) => format!("{}{below}", base_path(&is.host.base_url)),
            None => path.to_owned(),
        };
        for (path, address) in &was.answers {
            match is.leads(&there(path)) {
                Some(to) if to == there(path) => {}
                Some(to) => self.redirected.push(Moved { from: address.clone(), to: decoded(&to) }),
                None => self.lost.push(address.clone()),
            }
        }
        for (path, to) in was.redirects().filter(|own| !was.answers.contains_key(&own.0)) {
            let address = Address { kind: "redirect".to_owned(), locale: None, path: was.shown(&path) };
            match is.leads(&there(&path)) {
                Some(now) if now == there(&to) || is.shows(&now).is_some_and(|own| was.shows(&to) == Some(own)) => {}
                Some(now) => self.redirected.push(Moved { from: address, to: decoded(&now) }),
                None => self.lost.push(address),
            }
        }
        let known: BTreeSet<String> = was.answers.keys().map(|own| there(own)).collect();
        self.gained.extend(is.answers.iter().filter(|own| !known.contains(own.0)).map(|own| own.1.clone()));
    }
}

/// A host of a site, and what answers there.
struct Host<'a> {
    host: &'a HostOf,
    /// By path from the root of the host.
    answers: BTreeMap<String, Address>,
    /// Its `_redirects`.
    rules: String,
    is_one_of_many: bool,
}

impl<'a> Host<'a> {
    fn of(side: &Side, site: &Site, host: &'a HostOf) -> Self {
        let rules = site.get(&format!("{}_redirects", host.folder));
        let rules = rules.map(|own| String::from_utf8_lossy(&own.body.bytes()).into_owned()).unwrap_or_default();
        Host { host, answers: on(side, site, host), rules, is_one_of_many: side.hosts.len() > 1 }
    }

    /// Where a path ends: at itself if it answers, else where redirects lead, as long as that answers or is elsewhere.
    fn leads(&self, path: &str) -> Option<String> {
        let mut now = path.to_owned();
        for _ in 0..MOST_REDIRECTS {
            if self.answers.contains_key(&now) {
                return Some(now);
            }
            let to = cdn::redirect(&self.rules, &now, None)?.to;
            if !to.starts_with('/') {
                return Some(to);
            }
            now = decoded(to.split(['?', '#']).next().unwrap_or_default());
        }
        None
    }

    /// Addresses at which there is nothing but a redirect: those that are named, without gaps and conditions.
    fn redirects(&self) -> impl Iterator<Item = (String, String)> {
        let lines = self.rules.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        let named = lines.filter(
            |words| matches!(words.as_slice(), [from, ..] if from.starts_with('/') && !from.contains([':', '*'])),
        );
        let paths: BTreeSet<String> = named.filter(|words| words.len() <= 3).map(|words| decoded(words[0])).collect();
        paths.into_iter().filter_map(|path| Some((path.clone(), self.leads(&path)?)))
    }

    /// What a page or a file at a path shows, in which language; nothing of addresses elsewhere.
    fn shows(&self, path: &str) -> Option<(&str, Option<&str>)> {
        self.answers.get(path).map(|own| (own.kind.as_str(), own.locale.as_deref()))
    }

    fn shown(&self, path: &str) -> String {
        let root = self.host.base_url.strip_suffix(base_path(&self.host.base_url)).unwrap_or(&self.host.base_url);
        if self.is_one_of_many { format!("{root}{path}") } else { path.to_owned() }
    }
}

/// Browsers follow some more of them, readers should not have to.
const MOST_REDIRECTS: usize = 5;

fn authority(base_url: &str) -> &str {
    base_url.strip_suffix(base_path(base_url)).unwrap_or(base_url)
}

/// The host after that is the same host: by its address, or by what it is among the others.
fn twin<'a>(host: &HostOf, before: &[HostOf], after: &'a [HostOf]) -> Option<&'a HostOf> {
    let is_same = |a: &HostOf, b: &HostOf| authority(&a.base_url) == authority(&b.base_url);
    let by_address =
        after.iter().find(|own| own.base_url == host.base_url).or(after.iter().find(|own| is_same(own, host)));
    let is_free = |own: &&HostOf| !before.iter().any(|old| is_same(old, own));
    let by_language = || after.iter().filter(is_free).find(|own| own.locales.first() == host.locales.first());
    by_address.or_else(by_language)
}

/// Every address on a host, by its path from the root of the host, without its own base path in front.
fn on(side: &Side, site: &Site, host: &HostOf) -> BTreeMap<String, Address> {
    let files = site.files().filter(|(path, file)| path.starts_with(&host.folder) && is_address(path, file.role));
    files.filter_map(|(path, _)| address(side, host, path)).collect()
}

/// The address of a file, with its path from the root of its host; none for what is shown where nothing is.
fn address(side: &Side, host: &HostOf, path: &str) -> Option<(String, Address)> {
    let below = &path[host.folder.len()..];
    let shown = below.strip_suffix("index.html").filter(|own| own.is_empty() || own.ends_with('/')).unwrap_or(below);
    let path_on_host = decoded(&format!("{}/{shown}", base_path(&host.base_url)));
    let page = side.pages.get(path);
    if matches!(page, Some(PageOf { subject: Subject::NotFound, .. })) {
        return None;
    }
    let locale = page.map(|own| own.locale.clone()).or_else(|| locale(host, shown));
    let name = || match shown.trim_end_matches('/').rsplit('/').next() {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => "page".to_owned(),
    };
    let kind = page.map_or_else(name, |own| kind(&own.subject));
    let shown = if side.hosts.len() > 1 { format!("{}/{shown}", host.base_url) } else { path_on_host.clone() };
    Some((path_on_host, Address { kind, locale, path: decoded(&shown) }))
}

/// Files that programs and networks read, and that hold something else at the same address.
pub(super) fn files(before: &Side, after: &Side, old: &Site, new: &Site) -> Vec<Address> {
    let twins = before.hosts.iter().filter_map(|host| Some((host, twin(host, &before.hosts, &after.hosts)?)));
    let on_host = |(host, twin): (&HostOf, &HostOf)| {
        // The headers are compared line by line, and the manifest names what everything else is.
        let is_read = |path: &str, file: &File| file.role == Role::Data && !path.ends_with("_headers");
        let own = old.files().filter(|(path, file)| path.starts_with(&host.folder) && is_read(path, file));
        let there = |path: &str| new.get(&format!("{}{}", twin.folder, &path[host.folder.len()..]));
        let differ = own.filter(|(path, file)| there(path).is_some_and(|other| other.body != file.body));
        differ.filter_map(|(path, _)| Some(address(before, host, path)?.1)).collect::<Vec<_>>()
    };
    twins.flat_map(on_host).collect()
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
