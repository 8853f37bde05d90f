//! Small registers: written by hand in one string, or drawn by chance from a palette of every kind of fact.

#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

pub mod drawn;
pub mod palette;

use source::{Diagnostics, Format, Sources, report};
use subprocessors::rules::Settings;
use subprocessors::{Date, Register};

/// A register that uses every list of words, without any entity.
pub const REGISTER: &str = "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
policy: [{notice-days: 30, objection-days: 14}]
services: {desk: {name: Example Desk}}
products: {chat: {name: Example Chat}, mail: {name: Example Mail}, talk: {name: Example Talk}}
editions: {team: {name: Team edition}}
plans: {free: {name: Free plan}, pro: {name: Pro plan}}
deployments: {cloud: {name: Cloud}, self-hosted: {name: Self-hosted}}
regions: {eu: {name: Customers in the EU, view: eea}, uk: {name: Customers in the UK, view: uk}, us: {name: Customers in the US}}
features: {ai: {name: AI answers, default: opt-in}, search: {name: Search, default: always}}
configurations: {own-smtp: {name: Their own mail server}}
integrations: {crm: {name: A connected CRM}}
cohorts: {early: {name: Accounts created before 2024, joined-before: 2024-01-01}}
audiences: {existing: {name: Existing customers}, new: {name: New customers}}
sections: [hosting, people]
data-categories: {account: {name: Account data}, tickets: {name: Tickets}}
data-subjects: {users: {name: Users}, callers: {name: Callers}}
assurances: {audited: Audited every year., encrypted: Encrypted at rest.}
details: {retention: {name: Retention}, speed: {name: Speed}}
blocs: {apac: {name: Asia-Pacific, members: [JP, SG]}, somewhere: {name: Somewhere}}
";

/// A day from its text.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The register of a world without a word that is wrong in any single field.
pub fn load(world: &str) -> Register {
    let sources = Sources::from_world(world);
    let mut diagnostics = Diagnostics::new();
    let register = subprocessors::load(&sources, &mut diagnostics);
    let said = report(&sources, &diagnostics.sorted(), Format::Text, false);
    assert!(said.is_empty(), "{said}\n{world}");
    register.unwrap()
}

/// The register of [`REGISTER`] with some files.
pub fn register(files: &str) -> Register {
    load(&format!("{REGISTER}{files}"))
}

/// One entity with one engagement whose history is given, as lines with six spaces before each version.
pub fn with_history(history: &str) -> Register {
    register(&format!("{CLOUD}{history}"))
}

const CLOUD: &str = "-- data/subprocessors/cloud.yaml --\nname: Example Cloud GmbH\nengagements:\n  hosting:\n    \
                     section: hosting\n    history:\n";

/// Everything that is said about a world on a day: of single fields, and by the rules.
pub fn said(world: &str, today: &str, settings: &Settings) -> String {
    let sources = Sources::from_world(world);
    let mut diagnostics = Diagnostics::new();
    if let Some(register) = subprocessors::load(&sources, &mut diagnostics) {
        subprocessors::rules::check(&register, day(today), settings, &mut diagnostics);
    }
    report(&sources, &diagnostics.sorted(), Format::Text, false)
}
