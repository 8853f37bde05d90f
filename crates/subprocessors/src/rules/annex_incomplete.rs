//! `annex-incomplete`: what the annexes of the standard contractual clauses ask for is there.
//!
//! They want of each sub-processor: name, address, contact person's name, position and contact details, and a
//! description of the processing (SCC 2021/915 Annex IV, 2021/914 Annex III). A list need not be the annex, so
//! this is one note for all; `require = ["annex"]` makes it an error at each entry.

use super::{Context, Rule, words};
use crate::as_of::Entry;
use crate::model::{Contact, Facts, Name};
use source::{Diagnostic, Level};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "annex-incomplete",
    level: Level::Note,
    checks: "Every current entry has an address, a contact person with name, position and contact details, and a purpose. One note counts what is missing; with `require = [\"annex\"]` each incomplete entry is an error. Classes of recipients cannot have it and are counted apart.",
    why: "SCC 2021/915 Annex IV and SCC 2021/914 Annex III ask for these of each sub-processor; identity, address and contact person have to be at hand for the whole chain (EDPB Opinion 22/2024).",
    example: "\
name: Example Cloud GmbH       # without `address` and `contacts`
engagements:
  hosting:
    section: infrastructure
    history:
      - effective: 2024-03-01
        purpose: Servers.
",
    check,
};

/// What an entry can lack, in the order of the annexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Address,
    Contact,
    ContactName,
    ContactPosition,
    ContactDetails,
    Description,
}

impl Field {
    fn words(self) -> &'static str {
        match self {
            Field::Address => "address",
            Field::Contact => "contact person",
            Field::ContactName => "contact person's name",
            Field::ContactPosition => "contact person's position",
            Field::ContactDetails => "contact details",
            Field::Description => "description of the processing",
        }
    }
}

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let (legal, classes): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) =
        context.list().entries.iter().partition(|own| matches!(own.called(), Name::Legal(_)));
    let incomplete: Vec<(&Entry<'_>, Vec<Field>)> =
        legal.iter().map(|own| (*own, missing(own))).filter(|(_, fields)| !fields.is_empty()).collect();
    match context.settings.require_annex {
        true => diagnostics.extend(incomplete.iter().map(|(entry, fields)| required(entry, fields))),
        false => diagnostics.extend(counted(&incomplete, legal.len(), classes.len())),
    }
}

fn missing(entry: &Entry<'_>) -> Vec<Field> {
    let mut missing = Vec::new();
    missing.extend(entry.party.address().is_none().then_some(Field::Address));
    missing.extend(missing_of_contact(entry.party));
    missing.extend(entry.facts.purpose().is_none().then_some(Field::Description));
    missing
}

/// What the most complete contact lacks, if there is one.
fn missing_of_contact(party: Facts<'_>) -> Vec<Field> {
    let contacts = party.contacts().into_iter().flatten();
    contacts.map(lacks).min_by_key(Vec::len).unwrap_or_else(|| vec![Field::Contact])
}

fn lacks(contact: &Contact) -> Vec<Field> {
    let is_reachable = contact.mail.is_some() || contact.url.is_some() || contact.phone.is_some();
    let parts = [
        (contact.name.is_some(), Field::ContactName),
        (contact.position.is_some(), Field::ContactPosition),
        (is_reachable, Field::ContactDetails),
    ];
    parts.into_iter().filter(|(has, _)| !has).map(|(_, field)| field).collect()
}

fn required(entry: &Entry<'_>, fields: &[Field]) -> Diagnostic {
    let subject = entry.entity.reference(entry.engagement);
    let fields = words::listed(fields.iter().map(|own| own.words()));
    let message = format!("`{subject}` lacks what the annexes ask for: {fields}");
    let problem = Diagnostic::error("annex-incomplete", message).at(entry.engagement.id.span);
    problem.help(format!("{HELP}; the configuration requires it with `require = [\"annex\"]`"))
}

fn counted(incomplete: &[(&Entry<'_>, Vec<Field>)], legal: usize, classes: usize) -> Option<Diagnostic> {
    let (first, _) = incomplete.first()?;
    let mut counts: BTreeMap<Field, usize> = BTreeMap::new();
    for field in incomplete.iter().flat_map(|(_, fields)| fields) {
        *counts.entry(*field).or_default() += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(field, count)| format!("{} {count}", field.words())).collect();
    let (lacking, of) = (incomplete.len(), if legal == 1 { "entry lacks" } else { "entries lack" });
    let apart = match classes {
        0 => String::new(),
        1 => "; 1 more is a class of recipients".to_owned(),
        more => format!("; {more} more are classes of recipients"),
    };
    let message =
        format!("{lacking} of {legal} {of} what the annexes of the clauses ask for: {}{apart}", counts.join(", "));
    let problem = Diagnostic::note("annex-incomplete", message).at(first.engagement.id.span).label("the first of them");
    Some(problem.help(HELP))
}

const HELP: &str = "add `address` and `contacts` with `name`, `position` and `mail` to the file of the entity";
