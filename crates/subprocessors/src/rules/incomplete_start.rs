//! `incomplete-start`: the first version of an engagement says what it is for.
//!
//! Later versions state only what changes, so what the first one leaves out is never said. The
//! description of the processing is asked for by SCC 2021/915 Annex IV.

use super::{Context, Rule};
use crate::model::{Aspect, Engagement};
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "incomplete-start",
    level: Level::Error,
    checks: "The first version of an engagement says what it is for, and does not end it.",
    why: "Later versions state only what changes, so what the first one leaves out is never said; the description of the processing is asked for by SCC 2021/915 Annex IV.",
    example: "\
history:
  - effective: 2024-03-01
    locations: [{storage: [DE]}]
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for engagement in context.register.entities.iter().flat_map(|entity| &entity.engagements) {
        check_engagement(engagement, diagnostics);
    }
}

fn check_engagement(engagement: &Engagement, diagnostics: &mut Vec<Diagnostic>) {
    let Some(first) = engagement.history.first() else {
        return;
    };
    if !first.facts.iter().any(|(aspect, _)| *aspect == Aspect::Purpose) {
        let message = format!("the first version of `{}` does not say its purpose", engagement.id);
        let problem = Diagnostic::error("incomplete-start", message).at(first.timing.start.span);
        diagnostics.push(problem.help("add `purpose:` with what the sub-processor does"));
    }
    if first.timing.ended {
        let message = format!("`{}` ends with its first version", engagement.id);
        let problem = Diagnostic::error("incomplete-start", message).at(first.timing.start.span);
        diagnostics.push(problem.help("begin its history with the day on which it was engaged"));
    }
}
