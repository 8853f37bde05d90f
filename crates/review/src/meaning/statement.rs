//! A change with what follows from it: told when, in effect when, with how much notice.

use super::concerned;
use super::dates::until_when;
use super::notice::{self, Asked};
use super::seen::Seen;
use super::sentence;
use crate::report::{Rewritten, Statement};
use subprocessors::{Change, Date, Difference, Reference, What};

/// A statement on its way into the report, with the day by which it is sorted and what customers are to be told.
pub(super) struct Found {
    pub(super) statement: Statement,
    pub(super) day: Date,
    /// What customers are to be told of it, if the policy asks for that or somebody has told them.
    pub(super) notice: Option<Asked>,
}

/// A change that is new: from a version that was not there, or on a day that came.
pub(super) fn new(seen: &Seen<'_>, change: &Change<'_>) -> Found {
    let asked = notice::asked(seen, change);
    let says = match (change.withdrawn, change.effective) {
        (Some(_), Some(since)) => {
            format!(
                "records that {} was announced for {} and withdrawn",
                sentence::phrase(seen.words, change),
                since.date
            )
        }
        _ => sentence::says(seen.words, change, seen.audience.as_ref()),
    };
    let mut found = about(seen, change, says, &asked);
    found.statement.follows.extend(seen.until(change).map(|own| format!("meant to last {}", until_when(own))));
    found.statement.lacks_notice = asked.lacking;
    if change.withdrawn.is_some() {
        "withdrawn".clone_into(&mut found.statement.what);
    }
    found.notice = asked.into_told();
    found
}

/// A change of which something is said, with what it concerns and what follows.
pub(super) fn about(seen: &Seen<'_>, change: &Change<'_>, says: String, asked: &Asked) -> Found {
    let statement = Statement {
        what: word(change.what),
        subject: change.subject.to_string(),
        says,
        follows: asked.clauses.clone(),
        differences: differences(seen, seen, &change.differences),
        products: concerned::products(seen, change),
        regions: concerned::regions(seen, change),
        rewrites: None,
        lacks_notice: false,
    };
    Found { statement, day: change.effective.map_or(seen.today, |own| own.date), notice: None }
}

/// Something that is said of an entity or engagement without a change of its own.
pub(super) fn bare(what: &str, subject: &Reference, says: String, day: Date) -> Found {
    let statement = Statement { what: what.to_owned(), subject: subject.to_string(), says, ..Statement::default() };
    Found { statement, day, notice: None }
}

impl Found {
    /// The same, with what the policy asks of it.
    pub(super) fn asking(mut self, asked: Asked) -> Self {
        self.statement.follows.clone_from(&asked.clauses);
        self.statement.lacks_notice = asked.lacking;
        self.notice = Asked { day: self.day, ..asked }.into_told();
        self
    }

    /// The same, of which nobody is told; it lacks its notice if one is due.
    pub(super) fn lacking(mut self, is_due: bool) -> Self {
        if is_due && !self.statement.lacks_notice {
            self.statement.lacks_notice = true;
            self.statement.follows.push("the policy asks to tell customers of such a change beforehand".to_owned());
        }
        self
    }

    /// The same, which rewrites what readers know; nobody is told, so it lacks its notice if the policy asks to
    /// announce such a change.
    pub(super) fn untold(self, seen: &Seen<'_>, what: What, rewrites: Option<Rewritten>) -> Self {
        self.rewriting(rewrites).lacking(rewrites.is_some() && seen.announces(what))
    }

    /// The same, which rewrites what readers know.
    pub(super) fn rewriting(mut self, rewrites: Option<Rewritten>) -> Self {
        self.statement.rewrites = rewrites;
        self
    }
}

/// What is said of each aspect before and after.
pub(super) fn differences(
    before: &Seen<'_>,
    after: &Seen<'_>,
    all: &[Difference<'_>],
) -> Vec<(String, String, String)> {
    let one = |own: &Difference<'_>| {
        let old = own.before.map(|fact| before.words.fact(own.aspect, fact)).unwrap_or_default();
        let new = own.after.map(|fact| after.words.fact(own.aspect, fact)).unwrap_or_default();
        (own.aspect.word().to_owned(), old, new)
    };
    all.iter().map(one).collect()
}

/// The word of a kind of change, as it is written in the policy.
pub(super) fn word(what: What) -> String {
    serde_json::to_value(what).ok().and_then(|own| own.as_str().map(str::to_owned)).unwrap_or_default()
}
