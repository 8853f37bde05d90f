//! What rules say, counted where they say the same of many places of a file, or of many files.

use super::words::counted;
use crate::report::Finding;
use std::collections::{BTreeMap, BTreeSet};

/// So many findings of a rule in a file are shown each.
const EACH: usize = 3;
/// So many files of a rule are told one by one.
const FILES: usize = 6;

/// Findings of a rule that are shown as one.
pub(crate) struct Findings<'a> {
    pub(crate) all: Vec<&'a Finding>,
}

/// Findings, in the order in which the first of each company stands.
pub(crate) fn together(all: &[Finding]) -> Vec<Findings<'_>> {
    let by_rule = companies(all.iter().collect(), |own| (own.level.as_str(), own.code.as_str()));
    by_rule.into_iter().flat_map(of_rule).collect()
}

fn of_rule(all: Vec<&Finding>) -> Vec<Findings<'_>> {
    let by_file = companies(all.clone(), |own| (file(own), ""));
    if by_file.len() > FILES {
        return vec![Findings { all }];
    }
    by_file.into_iter().flat_map(of_file).map(|all| Findings { all }).collect()
}

fn of_file(all: Vec<&Finding>) -> Vec<Vec<&Finding>> {
    match all.len() {
        0..=EACH => all.into_iter().map(|own| vec![own]).collect(),
        _ => vec![all],
    }
}

/// What has the same key stands together.
fn companies<'a>(all: Vec<&'a Finding>, key: impl Fn(&'a Finding) -> (&'a str, &'a str)) -> Vec<Vec<&'a Finding>> {
    let mut companies: Vec<Vec<&Finding>> = Vec::new();
    let mut places = BTreeMap::new();
    for finding in all {
        let place = *places.entry(key(finding)).or_insert(companies.len());
        match companies.get_mut(place) {
            Some(own) => own.push(finding),
            None => companies.push(vec![finding]),
        }
    }
    companies
}

impl<'a> Findings<'a> {
    /// The first of them.
    pub(crate) fn first(&self) -> Option<&'a Finding> {
        self.all.first().copied()
    }

    /// "and 47 more in this file", "and 31 more in 32 files"; nothing if it is one, which says itself where.
    pub(crate) fn more(&self) -> Option<String> {
        let files: BTreeSet<&str> = self.all.iter().map(|own| file(own)).filter(|own| !own.is_empty()).collect();
        let more = self.all.len().saturating_sub(1);
        let place = match files.len() {
            0 => String::new(),
            1 => " in this file".to_owned(),
            many => format!(" in {}", counted(many, "file")),
        };
        (more > 0).then(|| format!("and {more} more{place}"))
    }
}

/// The file of a place, which names a line as well.
fn file(finding: &Finding) -> &str {
    let place = finding.place.as_deref().unwrap_or_default();
    let is_line = |own: &str| !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_digit());
    place.rsplit_once(':').filter(|(_, line)| is_line(line)).map_or(place, |own| own.0)
}
