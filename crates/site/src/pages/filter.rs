//! The filter of the list: what customers differ in, and for whom each row is.

use super::Scene;
use crate::message::Filling;
use crate::view::{ChoiceOfView, DimensionView, FilterView};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use subprocessors::{Applies, Dimension, Entry, Id, Location, Profile, Register, Scope, Whom};

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

/// For whom an entry is, for the script; nothing if it is for all.
pub(crate) fn condition(entry: &Entry<'_>, register: &Register) -> Option<String> {
    let scope = entry.facts.scope()?;
    for_script(scope, register).map(|own| own.to_string())
}

fn for_script(scope: &Scope, register: &Register) -> Option<Value> {
    // What is known of every customer, such as features that are always on, is settled here.
    match scope.applies_to(&Profile::default(), register) {
        Applies::Yes => None,
        Applies::No => Some(json!(["or"])),
        Applies::OnlyIf(rest) => Some(value(&rest)),
    }
}

/// `["region",0,"eu"]`, with 1 for "is not"; `["and",…]`, `["or",…]`. What is used cannot be chosen, so it is
/// always open.
fn value(scope: &Scope) -> Value {
    match scope {
        Scope::Is { dimension, values, not } => {
            let values = values.iter().map(|own| json!(own.as_str()));
            [json!(dimension.word()), json!(u8::from(*not))].into_iter().chain(values).collect()
        }
        Scope::Uses { .. } => json!(["uses"]),
        Scope::All(parts) => [json!("and")].into_iter().chain(parts.iter().map(value)).collect(),
        Scope::Any(parts) => [json!("or")].into_iter().chain(parts.iter().map(value)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use source::{Diagnostics, Sources};

    const REGISTER: &str = "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
products: {chat: {name: Example Chat}, mail: {name: Example Mail}}
regions: {eu: {name: Customers in the EU}, us: {name: Customers in the US}}
features: {search: {name: Search, default: always}, ai: {name: AI answers, default: opt-in}}
sections: [hosting]
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
";

    const SENTENCES: [&str; 9] = [
        "region is eu",
        "region is not eu",
        "region is eu or us",
        "region is eu and product is chat",
        "region is eu or product is not chat",
        "(region is eu and product is chat) or (region is us and product is mail)",
        "customer does not use search",
        "customer uses search and region is not us",
        "product is mail unless customer uses ai",
    ];

    /// What the script does, in the same order.
    fn can(when: &Value, chosen: &[(&str, &str)]) -> bool {
        let all = when.as_array().unwrap();
        let (what, rest) = (all[0].as_str().unwrap(), &all[1..]);
        match what {
            "and" => rest.iter().all(|part| can(part, chosen)),
            "or" => rest.iter().any(|part| can(part, chosen)),
            _ => {
                chosen.iter().find(|own| own.0 == what).is_none_or(|own| rest.contains(&json!(own.1)) != (rest[0] == 1))
            }
        }
    }

    #[test]
    fn the_script_shows_what_can_apply() {
        let engagement = |(at, sentence): (usize, &&str)| {
            format!(
                "  e{at}:\n    section: hosting\n    history:\n      - known-since: 2020-01-01\n        purpose: Servers.\n        applies-if: {sentence}\n"
            )
        };
        let world = format!("{REGISTER}{}", SENTENCES.iter().enumerate().map(engagement).collect::<String>());
        let register = subprocessors::load(&Sources::from_world(&world), &mut Diagnostics::new()).unwrap();
        let list = register.as_of("2024-01-01".parse().unwrap(), None);
        assert_eq!(list.entries.len(), SENTENCES.len());
        for (entry, sentence) in list.entries.iter().zip(SENTENCES) {
            let scope = entry.facts.scope().unwrap();
            let when = for_script(scope, &register);
            for region in [None, Some("eu"), Some("us")] {
                for product in [None, Some("chat"), Some("mail")] {
                    let chosen: Vec<(&str, &str)> = region
                        .map(|own| ("region", own))
                        .into_iter()
                        .chain(product.map(|own| ("product", own)))
                        .collect();
                    let with = |profile: Profile, (key, value): &(&str, &str)| {
                        profile.with(Dimension::parse(key).unwrap(), value)
                    };
                    let profile = chosen.iter().fold(Profile::default(), with);
                    let expected = scope.applies_to(&profile, &register).can();
                    let shown = when.as_ref().is_none_or(|when| can(when, &chosen));
                    assert_eq!(shown, expected, "{sentence} for {chosen:?}");
                }
            }
        }
    }
}
