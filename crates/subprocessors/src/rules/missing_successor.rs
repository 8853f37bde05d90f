//! `missing-successor`: what takes over is engaged on the day on which it takes over.
//!
//! A replacement links two entries. If the second is not there on that day, readers see a removal that
//! promises something, and later an addition that nobody connects with it.

use super::{Context, Rule};
use crate::model::{Entity, Id, Reference, Register, Timing};
use crate::values::Date;
use source::{Diagnostic, Level, Spanned};

pub(super) const RULE: Rule = Rule {
    code: "missing-successor",
    level: Level::Error,
    checks: "Everything that stands in `replaced-by` is engaged on the day on which it takes over.",
    why: "GDPR Art. 28(2) asks to tell of replacements. If the successor is not engaged on that day, readers see a removal now and an addition later, and nothing connects them.",
    example: "\
history:
  - effective: 2027-03-01
    ended: true
    replaced-by: [other-cloud/hosting]   # which begins on 2027-04-01
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entity in &context.register.entities {
        let itself = Reference { entity: entity.id.clone(), engagement: None };
        let own = std::iter::once((itself, &entity.history));
        let engagements = entity.engagements.iter().map(|own| (entity.reference(own), &own.history));
        for (from, history) in own.chain(engagements) {
            for timing in history.iter().map(|own| &own.timing).filter(|own| own.withdrawn.is_none()) {
                let missing = |into: &Spanned<Reference>| said(context, &from, timing, into);
                diagnostics.extend(timing.replaced_by.iter().filter_map(missing));
            }
        }
    }
}

fn said(context: &Context<'_>, from: &Reference, timing: &Timing, into: &Spanned<Reference>) -> Option<Diagnostic> {
    let missed = |audience: Option<&Id>| {
        let day = timing.start_for(audience).date();
        let concerned = concerns(context.register, from, audience) && concerns(context.register, into, audience);
        (concerned && !is_engaged(context.register, into, day, audience)).then_some(day)
    };
    let day = context.audiences().find_map(missed)?;
    let message = format!("`{into}` is not engaged on `{day}`, when it takes the place of `{from}`");
    let problem = Diagnostic::error("missing-successor", message).at(into.span);
    let problem = match begins(context.register, into, day) {
        Some(begins) => problem.see(begins.span, "it begins here"),
        None => problem,
    };
    Some(problem.help(format!("let it begin by `{day}`, or name what does take over")))
}

/// Whether the readers of an audience see this at all.
fn concerns(register: &Register, reference: &Reference, audience: Option<&Id>) -> bool {
    let engagement = reference.engagement.as_ref();
    let found = register.entity(&reference.entity).zip(engagement).and_then(|(entity, id)| entity.engagement(id));
    found.is_none_or(|own| own.is_for(audience))
}

fn is_engaged(register: &Register, reference: &Reference, day: Date, audience: Option<&Id>) -> bool {
    let Some(entity) = register.entity(&reference.entity) else { return false };
    match &reference.engagement {
        Some(id) => entity.engages(id, day, audience),
        None => entity.entries(day, audience).any(|own| own.ended.is_none()),
    }
}

/// Where the successor begins, if it does so later.
fn begins(register: &Register, reference: &Reference, day: Date) -> Option<Spanned<Date>> {
    let entity: &Entity = register.entity(&reference.entity)?;
    let wanted = |id: &Id| reference.engagement.as_ref().is_none_or(|own| own == id);
    let versions = entity.engagements.iter().filter(|own| wanted(&own.id)).flat_map(|own| &own.history);
    let starts =
        versions.filter(|own| !own.timing.ended && own.timing.withdrawn.is_none()).map(|own| &own.timing.start);
    let later = starts.filter(|own| own.date() > day).min_by_key(|own| own.date())?;
    Some(later.clone().map(|start| start.date()))
}
