//! What the facts say otherwise, as the templates show it.

use crate::report::{self, Finding, Notice, Statement};
use crate::show::cut::{RUN, cut};
use crate::show::differences::{self, Difference};
use crate::show::findings::{self, Findings};
use crate::show::visible::visible;
use crate::show::words;
use serde::Serialize;

/// Changes, notices, and what rules say to them.
#[derive(Serialize)]
pub(super) struct Meaning<'a> {
    statements: Vec<Said<'a>>,
    notices: Vec<Told<'a>>,
    fires: Vec<Rule<'a>>,
    resolved: Vec<Rule<'a>>,
    /// In how many locales readers see it, if there are several.
    published: Option<String>,
}

/// A statement.
#[derive(Serialize)]
struct Said<'a> {
    subject: &'a str,
    says: String,
    follows: Vec<String>,
    concerns: String,
    differences: Vec<(String, String, String)>,
    problems: Vec<&'static str>,
}

/// A notice.
#[derive(Serialize)]
struct Told<'a> {
    effective: &'a str,
    says: &'a str,
    subjects: String,
    lacking: bool,
}

/// What a rule says.
#[derive(Serialize)]
struct Rule<'a> {
    level: &'a str,
    code: &'a str,
    message: String,
    place: Option<&'a str>,
    /// "and 47 more in this file", if it is said of several places.
    more: Option<String>,
}

/// What the facts of a review say otherwise.
pub(super) fn shown(meaning: &report::Meaning) -> Meaning<'_> {
    Meaning {
        statements: meaning.statements.iter().map(said).collect(),
        notices: meaning.notices.iter().map(told).collect(),
        fires: findings::together(&meaning.fires).iter().filter_map(rule).collect(),
        resolved: findings::together(&meaning.resolved).iter().filter_map(rule).collect(),
        published: (meaning.locales > 1).then(|| words::counted(meaning.locales, "locale")),
    }
}

fn said(statement: &Statement) -> Said<'_> {
    let Statement { products, regions, .. } = statement;
    let of = |own: Difference<'_>| (visible(own.aspect), visible(&cut(own.before, RUN)), visible(&cut(own.after, RUN)));
    let lacks = statement.lacks_notice.then_some(words::LACKS_NOTICE);
    Said {
        subject: &statement.subject,
        says: visible(&statement.says),
        follows: statement.follows.iter().map(|own| visible(own)).collect(),
        concerns: visible(&words::list(&products.iter().chain(regions).collect::<Vec<_>>())),
        differences: differences::told(statement).map(of).collect(),
        problems: lacks.into_iter().chain(statement.rewrites.map(words::rewritten)).collect(),
    }
}

fn told(notice: &Notice) -> Told<'_> {
    let Notice { effective, says, subjects, lacking } = notice;
    Told { effective, says, subjects: words::list(subjects), lacking: *lacking }
}

fn rule<'a>(all: &Findings<'a>) -> Option<Rule<'a>> {
    let Finding { level, code, message, place } = all.first()?;
    Some(Rule { level, code, message: visible(message), place: place.as_deref(), more: all.more() })
}
