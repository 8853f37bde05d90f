//! What reading a large register costs: `cargo bench -p subprocessors`.
//!
//! 1,000 entities with one engagement of 10 versions each, about as rich as a real list. Divan prints
//! time, and through its allocator what was allocated.

use divan::{AllocProfiler, Bencher, black_box};
use source::{Diagnostics, Sources};
use std::fmt::Write;
use subprocessors::rules::{self, Settings};
use subprocessors::{Date, Document, NoLabels, Register, load};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const ENTITIES: usize = 1_000;
const VERSIONS: usize = 10;
const TODAY: Date = Date::constant(2026, 11, 24);

fn main() {
    divan::main();
}

fn sources() -> Sources {
    let mut world =
        "-- data/register.yaml --\npublisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example \
                     Desk}}\nproducts: {chat: {name: Example Chat}, mail: {name: Example Mail}}\nregions: {eu: {name: \
                     Customers in the EU, view: eea}, us: {name: Customers in the US}}\nsections: \
                     [hosting]\ndata-categories: {account: {name: Account data}, tickets: {name: Tickets}}\npolicy: \
                     [{notice-days: 30, objection-days: 14}]\n"
            .to_owned();
    for entity in 0..ENTITIES {
        write!(
            world,
            "-- data/subprocessors/vendor-{entity:04}.yaml --\nname: Example Vendor {entity:04} GmbH\nkind: \
             third-party\nseat: DE\naddress: {entity} Example Street, 10115 Berlin, Germany\nwebsite: \
             https://vendor-{entity}.example.com/\ncontacts:\n  - position: Data protection officer\n    mail: \
             dpo@vendor-{entity}.example.com\nengagements:\n  hosting:\n    section: hosting\n    history:\n"
        )
        .expect("a string takes all that is written to it");
        (0..VERSIONS).for_each(|version| write_version(&mut world, version));
    }
    Sources::from_world(&world)
}

fn write_version(world: &mut String, version: usize) {
    let (year, country) = (2016 + version, ["DE", "FR", "IE", "NL"][version % 4]);
    let more = match version {
        0 => "        data: [account, tickets]\n        applies-if: product is chat or mail\n",
        _ => "",
    };
    write!(
        world,
        "      - announced: {year}-01-10\n        effective: {year}-03-01\n        purpose: Servers that store customer \
         data, edition {version}.\n        locations:\n          - for: [eu]\n            storage: [{country}]\n            \
         backup: [AT]\n          - for: [us]\n            storage: [US]\n            transfer: [{{by: scc, modules: \
         [3]}}]\n{more}"
    )
    .expect("a string takes all that is written to it");
}

fn register(sources: &Sources) -> Register {
    let mut diagnostics = Diagnostics::new();
    let register = load(sources, &mut diagnostics).expect("the register can be read");
    assert!(diagnostics.is_empty(), "{}", source::report(sources, &diagnostics, source::Format::Text, false));
    register
}

/// From files to facts.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let sources = sources();
    bencher.bench(|| register(black_box(&sources)));
}

/// The list on a day.
#[divan::bench]
fn fold(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let register = register(&sources);
    bencher.bench(|| black_box(&register).as_of(TODAY, None).entries.len());
}

/// From files to the list on a day.
#[divan::bench]
fn read_and_fold(bencher: Bencher<'_, '_>) {
    let sources = sources();
    bencher.bench(|| register(black_box(&sources)).as_of(TODAY, None).entries.len());
}

/// Every rule.
#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let register = register(&sources);
    bencher.bench(|| {
        let mut diagnostics = Diagnostics::new();
        rules::check(black_box(&register), TODAY, &Settings::default(), &mut diagnostics);
        diagnostics.len()
    });
}

/// The whole history as typed changes: 10,000 versions on 10 days.
#[divan::bench]
fn history(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let register = register(&sources);
    bencher.bench(|| black_box(&register).changes(Date::MIN, Date::MAX, None).len());
}

/// The list as a document.
#[divan::bench]
fn document(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let register = register(&sources);
    let list = register.as_of(TODAY, None);
    bencher.bench(|| serde_json::to_vec(&Document::of(black_box(&list), &NoLabels)).expect("a document").len());
}

/// Every revision, sealed: 10,000 versions on 20 days.
#[divan::bench]
fn revisions(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let register = register(&sources);
    bencher.bench(|| black_box(&register).revisions(TODAY, &NoLabels).len());
}
