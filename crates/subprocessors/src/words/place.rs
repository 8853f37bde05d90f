//! Places in words: `customers in eu: storage DE (Frankfurt), backup one of FR or IE`.

use super::{either, list, transfer, with_more};
use crate::model::{Location, Role, Spot, Where, Whom};
use crate::schema::Offered;
use std::fmt;

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.whom {
            Whom::All => {}
            Whom::Regions(ids) => {
                write!(f, "for {}: ", list(&ids.iter().map(|id| id.to_string()).collect::<Vec<_>>()))?;
            }
            Whom::Others => f.write_str("for others: ")?,
        }
        let roles = Role::ALL.into_iter().filter_map(|role| self.role(role)).collect::<Vec<_>>().join(", ");
        let places = if roles.is_empty() { "not stated".to_owned() } else { roles };
        let offered = self.offered.map(|own| match own {
            Offered::ByDefault => "by default".to_owned(),
            Offered::OnRequest => "on request".to_owned(),
        });
        let more = vec![
            offered,
            self.scope.as_ref().map(|scope| format!("if {scope}")),
            self.by.as_ref().map(|id| format!("by {id}")),
            self.transfers.as_ref().map(|all| list(&all.iter().map(transfer).collect::<Vec<_>>())),
            self.note.as_ref().map(|text| text.source.to_string()),
        ];
        f.write_str(&with_more(places, more))
    }
}

impl Location {
    fn role(&self, role: Role) -> Option<String> {
        let places: Vec<String> = self.places.iter().filter(|own| own.0 == role).map(|own| own.1.to_string()).collect();
        (!places.is_empty()).then(|| format!("{} {}", role.word(), list(&places)))
    }
}

impl fmt::Display for Where {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = |all: &[Where]| all.iter().map(Where::to_string).collect::<Vec<_>>();
        match self {
            Where::At(spot) => write!(f, "{spot}"),
            Where::AllOf(all) => f.write_str(&list(&words(all))),
            Where::OneOf(all) => write!(f, "one of {}", either(&words(all))),
            Where::Nearest(all) => write!(f, "nearest of {}", either(&words(all))),
            Where::Chosen(all) => write!(f, "the customer's choice of {}", either(&words(all))),
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = vec![
            (!self.members.is_empty())
                .then(|| self.members.iter().map(|own| own.code()).collect::<Vec<_>>().join(", ")),
            self.area.as_ref().map(|text| text.source.to_string()),
            self.city.as_ref().map(|text| text.source.to_string()),
            self.cloud_region.clone(),
        ];
        f.write_str(&with_more(self.place.code().to_owned(), more))
    }
}
