//! Templates: minified once when they are loaded, rendered without another look.

mod errors;
mod minify;

use crate::theme::Theme;
use errors::{diagnostic, references};
use minify::minify;
use source::{Diagnostic, Diagnostics, FileId, Level, Sources};
use std::collections::BTreeMap;
use tera::{Context, ErrorKind, Tera};

/// The templates of a site, ready to render.
pub(crate) struct Templates {
    minified: Tera,
    /// As written, to find the place of an error.
    written: Tera,
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
        let minified = assemble(small.iter().map(|(name, text)| (*name, text.as_str())), &files, diagnostics)?;
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
