//! A small register in one string, and the theme that ships with the tool.

#![allow(dead_code, reason = "each test file uses its own part of this")]

use include_dir::{Dir, include_dir};
use site::{Domain, Options, Site};
use source::{Diagnostic, Diagnostics, Format, Level, Outcome, Sources, report};
use std::path::Path;
use subprocessors::Date;

static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../themes/annex");

/// The day on which tests look at the list.
pub const DAY: Date = Date::constant(2026, 11, 23);

/// A register with two languages, a vendor, a former vendor and a class of recipients.
pub const MINIATURE: &str = include_str!("miniature.txt");

/// The miniature with the shipped theme, and with other files laid over it. A file that consists of
/// the line `(gone)` is taken away.
pub fn sources(changes: &str) -> Sources {
    let mut theme = Vec::new();
    collect(&THEME, &mut theme);
    let laid = |world: &Sources| -> Vec<(String, Vec<u8>)> {
        world.iter().map(|(file, path)| (path.to_owned(), world.bytes(file).to_vec())).collect()
    };
    let all = Sources::new(theme).with(laid(&Sources::from_world(MINIATURE))).with(laid(&Sources::from_world(changes)));
    Sources::new(laid(&all).into_iter().filter(|(_, bytes)| bytes != b"(gone)\n"))
}

/// A register of this repository with the shipped theme: the repository itself for `""`, or the one in a folder.
pub fn register(folder: &str) -> Sources {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("crates lie two folders down");
    let root = workspace.join(folder);
    let mut files = vec![("config.toml".to_owned(), contents(&root.join("config.toml")))];
    for folder in ["data", "content"] {
        read(&root, &root.join(folder), &mut files);
    }
    read(workspace, &workspace.join("themes"), &mut files);
    Sources::new(files)
}

#[expect(clippy::disallowed_methods, reason = "the test reads a register of this repository")]
fn read(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a register has this folder") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.push((name, contents(&path)));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the test reads a register of this repository")]
fn contents(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a register has this file")
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(String, Vec<u8>)>) {
    for file in folder.files().filter(|file| file.path().extension().is_none_or(|kind| kind != "po")) {
        files.push((format!("themes/annex/{}", file.path().display()), file.contents().to_vec()));
    }
    folder.dirs().for_each(|below| collect(below, files));
}

/// Builds the miniature with changes.
pub fn build(changes: &str) -> (Sources, Outcome<Site>) {
    build_edition(changes, None)
}

/// Builds an edition of the miniature with changes.
pub fn build_edition(changes: &str, edition: Option<&str>) -> (Sources, Outcome<Site>) {
    let sources = sources(changes);
    let options = Options { edition: edition.map(str::to_owned), ..Options::on(DAY) };
    let built = site::build(&sources, &options);
    (sources, built)
}

/// Everything that is said about the miniature with changes, as people read it. What is said of every small
/// register is left out; so are warnings that the changes leave the Greek catalogue behind, unless the catalogues
/// are what is changed.
pub fn said(changes: &str) -> String {
    said_of_edition(changes, None)
}

/// The same of an edition.
pub fn said_of_edition(changes: &str, edition: Option<&str>) -> String {
    let (sources, built) = build_edition(changes, edition);
    let about_catalogues = changes.contains("el.po --");
    let on_purpose = |own: &Diagnostic| match own.code {
        "annex-incomplete" | "no-policy" => true,
        "missing-translation" => own.level == Level::Warning,
        "stale-translation" => own.level == Level::Warning && !about_catalogues,
        _ => false,
    };
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(built.diagnostics.into_iter().filter(|own| !on_purpose(own)));
    report(&sources, &diagnostics, Format::Text, false)
}

/// The site of the miniature with changes; what is said must not hold an error.
pub fn site(changes: &str) -> Site {
    edition(changes, None)
}

/// The same of an edition.
pub fn edition(changes: &str, edition: Option<&str>) -> Site {
    let (sources, built) = build_edition(changes, edition);
    let said = report(&sources, &built.diagnostics, Format::Text, false);
    built.output.unwrap_or_else(|| panic!("{said}"))
}

/// The sources, with catalogues in which every text is its own translation, which no rule may object to.
pub fn complete(sources: &Sources, options: &Options) -> Sources {
    let translations = site::translations(sources, options).output.expect("the sources can be read");
    let off = site::drift::ALL.iter().map(|own| format!("{} = {{ level = \"off\", reason = \"a test\" }}\n", own.code));
    let off = format!("[extra.rules]\n{}", off.collect::<String>());
    let config = sources.text(sources.find("config.toml").expect("a register has one")).expect("it is text");
    let (before, after) = config.split_once("[extra.rules]\n").unwrap_or((config, ""));
    let mut files = vec![("config.toml".to_owned(), format!("{before}\n{off}{after}").into_bytes())];
    for target in &translations.targets {
        for domain in Domain::ALL {
            let mut catalogue = translations.merge(Default::default(), domain, target);
            for entry in &mut catalogue.entries {
                entry.translation.iter_mut().for_each(|form| form.clone_from(&entry.source));
            }
            files.push((translations.path(domain, &target.tag), source::po::write(&catalogue).into_bytes()));
        }
    }
    sources.with(files)
}

/// A file of a site as text.
pub fn text(site: &Site, path: &str) -> String {
    let file = site.get(path).unwrap_or_else(|| panic!("there is no `{path}`"));
    String::from_utf8(file.body.bytes().into_owned()).expect("text files are UTF-8")
}
