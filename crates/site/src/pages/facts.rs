//! What holds for an engagement, in a language.

use super::Scene;
use crate::view::{FactsView, Line, LocationView};
use subprocessors::{Entry, Location, Role};

impl Scene<'_> {
    /// The facts of an entry; `said` are the assurances that the table says of all its rows.
    pub(crate) fn facts(&self, entry: &Entry<'_>, said: &[usize]) -> FactsView {
        let words = &self.words;
        let facts = &entry.facts;
        let assurances = facts.assurances.iter().filter(|own| !said.contains(own));
        FactsView {
            purpose_html: facts.purpose.map_or_else(|| words.ui("not_stated", &[]), |purpose| words.html(purpose)),
            condition_html: facts.condition.map(|condition| words.html(condition)),
            data_html: (!facts.data.is_empty()).then(|| self.data(facts.data)),
            locations: facts.locations.iter().map(|location| self.location(location)).collect(),
            assurances_html: assurances.map(|own| self.assurance(*own)).collect(),
            since_html: words.since(entry.since),
            until_html: entry.ended.map(|date| words.date(date).html),
        }
    }

    /// What the publisher says of a sub-processor.
    pub(crate) fn assurance(&self, assurance: usize) -> String {
        self.words.html(&self.inputs.register.assurances[assurance].name)
    }

    fn data(&self, data: &[usize]) -> String {
        let categories = &self.inputs.register.data_categories;
        let names: Vec<String> = data.iter().map(|own| self.words.html(&categories[*own].name)).collect();
        self.words.language.list(&names)
    }

    fn location(&self, location: &Location) -> LocationView {
        let regions = &self.inputs.register.regions;
        let whom: Vec<String> = location.whom.iter().map(|own| self.words.html(&regions[*own].name)).collect();
        LocationView {
            whom_html: (!whom.is_empty()).then(|| self.words.language.list(&whom)),
            places: Role::ALL.into_iter().filter_map(|role| self.places(location, role)).collect(),
        }
    }

    fn places(&self, location: &Location, role: Role) -> Option<Line> {
        let places: Vec<_> = location.places.iter().filter(|own| own.0 == role).map(|own| own.1).collect();
        (!places.is_empty()).then(|| self.line(role.word(), self.words.places(places)))
    }
}
