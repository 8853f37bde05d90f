//! `stale-check`: a self-certification to the Data Privacy Framework was checked within a year.
//!
//! Companies certify themselves each year; one that does not is taken off the list of participants, and
//! the adequacy decision no longer covers it.

use super::{Context, Rule};
use crate::as_of::Entry;
use crate::model::Transfer;
use crate::schema::Mechanism;
use jiff::ToSpan;
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "stale-check",
    level: Level::Warning,
    checks: "A transfer by `dpf`, `dpf-uk` or `dpf-ch` was checked in the last 365 days. One that has no `checked` is noted only.",
    why: "Companies certify themselves to the Data Privacy Framework each year; one that does not is taken off the list of participants, and the decision no longer covers it (Implementing Decision (EU) 2023/1795, Annex I, section III.6).",
    example: "\
transfer:
  - by: dpf
    checked: 2024-01-15
",
    check,
};

/// How long a check is good for: the time for which a company certifies itself.
const YEAR: i64 = 365;

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entry in &context.list().entries {
        let own = entry.facts.transfers().into_iter().flatten();
        let locations = entry.facts.locations().into_iter().flatten();
        let all = own.chain(locations.flat_map(|location| location.transfers.iter().flatten()));
        diagnostics.extend(all.filter(|own| is_annual(own.by)).filter_map(|own| stale(context, entry, own)));
    }
}

fn is_annual(mechanism: Mechanism) -> bool {
    matches!(mechanism, Mechanism::Dpf | Mechanism::DpfUk | Mechanism::DpfCh)
}

fn stale(context: &Context<'_>, entry: &Entry<'_>, transfer: &Transfer) -> Option<Diagnostic> {
    let (word, name) = (transfer.by.word(), entry.called().source());
    let help = format!("look `{name}` up at https://www.dataprivacyframework.gov/list and write the day as `checked`");
    let Some(checked) = &transfer.checked else {
        let message = format!("nothing says when the `{word}` certification of `{name}` was last checked");
        return Some(Diagnostic::note("stale-check", message).at(transfer.span.span).help(help));
    };
    let is_fresh = checked.saturating_add(YEAR.days()) >= context.today;
    let message = format!("the `{word}` certification of `{name}` was last checked on `{checked}`");
    (!is_fresh).then(|| Diagnostic::warning("stale-check", message).at(checked.span).help(help))
}
