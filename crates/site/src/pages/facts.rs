//! What holds for an engagement, in a language.

use super::Scene;
use crate::view::{FactsView, Line, LocationView};
use subprocessors::{Entry, Id, Location, Role, Whom, by_id};

impl Scene<'_> {
    /// The facts of an entry; `said` are the assurances that the table says of all its rows.
    pub(crate) fn facts(&self, entry: &Entry<'_>, said: &[Id]) -> FactsView {
        let words = &self.words;
        let facts = &entry.facts;
        let assurances = facts.assurances().into_iter().flatten().filter(|own| !said.contains(own));
        let data = facts.data().filter(|data| !data.is_empty());
        let locations = facts.locations().into_iter().flatten();
        FactsView {
            purpose_html: facts.purpose().map_or_else(|| words.ui("not_stated", &[]), |purpose| words.html(purpose)),
            condition_html: facts.condition().map(|condition| words.html(condition)),
            data_html: data.map(|data| self.data(data)),
            locations: locations.map(|location| self.location(location)).collect(),
            assurances_html: assurances.map(|own| self.assurance(own)).collect(),
            since_html: words.since(entry.since),
            until_html: entry.ended.map(|own| words.date(own.date).html),
        }
    }

    /// What the publisher says of a sub-processor.
    pub(crate) fn assurance(&self, assurance: &Id) -> String {
        let term = by_id(&self.inputs.register.assurances, assurance).expect("an assurance is one of the register's");
        self.words.html(&term.name)
    }

    fn data(&self, data: &[Id]) -> String {
        let categories = &self.inputs.register.data_categories;
        let names: Vec<String> =
            data.iter().filter_map(|own| by_id(categories, own)).map(|own| self.words.html(&own.name)).collect();
        self.words.language.list(&names)
    }

    fn location(&self, location: &Location) -> LocationView {
        let regions = &self.inputs.register.regions;
        let whom: Vec<String> = match &location.whom {
            Whom::Regions(ids) => {
                ids.iter().filter_map(|own| by_id(regions, own)).map(|own| self.words.html(&own.name)).collect()
            }
            Whom::All | Whom::Others => Vec::new(),
        };
        LocationView {
            whom_html: (!whom.is_empty()).then(|| self.words.language.list(&whom)),
            places: Role::ALL.into_iter().filter_map(|role| self.places(location, role)).collect(),
        }
    }

    fn places(&self, location: &Location, role: Role) -> Option<Line> {
        let places = location.places.iter().filter(|own| own.0 == role).flat_map(|own| own.1.spots());
        let places: Vec<_> = places.map(|(spot, _)| &spot.place).collect();
        (!places.is_empty()).then(|| self.line(role.word(), self.words.places(places, &self.inputs.register)))
    }
}
