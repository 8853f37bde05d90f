//! Where everything lives: hosts, prefixes and slugs into paths and addresses.

use crate::config::{Config, LocaleConfig};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// One page of a locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PageId {
    /// The list.
    List,
    /// A legal entity, by its position in the register.
    Entity(usize),
    /// Any legal entity: its address ends with [`ANY`] in place of an id.
    AnyEntity,
    /// The page for addresses that do not exist.
    NotFound,
    /// The language chooser at the root of a host.
    Chooser,
}

/// What stands for the end of an address that is not decided yet: one of the characters that Unicode
/// keeps free for such uses within a program.
pub(crate) const ANY: char = '\u{FDD0}';

/// A host: the site of one or more locales.
#[derive(Debug)]
pub(crate) struct Host {
    /// Its address, absolute and without a final slash.
    pub(crate) base_url: String,
    /// The path of its address: empty, or such as `/legal`.
    pub(crate) base_path: String,
    /// The folder of its files in the site: empty when there is one host, else `<host>/`.
    pub(crate) folder: String,
    /// Its locales, by position.
    pub(crate) locales: Vec<usize>,
}

/// Where a locale lives.
#[derive(Debug)]
struct Home {
    host: usize,
    /// The folder of its pages below the host's: `en/`, or empty.
    folder: String,
    /// The folder of its list below that: `subprocessors/`.
    list: String,
}

/// Where everything lives.
#[derive(Debug)]
pub(crate) struct Routes {
    pub(crate) hosts: Vec<Host>,
    homes: Vec<Home>,
    /// Ids of entities, by position.
    entities: Vec<String>,
}

/// Whether a word can stand between the slashes of an address: lower-case letters of any script,
/// digits and hyphens.
pub(crate) fn is_slug_part(part: &str) -> bool {
    let fits = |c: char| (c.is_alphanumeric() && !c.is_uppercase()) || c == '-' || is_combining(c);
    !part.is_empty() && !part.starts_with('-') && !part.ends_with('-') && part.chars().all(fits)
}

/// Vowel signs and other marks that belong to the letter before them, as in Devanagari or Thai.
fn is_combining(c: char) -> bool {
    use unicode_script::{Script, UnicodeScript};
    c.script() == Script::Inherited && !c.is_control()
}

impl Routes {
    /// Plans the addresses of all pages. `slugs` are the translated slugs of the list, by locale.
    pub(crate) fn plan(config: &Config, slugs: &[String], entities: Vec<String>) -> Self {
        let mut hosts: Vec<Host> = Vec::new();
        let mut homes = Vec::new();
        for (locale, (settings, slug)) in config.locales.iter().zip(slugs).enumerate() {
            let host = host_of(&mut hosts, settings, &config.base_url);
            hosts[host].locales.push(locale);
            homes.push(Home { host, folder: folder(&settings.prefix), list: folder(slug) });
        }
        if hosts.len() > 1 {
            for host in &mut hosts {
                host.folder = folder(&host_name(&host.base_url));
            }
        }
        Routes { hosts, homes, entities }
    }

    /// The host of a locale.
    pub(crate) fn host(&self, locale: usize) -> &Host {
        &self.hosts[self.homes[locale].host]
    }

    /// The path of a page's file in the site.
    pub(crate) fn file(&self, locale: usize, page: PageId) -> String {
        let (host, home) = (self.host(locale), &self.homes[locale]);
        match page {
            PageId::Chooser => format!("{}index.html", host.folder),
            PageId::NotFound => format!("{}{}404.html", host.folder, home.folder),
            _ => format!("{}{}{}{}index.html", host.folder, home.folder, self.kind(locale, page), self.end(page)),
        }
    }

    /// The page whose file is at a path of the site, whether it is made or not.
    pub(crate) fn find(&self, path: &str) -> Option<(usize, PageId)> {
        let root = self.hosts.iter().find_map(|host| match path.strip_prefix(&host.folder)? {
            "index.html" => Some((host.locales[0], PageId::Chooser)),
            "404.html" => Some((host.locales[0], PageId::NotFound)),
            _ => None,
        });
        let within = |locale: usize| {
            let below = path.strip_prefix(&self.host(locale).folder)?.strip_prefix(&self.homes[locale].folder)?;
            if below == "404.html" {
                return Some((locale, PageId::NotFound));
            }
            match below.strip_prefix(&self.homes[locale].list)?.strip_suffix("index.html")? {
                "" => Some((locale, PageId::List)),
                end => {
                    let id = end.strip_suffix('/')?;
                    // Ids stand in order.
                    let position = self.entities.binary_search_by(|own| own.as_str().cmp(id)).ok()?;
                    Some((locale, PageId::Entity(position)))
                }
            }
        };
        (0..self.homes.len()).find_map(within).or(root)
    }

    /// The path of a data file of a locale in the site.
    pub(crate) fn data_file(&self, locale: usize, name: &str) -> String {
        format!("{}{}{name}", self.host(locale).folder, self.homes[locale].folder)
    }

    /// The address of a data file of a locale on its host.
    pub(crate) fn data_path(&self, locale: usize, name: &str) -> String {
        encode(&format!("{}/{}{name}", self.host(locale).base_path, self.homes[locale].folder))
    }

    /// The address of a page on its host, with the host's base path.
    pub(crate) fn path(&self, locale: usize, page: PageId) -> String {
        let (host, home) = (self.host(locale), &self.homes[locale]);
        match page {
            PageId::Chooser => encode(&format!("{}/", host.base_path)),
            _ => {
                let start = encode(&format!("{}/{}{}", host.base_path, home.folder, self.kind(locale, page)));
                start + &self.end(page)
            }
        }
    }

    /// The absolute address of a page.
    pub(crate) fn absolute(&self, locale: usize, page: PageId) -> String {
        let host = self.host(locale);
        format!("{}{}", &host.base_url[..host.base_url.len() - host.base_path.len()], self.path(locale, page))
    }

    /// The address of a page as linked from a page of another locale: absolute if it is on another host.
    pub(crate) fn link(&self, from: usize, locale: usize, page: PageId) -> String {
        match self.homes[from].host == self.homes[locale].host {
            true => self.path(locale, page),
            false => self.absolute(locale, page),
        }
    }

    /// The folder of a locale as an address on its host: `/en/`.
    pub(crate) fn locale_path(&self, locale: usize) -> String {
        encode(&format!("{}/{}", self.host(locale).base_path, self.homes[locale].folder))
    }

    /// Where `x-default` leads: the language chooser for lists, the source language for other pages.
    pub(crate) fn x_default(&self, page: PageId) -> String {
        match page {
            PageId::List | PageId::Chooser => format!("{}/", self.hosts[0].base_url),
            PageId::Entity(_) | PageId::AnyEntity | PageId::NotFound => self.absolute(0, page),
        }
    }

    /// What pages of one kind have in their addresses below the folder of a locale.
    fn kind(&self, locale: usize, page: PageId) -> &str {
        match page {
            PageId::List | PageId::Entity(_) | PageId::AnyEntity => &self.homes[locale].list,
            PageId::NotFound => "404.html",
            PageId::Chooser => "",
        }
    }

    /// The end of an address: the same in all languages.
    pub(crate) fn end(&self, page: PageId) -> String {
        match page {
            PageId::Entity(entity) => format!("{}/", self.entities[entity]),
            PageId::AnyEntity => ANY.to_string(),
            PageId::List | PageId::NotFound | PageId::Chooser => String::new(),
        }
    }
}

/// The position of a locale's host, which is added if it is new.
fn host_of(hosts: &mut Vec<Host>, settings: &LocaleConfig, default: &str) -> usize {
    let base_url = settings.base_url.as_deref().unwrap_or(default);
    if let Some(known) = hosts.iter().position(|host| host.base_url == base_url) {
        return known;
    }
    let base_path =
        url::Url::parse(base_url).map(|url| url.path().trim_end_matches('/').to_owned()).unwrap_or_default();
    hosts.push(Host { base_url: base_url.to_owned(), base_path, folder: String::new(), locales: Vec::new() });
    hosts.len() - 1
}

/// A host's name as a folder: its path and port go with it, so that two sites never share one.
fn host_name(base_url: &str) -> String {
    let bare = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    bare.replace(['/', ':'], "-")
}

fn folder(path: &str) -> String {
    match path {
        "" => String::new(),
        path => format!("{path}/"),
    }
}

/// What stands encoded in a path: everything but letters, digits and the marks that RFC 3986 leaves free.
const RESERVED: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}').add(b'%');

fn encode(path: &str) -> String {
    utf8_percent_encode(path, RESERVED).to_string()
}
