//! Editions: `config.<name>.toml` laid over `config.toml`, for a second way to publish the same register.
//!
//! Both are trees of written values, and so is what comes out: every value keeps its place in the file where it
//! was written, so whatever is wrong with it is said there, by the one decoder of the configuration.

use crate::options::Options;
use source::{Diagnostic, Diagnostics, FileId, Node, Sources, Spanned, Value, parse_toml};

/// The configuration that every edition begins with.
pub(crate) const CONFIG: &str = "config.toml";

/// Whether a path is that of the configuration, or of what an edition lays over it.
pub(crate) fn is_configuration(path: &str) -> bool {
    path == CONFIG || name(path).is_some()
}

/// The name of the edition whose file is at a path.
fn name(path: &str) -> Option<&str> {
    let name = path.strip_prefix("config.")?.strip_suffix(".toml")?;
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!name.is_empty() && name.chars().all(is_plain)).then_some(name)
}

/// The configuration of the edition that was asked for, as written; nothing if a file of it cannot be read.
pub(crate) fn read(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) -> Option<Node> {
    let Some(file) = sources.find(CONFIG) else {
        let problem = Diagnostic::error("missing-config", format!("there is no `{CONFIG}`"));
        diagnostics.push(problem.help("it needs `base_url` and `default_language`"));
        return None;
    };
    let base = tree(sources, file, diagnostics);
    let Some(edition) = &options.edition else { return base };
    let over = tree(sources, find(sources, edition, diagnostics)?, diagnostics)?;
    Some(laid(base?, over))
}

/// Reports an edition that the register does not have.
pub(crate) fn check(sources: &Sources, options: &Options, diagnostics: &mut Diagnostics) {
    options.edition.as_ref().map(|edition| find(sources, edition, diagnostics));
}

fn find(sources: &Sources, edition: &str, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let known: Vec<&str> = sources.iter().filter_map(|(_, path)| name(path)).collect();
    if known.contains(&edition) {
        return sources.find(&format!("config.{edition}.toml"));
    }
    let problem = Diagnostic::error("unknown-edition", format!("there is no edition `{edition}`"));
    let file = format!("config.{edition}.toml");
    let is_name = name(&file).is_some();
    diagnostics.push(match (known.is_empty(), is_name) {
        (_, false) if sources.find(&file).is_some() => {
            problem.help(format!("rename `{file}`: the name of an edition has lower-case letters, digits and hyphens"))
        }
        (true, true) => problem.help(format!("say in `{file}` what is different in it, or leave `--edition` out")),
        _ => problem.suggest(edition, known),
    });
    None
}

fn tree(sources: &Sources, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node> {
    let text = sources.read(file, diagnostics)?;
    parse_toml(file, text, 0, diagnostics)
}

/// A configuration with that of an edition over it.
fn laid(mut base: Node, over: Node) -> Node {
    if let Some(languages) = over.get("languages") {
        let source = over.get("default_language").or(base.get("default_language")).cloned();
        without_others(&mut base, languages, source.as_ref());
    }
    merged(base, over, &[])
}

/// Takes from a configuration what it says of languages that an edition does not have.
fn without_others(base: &mut Node, languages: &Node, source: Option<&Node>) {
    let kept = |tag: &str| languages.get(tag).is_some() || source.and_then(Node::as_text) == Some(tag);
    let Some(extra) = child(base, "extra") else { return };
    if let Some(Value::Mapping(locales)) = child(extra, "locales").map(|own| &mut own.value) {
        locales.retain(|(tag, _)| kept(tag));
    }
    if let Some(Value::Sequence(archive)) = child(extra, "archive").map(|own| &mut own.value) {
        archive.retain(|tag| tag.as_text().is_none_or(kept));
    }
}

fn child<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Node> {
    let Value::Mapping(entries) = &mut node.value else { return None };
    entries.iter_mut().find(|(own, _)| own.value == key).map(|(_, node)| node)
}

/// What the trees at a path say together. Tables are joined key by key; of everything else, what the edition says
/// stands alone: so do the list of languages, and the level of a rule with the reason for that level.
fn merged(base: Node, over: Node, path: &[&str]) -> Node {
    let is_whole = matches!(path, ["languages"] | ["extra", "rules", _]);
    match (base, over) {
        (Spanned { value: Value::Mapping(mut all), span }, Spanned { value: Value::Mapping(own), .. }) if !is_whole => {
            own.into_iter().for_each(|(key, value)| put(&mut all, key, value, path));
            Spanned::new(Value::Mapping(all), span)
        }
        (_, over) => over,
    }
}

fn put(all: &mut Vec<(Spanned<String>, Node)>, key: Spanned<String>, value: Node, path: &[&str]) {
    match all.iter_mut().find(|(own, _)| own.value == key.value) {
        Some((own, known)) => {
            let below = [path, &[key.value.as_str()]].concat();
            *known = merged(std::mem::replace(known, Spanned::new(Value::Null, value.span)), value, &below);
            *own = key;
        }
        None => all.push((key, value)),
    }
}
