//! Which two versions are meant, as people write it.

use std::str::FromStr;
use subprocessors::Date;

/// Revisions to compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Range {
    /// A revision with the working tree.
    Since(String),
    /// `A..B`: two revisions.
    Between(String, String),
    /// `A...B`: the second one with where it left the first.
    Fork(String, String),
}

impl FromStr for Range {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let named = |revision: &str| if revision.is_empty() { "HEAD".to_owned() } else { revision.to_owned() };
        // Three dots first, as two of them are two.
        match (written.split_once("..."), written.split_once("..")) {
            _ if written.trim().is_empty() => Err("name a revision, such as `main` or `HEAD~1`".to_owned()),
            (Some((one, other)), _) => Ok(Range::Fork(named(one), named(other))),
            (None, Some((one, other))) => Ok(Range::Between(named(one), named(other))),
            (None, None) => Ok(Range::Since(written.to_owned())),
        }
    }
}

/// Days whose lists are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// Two versions on one day.
    Same(Date),
    /// One version on two days.
    Two(Date, Date),
}

impl FromStr for Days {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let day =
            |written: &str| written.parse().map_err(|_| format!("`{written}` is not a date; write it as YYYY-MM-DD"));
        match written.split_once("..") {
            Some((one, other)) => match (day(one)?, day(other)?) {
                (one, other) if one > other => Err(format!("write the earlier day first: `{other}..{one}`")),
                (one, other) => Ok(Days::Two(one, other)),
            },
            None => Ok(Days::Same(day(written)?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_tell_two_revisions_from_a_fork_and_nothing_is_head() {
        let range = |written: &str| written.parse::<Range>().unwrap();
        let text = str::to_owned;
        assert_eq!(range("main"), Range::Since(text("main")));
        assert_eq!(range("v1.0..v1.1"), Range::Between(text("v1.0"), text("v1.1")));
        assert_eq!(range("main..."), Range::Fork(text("main"), text("HEAD")));
        assert_eq!(range("..topic"), Range::Between(text("HEAD"), text("topic")));
        assert!("".parse::<Range>().is_err());
    }

    #[test]
    fn a_day_that_is_none_is_told() {
        let days = |written: &str| written.parse::<Days>();
        assert_eq!(days("2026-11-01..2026-13-01").unwrap_err(), "`2026-13-01` is not a date; write it as YYYY-MM-DD");
        assert_eq!(
            days("2026-12-01..2026-11-01").unwrap_err(),
            "write the earlier day first: `2026-11-01..2026-12-01`"
        );
        assert!(matches!(days("2026-11-01..2026-12-01"), Ok(Days::Two(..))));
        assert!(matches!(days("2026-11-01"), Ok(Days::Same(_))));
    }
}
