//! What ends, and what has to be looked at again.

use super::Case;

pub const SPEAKS: &[Case] = &[
    Case {
        name: "engaged_after_end",
        code: "engaged-after-end",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
history:
  - effective: 2026-05-01
    ended: true
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
  backup:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Backups.
      - effective: 2026-07-01
        ended: true
",
    },
    Case {
        name: "missing_successor",
        code: "missing-successor",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
      - announced: 2026-11-01
        effective: 2027-03-01
        ended: true
        replaced-by: [other-cloud/hosting]
-- data/subprocessors/other-cloud.yaml --
name: Other Cloud Ltd
engagements:
  hosting:
    section: hosting
    history:
      - announced: 2026-11-01
        effective: 2027-04-01
        purpose: Servers.
",
    },
    Case {
        name: "missing_successor_of_an_entity",
        code: "missing-successor",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
history:
  - effective: 2026-05-01
    ended: true
    replaced-by: [other-cloud]
-- data/subprocessors/other-cloud.yaml --
name: Other Cloud Ltd
",
    },
    Case {
        name: "expired_certificate",
        code: "expired-certificate",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
certifications:
  - name: ISO/IEC 27001:2022
    expires: 2026-11-23
  - name: SOC 2 Type II
    expires: 2026-11-24
engagements:
  backup:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Backups.
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
",
    },
    Case {
        name: "stale_check",
        code: "stale-check",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud, Inc.
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2024-03-01
        purpose: Servers.
        transfer: [{by: dpf, checked: 2025-11-23}]
        locations:
          - storage: [US]
          - backup: [US]
            transfer: [dpf-uk, {by: scc, checked: 2020-01-01}]
",
    },
];

pub const SILENT: &[Case] = &[
    Case {
        name: "all ends on one day; a pause of the entity is over; what comes later",
        code: "engaged-after-end",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
history:
  - effective: 2026-05-01
    ended: true
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
      - effective: 2026-05-01
        ended: true
-- data/subprocessors/other-cloud.yaml --
name: Other Cloud GmbH
history:
  - effective: 2026-05-01
    ended: true
  - effective: 2026-08-01
    name: Other Cloud SE
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2026-08-01
        purpose: Servers.
",
    },
    Case {
        name: "successors that are there",
        code: "missing-successor",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
history:
  - effective: 2027-03-01
    ended: true
    replaced-by: [other-cloud]
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
      - announced: 2026-11-01
        effective: 2027-03-01
        ended: true
        replaced-by: [other-cloud/hosting, other-cloud/backup]
-- data/subprocessors/other-cloud.yaml --
name: Other Cloud Ltd
engagements:
  backup:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Backups.
  hosting:
    section: hosting
    history:
      - announced: 2026-11-01
        effective: 2027-03-01
        purpose: Servers.
",
    },
    Case {
        name: "successors on the day of each audience",
        code: "missing-successor",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
audiences: {existing: {name: Existing customers}, new: {name: New customers}}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
      - effective: 2027-03-01
        audiences: {new: {effective: 2027-01-01}}
        ended: true
        replaced-by: [other-cloud/hosting]
-- data/subprocessors/other-cloud.yaml --
name: Other Cloud Ltd
engagements:
  hosting:
    section: hosting
    history:
      - effective: 2027-03-01
        audiences: {new: {effective: 2027-01-01}}
        purpose: Servers.
",
    },
    Case {
        name: "a certificate that was taken off, and one of a former entry",
        code: "expired-certificate",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
certifications: [{name: ISO/IEC 27001, expires: 2024-01-31}]
history:
  - effective: 2024-02-01
    no-longer: [certifications]
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
-- data/subprocessors/former.yaml --
name: Former Cloud GmbH
certifications: [{name: ISO/IEC 27001, expires: 2024-01-31}]
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
      - effective: 2023-01-01
        ended: true
",
    },
    Case {
        name: "checked a year ago, and clauses that are not annual",
        code: "stale-check",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud, Inc.
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2024-03-01
        purpose: Servers.
        locations: [{storage: [US]}]
        transfer: [{by: dpf, checked: 2025-11-24}, scc]
",
    },
];
