//! The report, in the order in which people ask: what it means, what readers see, what translators do, what it costs.

use super::address::{self, Addresses, sort};
use super::group;
use super::piece::{self, Words};
use super::templates::Templates;
use super::views::View;
use crate::report::{Finding, Moved, Notice, Review, Statement};
use crate::show::locales::Locales;
use crate::show::outline::headers::{self, Changed};
use crate::show::outline::{self, Item, Mark, Phrase};
use crate::show::tasks::Task;
use crate::show::visible::visible;
use crate::show::words;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct Index<'a> {
    before: String,
    after: String,
    headline: String,
    lead: Vec<Line>,
    published: Option<String>,
    statements: Vec<Said<'a>>,
    notices: Vec<Told<'a>>,
    fires: Vec<Rule<'a>>,
    resolved: Vec<Rule<'a>>,
    lost: Vec<Addresses<'a>>,
    redirected: Vec<Redirect<'a>>,
    gained: Vec<Addresses<'a>>,
    groups: Vec<group::Shown<'a>>,
    changed: usize,
    choices: Choices<'a>,
    /// The locales that have words of their own, with spaces between.
    words: String,
    tasks: Vec<Work>,
    figures: Vec<String>,
    headers: Vec<Header>,
}

/// What readers can filter by.
#[derive(Serialize)]
struct Choices<'a> {
    locales: BTreeSet<&'a str>,
    kinds: BTreeSet<&'a str>,
    aspects: BTreeSet<&'a str>,
}

/// A line at the top of the report.
#[derive(Serialize)]
struct Line {
    is: &'static str,
    label: &'static str,
    text: String,
}

/// A header that differs.
#[derive(Serialize)]
struct Header {
    /// With what it is sent.
    path: Option<String>,
    runs: Vec<Words>,
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
}

/// An address that leads elsewhere.
#[derive(Serialize)]
struct Redirect<'a> {
    kind: &'a str,
    sort: &'a str,
    locale: Option<&'a str>,
    from: String,
    to: String,
}

/// A kind of work for translators.
#[derive(Serialize)]
struct Work {
    title: &'static str,
    all: Vec<Texts>,
}

/// Texts that are to be seen to in the same locales.
#[derive(Serialize)]
struct Texts {
    said: String,
    locales: String,
    texts: Vec<String>,
}

/// The page.
pub(super) fn page(review: &Review, views: &[View<'_>], worded: &[&str], templates: &Templates) -> String {
    let Review { meaning, pages, budget, .. } = review;
    let locales = Locales::of(review);
    let index = Index {
        before: visible(&review.before),
        after: visible(&review.after),
        headline: outline::headline(review),
        // The first says which versions they are; here they stand in a list.
        lead: outline::lead(review).iter().skip(1).map(line).collect(),
        published: (meaning.locales > 1).then(|| words::counted(meaning.locales, "locale")),
        statements: meaning.statements.iter().map(said).collect(),
        notices: meaning.notices.iter().map(told).collect(),
        fires: meaning.fires.iter().map(rule).collect(),
        resolved: meaning.resolved.iter().map(rule).collect(),
        lost: address::by_kind(&pages.lost, views, &locales),
        redirected: pages.redirected.iter().map(redirect).collect(),
        gained: address::by_kind(&pages.gained, views, &locales),
        groups: group::all(review, views, templates),
        changed: pages.pages.len(),
        choices: choices(review),
        words: worded.join(" "),
        tasks: Task::ALL
            .into_iter()
            .map(|task| work(task, review, &locales))
            .filter(|own| !own.all.is_empty())
            .collect(),
        figures: budget.figures.iter().map(words::figure).collect(),
        headers: headers::changed(&budget.headers).iter().map(header).collect(),
    };
    templates.render("index.html", &index)
}

/// A line at the top of the report.
fn line(item: &Item) -> Line {
    let text = |phrase: &Phrase| match phrase {
        Phrase::Own(text) | Phrase::Theirs(text) | Phrase::Code(text) | Phrase::Quoted(text) => visible(text),
        Phrase::Runs { .. } => String::new(),
    };
    let (is, label) = match item.mark {
        Mark::Error => ("alert", "Error"),
        Mark::Warning => ("alert careful", "Look here"),
        Mark::Plain | Mark::Aside => ("lead", ""),
    };
    Line { is, label, text: item.line.iter().map(text).collect() }
}

/// A header that differs.
fn header(changed: &Changed) -> Header {
    Header { path: changed.path.as_deref().map(visible), runs: changed.runs.iter().map(piece::words).collect() }
}

fn said(statement: &Statement) -> Said<'_> {
    let Statement { products, regions, .. } = statement;
    let of = |(aspect, before, after): &(String, String, String)| (visible(aspect), visible(before), visible(after));
    let lacks = statement.lacks_notice.then_some(words::LACKS_NOTICE);
    Said {
        subject: &statement.subject,
        says: visible(&statement.says),
        follows: statement.follows.iter().map(|own| visible(own)).collect(),
        concerns: visible(&words::list(&products.iter().chain(regions).collect::<Vec<_>>())),
        differences: statement.differences.iter().map(of).collect(),
        problems: lacks.into_iter().chain(statement.rewrites.map(words::rewritten)).collect(),
    }
}

fn told(notice: &Notice) -> Told<'_> {
    let Notice { effective, says, subjects, lacking } = notice;
    Told { effective, says, subjects: words::list(subjects), lacking: *lacking }
}

fn rule(finding: &Finding) -> Rule<'_> {
    let Finding { level, code, message, place } = finding;
    Rule { level, code, message: visible(message), place: place.as_deref() }
}

fn redirect(moved: &Moved) -> Redirect<'_> {
    let Moved { from, to } = moved;
    let (from_path, to) = (visible(&from.path), visible(to));
    Redirect { kind: &from.kind, sort: sort(&from.kind), locale: from.locale.as_deref(), from: from_path, to }
}

fn work(task: Task, review: &Review, locales: &Locales<'_>) -> Work {
    let texts = |(texts, own): (Vec<&str>, Vec<&str>)| Texts {
        said: locales.said(&own),
        locales: own.join(" "),
        texts: texts.into_iter().map(visible).collect(),
    };
    Work { title: task.title(), all: task.texts(&review.translations).into_iter().map(texts).collect() }
}

fn choices(review: &Review) -> Choices<'_> {
    let pages = &review.pages;
    let moved = pages.redirected.iter().map(|own| &own.from);
    let addresses: Vec<_> = pages.lost.iter().chain(&pages.gained).chain(moved).collect();
    let groups = &pages.changed;
    let of_groups = groups.iter().flat_map(|own| &own.locales);
    let of_translations = review.translations.iter().map(|own| &own.locale);
    let locales = of_groups.chain(of_translations).chain(addresses.iter().filter_map(|own| own.locale.as_ref()));
    let kinds = groups.iter().flat_map(|own| &own.kinds).chain(addresses.iter().map(|own| &own.kind));
    let aspects = groups.iter().flat_map(|own| &own.pieces).map(|own| piece::aspect(own.aspect));
    Choices {
        locales: locales.map(String::as_str).collect(),
        kinds: kinds.map(|own| sort(own)).collect(),
        aspects: aspects.collect(),
    }
}
