//! What the parts of a build cost: `cargo bench -p site`.
//!
//! A register of 100 entities in ten languages, about as rich as a real list. Divan prints time, and
//! through its allocator what was allocated. Builds as a whole are measured by `cargo xtask bench`.

use divan::{AllocProfiler, Bencher, black_box};
use include_dir::{Dir, include_dir};
use site::{Options, Preview};
use source::{Diagnostics, Sources, po};
use std::fmt::Write;
use subprocessors::Date;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../themes/annex");

const ENTITIES: usize = 100;
const LANGUAGES: [&str; 9] = ["ar", "de", "el", "es", "fr", "it", "ja", "nl", "pl"];
const TODAY: Date = Date::constant(2026, 11, 24);
const PAGE: &str = "de/subprocessors/vendor-050/index.html";

fn main() {
    divan::main();
}

fn sources() -> Sources {
    let mut world =
        "-- config.toml --\nbase_url = \"https://subprocessors.example.com\"\ndefault_language = \"en\"\n".to_owned();
    LANGUAGES.iter().for_each(|tag| world += &format!("[languages.{tag}]\n"));
    world += "-- data/register.yaml --\npublisher: {name: Example Publisher Ltd}\nservices: {desk: {name: Example Desk}}\n\
              sections: [hosting]\n-- content/_index.md --\n+++\ntitle = \"Sub-processors\"\n+++\n\nWho helps.\n\
              -- content/sections/hosting.md --\n+++\ntitle = \"Hosting\"\n+++\n";
    for entity in 0..ENTITIES {
        write!(
            world,
            "-- data/subprocessors/vendor-{entity:03}.yaml --\nname: Example Vendor {entity:03} GmbH\nkind: third-party\n\
             seat: DE\nengagements:\n  hosting:\n    section: hosting\n    history:\n"
        )
        .expect("a string takes all that is written to it");
        for year in 2020..2024 {
            write!(
                world,
                "      - effective: {year}-03-01\n        purpose: Servers of kind {entity} in {year}.\n        locations: \
                 [{{storage: [DE]}}]\n"
            )
            .expect("a string takes all that is written to it");
        }
    }
    LANGUAGES.iter().for_each(|tag| world += &format!("-- data/translations/{tag}.po --\n{}", catalogue(tag)));
    let mut theme = Vec::new();
    collect(&THEME, &mut theme);
    Sources::new(theme).under(&Sources::from_world(&world))
}

fn catalogue(tag: &str) -> String {
    let mut text = format!("msgid \"\"\nmsgstr \"\"\n\"Language: {tag}\\n\"\n\n");
    for entity in 0..ENTITIES {
        for year in 2020..2024 {
            writeln!(text, "msgid \"Servers of kind {entity} in {year}.\"\nmsgstr \"{tag}: {entity}, {year}\"\n")
                .expect("a string takes all that is written to it");
        }
    }
    text
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(String, Vec<u8>)>) {
    for file in folder.files() {
        files.push((format!("themes/annex/{}", file.path().display()), file.contents().to_vec()));
    }
    folder.dirs().for_each(|below| collect(below, files));
}

fn open(sources: &Sources, before: Option<&Preview>) -> Preview {
    Preview::open(sources, &Options::on(TODAY), before).output.expect("the register has no mistakes")
}

/// From files to a site.
#[divan::bench]
fn build(bencher: Bencher<'_, '_>) {
    let sources = sources();
    bencher.bench(|| site::build(black_box(&sources), &Options::on(TODAY)).output.expect("a site").bytes());
}

/// Reading and checking everything.
#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let sources = sources();
    bencher.bench(|| open(black_box(&sources), None).hosts().len());
}

/// Reading again after one file has changed.
#[divan::bench]
fn read_again(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let before = open(&sources, None);
    let path = "data/subprocessors/vendor-050.yaml";
    let text = sources.text(sources.find(path).expect("a file")).expect("text").replace("GmbH", "SE");
    let edited = sources.with([(path.to_owned(), text.into_bytes())]);
    bencher.bench(|| open(black_box(&edited), Some(&before)).hosts().len());
}

/// One page of what was read.
#[divan::bench]
fn page(bencher: Bencher<'_, '_>) {
    let preview = open(&sources(), None);
    bencher.bench(|| preview.bytes(black_box(PAGE)).expect("a page").len());
}

/// All pages and files of what was read, with their links and hashes.
#[divan::bench]
fn finish(bencher: Bencher<'_, '_>) {
    let preview = open(&sources(), None);
    bencher.bench(|| black_box(&preview).finish().output.expect("a site").bytes());
}

/// A catalogue of 400 entries.
#[divan::bench]
fn parse_catalogue(bencher: Bencher<'_, '_>) {
    let sources = Sources::new([("de.po".to_owned(), catalogue("de").into_bytes())]);
    let file = sources.find("de.po").expect("a file");
    bencher.bench(|| po::parse(black_box(&sources), file, &mut Diagnostics::new()).expect("a catalogue").entries.len());
}
