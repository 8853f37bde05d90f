//! What the facts say otherwise: changes, the notices that follow, what the rules say to it.

use super::{Item, Mark, Part, Phrase, Rank};
use crate::report::{Finding, Notice, Review, Statement};
use crate::show::cut;
use crate::show::differences::{self, Difference};
use crate::show::findings::{self, Findings};
use crate::show::words::{self, TITLES};

/// So many aspects are shown below a change.
const ASPECTS: usize = 6;
/// So many subjects of a notice are named.
const SUBJECTS: usize = 6;

pub(super) fn parts(review: &Review) -> Vec<Part> {
    let meaning = &review.meaning;
    let statements = meaning.statements.iter().map(statement).collect();
    let notices = meaning.notices.iter().filter(|own| !tells(&meaning.statements, own)).map(notice).collect();
    let fires = findings::together(&meaning.fires).iter().filter_map(finding).collect();
    let resolved = findings::together(&meaning.resolved).iter().filter_map(said).collect();
    vec![
        Part { title: None, ..Part::new("", "change of the facts", Rank::Changes, statements) },
        Part::new(TITLES.notices, "notice", Rank::Notices, notices),
        Part::new(TITLES.fires, "finding", Rank::Rules, fires),
        Part::new(TITLES.resolved, "resolved finding", Rank::Resolved, resolved),
    ]
}

/// Whether a notice is of the only change there is: that says itself when it was announced.
fn tells(statements: &[Statement], notice: &Notice) -> bool {
    matches!((statements, notice.subjects.as_slice()), ([only], [subject]) if only.subject == *subject)
}

fn statement(statement: &Statement) -> Item {
    let Statement { subject, says, products, regions, rewrites, .. } = statement;
    let mut below = follows(statement);
    below.extend(rewrites.map(|how| Item::own(words::rewritten(how)).marked(Mark::Warning)));
    below.extend((!subject.is_empty()).then(|| whom(products, regions)));
    below.extend(Item::bounded(differences::told(statement).map(|own| difference(&own)).collect(), ASPECTS));
    Item::theirs(says).with(below)
}

/// What follows; of a notice that is missing, the clause that tells what the policy asks is the warning.
fn follows(statement: &Statement) -> Vec<Item> {
    let Statement { follows, lacks_notice, .. } = statement;
    let asks = asks(follows).filter(|_| *lacks_notice);
    let mark = |at| if asks == Some(at) { Mark::Warning } else { Mark::Plain };
    let mut items: Vec<Item> = follows.iter().enumerate().map(|(at, own)| Item::theirs(own).marked(mark(at))).collect();
    let is_silent = *lacks_notice && asks.is_none();
    items.extend(is_silent.then(|| Item::own(words::LACKS_NOTICE).marked(Mark::Warning)));
    items
}

/// The clause that tells what the policy asks: rather one that says what is wrong with that, and rather one for all than
/// one for some.
fn asks(follows: &[String]) -> Option<usize> {
    let is_wrong =
        |own: &&String| ["at the earliest", "not announced", "beforehand"].iter().any(|word| own.contains(word));
    let is_general = |own: &&String| !own.starts_with("for “");
    let all: Vec<(usize, &String)> = follows.iter().enumerate().filter(|own| own.1.contains(" asks ")).collect();
    let best = all.iter().max_by_key(|(at, own)| (is_wrong(own), is_general(own), *at));
    best.map(|own| own.0)
}

/// Whom it concerns.
fn whom(products: &[String], regions: &[String]) -> Item {
    let all = products.is_empty() && regions.is_empty();
    let products = if products.is_empty() { "all products".to_owned() } else { words::list(products) };
    match regions {
        _ if all => Item::own("concerns all products and regions"),
        [] => Item::theirs(&format!("concerns {products} in all regions")),
        some => {
            let names: Vec<String> = some.iter().map(|own| customers(own)).collect();
            Item::theirs(&format!("concerns {products}; {}", words::list(&names)))
        }
    }
}

/// "customers in the EU", "all other customers", "the region “Europe”".
fn customers(region: &str) -> String {
    match (region, region.strip_prefix("Customers ")) {
        ("All other customers", _) => "all other customers".to_owned(),
        (_, Some(rest)) => format!("customers {rest}"),
        _ => format!("the region “{region}”"),
    }
}

fn difference(own: &Difference<'_>) -> Item {
    let runs = Phrase::Runs { lang: String::new(), is_rtl: false, runs: cut::runs(&own.runs()) };
    Item::line(vec![Phrase::theirs(own.aspect), Phrase::own(": "), runs])
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
fn finding(all: &Findings<'_>) -> Option<Item> {
    let mark = match all.first()?.level.as_str() {
        "error" => Mark::Error,
        "warning" => Mark::Warning,
        _ => Mark::Plain,
    };
    Some(said(all)?.marked(mark))
}

fn said(all: &Findings<'_>) -> Option<Item> {
    let Finding { code, message, place, .. } = all.first()?;
    let mut line = quoted(message);
    line.extend([Phrase::own(" ("), Phrase::code(code)]);
    line.extend(place.iter().flat_map(|own| [Phrase::own(", "), Phrase::code(own)]));
    line.push(Phrase::Own(all.more().map(|own| format!(", {own})")).unwrap_or(")".to_owned())));
    Some(Item::line(line))
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
