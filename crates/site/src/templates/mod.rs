//! Templates: minified once when they are loaded, rendered without another look.

mod errors;
mod frames;
mod minify;

use crate::theme::Theme;
use errors::{diagnostic, references};
pub(crate) use frames::{DESCRIPTION, MAIN, TITLE};
use minify::minify;
use source::{Diagnostic, Diagnostics, FileId, Level, Sources};
use std::collections::{BTreeMap, BTreeSet};
use tera::{Context, ErrorKind, Tera};

/// The templates of a site, ready to render.
pub(crate) struct Templates {
    minified: Tera,
    /// As written, to find the place of an error.
    written: Tera,
    /// The templates of framed pages, with nothing around their main part.
    mains: Tera,
    /// The templates whose pages are put into a frame, each with that of its frame.
    framed: BTreeMap<String, String>,
    pub(crate) files: Files,
}

/// Each template's file and text, by name.
pub(crate) type Files = BTreeMap<String, (FileId, String)>;

impl Templates {
    /// Loads and minifies all templates; every syntax error of every template is reported.
    pub(crate) fn load(sources: &Sources, theme: &Theme, diagnostics: &mut Diagnostics) -> Option<Self> {
        let errors = diagnostics.count(Level::Error);
        let mut files = Files::new();
        for (name, file) in &theme.templates {
            if let Some(text) = sources.read(*file, diagnostics) {
                files.insert(name.clone(), (*file, text.to_owned()));
            }
        }
        files.keys().for_each(|name| check_syntax(name, &files, diagnostics));
        if diagnostics.count(Level::Error) > errors {
            return None;
        }
        let small: Vec<(&str, String)> =
            files.iter().map(|(name, (file, text))| (name.as_str(), minify(name, text, *file, diagnostics))).collect();
        let texts = files.iter().map(|(name, (_, text))| (name.as_str(), text.as_str()));
        let written = assemble(texts, &files, diagnostics)?;
        let names = files.keys().filter(|name| frames::can_be_framed(name, &files));
        let parents: BTreeMap<&str, &str> =
            names.filter_map(|name| Some((name.as_str(), frames::parent(&files[name].1)?))).collect();
        let parts: BTreeSet<&str> = parents.values().copied().collect();
        let frames: Vec<(String, String)> = parts.iter().map(|parent| frames::frame(parent)).collect();
        let texts = || small.iter().map(|(name, text)| (*name, text.as_str()));
        let around = frames.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let minified = assemble(texts().chain(around), &files, diagnostics)?;
        let bare = |(name, text)| match name {
            _ if parts.contains(name) => (name, "{% block main %}{% endblock %}"),
            // Others may fill blocks that only the whole parent has.
            _ if frames::parent(&files[name].1).is_some() && !parents.contains_key(name) => (name, ""),
            _ => (name, text),
        };
        let mains = assemble(texts().map(bare), &files, diagnostics)?;
        let framed = parents.iter().map(|(name, parent)| ((*name).to_owned(), frames::frame(parent).0)).collect();
        Some(Templates { minified, written, mains, framed, files })
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

    /// The frame of a template's pages, with the marks of [`frames`] where pages differ. Nothing when that
    /// fails: then the whole page fails too, and says why.
    pub(crate) fn frame(&self, name: &str, context: &Context) -> Option<String> {
        self.minified.render(self.framed.get(name)?, context).ok()
    }

    /// The main part of a page that is put into a frame.
    pub(crate) fn main(&self, name: &str, context: &Context) -> Option<String> {
        let mut main = Vec::with_capacity(8 * 1024);
        self.mains.render_to(name, context, &mut main).ok()?;
        String::from_utf8(main).ok()
    }

    /// Renders a page without minified templates, to compare the two.
    #[cfg(test)]
    pub(crate) fn render_written(&self, name: &str, context: &Context) -> String {
        self.written.render(name, context).expect("what renders minified renders as written")
    }
}

/// Each template alone: what does not parse is reported for every one of them.
fn check_syntax(name: &str, files: &Files, diagnostics: &mut Diagnostics) {
    let mut alone = Tera::new();
    if let Err(error) = alone.add_raw_template(name, &files[name].1)
        && let ErrorKind::SyntaxError(_) = error.kind()
    {
        diagnostics.push(diagnostic(&error, name, files));
    }
}

/// All templates together: what one asks of another is checked.
fn assemble<'a>(
    texts: impl Iterator<Item = (&'a str, &'a str)>,
    files: &Files,
    diagnostics: &mut Diagnostics,
) -> Option<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    match tera.add_raw_templates(texts) {
        Ok(()) => Some(tera),
        Err(error) => {
            diagnostics.extend(references(&error, files));
            None
        }
    }
}
