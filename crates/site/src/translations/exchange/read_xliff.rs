//! XLIFF 2, read: what translators' tools made of it. They may add what they like around the texts.

use super::returned::{Returned, Unreadable};
use super::segment::State;
use super::xliff::{FUZZY, NAMESPACE};
use roxmltree::{Document, Node};
use source::{FileId, Span};
use std::collections::BTreeMap;

/// The texts of a document. XML with definitions of its own (`<!DOCTYPE`) is not read.
pub(super) fn read(file: FileId, text: &str) -> Result<Vec<Returned>, Unreadable> {
    let document = Document::parse(text).map_err(|error| {
        let (line, column) = (error.pos().row, error.pos().col);
        Unreadable::new(format!("this is no XML: {error} (line {line}, column {column})"))
    })?;
    let root = document.root_element();
    if !is(root, "xliff") {
        let version = root.attribute("version").unwrap_or("no version");
        return Err(Unreadable::new(match root.tag_name().name() {
            "xliff" => format!("this is XLIFF of {version}; only 2.0, 2.1 and 2.2 are read"),
            other => format!("this is `<{other}>` and no XLIFF"),
        }));
    }
    let Some(locale) = root.attribute("trgLang") else {
        return Err(Unreadable::new("this XLIFF does not say its language: `trgLang` is not there".to_owned()));
    };
    let units = root.descendants().filter(|node| is(*node, "unit"));
    Ok(units.map(|unit| returned(unit, locale, span(file, text, unit))).collect())
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((NAMESPACE, name))
}

fn children<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |own| is(*own, name))
}

/// The opening tag of a unit.
fn span(file: FileId, text: &str, unit: Node<'_, '_>) -> Span {
    let start = unit.range().start;
    let length = text[start..].find('>').map_or(0, |length| length + 1);
    Span::new(file, start..start + length)
}

fn returned(unit: Node<'_, '_>, locale: &str, span: Span) -> Returned {
    let id = unit.attribute("id").unwrap_or_default();
    let (id, form) = id.split_once('.').map_or((id, None), |(id, form)| (id, Some(form.to_owned())));
    let data: BTreeMap<&str, String> = children(unit, "originalData")
        .flat_map(|all| children(all, "data"))
        .filter_map(|own| Some((own.attribute("id")?, own.text().unwrap_or_default().to_owned())))
        .collect();
    let codes = codes(unit, &data);
    // A tool may have cut a text into several segments, with what stands between them.
    let parts: Vec<Node<'_, '_>> = unit.children().filter(|own| is(*own, "segment") || is(*own, "ignorable")).collect();
    let element = |name: &'static str| {
        let whole = parts.iter().map(|part| match (children(*part, name).next(), is(*part, "ignorable")) {
            (Some(own), _) => words(own, &codes),
            (None, true) => children(*part, "source").next().map_or(Ok(String::new()), |own| words(own, &codes)),
            (None, false) => Ok(String::new()),
        });
        whole.collect::<Result<String, String>>()
    };
    Returned {
        id: id.to_owned(),
        locale: locale.to_owned(),
        context: unit.attribute("name").map(str::to_owned),
        form,
        source: element("source"),
        translation: element("target"),
        state: Ok(state(&parts)),
        span,
    }
}

/// What the segments say; as long as one of them is not confirmed, none is.
fn state(parts: &[Node<'_, '_>]) -> State {
    let one = |part: &Node<'_, '_>| match part.attribute("state").unwrap_or("initial") {
        // A tool that moved on from here has left what we said of it behind.
        "initial" if part.attribute("subState") == Some(FUZZY) => State::Fuzzy,
        "reviewed" | "final" => State::Reviewed,
        _ => State::Translated,
    };
    let all: Vec<State> = parts.iter().filter(|own| is(**own, "segment")).map(one).collect();
    match () {
        () if all.contains(&State::Fuzzy) => State::Fuzzy,
        () if !all.is_empty() && all.iter().all(|own| *own == State::Reviewed) => State::Reviewed,
        () => State::Translated,
    }
}

/// How deep marks may stand in each other.
const DEPTH: usize = 16;

/// What the placeholders of a unit stand for, by their ids: those of a translation repeat those of its source.
fn codes<'a>(unit: Node<'a, '_>, data: &'a BTreeMap<&str, String>) -> BTreeMap<&'a str, &'a str> {
    let all = unit.descendants().filter(|own| is(*own, "ph"));
    all.filter_map(|own| Some((own.attribute("id")?, data.get(own.attribute("dataRef")?)?.as_str()))).collect()
}

/// The words of a source or target, with its placeholders in braces.
fn words(element: Node<'_, '_>, codes: &BTreeMap<&str, &str>) -> Result<String, String> {
    let mut text = String::new();
    push(element, codes, 0, &mut text)?;
    Ok(text)
}

fn push(element: Node<'_, '_>, codes: &BTreeMap<&str, &str>, depth: usize, out: &mut String) -> Result<(), String> {
    if depth > DEPTH {
        return Err("its marks stand too deep in each other".to_owned());
    }
    for node in element.children() {
        match node.tag_name().name() {
            _ if node.is_text() => out.push_str(node.text().unwrap_or_default()),
            _ if !node.is_element() => {}
            "ph" => out.push_str(code(node, codes).ok_or("it has a placeholder that says nothing")?),
            "cp" => out.push(character(node).ok_or("it has a `<cp>` that is no character")?),
            // Marks of a tool or a reviewer, around words or beside them.
            "mrk" => push(node, codes, depth + 1, out)?,
            "sm" | "em" => {}
            other => return Err(format!("it has `<{other}>`, which the text has no place for")),
        }
    }
    Ok(())
}

/// What a placeholder stands for: its own data, that of the one of which it is a copy, or what was shown for it.
fn code<'a>(node: Node<'a, '_>, codes: &BTreeMap<&str, &'a str>) -> Option<&'a str> {
    let own = ["id", "copyOf"].into_iter().find_map(|name| codes.get(node.attribute(name)?).copied());
    own.or_else(|| node.attribute("disp")).filter(|text| text.starts_with('{'))
}

fn character(node: Node<'_, '_>) -> Option<char> {
    char::from_u32(u32::from_str_radix(node.attribute("hex")?, 16).ok()?)
}
