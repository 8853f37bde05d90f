//! `repeated-name`: two files do not describe one legal entity.
//!
//! One entity with several jobs has one file with several engagements, so that its page is whole.

use super::{Context, Rule};
use crate::model::Entity;
use source::{Diagnostic, Level, Span};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "repeated-name",
    level: Level::Error,
    checks: "Two files do not describe one legal entity.",
    why: "One entity with several jobs has one file with several engagements, so that its page is whole.",
    example: "\
# data/subprocessors/cloud.yaml and data/subprocessors/hosting.yaml
name: Example Cloud GmbH
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, (&Entity, Span)> = BTreeMap::new();
    for entity in &context.register.entities {
        let Some(name) = entity.on(context.today, None).name() else {
            continue;
        };
        let folded = name.to_lowercase();
        let Some((first, place)) = seen.get(&folded) else {
            seen.insert(folded, (entity, name.span));
            continue;
        };
        let message = format!("`{name}` is already the name of `{}`", first.id);
        let problem = Diagnostic::error("repeated-name", message).at(name.span).see(*place, "the other one");
        diagnostics.push(problem.help("keep one file and write several `engagements` in it"));
    }
}
