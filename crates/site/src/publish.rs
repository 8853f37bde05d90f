//! Pages and files into one site, each at its own path.

use crate::files::data::Data;
use crate::files::{
    csv, edge, feeds, headers, history, json, manifest, redirects, robots, schemas, sitemap, table, well_known, xlsx,
};
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
    let (history, data) = rayon::join(|| history::file(inputs, &record.today), || locale_files(inputs, routes, record));
    for host in &routes.hosts {
        made.extend(inputs.look.assets.files.iter().map(|(path, file)| Made {
            path: format!("{}{path}", host.folder),
            maker: Maker::Other(format!("static file `{path}`")),
            file: file.clone(),
        }));
        host_files(inputs, routes, record, host, &history, &mut made, diagnostics);
    }
    made.extend(data);
    let feeds =
        (0..inputs.languages.len()).into_par_iter().flat_map_iter(|locale| feeds(inputs, routes, record, locale));
    made.par_extend(feeds);
    // What was made first stands; the order of what has one path stays.
    made.sort_by(|a, b| a.path.cmp(&b.path));
    let mut told: Vec<(Told, Told)> = Vec::new();
    for pair in made.windows(2).filter(|pair| pair[0].path == pair[1].path) {
        let makers = (pair[0].maker.told(inputs), pair[1].maker.told(inputs));
        // Two that have one folder make several files there; that is told once.
        if !told.contains(&makers) {
            diagnostics.push(taken(&pair[1].path, &makers.0, &makers.1));
            told.push(makers);
        }
    }
    made.dedup_by(|later, first| later.path == first.path);
    let mut site = Site::of(inputs.languages.len(), made.into_iter().map(|own| (own.path, own.file)).collect());
    let date = record.today.list.date;
    // Of several hosts, each is published by itself.
    for host in routes.hosts.iter().filter(|own| !own.folder.is_empty()) {
        let manifest = manifest::file_of_host(&site, inputs, date, host);
        add_manifest(&mut site, format!("{}{}", host.folder, manifest::NAME), manifest, diagnostics);
    }
    let manifest = manifest::file(&site, inputs, date);
    add_manifest(&mut site, manifest::NAME.to_owned(), manifest, diagnostics);
    site
}

fn add_manifest(site: &mut Site, path: String, bytes: Vec<u8>, diagnostics: &mut Diagnostics) {
    if let Err((path, _)) = site.add(path, File::new(Role::Manifest, bytes)) {
        diagnostics.push(taken(&path, &("static file".to_owned(), None), &("manifest".to_owned(), None)));
    }
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

/// The list as data in each language.
fn locale_files<'a>(inputs: &'a Inputs, routes: &'a Routes, record: &'a Record<'a>) -> Vec<Made> {
    let of_locale = |locale: usize| {
        let scene = Scene::new(inputs, routes, record, locale);
        let table = table::of(&scene);
        Data::of_locale(locale).map(|data| Made {
            path: data.file(routes.host(locale), routes),
            maker: Maker::Data(locale),
            file: File::new(
                Role::Data,
                match data {
                    Data::Csv(_) => csv::file(&table),
                    Data::Columns(_) => csv::metadata(&scene, &table),
                    Data::Sheet(_) => xlsx::file(&scene, &table),
                    _ => json::file(inputs, routes, &record.today, Some(locale)),
                },
            ),
        })
    };
    (0..inputs.languages.len()).into_par_iter().flat_map_iter(of_locale).collect()
}

/// The files of a host that are not pages and in no language.
fn host_files(
    inputs: &Inputs,
    routes: &Routes,
    record: &Record<'_>,
    host: &Host,
    history: &[u8],
    made: &mut Vec<Made>,
    diagnostics: &mut Diagnostics,
) {
    let mut put = |name: &str, bytes: Vec<u8>| {
        let path = format!("{}{name}", host.folder);
        let maker = Maker::Other(format!("data file `{path}`"));
        made.push(Made { path, maker, file: File::new(Role::Data, bytes) });
    };
    for data in Data::of(host, routes).into_iter().filter(|own| own.locale().is_none()) {
        match data {
            Data::List(_) => put(&data.name(), json::file(inputs, routes, &record.today, None)),
            Data::History => put(&data.name(), history.to_vec()),
            Data::WellKnown => put(&data.name(), well_known::file(inputs, routes, &record.today, host)),
            Data::Schema(at) => put(&data.name(), schemas::file(at, host, routes)),
            // Made last, of all the others.
            Data::Manifest | Data::Csv(_) | Data::Columns(_) | Data::Sheet(_) => {}
        }
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
) -> Vec<(&'static str, String)> {
    let config = &inputs.config;
    let mut rules = vec![
        ("_headers", headers::file(host, config, routes, diagnostics)),
        ("_redirects", redirects::file(host, inputs, routes, diagnostics)),
    ];
    rules.extend(edge::files(host, inputs, routes, diagnostics));
    rules
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
