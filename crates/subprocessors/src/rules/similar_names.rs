//! `similar-names`: a company is spelled in one way.
//!
//! Names are compared by their distinctive words. Companies of one group differ in legal form and country,
//! and one company may change its name: neither is a second spelling.

use super::group::Groups;
use super::spelling::{Difference, Spelling};
use super::{Context, Rule};
use crate::model::{Ai, Aspect, Entity, Fact, Party, Register};
use source::{Diagnostic, Level, Spanned};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "similar-names",
    level: Level::Warning,
    checks: "No two names of the register look like spellings of one company: legal, trading and former names, parents, affiliates, developers and hosts of models. They may differ by a slip, in punctuation, or in the legal form where the company is meant that has an entry.",
    why: "Identity is the first thing a list has to tell (EDPB Opinion 22/2024; the name in SCC 2021/915 Annex IV). Two spellings look like two companies.",
    example: "\
# data/subprocessors/phone.yaml
name: Example Telephony, Inc.
# data/subprocessors/assistant.yaml, in an engagement
ai:
  - {model: Example Voice, host: 'Example Telefony, Inc.'}
",
    check,
};

/// A name, and who is called so or says so.
struct Named<'a> {
    name: &'a Spanned<String>,
    spelling: Spelling,
    entity: &'a Entity,
    part: Part,
}

/// What a name is to the entity in whose file it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Its own, at some time.
    Own,
    /// A company that is expected to have another legal form.
    Affiliate,
    /// Another company.
    Other,
}

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let groups = Groups::of(context.register);
    let all = names(context.register);
    let own: BTreeSet<&str> = all.iter().filter(|own| own.part == Part::Own).map(|own| own.name.as_str()).collect();
    for (position, name) in all.iter().enumerate() {
        let is_known = name.part != Part::Own && own.contains(name.name.as_str());
        let others = all[..position].iter().filter(|_| !is_known);
        let similar = others.filter_map(|other| Some((difference(&groups, name, other)?, other)));
        if let Some((difference, other)) = similar.min_by_key(|(difference, _)| *difference) {
            diagnostics.push(said(name, other, difference));
        }
    }
}

/// Every name of the register: those of the entities themselves first, as the better authority.
fn names(register: &Register) -> Vec<Named<'_>> {
    let mut all: Vec<Named<'_>> = register.entities.iter().flat_map(names_of).collect();
    all.sort_by_key(|own| own.part != Part::Own);
    all
}

fn names_of(entity: &Entity) -> Vec<Named<'_>> {
    let versions = entity.engagements.iter().flat_map(|own| &own.history);
    let stated = entity.stated().chain(versions.flat_map(|own| &own.facts));
    let names = stated.flat_map(|(aspect, fact)| names_in(*aspect, fact));
    names.map(|(part, name)| Named { name, spelling: Spelling::of(name), entity, part }).collect()
}

/// The names that a fact holds.
fn names_in(aspect: Aspect, fact: &Fact) -> Vec<(Part, &Spanned<String>)> {
    let party = if aspect == Aspect::Parent { Part::Other } else { Part::Affiliate };
    match fact {
        Fact::Name(name) if matches!(aspect, Aspect::Name | Aspect::TradingName) => vec![(Part::Own, name)],
        Fact::Names(names) => names.iter().map(|name| (Part::Own, name)).collect(),
        Fact::Parties(parties) => parties.iter().filter_map(named).map(|name| (party, name)).collect(),
        Fact::Ai(models) => models.iter().flat_map(companies).map(|name| (Part::Other, name)).collect(),
        _ => Vec::new(),
    }
}

fn named(party: &Party) -> Option<&Spanned<String>> {
    match party {
        Party::Named(name) => Some(name),
        Party::Listed(_) => None,
    }
}

fn companies(model: &Ai) -> impl Iterator<Item = &Spanned<String>> {
    model.developer.iter().chain(&model.host)
}

/// In what two names differ, unless they are rightly two.
fn difference(groups: &Groups, a: &Named<'_>, b: &Named<'_>) -> Option<Difference> {
    let both_own = a.part == Part::Own && b.part == Part::Own;
    let difference = a.spelling.difference(&b.spelling).filter(|_| a.name != b.name)?;
    // Who is named as parent or affiliate is known to be another company, or is the same one over time.
    let in_group = groups.unite(a.entity, b.entity);
    if both_own && in_group {
        return None;
    }
    let may_differ_in_form = both_own
        || in_group
        || (a.part != Part::Own && b.part != Part::Own)
        || [a, b].iter().any(|own| own.part == Part::Affiliate);
    (difference != Difference::Form || !may_differ_in_form).then_some(difference)
}

fn said(name: &Named<'_>, other: &Named<'_>, difference: Difference) -> Diagnostic {
    let (own, better) = (name.name, other.name);
    let message = match difference {
        Difference::Form => format!("`{own}` differs from `{better}` only in its legal form"),
        Difference::Layout | Difference::Slip => format!("`{own}` looks like another spelling of `{better}`"),
    };
    let problem = Diagnostic::warning("similar-names", message).at(own.span).see(better.span, "the other one");
    problem.help(match (name.part, other.part) {
        (Part::Own, _) => "if they are one company, keep one file; two of one group name each other under `parent` or \
             `affiliates`"
            .to_owned(),
        (_, Part::Own) => format!("if it is the company of `{}`, write `{better}`", other.entity.id),
        _ => "if they are one company, write its name in one way".to_owned(),
    })
}
