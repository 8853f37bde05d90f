//! A picture in SVG, which is a document that can run and load as a page can, as nothing but a picture.
//!
//! It is written anew from what a parser has read: no document type, no entity and no instruction comes through.

use quick_xml::escape::escape;
use roxmltree::{Attribute, Document, Node};

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// Elements that run something, or hold what is no picture.
const LEFT_OUT: [&str; 9] =
    ["script", "handler", "listener", "foreignObject", "iframe", "audio", "video", "canvas", "discard"];

/// A picture that does nothing; an empty one if it cannot be read.
pub(super) fn tamed(svg: &str) -> String {
    let mut written = String::new();
    match Document::parse(svg) {
        Ok(document) => write(document.root_element(), &mut written),
        Err(_) => written.push_str(&format!("<svg xmlns=\"{SVG}\"/>")),
    }
    written
}

fn write(node: Node<'_, '_>, written: &mut String) {
    if node.is_text() {
        written.push_str(&escape(node.text().unwrap_or_default()));
    }
    if !node.is_element() || is_left_out(node) {
        return;
    }
    // A link that a picture is opened by itself to follow could lead anywhere.
    let name = if node.tag_name().name() == "a" { "g" } else { node.tag_name().name() };
    written.push_str(&format!("<{name}"));
    if node.parent_element().is_none() {
        written.push_str(&format!(" xmlns=\"{SVG}\""));
    }
    for attribute in node.attributes().filter(is_kept) {
        written.push_str(&format!(" {}=\"{}\"", attribute.name(), escape(attribute.value())));
    }
    written.push('>');
    node.children().for_each(|own| write(own, written));
    written.push_str(&format!("</{name}>"));
}

fn is_left_out(node: Node<'_, '_>) -> bool {
    let name = node.tag_name().name();
    let is_other = node.tag_name().namespace() != Some(SVG) || LEFT_OUT.contains(&name);
    let text = || node.descendants().filter_map(|own| own.text()).collect::<String>();
    is_other || sets_address(node.attribute("attributeName")) || (name == "style" && reaches_out(&text()))
}

/// Whether an animation gives an element an address, or something to run.
pub(super) fn sets_address(name: Option<&str>) -> bool {
    name.is_some_and(|own| own.to_ascii_lowercase().ends_with("href") || own.to_ascii_lowercase().starts_with("on"))
}

fn is_kept(attribute: &Attribute<'_, '_>) -> bool {
    let (name, value) = (attribute.name(), attribute.value().trim());
    let is_known = attribute.namespace().is_none_or(|own| own == XLINK && name == "href");
    let is_safe = match name {
        "href" => value.starts_with('#') || is_raster(value),
        own => !own.to_ascii_lowercase().starts_with("on") && !reaches_out(value),
    };
    is_known && is_safe
}

/// Whether an address holds a picture itself, of a kind that can hold nothing else.
fn is_raster(address: &str) -> bool {
    ["png", "jpeg", "gif", "webp", "avif"].iter().any(|own| address.starts_with(&format!("data:image/{own}")))
}

/// Whether a style asks for something out of the picture, or may do so in a way that is not looked through.
fn reaches_out(style: &str) -> bool {
    let style = style.to_ascii_lowercase().replace(['"', '\'', ' ', '\n', '\r', '\t'], "");
    let asks = ["\\", "/*", "@import", "image(", "-set(", "src(", "javascript:"].iter().any(|own| style.contains(own));
    asks || style.split("url(").skip(1).any(|own| !own.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stays_a_picture() {
        let svg = "<?xml-stylesheet href='https://evil.example.com/a.css'?><svg xmlns='http://www.w3.org/2000/svg' \
                   xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 8 8'><style>.a &gt; b{fill:url( '#a')}</style>\
                   <linearGradient id='a'/><a href='https://evil.example.com/'><rect fill='url(#a)' width='8'/></a>\
                   <use xlink:href='#a'/><image href='data:image/png;base64,AA=='/><text>a &lt; b</text></svg>";
        let expected = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><style>.a &gt; b{fill:url( &apos;#a&apos;)}</style>\
                        <linearGradient id=\"a\"></linearGradient><g><rect fill=\"url(#a)\" width=\"8\"></rect></g>\
                        <use href=\"#a\"></use><image href=\"data:image/png;base64,AA==\"></image><text>a &lt; b</text></svg>";
        assert_eq!(tamed(svg), expected);
    }

    #[test]
    fn a_picture_runs_nothing_and_asks_nobody() {
        for hostile in [
            "<script>alert(1)</script>",
            "<script href='https://evil.example.com/a.js'/>",
            "<s:script xmlns:s='http://www.w3.org/2000/svg'>alert(1)</s:script>",
            "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
            "<foreignObject><h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='//evil.example.com'/></foreignObject>",
            "<handler xmlns:e='http://www.w3.org/2001/xml-events' e:event='load'>alert(1)</handler>",
            "<set attributeName='href' to='javascript:alert(1)'/>",
            "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
            "<style>@import 'https://evil.example.com/a.css';</style>",
            "<style>a{fill:u\\72l(https://evil.example.com/)}</style>",
            "<style><![CDATA[a{background:image-set('https://evil.example.com/a.png' 1x)}]]></style>",
        ] {
            let svg = format!("<svg xmlns='{SVG}' onload='alert(1)' ONCLICK='alert(1)'>{hostile}</svg>");
            assert_eq!(tamed(&svg), format!("<svg xmlns=\"{SVG}\"></svg>"), "{hostile}");
        }
        for hostile in [
            "style='fill:url(https://evil.example.com)'",
            "href='https://evil.example.com/a.png'",
            "xml:base='//evil.example.com/'",
        ] {
            let svg = format!("<svg xmlns='{SVG}'><image {hostile}/></svg>");
            assert_eq!(tamed(&svg), format!("<svg xmlns=\"{SVG}\"><image></image></svg>"), "{hostile}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_empty() {
        let entity = "<!DOCTYPE svg [<!ENTITY a \"<script>alert(1)</script>\">]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>";
        for other in ["<svg", "", entity] {
            assert_eq!(tamed(other), format!("<svg xmlns=\"{SVG}\"/>"));
        }
        assert_eq!(tamed("<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"), "");
    }
}
