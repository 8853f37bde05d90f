//! Promises that a change can be held to: what it must not do, whatever else it does.

mod places;
mod reason;

use crate::terminal;
use reason::Reason;
use review::show::visible;
use review::{Edit, Review};

/// A promise about a change.
///
/// Each kind of change names what it may do; whatever else the review finds breaks the promise. A change that does
/// nothing keeps all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Gate {
    /// Every change of the facts for which the policy asks for a notice has one, in time
    Notice,
    /// What readers have been told stays as it is: what changes, changes by a version with a date of its own; no
    /// version of today or earlier says something else now, and no announcement does
    AppendOnly,
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
            let head = (true, format!("{}: {}", self.gate.word(), visible(&reason.says)));
            let few = reason.examples.iter().take(FEW).map(|own| (false, format!("    {}", visible(own))));
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
            Gate::Notice | Gate::AppendOnly => None,
            Gate::MeaningOnly => Some(&[Edit::Facts, Edit::Translation]),
            Gate::WordingOnly => Some(&[Edit::Wording, Edit::Translation]),
            Gate::TranslationOnly => Some(&[Edit::Translation]),
            Gate::LookOnly => Some(&[Edit::Look]),
            Gate::Same => Some(&[]),
        }
    }

    fn reasons(self, review: &Review) -> Vec<Reason> {
        let about_facts = match self {
            Gate::Notice => reason::without_notice(review),
            Gate::AppendOnly => reason::rewrites(review),
            _ => None,
        };
        let Some(allowed) = self.allowed() else {
            return reason::unknown_facts(review).into_iter().chain(about_facts).collect();
        };
        let unknown = reason::unknown(review);
        if !unknown.is_empty() {
            return unknown;
        }
        let mut reasons = reason::other_than(allowed, review);
        reasons.extend(match self {
            Gate::MeaningOnly => reason::without_fact(review),
            Gate::LookOnly => reason::says_otherwise(review),
            Gate::Same if reasons.is_empty() => reason::differs(review),
            _ => None,
        });
        reasons
    }
}

#[cfg(test)]
mod tests;
