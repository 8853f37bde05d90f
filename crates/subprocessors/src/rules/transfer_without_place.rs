//! `transfer-without-place`: a transfer mechanism leads to a place that the list names.
//!
//! A mechanism without a place outside the own law is either too much, or the place is missing that
//! customers want to know of.

use super::{Context, Rule};
use crate::adequacy::Standing;
use crate::as_of::List;
use crate::model::{Location, Transfer};
use crate::schema::{Mechanism, View};
use crate::values::Country;
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "transfer-without-place",
    level: Level::Note,
    checks: "Where a transfer mechanism is stated, a place (or the seat of the entity) lies outside the law that data leaves.",
    why: "Either no data leaves and no ground is needed (GDPR Art. 44), or the place is missing to which it goes, and that is what customers look for.",
    example: "\
locations:
  - storage: [DE]
    transfer: [scc]
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let list = context.list();
    for entry in &list.entries {
        let locations = entry.facts.locations().map(Vec::as_slice).unwrap_or_default();
        // A company abroad may reach what it stores here.
        let seat: Vec<Country> = entry.party.seat().copied().into_iter().collect();
        let shared: Vec<&Location> = locations.iter().filter(|own| own.transfers.is_none()).collect();
        check_transfers(list, entry.facts.transfers(), &shared, &seat, diagnostics);
        for location in locations {
            check_transfers(list, location.transfers.as_ref(), &[location], &seat, diagnostics);
        }
    }
}

fn check_transfers(
    list: &List<'_>,
    transfers: Option<&Vec<Transfer>>,
    locations: &[&Location],
    seat: &[Country],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let stated = transfers.into_iter().flatten();
    for transfer in stated.filter(|own| !matches!(own.by, Mechanism::NoneNeeded | Mechanism::Adequacy)) {
        if !leads_abroad(list, transfer, locations, seat) {
            diagnostics.push(said(transfer));
        }
    }
}

fn leads_abroad(list: &List<'_>, transfer: &Transfer, locations: &[&Location], seat: &[Country]) -> bool {
    let spots = locations.iter().flat_map(|own| &own.places).flat_map(|(_, place)| place.spots());
    let members: Vec<Option<Vec<Country>>> = spots.map(|(spot, _)| list.members(spot)).collect();
    let mut known = members.iter().flatten().flatten().chain(seat);
    members.contains(&None) || known.any(|own| is_abroad(list, *own) && leads_to(transfer, *own))
}

/// Whether a country is outside a law that customers of the register can be under.
fn is_abroad(list: &List<'_>, country: Country) -> bool {
    let stated: Vec<View> = list.register.regions.iter().filter_map(|own| own.view).collect();
    let views = if stated.is_empty() { vec![View::Eea] } else { stated };
    views.into_iter().any(|view| list.register.standing(view, country, list.date) != Standing::Inside)
}

fn leads_to(transfer: &Transfer, country: Country) -> bool {
    transfer.to.is_empty() || transfer.to.contains(&country)
}

fn said(transfer: &Transfer) -> Diagnostic {
    let message = format!("`{}` is stated, but no place to which it leads", transfer.by.word());
    let problem = Diagnostic::note("transfer-without-place", message).at(transfer.span.span);
    problem.help("add the place to which data goes, such as `support: [US]`, or remove the mechanism")
}
