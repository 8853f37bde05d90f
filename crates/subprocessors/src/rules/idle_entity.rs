//! `idle-entity`: an entity of the list does something.
//!
//! A file without engagements gives a page that says of nobody what he does. An entity that others name, as
//! parent, affiliate or the one that acts in a location, needs none of its own.

use super::{Context, Rule};
use crate::model::{Entity, Fact, Id, Location, Party, Register};
use source::{Diagnostic, Level};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "idle-entity",
    level: Level::Warning,
    checks: "An entity has an engagement, or another entity names it: as parent, affiliate, or `by` in a location.",
    why: "A list of sub-processors tells what each one does (EDPB Opinion 22/2024). An entity without an engagement is a job that nobody wrote down, or a file that was left behind.",
    example: "\
# data/subprocessors/cloud.yaml
name: Example Cloud GmbH
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.whole {
        return;
    }
    let named = named(context.register);
    let idle = |own: &&Entity| own.engagements.is_empty() && !named.contains(&own.id);
    for entity in context.register.entities.iter().filter(idle) {
        let place = entity.names().next().map_or(entity.span, |name| name.span);
        let problem = Diagnostic::warning("idle-entity", format!("`{}` has no engagement", entity.id)).at(place);
        diagnostics.push(problem.help("add `engagements:` with what it does, or remove the file"));
    }
}

/// Every entity that another one names.
fn named(register: &Register) -> BTreeSet<&Id> {
    let mut named = BTreeSet::new();
    for entity in &register.entities {
        let own = entity.stated().map(|(_, fact)| fact);
        let engagements = entity.engagements.iter().flat_map(|own| &own.history);
        for fact in own.chain(engagements.flat_map(|own| &own.facts).map(|(_, fact)| fact)) {
            match fact {
                Fact::Parties(parties) => named.extend(parties.iter().filter_map(listed)),
                Fact::Locations(locations) => named.extend(locations.iter().filter_map(acting)),
                _ => {}
            }
        }
    }
    named
}

fn listed(party: &Party) -> Option<&Id> {
    match party {
        Party::Listed(id) => Some(&id.value),
        Party::Named(_) => None,
    }
}

fn acting(location: &Location) -> Option<&Id> {
    location.by.as_ref()
}
