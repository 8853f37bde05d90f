//! What the head of a page tells machines: title, description, languages, feeds, structured data.

use super::elements::squeezed;
use super::reading::Reading;
use super::targets::{Targets, without_hash};
use scraper::ElementRef;
use scraper::node::Element;
use serde_json::Value;

/// Reads a head.
pub(crate) fn read(head: ElementRef<'_>, targets: &Targets<'_>, reading: &mut Reading) {
    for element in head.child_elements() {
        let value = element.value();
        match value.name() {
            "title" => tell(reading, "title", &squeezed(&element.text().collect::<String>())),
            "meta" => meta(value, reading),
            "link" => link(value, targets, reading),
            "base" => tell(reading, "base", attribute(value, "href")),
            "script" => script(element, reading),
            "style" => tell(reading, "style", &element.text().collect::<String>()),
            _ => {}
        }
    }
}

fn tell(reading: &mut Reading, name: &str, value: &str) {
    reading.head.push((name.to_owned(), value.to_owned()));
}

fn attribute<'a>(element: &'a Element, name: &str) -> &'a str {
    element.attr(name).unwrap_or_default()
}

fn meta(element: &Element, reading: &mut Reading) {
    let named =
        ["name", "property", "http-equiv"].map(|own| attribute(element, own)).into_iter().find(|own| !own.is_empty());
    match named {
        Some(name) => tell(reading, name, &squeezed(attribute(element, "content"))),
        None => tell(reading, "charset", attribute(element, "charset")),
    }
}

fn link(element: &Element, targets: &Targets<'_>, reading: &mut Reading) {
    let (relation, href) = (attribute(element, "rel"), attribute(element, "href"));
    let words =
        ["hreflang", "type", "media"].map(|own| attribute(element, own)).into_iter().filter(|own| !own.is_empty());
    let name = std::iter::once(relation).chain(words).collect::<Vec<_>>().join(" ");
    match relation {
        "canonical" => tell(reading, &name, &targets.with_host(href)),
        "stylesheet" | "icon" | "preload" | "modulepreload" => {
            tell(reading, &name, &without_hash(href));
            reading.loads.push(href.to_owned());
        }
        // What a feed is called is part of where it is offered.
        _ => tell(reading, &name, format!("{} {}", attribute(element, "title"), targets.with_host(href)).trim_start()),
    }
}

/// A script: where it comes from, or what it says.
pub(super) fn script(element: ElementRef<'_>, reading: &mut Reading) {
    let (source, text) = (attribute(element.value(), "src"), element.text().collect::<String>());
    if !source.is_empty() {
        tell(reading, "script", &without_hash(source));
        reading.loads.push(source.to_owned());
    } else if let Ok(data) = serde_json::from_str(&text) {
        structured("structured data", &data, reading);
    } else {
        tell(reading, "script", &text);
    }
}

/// Each value of structured data with its way through it.
fn structured(way: &str, data: &Value, reading: &mut Reading) {
    match data {
        Value::Object(all) => all.iter().for_each(|(name, own)| structured(&format!("{way}, {name}"), own, reading)),
        Value::Array(all) => all.iter().for_each(|own| structured(way, own, reading)),
        Value::String(text) => tell(reading, way, text),
        other => tell(reading, way, &other.to_string()),
    }
}
