//! What a change says otherwise, aspect by aspect: what its sentence does not tell already, in words that people use.

use crate::report::{Run, Statement};
use crate::runs;

/// An aspect before and after.
pub(crate) struct Difference<'a> {
    /// What it is called.
    pub(crate) aspect: &'a str,
    pub(crate) before: &'a str,
    pub(crate) after: &'a str,
}

/// The differences of a statement that its sentence leaves open.
pub(crate) fn told(statement: &Statement) -> impl Iterator<Item = Difference<'_>> {
    let is_said = |own: &str| own.is_empty() || statement.says.contains(own);
    let open = statement.differences.iter().filter(move |(_, before, after)| !(is_said(before) && is_said(after)));
    open.map(|(aspect, before, after)| Difference { aspect: noun(aspect), before, after })
}

impl Difference<'_> {
    /// What is gone and what is new: word by word where most of it stays.
    pub(crate) fn runs(&self) -> Vec<Run> {
        let (before, after) = (self.before.to_owned(), self.after.to_owned());
        match (self.before, self.after) {
            ("", _) => vec![Run::New(after)],
            (_, "") => vec![Run::Gone(before)],
            (old, new) if runs::likeness(old, new) > MOST => runs::between(old, new),
            _ => vec![Run::Gone(before), Run::Same(" ".to_owned()), Run::New(after)],
        }
    }
}

/// What is more alike than this is compared word by word.
const MOST: f64 = 0.5;

/// What an aspect is called, where the word of the data files is not the one of a contract.
fn noun(aspect: &str) -> &str {
    match aspect {
        "applies-if" => "customers",
        "data" => "categories of data",
        "subjects" => "data subjects",
        "locations" => "places",
        "transfer" => "grounds for transfers",
        "dpa" => "data processing agreement",
        "subprocessors" => "own list of sub-processors",
        other => other,
    }
}
