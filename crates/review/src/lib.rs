//! What a change means: two versions of a register, and the sites that are built of them, compared for people.
//!
//! Beside the line of crates that makes a site. It takes two [`Side`]s, each read and built by the same code, and
//! gives one [`Review`]: what the facts say otherwise, what readers see otherwise, what translators have to do, and
//! what it costs. A review is a value; how it is shown is another matter ([`show`]).

mod side;

mod budget;
mod edits;
mod meaning;
mod pages;
mod translations;

mod list;
mod runs;

mod report;
pub mod show;
pub mod snapshot;

pub use report::{
    Address, Aspect, Budget, Edit, Figure, Finding, Group, How, Meaning, Moved, Notice, Obstacle, Page, Pages, Piece,
    Review, Rewritten, Run, Statement, Translated, Unbuilt,
};
pub use side::Side;

/// Compares two versions.
pub fn review(before: &Side, after: &Side) -> Review {
    let meaning = meaning::compare(before, after);
    let pages = pages::compare(before, after);
    let translations = translations::compare(before, after);
    let budget = budget::compare(before, after);
    let edits = edits::kinds(&meaning, &pages, &translations, before, after);
    let unbuilt = [before, after].into_iter().filter_map(Side::unbuilt).collect();
    let rewritten = before.sources != after.sources;
    let (before, after) = (before.name.clone(), after.name.clone());
    Review { before, after, unbuilt, rewritten, edits, meaning, pages, translations, budget }
}
