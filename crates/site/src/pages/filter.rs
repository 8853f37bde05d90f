//! The filter of the list: what customers differ in, and for whom each row is.

use super::Scene;
use crate::message::Filling;
use crate::view::{ChoiceOfView, DimensionView, FilterView};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use subprocessors::{Dimension, Id, Location, Scope, Whom};

impl Scene<'_> {
    /// What the list can be filtered by: words, and the dimensions that change something of any row.
    pub(crate) fn filter(&self) -> FilterView {
        let fill = |name| (name, Filling::words(&format!("{{{name}}}")));
        FilterView {
            dimensions: self.dimensions().into_iter().map(|own| self.dimension(own)).collect(),
            count: self.words.label("filter_count", &[fill("shown"), fill("all")]),
        }
    }

    fn dimensions(&self) -> BTreeSet<Dimension> {
        let facts = || self.list().entries.iter().map(|own| own.facts);
        let scopes = facts().filter_map(|own| own.scope());
        let named = scopes.flat_map(Scope::names).filter_map(|(dimension, _)| dimension);
        let mut locations = facts().flat_map(|own| own.locations().into_iter().flatten());
        let by_region = locations.any(|own| own.whom != Whom::All).then_some(Dimension::Region);
        named.chain(by_region).collect()
    }

    fn dimension(&self, dimension: Dimension) -> DimensionView {
        let values = self.inputs.register.values(Some(dimension));
        let choice = |id: Id| ChoiceOfView { name: self.plain_value(dimension, &id), id: id.to_string() };
        DimensionView {
            id: dimension.word(),
            label_html: self.words.ui(&format!("dimension_{}", dimension.word()), &[]),
            values: values.into_iter().map(choice).collect(),
        }
    }

    /// The regions that a location is for, unless it is for all.
    pub(crate) fn regions_of(&self, location: &Location, all: &[&Location]) -> Option<String> {
        let named = |id: &Id, own: &Location| matches!(&own.whom, Whom::Regions(ids) if ids.contains(id));
        let regions = self.inputs.register.regions.iter().map(|own| &own.id);
        let is_for = |id: &&Id| match location.whom {
            Whom::All => true,
            Whom::Regions(_) => named(id, location),
            Whom::Others => !all.iter().any(|own| named(id, own)),
        };
        let ids: Vec<&str> = regions.filter(is_for).map(Id::as_str).collect();
        (location.whom != Whom::All).then(|| ids.join(" "))
    }
}

/// A condition for the script: `["region",0,"eu"]`, the 1 for "is not"; `["and",…]`, `["or",…]`. What is used
/// cannot be chosen, so it is always open.
pub(crate) fn condition(scope: &Scope) -> Value {
    match scope {
        Scope::Is { dimension, values, not } => {
            let values = values.iter().map(|own| json!(own.as_str()));
            [json!(dimension.word()), json!(u8::from(*not))].into_iter().chain(values).collect()
        }
        Scope::Uses { .. } => json!(["uses"]),
        Scope::All(parts) => [json!("and")].into_iter().chain(parts.iter().map(condition)).collect(),
        Scope::Any(parts) => [json!("or")].into_iter().chain(parts.iter().map(condition)).collect(),
    }
}
