//! What the template engine says, as diagnostics with their places.

use super::Files;
use source::{Diagnostic, Span};
use tera::ErrorKind;

/// What is wrong between templates. Tera tells unknown filters and includes of all templates in one
/// text, each as `error: <message>`, then `--> <file>:<line>:<column>`.
pub(super) fn references(error: &tera::Error, files: &Files) -> Vec<Diagnostic> {
    let ErrorKind::Msg(text) = error.kind() else { return vec![diagnostic(error, "", files)] };
    let reports: Vec<Diagnostic> = text.split("\n\n").filter_map(|report| reference(report, files)).collect();
    if reports.is_empty() { vec![diagnostic(error, "", files)] } else { reports }
}

fn reference(report: &str, files: &Files) -> Option<Diagnostic> {
    let mut lines = report.lines();
    let message = lines.next()?.strip_prefix("error: ")?;
    let mut place = lines.next()?.split_once("--> ")?.1.rsplitn(3, ':');
    let (column, line): (usize, usize) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?);
    let (file, text) = files.get(place.next()?)?;
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let start = text[start..].char_indices().nth(column - 1).map_or(start, |(at, _)| start + at);
    let name = message.split('`').nth(1).unwrap_or_default();
    let length = if text[start..].starts_with(name) { name.len() } else { 0 };
    let problem = Diagnostic::error("template", format!("template error: {}", sentence(message)));
    Some(
        problem
            .at(Span::new(*file, start..start + length))
            .help("use what Tera itself offers; filters of other engines do not exist here"),
    )
}

/// A message of the template engine in the form of ours.
fn sentence(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut characters = message.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// A template error with its place.
pub(super) fn diagnostic(error: &tera::Error, name: &str, files: &Files) -> Diagnostic {
    let (message, written, range) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let written = files.get(report.filename()).or_else(|| files.get(name));
            (sentence(report.message()), written, report.span().range.clone())
        }
        ErrorKind::MissingParent { current, .. } => (sentence(&error.to_string()), files.get(current), 0..0),
        _ => (sentence(&error.to_string()), files.get(name), 0..0),
    };
    let asset = written.is_some_and(|(_, text)| text.get(..range.start).is_some_and(|text| text.ends_with("assets.")));
    let problem = match error.kind() {
        ErrorKind::RenderingError(_) if asset => {
            Diagnostic::error("missing-asset", format!("there is no such file below `static/`: {message}"))
                .help("`static/css/print.css` is `v.assets.css_print_css`")
        }
        ErrorKind::RenderingError(_) => Diagnostic::error("template", format!("template error: {message}"))
            .help("templates see the view `v` and nothing else; its fields are in docs/templates.md"),
        _ => Diagnostic::error("template", format!("template error: {message}")).help("check the tag at this place"),
    };
    match written {
        Some((file, _)) => problem.at(Span::new(*file, range)),
        None => problem,
    }
}
