//! Templates without needless white space, minified once when they are loaded.
//!
//! Minifying a template costs what minifying a page costs, but there are ten templates and thousands
//! of pages. It is safe as long as the minifier leaves every template tag in its place, so a template
//! whose tags change is refused.

use source::{Diagnostic, Diagnostics, FileId, Span};
use std::ops::Range;

/// The template without needless white space, or as it is when that would change its tags.
pub(super) fn minify(name: &str, text: &str, file: FileId, diagnostics: &mut Diagnostics) -> String {
    if !name.ends_with(".html") {
        return text.to_owned();
    }
    let mut settings = minify_html::Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    settings.preserve_brace_template_syntax = true;
    settings.minify_doctype = false;
    settings.allow_noncompliant_unquoted_attribute_values = false;
    settings.allow_removing_spaces_between_attributes = false;
    settings.allow_optimal_entities = false;
    let minified = minify_html::minify(text.as_bytes(), &settings);
    let minified = String::from_utf8(minified).unwrap_or_default();
    match moved_tag(text, &minified) {
        None => minified,
        Some(tag) => {
            let problem =
                Diagnostic::error("template-tag-position", "this tag would be moved when the template is minified");
            let problem = problem.at(Span::new(file, tag));
            diagnostics.push(problem.help("put it inside a quoted attribute value, or around the whole element"));
            text.to_owned()
        }
    }
}

/// Where a template tag stands in the HTML around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Position {
    /// In the text, or around elements.
    Text,
    /// In a quoted attribute value. Attributes are sorted, so these may change places.
    Value,
    /// Between the attributes of an element, where sorting tears it from what it belongs to.
    Between,
}

/// The first tag that does not stand in the minified template as it stands in the written one.
fn moved_tag(written: &str, minified: &str) -> Option<Range<usize>> {
    let (before, after) = (tags(written), tags(minified));
    let text_of = |all: &[(Position, Range<usize>)], source: &str| -> Vec<(Position, String)> {
        let mut texts: Vec<_> = all.iter().map(|(position, tag)| (*position, source[tag.clone()].to_owned())).collect();
        // Within text the order counts; within values only that all of them are still there.
        texts.sort_by(|a, b| {
            a.0.cmp(&b.0).then(if a.0 == Position::Value { a.1.cmp(&b.1) } else { std::cmp::Ordering::Equal })
        });
        texts
    };
    let between = before.iter().find(|(position, _)| *position == Position::Between);
    if let Some((_, tag)) = between {
        return Some(tag.clone());
    }
    let (old, new) = (text_of(&before, written), text_of(&after, minified));
    if old == new {
        return None;
    }
    let differs = old.iter().zip(&new).position(|(a, b)| a != b).unwrap_or(old.len().min(new.len()));
    let moved = old.get(differs).map_or("", |(_, text)| text.as_str());
    let start = written.find(moved).unwrap_or(0);
    Some(start..start + moved.len())
}

/// The template tags of a text with their positions, in order.
pub(super) fn tags(text: &str) -> Vec<(Position, Range<usize>)> {
    let mut found = Vec::new();
    let (mut at, mut element, mut quote) = (0, false, None);
    while let Some(character) = text[at..].chars().next() {
        if let Some(close) = closing(&text[at..]) {
            let end = text[at + 2..].find(close).map_or(text.len(), |length| at + 2 + length + 2);
            let position = match (element, quote) {
                (_, Some(_)) => Position::Value,
                (true, None) => Position::Between,
                (false, None) => Position::Text,
            };
            if close != "#}" {
                found.push((position, at..end));
            }
            at = end;
            continue;
        }
        match (character, quote) {
            ('<', None) if text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) => element = true,
            ('>', None) => element = false,
            ('"' | '\'', None) if element => quote = Some(character),
            (_, Some(open)) if open == character => quote = None,
            _ => {}
        }
        at += character.len_utf8();
    }
    found
}

/// What closes the template tag that starts here, if one does.
fn closing(text: &str) -> Option<&'static str> {
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
        .into_iter()
        .find(|(open, _)| text.starts_with(open))
        .map(|(_, close)| close)
}
