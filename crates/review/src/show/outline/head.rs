//! The head of a report: what kind of change it is, of which versions, and the whole in a few lines.

use super::{Item, Mark, Phrase};
use crate::report::{Review, Unbuilt};
use crate::show::words::{self, counted};

/// What kind of change it is, in a sentence.
pub(crate) fn headline(review: &Review) -> String {
    let is_blind = review.unbuilt.iter().any(|own| !own.only_translations);
    let kinds: Vec<&str> = review.edits.iter().map(|own| words::edit(*own)).collect();
    match (review.is_empty(), is_blind) {
        (true, true) => "What changes for readers cannot be told.".to_owned(),
        (true, false) if review.rewritten => {
            "Nothing changes for readers: files differ, but only in how they are written.".to_owned()
        }
        (true, false) => "Nothing changes for readers.".to_owned(),
        (false, _) if kinds.is_empty() => "This changes what readers see.".to_owned(),
        (false, _) => format!("This changes {}.", words::list(&kinds)),
    }
}

/// What stands below the headline.
pub(crate) fn lead(review: &Review) -> Vec<Item> {
    let mut lead = vec![versions(review)];
    lead.extend(review.unbuilt.iter().map(unbuilt));
    lead.extend(tally(review).map(Item::own));
    lead.extend(alerts(review));
    lead
}

fn versions(review: &Review) -> Item {
    let Review { before, after, .. } = review;
    Item::line(vec![
        Phrase::own("From "),
        Phrase::theirs(before),
        Phrase::own(" to "),
        Phrase::theirs(after),
        Phrase::own("."),
    ])
}

/// What cannot be built, and what that means for the report.
fn unbuilt(version: &Unbuilt) -> Item {
    let Unbuilt { name, errors, only_translations } = version;
    let rest = match only_translations {
        true => {
            let are = if *errors == 1 { "is" } else { "are" };
            let missing = counted(*errors, "translation");
            format!(" could not be published yet: {missing} {are} missing; its pages are shown below as they would be.")
        }
        false => {
            let errors = counted(*errors, "error");
            format!(
                " cannot be built, as it has {errors}: pages, addresses and budget are not compared; `cargo xtask check` tells what to mend."
            )
        }
    };
    Item::line(vec![Phrase::theirs(name), Phrase::Own(rest)]).marked(Mark::Careful)
}

/// The whole in numbers.
fn tally(review: &Review) -> Option<String> {
    let pages = &review.pages;
    let number = |number: usize, one: &str, rest: &str| (number > 0).then(|| counted(number, one) + rest);
    let differ = if pages.pages.len() == 1 { " differs" } else { " differ" };
    let same = match pages.same {
        0 => None,
        1 => Some("1 page is the same".to_owned()),
        many => Some(format!("{many} pages are the same")),
    };
    let all = [
        number(review.meaning.statements.len(), "change of the facts", ""),
        number(pages.pages.len(), "page", differ),
        number(pages.gained.len(), "new address", ""),
        number(pages.redirected.len(), "redirected address", ""),
        number(review.translations.len(), "locale", " with other translations"),
        same,
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("{}.", all.join("; ")))
}

/// What nobody should miss.
fn alerts(review: &Review) -> Vec<Item> {
    let statements = &review.meaning.statements;
    let lost = review.pages.lost.len();
    let lacking = statements.iter().filter(|own| own.lacks_notice).count();
    let rewriting = statements.iter().filter(|own| own.rewrites.is_some()).count();
    let errors = review.meaning.fires.iter().filter(|own| own.level == "error").count();
    let alert = |number: usize, mark, said: String| (number > 0).then(|| Item::own(said).marked(mark));
    let one = |number: usize, one: &'static str, many: &'static str| if number == 1 { one } else { many };
    let all = [
        alert(
            lost,
            Mark::Error,
            format!("{} lost: links to {} lead nowhere", counted(lost, "address"), one(lost, "it", "them")),
        ),
        alert(
            errors,
            Mark::Error,
            format!("{} of the rules that {} not there before", counted(errors, "error"), one(errors, "was", "were")),
        ),
        alert(
            lacking,
            Mark::Careful,
            format!("{} without the notice that the policy asks for", counted(lacking, "change")),
        ),
        alert(
            rewriting,
            Mark::Careful,
            format!("{} what readers have been told", one(rewriting, "1 change rewrites", "some changes rewrite")),
        ),
    ];
    all.into_iter().flatten().collect()
}
