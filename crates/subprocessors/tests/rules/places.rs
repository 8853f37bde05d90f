//! Where data goes, and on which ground.

use super::Case;

pub const SPEAKS: &[Case] = &[
    Case {
        name: "missing_transfer",
        code: "missing-transfer",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
        locations:
          - storage: [DE, GB, {country: SG, city: Singapore}]
            support: [IN, US]
          - storage: [IE]
            seat: [US]
",
    },
    Case {
        name: "missing_transfer_by_law",
        code: "missing-transfer",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
regions:
  eu: {name: Customers in the EU, view: eea}
  uk: {name: Customers in the United Kingdom, view: uk}
  ch: {name: Customers in Switzerland, view: ch}
  us: {name: Customers in the United States}
blocs:
  apac: {name: Asia-Pacific, members: [JP, SG]}
  latam: {name: Latin America}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
        locations:
          - for: [eu, ch]
            edge: [{bloc: apac}]
          - for: [uk]
            storage: [DE, US]
            edge: [worldwide, latam]
            transfer: [dpf]
          - for: [us]
            storage: [US]
",
    },
    Case {
        name: "missing_transfer_of_a_coming_place",
        code: "missing-transfer",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
        locations: [{storage: [US]}]
        transfer: [{by: scc, to: [US]}]
      - announced: 2026-11-01
        effective: 2027-01-01
        locations: [{storage: [US], backup: [{nearest: [IN, VN]}]}]
",
    },
    Case {
        name: "transfer_without_place",
        code: "transfer-without-place",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
seat: DE
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
        locations:
          - storage: [EEA]
          - storage: [DE, SG]
            transfer: [{by: scc, to: [IN]}]
        transfer: [scc]
",
    },
];

pub const SILENT: &[Case] = &[
    Case {
        name: "grounds for every place",
        code: "missing-transfer",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
regions:
  eu: {name: Customers in the EU, view: eea}
  uk: {name: Customers in the United Kingdom, view: uk}
  us: {name: Customers in the United States}
adequacy:
  - {country: KE, since: 2026-10-01, decision: Implementing Decision 2026/1}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
        locations:
          - for: [eu]
            storage: [EU, NO, GB, JP, KE]
          - for: [eu]
            storage: [US]
            transfer: [dpf]
          - for: [eu]
            edge: [worldwide]
            transfer: [scc]
          - for: [uk]
            storage: [DE, US]
            transfer: [dpf-uk]
          - for: [others]
            storage: [US, SG]
      - effective: 2026-06-01
        locations: [{storage: [SG]}]
        transfer: [scc, uk-addendum]
  over:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
        locations: [{storage: [SG]}]
      - effective: 2021-01-01
        ended: true
",
    },
    Case {
        name: "grounds that lead somewhere",
        code: "transfer-without-place",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
        locations:
          - storage: [DE]
            transfer: [none-needed]
          - storage: [DE]
            support: [GB]
            transfer: [scc]
          - edge: [worldwide]
        transfer: [scc]
-- data/subprocessors/mail.yaml --
name: Example Mail, Inc.
seat: US
engagements:
  mail:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Mail.
        locations: [{storage: [DE]}]
        transfer: [dpf]
",
    },
];
