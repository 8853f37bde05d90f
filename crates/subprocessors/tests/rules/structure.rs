//! What the facts are made of.

use super::Case;

pub const SPEAKS: &[Case] = &[
    Case {
        name: "dates_out_of_order",
        code: "dates-out-of-order",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
      - effective: 2019-03-01
        purpose: Backups.
      - effective: 2024-03-01
        until: 2024-02-01
        purpose: Spare servers.
      - announced: 2026-01-01
        effective: 2026-05-01
        moved: [{on: 2026-04-15, from: 2026-04-01}]
        withdrawn: 2026-05-02
        purpose: Servers.
      - announced: 2026-09-01
        effective: 2026-12-01
        withdrawn: 2026-08-01
        purpose: More servers.
",
    },
    Case {
        name: "incomplete_start",
        code: "incomplete-start",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - effective: 2024-03-01
        locations: [{storage: [DE]}]
  backup:
    section: hosting
    history:
      - effective: 2024-03-01
        ended: true
        purpose: Backups.
",
    },
    Case {
        name: "repeated_name",
        code: "repeated-name",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
-- data/subprocessors/hosting.yaml --
history:
  - effective: 2024-03-01
    name: Example Hosting GmbH
  - effective: 2025-03-01
    name: EXAMPLE Cloud GmbH
",
    },
    Case {
        name: "idle_entity",
        code: "idle-entity",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
kind: third-party
",
    },
    Case {
        name: "never_effective",
        code: "never-effective",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - effective: 2026-03-01
        withdrawn: 2026-02-01
        purpose: Servers.
  backup:
    section: hosting
    history:
      - announced: 2026-01-01
        effective: 2026-03-01
        withdrawn: 2026-02-01
        purpose: Backups.
  edge:
    section: hosting
    history:
      - effective: 2026-03-01
        until: 2026-02-01
        purpose: Edge servers.
",
    },
    Case {
        name: "unused_product",
        code: "unused-product",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}, shop: {name: Example Shop}}
products:
  chat: {name: Example Chat, service: desk}
  mail: {name: Example Mail, service: desk}
  cart: {name: Example Cart, service: shop}
sections: [hosting]
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    service: desk
    section: hosting
    history:
      - known-since: 2024-03-01
        purpose: Servers.
        applies-if: product is chat
",
    },
];

pub const SILENT: &[Case] = &[
    Case {
        name: "dates in order",
        code: "dates-out-of-order",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
      - announced: 2026-01-01
        effective: 2026-06-01
        moved: [{on: 2026-04-15, from: 2026-05-01}]
        until: 2026-06-01
        purpose: Spare servers.
",
    },
    Case {
        name: "a complete start",
        code: "incomplete-start",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
",
    },
    Case {
        name: "companies of one group",
        code: "repeated-name",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
-- data/subprocessors/cloud-ltd.yaml --
name: Example Cloud Ltd
",
    },
    Case {
        name: "entities that others name",
        code: "idle-entity",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
parent: holding
affiliates: [cloud-nordic]
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2024-03-01
        purpose: Servers.
        locations: [{by: cloud-ireland, storage: [IE]}]
-- data/subprocessors/cloud-ireland.yaml --
name: Example Cloud Ireland Ltd
-- data/subprocessors/cloud-nordic.yaml --
name: Example Cloud AB
-- data/subprocessors/holding.yaml --
name: Example Holding SE
",
    },
    Case {
        name: "coming, over, and for one audience only",
        code: "never-effective",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
audiences:
  existing: {name: Existing customers}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  coming:
    section: hosting
    history:
      - announced: 2026-11-01
        effective: 2027-03-01
        purpose: Servers.
  over:
    section: hosting
    history:
      - effective: 2020-03-01
        purpose: Servers.
      - effective: 2021-03-01
        ended: true
  for-some:
    section: hosting
    history:
      - effective: 2026-03-01
        purpose: Servers.
      - effective: 2026-03-02
        audiences: {existing: {effective: 2026-09-01}}
        ended: true
  second-try:
    section: hosting
    history:
      - effective: 2026-03-01
        withdrawn: 2026-02-01
        purpose: Servers.
      - effective: 2026-10-01
        purpose: Servers.
",
    },
    Case {
        name: "a product of a coming entry, under a condition",
        code: "unused-product",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
products:
  chat: {name: Example Chat}
  mail: {name: Example Mail}
features:
  answers: {name: Answers}
sections: [hosting]
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2024-03-01
        purpose: Servers.
        applies-if: product is chat
      - announced: 2026-11-01
        effective: 2027-01-01
        applies-if: product is chat or mail, and customer uses answers
",
    },
];
