//! Files to publish beside the pages: named by their content, style sheets bundled and minified.

use crate::site::{File, Role};
use crate::theme::Theme;
use lightningcss::bundler::{Bundler, ResolveResult, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};
use sha2::{Digest, Sha256};
use source::{Diagnostic, Diagnostics, FileId, Sources, Span};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files to publish, and how templates call them.
#[derive(Debug, Default)]
pub(crate) struct Assets {
    /// Path in the site and content.
    pub(crate) files: Vec<(String, File)>,
    /// The name in templates (`style_css`) and the path in the site (`assets/style.0123456789.css`).
    pub(crate) names: BTreeMap<String, String>,
}

/// Files below `static/root/` are published under their own name at the root of each host.
const ROOT: &str = "root/";

/// Names and bundles the files of a theme. A style sheet that another one imports is only part of it.
pub(crate) fn bundle(sources: &Sources, theme: &Theme, diagnostics: &mut Diagnostics) -> Assets {
    let mut assets = Assets::default();
    let (sheets, others): (Vec<_>, Vec<_>) = theme.statics.iter().partition(|(path, _)| path.ends_with(".css"));
    for (path, file) in others {
        let bytes = sources.bytes(*file).to_vec();
        match path.strip_prefix(ROOT) {
            Some(name) => assets.files.push((name.to_owned(), File::new(Role::Asset, bytes))),
            None => assets.add(path, bytes),
        }
    }
    let provider = Sheets { sources, theme, imported: Default::default() };
    let mut bundled = Vec::new();
    for (path, file) in sheets {
        match style(path, &provider, &assets.names) {
            Ok(css) => bundled.push((path, css)),
            Err(problem) => diagnostics.push(placed(problem, sources, theme, *file)),
        }
    }
    let imported = provider.imported.into_inner().unwrap_or_default();
    for (path, css) in bundled.into_iter().filter(|(path, _)| !imported.contains(path.as_str())) {
        assets.add(path, css.into_bytes());
    }
    assets
}

impl Assets {
    fn add(&mut self, path: &str, bytes: Vec<u8>) {
        let name = named(path, &bytes);
        self.names.insert(path.replace(['/', '.', '-'], "_"), name.clone());
        self.files.push((name, File::new(Role::Asset, bytes)));
    }
}

/// `css/print.css` as `assets/css/print.0123456789.css`: a name that changes with the content may be
/// kept by caches for ever.
fn named(path: &str, bytes: &[u8]) -> String {
    let hash = hex(&Sha256::digest(bytes)[..5]);
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{hash}.{extension}"),
        None => format!("assets/{path}.{hash}"),
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A problem of a style sheet: its file, line and column from 1, and what it is.
struct Problem {
    path: Option<String>,
    line: usize,
    column: usize,
    message: String,
}

fn style(path: &str, provider: &Sheets<'_>, names: &BTreeMap<String, String>) -> Result<String, Problem> {
    let targets = Targets::from(Browsers {
        chrome: Some(100 << 16),
        firefox: Some(100 << 16),
        safari: Some(15 << 16),
        ..Browsers::default()
    });
    let mut bundler = Bundler::new(provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(Path::new(path)).map_err(|error| Problem::from_css(&error))?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| Problem::from_css(&error))?;
    let options = PrinterOptions {
        minify: true,
        targets,
        analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(options).map_err(|error| Problem::from_css(&error))?;
    let mut css = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        let Dependency::Url(url) = dependency else {
            continue;
        };
        let target = match url.url.starts_with("data:") {
            true => url.url.clone(),
            false => asset_url(path, &url.url, names).ok_or_else(|| Problem {
                path: Some(url.loc.file_path.clone()),
                line: url.loc.start.line as usize,
                column: url.loc.start.column as usize,
                message: format!("there is no `{}` below `static/`", url.url),
            })?,
        };
        css = css.replace(&url.placeholder, &target);
    }
    Ok(css)
}

/// A file named in a style sheet, as seen from the style sheet's own place in `assets/`.
fn asset_url(sheet: &str, url: &str, names: &BTreeMap<String, String>) -> Option<String> {
    let folder = Path::new(sheet).parent().unwrap_or(Path::new(""));
    let path = normal(&folder.join(url))?;
    let name = names.get(&path.replace(['/', '.', '-'], "_"))?;
    let up = "../".repeat(sheet.matches('/').count() + 1);
    Some(format!("{up}{name}"))
}

/// A path without `.` and `..`, or nothing if it leaves the root.
fn normal(path: &Path) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.to_str()?.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

impl Problem {
    fn from_css<T: std::fmt::Display>(error: &lightningcss::error::Error<T>) -> Self {
        let place = error.loc.as_ref();
        Problem {
            path: place.map(|place| place.filename.clone()),
            line: place.map_or(1, |place| place.line as usize + 1),
            column: place.map_or(1, |place| place.column as usize),
            message: error.kind.to_string(),
        }
    }
}

fn placed(problem: Problem, sources: &Sources, theme: &Theme, file: FileId) -> Diagnostic {
    let file = problem.path.and_then(|path| theme.statics.get(&path).copied()).unwrap_or(file);
    let text = sources.text(file).unwrap_or_default();
    let line_start: usize = text.split_inclusive('\n').take(problem.line.saturating_sub(1)).map(str::len).sum();
    let start = line_start + problem.column.saturating_sub(1);
    let code = if problem.message.starts_with("there is no") { "missing-asset" } else { "style-sheet" };
    Diagnostic::error(code, format!("this style sheet has an error: {}", problem.message))
        .at(Span::new(file, start..start + 1))
        .help("style sheets may refer to and `@import` only files below `static/`")
}

/// Style sheets as the bundler asks for them.
struct Sheets<'a> {
    sources: &'a Sources,
    theme: &'a Theme,
    imported: std::sync::Mutex<std::collections::BTreeSet<String>>,
}

/// A style sheet that is not there.
#[derive(Debug)]
pub(crate) struct NotThere(String);

impl std::fmt::Display for NotThere {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "there is no `{}` below `static/`", self.0)
    }
}

impl std::error::Error for NotThere {}

impl SourceProvider for Sheets<'_> {
    type Error = NotThere;

    fn read<'a>(&'a self, path: &Path) -> Result<&'a str, NotThere> {
        let path = path.to_str().unwrap_or_default();
        let text = self.theme.statics.get(path).and_then(|file| self.sources.text(*file).ok());
        text.ok_or_else(|| NotThere(path.to_owned()))
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, NotThere> {
        let folder = from.parent().unwrap_or(Path::new(""));
        let path = normal(&folder.join(specifier)).ok_or_else(|| NotThere(specifier.to_owned()))?;
        self.imported.lock().expect("nobody panics while holding this").insert(path.clone());
        Ok(PathBuf::from(path).into())
    }
}
