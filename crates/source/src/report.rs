//! Diagnostics as people and machines read them.

use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::sources::Sources;
use crate::span::Span;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// In which form diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a terminal, in the look of rustc: the line, a caret, and help.
    Text,
    /// One JSON object a line: `level`, `code`, `message`, `help`, and where it has a place `file`,
    /// `line`, `column`, `end_line`, `end_column` (from 1, columns in characters).
    Json,
    /// Workflow commands that GitHub shows beside the changed lines.
    Github,
}

/// The diagnostics as one text, with colour only if `colour` is set (and only in [`Format::Text`]).
pub fn report(sources: &Sources, diagnostics: &Diagnostics, format: Format, colour: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        let line = match format {
            Format::Text => text(sources, diagnostic, colour) + "\n",
            Format::Json => json(sources, diagnostic).to_string(),
            Format::Github => github(sources, diagnostic),
        };
        writeln!(out, "{line}").expect("a string takes all that is written to it");
    }
    out
}

fn text(sources: &Sources, diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Note => Shown::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code));
    let primary = diagnostic.span.map(|span| (span, AnnotationKind::Primary, diagnostic.label.as_deref()));
    let related =
        diagnostic.related.as_ref().map(|(span, label)| (*span, AnnotationKind::Context, Some(label.as_str())));
    // Two places in one file share a snippet, so that the reader sees them one below the other.
    let together = matches!((&primary, &related), (Some(a), Some(b)) if a.0.file == b.0.file);
    let snippets: Vec<Vec<_>> = match together {
        true => vec![primary.into_iter().chain(related).collect()],
        false => primary.into_iter().chain(related).map(|place| vec![place]).collect(),
    };
    for places in snippets {
        let file = places[0].0.file;
        let Ok(source) = sources.text(file) else {
            // Bytes that are no text cannot be shown; the path and the offset still can.
            let (line, column) = sources.line_column(file, places[0].0.start);
            let place = format!("{}:{line}:{column}", sources.path(file));
            group = group.element(Shown::NOTE.with_name("at").message(place));
            continue;
        };
        let annotations = places.into_iter().map(|(span, kind, label)| {
            let annotation = kind.span(visible(source, span));
            match label {
                Some(label) => annotation.label(label),
                None => annotation,
            }
        });
        group = group.element(Snippet::source(source).path(sources.path(file)).annotations(annotations));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Shown::HELP.message(help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&[group])
}

/// The span cut to whole characters of the text.
fn visible(text: &str, span: Span) -> std::ops::Range<usize> {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (start, end) = (floor(span.start as usize), floor(span.end as usize));
    start..end.max(start)
}

fn json(sources: &Sources, diagnostic: &Diagnostic) -> Value {
    let mut object = Map::new();
    object.insert("level".into(), json!(diagnostic.level.word()));
    object.insert("code".into(), json!(diagnostic.code));
    object.insert("message".into(), json!(diagnostic.message));
    if let Some(span) = diagnostic.span {
        object.extend(place(sources, span));
    }
    if let Some((span, label)) = &diagnostic.related {
        let mut related = place(sources, *span);
        related.insert("message".into(), json!(label));
        object.insert("related".into(), Value::Object(related));
    }
    if let Some(help) = &diagnostic.help {
        object.insert("help".into(), json!(help));
    }
    Value::Object(object)
}

fn place(sources: &Sources, span: Span) -> Map<String, Value> {
    let (line, column) = sources.line_column(span.file, span.start);
    let (end_line, end_column) = sources.line_column(span.file, span.end);
    [
        ("file", json!(sources.path(span.file))),
        ("line", json!(line)),
        ("column", json!(column)),
        ("end_line", json!(end_line)),
        ("end_column", json!(end_column)),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect()
}

/// A workflow command; its two escape rules are those of the Actions toolkit.
fn github(sources: &Sources, diagnostic: &Diagnostic) -> String {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let command = match diagnostic.level {
        Level::Note => "notice",
        level => level.word(),
    };
    let mut properties = vec![format!("title={}", property(diagnostic.code))];
    if let Some(span) = diagnostic.span {
        let (line, column) = sources.line_column(span.file, span.start);
        let (end_line, _) = sources.line_column(span.file, span.end);
        let file = property(sources.path(span.file));
        properties.insert(0, format!("file={file},line={line},endLine={end_line},col={column}"));
    }
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    format!("::{command} {}::{}", properties.join(","), data(&(diagnostic.message.clone() + &help)))
}
