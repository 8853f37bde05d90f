//! Pages and files into one site, each at its own path.

use crate::assets::Assets;
use crate::files::{headers, json, manifest, redirects, robots, sitemap};
use crate::inputs::Inputs;
use crate::plan;
use crate::render::{Page, ids};
use crate::routes::{Host, Routes};
use crate::site::{File, Role, Site};
use source::{Diagnostic, Diagnostics, Span};
use std::collections::BTreeMap;
use subprocessors::List;

/// Plans the addresses of all pages.
pub(crate) fn routes(inputs: &Inputs) -> Routes {
    let slugs: Vec<String> = (0..inputs.languages.len()).map(|locale| inputs.slug(locale)).collect();
    let entities = inputs.register.entities.iter().map(|entity| entity.id.to_string()).collect();
    Routes::plan(&inputs.config, &slugs, entities)
}

/// Puts everything in its place; two files at one path are reported with both their makers.
pub(crate) fn collect(
    inputs: &Inputs,
    routes: &Routes,
    list: &List<'_>,
    assets: &Assets,
    pages: Vec<Page>,
    diagnostics: &mut Diagnostics,
) -> Site {
    let site =
        Site::new(inputs.languages.len()).planned(plan::hosts(inputs, routes), plan::pages(inputs, routes, list));
    let mut collector = Collector { site, makers: BTreeMap::new(), diagnostics };
    for page in pages {
        collector.add(page.path, Maker { what: page.what, named: Some(page.named) }, page.file);
    }
    for host in &routes.hosts {
        for (path, file) in &assets.files {
            collector.add(format!("{}{path}", host.folder), Maker::file(format!("static file `{path}`")), file.clone());
        }
        host_files(inputs, routes, list, host, &mut collector);
    }
    let mut site = collector.site;
    let manifest = File::new(Role::Manifest, manifest::file(&site));
    if let Err((path, _)) = site.add(manifest::NAME.to_owned(), manifest) {
        let (first, second) = ("static file".to_owned(), "manifest".to_owned());
        diagnostics.push(taken(&path, &Maker::file(first), &Maker::file(second)));
    }
    site
}

/// The files of a host that are not pages.
fn host_files(inputs: &Inputs, routes: &Routes, list: &List<'_>, host: &Host, collector: &mut Collector<'_>) {
    let mut data = Vec::new();
    for locale in host.locales.iter().copied() {
        let path = routes.data_file(locale, json::NAME);
        let what = format!("list as data in `{}`", inputs.languages[locale].tag);
        let maker = Maker { what, named: Some(inputs.config.locales[locale].span) };
        data.push(routes.data_path(locale, json::NAME));
        collector.add(path, maker, File::new(Role::Data, json::file(inputs, routes, list, Some(locale))));
    }
    let neutral = format!("{}/{}", host.base_path, json::NAME);
    if !data.contains(&neutral) {
        collector.data(format!("{}{}", host.folder, json::NAME), json::file(inputs, routes, list, None));
        data.push(neutral);
    }
    let languages: Vec<&str> = inputs.languages.iter().map(|language| language.tag.as_str()).collect();
    let headers = headers::file(host, routes, &data, collector.diagnostics);
    let redirects = redirects::file(host, &inputs.config, routes, collector.diagnostics);
    let sitemap = sitemap::file(host, routes, list, &inputs.register, &languages, &ids(inputs, list));
    let named = [
        ("_headers", headers),
        ("_redirects", redirects),
        ("sitemap.xml", sitemap),
        ("robots.txt", robots::file(host)),
    ];
    for (name, text) in named {
        collector.data(format!("{}{name}", host.folder), text.into_bytes());
    }
}

struct Collector<'a> {
    site: Site,
    makers: BTreeMap<String, Maker>,
    diagnostics: &'a mut Diagnostics,
}

/// Who makes a file, for messages.
struct Maker {
    what: String,
    /// Where its locale is named, if it belongs to one.
    named: Option<Span>,
}

impl Maker {
    fn file(what: String) -> Self {
        Maker { what, named: None }
    }
}

impl Collector<'_> {
    fn data(&mut self, path: String, bytes: Vec<u8>) {
        let maker = Maker::file(format!("data file `{path}`"));
        self.add(path, maker, File::new(Role::Data, bytes));
    }

    fn add(&mut self, path: String, maker: Maker, file: File) {
        match self.site.add(path.clone(), file) {
            Ok(()) => drop(self.makers.insert(path, maker)),
            Err(_) => {
                let unknown = Maker::file("site itself".to_owned());
                let problem = taken(&path, self.makers.get(&path).unwrap_or(&unknown), &maker);
                self.diagnostics.push(problem);
            }
        }
    }
}

fn taken(path: &str, first: &Maker, second: &Maker) -> Diagnostic {
    let message = format!("`{path}` is made twice: by the {} and by the {}", first.what, second.what);
    let problem = Diagnostic::error("duplicate-path", message);
    let problem = match (second.named, first.named) {
        (Some(second), Some(first)) if first != second => problem.at(second).see(first, "the other locale"),
        (Some(second), _) => problem.at(second),
        _ => problem,
    };
    problem.help("give one of them another prefix, slug or name")
}
