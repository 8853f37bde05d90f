//! Places, in a language: who has their data where, and what chooses between places.

use super::Scene;
use crate::message::{Filling, escape};
use crate::view::LocationView;
use subprocessors::{Location, Offered, Place, Role, Spot, Where, Whom, by_id};

impl Scene<'_> {
    /// The locations of an entry; those for the same customers are alternatives.
    pub(crate) fn locations(&self, locations: &[&Location]) -> Vec<LocationView> {
        let mut views: Vec<LocationView> = Vec::new();
        for (at, own) in locations.iter().enumerate() {
            let alternative = locations[..at].iter().any(|before| before.whom == own.whom);
            let said = at > 0 && locations[at - 1].whom == own.whom;
            let view = self.location(own, alternative);
            // For whom it is stands above the first of several alternatives.
            let regions = self.regions_of(own, locations);
            views.push(LocationView { whom_html: view.whom_html.filter(|_| !said), regions, ..view });
        }
        views
    }

    pub(crate) fn location(&self, location: &Location, alternative: bool) -> LocationView {
        let words = &self.words;
        let offered = location.offered.map(|own| match own {
            Offered::ByDefault => words.ui("by_default", &[]),
            Offered::OnRequest => words.ui("on_request", &[]),
        });
        LocationView {
            within: location.whom != Whom::All,
            regions: None,
            alternative,
            whom_html: self.whom(&location.whom),
            offered_html: offered,
            conditions_html: location.scope.iter().flat_map(|scope| self.conditions(scope)).collect(),
            by_html: location
                .by
                .as_ref()
                .map(|id| self.entity_link(id))
                .map(|name| words.ui("acting", &[("name", Filling::markup(name))])),
            places: self.roles(location).into_iter().map(|(role, html)| self.line(role.word(), html)).collect(),
            transfers_html: self.transfers(location.transfers.as_deref().unwrap_or_default()),
            note_html: location.note.as_ref().map(|note| words.html(note)),
        }
    }

    fn whom(&self, whom: &Whom) -> Option<String> {
        let regions = &self.inputs.register.regions;
        match whom {
            Whom::All => None,
            Whom::Others => Some(self.words.ui("others", &[])),
            Whom::Regions(ids) => {
                let known = ids.iter().filter_map(|own| by_id(regions, own));
                let names: Vec<String> = known.map(|own| self.words.html(&own.name)).collect();
                Some(self.words.language.list(&names))
            }
        }
    }

    /// What happens where, in reading order.
    pub(crate) fn roles(&self, location: &Location) -> Vec<(Role, String)> {
        let places = |role: Role| -> Vec<&Where> {
            location.places.iter().filter(|own| own.0 == role).map(|own| &own.1).collect()
        };
        let stated = Role::ALL.into_iter().map(|role| (role, places(role))).filter(|(_, places)| !places.is_empty());
        stated.map(|(role, places)| (role, self.all_of(places))).collect()
    }

    /// Places in a list: single ones sorted as the language sorts, choices behind them.
    fn all_of(&self, places: Vec<&Where>) -> String {
        let mut named: Vec<(bool, String, String)> = places
            .into_iter()
            .map(|place| match place {
                Where::At(spot) => (false, self.words.place(&spot.place, &self.inputs.register), self.spot(spot)),
                choice => (true, String::new(), self.choice(choice)),
            })
            .collect();
        named.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| self.words.language.compare(&a.1, &b.1)));
        let html: Vec<String> = named.into_iter().map(|(_, _, html)| html).collect();
        self.words.language.list(&html)
    }

    fn choice(&self, place: &Where) -> String {
        let parts = |places: &[Where]| places.iter().map(|own| self.bracketed(own)).collect::<Vec<_>>();
        let chosen = |key, places: &[Where]| {
            let places = self.words.language.either(&parts(places));
            self.words.ui(key, &[("places", Filling::markup(places))])
        };
        match place {
            Where::At(spot) => self.spot(spot),
            Where::AllOf(places) => self.words.language.list(&parts(places)),
            Where::OneOf(places) => chosen("one_of", places),
            Where::Nearest(places) => chosen("nearest", places),
            Where::Chosen(places) => chosen("customer_chooses", places),
        }
    }

    /// A part of a choice; brackets keep together what belongs together.
    fn bracketed(&self, place: &Where) -> String {
        match place {
            Where::At(spot) => self.spot(spot),
            choice => format!("({})", self.choice(choice)),
        }
    }

    /// "Germany (Frankfurt · eu-central-1)".
    fn spot(&self, spot: &Spot) -> String {
        let place = escape(&self.words.place(&spot.place, &self.inputs.register)).into_owned();
        let members = self.members(spot);
        let text = |text: &source::Text| self.words.html(text);
        let cloud = spot.cloud_region.as_ref().map(|own| Filling::name(own).html);
        let more =
            members.into_iter().chain(spot.city.as_ref().map(text)).chain(spot.area.as_ref().map(text)).chain(cloud);
        let more: Vec<String> = more.collect();
        if more.is_empty() { place } else { format!("{place} ({})", more.join(" · ")) }
    }

    /// The countries of a bloc that are meant, or, of a bloc of the register's own, all of them.
    fn members(&self, spot: &Spot) -> Option<String> {
        let register = &self.inputs.register;
        let own = match &spot.place {
            Place::Own(id) => by_id(&register.blocs, id).map(|own| own.members.as_slice()).unwrap_or_default(),
            _ => &[],
        };
        let members = if spot.members.is_empty() { own } else { &spot.members };
        let members: Vec<Place> = members.iter().map(|own| Place::Country(*own)).collect();
        (!members.is_empty()).then(|| self.words.places(&members, register))
    }
}
