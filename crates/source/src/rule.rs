//! What a check over several things says of itself: for those who read its code in a diagnostic.

use crate::diagnostic::Level;

/// A check, and what people have to know of it.
#[derive(Debug, Clone, Copy)]
pub struct Rule<Check> {
    /// The code of its diagnostics.
    pub code: &'static str,
    /// The level of its diagnostics unless the configuration sets another.
    pub level: Level,
    /// What it checks, in a sentence.
    pub checks: &'static str,
    /// Why, with the article of the law where one rules.
    pub why: &'static str,
    /// What it speaks up on, as it would be written.
    pub example: &'static str,
    /// The check itself.
    pub check: Check,
}
