//! The finished website in memory: path → bytes. All that comes out of a build.

use crate::body::Body;
use source::is_plain_path;
use std::collections::BTreeMap;

/// What a file is to the site; sinks write assets before the pages that refer to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A style sheet, picture or font; its name may carry its content hash.
    Asset,
    /// An HTML page.
    Page,
    /// A machine-readable file: JSON, sitemap, headers, redirects.
    Data,
    /// The list of all other files, written last.
    Manifest,
}

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is.
    pub role: Role,
    /// Its bytes, as they are served.
    pub body: Body,
}

impl File {
    /// A file.
    pub fn new(role: Role, body: impl Into<Body>) -> Self {
        File { role, body: body.into() }
    }
}

/// The finished website: every file by its path, complete before the first byte is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    files: BTreeMap<String, File>,
    locales: usize,
}

impl Site {
    /// An empty site, to be filled with pages in so many languages.
    pub fn new(locales: usize) -> Self {
        Site { locales, ..Site::default() }
    }

    /// A site of these files; a path that would leave the site has none.
    pub(crate) fn of(locales: usize, files: Vec<(String, File)>) -> Self {
        let files = files.into_iter().filter(|(path, _)| is_plain_path(path)).collect();
        Site { files, ..Site::new(locales) }
    }

    /// In how many languages it is.
    pub fn locales(&self) -> usize {
        self.locales
    }

    /// Adds a file. Its path is relative, with `/` between parts; a path that would leave the site
    /// or is taken already gives the file back.
    pub fn add(&mut self, path: String, file: File) -> Result<(), (String, File)> {
        if !is_plain_path(&path) || self.files.contains_key(&path) {
            return Err((path, file));
        }
        self.files.insert(path, file);
        Ok(())
    }

    /// The file at a path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// How many HTML pages there are.
    pub fn pages(&self) -> usize {
        self.files.values().filter(|file| file.role == Role::Page).count()
    }

    /// The size of all files together, in bytes.
    pub fn bytes(&self) -> usize {
        self.files.values().map(|file| file.body.len()).sum()
    }
}
