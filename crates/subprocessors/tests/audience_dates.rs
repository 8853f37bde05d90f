//! Changes as each audience is told of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use source::{Diagnostics, Sources};
use subprocessors::{Date, Id, What};

const WORLD: &str = "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
policy: [{notice-days: 30}]
services: {desk: {name: Example Desk}}
sections: [hosting]
audiences: {existing: {name: Existing customers}}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - announced: 2026-01-10
        effective: 2026-02-01
        withdrawn: 2026-01-20
        purpose: Servers in a first attempt.
      - announced: 2026-03-01
        effective: 2026-04-01
        audiences: {existing: {announced: 2026-03-15, effective: 2026-06-01}}
        moved: [{on: 2026-03-20, from: 2026-07-01}]
        purpose: Servers.
";

#[test]
fn an_addition_has_the_dates_of_the_audience() {
    let mut diagnostics = Diagnostics::new();
    let register = subprocessors::load(&Sources::from_world(WORLD), &mut diagnostics).unwrap();
    let (from, to) = (Date::constant(2026, 1, 1), Date::constant(2026, 12, 31));
    let added = |audience: Option<&Id>| -> Vec<(What, Option<Date>, Option<Date>)> {
        let changes = register.changes(from, to, audience);
        changes.into_iter().map(|own| (own.what, own.announced, own.effective.map(|day| day.date))).collect()
    };
    let day = |month, day| Some(Date::constant(2026, month, day));
    assert_eq!(added(None), [(What::Added, day(3, 1), day(4, 1))]);
    assert_eq!(added(Some(&Id::new("existing"))), [(What::Added, day(3, 15), day(6, 1))]);
}

#[test]
fn notice_counts_from_the_day_on_which_a_change_was_moved_forward() {
    let mut diagnostics = Diagnostics::new();
    let register = subprocessors::load(&Sources::from_world(WORLD), &mut diagnostics).unwrap();
    let notices = register.notices(None);
    let (notice, _) = notices.first().unwrap();
    assert_eq!(notice.announced, Some(Date::constant(2026, 3, 1)));
    assert_eq!(notice.counted_from, Some(Date::constant(2026, 3, 20)));
    assert_eq!(notice.days_given(), Some(12));
    assert!(notice.is_short());
}
