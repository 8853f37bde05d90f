//! `repeated-name`: two files do not describe one legal entity.
//!
//! One entity with several jobs has one file with several engagements, so that its page is whole.

use crate::model::{Entity, Name, Register};
use source::{Diagnostic, Diagnostics, Span};
use std::collections::BTreeMap;

pub(super) fn check(register: &Register, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, (&Entity, Span)> = BTreeMap::new();
    for entity in &register.entities {
        let Name::Legal(name) = &entity.name else {
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
