//! Entities that have another id and nothing else: in the facts of others they are the same.

use super::histories::all_same;
use std::collections::{BTreeMap, BTreeSet};
use subprocessors::{Engagement, Entity, Fact, Id, Party, Register, Version};

/// The ids that were replaced by others, each with the one that it has now.
pub(crate) fn renamed(before: &Register, after: &Register) -> BTreeMap<Id, Id> {
    let ids = |own: &Register| own.entities.iter().map(|own| own.id.clone()).collect::<BTreeSet<Id>>();
    let (old, new) = (ids(before), ids(after));
    let both: BTreeSet<Id> = old.intersection(&new).cloned().collect();
    let come = after.entities.iter().filter(|own| !both.contains(&own.id));
    let mut come: Vec<(&Id, Entity)> = come.map(|own| (&own.id, masked(own, &both))).collect();
    let mut renamed = BTreeMap::new();
    for own in before.entities.iter().filter(|own| !both.contains(&own.id)) {
        let entity = masked(own, &both);
        if let Some(at) = come.iter().position(|(_, other)| is_same(&entity, other)) {
            renamed.insert(own.id.clone(), come.remove(at).0.clone());
        }
    }
    renamed
}

/// A register in which these entities have the ids that they have now.
pub(super) fn with_ids(register: &Register, renamed: &BTreeMap<Id, Id>) -> Register {
    let id = |own: &Id| renamed.get(own).unwrap_or(own).clone();
    let mut entities: Vec<Entity> = register.entities.iter().map(|own| with(own, &id)).collect();
    // An entity is looked up by its place in the order of ids.
    entities.sort_by(|a, b| a.id.cmp(&b.id));
    Register { entities, ..register.clone() }
}

/// An entity that names only those that both registers have; the others may be those with another id.
fn masked(entity: &Entity, known: &BTreeSet<Id>) -> Entity {
    with(entity, &|own| if known.contains(own) { own.clone() } else { Id::new("") })
}

/// An entity with other ids for itself and all that it names.
fn with(entity: &Entity, id: &impl Fn(&Id) -> Id) -> Entity {
    let mut entity = entity.clone();
    entity.id = id(&entity.id);
    entity.facts.iter_mut().for_each(|own| in_fact(&mut own.1, id));
    let engagements = entity.engagements.iter_mut().flat_map(|own| &mut own.history);
    entity.history.iter_mut().chain(engagements).for_each(|own| in_version(own, id));
    entity
}

fn in_version(version: &mut Version, id: &impl Fn(&Id) -> Id) {
    version.facts.iter_mut().for_each(|own| in_fact(&mut own.1, id));
    version.timing.replaced_by.iter_mut().for_each(|own| own.value.entity = id(&own.value.entity));
}

fn in_fact(fact: &mut Fact, id: &impl Fn(&Id) -> Id) {
    match fact {
        Fact::Parties(all) => all.iter_mut().for_each(|own| in_party(own, id)),
        Fact::Locations(all) => all.iter_mut().filter_map(|own| own.by.as_mut()).for_each(|own| *own = id(own)),
        _ => {}
    }
}

fn in_party(party: &mut Party, id: &impl Fn(&Id) -> Id) {
    if let Party::Listed(own) = party {
        own.value = id(&own.value);
    }
}

fn is_same(a: &Entity, b: &Entity) -> bool {
    let of = |own: &Engagement| (own.id.value.clone(), own.service.clone(), own.section.clone(), own.audiences.clone());
    let is_same = |(a, b): (&Engagement, &Engagement)| of(a) == of(b) && all_same(&a.history, &b.history);
    a.facts == b.facts
        && all_same(&a.history, &b.history)
        && a.engagements.len() == b.engagements.len()
        && a.engagements.iter().zip(&b.engagements).all(is_same)
}
