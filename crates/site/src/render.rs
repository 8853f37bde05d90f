//! Pages from views and templates, in parallel.
//!
//! What the pages of a locale share is made once: its words, and the frame around the main part.
//! Every page of every locale is then made by itself, in chunks, so that a site of one language uses
//! all cores too; a view lives only as long as its page is rendered.

use crate::body::{Body, Frame};
use crate::inputs::Inputs;
use crate::localizer::Fallback;
use crate::message::escape;
use crate::options::Options;
use crate::pages::record::Record;
use crate::pages::{
    Scene, archive, changes, choice, choices, chooser, compared, downloads, entity, list, not_found, past, subscribe,
    whereabouts,
};
use crate::routes::{ANY, Many, PageId, Part, Routes};
use crate::templates::{DESCRIPTION, MAIN, TITLE};
use crate::view::{AddressView, Draft, Field, HeadView};
use crate::watch::Phase;
use rayon::prelude::*;
use source::{Diagnostic, Diagnostics};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};
use tera::{Context, Value};

/// A page of a locale: where, which one, and its bytes.
pub(crate) struct Page {
    pub(crate) path: String,
    pub(crate) locale: usize,
    pub(crate) id: PageId,
    pub(crate) body: Body,
}

/// The slots of a frame: the end of the page's address, and its main part; then title and description.
const SLOTS: [char; 4] = [ANY, MAIN, TITLE, DESCRIPTION];
/// The slot of the end of the page's address.
pub(crate) const END: usize = 0;
/// The slot of the main part.
pub(crate) const MAIN_PART: usize = 1;

/// So many pages are rendered in a row by one thread.
const CHUNK: usize = 64;

/// Renders every page of every locale.
pub(crate) fn pages(renderer: &Renderer<'_>, diagnostics: &mut Diagnostics) -> Vec<Page> {
    let all = plan(renderer);
    let (pages, problems): (Vec<Page>, Vec<Diagnostic>) = all
        .par_chunk_by(|a, b| a.0 == b.0)
        .flat_map(|locale| locale.par_chunks(CHUNK))
        .flat_map_iter(|pages| {
            let scene = renderer.scene(pages[0].0);
            pages.iter().map(move |(locale, id)| {
                let body = renderer.page(&scene, *id)?;
                Ok(Page { path: renderer.routes.file(*locale, *id), locale: *locale, id: *id, body })
            })
        })
        .partition_map(|result: Result<Page, Box<Diagnostic>>| match result {
            Ok(page) => rayon::iter::Either::Left(page),
            Err(problem) => rayon::iter::Either::Right(*problem),
        });
    diagnostics.extend(problems);
    pages
}

/// Renders one page.
pub(crate) fn page(renderer: &Renderer<'_>, locale: usize, id: PageId) -> Result<Body, Box<Diagnostic>> {
    renderer.page(&renderer.scene(locale), id)
}

/// Every page of every locale; the root of a host of several is made by the first of them.
fn plan(renderer: &Renderer<'_>) -> Vec<(usize, PageId)> {
    let (inputs, record) = (renderer.inputs, renderer.record);
    let shared: Vec<PageId> = inputs.indexed(record).chain(record.archived()).chain([PageId::NotFound]).collect();
    let mut all = Vec::with_capacity(shared.len() * renderer.locales.len() + renderer.routes.hosts.len());
    for locale in 0..renderer.locales.len() {
        all.extend(shared.iter().filter(|id| inputs.has(locale, **id)).map(|id| (locale, *id)));
        let host = renderer.routes.host(locale);
        if host.has_chooser() && host.locales[0] == locale {
            all.push((locale, PageId::Chooser));
        }
    }
    all
}

/// Everything that pages are rendered from.
pub(crate) struct Renderer<'a> {
    inputs: &'a Inputs,
    routes: &'a Routes,
    record: &'a Record<'a>,
    options: &'a Options,
    /// By position of the locale; made when a page of it is first asked for.
    locales: Vec<OnceLock<Shared>>,
}

/// A page before it is rendered.
struct View {
    template: &'static str,
    title: String,
    description: Option<String>,
    /// What of it is shown in another language.
    fallback: Fallback,
    page: Value,
}

/// What the pages of a locale share.
struct Shared {
    /// What templates see on every page.
    view: Value,
    /// What of these words is shown in another language.
    fallback: Fallback,
    /// Frames by what the pages in them have in common.
    frames: Mutex<BTreeMap<Framing, MaybeFrame>>,
}

/// What pages in one frame have in common: their kind, whether they have a description, and what of them is shown in
/// another language.
type Framing = (Many, bool, Fallback);

/// A frame, or that there can be none, once that is known.
type MaybeFrame = Arc<OnceLock<Option<Arc<Frame>>>>;

impl<'a> Renderer<'a> {
    /// Renders from these.
    pub(crate) fn new(inputs: &'a Inputs, routes: &'a Routes, record: &'a Record<'a>, options: &'a Options) -> Self {
        let locales = inputs.languages.iter().map(|_| OnceLock::new()).collect();
        Renderer { inputs, routes, record, options, locales }
    }

    /// What the views of a locale are made from.
    fn scene(&self, locale: usize) -> Scene<'a> {
        Scene::new(self.inputs, self.routes, self.record, locale)
    }

    /// Renders a page.
    fn page(&self, scene: &Scene<'a>, id: PageId) -> Result<Body, Box<Diagnostic>> {
        let made = self.options.during(Phase::View, || self.view(scene, id));
        self.options.during(Phase::Render, || match self.framed(scene, id, &made) {
            Some(body) => Ok(body),
            None => self.inputs.look.templates().render(made.template, &self.whole(scene, id, made)).map(Body::from),
        })
    }

    /// What a page shows.
    fn view(&self, scene: &Scene<'a>, id: PageId) -> View {
        match id {
            PageId::List => self.made(scene, "list.html", list::view(scene)),
            PageId::Entity(position) => self.made(scene, "entity.html", entity::view(scene, position)),
            PageId::Part(part) => self.part(scene, part),
            PageId::Facet(at) => self.made(scene, "choice.html", choice::view(scene, at)),
            PageId::Past(at) => self.made(scene, "past.html", past::view(&scene.on(self.record.past(at)), at)),
            PageId::Difference(from, until) => self.made(scene, "compared.html", compared::view(scene, from, until)),
            PageId::NotFound => self.made(scene, "404.html", not_found::view(scene)),
            PageId::Chooser => {
                View { fallback: Fallback::default(), ..self.made(scene, "chooser.html", chooser::view(scene)) }
            }
            PageId::Any(_) => unreachable!("no page has this address"),
        }
    }

    /// What a page shows of which there is one.
    fn part(&self, scene: &Scene<'_>, part: Part) -> View {
        match part {
            Part::Changes => self.made(scene, "changes.html", changes::view(scene)),
            Part::Choices => self.made(scene, "choices.html", choices::view(scene)),
            Part::Places => self.made(scene, "places.html", whereabouts::view(scene)),
            Part::Archive => self.made(scene, "archive.html", archive::view(scene)),
            Part::Subscribe => self.made(scene, "subscribe.html", subscribe::view(scene)),
            Part::Downloads => self.made(scene, "data.html", downloads::view(scene)),
        }
    }

    fn made<T: Field>(&self, scene: &Scene<'_>, template: &'static str, draft: Draft<T>) -> View {
        // The draft was made first, so that the note on untranslated words knows of all of them.
        let fallback = scene.words.take_fallback().and(self.shared(scene).fallback);
        let Draft { title, description, page } = draft;
        View { template, title, description, fallback, page: page.value(false) }
    }

    /// A page as its main part in the frame of its kind; nothing for pages that stand in none.
    fn framed(&self, scene: &Scene<'_>, id: PageId, made: &View) -> Option<Body> {
        // What a frame says of other languages holds for all pages in it.
        let frame = self.frame(scene, id.many().filter(|_| scene.inputs.is_said_everywhere(id))?, made)?;
        let main =
            self.inputs.look.templates().main(made.template, &self.context(scene, [("page", made.page.clone())]))?;
        let texts = [&self.routes.end(id), &made.title, made.description.as_deref().unwrap_or_default()];
        let [end, title, description] = texts.map(|text| Box::from(&*escape(text)));
        Some(Body::framed(frame, vec![end, main.into(), title, description]))
    }

    /// The frame of the pages of a kind in a locale.
    fn frame(&self, scene: &Scene<'_>, kind: Many, made: &View) -> Option<Arc<Frame>> {
        let (described, fallback) = (made.description.is_some(), made.fallback);
        let make = || {
            let description = described.then(|| DESCRIPTION.to_string());
            let marked = View { title: TITLE.to_string(), description, fallback, page: Value::none(), ..*made };
            let plain =
                View { title: "-".into(), description: described.then(|| "-".into()), page: Value::none(), ..*made };
            let around = |id, view| self.inputs.look.templates().frame(made.template, &self.whole(scene, id, view));
            // Facts and translations may hold any character. Where they hold a mark, nothing is framed.
            let others = around(PageId::List, plain)?;
            let marks_are_ours = others.matches(SLOTS).eq([String::from(MAIN).as_str()]);
            let page = around(PageId::Any(kind), marked).filter(|_| marks_are_ours)?;
            Some(Arc::new(Frame::new(&page, &SLOTS)))
        };
        let frames = &self.shared(scene).frames;
        let known = frames
            .lock()
            .expect("no thread panics while it looks")
            .entry((kind, described, fallback))
            .or_default()
            .clone();
        known.get_or_init(make).clone()
    }

    /// What the pages of a locale share.
    fn shared(&self, scene: &Scene<'_>) -> &Shared {
        self.locales[scene.locale].get_or_init(|| {
            let own = self.scene(scene.locale);
            let view = own.shared(&self.inputs.look.assets.names).value(false);
            Shared { view, fallback: own.words.take_fallback(), frames: Default::default() }
        })
    }

    /// What the template of a whole page sees.
    fn whole(&self, scene: &Scene<'_>, id: PageId, made: View) -> Context {
        let View { title, description, fallback, page, .. } = made;
        let AddressView { canonical, address, alternates_html, noindex, feeds, menu, languages } = scene.address(id);
        let head = HeadView { title, description, canonical, address, alternates_html, noindex, feeds };
        let own = [
            ("head", head.value(false)),
            ("menu", menu.value(false)),
            ("languages", languages.value(false)),
            ("note_html", scene.note(id, fallback).value(true)),
            ("page", page),
        ];
        self.context(scene, own)
    }

    /// `v`: what the locale shares, and beside it what the page has of its own.
    fn context<'v>(&self, scene: &Scene<'_>, own: impl IntoIterator<Item = (&'v str, Value)>) -> Context {
        let shared = self.shared(scene).view.as_map().expect("views are structs");
        let mut v: tera::Map = shared.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        v.extend(own.into_iter().map(|(key, value)| (key.to_owned().into(), value)));
        let mut context = Context::new();
        context.insert_value("v", Value::from(v));
        context
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, inputs, publish};
    use scraper::{Html, Node};
    use source::Sources;
    use std::collections::BTreeMap;
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

    /// Does something with pages of every kind of both registers of this workspace: our own, and the one with everything.
    fn for_every_page(check: impl for<'r> Fn(&Renderer<'r>, &Scene<'r>, PageId)) {
        for folder in [".", "examples/showcase"] {
            let (sources, mut diagnostics) = (register(folder), Diagnostics::new());
            let options = Options::on(Date::constant(2026, 11, 23));
            let read = inputs::read(&sources, &options, None, &mut diagnostics);
            let (inputs, _) = read.expect("the register can be read");
            let record = Record::of(&inputs.register, options.as_of);
            let routes = publish::routes(&inputs, &record.days);
            let renderer = Renderer::new(&inputs, &routes, &record, &options);
            let all = plan(&renderer);
            assert!(all.len() >= 8 * inputs.languages.len(), "{} pages", all.len());
            all.into_iter()
                .filter(|(_, id)| is_sample(*id))
                .for_each(|(locale, id)| check(&renderer, &renderer.scene(locale), id));
        }
    }

    /// Of the many pages of the archive, which differ in their facts only, every eighth day is enough.
    fn is_sample(id: PageId) -> bool {
        match id {
            PageId::Past(at) | PageId::Difference(at, _) => at.is_multiple_of(8),
            _ => true,
        }
    }

    #[test]
    fn minified_templates_give_the_same_documents() {
        for_every_page(|renderer, scene, id| {
            let (templates, made) = (renderer.inputs.look.templates(), renderer.view(scene, id));
            let (name, context) = (made.template, renderer.whole(scene, id, made));
            let small = templates.render(name, &context).unwrap();
            let written = templates.render_written(name, &context);
            assert!(small.len() < written.len());
            assert_eq!(outline(&String::from_utf8(small).unwrap()), outline(&written), "{id:?}");
        });
    }

    /// The page in a frame has the bytes that it has when it is rendered whole.
    #[test]
    fn framed_pages_are_whole_pages() {
        let framed = std::cell::Cell::new(0);
        for_every_page(|renderer, scene, id| {
            let page = renderer.page(scene, id).unwrap();
            framed.set(framed.get() + usize::from(page.as_framed().is_some()));
            let made = renderer.view(scene, id);
            let whole =
                renderer.inputs.look.templates().render(made.template, &renderer.whole(scene, id, made)).unwrap();
            assert_eq!(String::from_utf8(page.bytes().into_owned()).unwrap(), String::from_utf8(whole).unwrap());
        });
        assert!(framed.get() > 100, "{} pages stand in a frame", framed.get());
    }

    /// Zola 0.22 and older render with Tera 1, newer ones with Tera 2: themes are for both.
    #[test]
    fn templates_render_the_same_in_tera_1() {
        for_every_page(|renderer, scene, id| {
            let templates = renderer.inputs.look.templates();
            let mut older = tera1::Tera::default();
            let texts = templates.files.iter().map(|(name, (_, text))| (name.as_str(), text.as_str()));
            older.add_raw_templates(texts).unwrap();
            let made = renderer.view(scene, id);
            let (name, context) = (made.template, renderer.whole(scene, id, made));
            let v = serde_json::to_value(context.get("v").unwrap()).unwrap();
            let page =
                older.render(name, &tera1::Context::from_serialize(BTreeMap::from([("v", v)])).unwrap()).unwrap();
            assert_eq!(outline(&page), outline(&templates.render_written(name, &context)), "{id:?}");
        });
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
