//! Which customers a change concerns: by product, and by region.

use super::seen::{Seen, facts_on};
use subprocessors::{Change, Date, Dimension, Facts, Id, Location, Profile, Reference, Register, What};

/// Names of the products whose customers a change concerns; none if it concerns those of all.
pub(super) fn products(seen: &Seen<'_>, change: &Change<'_>) -> Vec<String> {
    products_of(seen, &sides(seen, change), Some(change.what))
}

/// Names of the regions whose customers a change concerns; none if it concerns those of all.
pub(super) fn regions(seen: &Seen<'_>, change: &Change<'_>) -> Vec<String> {
    regions_of(seen, &sides(seen, change), Some(change.what))
}

/// The same of what is said before and after.
pub(super) fn products_of(seen: &Seen<'_>, sides: &Sides<'_>, what: Option<What>) -> Vec<String> {
    let concerns = |id: &Id| concerns(seen, sides, what, &Profile::default().with(Dimension::Product, id));
    let all = seen.register().products.iter().map(|own| (own.name.clone(), concerns(&own.id.value)));
    some_of(all.collect())
}

/// The same by region.
pub(super) fn regions_of(seen: &Seen<'_>, sides: &Sides<'_>, what: Option<What>) -> Vec<String> {
    let concerns = |id: &str| concerns(seen, sides, what, &Profile::default().with(Dimension::Region, id));
    let named = seen.register().regions.iter().map(|own| (own.name.source.to_string(), concerns(&own.id)));
    // Customers of no region that has a name: no id is empty.
    some_of(named.chain([("All other customers".to_owned(), concerns(""))]).collect())
}

fn some_of(all: Vec<(String, bool)>) -> Vec<String> {
    let is_for_all = all.iter().all(|own| own.1);
    all.into_iter().filter(|own| own.1 && !is_for_all).map(|own| own.0).collect()
}

/// What is said of everything that a change is about, on the day before it and on its day.
pub(super) type Sides<'a> = Vec<(Facts<'a>, Facts<'a>)>;

fn sides<'a>(seen: &Seen<'a>, change: &Change<'_>) -> Sides<'a> {
    let Some(day) = change.effective.map(|own| own.date) else { return Vec::new() };
    let before = day.yesterday().unwrap_or(day);
    let own = [&change.subject].into_iter().chain(&change.from).chain(&change.into);
    own.flat_map(|own| engagements(seen.register(), own))
        .map(|own| (facts(seen, &own, before), facts(seen, &own, day)))
        .collect()
}

/// What two registers say of one thing on a day.
pub(super) fn rewritten<'a>(before: &Seen<'a>, after: &Seen<'a>, subject: &Reference, day: Date) -> Sides<'a> {
    let own = engagements(after.register(), subject).into_iter();
    own.map(|own| (facts(before, &own, day), facts(after, &own, day))).collect()
}

fn facts<'a>(seen: &Seen<'a>, reference: &Reference, day: Date) -> Facts<'a> {
    facts_on(seen.register(), reference, day, seen.audience.as_ref())
}

/// The engagement that is meant, or all of an entity.
fn engagements(register: &Register, reference: &Reference) -> Vec<Reference> {
    match (&reference.engagement, register.entity(&reference.entity)) {
        (None, Some(entity)) => entity.engagements.iter().map(|own| entity.reference(own)).collect(),
        _ => vec![reference.clone()],
    }
}

fn concerns(seen: &Seen<'_>, sides: &Sides<'_>, what: Option<What>, profile: &Profile) -> bool {
    sides.iter().any(|(before, after)| {
        let (old, new) = (places(seen, *before, profile), places(seen, *after, profile));
        let is_for = !old.is_empty() || !new.is_empty() || is_nowhere(*before) && is_nowhere(*after);
        let applies = applies(seen, *before, profile) || applies(seen, *after, profile);
        applies && is_for && (what != Some(What::Location) || old != new || is_nowhere(*after))
    })
}

fn is_nowhere(facts: Facts<'_>) -> bool {
    facts.locations().is_none_or(Vec::is_empty)
}

fn applies(seen: &Seen<'_>, facts: Facts<'_>, profile: &Profile) -> bool {
    facts.iter().next().is_some() && seen.list.applies(facts, profile).can()
}

fn places<'a>(seen: &Seen<'a>, facts: Facts<'a>, profile: &Profile) -> Vec<&'a Location> {
    seen.list.locations_for(facts, profile).into_iter().map(|own| own.0).collect()
}
