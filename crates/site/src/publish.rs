//! Pages and files into one site, each at its own path.

use crate::files::{feeds, headers, json, manifest, redirects, robots, sitemap};
use crate::inputs::Inputs;
use crate::pages::Scene;
use crate::pages::record::Record;
use crate::render::Page;
use crate::routes::{Ends, Host, PageId, Routes};
use crate::site::{File, Role, Site};
use rayon::prelude::*;
use source::{Diagnostic, Diagnostics, Span};
use subprocessors::{Date, Facet};

/// Plans the addresses of all pages.
pub(crate) fn routes(inputs: &Inputs, days: &[Date]) -> Routes {
    let slugs = (0..inputs.languages.len()).map(|locale| inputs.slugs(locale)).collect();
    let ends = Ends {
        entities: inputs.register.entities.iter().map(|entity| entity.id.to_string()).collect(),
        facets: inputs.register.facets.iter().map(Facet::path).collect(),
        days: days.to_vec(),
    };
    Routes::plan(&inputs.config, slugs, ends)
}

/// Puts everything in its place; two files at one path are reported with both their makers.
pub(crate) fn collect<'a>(
    inputs: &'a Inputs,
    routes: &'a Routes,
    record: &'a Record<'a>,
    pages: Vec<Page>,
    diagnostics: &mut Diagnostics,
) -> Site {
    let mut made: Vec<Made> = Vec::with_capacity(pages.len() + 64);
    for page in pages {
        let maker = Maker::Page(page.locale, page.id);
        // A host without a page at its root has its first language's there.
        let host = routes.host(page.locale);
        let root = format!("{}404.html", host.folder);
        if page.id == PageId::NotFound && host.locales[0] == page.locale && root != page.path {
            made.push(Made { path: root, maker: maker.clone(), file: File::new(Role::Page, page.body.clone()) });
        }
        made.push(Made { path: page.path, maker, file: File::new(Role::Page, page.body) });
    }
    for host in &routes.hosts {
        made.extend(inputs.look.assets.files.iter().map(|(path, file)| Made {
            path: format!("{}{path}", host.folder),
            maker: Maker::Other(format!("static file `{path}`")),
            file: file.clone(),
        }));
        host_files(inputs, routes, record, host, &mut made, diagnostics);
    }
    // What was made first stands; the order of what has one path stays.
    made.sort_by(|a, b| a.path.cmp(&b.path));
    for pair in made.windows(2).filter(|pair| pair[0].path == pair[1].path) {
        diagnostics.push(taken(&pair[1].path, &pair[0].maker.told(inputs), &pair[1].maker.told(inputs)));
    }
    made.dedup_by(|later, first| later.path == first.path);
    let mut site = Site::of(inputs.languages.len(), made.into_iter().map(|own| (own.path, own.file)).collect());
    let manifest = File::new(Role::Manifest, manifest::file(&site));
    if let Err((path, _)) = site.add(manifest::NAME.to_owned(), manifest) {
        diagnostics.push(taken(&path, &("static file".to_owned(), None), &("manifest".to_owned(), None)));
    }
    site
}

/// A file, where it goes, and who made it.
struct Made {
    path: String,
    maker: Maker,
    file: File,
}

/// Who makes a file.
#[derive(Clone)]
enum Maker {
    Page(usize, PageId),
    /// The list as data in a locale.
    Data(usize),
    Other(String),
}

impl Maker {
    /// What it is, and where its locale is named, if it belongs to one.
    fn told(&self, inputs: &Inputs) -> (String, Option<Span>) {
        let within = |what: String, locale: usize| {
            let tag = &inputs.languages[locale].tag;
            (format!("{what} in `{tag}`"), Some(inputs.config.locales[locale].span))
        };
        match self {
            Maker::Page(locale, page) => within(what(inputs, *page), *locale),
            Maker::Data(locale) => within("list as data".to_owned(), *locale),
            Maker::Other(what) => (what.clone(), None),
        }
    }
}

/// What a page is, for messages.
fn what(inputs: &Inputs, page: PageId) -> String {
    match page {
        PageId::List => "list".to_owned(),
        PageId::Entity(at) => format!("page of `{}`", inputs.register.entities[at].id),
        PageId::Part(part) => format!("page `{}`", part.words().1),
        PageId::Facet(at) => format!("list for `{}`", inputs.register.facets[at].path()),
        PageId::Past(_) => "list of an earlier day".to_owned(),
        PageId::Difference(..) => "comparison of two days".to_owned(),
        PageId::Chooser => "language chooser".to_owned(),
        PageId::NotFound | PageId::Any(_) => "page for unknown addresses".to_owned(),
    }
}

/// The files of a host that are not pages.
fn host_files<'a>(
    inputs: &'a Inputs,
    routes: &'a Routes,
    record: &'a Record<'a>,
    host: &Host,
    made: &mut Vec<Made>,
    diagnostics: &mut Diagnostics,
) {
    let lists = host.locales.par_iter().map(|locale| Made {
        path: routes.data_file(*locale, json::NAME),
        maker: Maker::Data(*locale),
        file: File::new(Role::Data, json::file(inputs, routes, &record.today, Some(*locale))),
    });
    made.par_extend(lists);
    let feeds = host.locales.par_iter().flat_map_iter(|locale| feeds(inputs, routes, record, *locale));
    made.par_extend(feeds);
    let mut put = |name: &str, bytes: Vec<u8>| {
        let path = format!("{}{name}", host.folder);
        let maker = Maker::Other(format!("data file `{path}`"));
        made.push(Made { path, maker, file: File::new(Role::Data, bytes) });
    };
    if neutral_list(host, routes).is_some() {
        put(json::NAME, json::file(inputs, routes, &record.today, None));
    }
    for (name, text) in rules(inputs, routes, host, diagnostics) {
        put(name, text.into_bytes());
    }
    for (name, text) in sitemap::files(inputs, host, routes, record) {
        put(&name, text.into_bytes());
    }
    put("robots.txt", robots::file(host).into_bytes());
}

/// The feeds of a locale: of the whole list, and of each choice.
fn feeds<'a>(inputs: &'a Inputs, routes: &'a Routes, record: &'a Record<'a>, locale: usize) -> Vec<Made> {
    let scene = Scene::new(inputs, routes, record, locale);
    let pages = std::iter::once(PageId::List).chain((0..inputs.register.facets.len()).map(PageId::Facet));
    let files = pages.flat_map(|page| feeds::files(&scene, page).into_iter().map(move |own| (page, own)));
    let made = files.map(|(page, (name, bytes))| Made {
        path: routes.beside(locale, page, name),
        maker: Maker::Data(locale),
        file: File::new(Role::Data, bytes),
    });
    made.collect()
}

/// The rules for the CDN, by the names of their files.
pub(crate) fn rules(
    inputs: &Inputs,
    routes: &Routes,
    host: &Host,
    diagnostics: &mut Diagnostics,
) -> [(&'static str, String); 2] {
    let lists = host.locales.iter().map(|locale| routes.data_path(*locale, json::NAME));
    let data: Vec<String> = lists.chain(neutral_list(host, routes)).collect();
    [
        ("_headers", headers::file(host, routes, &data, diagnostics)),
        ("_redirects", redirects::file(host, &inputs.config, routes, diagnostics)),
    ]
}

/// The address of the list in no language, unless a locale has its own there.
fn neutral_list(host: &Host, routes: &Routes) -> Option<String> {
    let neutral = format!("{}/{}", host.base_path, json::NAME);
    let taken = host.locales.iter().any(|locale| routes.data_path(*locale, json::NAME) == neutral);
    (!taken).then_some(neutral)
}

/// Who makes a file, and where its locale is named, if it belongs to one.
type Told = (String, Option<Span>);

fn taken(path: &str, first: &Told, second: &Told) -> Diagnostic {
    let message = format!("`{path}` is made twice: by the {} and by the {}", first.0, second.0);
    let problem = Diagnostic::error("duplicate-path", message);
    let problem = match (second.1, first.1) {
        (Some(second), Some(first)) if first != second => problem.at(second).see(first, "the other locale"),
        (Some(second), _) => problem.at(second),
        _ => problem,
    };
    problem.help("give one of them another prefix, slug or name")
}
