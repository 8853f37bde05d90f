//! The file `.annex`: it marks the directory as ours, locks it, and says what is unfinished.
//!
//! One file does all three, so that nothing else litters a directory that gets deployed. It is
//! written in place and never replaced: a lock belongs to the file, not to its name, and who waits
//! for the lock of a replaced file waits for nobody. What is unfinished is therefore appended, a
//! line for each path, before anything else changes. A build killed while it appends leaves a torn
//! last line, which does not count, below the whole announcement of the build before it. Only a
//! finished build shortens the file.

use super::directory::{Directory, Seen};
use super::names::RESERVED;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// What the marker says of itself; only the first line has to stay the same for ever.
const TEXT: &str = "This directory is written by Annex.\n\
    It can be deleted, and the next build writes it anew.\n";

/// What stands before a path that a build is about to touch.
const UNFINISHED: &str = "unfinished ";

/// The marker of a directory, locked until it is dropped.
pub struct Marker<'a> {
    directory: Directory<'a>,
    file: File,
    /// What it says, up to the last whole line.
    lines: Vec<u8>,
    /// Whether the file says nothing but whole lines.
    is_whole: bool,
}

impl<'a> Marker<'a> {
    /// Finds or makes the marker, and waits until no other build holds it.
    pub fn lock(directory: Directory<'a>) -> Result<Self> {
        let place = directory.at(RESERVED);
        loop {
            let mut file = open(directory)?;
            wait(&file).with_context(|| format!("cannot lock `{}`", place.display()))?;
            // Somebody may have deleted the directory while we waited: then that lock is nobody's.
            if stands_at(&file, &place) {
                let bytes = read(&mut file, &place)?;
                let is_whole = bytes.last() == Some(&b'\n');
                return Ok(Marker { directory, file, lines: whole_lines(bytes), is_whole });
            }
        }
    }

    /// The paths that an unfinished build wrote or removed, or would have.
    pub fn unfinished(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.lines);
        text.lines().filter_map(|line| line.strip_prefix(UNFINISHED)).map(str::to_owned).collect()
    }

    /// Notes what this build is about to touch, beside what is still unfinished.
    pub fn announce<'p>(&mut self, paths: impl Iterator<Item = &'p str>) -> Result<()> {
        let own_text = if self.lines.is_empty() { TEXT } else { "" };
        let lines: String = paths.map(|path| format!("{UNFINISHED}{path}\n")).collect();
        self.is_whole = false;
        self.put(self.lines.len() as u64, &format!("{own_text}{lines}"))
    }

    /// Notes that nothing is unfinished, and what the site was made of if that is known.
    pub fn settle(&mut self, made: Option<&str>) -> Result<()> {
        let text = format!("{TEXT}{}", made.unwrap_or_default());
        if self.is_whole && self.lines == text.as_bytes() { Ok(()) } else { self.put(0, &text) }
    }

    /// Replaces everything from `start` on, which is only ever cut away whole.
    fn put(&mut self, start: u64, text: &str) -> Result<()> {
        self.directory.step()?;
        let cut = self.file.set_len(start).and_then(|()| self.file.seek(SeekFrom::Start(start)));
        cut.map_err(|error| self.directory.explain(error, RESERVED))?;
        self.directory.step()?;
        self.file.write_all(text.as_bytes()).map_err(|error| self.directory.explain(error, RESERVED))
    }
}

fn open(directory: Directory) -> Result<File> {
    let place = directory.at(RESERVED);
    if !matches!(directory.look(RESERVED)?, Seen::Nothing | Seen::File(_)) {
        bail!("`{}` is not a regular file; remove it, or write to another directory", place.display());
    }
    directory.step()?;
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    options.open(&place).map_err(|error| directory.explain(error, RESERVED))
}

/// Waits for the lock. Some network file systems have none; there, two builds at once are on their
/// own, but one build must not fail for it.
fn wait(file: &File) -> io::Result<()> {
    match file.lock() {
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(()),
        locked => locked,
    }
}

/// Whether the open file is still the one at `place`.
#[cfg(unix)]
fn stands_at(file: &File, place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(own), Ok(found)) = (file.metadata(), fs::symlink_metadata(place)) else {
        return false;
    };
    (own.dev(), own.ino()) == (found.dev(), found.ino())
}

/// Where an open file cannot be deleted, it is.
#[cfg(not(unix))]
fn stands_at(_file: &File, place: &Path) -> bool {
    fs::symlink_metadata(place).is_ok()
}

/// What a marker says; empty if it was made just now, cut short if that build was killed.
fn read(file: &mut File, place: &Path) -> Result<Vec<u8>> {
    let first_line = &TEXT.as_bytes()[..=TEXT.find('\n').expect("the text has lines")];
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).with_context(|| format!("cannot read `{}`", place.display()))?;
    if !bytes.starts_with(first_line) && !first_line.starts_with(&bytes) {
        bail!("`{}` was not written by Annex; move it away, or write to another directory", place.display());
    }
    Ok(bytes)
}

/// The lines that were written to their end. What is torn may be torn within a letter.
fn whole_lines(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1));
    bytes
}
