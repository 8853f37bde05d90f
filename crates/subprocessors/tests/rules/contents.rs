//! Names, addresses, links and contacts.

use super::Case;

pub const SPEAKS: &[Case] = &[
    Case {
        name: "similar_names_of_models",
        code: "similar-names",
        world: "-- data/subprocessors/assistant.yaml --
name: Example Assistant Ltd
parent: Example Telephony LLC
engagements:
  answers:
    section: hosting
    history:
      - known-since: 2024-01-15
        purpose: Answers.
        ai:
          - {model: Example Voice, developer: Modelworks, host: 'Exampel Telephony, Inc.'}
          - {model: Example Text, developer: Modellworks}
-- data/subprocessors/phone.yaml --
name: Example Telephony, Inc.
",
    },
    Case {
        name: "similar_names_of_entities",
        code: "similar-names",
        world: "-- data/subprocessors/twilio.yaml --
name: Twilio, Inc.
-- data/subprocessors/twillio.yaml --
name: Twillio Inc.
-- data/subprocessors/websupport.yaml --
name: Websupport, s.r.o.
-- data/subprocessors/web-support.yaml --
name: Old Name, s.r.o.
history:
  - effective: 2024-01-01
    name: Web Support s. r. o.
",
    },
    Case {
        name: "shared_address",
        code: "shared-address",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
address: 1 Example Street, 10115 Berlin
-- data/subprocessors/mail.yaml --
name: Example Mail Ltd
address: |
  1 Example Street
  10115 BERLIN
",
    },
    Case {
        name: "chain_host",
        code: "chain-host",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
website: https://www.cloud.example.com/
-- data/subprocessors/mail.yaml --
name: Example Mail Ltd
website: https://mail.example.com/
dpa: https://mail.example.com/dpa
subprocessors: https://legal.cloud.example.com/subprocessors
",
    },
    Case {
        name: "personal_mailbox",
        code: "personal-mailbox",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
contacts: {dpa: andrej@example.com, privacy: privacy@example.com}
audiences:
  existing: {name: Existing customers, contacts: {objections: f.last@example.com}}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
contacts:
  - {name: First Last, position: Data protection officer, mail: last@cloud.example.com}
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
",
    },
    Case {
        name: "annex_incomplete",
        code: "annex-incomplete",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
address: 1 Example Street, 10115 Berlin
contacts:
  - {name: First Last, position: Data protection officer, mail: privacy@cloud.example.com}
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
-- data/subprocessors/contractors.yaml --
class: Support contractors
engagements:
  support:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Support.
-- data/subprocessors/mail.yaml --
name: Example Mail Ltd
contacts:
  - {mail: privacy@mail.example.com}
engagements:
  mail:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Mail.
-- data/subprocessors/phone.yaml --
name: Example Phone, Inc.
engagements:
  calls:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Calls.
",
    },
];

pub const SILENT: &[Case] = &[
    Case {
        name: "companies of one group, names over time, brands of models",
        code: "similar-names",
        world: "-- data/subprocessors/unit-llc.yaml --
name: Quality Unit, LLC
-- data/subprocessors/unit-sro.yaml --
name: Quality Unit, s. r. o.
-- data/subprocessors/unit-ukraine.yaml --
name: Quality Unit Ukraine
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
affiliates: [Example Cloud, Inc., Example Cloud Iceland ehf., Example Cloud Ireland Ltd]
-- data/subprocessors/cloud-ltd.yaml --
name: Example Cloud Ltd
parent: Example Cloud GmbH
-- data/subprocessors/hosting.yaml --
name: Example Hosting GmbH
trading-name: ExampleHosting
former-names: [Exampel Hosting GmbH]
history:
  - effective: 2024-01-01
    name: Example Hostings GmbH
engagements:
  answers:
    section: hosting
    history:
      - known-since: 2024-01-15
        purpose: Answers.
        ai: [{model: Example Text, developer: Example Cloud, host: Example Cloud Ltd}]
",
    },
    Case {
        name: "one address in one group",
        code: "shared-address",
        world: "-- data/subprocessors/a.yaml --
name: Example Holding SE
address: 1 Example Street, 10115 Berlin
-- data/subprocessors/b.yaml --
name: Example Cloud GmbH
parent: Example Holding SE
address: 1 Example Street, 10115 Berlin
-- data/subprocessors/c.yaml --
name: Example Mail GmbH
parent: a
address: 1 Example Street, 10115 Berlin
-- data/subprocessors/d.yaml --
name: Example Publisher One
kind: affiliate
address: 2 Example Street, 10115 Berlin
-- data/subprocessors/e.yaml --
name: Example Publisher Two
kind: affiliate
address: 2 Example Street, 10115 Berlin
",
    },
    Case {
        name: "links of one's own, of the group, and of third parties",
        code: "chain-host",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
website: https://cloud.example.com/
dpa: https://legal.cloud.example.com/dpa
subprocessors: https://trust.example.net/cloud
-- data/subprocessors/cloud-ltd.yaml --
name: Example Cloud Ltd
website: https://cloud.example.com/uk
subprocessors: https://cloud.example.com/subprocessors
-- data/subprocessors/mail.yaml --
name: Example Mail Ltd
website: https://mail.example.com/
parent: cloud
subprocessors: https://cloud.example.com/subprocessors
",
    },
    Case {
        name: "mailboxes of functions",
        code: "personal-mailbox",
        world: "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
services: {desk: {name: Example Desk}}
sections: [hosting]
contacts: {dpa: dpa@example.com, privacy: privacy@example.com, objections: vendor-privacy@example.com}
-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
contacts:
  - {name: First Last, mail: dpo@cloud.example.com}
  - {mail: data.protection@cloud.example.com}
  - {mail: gdpr-eu@cloud.example.com}
  - {mail: legal.department@cloud.example.com}
  - {mail: cloud@cloud.example.com}
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
",
    },
    Case {
        name: "a complete entry and a class",
        code: "annex-incomplete",
        world: "-- data/subprocessors/cloud.yaml --
name: Example Cloud GmbH
address: 1 Example Street, 10115 Berlin
contacts:
  - {name: First Last}
  - {name: Second Last, position: Data protection officer, url: 'https://cloud.example.com/privacy'}
engagements:
  hosting:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Servers.
-- data/subprocessors/contractors.yaml --
class: Support contractors
engagements:
  support:
    section: hosting
    history:
      - known-since: 2020-01-15
        purpose: Support.
",
    },
];
