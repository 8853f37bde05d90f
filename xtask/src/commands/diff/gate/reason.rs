//! Why a change does not keep a promise.

use super::places::{addresses, everywhere, is_text, sentence, with_pieces};
use review::{Aspect, Edit, Piece, Review, Statement};

/// Something that the change does against a promise.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it does.
    pub says: String,
    /// Where it does so.
    pub examples: Vec<String>,
}

impl Reason {
    fn new(says: impl Into<String>, examples: Vec<String>) -> Self {
        Reason { says: says.into(), examples }
    }
}

/// All kinds of edit, in the order in which people ask for them.
const EDITS: [Edit; 5] = [Edit::Facts, Edit::Wording, Edit::Translation, Edit::Look, Edit::Configuration];

/// The kinds of edit that the change has beside those that it may have.
pub fn other_than(allowed: &[Edit], review: &Review) -> Vec<Reason> {
    let others = EDITS.into_iter().filter(|edit| !allowed.contains(edit));
    others.filter_map(|edit| does(edit, review)).collect()
}

/// The changes that come without the notice that the policy asks for.
pub fn without_notice(review: &Review) -> Option<Reason> {
    let lacking = review.meaning.statements.iter().filter(|own| own.lacks_notice);
    let mut examples: Vec<String> = lacking.map(sentence).collect();
    if examples.is_empty() {
        let lacking = review.meaning.notices.iter().filter(|own| own.lacking);
        examples.extend(lacking.map(|own| format!("{}: {}", own.effective, own.says)));
    }
    let says = "the policy asks for a notice that is missing, or too late";
    (!examples.is_empty()).then(|| Reason::new(says, examples))
}

/// The changes of what readers have been told.
pub fn rewrites(review: &Review) -> Option<Reason> {
    let told = review.meaning.statements.iter().filter(|own| own.rewrites.is_some());
    let examples: Vec<String> = told.map(sentence).collect();
    (!examples.is_empty()).then(|| Reason::new("what readers have been told is rewritten", examples))
}

/// Anything at all.
pub fn differs(review: &Review) -> Option<Reason> {
    (!review.is_empty()).then(|| Reason::new("something changes", everywhere(review)))
}

/// What cannot be told, as there is no site of a side.
pub fn unknown(review: &Review) -> Vec<Reason> {
    let without_site = review.unbuilt.iter().filter(|own| !own.is_compared);
    let says = |name: &str| format!("that cannot be told, as {name} cannot be built");
    without_site.map(|own| Reason::new(says(&own.name), Vec::new())).collect()
}

/// What cannot be told of the facts, as those of a side could not be read.
pub fn unknown_facts(review: &Review) -> Vec<Reason> {
    let without_facts = review.unbuilt.iter().filter(|own| !own.has_facts);
    let says = |name: &str| format!("that cannot be told, as the facts of {name} could not be read in full");
    without_facts.map(|own| Reason::new(says(&own.name), Vec::new())).collect()
}

/// Whether and where a change is of a kind: by what the review calls it, and by what shows it.
fn does(edit: Edit, review: &Review) -> Option<Reason> {
    let worded = review.meaning.statements.iter().filter(|own| own.what == "wording");
    let (says, shown) = match edit {
        Edit::Facts => ("the facts change", facts(review).map(sentence).collect()),
        // A picture that is drawn of facts looks otherwise when they change: that alone is no edit of the look.
        Edit::Look if review.edits.contains(&edit) => {
            ("the look changes", with_pieces(review, |piece| piece.aspect == Aspect::Look))
        }
        Edit::Look => return None,
        Edit::Wording => ("the wording changes", worded.map(sentence).collect()),
        Edit::Translation => ("translations change", Vec::new()),
        Edit::Configuration => ("the configuration changes", Vec::new()),
    };
    let is_called = review.edits.contains(&edit);
    let examples = if shown.is_empty() && is_called { where_seen(edit, review) } else { shown };
    (is_called || !examples.is_empty()).then(|| Reason::new(says, examples))
}

/// What the facts say otherwise; that they say the same in other words is an edit of the wording.
fn facts(review: &Review) -> impl Iterator<Item = &Statement> {
    review.meaning.statements.iter().filter(|own| own.what != "wording")
}

/// Where a reader sees an edit that has no sentence of its own.
fn where_seen(edit: Edit, review: &Review) -> Vec<String> {
    match edit {
        Edit::Translation => {
            let texts = review.translations.iter().flat_map(|own| {
                let all = own.changed.iter().chain(&own.resolved);
                all.map(|text| format!("{}: \u{201c}{text}\u{201d}", own.locale))
            });
            texts.collect()
        }
        Edit::Configuration => addresses(review),
        Edit::Wording => with_pieces(review, is_text),
        Edit::Facts | Edit::Look => everywhere(review),
    }
}

/// Pages that change though no fact does.
pub fn without_fact(review: &Review) -> Option<Reason> {
    let is_without = facts(review).next().is_none() && !review.edits.contains(&Edit::Facts);
    let examples = everywhere(review);
    (is_without && !examples.is_empty()).then(|| Reason::new("pages change, and no fact does", examples))
}

/// What a page says otherwise, to people or machines, where only its look should change.
pub fn says_otherwise(review: &Review) -> Option<Reason> {
    let says = |piece: &Piece| is_text(piece) || matches!(piece.aspect, Aspect::Links | Aspect::Head);
    let examples: Vec<String> = with_pieces(review, says).into_iter().chain(addresses(review)).collect();
    (!examples.is_empty()).then(|| Reason::new("pages say something else", examples))
}
