//! A condition on customers, with names instead of ids.

use super::{Words, either, named, quoted};
use subprocessors::{Dimension, Id, Scope};

impl Words<'_> {
    /// "the product is Example Chat or Example Mail, and the customer uses “Suggested answers”".
    pub(in crate::meaning) fn scope(&self, scope: &Scope) -> String {
        match scope {
            Scope::Is { dimension, values, not } => {
                let values: Vec<String> = values.iter().map(|own| self.value(*dimension, own)).collect();
                let not = if *not { "not " } else { "" };
                format!("the {} is {not}{}", dimension.word(), either(&values))
            }
            Scope::Uses { what, not: false } => format!("the customer uses {}", self.used(what)),
            Scope::Uses { what, not: true } => format!("the customer does not use {}", self.used(what)),
            Scope::All(parts) => self.parts(parts, ", and "),
            Scope::Any(parts) => self.parts(parts, ", or "),
        }
    }

    fn parts(&self, parts: &[Scope], word: &str) -> String {
        let part = |own: &Scope| match own {
            Scope::All(_) | Scope::Any(_) => format!("({})", self.scope(own)),
            leaf => self.scope(leaf),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(word)
    }

    fn value(&self, dimension: Dimension, id: &Id) -> String {
        let register = self.register;
        match dimension {
            Dimension::Product => named(&register.products, id, |own| &own.name).to_owned(),
            Dimension::Edition => quoted(named(&register.editions, id, |own| &own.name.source)),
            Dimension::Plan => quoted(named(&register.plans, id, |own| &own.name.source)),
            Dimension::Deployment => quoted(named(&register.deployments, id, |own| &own.name.source)),
            Dimension::Region => quoted(named(&register.regions, id, |own| &own.name.source)),
            Dimension::Cohort => quoted(named(&register.cohorts, id, |own| &own.name.source)),
        }
    }

    fn used(&self, id: &Id) -> String {
        let register = self.register;
        let feature = register.features.iter().find(|own| own.id == *id).map(|own| &own.name);
        let terms = || register.configurations.iter().chain(&register.integrations);
        let text = feature.or_else(|| terms().find(|own| own.id == *id).map(|own| &own.name));
        match text {
            Some(text) => quoted(&text.source),
            None => named(&register.services, id, |own| &own.name).to_owned(),
        }
    }
}
