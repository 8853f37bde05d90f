//! XLIFF 2.1, written (OASIS standard of 13 February 2018; the namespace is that of 2.0).
//!
//! A placeholder is an element that a translator's tool moves as a whole: `<ph>`, with its text in `originalData`.

use super::segment::{Segment, State};
use crate::message::{Piece, pieces};
use crate::translations::{Domain, Target};
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// The namespace of XLIFF 2.
pub(super) const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";
/// The `subState` of what nobody has confirmed.
pub(super) const FUZZY: &str = "annex:fuzzy";

type Out = Writer<Vec<u8>>;

/// Both domains of a language as an XLIFF document; a domain without segments is left out.
pub(super) fn write(source: &str, target: &Target, domains: &[Vec<Segment>; 2], originals: &[String; 2]) -> String {
    let mut out = Writer::new(Vec::new());
    document(&mut out, source, target, domains, originals).expect("a vector takes all that is written to it");
    let mut text = String::from_utf8(out.into_inner()).expect("what is written of texts is text");
    text.push('\n');
    text
}

fn document(
    out: &mut Out,
    source: &str,
    target: &Target,
    domains: &[Vec<Segment>; 2],
    originals: &[String; 2],
) -> io::Result<()> {
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    line(out, 0)?;
    let root = out.create_element("xliff").with_attribute(("xmlns", NAMESPACE)).with_attribute(("version", "2.1"));
    let root = root.with_attribute(("srcLang", source)).with_attribute(("trgLang", target.tag.as_str()));
    root.write_inner_content(|out| {
        for (domain, original) in Domain::ALL.into_iter().zip(originals) {
            let segments = &domains[domain as usize];
            if !segments.is_empty() {
                file(out, target, domain, original, segments)?;
            }
        }
        line(out, 0)
    })?;
    Ok(())
}

/// The next line, indented. Only between elements that hold no words.
fn line(out: &mut Out, depth: usize) -> io::Result<()> {
    out.write_event(Event::Text(BytesText::from_escaped(format!("\n{}", "  ".repeat(depth)))))
}

fn file(out: &mut Out, target: &Target, domain: Domain, original: &str, segments: &[Segment]) -> io::Result<()> {
    line(out, 1)?;
    let direction = if target.is_rtl { "rtl" } else { "ltr" };
    let file = out.create_element("file").with_attribute(("id", domain.name())).with_attribute(("original", original));
    // Words are kept as they are, spaces included, and a text is translated as a whole.
    let file = file.with_attribute(("trgDir", direction)).with_attribute(("canResegment", "no"));
    file.with_attribute(("xml:space", "preserve")).write_inner_content(|out| {
        segments.iter().try_for_each(|own| unit(out, own))?;
        line(out, 1)
    })?;
    Ok(())
}

fn unit(out: &mut Out, segment: &Segment) -> io::Result<()> {
    line(out, 2)?;
    let id = match &segment.form {
        None => segment.id.clone(),
        Some(form) => format!("{}.{}", segment.id, form.name),
    };
    let unit = out.create_element("unit").with_attribute(("id", id.as_str()));
    let unit = match &segment.context {
        Some(context) => unit.with_attribute(("name", context.as_str())),
        None => unit,
    };
    let codes = Codes::of(segment);
    unit.write_inner_content(|out| {
        notes(out, segment)?;
        original_data(out, &codes)?;
        words(out, segment, &codes)?;
        line(out, 2)
    })?;
    Ok(())
}

fn notes(out: &mut Out, segment: &Segment) -> io::Result<()> {
    let told = segment.notes.iter().map(|text| ("note", text.clone()));
    let previous = segment.previous.iter().map(|text| ("previous-source", text.clone()));
    let form = segment.form.iter().map(|form| ("plural-form", form.told()));
    let all: Vec<(&str, String)> = told.chain(previous).chain(form).collect();
    if all.is_empty() {
        return Ok(());
    }
    line(out, 3)?;
    out.create_element("notes").write_inner_content(|out| {
        for (category, text) in &all {
            line(out, 4)?;
            let note = out.create_element("note").with_attribute(("category", *category));
            note.write_text_content(escaped(&plain(text)))?;
        }
        line(out, 3)
    })?;
    Ok(())
}

/// Words between tags, where quotes need no escaping.
fn escaped(text: &str) -> BytesText<'_> {
    BytesText::from_escaped(partial_escape(text))
}

/// XML has no signs for control characters, not even escaped; notes do without them.
fn plain(text: &str) -> String {
    text.chars().filter(|c| is_xml(*c)).collect()
}

fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The placeholders of a unit: those of its source in their order, then those that only the translation has.
struct Codes(Vec<String>);

impl Codes {
    fn of(segment: &Segment) -> Self {
        let mut codes: Vec<String> = blanks(&segment.source).collect();
        let mut free = codes.clone();
        for name in blanks(&segment.translation) {
            match free.iter().position(|own| *own == name) {
                Some(at) => drop(free.swap_remove(at)),
                None => codes.push(name),
            }
        }
        Codes(codes)
    }

    /// The ids of the placeholders of a text: each occurrence has its own.
    fn ids<'c>(&'c self) -> impl FnMut(&str) -> usize + 'c {
        let mut is_used = vec![false; self.0.len()];
        move |name| {
            let free = self.0.iter().zip(&is_used).position(|(own, used)| own == name && !used);
            let at = free.expect("every placeholder of source and translation has been counted");
            is_used[at] = true;
            at + 1
        }
    }
}

fn blanks(text: &str) -> impl Iterator<Item = String> + '_ {
    pieces(text).filter_map(|piece| match piece {
        Piece::Blank(name) => Some(name.to_owned()),
        Piece::Words(_) => None,
    })
}

fn original_data(out: &mut Out, codes: &Codes) -> io::Result<()> {
    if codes.0.is_empty() {
        return Ok(());
    }
    line(out, 3)?;
    out.create_element("originalData").write_inner_content(|out| {
        for (at, name) in codes.0.iter().enumerate() {
            line(out, 4)?;
            let data = out.create_element("data").with_attribute(("id", format!("d{}", at + 1).as_str()));
            data.write_text_content(escaped(&format!("{{{name}}}")))?;
        }
        line(out, 3)
    })?;
    Ok(())
}

fn words(out: &mut Out, segment: &Segment, codes: &Codes) -> io::Result<()> {
    line(out, 3)?;
    let state = match segment.state {
        State::Missing | State::Fuzzy => "initial",
        State::Translated => "translated",
        State::Reviewed => "reviewed",
    };
    let element = out.create_element("segment").with_attribute(("id", "s1")).with_attribute(("state", state));
    let element = match segment.state {
        State::Fuzzy => element.with_attribute(("subState", FUZZY)),
        _ => element,
    };
    element.write_inner_content(|out| {
        line(out, 4)?;
        text(out, "source", &segment.source, codes)?;
        if segment.state != State::Missing {
            line(out, 4)?;
            text(out, "target", &segment.translation, codes)?;
        }
        line(out, 3)
    })?;
    Ok(())
}

fn text(out: &mut Out, name: &str, text: &str, codes: &Codes) -> io::Result<()> {
    let mut id = codes.ids();
    out.create_element(name).write_inner_content(|out| {
        pieces(text).try_for_each(|piece| match piece {
            Piece::Words(words) => characters(out, words),
            Piece::Blank(name) => placeholder(out, name, id(name)),
        })
    })?;
    Ok(())
}

fn placeholder(out: &mut Out, name: &str, id: usize) -> io::Result<()> {
    let shown = format!("{{{name}}}");
    let (id, data) = (id.to_string(), format!("d{id}"));
    let ph = out.create_element("ph").with_attribute(("id", id.as_str())).with_attribute(("dataRef", data.as_str()));
    ph.with_attribute(("equiv", name)).with_attribute(("disp", shown.as_str())).write_empty()?;
    Ok(())
}

fn characters(out: &mut Out, words: &str) -> io::Result<()> {
    for part in words.split_inclusive(|c| !is_xml(c)) {
        let unknown = part.chars().next_back().filter(|c| !is_xml(*c));
        let known = &part[..part.len() - unknown.map_or(0, char::len_utf8)];
        out.write_event(Event::Text(escaped(known)))?;
        if let Some(character) = unknown {
            let hex = format!("{:04X}", u32::from(character));
            out.create_element("cp").with_attribute(("hex", hex.as_str())).write_empty()?;
        }
    }
    Ok(())
}
