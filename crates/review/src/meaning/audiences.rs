//! What is said for all readers, and beside it what is said otherwise for some.

use super::sentence;
use super::statement::Found;
use super::words::Words;
use subprocessors::{Id, Register};

/// The statements for all readers, with those of each audience laid over them.
pub(super) fn merged(register: &Register, compare: impl Fn(Option<&Id>) -> Vec<Found>) -> Vec<Found> {
    let mut all = compare(None);
    for audience in &register.audiences {
        let name = sentence::audience(Words { register }, &audience.id);
        let general = all.len();
        for found in compare(Some(&audience.id)) {
            match same(&all[..general], &found) {
                Some(at) => lay(&mut all[at], &found, &name),
                None => all.push(alone(found, &name)),
            }
        }
    }
    all
}

/// The statement that says the same of the same.
fn same(all: &[Found], found: &Found) -> Option<usize> {
    let own = &found.statement;
    let says = |other: &Found| {
        let other = &other.statement;
        (&other.what, &other.subject, &other.says) == (&own.what, &own.subject, &own.says)
    };
    all.iter().position(says)
}

/// Adds what follows for an audience and not for all.
fn lay(general: &mut Found, found: &Found, name: &str) {
    let known = &general.statement.follows;
    let others: Vec<String> = found.statement.follows.iter().filter(|own| !known.contains(own)).cloned().collect();
    let others: Vec<String> =
        (!others.is_empty()).then(|| format!("for {name}: {}", others.join("; "))).into_iter().collect();
    general.statement.lacks_notice |= found.statement.lacks_notice;
    general.statement.rewrites = general.statement.rewrites.or(found.statement.rewrites);
    if let (Some(all), Some(own)) = (&mut general.notice, &found.notice)
        && all.says != own.says
    {
        all.says = [std::slice::from_ref(&all.says), &others].concat().join("; ");
        all.lacking |= own.lacking;
    }
    general.statement.follows.extend(others);
}

fn alone(mut found: Found, name: &str) -> Found {
    found.statement.says = format!("for {name}: {}", found.statement.says);
    if let Some(own) = &mut found.notice {
        own.says = format!("for {name}: {}", own.says);
    }
    found
}
