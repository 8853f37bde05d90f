//! `shared-address`: two companies do not have one registered address by mistake.
//!
//! Files are made by copying others. An address that was left in looks right, and is another company's.

use super::group::Groups;
use super::{Context, Rule};
use crate::model::{Entity, Facts};
use source::{Diagnostic, Level, Spanned};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "shared-address",
    level: Level::Warning,
    checks: "Two entities have one registered address only if they belong to one group: by `parent`, `affiliates`, or both being of `kind: affiliate`.",
    why: "Files are made by copying others, and the address is part of the identity that the list has to tell (EDPB Opinion 22/2024; SCC 2021/915 Annex IV).",
    example: "\
# data/subprocessors/cloud.yaml
name: Example Cloud GmbH
address: 1 Example Street, 10115 Berlin
# data/subprocessors/mail.yaml
name: Example Mail Ltd
address: 1 Example Street, 10115 Berlin
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let groups = Groups::of(context.register);
    let mut seen: BTreeMap<String, Vec<(&Entity, &Spanned<String>)>> = BTreeMap::new();
    for entity in &context.register.entities {
        let facts = entity.on(context.today, None);
        let Some(address) = facts.address() else { continue };
        let before = seen.entry(folded(address)).or_default();
        let stranger = before.iter().find(|(other, _)| is_other(context, facts, other) && !groups.unite(entity, other));
        if let Some((other, place)) = stranger {
            let message = format!("`{}` has the registered address of `{}`", entity.id, other.id);
            let problem = Diagnostic::warning("shared-address", message).at(address.span);
            let help = "check both; companies of one group name each other under `parent` or `affiliates`";
            diagnostics.push(problem.see(place.span, "the same address").help(help));
        }
        before.push((entity, address));
    }
}

/// Two files of one name are `repeated-name`.
fn is_other(context: &Context<'_>, facts: Facts<'_>, other: &Entity) -> bool {
    facts.name() != other.on(context.today, None).name()
}

/// An address without case, punctuation and line breaks.
fn folded(address: &str) -> String {
    let words = address.split(|own: char| !own.is_alphanumeric()).filter(|own| !own.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
