//! `dates-out-of-order`: a history runs from old to new, and the dates of a version fit each other.
//!
//! Folding a history relies on its order. Late announcements are a rule of their own.

use super::{Context, Rule};
use crate::model::{Timing, Until, Version};
use crate::values::Date;
use source::{Diagnostic, Level, Spanned};

pub(super) const RULE: Rule = Rule {
    code: "dates-out-of-order",
    level: Level::Error,
    checks: "A history runs from old to new, and every date of a version fits the others.",
    why: "What a version does not state is taken from those before it, so their order is part of the facts. Late announcements are `announced-late`.",
    example: "\
history:
  - effective: 2024-03-01
    purpose: Servers.
  - effective: 2023-01-01
    purpose: Backups.
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entity in &context.register.entities {
        for history in std::iter::once(&entity.history).chain(entity.engagements.iter().map(|own| &own.history)) {
            check_order(history, diagnostics);
            history.iter().for_each(|version| check_version(&version.timing, diagnostics));
        }
    }
}

fn check_order(history: &[Version], diagnostics: &mut Vec<Diagnostic>) {
    // What was called off takes no day: another may be announced for it.
    let history: Vec<&Version> = history.iter().filter(|own| own.timing.withdrawn.is_none()).collect();
    for pair in history.windows(2) {
        let (earlier, later) = (&pair[0].timing.start, &pair[1].timing.start);
        if later.date() <= earlier.date() {
            let message = format!("`{}` comes after `{}` but is not later", later.date(), earlier.date());
            let problem = Diagnostic::error("dates-out-of-order", message).at(later.span);
            let help = "write the oldest version first; what changes on one day is one version";
            diagnostics.push(problem.see(earlier.span, "the version before it").help(help));
        }
    }
}

/// The dates of one version: it lasts at least a day, is moved before it would have taken effect, and is called off
/// before it does.
fn check_version(timing: &Timing, diagnostics: &mut Vec<Diagnostic>) {
    let start = timing.start.date();
    let mut problem = |date: &Spanned<Date>, message: String| {
        let problem = Diagnostic::error("dates-out-of-order", message).at(date.span);
        diagnostics.push(problem.see(timing.start.span, "in effect from here").help("check both dates"));
    };
    if let Some(Spanned { value: Until::Day(last), span }) = timing.until
        && last < start
    {
        problem(&Spanned::new(last, span), format!("`{last}` is the last day, but it takes effect later"));
    }
    if let Some(off) = timing.withdrawn.as_ref().filter(|own| own.value >= start) {
        problem(off, format!("called off on `{off}`, when it was already in effect"));
    }
    for moved in timing.moved.iter().filter(|own| own.on.value > own.from.value) {
        problem(&moved.on, format!("moved on `{}`, after the day from which it was moved", moved.on));
    }
    check_told(timing, diagnostics);
}

/// What was not announced yet cannot be moved or called off.
fn check_told(timing: &Timing, diagnostics: &mut Vec<Diagnostic>) {
    let Some(announced) = &timing.announced else { return };
    let moved = timing.moved.iter().map(|own| (&own.on, "moved"));
    let off = timing.withdrawn.iter().map(|own| (own, "called off"));
    for (date, what) in moved.chain(off).filter(|(own, _)| own.value < announced.value) {
        let message = format!("{what} on `{date}`, before it was announced");
        let problem = Diagnostic::error("dates-out-of-order", message).at(date.span);
        diagnostics.push(problem.see(announced.span, "announced here").help("check both dates"));
    }
}
