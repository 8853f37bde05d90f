//! What the facts say otherwise, in sentences.
//!
//! Two registers are compared with their whole histories, not as the lists of one day: most edits are about a day that
//! is still to come. For all readers, and then for each audience:
//!
//! 1. [`histories`] puts the histories of both registers side by side, by entity and engagement, and in each the
//!    versions: by their day and by what they state.
//! 2. A version that is there only after is *new*, one that is there only before is *gone*. What it does is told by the
//!    typed changes of its own register on its day ([`seen`]): so a version that says nothing new is no change, and the
//!    end of one engagement with the beginning of its successor is one change, not two.
//! 3. A version that is there before and after is compared by its days ([`dates`]): moved, announced, withdrawn; and by
//!    what holds on its day of the aspects that it states ([`facts`]): what differs there was said otherwise without a
//!    version of its own, and rewrites what readers know.
//! 4. [`notice`] counts, by the policy of the register after, what customers have to be told.
//!
//! What an audience is told otherwise than all readers is added to the statement for all, or is one of its own
//! ([`audiences`]). What holds whatever the day follows: words, policy, publisher. Nothing else is compared, so layout,
//! order, comments and quotes make no statement.
//!
//! The same facts on two days have no edit between them. There the statements are the changes that take effect from the
//! one to the other, and what was told in between ([`passed`]).

mod audiences;
mod compared;
mod concerned;
mod dates;
mod facts;
mod filled;
mod findings;
mod histories;
mod notice;
mod notices;
mod passed;
mod past;
mod policy;
mod publisher;
mod renamed;
mod seen;
mod sentence;
mod statement;
mod stricter;
mod vocabulary;
mod words;

pub(crate) use renamed::renamed;

use crate::report::Meaning;
use crate::side::Side;
use renamed::with_ids;
use seen::Seen;
use statement::Found;
use std::collections::BTreeSet;
use subprocessors::{Id, Reference, Register};

/// What differs.
pub(crate) fn compare(before: &Side, after: &Side) -> Meaning {
    let (fires, resolved) = findings::compare(before, after);
    let mut found = match (&before.register, &after.register) {
        (Some(old), Some(new)) => statements(before, after, old, new),
        _ => Vec::new(),
    };
    found.sort_by_key(|own| own.day);
    Meaning {
        notices: notices::of(&found),
        statements: found.into_iter().map(|own| own.statement).collect(),
        locales: locales(after),
        fires,
        resolved,
    }
}

fn statements(before: &Side, after: &Side, old: &Register, new: &Register) -> Vec<Found> {
    let mut found = Vec::new();
    let ids = renamed(old, new);
    let old = &with_ids(old, &ids);
    if before.sources != after.sources {
        let known = before.known.unwrap_or(after.as_of()).min(after.as_of());
        found.extend(audiences::merged(new, |audience| {
            let seen = |register| Seen::of(register, after.as_of(), audience);
            compared::compare(&seen(old), &seen(new).since(old, known))
        }));
        let whole = |id: &Id| Reference { entity: id.clone(), engagement: None };
        let seen = Seen::of(new, after.as_of(), None);
        found.extend(ids.iter().map(|(old, new)| compared::with_id(&seen, &whole(old), &whole(new))));
        found.extend(vocabulary::compare(old, new, after.as_of()));
        found.extend(policy::compare(old, new, after.as_of()));
        found.extend(publisher::compare(old, new, after.as_of()));
    }
    let told: Vec<(String, String)> = found.iter().map(statement_key).collect();
    let passed = audiences::merged(new, |audience| {
        passed::between(&Seen::of(new, after.as_of(), audience), before.as_of(), after.as_of())
    });
    found.extend(passed.into_iter().filter(|own| !told.contains(&statement_key(own))));
    // A change that two histories have in common is said of each of them.
    let mut known = BTreeSet::new();
    found.retain(|own| known.insert((own.statement.what.clone(), statement_key(own))));
    found.into_iter().map(|own| filled::filled(own, new)).collect()
}

fn statement_key(found: &Found) -> (String, String) {
    (found.statement.subject.clone(), found.statement.says.clone())
}

/// In how many languages the list is published.
fn locales(side: &Side) -> usize {
    let published = side.site.as_ref().map(site::Site::locales);
    published.unwrap_or_else(|| side.catalogues.as_ref().map_or(0, |own| own.progress().len() + 1))
}
