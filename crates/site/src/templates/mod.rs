//! Templates: minified once when they are loaded, rendered without another look.

mod errors;
mod frames;
mod minify;
mod safe;

use crate::theme::Theme;
use errors::{diagnostic, references};
pub(crate) use frames::{DESCRIPTION, MAIN, TITLE};
use minify::minify;
use rayon::prelude::*;
use source::{Diagnostic, Diagnostics, FileId, Level, Sources};
use std::borrow::Cow;
use std::collections::BTreeMap;
use tera::{Context, ErrorKind, Tera};

/// The templates of a site, ready to render.
pub(crate) struct Templates {
    minified: Tera,
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
        let files = read(sources, theme, diagnostics);
        let mut moved = Diagnostics::new();
        let small = minified(&files, &mut moved);
        let parents = frames::parents(&files);
        let (whole, mains) = (frames::around(&small, &parents), frames::mains(&small, &files, &parents));
        match (assemble(&whole), assemble(&mains)) {
            (Ok(minified), Ok(mains)) if diagnostics.count(Level::Error) == errors => {
                diagnostics.extend(moved);
                let framed = parents.into_iter().map(|(name, parent)| (name, frames::name(&parent))).collect();
                Some(Templates { minified, mains, framed, files })
            }
            // What is wrong with them is wrong as they are written, and has its place there.
            _ => {
                report(&files, diagnostics);
                None
            }
        }
    }

    /// Renders a page. An error names its place in the template as written.
    pub(crate) fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut page = Vec::with_capacity(16 * 1024);
        match self.minified.render_to(name, context, &mut page) {
            Ok(()) => Ok(page),
            Err(error) => {
                let written = assemble(&as_written(&self.files)).and_then(|written| written.render(name, context));
                let error = written.err().unwrap_or(error);
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
        let written = assemble(&as_written(&self.files)).expect("what loads minified loads as written");
        written.render(name, context).expect("what renders minified renders as written")
    }
}

/// Templates by name, as they are handed to Tera.
type Texts<'a> = Vec<(&'a str, Cow<'a, str>)>;

fn read(sources: &Sources, theme: &Theme, diagnostics: &mut Diagnostics) -> Files {
    let mut files = Files::new();
    for (name, file) in &theme.templates {
        if let Some(text) = sources.read(*file, diagnostics) {
            files.insert(name.clone(), (*file, text.to_owned()));
        }
    }
    files
}

fn as_written(files: &Files) -> Texts<'_> {
    files.iter().map(|(name, (_, text))| (name.as_str(), text.into())).collect()
}

/// Every template without needless white space and filters.
fn minified<'f>(files: &'f Files, diagnostics: &mut Diagnostics) -> Texts<'f> {
    let all: Vec<(&str, String, Diagnostics)> = files
        .par_iter()
        .map(|(name, (file, text))| {
            let mut found = Diagnostics::new();
            let small = safe::without_needless(&minify(name, text, *file, &mut found));
            (name.as_str(), small, found)
        })
        .collect();
    let mut texts = Texts::new();
    for (name, text, found) in all {
        diagnostics.extend(found);
        texts.push((name, text.into()));
    }
    texts
}

/// Says what is wrong: the syntax of each template alone, else what one asks of another.
fn report(files: &Files, diagnostics: &mut Diagnostics) {
    let errors = diagnostics.count(Level::Error);
    files.keys().for_each(|name| check_syntax(name, files, diagnostics));
    if diagnostics.count(Level::Error) == errors
        && let Err(error) = assemble(&as_written(files))
    {
        diagnostics.extend(references(&error, files));
    }
}

/// What does not parse, if anything does not.
fn check_syntax(name: &str, files: &Files, diagnostics: &mut Diagnostics) {
    let mut alone = Tera::new();
    if let Err(error) = alone.add_raw_template(name, &files[name].1)
        && let ErrorKind::SyntaxError(_) = error.kind()
    {
        diagnostics.push(diagnostic(&error, name, files));
    }
}

/// All templates together: what one asks of another is checked.
fn assemble<N: AsRef<str>>(texts: &[(N, Cow<'_, str>)]) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.add_raw_templates(texts.iter().map(|(name, text)| (name.as_ref(), &**text)))?;
    Ok(tera)
}
