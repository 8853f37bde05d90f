//! What is said in the place of something else, of the same day: nothing happens but that the list says otherwise.

use super::moves::{Pair, pairs};
use crate::meaning::words::{Words, list, noun, quoted, role_noun};
use subprocessors::{Aspect, Difference, Fact, Location, Role};

/// "storage for customers in the EU in Germany instead of France", "the website … instead of …".
pub(in crate::meaning) fn instead(old: Words<'_>, new: Words<'_>, own: &Difference<'_>) -> String {
    if let (Some(Fact::Locations(before)), Some(Fact::Locations(after))) = (own.before, own.after)
        && let Some(parts) = places(old, new, before, after)
    {
        return parts;
    }
    if own.aspect == Aspect::Scope {
        let whom = |words: Words<'_>, fact: Option<&Fact>| {
            fact.map_or("for all customers".to_owned(), |own| words.fact(Aspect::Scope, own))
        };
        return format!("engaged {} instead of {}", whom(new, own.after), whom(old, own.before));
    }
    let noun = noun(own.aspect);
    let before = own.before.map(|fact| old.fact(own.aspect, fact));
    let after = own.after.map(|fact| new.fact(own.aspect, fact));
    in_place(&format!("the {noun}"), before, after).unwrap_or_default()
}

fn places(old: Words<'_>, new: Words<'_>, before: &[Location], after: &[Location]) -> Option<String> {
    let parts: Vec<String> = pairs(before, after)?.iter().flat_map(|own| pair(old, new, own)).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn pair(old: Words<'_>, new: Words<'_>, pair: &Pair<'_>) -> Vec<String> {
    match (pair.before, pair.after) {
        (Some(before), Some(after)) => {
            let roles = Role::ALL.into_iter().filter_map(|role| of_role(old, new, role, before, after));
            roles.chain(grounds(old, new, before, after)).chain(note(new, before, after)).collect()
        }
        (None, Some(own)) => vec![format!("places {}{} as well", new.placed(own), new.whom(own))],
        (Some(own), None) => vec![format!("nothing of places {}{}", old.placed(own), old.whom(own))],
        (None, None) => Vec::new(),
    }
}

fn of_role(old: Words<'_>, new: Words<'_>, role: Role, before: &Location, after: &Location) -> Option<String> {
    let (was, is) = (old.at(before, role), new.at(after, role));
    let (noun, whom) = (role_noun(role), new.whom(after));
    match (was.is_empty(), is.is_empty()) {
        _ if was == is => None,
        (true, _) => Some(format!("{noun}{whom} in {} as well", list(&is))),
        (_, true) => Some(format!("nothing of {noun}{whom} instead of {}", list(&was))),
        _ => Some(format!("{noun}{whom} in {} instead of {}", list(&is), list(&was))),
    }
}

fn grounds(old: Words<'_>, new: Words<'_>, before: &Location, after: &Location) -> Option<String> {
    let said = |words: Words<'_>, own: &Location| own.transfers.as_ref().map(|all| words.transfers(all));
    in_place(&format!("the grounds for transfers{}", new.whom(after)), said(old, before), said(new, after))
}

fn note(new: Words<'_>, before: &Location, after: &Location) -> Option<String> {
    let said = |own: &Location| own.note.as_ref().map(|text| quoted(&text.source));
    in_place(&format!("the note on the places{}", new.whom(after)), said(before), said(after))
}

/// "the website … instead of …"; nothing if both are the same.
fn in_place(noun: &str, before: Option<String>, after: Option<String>) -> Option<String> {
    match (before, after) {
        (before, after) if before == after => None,
        (Some(before), Some(after)) => Some(format!("{noun} {after} instead of {before}")),
        (None, after) => Some(format!("{noun} {}", after.unwrap_or_default())),
        (Some(before), None) => Some(format!("nothing of {noun} instead of {before}")),
    }
}
