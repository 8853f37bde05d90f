//! What kind of edit a change is: of facts, wording, translations, look, configuration.
//!
//! That a file differs is no edit: each kind needs an effect that somebody sees. Facts and source texts are compared by
//! what they say, catalogues by the translations that they show, the configuration by its values; styles and templates
//! by what they make of the site.

use crate::report::{Aspect, Edit, Meaning, Pages, Statement, Translated};
use crate::side::Side;
use site::{Domain, Role};
use source::{Diagnostics, Node, Scalar, Sources, Value, po};
use std::collections::{BTreeMap, BTreeSet};

/// What kinds of edit there are; none if nothing changes for readers, or if nobody can tell, as it is not known what one
/// of the two was made of.
pub(crate) fn kinds(
    meaning: &Meaning,
    pages: &Pages,
    translations: &[Translated],
    before: &Side,
    after: &Side,
) -> Vec<Edit> {
    if !is_known(before) || !is_known(after) {
        return Vec::new();
    }
    let wording = |own: &Statement| own.what == "wording";
    let (old, new) = (Written::of(before), Written::of(after));
    let mended = translations.iter().any(|own| !own.changed.is_empty() || !own.resolved.is_empty());
    let all = [
        (Edit::Facts, !meaning.statements.iter().all(wording)),
        (
            Edit::Wording,
            meaning.statements.iter().any(wording) || is_worded_otherwise(&old, &new, tables(before) == tables(after)),
        ),
        (Edit::Translation, mended || translated(before, after, &old, &new)),
        (Edit::Configuration, old.slugs != new.slugs || configured(meaning, before, after)),
    ];
    let mut kinds: Vec<Edit> = all.into_iter().filter(|own| own.1).map(|own| own.0).collect();
    if looks_otherwise(pages, before, after, !kinds.is_empty()) {
        kinds.push(Edit::Look);
    }
    // What readers see in another order is the same facts, told otherwise.
    let is_built = before.site.is_some() && after.site.is_some();
    if kinds.is_empty() && is_built && before.sources != after.sources && sites_differ(before, after) {
        kinds.push(Edit::Wording);
    }
    kinds.sort_unstable();
    kinds
}

/// Whether it is known what a version was made of: of a site that somebody published it is not, nor of files that
/// cannot be read.
fn is_known(side: &Side) -> bool {
    side.register.is_some() && side.catalogues.is_some()
}

/// Whether the two sites differ in a byte; if there is no site, nobody can tell.
fn sites_differ(before: &Side, after: &Side) -> bool {
    match (&before.site, &after.site) {
        (Some(before), Some(after)) => before != after,
        _ => true,
    }
}

/// What is written in the source language.
#[derive(Default)]
struct Written {
    /// Prose and the words of the theme, in their order.
    prose: Vec<Text>,
    /// Words of the facts. Where prose says the same, it stands where the facts do.
    facts: BTreeSet<Text>,
    /// Parts of addresses.
    slugs: BTreeSet<Text>,
    /// Every text.
    texts: BTreeSet<Text>,
}

/// A text, with what tells it from the same words elsewhere.
type Text = (Option<String>, String);

impl Written {
    fn of(side: &Side) -> Self {
        let passages =
            side.catalogues.iter().flat_map(|own| Domain::ALL.into_iter().flat_map(|domain| own.passages(domain)));
        let mut written = Written::default();
        for passage in passages {
            let text = (passage.context.clone(), passage.source.clone());
            let is_slug = passage.context.as_deref() == Some("slug");
            if is_slug {
                written.slugs.insert(text.clone());
            } else if passage.files.iter().any(|own| !own.starts_with("data/")) {
                written.prose.push(text.clone());
                written.prose.extend(passage.plural.iter().map(|own| (passage.context.clone(), own.clone())));
            }
            if passage.files.iter().any(|own| own.starts_with("data/")) {
                written.facts.insert(text.clone());
            }
            written.texts.insert(text);
        }
        written
    }
}

/// The tables in their order, in which prose tells of them.
fn tables(side: &Side) -> Vec<&str> {
    side.register.iter().flat_map(|own| &own.sections).map(|own| own.id.value.as_str()).collect()
}

/// Whether prose has other words, or the same in another order; what follows the order of facts or tables has none of
/// its own.
fn is_worded_otherwise(old: &Written, new: &Written, is_ordered: bool) -> bool {
    let words = |own: &Written| own.prose.iter().cloned().collect::<BTreeSet<Text>>();
    let is_own = |text: &&Text| !old.facts.contains(*text) && !new.facts.contains(*text);
    words(old) != words(new) || is_ordered && !old.prose.iter().filter(is_own).eq(new.prose.iter().filter(is_own))
}

/// Whether a catalogue shows something else for a text that was there before and is there after.
fn translated(before: &Side, after: &Side, old: &Written, new: &Written) -> bool {
    let both: BTreeSet<&Text> = old.texts.intersection(&new.texts).collect();
    shown(before, &both) != shown(after, &both)
}

/// What each catalogue shows for these texts.
fn shown(side: &Side, texts: &BTreeSet<&Text>) -> BTreeMap<(String, Text), Vec<String>> {
    let mut shown = BTreeMap::new();
    for (file, path) in side.sources.iter().filter(|(_, path)| is_catalogue(path)) {
        let read = po::parse(&side.sources, file, &mut Diagnostics::new()).unwrap_or_default();
        for entry in read.entries.into_iter().filter(|own| own.is_translated() && !own.is_fuzzy() && !own.obsolete) {
            let text = (entry.context, entry.source);
            if texts.contains(&text) {
                shown.insert((path.to_owned(), text), entry.translation);
            }
        }
    }
    shown
}

fn is_catalogue(path: &str) -> bool {
    path.ends_with(".po")
}

/// Whether other values of the configuration have an effect.
fn configured(meaning: &Meaning, before: &Side, after: &Side) -> bool {
    let is_effective = || !meaning.fires.is_empty() || !meaning.resolved.is_empty() || sites_differ(before, after);
    configuration(before) != configuration(after) && is_effective()
}

/// The configuration by its values, whatever their order: that of the site, and that of the edition.
fn configuration(side: &Side) -> BTreeMap<String, Tree> {
    let edition = side.options.edition.as_ref().map(|own| format!("config.{own}.toml"));
    let paths = ["config.toml".to_owned()].into_iter().chain(edition);
    paths.filter_map(|path| Some((tree(&side.sources, &path)?, path))).map(|(tree, path)| (path, tree)).collect()
}

/// Values without their places, tables in the order of their keys.
#[derive(PartialEq)]
enum Tree {
    Leaf(Option<Scalar>),
    List(Vec<Tree>),
    Table(BTreeMap<String, Tree>),
}

fn tree(sources: &Sources, path: &str) -> Option<Tree> {
    let file = sources.find(path)?;
    let node = source::parse_toml(file, sources.text(file).ok()?, 0, &mut Diagnostics::new())?;
    Some(of_node(&node))
}

fn of_node(node: &Node) -> Tree {
    match &node.value {
        Value::Null => Tree::Leaf(None),
        Value::Scalar(scalar) => Tree::Leaf(Some(scalar.clone())),
        Value::Sequence(all) => Tree::List(all.iter().map(of_node).collect()),
        Value::Mapping(all) => Tree::Table(all.iter().map(|(key, own)| (key.value.clone(), of_node(own))).collect()),
    }
}

/// Whether the theme makes something else of the same contents: other assets, or other pages though nothing else differs.
fn looks_otherwise(pages: &Pages, before: &Side, after: &Side, is_other: bool) -> bool {
    let aspects: BTreeSet<Aspect> = pages.changed.iter().flat_map(|own| &own.pieces).map(|own| own.aspect).collect();
    let is_look = |own: &Aspect| matches!(own, Aspect::Look | Aspect::Structure);
    if theme(&before.sources) == theme(&after.sources) {
        // The same theme looks otherwise only if another tool made the pages.
        return !is_other && !aspects.is_empty() && aspects.iter().all(is_look);
    }
    aspects.iter().any(is_look) || assets(before) != assets(after) || !is_other && sites_differ(before, after)
}

/// The files of all themes but their catalogues, and those that a register lays over them.
fn theme(sources: &Sources) -> Vec<(&str, &[u8])> {
    let all = ["themes/", "static/", "templates/"].into_iter().flat_map(|folder| sources.below(folder));
    let all = all.filter(|(_, path)| !is_catalogue(path));
    all.map(|(file, path)| (path, &**sources.bytes(file))).collect()
}

/// The names of all assets, which carry the hash of their contents.
fn assets(side: &Side) -> Option<Vec<(&str, &site::File)>> {
    let site = side.site.as_ref()?;
    Some(site.files().filter(|(_, file)| file.role == Role::Asset).collect())
}
