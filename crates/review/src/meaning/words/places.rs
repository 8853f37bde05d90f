//! Places in words: "in Germany with backups in France for customers in the EU".

use super::{Words, either, list, named};
use subprocessors::{Country, Location, Offered, Place, Role, Spot, Where, Whom};

impl Words<'_> {
    /// All places of an engagement: "in Germany for customers in the EU, and in the United States for all others".
    pub(in crate::meaning) fn locations(&self, all: &[Location]) -> String {
        let one = |own: &Location| format!("{}{}{}", self.placed(own), self.whom(own), self.on(own));
        let each: Vec<String> = all.iter().map(one).collect();
        match each.as_slice() {
            [] => "nowhere that is stated".to_owned(),
            [one] => one.clone(),
            [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
        }
    }

    /// Where something is: "in Germany with backups in France".
    pub(in crate::meaning) fn placed(&self, location: &Location) -> String {
        let roles = Role::ALL.into_iter().map(|role| (role, self.at(location, role)));
        let roles: Vec<(Role, Vec<String>)> = roles.filter(|(_, places)| !places.is_empty()).collect();
        let mut said = match roles.first() {
            Some((Role::Processing | Role::Storage, places)) => format!("in {}", list(places)),
            Some((role, places)) => format!("with {} in {}", role_noun(*role), list(places)),
            None => "in places that are not stated".to_owned(),
        };
        let others = roles.iter().skip(1).filter(|own| own.1 != roles[0].1);
        let others: Vec<String> = others.map(|(role, at)| format!("{} in {}", role_noun(*role), list(at))).collect();
        if !others.is_empty() {
            said += &format!(" with {}", list(&others));
        }
        said
    }

    /// For whom and when a location is, behind a space; nothing if for all and always.
    pub(in crate::meaning) fn whom(&self, location: &Location) -> String {
        let whom = match &location.whom {
            Whom::All => None,
            Whom::Regions(ids) => {
                Some(format!("for {}", list(&ids.iter().map(|own| self.region(own)).collect::<Vec<_>>())))
            }
            Whom::Others => Some("for all other customers".to_owned()),
        };
        let offered = location.offered.map(|own| match own {
            Offered::ByDefault => "by default".to_owned(),
            Offered::OnRequest => "on request".to_owned(),
        });
        let scope = location.scope.as_ref().map(|own| format!("if {}", self.scope(own)));
        let by = location.by.as_ref().map(|own| format!("by {}", self.entity(own)));
        [by, whom, offered, scope].into_iter().flatten().map(|own| format!(" {own}")).collect()
    }

    /// On which ground data goes there, and what else is said of it, behind a space.
    fn on(&self, location: &Location) -> String {
        let grounds = location.transfers.as_ref().filter(|own| !own.is_empty());
        let grounds = grounds.map(|own| format!(" on the ground of {}", self.transfers(own)));
        let note = location.note.as_ref().map(|text| format!(" (“{}”)", text.source));
        grounds.into_iter().chain(note).collect()
    }

    /// The places of a location with a role, each in words.
    pub(in crate::meaning) fn at(&self, location: &Location, role: Role) -> Vec<String> {
        location.places.iter().filter(|own| own.0 == role).map(|own| self.anywhere(&own.1)).collect()
    }

    fn anywhere(&self, place: &Where) -> String {
        let words = |all: &[Where]| all.iter().map(|own| self.anywhere(own)).collect::<Vec<_>>();
        match place {
            Where::At(spot) => self.spot(spot),
            Where::AllOf(all) => list(&words(all)),
            Where::OneOf(all) => format!("one of {}", either(&words(all))),
            Where::Nearest(all) => format!("the nearest of {}", list(&words(all))),
            Where::Chosen(all) => format!("{}, as the customer chooses", either(&words(all))),
        }
    }

    fn spot(&self, spot: &Spot) -> String {
        let members: Vec<String> = spot.members.iter().map(|own| self.country(*own)).collect();
        let more = [
            (!members.is_empty()).then(|| list(&members)),
            spot.city.as_ref().map(|text| text.source.to_string()),
            spot.area.as_ref().map(|text| text.source.to_string()),
            spot.cloud_region.clone(),
        ];
        let more: Vec<String> = more.into_iter().flatten().collect();
        let place = self.place(&spot.place);
        if more.is_empty() { place } else { format!("{place} ({})", more.join(", ")) }
    }

    /// A country in English.
    pub(in crate::meaning) fn country(&self, country: Country) -> String {
        self.place(&Place::Country(country))
    }

    fn place(&self, place: &Place) -> String {
        match place {
            Place::Own(id) => format!("“{}”", named(&self.register.blocs, id, |own| &own.name.source)),
            Place::Worldwide => "any country".to_owned(),
            place => with_article(site::english_place(place)),
        }
    }
}

/// The name as it stands behind "in": English puts an article before unions, islands and names in the plural.
fn with_article(name: String) -> String {
    const PLURAL: [&str; 6] = ["Netherlands", "Philippines", "Bahamas", "Maldives", "Seychelles", "Comoros"];
    let takes_one = name.starts_with("United ")
        || name.starts_with("European ")
        || name.ends_with(" Islands")
        || name.ends_with(" Republic")
        || name == "EEA"
        || PLURAL.contains(&name.as_str());
    if takes_one { format!("the {name}") } else { name }
}

/// What happens in places, as a noun.
pub(in crate::meaning) fn role_noun(role: Role) -> &'static str {
    match role {
        Role::Processing => "processing",
        Role::Storage => "storage",
        Role::Backup => "backups",
        Role::Failover => "failover",
        Role::Edge => "edge servers",
        Role::Support => "access for support",
        Role::Seat => "its seat",
    }
}
