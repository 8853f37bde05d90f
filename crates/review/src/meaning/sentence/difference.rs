//! What is said otherwise from a day on, as something that happens.

use super::moves;
use crate::meaning::words::{Words, is_list, list, noun};
use subprocessors::{Aspect, Difference, Fact};

/// "renames Example Hosting GmbH to Example Cloud GmbH", "moves storage of …".
pub(super) fn says(words: Words<'_>, own: &Difference<'_>, label: &str) -> String {
    match (own.aspect, own.before, own.after) {
        (Aspect::Name | Aspect::Class, Some(before), Some(after)) => {
            format!("renames {} to {}", words.fact(own.aspect, before), words.fact(own.aspect, after))
        }
        (Aspect::Seat, Some(Fact::Country(before)), Some(Fact::Country(after))) => {
            format!("moves the seat of {label} from {} to {}", words.country(*before), words.country(*after))
        }
        (Aspect::Locations, Some(Fact::Locations(before)), Some(Fact::Locations(after))) => {
            moves::says(words, before, after, label)
        }
        (Aspect::Locations, None, Some(Fact::Locations(after))) => {
            format!("states where {label} is: {}", words.locations(after))
        }
        (Aspect::Scope, before, after) => scope(words, before, after, label),
        (Aspect::Condition, None, Some(after)) => {
            format!("engages {label} only under the condition {}", words.fact(own.aspect, after))
        }
        (Aspect::Condition, Some(before), None) => {
            format!("engages {label} without the condition {}", words.fact(own.aspect, before))
        }
        (Aspect::Reviewed, _, Some(after)) => format!("states that {label} was reviewed on {after}"),
        (aspect, Some(before), Some(after)) if is_list(aspect) => parts(words, aspect, (before, after), label),
        (aspect, Some(Fact::Text(before)), Some(Fact::Text(after))) => {
            format!("changes the {} of {label}: “{}” → “{}”", noun(aspect), before.source, after.source)
        }
        (aspect, Some(before), Some(after)) => {
            let (before, after) = (words.fact(aspect, before), words.fact(aspect, after));
            format!("changes the {} of {label} from {before} to {after}", noun(aspect))
        }
        (aspect, None, Some(after)) => {
            format!("states the {} of {label}: {}", noun(aspect), words.fact(aspect, after))
        }
        (aspect, before, None) => {
            let before = before.map(|own| format!(": {}", words.fact(aspect, own))).unwrap_or_default();
            format!("no longer states the {} of {label}{before}", noun(aspect))
        }
    }
}

fn scope(words: Words<'_>, before: Option<&Fact>, after: Option<&Fact>, label: &str) -> String {
    let was = before.map_or("for all customers".to_owned(), |own| words.fact(Aspect::Scope, own));
    let is = after.map_or("for all customers".to_owned(), |own| words.fact(Aspect::Scope, own));
    format!("engages {label} {is}; before: {was}")
}

/// What was added to a list, and what was taken out.
fn parts(words: Words<'_>, aspect: Aspect, (before, after): (&Fact, &Fact), label: &str) -> String {
    let (old, new) = (words.items(aspect, before), words.items(aspect, after));
    let only = |own: &[String], other: &[String]| -> Vec<String> {
        own.iter().filter(|one| !other.contains(one)).cloned().collect()
    };
    let (gone, come) = (only(&old, &new), only(&new, &old));
    let noun = noun(aspect);
    match (come.is_empty(), gone.is_empty()) {
        (false, true) => format!("adds {} to the {noun} of {label}", list(&come)),
        (true, false) => format!("takes {} out of the {noun} of {label}", list(&gone)),
        (false, false) => format!("puts {} in the place of {} in the {noun} of {label}", list(&come), list(&gone)),
        (true, true) => format!("puts the {noun} of {label} in another order"),
    }
}
