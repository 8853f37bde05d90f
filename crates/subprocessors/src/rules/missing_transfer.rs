//! `missing-transfer`: for every place in a third country the list names the ground for sending data there.
//!
//! Which countries are third countries depends on whose law the data leaves: that of the publisher's seat, for
//! it is who transfers, and that of the customer regions which the location is for; of the EEA where neither says.

use super::{Context, Rule, words};
use crate::adequacy::Standing;
use crate::as_of::List;
use crate::model::{Location, Region, Register, Transfer, Whom};
use crate::reach::Reach;
use crate::schema::View;
use crate::scope::Profile;
use crate::values::Country;
use source::{Diagnostic, Level, Span};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "missing-transfer",
    level: Level::Warning,
    checks: "Every place outside the customers' own law, and outside countries found adequate by it, has a transfer mechanism that leads there. The laws are that of the publisher's `seat` and the `view` of the customer regions that a location is for; where the register states neither, that of the EEA. `worldwide`, and a bloc without members, need a mechanism too.",
    why: "Data goes to third countries only on a ground of GDPR Chapter V (UK GDPR Chapter V, FADP Art. 16), and the controller has to be able to see which (EDPB Opinion 22/2024).",
    example: "\
locations:
  - storage: [DE, SG]      # without `transfer: [scc]`
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for list in &context.lists {
        let reach = list.reach(&Profile::default(), None);
        for places in reach.chunk_by(|a, b| std::ptr::eq(a.location, b.location)) {
            diagnostics.extend(check_location(list, places));
        }
    }
}

fn check_location(list: &List<'_>, places: &[Reach<'_, '_>]) -> Option<Diagnostic> {
    let first = places.first()?;
    let all = first.entry.facts.locations()?;
    let gaps: Vec<Gap> = views(list.register, first.location, all)
        .into_iter()
        .filter_map(|view| Gap::find(list, view, places))
        .collect();
    let place = gaps.iter().map(|own| own.first).min()?;
    let message = format!("no ground is stated for transfers {}", words::listed(gaps.iter().map(Gap::words)));
    let problem = Diagnostic::warning("missing-transfer", message).at(place).help(help(&gaps));
    Some(match first.transfers.first() {
        Some(other) => problem.see(other.span.span, format!("`{}` does not lead there", other.by.word())),
        None => problem,
    })
}

/// Whose law data leaves at a location: the publisher's, and that of its customers.
fn views(register: &Register, location: &Location, all: &[Location]) -> BTreeSet<View> {
    let own = register.publisher.seat.and_then(View::of);
    if own.is_none() && register.regions.iter().all(|own| own.view.is_none()) {
        return BTreeSet::from([View::Eea]);
    }
    let is_for = |region: &&Region| match &location.whom {
        Whom::All => true,
        Whom::Regions(own) => own.contains(&region.id),
        Whom::Others => !all.iter().any(|other| other.whom.names(&region.id)),
    };
    register.regions.iter().filter(is_for).filter_map(|own| own.view).chain(own).collect()
}

/// The places that data can reach from one law without a ground.
struct Gap {
    view: View,
    places: BTreeSet<String>,
    first: Span,
}

impl Gap {
    fn find(list: &List<'_>, view: View, reach: &[Reach<'_, '_>]) -> Option<Gap> {
        let mut places = BTreeSet::new();
        let mut first = None;
        for place in reach {
            let missed = missed(list, view, place);
            if !missed.is_empty() {
                first = first.or(Some(place.spot.span.span));
            }
            places.extend(missed);
        }
        Some(Gap { view, places, first: first? })
    }

    /// "from the EEA to `SG` and `US`".
    fn words(&self) -> String {
        let from = match self.view {
            View::Eea => "the EEA",
            View::Uk => "the United Kingdom",
            View::Ch => "Switzerland",
        };
        format!("from {from} to {}", words::quoted(&self.places))
    }
}

/// What of a place lacks a ground: countries, or the place itself where it has no bounds.
fn missed(list: &List<'_>, view: View, place: &Reach<'_, '_>) -> Vec<String> {
    let Some(countries) = list.members(place.spot) else {
        let anywhere = |own: &&Transfer| {
            own.to.is_empty()
                && (own.from.is_empty() || own.from.contains(&view))
                && own.by.serves(view, &Standing::ThirdCountry)
        };
        let leads = place.transfers.iter().any(|own| anywhere(&own));
        return if leads { Vec::new() } else { vec![place.spot.place.code().to_owned()] };
    };
    let lacks = |country: &Country| {
        let standing = list.register.standing(view, *country, list.date);
        standing.needs_ground() && place.grounds(view, *country, &standing).is_empty()
    };
    countries.into_iter().filter(lacks).map(|own| own.code().to_owned()).collect()
}

fn help(gaps: &[Gap]) -> String {
    let clauses = gaps.iter().map(|own| match own.view {
        View::Eea | View::Ch => "`scc`",
        View::Uk => "`uk-addendum`",
    });
    let certified = gaps.iter().filter(|own| own.places.contains("US")).map(|own| match own.view {
        View::Eea => "`dpf`",
        View::Uk => "`dpf-uk`",
        View::Ch => "`dpf-ch`",
    });
    let clauses: BTreeSet<&str> = clauses.collect();
    let certified: BTreeSet<&str> = certified.collect();
    let mut help = format!("state it under `transfer` of the location or of the version: {}", words::listed(clauses));
    if !certified.is_empty() {
        help += &format!(", or {} for `US` if the company is certified", words::listed(certified));
    }
    help
}
