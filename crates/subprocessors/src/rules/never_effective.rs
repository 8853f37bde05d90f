//! `never-effective`: an engagement is in effect on some day, for somebody.
//!
//! Dates that cancel each other out leave an engagement that no list ever shows. What was announced and then
//! called off is history that readers saw, so it is only noted.

use super::{Context, Rule};
use crate::model::{Engagement, Entity};
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "never-effective",
    level: Level::Warning,
    checks: "An engagement is in effect on some day for some audience. What was announced and called off is noted only.",
    why: "No list, past or coming, shows it, so a reader who was told of it cannot find it, and a mistake in its dates stays unseen.",
    example: "\
history:
  - effective: 2026-03-01
    withdrawn: 2026-02-01
    purpose: Servers.
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entity in &context.register.entities {
        let never = |own: &&Engagement| !own.history.is_empty() && !is_ever_engaged(context, entity, own);
        diagnostics.extend(entity.engagements.iter().filter(never).map(|own| said(entity, own)));
    }
}

fn is_ever_engaged(context: &Context<'_>, entity: &Entity, engagement: &Engagement) -> bool {
    context.audiences().filter(|own| engagement.is_for(*own)).any(|audience| {
        let mut days = engagement.history.iter().flat_map(|own| own.timing.turns(audience));
        days.any(|day| entity.engages(&engagement.id, day, audience))
    })
}

fn said(entity: &Entity, engagement: &Engagement) -> Diagnostic {
    let message = format!("`{}` never takes effect", entity.reference(engagement));
    let timings = || engagement.history.iter().map(|own| &own.timing);
    let called_off = timings().find(|own| own.announced.is_some()).and_then(|own| own.withdrawn.as_ref());
    match (called_off, timings().find_map(|own| own.withdrawn.as_ref())) {
        (Some(off), _) => Diagnostic::note("never-effective", message)
            .at(engagement.id.span)
            .see(off.span, "called off here")
            .help("keep it as long as readers may look for what they were told, then remove it"),
        (None, Some(off)) => Diagnostic::warning("never-effective", message)
            .at(engagement.id.span)
            .see(off.span, "called off here")
            .help("remove it, as nobody was told of it; or add `announced:` with the day on which they were"),
        (None, None) => {
            let problem = Diagnostic::warning("never-effective", message).at(engagement.id.span);
            problem.help("check its dates: it ends before it begins")
        }
    }
}
