//! A change as a thing: "the end of Example Cloud GmbH".

use super::{came, went};
use crate::meaning::words::{Words, noun};
use subprocessors::{Aspect, Change, Date, What};

/// What a change is, as a phrase that a verb can follow.
pub(in crate::meaning) fn phrase(words: Words<'_>, change: &Change<'_>) -> String {
    let label = words.subject(&change.subject, &change.name);
    let day = change.effective.map_or(Date::MAX, |own| own.date);
    match change.what {
        What::Added => format!("the engagement of {label}"),
        What::Removed => format!("the end of {label}"),
        What::Replaced => format!("the replacement of {} by {}", went(words, change, day), came(words, change, day)),
        What::Merged => format!("the merger of {} into {}", went(words, change, day), came(words, change, day)),
        What::Split => format!("the split of {} into {}", went(words, change, day), came(words, change, day)),
        What::Renamed => format!("the new name {label}"),
        What::Purpose => format!("the new {} of {label}", aspect(change, "purpose")),
        What::Location => format!("the new {} of {label}", aspect(change, "places")),
        What::Data => format!("the change of the {} of {label}", aspect(change, "data")),
        What::Scope => format!("the change of customers for whom {label} is engaged"),
        What::Transfer => format!("the new grounds for transfers of {label}"),
        What::Contact | What::Other => format!("the change of the {} of {label}", aspect(change, "facts")),
    }
}

/// What it is called, if only one thing changes.
fn aspect<'a>(change: &Change<'_>, several: &'a str) -> &'a str {
    match change.differences.as_slice() {
        [one] if one.aspect != Aspect::Name => noun(one.aspect),
        _ => several,
    }
}
