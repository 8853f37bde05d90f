//! Where an engagement stands, whatever the day: for which service, in which table, for which readers.

use crate::meaning::seen::Seen;
use crate::meaning::sentence::audience;
use crate::meaning::statement::{self, Found};
use crate::meaning::words::{list, named};
use std::collections::BTreeSet;
use subprocessors::{Engagement, Id, Reference};

/// For which service, in which table, for which readers an engagement is listed.
pub(super) fn stands(
    before: &Seen<'_>,
    after: &Seen<'_>,
    subject: &Reference,
    old: &Engagement,
    new: &Engagement,
) -> Vec<Found> {
    let label = after.words.called(subject, after.today);
    let mut said = Vec::new();
    if old.service != new.service {
        let name = |seen: &Seen<'_>, id: &Id| named(&seen.register().services, id, |own| &own.name).to_owned();
        said.push(format!(
            "lists {label} for the service {} instead of {}",
            name(after, &new.service),
            name(before, &old.service)
        ));
    }
    if old.section != new.section {
        said.push(format!("lists {label} in the table `{}` instead of `{}`", new.section, old.section));
    }
    let readers = |own: &Engagement| own.audiences.iter().cloned().collect::<BTreeSet<Id>>();
    if readers(old) != readers(new) {
        let names = |seen: &Seen<'_>, all: &[Id]| match all {
            [] => "all readers".to_owned(),
            all => list(&all.iter().map(|own| audience(seen.words, own)).collect::<Vec<_>>()),
        };
        let (was, is) = (names(before, &old.audiences), names(after, &new.audiences));
        said.push(format!("lists {label} for {is} instead of {was}"));
    }
    said.into_iter().map(|says| statement::bare("other", subject, says, after.today)).collect()
}
