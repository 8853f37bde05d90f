//! Templates: minified once when they are loaded, rendered without another look.
//!
//! Minifying a template costs what minifying a page costs, but there are ten templates and thousands
//! of pages. It is safe as long as the minifier leaves every template tag in its place, so a template
//! whose tags change is refused.

use crate::theme::Theme;
use source::{Diagnostic, Diagnostics, FileId, Sources, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use tera::{Context, ErrorKind, Tera};

/// The templates of a site, ready to render.
pub(crate) struct Templates {
    minified: Tera,
    /// As written, to find the place of an error.
    written: Tera,
    files: BTreeMap<String, FileId>,
}

impl Templates {
    /// Loads and minifies all templates; every syntax error of every template is reported.
    pub(crate) fn load(sources: &Sources, theme: &Theme, diagnostics: &mut Diagnostics) -> Option<Self> {
        let before = diagnostics.count(source::Level::Error);
        let mut texts: Vec<(&str, &str)> = Vec::new();
        for (name, file) in &theme.templates {
            match sources.text(*file) {
                Ok(text) => texts.push((name, text)),
                Err(offset) => {
                    let problem = Diagnostic::error("not-utf-8", "this file is not UTF-8 text");
                    diagnostics
                        .push(problem.at(Span::new(*file, offset..offset)).help("save it with the encoding UTF-8"));
                }
            }
        }
        for (name, text) in &texts {
            check_syntax(name, text, theme.templates[*name], diagnostics);
        }
        if diagnostics.count(source::Level::Error) > before {
            return None;
        }
        let minified: Vec<(&str, String)> =
            texts.iter().map(|(name, text)| (*name, minify(name, text, theme.templates[*name], diagnostics))).collect();
        let files = theme.templates.clone();
        let written = assemble(texts.iter().copied(), &files, diagnostics)?;
        let minified = assemble(minified.iter().map(|(name, text)| (*name, text.as_str())), &files, diagnostics)?;
        Some(Templates { minified, written, files })
    }

    /// Renders a page. An error names its place in the template as written.
    pub(crate) fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut page = Vec::with_capacity(16 * 1024);
        match self.minified.render_to(name, context, &mut page) {
            Ok(()) => Ok(page),
            Err(error) => {
                let error = self.written.render(name, context).err().unwrap_or(error);
                Err(Box::new(diagnostic(&error, name, &self.files)))
            }
        }
    }

    /// Renders a page without minified templates, to compare the two.
    #[cfg(test)]
    pub(crate) fn render_written(&self, name: &str, context: &Context) -> Option<String> {
        self.written.render(name, context).ok()
    }
}

/// Each template alone: what does not parse is reported for every one of them.
fn check_syntax(name: &str, text: &str, file: FileId, diagnostics: &mut Diagnostics) {
    let mut alone = Tera::new();
    if let Err(error) = alone.add_raw_template(name, text)
        && let ErrorKind::SyntaxError(_) = error.kind()
    {
        diagnostics.push(diagnostic(&error, name, &BTreeMap::from([(name.to_owned(), file)])));
    }
}

fn assemble<'a>(
    texts: impl Iterator<Item = (&'a str, &'a str)>,
    files: &BTreeMap<String, FileId>,
    diagnostics: &mut Diagnostics,
) -> Option<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    match tera.add_raw_templates(texts) {
        Ok(()) => Some(tera),
        Err(error) => {
            diagnostics.push(diagnostic(&error, "", files));
            None
        }
    }
}

/// A template error with its place.
fn diagnostic(error: &tera::Error, name: &str, files: &BTreeMap<String, FileId>) -> Diagnostic {
    let (message, file, span) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let file = files.get(report.filename()).or_else(|| files.get(name));
            (report.message().to_owned(), file, report.span().range.clone())
        }
        _ => (error.to_string(), files.get(name), 0..0),
    };
    let message = message.lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
    let problem = match message.contains("assets.") {
        true => Diagnostic::error("missing-asset", format!("there is no such file below `static/`: {message}"))
            .help("`static/css/print.css` is `v.assets.css_print_css`"),
        false => Diagnostic::error("template", format!("template error: {message}"))
            .help("templates see the view `v` and nothing else; its fields are in docs/templates.md"),
    };
    match file {
        Some(file) => problem.at(Span::new(*file, span)),
        None => problem,
    }
}

/// The template without needless white space, or as it is when that would change its tags.
fn minify(name: &str, text: &str, file: FileId, diagnostics: &mut Diagnostics) -> String {
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
enum Position {
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
fn tags(text: &str) -> Vec<(Position, Range<usize>)> {
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
