//! What customers are told, and when.

use super::Case;

pub const SPEAKS: &[Case] = &[
    Case {
        name: "no_policy",
        code: "no-policy",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
policy:
  - authorisation: general
",
    },
    Case {
        name: "silent_change",
        code: "silent-change",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
policy:
  - notice-days: 30
    announce: [added, replaced, location, data]
data-categories: {account: {name: Account data}}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
      - effective: 2024-03-01
        locations: [{storage: [DE]}]
        data: [account]
      - effective: 2027-03-01
        locations: [{storage: [FR]}]
  backup:
    section: hosting
    history:
      - effective: 2026-12-01
        purpose: Backups.
",
    },
    Case {
        name: "notice_too_short",
        code: "notice-too-short",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  backup:
    section: hosting
    history:
      - announced: 2024-02-29
        effective: 2024-03-01
        purpose: Backups.
  hosting:
    section: hosting
    history:
      - announced: 2026-11-20
        effective: 2026-12-15
        purpose: Servers.
",
    },
    Case {
        name: "notice_too_short_for_one_audience",
        code: "notice-too-short",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
policy:
  - notice-days: 30
audiences:
  enterprise: {name: Enterprise customers, policy: [{notice-days: 60}]}
  existing: {name: Existing customers}
  trial: {name: Trial customers, policy: [{notice-days: 0}]}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  backup:
    section: hosting
    history:
      - announced: 2026-11-20
        effective: 2026-12-10
        audiences:
          enterprise: {effective: 2027-02-01}
          existing: {announced: 2026-11-01}
          trial: {announced: 2026-11-22, effective: 2026-11-22}
        purpose: Backups.
  hosting:
    section: hosting
    history:
      - announced: 2026-11-20
        effective: 2027-01-01
        purpose: Servers.
",
    },
    Case {
        name: "notice_of_a_change_that_was_moved_forward",
        code: "notice-too-short",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - announced: 2026-09-01
        effective: 2026-12-01
        moved: [{on: 2026-11-20, from: 2027-03-01}]
        purpose: Servers.
",
    },
    Case {
        name: "announced_late",
        code: "announced-late",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  backup:
    section: hosting
    history:
      - announced: 2026-03-02
        effective: 2026-03-01
        purpose: Backups.
      - announced: 2026-06-01
        effective: 2026-05-01
        purpose: Backups of customer data.
  hosting:
    section: hosting
    history:
      - announced: 2026-03-01
        effective: 2026-03-01
        purpose: Servers.
",
    },
];

/// Announced in time, moved to a later day, shortened with a reason, called off, corrected, imported.
const IN_TIME: &str = "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  in-time:
    section: hosting
    history:
      - announced: 2026-11-01
        effective: 2026-12-01
        purpose: Servers.
  moved:
    section: hosting
    history:
      - announced: 2026-09-01
        effective: 2026-12-01
        moved: [{on: 2026-09-20, from: 2026-10-15}]
        purpose: Servers.
  agreed:
    section: hosting
    history:
      - announced: 2026-11-20
        effective: 2026-11-25
        notice: {notice-days: 3, because: The former provider ceased trading.}
        purpose: Servers.
  called-off:
    section: hosting
    history:
      - announced: 2026-11-20
        effective: 2026-11-25
        withdrawn: 2026-11-21
        purpose: Servers.
  imported:
    section: hosting
    history:
      - known-since: 2020-01-01
        purpose: Servers.
      - effective: 2020-02-01
        correction: true
        purpose: Servers for backups.
      - effective: 2021-02-01
        purpose: Servers for backups and tests.
      - announced: 2022-02-01
        effective: 2022-02-01
        purpose: Servers for backups and tests at night.
      - effective: 2023-02-01
        ended: true
";

pub const SILENT: &[Case] = &[
    Case { name: "a policy with days", code: "no-policy", world: "" },
    Case {
        name: "a policy of each audience",
        code: "no-policy",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
audiences:
  existing: {name: Existing customers, policy: [{notice-days: 30}]}
",
    },
    Case { name: "no change is silent", code: "silent-change", world: IN_TIME },
    Case { name: "no notice is short", code: "notice-too-short", world: IN_TIME },
    Case { name: "nothing is late", code: "announced-late", world: IN_TIME },
    Case {
        name: "without a policy nothing is silent",
        code: "silent-change",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
policy:
  - since: 2026-01-01
    notice-days: 30
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - effective: 2025-12-31
        purpose: Servers.
",
    },
];
