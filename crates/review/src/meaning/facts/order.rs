//! Whether two facts say the same, in whatever order: what is a set has none, whoever wrote it down.

use subprocessors::{Fact, Location, Spot, Transfer, Where};

/// Whether two facts differ in nothing but the order of their parts.
pub(super) fn is_reordered(before: &Fact, after: &Fact) -> bool {
    match (before, after) {
        (Fact::Words(a), Fact::Words(b)) => same_set(a, b),
        (Fact::Names(a), Fact::Names(b)) => same_set(a, b),
        (Fact::Parties(a), Fact::Parties(b)) => same_set(a, b),
        (Fact::Links(a), Fact::Links(b)) => same_set(a, b),
        (Fact::Contacts(a), Fact::Contacts(b)) => same_set(a, b),
        (Fact::Certifications(a), Fact::Certifications(b)) => same_set(a, b),
        (Fact::Ai(a), Fact::Ai(b)) => same_set(a, b),
        (Fact::Details(a), Fact::Details(b)) => same_set(a, b),
        (Fact::Transfers(a), Fact::Transfers(b)) => same_by(a, b, same_transfer),
        (Fact::Locations(a), Fact::Locations(b)) => same_by(a, b, same_location),
        _ => false,
    }
}

fn same_set<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    same_by(a, b, T::eq)
}

/// Whether each of the one has a partner of its own in the other.
fn same_by<T>(a: &[T], b: &[T], is_same: impl Fn(&T, &T) -> bool) -> bool {
    let mut left: Vec<&T> = b.iter().collect();
    let mut take = |own: &T| left.iter().position(|other| is_same(own, other)).map(|at| left.remove(at)).is_some();
    a.len() == b.len() && a.iter().all(&mut take)
}

fn same_location(a: &Location, b: &Location) -> bool {
    let rest = |own: &Location| Location { places: Vec::new(), transfers: None, ..own.clone() };
    let transfers = match (&a.transfers, &b.transfers) {
        (Some(a), Some(b)) => same_by(a, b, same_transfer),
        (a, b) => a == b,
    };
    transfers && rest(a) == rest(b) && same_by(&a.places, &b.places, |a, b| a.0 == b.0 && same_place(&a.1, &b.1))
}

fn same_place(a: &Where, b: &Where) -> bool {
    match (a, b) {
        (Where::At(a), Where::At(b)) => {
            let rest = |own: &Spot| Spot { members: Vec::new(), ..own.clone() };
            rest(a) == rest(b) && same_set(&a.members, &b.members)
        }
        (Where::AllOf(a), Where::AllOf(b))
        | (Where::OneOf(a), Where::OneOf(b))
        | (Where::Nearest(a), Where::Nearest(b))
        | (Where::Chosen(a), Where::Chosen(b)) => same_by(a, b, same_place),
        _ => false,
    }
}

fn same_transfer(a: &Transfer, b: &Transfer) -> bool {
    let rest = |own: &Transfer| Transfer { modules: Vec::new(), to: Vec::new(), from: Vec::new(), ..own.clone() };
    rest(a) == rest(b) && same_set(&a.modules, &b.modules) && same_set(&a.to, &b.to) && same_set(&a.from, &b.from)
}
