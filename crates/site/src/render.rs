//! Pages from views and templates, in parallel.
//!
//! Views are made once a locale, all locales side by side; then every page of every locale is one
//! task of its own, so that a site of one language uses all cores too. What a locale's pages share
//! is one value that they all point to.

use crate::inputs::Inputs;
use crate::message::escape;
use crate::pages::coming::Announced;
use crate::pages::{Scene, chooser, entity, languages, list, not_found};
use crate::routes::{PageId, Routes};
use crate::site::{File, Role};
use rayon::prelude::*;
use serde::Serialize;
use source::{Diagnostic, Diagnostics, Span};
use std::cell::Cell;
use std::collections::BTreeMap;
use subprocessors::List;
use tera::{Context, Value};

/// A finished page: its path, what it is and where its locale is named (for messages), its file.
pub(crate) struct Page {
    pub(crate) path: String,
    pub(crate) what: String,
    pub(crate) named: Span,
    pub(crate) file: File,
}

/// A page to be rendered.
struct Job {
    path: String,
    what: String,
    named: Span,
    template: &'static str,
    context: Context,
}

/// Renders every page of every locale.
pub(crate) fn pages(
    inputs: &Inputs,
    routes: &Routes,
    list: &List<'_>,
    assets: &BTreeMap<String, String>,
    diagnostics: &mut Diagnostics,
) -> Vec<Page> {
    let jobs = jobs(inputs, routes, list, assets);
    let (pages, problems): (Vec<Page>, Vec<Diagnostic>) = jobs
        .into_par_iter()
        .map(|job| {
            let html = inputs.templates.render(job.template, &job.context)?;
            Ok(Page { path: job.path, what: job.what, named: job.named, file: File::new(Role::Page, html) })
        })
        .partition_map(|result: Result<Page, Box<Diagnostic>>| match result {
            Ok(page) => rayon::iter::Either::Left(page),
            Err(problem) => rayon::iter::Either::Right(*problem),
        });
    diagnostics.extend(problems);
    pages
}

/// The pages of the site, with everything their templates see.
fn jobs(inputs: &Inputs, routes: &Routes, list: &List<'_>, assets: &BTreeMap<String, String>) -> Vec<Job> {
    let ids = ids(inputs, list);
    let announced = &Announced::on(list);
    let alternates: BTreeMap<PageId, String> =
        ids.par_iter().map(|id| (*id, alternates(inputs, routes, *id))).collect();
    (0..inputs.languages.len())
        .into_par_iter()
        .flat_map_iter(|locale| {
            let words = inputs.localizer(locale);
            let scene = Scene { inputs, routes, list, announced, locale, words, shared_fallback: Cell::new(false) };
            locale_jobs(&scene, &ids, &alternates, assets)
        })
        .collect()
}

/// The pages that every locale has, but for those that search engines do not see.
pub(crate) fn ids(inputs: &Inputs, list: &List<'_>) -> Vec<PageId> {
    let all = &inputs.register.entities;
    let entities = (0..all.len()).filter(|at| list::has_page(list, &all[*at])).map(PageId::Entity);
    std::iter::once(PageId::List).chain(entities).collect()
}

fn locale_jobs(
    scene: &Scene<'_>,
    ids: &[PageId],
    alternates: &BTreeMap<PageId, String>,
    assets: &BTreeMap<String, String>,
) -> Vec<Job> {
    let shared = value(&scene.shared(assets));
    let locale = scene.locale;
    let tag = &scene.words.language.tag;
    let named = scene.inputs.config.locales[locale].span;
    let job = |path: String, name: &str, template, view: Value| {
        let what = format!("{name} in `{tag}`");
        Job { path, what, named, template, context: context(&shared, &view) }
    };
    let mut jobs: Vec<Job> = ids
        .iter()
        .map(|id| {
            let (path, alternates) = (scene.routes.file(locale, *id), alternates[id].clone());
            match id {
                PageId::Entity(position) => {
                    let name = scene.inputs.register.entities[*position].id.to_string();
                    job(
                        path,
                        &format!("page of `{name}`"),
                        "entity.html",
                        value(&entity::view(scene, *position, alternates)),
                    )
                }
                _ => job(path, "list", "list.html", value(&list::view(scene, alternates))),
            }
        })
        .collect();
    let missing = value(&not_found::view(scene));
    let path = scene.routes.file(locale, PageId::NotFound);
    let host = scene.routes.host(locale);
    if host.locales[0] == locale {
        let root = format!("{}404.html", host.folder);
        if root != path {
            jobs.push(job(root, "page for unknown addresses", "404.html", missing.clone()));
        }
        jobs.push(chooser_job(scene, alternates, &job));
    }
    jobs.push(job(path, "page for unknown addresses", "404.html", missing));
    jobs
}

/// The root of a host is made by the first of its locales.
fn chooser_job(
    scene: &Scene<'_>,
    alternates: &BTreeMap<PageId, String>,
    job: &impl Fn(String, &str, &'static str, Value) -> Job,
) -> Job {
    let link = |locale: usize| scene.routes.link(scene.locale, locale, PageId::List);
    let all = languages(scene.inputs, usize::MAX, link);
    let canonical = scene.routes.x_default(PageId::List);
    let view = chooser::view(scene, all, canonical, alternates[&PageId::List].clone());
    let host = scene.routes.host(scene.locale);
    job(format!("{}index.html", host.folder), "language chooser", "chooser.html", value(&view))
}

/// `<link rel="alternate" hreflang>` for every language of a page: made once, shared by all of them.
fn alternates(inputs: &Inputs, routes: &Routes, page: PageId) -> String {
    let link = |language: &str, address: &str| {
        format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\"{}\">", escape(address))
    };
    let own = inputs.languages.iter().enumerate().map(|(locale, own)| link(&own.tag, &routes.absolute(locale, page)));
    own.chain([link("x-default", &routes.x_default(page))]).collect()
}

fn value<T: Serialize>(view: &T) -> Value {
    Value::from_serializable(view)
}

/// `v`: what the locale shares, and above it what the page has of its own.
fn context(shared: &Value, page: &Value) -> Context {
    let maps = [shared, page].map(|value| value.as_map().expect("views are structs"));
    let all = maps.into_iter().flatten().map(|(key, value)| (key.clone(), value.clone()));
    let v: tera::Map = all.collect();
    let mut context = Context::new();
    context.insert_value("v", Value::from(v));
    context
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets;
    use crate::{Options, inputs, publish};
    use scraper::{Html, Node};
    use source::Sources;
    use subprocessors::Date;

    /// Every file of a register in this workspace, and its theme.
    #[expect(clippy::disallowed_methods, reason = "the test reads the registers of this repository")]
    fn register(folder: &str) -> Sources {
        let workspace = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders up");
        let root = workspace.join(folder);
        let mut files = vec![("config.toml".to_owned(), std::fs::read(root.join("config.toml")).unwrap())];
        for (root, name) in [(&root, "data"), (&root, "content"), (&workspace.to_owned(), "themes")] {
            let mut folders = vec![root.join(name)];
            while let Some(folder) = folders.pop() {
                for entry in std::fs::read_dir(folder).unwrap() {
                    let path = entry.unwrap().path();
                    if path.is_dir() {
                        folders.push(path);
                    } else {
                        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                        files.push((name, std::fs::read(&path).unwrap()));
                    }
                }
            }
        }
        Sources::new(files)
    }

    /// Every page of both registers of this workspace, not yet rendered: our own, and the one with everything.
    fn pages() -> Vec<(Inputs, Vec<Job>)> {
        let pages = |folder| {
            let (sources, mut diagnostics) = (register(folder), Diagnostics::new());
            let options = Options::on(Date::constant(2026, 11, 23));
            let inputs = inputs::read(&sources, &options, &mut diagnostics).expect("the register can be read");
            let assets = assets::bundle(&sources, &inputs.theme, &mut diagnostics);
            let list = inputs.register.as_of(options.as_of, None);
            let jobs = jobs(&inputs, &publish::routes(&inputs), &list, &assets.names);
            assert!(jobs.len() >= 8 * inputs.languages.len(), "{} pages", jobs.len());
            (inputs, jobs)
        };
        [".", "examples/showcase"].map(pages).into()
    }

    #[test]
    fn minified_templates_give_the_same_documents() {
        for (inputs, job) in pages().iter().flat_map(|(inputs, jobs)| jobs.iter().map(move |job| (inputs, job))) {
            let small = inputs.templates.render(job.template, &job.context).unwrap();
            let written = inputs.templates.render_written(job.template, &job.context);
            assert!(small.len() < written.len());
            assert_eq!(outline(&String::from_utf8(small).unwrap()), outline(&written), "{}", job.path);
        }
    }

    /// Zola 0.22 and older render with Tera 1, newer ones with Tera 2: themes are for both.
    #[test]
    fn templates_render_the_same_in_tera_1() {
        for (inputs, jobs) in pages() {
            let mut older = tera1::Tera::default();
            let texts = inputs.templates.files.iter().map(|(name, (_, text))| (name.as_str(), text.as_str()));
            older.add_raw_templates(texts).unwrap();
            for job in jobs {
                let v = serde_json::to_value(job.context.get("v").unwrap()).unwrap();
                let context = tera1::Context::from_serialize(BTreeMap::from([("v", v)])).unwrap();
                let page = older.render(job.template, &context).unwrap();
                let newer = inputs.templates.render_written(job.template, &job.context);
                assert_eq!(outline(&page), outline(&newer), "{}", job.path);
            }
        }
    }

    /// The document as elements with their attributes and words, without white space between them.
    fn outline(html: &str) -> Vec<String> {
        let document = Html::parse_document(html);
        let nodes = document.tree.nodes().filter_map(|node| match node.value() {
            Node::Element(element) => {
                let mut attributes: Vec<String> =
                    element.attrs().map(|(name, value)| format!("{name}={}", folded(value))).collect();
                attributes.sort();
                Some(format!("<{} {}>", element.name(), attributes.join(" ")))
            }
            Node::Text(text) => Some(folded(text)).filter(|text| !text.is_empty()),
            _ => None,
        });
        nodes.collect()
    }

    fn folded(text: &str) -> String {
        // `initial-scale=1` and `initial-scale= 1` are the same to a browser.
        text.split_whitespace().collect::<Vec<_>>().join(" ").replace(", ", ",")
    }
}
