//! Conditions on customers, in a language: labels with values, so that no grammar is bent.

use super::Scene;
use crate::message::Filling;
use subprocessors::{Dimension, FeatureDefault, Id, Identified, Scope, by_id};

impl Scene<'_> {
    /// A condition as HTML, in parts that all have to hold.
    pub(crate) fn conditions(&self, scope: &Scope) -> Vec<String> {
        match scope {
            Scope::All(parts) => parts.iter().map(|part| self.condition(part)).collect(),
            one => vec![self.condition(one)],
        }
    }

    fn condition(&self, scope: &Scope) -> String {
        let language = self.words.language;
        let nested = |parts: &[Scope]| parts.iter().map(|part| self.nested(part)).collect::<Vec<_>>();
        match scope {
            Scope::Is { dimension, values, not } => self.comparison(*dimension, values, *not),
            Scope::Uses { what, not } => self.usage(what, *not),
            Scope::All(parts) => language.list(&nested(parts)),
            Scope::Any(parts) => language.either(&nested(parts)),
        }
    }

    /// A part of a condition; brackets keep together what belongs together.
    fn nested(&self, scope: &Scope) -> String {
        match scope {
            Scope::All(_) | Scope::Any(_) => format!("({})", self.condition(scope)),
            one => self.condition(one),
        }
    }

    fn comparison(&self, dimension: Dimension, values: &[Id], not: bool) -> String {
        let names: Vec<String> = values.iter().map(|value| self.value(dimension, value)).collect();
        let language = self.words.language;
        let (key, names) = match not {
            true => ("condition_is_not", language.list(&names)),
            false => ("condition_is", language.either(&names)),
        };
        let what = self.words.ui(&format!("dimension_{}", dimension.word()), &[]);
        self.words.ui(key, &[("dimension", Filling::markup(what)), ("values", Filling::markup(names))])
    }

    fn value(&self, dimension: Dimension, id: &Id) -> String {
        let register = &self.inputs.register;
        let text = match dimension {
            Dimension::Product => {
                let product = by_id(&register.products, id).expect("a condition names known products");
                return Filling::name(&product.name).html;
            }
            Dimension::Edition => by_id(&register.editions, id).map(|own| &own.name),
            Dimension::Plan => by_id(&register.plans, id).map(|own| &own.name),
            Dimension::Deployment => by_id(&register.deployments, id).map(|own| &own.name),
            Dimension::Region => by_id(&register.regions, id).map(|own| &own.name),
            Dimension::Cohort => by_id(&register.cohorts, id).map(|own| &own.name),
        };
        self.words.html(text.expect("a condition names known words"))
    }

    /// The same without markup.
    pub(crate) fn plain_value(&self, dimension: Dimension, id: &Id) -> String {
        let register = &self.inputs.register;
        let text = |own: Option<&source::Text>| own.map_or_else(|| id.to_string(), |text| self.words.plain(text));
        match dimension {
            Dimension::Product => by_id(&register.products, id).map_or_else(|| id.to_string(), |own| own.name.clone()),
            Dimension::Edition => text(by_id(&register.editions, id).map(|own| &own.name)),
            Dimension::Plan => text(by_id(&register.plans, id).map(|own| &own.name)),
            Dimension::Deployment => text(by_id(&register.deployments, id).map(|own| &own.name)),
            Dimension::Region => text(by_id(&register.regions, id).map(|own| &own.name)),
            Dimension::Cohort => text(by_id(&register.cohorts, id).map(|own| &own.name)),
        }
    }

    fn usage(&self, what: &Id, not: bool) -> String {
        let key = if not { "condition_uses_not" } else { "condition_uses" };
        self.words.ui(key, &[("name", Filling::markup(self.used(what, not)))])
    }

    /// The name of what customers use; of a feature also whether it is used unless they do something.
    fn used(&self, id: &Id, not: bool) -> String {
        let register = &self.inputs.register;
        if let Some(feature) = by_id(&register.features, id) {
            let name = self.words.html(&feature.name);
            let with_default = |key| self.words.ui(key, &[("name", Filling::markup(name.clone()))]);
            return match feature.default.filter(|_| !not) {
                Some(FeatureDefault::OptIn) => with_default("feature_opt_in"),
                Some(FeatureDefault::OptOut) => with_default("feature_opt_out"),
                Some(FeatureDefault::Always) | None => name,
            };
        }
        let others = register.configurations.iter().chain(&register.integrations);
        let own = others.clone().find(|own| own.id() == id).map(|own| self.words.html(&own.name));
        let service = || by_id(&register.services, id).map(|own| Filling::name(&own.name).html);
        own.or_else(service).expect("a condition names known words")
    }
}
