//! What the facts say otherwise: changes, the notices that follow, what the rules say to it.

use super::{Item, Mark, Part, Phrase, Rank};
use crate::report::{Finding, Notice, Review, Run, Statement};
use crate::show::locales::Locales;
use crate::show::words;

/// So many aspects are shown below a change.
const ASPECTS: usize = 6;

pub(super) fn parts(review: &Review, locales: &Locales<'_>) -> Vec<Part> {
    let meaning = &review.meaning;
    let published = locales.published();
    let statements = meaning.statements.iter().map(|own| statement(own, published.as_deref())).collect();
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

fn statement(statement: &Statement, published: Option<&str>) -> Item {
    let Statement { says, follows, differences, products, regions, rewrites, lacks_notice, .. } = statement;
    let mut below: Vec<Item> = follows.iter().map(|own| Item::theirs(own)).collect();
    below.extend(lacks_notice.then(|| Item::own(words::LACKS_NOTICE).marked(Mark::Careful)));
    below.extend(rewrites.map(|how| Item::own(words::rewritten(how)).marked(Mark::Careful)));
    below.extend(whom(products, regions, published));
    below.extend(Item::bounded(differences.iter().map(difference).collect(), ASPECTS));
    Item::theirs(says).with(below)
}

/// Whom it concerns, and in how many languages they read of it.
fn whom(products: &[String], regions: &[String], published: Option<&str>) -> Option<Item> {
    let some = |what: &str, names: &[String]| match names {
        [] => format!("all {what}"),
        names => words::list(names),
    };
    let whom = match (products, regions) {
        ([], []) => "concerns all products and regions".to_owned(),
        _ => format!("concerns {} in {}", some("products", products), some("regions", regions)),
    };
    let published = published.map(|own| format!("; published in {own}")).unwrap_or_default();
    Some(Item::theirs(&format!("{whom}{published}")))
}

fn difference((aspect, before, after): &(String, String, String)) -> Item {
    let run = |of: fn(String) -> Run, text: &String| (!text.is_empty()).then(|| of(text.clone()));
    let runs = [run(Run::Gone, before), run(Run::New, after)].into_iter().flatten().collect();
    let runs = Phrase::Runs { lang: String::new(), is_rtl: false, runs };
    Item::line(vec![Phrase::theirs(aspect), Phrase::own(": "), runs])
}

fn notice(notice: &Notice) -> Item {
    let Notice { effective, says, subjects, lacking } = notice;
    let mark = if *lacking { Mark::Careful } else { Mark::Plain };
    let subjects = match subjects.as_slice() {
        [] => String::new(),
        some => format!(" (on {})", words::list(some)),
    };
    Item::theirs(&format!("effective {effective}{subjects}: {says}")).marked(mark)
}

/// What a rule says; its level is the mark.
fn finding(finding: &Finding) -> Item {
    let mark = match finding.level.as_str() {
        "error" => Mark::Error,
        "warning" => Mark::Careful,
        _ => Mark::Plain,
    };
    said(finding).marked(mark)
}

fn resolved(finding: &Finding) -> Item {
    said(finding)
}

fn said(finding: &Finding) -> Item {
    let Finding { code, message, place, .. } = finding;
    let mut line = vec![Phrase::theirs(message), Phrase::own(" ("), Phrase::code(code)];
    line.extend(place.iter().flat_map(|own| [Phrase::own(", "), Phrase::code(own)]));
    line.push(Phrase::own(")"));
    Item::line(line)
}
