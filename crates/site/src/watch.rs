//! The phases of a build, for whoever measures them: the crates know no clock, the shell has one.

use std::fmt::Debug;

/// A part of the work. Phases of one thread never overlap; those of several threads do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Files into facts, prose, templates and catalogues.
    Parse,
    /// Everything that is checked: rules, texts, translations, links.
    Validate,
    /// Facts and a language into what templates see.
    View,
    /// Views and templates into pages.
    Render,
    /// Data files, assets, hashes: what stands beside the pages.
    Finish,
}

/// Is told when phases begin and end, on the thread that does the work.
pub trait Watch: Debug + Send + Sync {
    /// A phase begins on this thread.
    fn begins(&self, phase: Phase);
    /// It ends.
    fn ends(&self, phase: Phase);
}
