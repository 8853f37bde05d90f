//! `no-policy`: the register says how long before a change customers are told.
//!
//! The law sets no number of days, so without the contract's none can be counted: neither deadlines nor
//! changes that came too fast.

use super::{Context, Rule};
use crate::model::Policy;
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "no-policy",
    level: Level::Note,
    checks: "The register states how many days before a change customers are told.",
    why: "GDPR Art. 28(2) asks that customers be told in time to object and sets no number of days: those are the contract's. Without them the list cannot say until when customers may object, and no rule can tell whether a change was announced in time.",
    example: "\
# data/register.yaml, without
policy:
  - notice-days: 30
    objection-days: 14
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let own = context.register.audiences.iter().flat_map(|own| &own.policy);
    let states_days = |own: &Policy| own.notice_days.is_some();
    if context.register.policy.iter().chain(own).any(states_days) {
        return;
    }
    let message = "the register does not say how many days before a change customers are told";
    let help = "add `policy:` to data/register.yaml with what your contracts say, such as `- notice-days: 30`";
    diagnostics.push(Diagnostic::note("no-policy", message).help(help));
}
