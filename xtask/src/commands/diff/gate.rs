//! Promises that a change can be held to: what it must not do, whatever else it does.

use crate::terminal;
use review::{Aspect, Edit, Group, How, Piece, Review};

/// A promise about a change.
///
/// Each kind of change names what it may do; whatever else the review finds breaks the promise. A change that does
/// nothing keeps all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Gate {
    /// Every change of the facts for which the policy asks for a notice has one, in time
    Notice,
    /// Pages change only where facts do: nothing but facts changes, and the translations that follow from them;
    /// no other wording, no look, no configuration
    #[value(alias = "facts-only")]
    MeaningOnly,
    /// The words of the source language change, and the translations that follow from them; no fact, no look, no
    /// configuration
    WordingOnly,
    /// Translations change, and nothing that they translate; no fact, no look, no configuration
    TranslationOnly,
    /// The theme changes how pages look: styles, pictures, what encloses what; not a word, no link, no address, and
    /// nothing that machines read
    LookOnly,
    /// Nothing changes for readers, translators or machines, whatever the files say: a change of form only
    Same,
}

/// A promise that is not kept, and why.
pub struct Broken {
    gate: Gate,
    reasons: Vec<Reason>,
}

/// Something that the change does against a promise.
#[derive(Debug, PartialEq, Eq)]
struct Reason {
    says: String,
    /// Where it does so.
    examples: Vec<String>,
}

/// More examples than these are counted.
const FEW: usize = 5;

/// Every promise that is not kept.
pub fn broken(review: &Review, gates: &[Gate]) -> Vec<Broken> {
    let tried = gates.iter().map(|gate| Broken { gate: *gate, reasons: gate.reasons(review) });
    tried.filter(|own| !own.reasons.is_empty()).collect()
}

impl Broken {
    /// Says why, on standard error.
    pub fn tell(&self) {
        self.lines().for_each(|(is_head, line)| match is_head {
            true => terminal::failed(line),
            false => anstream::eprintln!("{line}"),
        });
    }

    fn lines(&self) -> impl Iterator<Item = (bool, String)> {
        self.reasons.iter().flat_map(|reason| {
            let head = (true, format!("{}: {}", self.gate.word(), reason.says));
            let few = reason.examples.iter().take(FEW).map(|own| (false, format!("    {own}")));
            let rest = reason.examples.len().saturating_sub(FEW);
            let rest = (rest > 0).then(|| (false, format!("    and {rest} more")));
            [head].into_iter().chain(few).chain(rest)
        })
    }
}

impl Gate {
    /// The word by which it is asked for.
    fn word(self) -> String {
        clap::ValueEnum::to_possible_value(&self).map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// The kinds of edit that it allows; none if it is not about kinds.
    fn allowed(self) -> Option<&'static [Edit]> {
        match self {
            Gate::Notice => None,
            Gate::MeaningOnly => Some(&[Edit::Facts, Edit::Translation]),
            Gate::WordingOnly => Some(&[Edit::Wording, Edit::Translation]),
            Gate::TranslationOnly => Some(&[Edit::Translation]),
            Gate::LookOnly => Some(&[Edit::Look]),
            Gate::Same => Some(&[]),
        }
    }

    fn reasons(self, review: &Review) -> Vec<Reason> {
        let Some(allowed) = self.allowed() else { return without_notice(review) };
        let unknown = unknown(review);
        if !unknown.is_empty() {
            return unknown;
        }
        let mut reasons: Vec<Reason> =
            EDITS.into_iter().filter(|edit| !allowed.contains(edit)).filter_map(|edit| does(edit, review)).collect();
        reasons.extend(match self {
            Gate::MeaningOnly => without_fact(review),
            Gate::LookOnly => says_otherwise(review),
            Gate::Same if reasons.is_empty() && !review.is_empty() => {
                Some(Reason { says: "something changes".to_owned(), examples: everywhere(review) })
            }
            _ => None,
        });
        reasons
    }
}

/// All kinds of edit, in the order in which people ask for them.
const EDITS: [Edit; 5] = [Edit::Facts, Edit::Wording, Edit::Translation, Edit::Look, Edit::Configuration];

/// The changes that come without the notice that the policy asks for.
fn without_notice(review: &Review) -> Vec<Reason> {
    let told = |own: &&review::Statement| own.lacks_notice;
    let mut examples: Vec<String> = review.meaning.statements.iter().filter(told).map(sentence).collect();
    if examples.is_empty() {
        let lacking = review.meaning.notices.iter().filter(|own| own.lacking);
        examples.extend(lacking.map(|own| format!("{}: {}", own.effective, own.says)));
    }
    let says = "the policy asks for a notice that is missing, or too late".to_owned();
    if examples.is_empty() { Vec::new() } else { vec![Reason { says, examples }] }
}

/// What cannot be told, as there is no site of a side.
fn unknown(review: &Review) -> Vec<Reason> {
    let without_site = review.unbuilt.iter().filter(|own| !own.only_translations);
    let says = |name: &str| format!("that cannot be told, as {name} cannot be built");
    without_site.map(|own| Reason { says: says(&own.name), examples: Vec::new() }).collect()
}

/// Whether and where a change is of a kind: by what the review calls it, and by what shows it.
fn does(edit: Edit, review: &Review) -> Option<Reason> {
    let (says, shown) = match edit {
        Edit::Facts => ("the facts change", review.meaning.statements.iter().map(sentence).collect()),
        Edit::Look => ("the look changes", with_pieces(review, |piece| piece.aspect == Aspect::Look)),
        Edit::Wording => ("the wording changes", Vec::new()),
        Edit::Translation => ("translations change", Vec::new()),
        Edit::Configuration => ("the configuration changes", Vec::new()),
    };
    let is_called = review.edits.contains(&edit);
    let examples = if shown.is_empty() && is_called { where_seen(edit, review) } else { shown };
    (is_called || !examples.is_empty()).then(|| Reason { says: says.to_owned(), examples })
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
fn without_fact(review: &Review) -> Option<Reason> {
    let is_without = review.meaning.statements.is_empty() && !review.edits.contains(&Edit::Facts);
    let examples = everywhere(review);
    let says = "pages change, and no fact does".to_owned();
    (is_without && !examples.is_empty()).then_some(Reason { says, examples })
}

/// What a page says otherwise, to people or machines, where only its look should change.
fn says_otherwise(review: &Review) -> Option<Reason> {
    let says = |piece: &Piece| is_text(piece) || matches!(piece.aspect, Aspect::Links | Aspect::Head);
    let examples: Vec<String> = with_pieces(review, says).into_iter().chain(addresses(review)).collect();
    let says = "pages say something else".to_owned();
    (!examples.is_empty()).then_some(Reason { says, examples })
}

/// Words that are new, gone or other ones; words that were moved are the same.
fn is_text(piece: &Piece) -> bool {
    piece.aspect == Aspect::Text && piece.how != How::Moved
}

/// The pages that show a difference of a sort, and where on them.
fn with_pieces(review: &Review, fits: impl Fn(&Piece) -> bool) -> Vec<String> {
    let groups = review.pages.changed.iter();
    groups.filter_map(|group| group.pieces.iter().find(|piece| fits(piece)).map(|piece| page(group, piece))).collect()
}

fn everywhere(review: &Review) -> Vec<String> {
    with_pieces(review, |_| true).into_iter().chain(addresses(review)).collect()
}

/// Addresses that come, go or lead elsewhere.
fn addresses(review: &Review) -> Vec<String> {
    let pages = &review.pages;
    let lost = pages.lost.iter().map(|own| format!("{} is lost", own.path));
    let moved = pages.redirected.iter().map(|own| format!("{} leads to {}", own.from.path, own.to));
    let gained = pages.gained.iter().map(|own| format!("{} is new", own.path));
    lost.chain(moved).chain(gained).collect()
}

/// "list, entity example-cloud, under “Hosting” (de and 30 more)".
fn page(group: &Group, piece: &Piece) -> String {
    let kinds = group.kinds.join(", ");
    let place = if piece.place.is_empty() { String::new() } else { format!(", {}", piece.place) };
    let locales = match group.locales.as_slice() {
        [] => String::new(),
        [only] => format!(" ({only})"),
        [first, rest @ ..] => format!(" ({first} and {} more)", rest.len()),
    };
    format!("{kinds}{place}{locales}")
}

/// "adds Example Cloud GmbH in Germany; effective 2026-12-15".
fn sentence(statement: &review::Statement) -> String {
    [&statement.says].into_iter().chain(&statement.follows).map(String::as_str).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests;
