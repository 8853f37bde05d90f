//! Where data goes: a picture of what happens where, and the same facts as a table.

use super::Scene;
use super::list::anchor;
use crate::message::escape;
use crate::pictures::flow::{Flow, FlowBand, FlowGroup, Tone};
use crate::routes::PageId;
use crate::view::{Draft, LinkView, PlaceGroupView, PlaceView, PlacesView, WhereView};
use std::collections::{BTreeMap, BTreeSet};
use subprocessors::{Entry, Mechanism, Place, Profile, Reach, Role, Standing, View};

/// Where data of all customers goes, as the law of the Economic Area sees it (GDPR Chapter V).
pub(crate) fn view(scene: &Scene<'_>) -> Draft<WhereView> {
    let choices = scene.record.register.facets.iter().enumerate().map(|(at, own)| LinkView {
        url: format!("{}#choice.places", scene.url(PageId::Facet(at))),
        title_html: scene.choice_name(own).html,
        current: false,
    });
    let page = WhereView {
        heading_html: scene.words.ui("places_title", &[]),
        places: scene.places_for(&Profile::default(), Some(View::Eea)),
        choices: choices.collect(),
    };
    Draft {
        title: scene.words.label("places_title", &[]),
        description: Some(scene.words.label("places_text", &[])),
        page,
    }
}

/// How a place stands under a law, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Protection {
    Home,
    Adequate,
    Ground,
    Open,
}

/// What is known of a place.
#[derive(Default)]
struct Spot<'a> {
    protection: Option<Protection>,
    /// By role: the entries, and whether any of them is there in all cases.
    roles: BTreeMap<Role, (BTreeSet<String>, bool)>,
    entries: BTreeMap<String, &'a Entry<'a>>,
    decisions: BTreeSet<String>,
    mechanisms: BTreeSet<Mechanism>,
}

/// A place with its name in the language.
type Named<'a> = (String, Spot<'a>);

impl<'a> Scene<'a> {
    /// Where data of a customer can be, as a law sees it; without a law, all places stand alike.
    pub(crate) fn places_for(&self, profile: &Profile, law: Option<View>) -> PlacesView {
        let groups = self.grouped(profile, law);
        let unstated = self.list().countries(profile, None).unstated;
        PlacesView {
            svg_html: self.flow(&groups, law),
            unstated_html: (unstated > 0).then(|| self.words.count("unstated", unstated)),
            groups: groups.iter().map(|(own, places)| self.place_group(*own, places, law)).collect(),
        }
    }

    fn grouped(&self, profile: &Profile, law: Option<View>) -> Vec<(Protection, Vec<Named<'a>>)> {
        let mut spots: BTreeMap<Place, Spot<'a>> = BTreeMap::new();
        for reach in self.list().reach(profile, None) {
            for place in places_of(&reach) {
                self.add(spots.entry(place).or_default(), &reach, law);
            }
        }
        let mut groups: BTreeMap<Protection, Vec<Named<'a>>> = BTreeMap::new();
        for (place, spot) in spots {
            let name = self.words.place(&place, self.record.register);
            groups.entry(spot.protection.unwrap_or(Protection::Home)).or_default().push((name, spot));
        }
        for places in groups.values_mut() {
            places.sort_by(|a, b| self.words.language.compare(&a.0, &b.0));
        }
        groups.into_iter().collect()
    }

    fn add(&self, spot: &mut Spot<'a>, reach: &Reach<'a, 'a>, law: Option<View>) {
        let id = anchor(reach.entry);
        let (entries, certain) = spot.roles.entry(reach.role).or_default();
        entries.insert(id.clone());
        *certain |= !reach.possible;
        spot.entries.insert(id, reach.entry);
        let protection = match law {
            Some(law) => self.protection(spot, reach, law),
            None => {
                spot.mechanisms.extend(reach.transfers.iter().map(|own| own.by));
                Protection::Home
            }
        };
        spot.protection = spot.protection.max(Some(protection));
    }

    /// How the place of an entry stands under a law: as the country of it that is protected least.
    fn protection(&self, spot: &mut Spot<'a>, reach: &Reach<'_, '_>, law: View) -> Protection {
        let (list, register) = (self.list(), self.record.register);
        let Some(countries) = list.members(reach.spot) else {
            spot.mechanisms.extend(reach.transfers.iter().map(|own| own.by));
            return if reach.transfers.is_empty() { Protection::Open } else { Protection::Ground };
        };
        let each = countries.into_iter().map(|country| match register.standing(law, country, list.date) {
            Standing::Inside => Protection::Home,
            Standing::Adequate(decision) => {
                spot.decisions.insert(decision);
                Protection::Adequate
            }
            standing => {
                let grounds = reach.grounds(law, country, &standing);
                spot.mechanisms.extend(grounds.iter().map(|own| own.by));
                if grounds.is_empty() { Protection::Open } else { Protection::Ground }
            }
        });
        each.max().unwrap_or(Protection::Open)
    }

    fn flow(&self, groups: &[(Protection, Vec<Named<'a>>)], law: Option<View>) -> String {
        let all = || groups.iter().flat_map(|(_, places)| places);
        let stated: BTreeSet<Role> = all().flat_map(|(_, spot)| spot.roles.keys().copied()).collect();
        let roles: Vec<Role> = stated.into_iter().collect();
        let bands = all().enumerate().flat_map(|(place, (_, spot))| {
            let roles = &roles;
            spot.roles.iter().map(move |(role, (entries, certain))| FlowBand {
                role: roles.iter().position(|own| own == role).expect("every role that occurs is a column"),
                place,
                weight: entries.len(),
                possible: !certain,
            })
        });
        let picture = Flow {
            id: "flow",
            title: self.words.label("places_title", &[]),
            description: self.words.label("flow_text", &[]),
            rtl: self.words.language.direction.is_rtl(),
            bands: bands.collect(),
            roles: roles.iter().map(|own| self.words.label(own.word(), &[])).collect(),
            groups: groups.iter().map(|(own, places)| self.flow_group(*own, places, law)).collect(),
        };
        picture.svg()
    }

    fn flow_group(&self, protection: Protection, places: &[Named<'a>], law: Option<View>) -> FlowGroup {
        FlowGroup {
            heading: self.words.label(heading(protection, law), &[]),
            tone: protection.tone(),
            places: places.iter().map(|(name, _)| name.clone()).collect(),
        }
    }

    fn place_group(&self, protection: Protection, places: &[Named<'a>], law: Option<View>) -> PlaceGroupView {
        PlaceGroupView {
            title_html: self.words.ui(heading(protection, law), &[]),
            places: places.iter().map(|(name, spot)| self.place_view(name, spot)).collect(),
        }
    }

    fn place_view(&self, name: &str, spot: &Spot<'a>) -> PlaceView {
        let role = |(role, (_, certain)): (&Role, &(BTreeSet<String>, bool))| {
            let name = self.words.ui(role.word(), &[]);
            match certain {
                true => name,
                false => self.words.ui("in_some_cases", &[("role", crate::message::Filling::markup(name))]),
            }
        };
        let list = self.url(PageId::List);
        let entry = |(id, entry): (&String, &&Entry<'a>)| {
            format!("<a href=\"{}#{}\">{}</a>", escape(&list), escape(id), self.called(entry))
        };
        let decision = |own: &String| format!("<bdi translate=\"no\">{}</bdi>", escape(own));
        let adequate = (!spot.decisions.is_empty()).then(|| {
            let decisions: Vec<String> = spot.decisions.iter().map(decision).collect();
            format!("{} ({})", self.words.ui("transfer_adequacy", &[]), decisions.join(" · "))
        });
        let mechanisms = spot.mechanisms.iter().map(|own| self.words.ui(&format!("transfer_{}", own.word()), &[]));
        PlaceView {
            name_html: escape(name).into_owned(),
            roles_html: spot.roles.iter().map(role).collect(),
            entries_html: spot.entries.iter().map(entry).collect(),
            grounds_html: adequate.into_iter().chain(mechanisms).collect(),
        }
    }
}

/// The place of a reach, or the countries of a bloc that are meant.
fn places_of(reach: &Reach<'_, '_>) -> Vec<Place> {
    match reach.spot.members.as_slice() {
        [] => vec![reach.spot.place.clone()],
        members => members.iter().map(|own| Place::Country(*own)).collect(),
    }
}

/// The words above places that stand alike.
fn heading(protection: Protection, law: Option<View>) -> &'static str {
    match (protection, law) {
        (_, None) => "anywhere",
        (Protection::Home, Some(View::Eea)) => "home_eea",
        (Protection::Home, Some(View::Uk)) => "home_uk",
        (Protection::Home, Some(View::Ch)) => "home_ch",
        (Protection::Adequate, _) => "protected",
        (Protection::Ground, _) => "grounded",
        (Protection::Open, _) => "ungrounded",
    }
}

impl Protection {
    fn tone(self) -> Tone {
        match self {
            Protection::Home => Tone::Home,
            Protection::Adequate => Tone::Adequate,
            Protection::Ground => Tone::Ground,
            Protection::Open => Tone::Open,
        }
    }
}
