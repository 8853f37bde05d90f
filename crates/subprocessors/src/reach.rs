//! Where data can be: which countries, in which role, for which customers, and on which ground.

use crate::adequacy::Standing;
use crate::as_of::{Entry, List};
use crate::model::{Facts, Location, Reference, Role, Spot, Transfer, Whom, by_id};
use crate::schema::{Mechanism, Offered, View};
use crate::scope::{Applies, Dimension, Profile};
use crate::values::{Bloc, Country, Place};
use std::collections::BTreeMap;

/// A place that data of some customers can reach through an entry of the list.
#[derive(Debug, Clone)]
pub struct Reach<'l, 'a> {
    /// The entry.
    pub entry: &'l Entry<'a>,
    /// The location that names the place.
    pub location: &'a Location,
    /// What happens there.
    pub role: Role,
    /// The place as it was written.
    pub spot: &'a Spot,
    /// Whether it is only possible: one of several, on request, or under a condition.
    pub possible: bool,
    /// The condition under which the entry or the location applies, if it is not settled.
    pub applies: Applies,
    /// The grounds that are stated for its third countries: those of the location, or else of the entry.
    pub transfers: &'a [Transfer],
}

/// The countries that data can reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Countries {
    /// The countries, by code. A bloc stands for its members.
    pub known: Vec<Country>,
    /// Whether it can be anywhere, or in a bloc whose members are not stated.
    pub unbounded: bool,
    /// How many entries that can apply do not say where.
    pub unstated: usize,
}

/// A country that data can reach and that a law does not count as its own or as adequate without more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThirdCountry {
    /// The country.
    pub country: Country,
    /// How it stands.
    pub standing: Standing,
    /// The mechanisms that are stated as grounds for it, by all entries together.
    pub mechanisms: Vec<Mechanism>,
    /// The entries that reach it and state no ground that serves under the law.
    pub without_ground: Vec<Reference>,
}

impl<'a> List<'a> {
    /// Every place that data of a customer can reach, in the order of entries; with a role, only in that one.
    pub fn reach<'l>(&'l self, profile: &Profile, role: Option<Role>) -> Vec<Reach<'l, 'a>> {
        self.entries.iter().flat_map(|entry| self.reach_of(entry, profile, role)).collect()
    }

    /// The countries that data of a customer can reach.
    pub fn countries(&self, profile: &Profile, role: Option<Role>) -> Countries {
        let mut countries = Countries::default();
        for entry in self.entries.iter().filter(|own| self.applies(own.facts, profile).can()) {
            let reach = self.reach_of(entry, profile, None);
            countries.unstated += usize::from(reach.is_empty());
            for place in reach.iter().filter(|own| role.is_none_or(|role| own.role == role)) {
                match self.members(place.spot) {
                    Some(members) => countries.known.extend(members),
                    None => countries.unbounded = true,
                }
            }
        }
        countries.known.sort_unstable();
        countries.known.dedup();
        countries
    }

    /// The third countries that data of a customer can reach, seen from a law, and on which grounds.
    pub fn third_countries(&self, profile: &Profile, view: View) -> Vec<ThirdCountry> {
        let mut all: BTreeMap<Country, ThirdCountry> = BTreeMap::new();
        for place in self.reach(profile, None) {
            for country in self.members(place.spot).unwrap_or_default() {
                let standing = self.register.standing(view, country, self.date);
                if !standing.needs_ground() {
                    continue;
                }
                let grounds: Vec<Mechanism> =
                    place.grounds(view, country, &standing).iter().map(|own| own.by).collect();
                let found = all.entry(country).or_insert_with(|| ThirdCountry {
                    country,
                    standing,
                    mechanisms: Vec::new(),
                    without_ground: Vec::new(),
                });
                found.add(grounds, place.entry.entity.reference(place.entry.engagement));
            }
        }
        all.into_values().collect()
    }

    /// Whether an entry with these facts applies to a customer.
    pub fn applies(&self, facts: Facts<'_>, profile: &Profile) -> Applies {
        facts.scope().map_or(Applies::Yes, |scope| scope.applies_to(profile, self.register))
    }

    /// The locations of an entry that are, or can be, for a customer.
    pub fn locations_for(&self, facts: Facts<'a>, profile: &Profile) -> Vec<(&'a Location, Applies)> {
        let applies = self.applies(facts, profile);
        let locations = facts.locations().map(Vec::as_slice).unwrap_or_default();
        let each = locations.iter().map(|own| (own, applies.clone().and(self.holds(own, locations, profile))));
        each.filter(|(_, applies)| applies.can()).collect()
    }

    /// Every place that data of a customer can reach through one entry.
    pub fn reach_of<'l>(&self, entry: &'l Entry<'a>, profile: &Profile, role: Option<Role>) -> Vec<Reach<'l, 'a>> {
        let locations = entry.facts.locations().map(Vec::as_slice).unwrap_or_default();
        let own: &'a [Transfer] = entry.facts.transfers().map(Vec::as_slice).unwrap_or_default();
        let mut all = Vec::new();
        for (location, applies) in self.locations_for(entry.facts, profile) {
            let alternatives = locations.iter().filter(|other| other.whom == location.whom).count();
            let only = alternatives > 1 || location.offered == Some(Offered::OnRequest);
            let places = location.places.iter().filter(|own| role.is_none_or(|role| own.0 == role));
            for (role, place) in places {
                all.extend(place.spots().into_iter().map(|(spot, choice)| Reach {
                    entry,
                    location,
                    role: *role,
                    spot,
                    possible: only || choice || applies != Applies::Yes,
                    applies: applies.clone(),
                    transfers: location.transfers.as_deref().unwrap_or(own),
                }));
            }
        }
        all
    }

    /// Whether a location is for a customer: by its regions, by those that the others name, and by its condition.
    fn holds(&self, location: &Location, all: &[Location], profile: &Profile) -> Applies {
        let regions = profile.has.get(&Dimension::Region);
        let whom = match (&location.whom, regions) {
            (Whom::All, _) => Applies::Yes,
            (Whom::Regions(own), Some(regions)) => yes_or_no(regions.iter().any(|region| own.contains(region))),
            (Whom::Others, Some(regions)) => {
                let named = |region| all.iter().any(|other| other.whom.names(region));
                yes_or_no(regions.iter().any(|region| !named(region)))
            }
            (Whom::Regions(own), None) => Applies::OnlyIf(region_is(own, false)),
            (Whom::Others, None) => {
                let named: Vec<_> = self.register.regions.iter().map(|own| own.id.clone()).collect();
                let named =
                    named.into_iter().filter(|own| all.iter().any(|other| other.whom.names(own))).collect::<Vec<_>>();
                if named.is_empty() { Applies::Yes } else { Applies::OnlyIf(region_is(&named, true)) }
            }
        };
        let scope = location.scope.as_ref().map_or(Applies::Yes, |own| own.applies_to(profile, self.register));
        whom.and(scope)
    }

    /// The countries that a spot stands for; nothing if it has no bounds.
    pub fn members(&self, spot: &Spot) -> Option<Vec<Country>> {
        if !spot.members.is_empty() {
            return Some(spot.members.clone());
        }
        match &spot.place {
            Place::Country(country) => Some(vec![*country]),
            Place::Bloc(bloc) => Some(Bloc::members(*bloc).collect()),
            Place::Own(id) => {
                by_id(&self.register.blocs, id).map(|own| own.members.clone()).filter(|own| !own.is_empty())
            }
            Place::Worldwide => None,
        }
    }
}

impl ThirdCountry {
    /// Adds the grounds of one entry that reaches the country.
    fn add(&mut self, grounds: Vec<Mechanism>, entry: Reference) {
        if grounds.is_empty() && !self.without_ground.contains(&entry) {
            self.without_ground.push(entry);
        }
        self.mechanisms.extend(grounds);
        self.mechanisms.sort_unstable();
        self.mechanisms.dedup();
    }
}

impl Reach<'_, '_> {
    /// The grounds that are stated for a country, by a law.
    pub fn grounds(&self, view: View, country: Country, standing: &Standing) -> Vec<&Transfer> {
        let leads = |own: &&Transfer| {
            (own.to.is_empty() || own.to.contains(&country)) && (own.from.is_empty() || own.from.contains(&view))
        };
        self.transfers.iter().filter(leads).filter(|own| own.by.serves(view, standing)).collect()
    }
}

fn region_is(values: &[crate::Id], not: bool) -> crate::scope::Scope {
    crate::scope::Scope::Is { dimension: Dimension::Region, values: values.to_vec(), not }
}

fn yes_or_no(holds: bool) -> Applies {
    if holds { Applies::Yes } else { Applies::No }
}
