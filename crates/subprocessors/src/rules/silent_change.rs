//! `silent-change`: a change that has to be announced is announced.

use super::{Context, Rule, words};
use crate::model::Timing;
use crate::notices::Notice;
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "silent-change",
    level: Level::Error,
    checks: "Every change of a kind that the policy asks to announce has a day of announcement. Corrections and imported history (`known-since`) need none.",
    why: "Customers are told of intended additions and replacements (GDPR Art. 28(2)); each change is flagged to them, a list that may change silently is not enough (EDPB Guidelines 07/2020, para. 128).",
    example: "\
history:
  - effective: 2026-12-15      # without `announced:`
    purpose: Servers.
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (notice, version) in context.notices.iter().filter(|(own, _)| own.counted_from.is_none()) {
        diagnostics.push(said(context, notice, &version.timing));
    }
}

fn said(context: &Context<'_>, notice: &Notice, timing: &Timing) -> Diagnostic {
    let (subject, day, whom) = (&notice.subject, notice.effective, words::whom(notice));
    let what = words::listed(&notice.what);
    let problem = Diagnostic::error("silent-change", format!("nothing says when `{subject}` was announced{whom}"));
    let problem = problem.at(timing.start_place(notice.audience.as_ref())).label(what);
    problem.help(if day <= context.today {
        "add `announced:` with the day on which customers were told; or `correction: true` if only the list was wrong; \
         or `known-since:` instead of `effective:` for history from before the list"
            .to_owned()
    } else if notice.latest_announcement >= context.today {
        format!("announce it by `{}` and write the day under `announced`", notice.latest_announcement)
    } else {
        let earliest = notice.earliest_if_announced(context.today);
        format!("announce it: told today, it may take effect on `{earliest}` or later")
    })
}
