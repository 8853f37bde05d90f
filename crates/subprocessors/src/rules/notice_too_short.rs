//! `notice-too-short`: a change is announced as many days before it as the policy asks for.

use super::{Context, Rule, words};
use crate::model::Timing;
use crate::notices::Notice;
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "notice-too-short",
    level: Level::Error,
    checks: "Between the announcement of a change and its effect lie at least the days of the policy, for every audience. A change that was moved forward counts from the day on which that was told.",
    why: "Customers are told in time to object (GDPR Art. 28(2)); the number of days is a promise of the contract, in the clauses of SCC 2021/915 no. 7.7 and SCC 2021/914 no. 9 too.",
    example: "\
# the policy has `notice-days: 30`
history:
  - announced: 2026-12-01
    effective: 2026-12-15
    purpose: Servers.
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (notice, version) in context.notices.iter().filter(|(own, _)| own.is_short()) {
        diagnostics.extend(said(context, notice, &version.timing));
    }
}

/// What is announced when it has taken effect is `announced-late`.
fn said(context: &Context<'_>, notice: &Notice, timing: &Timing) -> Option<Diagnostic> {
    let given = notice.days_given().filter(|own| *own > 0)?;
    let (earliest, audience) = (notice.earliest_effective?, notice.audience.as_ref());
    let (subject, days, whom) = (&notice.subject, words::days(given), words::whom(notice));
    let message = format!("`{subject}` has {days} of notice{whom}, the policy asks for {}", notice.days_due);
    let problem = Diagnostic::error("notice-too-short", message).at(timing.start_place(audience));
    let told = timing.told_place(audience)?;
    Some(problem.see(told, "customers were told here").help(if notice.effective > context.today {
        format!("let it take effect on `{earliest}` or later; fewer days that were agreed stand under `notice`, with the reason")
    } else {
        format!(
            "`{earliest}` was the first day in time: check both dates; fewer days that were agreed stand under `notice`, with the reason"
        )
    }))
}
