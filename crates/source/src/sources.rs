//! The files of a register, as bytes: all that goes into a build.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::{FileId, Span};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All files that a build may read, by path.
///
/// Paths are relative to the root of the register, with `/` between their parts on every machine.
/// The order of files is the order of paths, so it never depends on the file system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<(String, Arc<[u8]>)>,
}

impl Sources {
    /// The given files; of two with one path the later one stands.
    pub fn new(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let sorted: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        Sources { files: sorted.into_iter().map(|(path, bytes)| (path, bytes.into())).collect() }
    }

    /// A world in one string: a line `-- path --` starts a file, what follows is its text.
    ///
    /// Tests are written as such worlds.
    pub fn from_world(world: &str) -> Self {
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for line in world.split_inclusive('\n') {
            let header = line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --"));
            match (header, files.last_mut()) {
                (Some(path), _) => files.push((path.trim().to_owned(), Vec::new())),
                (None, Some((_, text))) => text.extend_from_slice(line.as_bytes()),
                (None, None) => {}
            }
        }
        Sources::new(files)
    }

    /// These files with others laid over them: of two with one path, the other's stands.
    pub fn with(&self, others: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        self.under(&Sources::new(others))
    }

    /// These files with others laid over them; no bytes are copied.
    pub fn under(&self, others: &Sources) -> Self {
        let all = self.files.iter().chain(&others.files).cloned();
        Sources { files: all.collect::<BTreeMap<_, _>>().into_iter().collect() }
    }

    /// The file at exactly this path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let index = self.files.binary_search_by(|(own, _)| own.as_str().cmp(path)).ok()?;
        Some(id(index))
    }

    /// The files below a folder (`"data/"`), in the order of their paths.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a str)> {
        let first = self.files.partition_point(|(path, _)| path.as_str() < folder);
        self.files[first..]
            .iter()
            .enumerate()
            .map(move |(offset, (path, _))| (id(first + offset), path.as_str()))
            .take_while(move |(_, path)| path.starts_with(folder))
    }

    /// Every file, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &str)> {
        self.below("")
    }

    /// The path of a file.
    pub fn path(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].0
    }

    /// The bytes of a file.
    pub fn bytes(&self, file: FileId) -> &Arc<[u8]> {
        &self.files[file.0 as usize].1
    }

    /// The text of a file, or the offset of the first byte that is not UTF-8.
    pub fn text(&self, file: FileId) -> Result<&str, usize> {
        std::str::from_utf8(self.bytes(file)).map_err(|error| error.valid_up_to())
    }

    /// The text of a file; bytes that are not UTF-8 become a diagnostic.
    pub fn read(&self, file: FileId, diagnostics: &mut Diagnostics) -> Option<&str> {
        self.text(file)
            .map_err(|offset| {
                let problem = Diagnostic::error("not-utf-8", "this file is not UTF-8 text");
                let problem = problem.at(Span::new(file, offset..offset));
                diagnostics.push(problem.help("save it with the encoding UTF-8"));
            })
            .ok()
    }

    /// Line and column of an offset, both from 1; columns count characters.
    pub fn line_column(&self, file: FileId, offset: u32) -> (usize, usize) {
        let bytes = self.bytes(file);
        let before = &bytes[..(offset as usize).min(bytes.len())];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        (line, String::from_utf8_lossy(&before[line_start..]).chars().count() + 1)
    }
}

fn id(index: usize) -> FileId {
    FileId(u32::try_from(index).expect("a register has fewer than four billion files"))
}

/// Whether a path stays below the root: relative, `/` between parts, no `.` or `..`, no control characters.
pub fn is_plain_path(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    path.split('/').all(plain) && !path.contains(|c: char| c == '\\' || c == ':' || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_world_is_a_string_of_files() {
        let sources = Sources::from_world("-- b.txt --\nsecond\n-- a.txt --\nfirst\nline\n");
        let read: Vec<_> = sources.iter().map(|(file, path)| (path, sources.text(file).unwrap())).collect();
        assert_eq!(read, [("a.txt", "first\nline\n"), ("b.txt", "second\n")]);
    }

    #[test]
    fn folders_list_only_what_is_below_them() {
        let sources = Sources::from_world("-- data/a --\n-- data.yaml --\n-- data/b/c --\n-- zeta --\n");
        let below: Vec<_> = sources.below("data/").map(|(_, path)| path).collect();
        assert_eq!(below, ["data/a", "data/b/c"]);
    }

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        let sources = Sources::from_world("-- a --\nab\nαβγ\n");
        let file = sources.find("a").unwrap();
        assert_eq!(sources.line_column(file, 0), (1, 1));
        assert_eq!(sources.line_column(file, 7), (2, 3));
    }

    #[test]
    fn plain_paths_stay_below_the_root() {
        assert!(is_plain_path("en/list/index.html"));
        for bad in ["", "/etc", "../x", "a/../b", "a//b", "a\\b", "c:x", "a/./b", "a\n"] {
            assert!(!is_plain_path(bad), "{bad:?}");
        }
    }
}
