//! Writing facts: a file for a new sub-processor, a version more in a history, files made of a table.
//!
//! Pure text edits. A file that exists is never written anew: text is put in at one place, so comments
//! and layout stay as their authors left them ([`append()`]). Whatever is to be written is read back
//! first, and handed out only if the register says exactly what was asked for and nothing else
//! (`proof`). Looking at the disk and at the clock is left to the shell.

mod scaffold;

mod append;
mod insert;
mod version;

mod extent;
mod quote;
mod yaml;

mod notice;
mod proof;

mod name;

mod table;

pub use append::append;
pub use name::id_of;
pub use scaffold::{NewEntity, scaffold};
pub use table::{DateOrder, Field, Imported, TableOptions, Unplaced, import};
pub use version::{NewVersion, When};
pub use yaml::Yaml;

use crate::load::load;
use crate::model::{Reference, Register};
use crate::rules::{self, Settings};
use crate::values::Date;
use source::{Diagnostic, Diagnostics, Sources};
use std::ops::Range;

/// What writing starts from.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The register's files.
    pub sources: &'a Sources,
    /// How its rules are set.
    pub settings: &'a Settings,
    /// The day on which it is written.
    pub today: Date,
}

/// A file to write, which has been read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// Its path in the register.
    pub path: String,
    /// All of its text.
    pub text: String,
    /// The part of the text that is new, in bytes.
    pub inserted: Range<usize>,
    /// What it is about.
    pub subject: Reference,
    /// From when on it holds.
    pub start: Date,
    /// What follows from it for announcing it, in sentences.
    pub follows: Vec<String>,
}

/// Why nothing is to be written.
#[derive(Debug, Clone)]
pub struct Refused {
    /// The files that the diagnostics point into: with what would have been written, if it came to that.
    pub sources: Sources,
    /// What is wrong.
    pub diagnostics: Diagnostics,
}

impl Given<'_> {
    /// The register that files mean, and what is wrong with it.
    fn read(&self, sources: &Sources) -> (Option<Register>, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let register = load(sources, &mut diagnostics);
        if let Some(register) = &register {
            // A notice that is too short is told in the words of the command, with what to type.
            let mut settings = self.settings.clone();
            settings.levels.insert("notice-too-short".to_owned(), None);
            rules::check(register, self.today, &settings, &mut diagnostics);
        }
        (register, diagnostics)
    }

    /// The register as it stands.
    fn register(&self) -> Result<Register, Refused> {
        let (register, diagnostics) = self.read(self.sources);
        register.ok_or_else(|| self.refuse(diagnostics))
    }

    fn refuse(&self, diagnostics: impl IntoIterator<Item = Diagnostic>) -> Refused {
        let mut all = Diagnostics::new();
        all.extend(diagnostics);
        Refused { sources: self.sources.clone(), diagnostics: all.sorted() }
    }
}

impl Proven {
    /// What is new as a person would see it in a review: numbered lines, those around it for orientation.
    pub fn shown(&self) -> String {
        let first = self.text[..self.inserted.start].lines().count();
        let begins_line = self.text[..self.inserted.start].ends_with('\n') || self.inserted.start == 0;
        // What is put behind something in its line makes that line new.
        let first =
            if begins_line || self.text[self.inserted.clone()].starts_with(['\n', '\r']) { first } else { first - 1 };
        let last = self.text[..self.inserted.end].trim_end_matches(['\n', '\r']).lines().count();
        let lines = self.text.lines().enumerate();
        let near = lines.skip(first.saturating_sub(2)).take_while(|(at, _)| *at < last + 1);
        near.map(|(at, line)| {
            let sign = if (first..last).contains(&at) { '+' } else { ' ' };
            format!("{sign} {:>3}  {line}\n", at + 1).trim_end().to_owned() + "\n"
        })
        .collect()
    }
}
