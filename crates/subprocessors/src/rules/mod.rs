//! What no single field can tell: one rule a file, all of them in one list.
//!
//! A rule says what it checks, why, and shows an example; the reference in `docs/rules.md` is made from
//! this list and that of the rules for translations. Its level can be set in `config.toml`, with a reason.

mod context;

mod dates_out_of_order;
mod idle_entity;
mod incomplete_start;
mod never_effective;
mod repeated_name;
mod unused_product;

mod engaged_after_end;
mod expired_certificate;
mod missing_successor;
mod stale_check;

mod announced_late;
mod no_policy;
mod notice_too_short;
mod silent_change;

mod missing_transfer;
mod transfer_without_place;

mod annex_incomplete;
mod chain_host;
mod personal_mailbox;
mod shared_address;
mod similar_names;

mod group;
mod spelling;
mod words;

use crate::model::Register;
use crate::values::Date;
pub use context::Context;
use source::{Diagnostic, Diagnostics, Level};
use std::collections::BTreeMap;

/// Every rule, in the order of the reference: what the facts are made of, time, notices, places, contents.
pub const ALL: &[Rule] = &[
    dates_out_of_order::RULE,
    incomplete_start::RULE,
    repeated_name::RULE,
    idle_entity::RULE,
    never_effective::RULE,
    unused_product::RULE,
    engaged_after_end::RULE,
    missing_successor::RULE,
    expired_certificate::RULE,
    stale_check::RULE,
    no_policy::RULE,
    silent_change::RULE,
    notice_too_short::RULE,
    announced_late::RULE,
    missing_transfer::RULE,
    transfer_without_place::RULE,
    similar_names::RULE,
    shared_address::RULE,
    chain_host::RULE,
    personal_mailbox::RULE,
    annex_incomplete::RULE,
];

/// A check over several facts; its example is YAML.
pub type Rule = source::Rule<fn(&Context<'_>, &mut Vec<Diagnostic>)>;

/// How the rules are set for a register.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Levels that differ from those of the rules, by code; none turns a rule off.
    pub levels: BTreeMap<String, Option<Level>>,
    /// Whether every entry has to be complete enough for the annexes of the standard contractual clauses.
    pub require_annex: bool,
    /// Whether no rule stands in the way: what would be an error is a warning.
    pub lenient: bool,
}

impl Settings {
    /// Runs a check with its code, unless it is turned off, and tells what it finds, each thing once.
    pub fn tell(&self, code: &str, check: impl FnOnce(&mut Vec<Diagnostic>), diagnostics: &mut Diagnostics) {
        let set = self.levels.get(code);
        if set == Some(&None) {
            return;
        }
        let mut found = Vec::new();
        check(&mut found);
        found.sort();
        found.dedup();
        diagnostics.extend(found.into_iter().map(|own| {
            let level = set.copied().flatten().unwrap_or(own.level);
            own.level(if self.lenient && level == Level::Error { Level::Warning } else { level })
        }));
    }
}

/// Runs every rule that is not turned off.
pub fn check(register: &Register, today: Date, settings: &Settings, diagnostics: &mut Diagnostics) {
    let whole = !diagnostics.has_errors();
    let context = Context { whole, ..Context::new(register, today, settings) };
    for rule in ALL {
        // What stands in the list on several days, or for several audiences, is said once.
        settings.tell(rule.code, |found| (rule.check)(&context, found), diagnostics);
    }
}
