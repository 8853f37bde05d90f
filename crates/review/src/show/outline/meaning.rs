//! What the facts say otherwise: changes, the notices that follow, what the rules say to it.

use super::{Item, Mark, Part, Phrase, Rank};
use crate::report::{Finding, Notice, Review, Run, Statement};
use crate::show::words;

/// So many aspects are shown below a change.
const ASPECTS: usize = 6;
/// So many subjects of a notice are named.
const SUBJECTS: usize = 6;

pub(super) fn parts(review: &Review) -> Vec<Part> {
    let meaning = &review.meaning;
    let statements = meaning.statements.iter().map(statement).collect();
    let notices = meaning.notices.iter().map(notice).collect();
    let fires = meaning.fires.iter().map(finding).collect();
    let resolved = meaning.resolved.iter().map(resolved).collect();
    vec![
        Part { title: None, ..Part::new("", "change of the facts", Rank::Changes, statements) },
        Part::new("Notices that follow", "notice", Rank::Notices, notices),
        Part::new("What the rules say now", "finding", Rank::Rules, fires),
        Part::new("What the rules no longer say", "resolved finding", Rank::Resolved, resolved),
    ]
}

fn statement(statement: &Statement) -> Item {
    let Statement { subject, says, follows, differences, products, regions, rewrites, lacks_notice, .. } = statement;
    let mut below: Vec<Item> = follows.iter().map(|own| Item::theirs(own)).collect();
    below.extend(lacks_notice.then(|| Item::own(words::LACKS_NOTICE).marked(Mark::Warning)));
    below.extend(rewrites.map(|how| Item::own(words::rewritten(how)).marked(Mark::Warning)));
    below.extend((!subject.is_empty()).then(|| whom(products, regions)));
    below.extend(Item::bounded(differences.iter().map(difference).collect(), ASPECTS));
    Item::theirs(says).with(below)
}

/// Whom it concerns.
fn whom(products: &[String], regions: &[String]) -> Item {
    let some = |what: &str, names: &[String]| match names {
        [] => format!("all {what}"),
        names => words::list(names),
    };
    match (products, regions) {
        ([], []) => Item::own("concerns all products and regions"),
        _ => Item::theirs(&format!("concerns {} in {}", some("products", products), some("regions", regions))),
    }
}

fn difference((aspect, before, after): &(String, String, String)) -> Item {
    let both = [Run::Gone(before.clone()), Run::Same(" ".to_owned()), Run::New(after.clone())];
    let runs = match (before.as_str(), after.as_str()) {
        ("", _) => vec![Run::New(after.clone())],
        (_, "") => vec![Run::Gone(before.clone())],
        _ => both.to_vec(),
    };
    let runs = Phrase::Runs { lang: String::new(), is_rtl: false, runs };
    Item::line(vec![Phrase::theirs(aspect), Phrase::own(": "), runs])
}

/// "effective 2026-12-15 (`example-cloud/hosting`): announced 2026-11-10".
fn notice(notice: &Notice) -> Item {
    let Notice { effective, says, subjects, lacking } = notice;
    let mut line = vec![Phrase::own("effective "), Phrase::theirs(effective)];
    for (at, subject) in subjects.iter().take(SUBJECTS).enumerate() {
        line.extend([Phrase::own(if at == 0 { " (" } else { ", " }), Phrase::code(subject)]);
    }
    let end = match subjects.len() {
        0 => ": ".to_owned(),
        few if few <= SUBJECTS => "): ".to_owned(),
        many => format!(" and {} more): ", many - SUBJECTS),
    };
    line.extend([Phrase::Own(end), Phrase::theirs(says)]);
    Item::line(line).marked(if *lacking { Mark::Warning } else { Mark::Plain })
}

/// What a rule says; its level is the mark.
fn finding(finding: &Finding) -> Item {
    let mark = match finding.level.as_str() {
        "error" => Mark::Error,
        "warning" => Mark::Warning,
        _ => Mark::Plain,
    };
    said(finding).marked(mark)
}

fn resolved(finding: &Finding) -> Item {
    said(finding)
}

fn said(finding: &Finding) -> Item {
    let Finding { code, message, place, .. } = finding;
    let mut line = quoted(message);
    line.extend([Phrase::own(" ("), Phrase::code(code)]);
    line.extend(place.iter().flat_map(|own| [Phrase::own(", "), Phrase::code(own)]));
    line.push(Phrase::own(")"));
    Item::line(line)
}

/// A message in which things stand between backticks, as all messages of rules have them.
fn quoted(message: &str) -> Vec<Phrase> {
    let parts: Vec<&str> = message.split('`').collect();
    if parts.len().is_multiple_of(2) || parts.iter().skip(1).step_by(2).any(|own| own.is_empty()) {
        return vec![Phrase::theirs(message)];
    }
    let phrase = |(at, own): (usize, &&str)| match at % 2 {
        0 => Phrase::theirs(own),
        _ => Phrase::Quoted((*own).to_owned()),
    };
    parts.iter().enumerate().filter(|(_, own)| !own.is_empty()).map(phrase).collect()
}
