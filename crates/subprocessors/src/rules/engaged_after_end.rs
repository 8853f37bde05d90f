//! `engaged-after-end`: what a legal entity does ends when the entity ends.
//!
//! The history of an entity and those of its engagements are written apart, so one can be forgotten.

use super::{Context, Rule};
use crate::as_of::Ended;
use crate::model::{Engagement, Entity, Id};
use crate::values::Date;
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "engaged-after-end",
    level: Level::Error,
    checks: "No engagement of an entity is in effect on a day on which the entity itself has ended.",
    why: "The list would name a processor that does not exist any more; the identity of every sub-processor has to be current (EDPB Opinion 22/2024).",
    example: "\
name: Example Cloud GmbH
history:
  - effective: 2026-05-01
    ended: true
engagements:
  hosting:
    section: infrastructure
    history:
      - effective: 2024-03-01      # and no end
        purpose: Servers.
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entity in context.register.entities.iter().filter(|own| own.history.iter().any(|own| own.timing.ended)) {
        for engagement in &entity.engagements {
            let mut audiences = context.audiences();
            if let Some((day, ended)) = audiences.find_map(|audience| overlap(entity, engagement, audience)) {
                diagnostics.push(said(entity, engagement, day, &ended));
            }
        }
    }
}

/// The first day on which an engagement stands although its entity has ended.
fn overlap<'a>(entity: &'a Entity, engagement: &Engagement, audience: Option<&Id>) -> Option<(Date, Ended<'a>)> {
    let versions = entity.history.iter().chain(&engagement.history);
    let mut days: Vec<Date> = versions.flat_map(|own| own.timing.turns(audience)).collect();
    days.sort_unstable();
    let mut standing = days.into_iter().filter(|day| entity.engages(&engagement.id, *day, audience));
    standing.find_map(|day| Some((day, entity.ended(day, audience)?)))
}

fn said(entity: &Entity, engagement: &Engagement, day: Date, ended: &Ended<'_>) -> Diagnostic {
    let message = format!("`{}` is engaged on `{day}`, but `{}` has ended", entity.reference(engagement), entity.id);
    let problem = Diagnostic::error("engaged-after-end", message).at(engagement.id.span);
    let help = format!("end the engagement too: add `- effective: {}` with `ended: true` to its history", ended.date);
    problem.see(ended.timing.start.span, "the entity ended here").help(help)
}
