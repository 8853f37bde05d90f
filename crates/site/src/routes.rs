//! Where everything lives: hosts, prefixes and slugs into paths and addresses.

use crate::config::{Config, LocaleConfig};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use source::{Diagnostic, Diagnostics, Span};
use std::borrow::Cow;
use subprocessors::Date;

/// One page of a locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PageId {
    /// The list.
    List,
    /// A legal entity, by its position in the register.
    Entity(usize),
    /// A page of which there is one.
    Part(Part),
    /// The list of a choice of customers, by its position in the register.
    Facet(usize),
    /// The list as it stood from a day on, by the position of the day.
    Past(usize),
    /// What differs between two days, by their positions; without a second one, between a day and today.
    Difference(usize, Option<usize>),
    /// Any page of a kind: its address has [`ANY`] where it differs from the others.
    Any(Many),
    /// The page for addresses that do not exist.
    NotFound,
    /// The language chooser at the root of a host.
    Chooser,
}

/// Pages of which there is one in each language, each with a slug of its own below the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Every change.
    Changes,
    /// Choices of customers.
    Choices,
    /// Where data goes.
    Places,
    /// The list on earlier days.
    Archive,
    /// Feeds and calendars.
    Subscribe,
    /// Files for programs and spreadsheets.
    Downloads,
}

impl Part {
    /// All of them, in the order of the menu.
    pub(crate) const ALL: [Part; 6] =
        [Part::Changes, Part::Choices, Part::Places, Part::Archive, Part::Subscribe, Part::Downloads];

    /// The words of the interface for its slug, and for links to it.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Part::Changes => ("slug_changes", "changes"),
            Part::Choices => ("slug_choices", "choices"),
            Part::Places => ("slug_places", "places"),
            Part::Archive => ("slug_archive", "archive"),
            Part::Subscribe => ("slug_subscribe", "subscribe"),
            Part::Downloads => ("slug_data", "downloads"),
        }
    }
}

/// The words of the interface for the part of an address that stands for today.
pub(crate) const TODAY: &str = "slug_today";

/// Kinds of pages of which there may be thousands: they share what stands around their main part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Many {
    Entity,
    Past,
    Difference,
    DifferenceFromToday,
}

impl PageId {
    /// Of which kind it is, if there are many of that.
    pub(crate) fn many(self) -> Option<Many> {
        match self {
            PageId::Entity(_) => Some(Many::Entity),
            PageId::Past(_) => Some(Many::Past),
            PageId::Difference(_, Some(_)) => Some(Many::Difference),
            PageId::Difference(_, None) => Some(Many::DifferenceFromToday),
            PageId::Any(kind) => Some(kind),
            _ => None,
        }
    }

    /// Whether it is of earlier days: kept in the languages that the configuration chooses.
    pub(crate) fn is_archived(self) -> bool {
        matches!(self.many(), Some(Many::Past | Many::Difference | Many::DifferenceFromToday))
    }

    /// Whether search engines see it: not what is kept as a record of earlier days.
    pub(crate) fn is_indexed(self) -> bool {
        self != PageId::NotFound && !self.is_archived()
    }
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

impl Host {
    /// Whether there is anything to choose at its root: a host of one language leads to its list from there.
    pub(crate) fn has_chooser(&self) -> bool {
        self.locales.len() > 1
    }

    /// The path of its root: `/`, or such as `/legal/`.
    pub(crate) fn root(&self) -> String {
        format!("{}/", self.base_path)
    }

    /// Its origin: its address without the path.
    pub(crate) fn origin(&self) -> &str {
        &self.base_url[..self.base_url.len() - self.base_path.len()]
    }
}

/// Where a locale lives.
#[derive(Debug)]
struct Home {
    host: usize,
    /// The folder of its pages below the host's: `en/`, or empty.
    folder: String,
    /// The folder of its list below that: `subprocessors/`.
    list: String,
    /// The folders of the parts below the list, in the order of [`Part::ALL`].
    parts: [String; Part::ALL.len()],
    /// The folder that stands for today.
    today: String,
}

/// The words of a language that stand in addresses.
#[derive(Debug)]
pub(crate) struct Slugs {
    pub(crate) list: String,
    /// In the order of [`Part::ALL`].
    pub(crate) parts: [String; Part::ALL.len()],
    pub(crate) today: String,
}

/// What the ends of addresses are made of: the same in all languages.
#[derive(Debug, Default)]
pub(crate) struct Ends {
    /// Ids of entities, by position.
    pub(crate) entities: Vec<String>,
    /// Choices of customers, by position.
    pub(crate) facets: Vec<String>,
    /// Days, oldest first.
    pub(crate) days: Vec<Date>,
}

/// Where everything lives.
#[derive(Debug)]
pub(crate) struct Routes {
    pub(crate) hosts: Vec<Host>,
    homes: Vec<Home>,
    ends: Ends,
}

/// Whether a slug can be part of an address; one that cannot is reported, wherever it was written.
pub(crate) fn check_slug(slug: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
    let fits = slug.split('/').all(is_slug_part);
    if !fits {
        let problem = Diagnostic::error("invalid-slug", format!("`{slug}` cannot be part of an address")).at(span);
        diagnostics.push(problem.help("write lower-case letters, digits and hyphens, without slashes around them"));
    }
    fits
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
    /// Plans the addresses of all pages. `slugs` are the translated slugs, by locale.
    pub(crate) fn plan(config: &Config, slugs: Vec<Slugs>, ends: Ends) -> Self {
        let mut hosts: Vec<Host> = Vec::new();
        let mut homes = Vec::new();
        for (locale, (settings, slugs)) in config.locales.iter().zip(slugs).enumerate() {
            let host = host_of(&mut hosts, settings, &config.base_url);
            hosts[host].locales.push(locale);
            homes.push(Home {
                host,
                folder: folder(&settings.prefix),
                list: folder(&slugs.list),
                parts: slugs.parts.map(|slug| folder(&slug)),
                today: folder(&slugs.today),
            });
        }
        if hosts.len() > 1 {
            for host in &mut hosts {
                host.folder = folder(&host_name(&host.base_url));
            }
        }
        Routes { hosts, homes, ends }
    }

    /// The host of a locale.
    pub(crate) fn host(&self, locale: usize) -> &Host {
        &self.hosts[self.homes[locale].host]
    }

    /// One of the days on which the list changed.
    pub(crate) fn day(&self, at: usize) -> Date {
        self.ends.days[at]
    }

    /// How many choices of customers there are.
    pub(crate) fn facets(&self) -> usize {
        self.ends.facets.len()
    }

    /// How many days there are.
    pub(crate) fn days(&self) -> usize {
        self.ends.days.len()
    }

    /// The path of a page's file in the site.
    pub(crate) fn file(&self, locale: usize, page: PageId) -> String {
        let (host, home) = (self.host(locale), &self.homes[locale]);
        match page {
            PageId::Chooser => format!("{}index.html", host.folder),
            PageId::NotFound => format!("{}{}404.html", host.folder, home.folder),
            _ => self.beside(locale, page, "index.html"),
        }
    }

    /// The path of a file beside a page in the site.
    pub(crate) fn beside(&self, locale: usize, page: PageId, name: &str) -> String {
        let (start, behind) = self.kind(locale, page);
        let (host, home) = (self.host(locale), &self.homes[locale]);
        format!("{}{}{start}{}{behind}{name}", host.folder, home.folder, self.end(page))
    }

    /// The page whose file is at a path of the site, whether it is made or not.
    pub(crate) fn find(&self, path: &str) -> Option<(usize, PageId)> {
        let root = self.hosts.iter().find_map(|host| match path.strip_prefix(&host.folder)? {
            "index.html" if host.has_chooser() => Some((host.locales[0], PageId::Chooser)),
            "404.html" => Some((host.locales[0], PageId::NotFound)),
            _ => None,
        });
        let within = |locale: usize| {
            let below = path.strip_prefix(&self.host(locale).folder)?.strip_prefix(&self.homes[locale].folder)?;
            if below == "404.html" {
                return Some((locale, PageId::NotFound));
            }
            let end = below.strip_prefix(&self.homes[locale].list)?.strip_suffix("index.html")?;
            Some((locale, self.below_list(&self.homes[locale], end)?))
        };
        (0..self.homes.len()).find_map(within).or(root)
    }

    /// The page with an address below the list, which ends with a slash if it is not the list itself.
    fn below_list(&self, home: &Home, end: &str) -> Option<PageId> {
        if end.is_empty() {
            return Some(PageId::List);
        }
        if let Some(part) = home.parts.iter().position(|own| own == end) {
            return Some(PageId::Part(Part::ALL[part]));
        }
        // Ids and days stand in order.
        let position = |word: &str| self.ends.days.binary_search(&word.parse().ok()?).ok();
        let (first, rest) = end.split_once('/')?;
        if let Some(day) = position(first) {
            return match rest {
                "" => Some(PageId::Past(day)),
                today if today == home.today => Some(PageId::Difference(day, None)),
                other => Some(PageId::Difference(day, Some(position(other.strip_suffix('/')?)?))),
            };
        }
        if let Some(choice) = end.strip_prefix(&home.parts[CHOICES]).and_then(|own| own.strip_suffix('/')) {
            return self.ends.facets.iter().position(|own| own == choice).map(PageId::Facet);
        }
        let id = Some(first).filter(|_| rest.is_empty())?;
        self.ends.entities.binary_search_by(|own| own.as_str().cmp(id)).ok().map(PageId::Entity)
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
        let host = self.host(locale);
        match page {
            PageId::Chooser => encode(&format!("{}/", host.base_path)),
            _ => self.path_beside(locale, page, if page == PageId::NotFound { "404.html" } else { "" }),
        }
    }

    /// The address of a file beside a page, on its host.
    pub(crate) fn path_beside(&self, locale: usize, page: PageId, name: &str) -> String {
        let (start, behind) = self.kind(locale, page);
        let (host, home) = (self.host(locale), &self.homes[locale]);
        let start = encode(&format!("{}/{}{start}", host.base_path, home.folder));
        start + &self.end(page) + &encode(behind) + name
    }

    /// The absolute address of a page.
    pub(crate) fn absolute(&self, locale: usize, page: PageId) -> String {
        self.on_host(locale, &self.path(locale, page))
    }

    /// An address on the host of a locale, absolute.
    pub(crate) fn on_host(&self, locale: usize, path: &str) -> String {
        format!("{}{path}", self.host(locale).origin())
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

    /// Where `x-default` leads: for lists to the language chooser of the main host, if it has one; else to the
    /// source language.
    pub(crate) fn x_default(&self, page: PageId) -> String {
        let main = &self.hosts[0];
        match page {
            PageId::List | PageId::Chooser if main.has_chooser() => format!("{}/", main.base_url),
            page => self.absolute(0, page),
        }
    }

    /// The locales for which a host speaks at its root: the main one for all, each other one for its own.
    pub(crate) fn spoken_for(&self, host: &Host) -> Vec<usize> {
        match host.base_url == self.hosts[0].base_url {
            true => (0..self.homes.len()).collect(),
            false => host.locales.clone(),
        }
    }

    /// What pages of one kind have in their addresses below the folder of a locale: before that in which they
    /// differ, and behind it.
    fn kind(&self, locale: usize, page: PageId) -> (Cow<'_, str>, &str) {
        let home = &self.homes[locale];
        let part = |at: usize| Cow::Owned(format!("{}{}", home.list, home.parts[at]));
        match page {
            PageId::Part(own) => (part(own as usize), ""),
            PageId::Facet(_) => (part(CHOICES), ""),
            PageId::NotFound | PageId::Chooser => (Cow::Borrowed(""), ""),
            page if page.many() == Some(Many::DifferenceFromToday) => (Cow::Borrowed(&home.list), &home.today),
            _ => (Cow::Borrowed(&home.list), ""),
        }
    }

    /// That in which addresses of one kind differ: the same in all languages.
    pub(crate) fn end(&self, page: PageId) -> String {
        let Ends { entities, facets, days } = &self.ends;
        match page {
            PageId::Entity(entity) => format!("{}/", entities[entity]),
            PageId::Facet(facet) => format!("{}/", facets[facet]),
            PageId::Past(day) | PageId::Difference(day, None) => format!("{}/", days[day]),
            PageId::Difference(day, Some(other)) => format!("{}/{}/", days[day], days[other]),
            PageId::Any(_) => ANY.to_string(),
            PageId::List | PageId::Part(_) | PageId::NotFound | PageId::Chooser => String::new(),
        }
    }
}

/// The position of the choices among the parts.
const CHOICES: usize = Part::Choices as usize;

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
