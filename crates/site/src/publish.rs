//! Pages and files into one site, each at its own path.

use crate::assets::Assets;
use crate::files::{headers, json, manifest, redirects, robots, sitemap};
use crate::inputs::Inputs;
use crate::render::{Page, ids};
use crate::routes::{Host, Routes};
use crate::site::{File, Role, Site};
use source::{Diagnostic, Diagnostics};
use std::collections::BTreeMap;
use subprocessors::List;

/// Plans the addresses of all pages.
pub(crate) fn routes(inputs: &Inputs) -> Routes {
    let slugs: Vec<String> = (0..inputs.languages.len()).map(|locale| inputs.slug(locale)).collect();
    let entities = inputs.register.entities.iter().map(|entity| entity.id.clone()).collect();
    Routes::plan(&inputs.config, &slugs, entities)
}

/// Puts everything in its place; two files at one path are reported with both their makers.
pub(crate) fn collect(
    inputs: &Inputs,
    routes: &Routes,
    list: &List<'_>,
    assets: Assets,
    pages: Vec<Page>,
    diagnostics: &mut Diagnostics,
) -> Site {
    let mut collector = Collector { site: Site::new(inputs.languages.len()), makers: BTreeMap::new(), diagnostics };
    for page in pages {
        collector.add(page.path, page.what, page.file);
    }
    for host in &routes.hosts {
        for (path, file) in &assets.files {
            collector.add(format!("{}{path}", host.folder), format!("static file `{path}`"), file.clone());
        }
        host_files(inputs, routes, list, host, &mut collector);
    }
    let mut site = collector.site;
    let manifest = File::new(Role::Manifest, manifest::file(&site));
    if let Err((path, _)) = site.add(manifest::NAME.to_owned(), manifest) {
        diagnostics.push(taken(&path, "static file", "manifest"));
    }
    site
}

/// The files of a host that are not pages.
fn host_files(inputs: &Inputs, routes: &Routes, list: &List<'_>, host: &Host, collector: &mut Collector<'_>) {
    let mut data = Vec::new();
    for locale in host.locales.iter().copied() {
        let path = routes.data_file(locale, json::NAME);
        data.push(routes.data_path(locale, json::NAME));
        collector.data(path, json::file(inputs, routes, list, Some(locale)));
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
    makers: BTreeMap<String, String>,
    diagnostics: &'a mut Diagnostics,
}

impl Collector<'_> {
    fn data(&mut self, path: String, bytes: Vec<u8>) {
        let maker = format!("data file `{path}`");
        self.add(path, maker, File::new(Role::Data, bytes));
    }

    fn add(&mut self, path: String, maker: String, file: File) {
        match self.site.add(path.clone(), file) {
            Ok(()) => drop(self.makers.insert(path, maker)),
            Err(_) => {
                let first = self.makers.get(&path).map_or("the site itself", String::as_str);
                self.diagnostics.push(taken(&path, first, &maker));
            }
        }
    }
}

fn taken(path: &str, first: &str, second: &str) -> Diagnostic {
    let problem =
        Diagnostic::error("duplicate-path", format!("`{path}` is made twice: by the {first} and by the {second}"));
    problem.help("give one of them another prefix, slug or name")
}
