//! `announced-late`: a change is announced before it takes effect.
//!
//! A late announcement is better than none, so it is not the error that a short notice is; but customers
//! could not object in time.

use super::{Context, Rule, words};
use crate::model::{Id, Start, Timing, Version};
use crate::values::Date;
use source::{Diagnostic, Level};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "announced-late",
    level: Level::Warning,
    checks: "No change is announced after it took effect; and none that needs notice on the day itself.",
    why: "Customers are told of intended changes, so that they can object before they happen (GDPR Art. 28(2)).",
    example: "\
history:
  - announced: 2026-03-10
    effective: 2026-03-01
    purpose: Servers.
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut said_of = BTreeSet::new();
    for (notice, version) in context.notices.iter().filter(|(own, _)| own.is_short() && own.days_given() <= Some(0)) {
        if said_of.insert(std::ptr::from_ref(*version)) {
            diagnostics.extend(said(&version.timing, notice.audience.as_ref()));
        }
    }
    // What needs no notice is not announced for a day that is over either.
    for version in context.register.entities.iter().flat_map(|own| own.versions()) {
        let late = context.audiences().find(|audience| is_after_effect(version, *audience));
        if let Some(audience) = late.filter(|_| said_of.insert(std::ptr::from_ref(version))) {
            diagnostics.extend(said(&version.timing, audience));
        }
    }
}

fn is_after_effect(version: &Version, audience: Option<&Id>) -> bool {
    let timing = &version.timing;
    let Start::Effective(effective) = timing.start_for(audience) else { return false };
    let is_news = !timing.correction && timing.withdrawn.is_none();
    is_news && timing.told_for(audience).is_some_and(|told| told > effective)
}

fn said(timing: &Timing, audience: Option<&Id>) -> Option<Diagnostic> {
    let effective: Date = timing.start_for(audience).date();
    let (told, place) = (timing.told_for(audience)?, timing.told_place(audience)?);
    let message = match (effective - told).get_days() {
        0 => format!("announced on `{told}`, the day on which it takes effect"),
        days => format!("announced on `{told}`, {} after it took effect", words::days(-days)),
    };
    let problem = Diagnostic::warning("announced-late", message).at(place);
    let help = "check both dates; if customers were told before, write that day; if only the list was wrong, \
                replace `announced` by `correction: true`";
    Some(problem.see(timing.start_place(audience), "in effect from here").help(help))
}
