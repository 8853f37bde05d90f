//! Which register a command works on, and how it is built: the arguments that commands share.

use crate::digest::hex;
use crate::{disk, terminal};
use anyhow::{Context as _, Result, bail};
use include_dir::{Dir, include_dir};
use review::Side;
use sha2::{Digest, Sha256};
use site::{Options, Site};
use source::{Diagnostic, Format, Outcome, Sources, Span};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use subprocessors::{Date, Url};

/// The theme that ships with the tool.
static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../themes/annex");
/// Where a register has its own copy of it.
const THEME_FOLDER: &str = "themes/annex";

/// What every command about a register takes.
#[derive(Clone, clap::Args)]
pub struct RegisterArguments {
    #[command(flatten)]
    undated: UndatedArguments,
    /// Day whose list is shown [default: today, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,
}

/// The same but for the day.
#[derive(Clone, clap::Args)]
pub struct UndatedArguments {
    /// Directory of the register: the one with config.toml, data/ and content/ [default: the nearest
    /// one at or above the current directory]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Address at which the site is published, instead of the one in config.toml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<Url>,
    /// Number of threads [default: one for each processor]
    #[arg(long, value_name = "N")]
    jobs: Option<std::num::NonZeroUsize>,
    /// Edition of the register: what config.NAME.toml lays over config.toml
    #[arg(long, value_name = "NAME")]
    edition: Option<String>,
    /// Only this language, and the source language that it falls back to; may be given several times
    #[arg(long, value_name = "TAG")]
    locale: Vec<String>,
}

fn base_url(written: &str) -> Result<Url, String> {
    Url::parse(written)
        .filter(|url| url.as_str().starts_with("https://"))
        .ok_or_else(|| "write a full address such as https://subprocessors.example.com".to_owned())
}

/// A register that has been read from disk.
pub struct Register {
    /// Its directory.
    pub root: PathBuf,
    /// Its files, with the shipped theme if it has none of its own.
    pub sources: Sources,
    /// What was wrong with the files themselves.
    pub found: source::Diagnostics,
    options: Options,
    jobs: usize,
}

impl RegisterArguments {
    /// The day that was asked for, if one was.
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The same for another day, or for the current one.
    pub fn on(&self, as_of: Option<Date>) -> Self {
        RegisterArguments { as_of, undated: self.undated.clone() }
    }

    /// The same register, wherever another one may be found later.
    pub fn at(&self, root: &Path) -> Self {
        let undated = UndatedArguments { root: Some(root.to_owned()), ..self.undated.clone() };
        RegisterArguments { undated, as_of: self.as_of }
    }

    /// The languages that were asked for; none means all.
    pub fn locales(&self) -> &[String] {
        &self.undated.locale
    }

    /// The same in every language, whichever were asked for.
    pub fn every_locale(&self) -> Self {
        let undated = UndatedArguments { locale: Vec::new(), ..self.undated.clone() };
        RegisterArguments { undated, as_of: self.as_of }
    }

    /// How another command is told of the same register: ` --root DIR`, ` --edition NAME`, or nothing.
    pub fn again(&self) -> String {
        self.undated.again()
    }

    /// The folder of the site, unless another one is named: each edition has its own.
    pub fn output(&self) -> String {
        let edition = self.undated.edition.as_ref();
        edition.map_or_else(|| "dist".to_owned(), |edition| format!("dist-{edition}"))
    }

    /// The folder of what its pages show as text: each edition has its own.
    pub fn snapshots(&self) -> String {
        let edition = self.undated.edition.as_ref();
        edition.map_or_else(|| "snapshots".to_owned(), |edition| format!("snapshots-{edition}"))
    }

    /// Whether it is the site that the configuration describes, in all languages and at its own address.
    pub fn is_whole(&self) -> bool {
        self.undated.locale.is_empty() && self.undated.base_url.is_none()
    }

    /// The directory of the register.
    pub fn root(&self) -> Result<PathBuf> {
        self.undated.root()
    }

    /// Reads the register.
    pub fn read(&self) -> Result<Register> {
        let options = self.undated.options(self.as_of.unwrap_or_else(today));
        Register::at(&self.root()?, options, self.undated.jobs())
    }
}

impl UndatedArguments {
    /// How another command is told of the same register: ` --root DIR`, ` --edition NAME`, or nothing.
    pub fn again(&self) -> String {
        let root = self.root.as_ref().map(|root| format!(" --root {}", root.display()));
        let edition = self.edition.as_ref().map(|edition| format!(" --edition {edition}"));
        root.into_iter().chain(edition).collect()
    }

    /// The directory of the register.
    pub fn root(&self) -> Result<PathBuf> {
        root(self.root.as_deref())
    }

    /// What a build of the list of a day is told.
    pub fn options(&self, as_of: Date) -> Options {
        let UndatedArguments { edition, base_url, locale, .. } = self.clone();
        Options { as_of, edition, base_url, locales: locale, lenient: false, watch: None }
    }

    /// Does work in as many threads as asked for.
    pub fn with_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T> {
        with_threads(self.jobs(), work)
    }

    fn jobs(&self) -> usize {
        self.jobs.map_or(0, std::num::NonZeroUsize::get)
    }
}

impl Register {
    /// The register in a directory.
    pub fn at(root: &Path, options: Options, jobs: usize) -> Result<Self> {
        let (sources, found) = disk::read(root)?;
        Ok(Register { root: root.to_owned(), sources: with_theme(sources), found, options, jobs })
    }

    /// Its facts, or nothing if they cannot be read; then what is wrong has been said.
    pub fn facts(&self) -> Option<subprocessors::Register> {
        let mut diagnostics = self.found.clone();
        site::check_edition(&self.sources, &self.options, &mut diagnostics);
        let facts = subprocessors::load(&self.sources, &mut diagnostics);
        let fine = !diagnostics.has_errors();
        terminal::report(&self.sources, &diagnostics.sorted(), Format::Text);
        facts.filter(|_| fine)
    }

    /// The day whose list is asked for.
    pub fn today(&self) -> Date {
        self.options.as_of
    }

    /// A file or folder of the register, without a `./` in front that nobody would type.
    pub fn beside(&self, name: &str) -> PathBuf {
        beside(&self.root, name)
    }

    /// Builds its site, in as many threads as asked for.
    pub fn build(&self) -> Result<Outcome<Site>> {
        self.outcome(|| site::build(&self.sources, &self.options))
    }

    /// Builds it as a version to be compared or written as text.
    pub fn side(&self) -> Result<Side> {
        let name = "the working tree".to_owned();
        self.with_threads(|| Side::build(name, self.sources.clone(), &self.options, self.found.clone()))
    }

    /// Where its configuration says that snapshots of all pages are kept, if they are.
    pub fn keeps_snapshots(&self) -> Option<Span> {
        site::keeps_snapshots(&self.sources, &self.options)
    }

    /// Reads it for a preview, without what has not changed since another one.
    pub fn preview(&self, before: Option<&site::Preview>) -> Result<Outcome<site::Preview>> {
        self.outcome(|| site::Preview::open(&self.sources, &self.options, before))
    }

    /// Makes the whole site of a preview.
    pub fn finish(&self, preview: &site::Preview) -> Outcome<Site> {
        self.with_threads(|| preview.finish()).unwrap_or_else(|_| preview.finish())
    }

    /// What its site is made of, as a hash: its files, what a build is told, and this very program.
    pub fn seal(&self) -> Result<String> {
        let program =
            std::env::current_exe().and_then(|path| path.metadata()).context("cannot look at this program")?;
        let mut hash = Sha256::new();
        let Options { as_of, edition, base_url, locales, .. } = &self.options;
        let told = format!("{as_of} {edition:?} {base_url:?} {locales:?}");
        hash.update(format!("{:?} {:?} {told}\n", program.len(), program.modified().ok()));
        for (file, path) in self.sources.iter() {
            let bytes = self.sources.bytes(file);
            hash.update(format!("{path}\n{}\n", bytes.len()));
            hash.update(bytes);
        }
        Ok(hex(&hash.finalize()))
    }

    /// What there is to translate.
    pub fn translations(&self) -> Result<Outcome<site::Translations>> {
        self.outcome(|| site::translations(&self.sources, &self.options))
    }

    /// Its configuration with a language more, or why there is none.
    pub fn with_language(&self, tag: &str) -> Result<String, Diagnostic> {
        site::with_language(&self.sources, &self.options, tag)
    }

    /// Does work in as many threads as asked for.
    pub fn with_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T> {
        with_threads(self.jobs, work)
    }

    fn outcome<T: Send>(&self, work: impl FnOnce() -> Outcome<T> + Send) -> Result<Outcome<T>> {
        let Outcome { output, diagnostics } = self.with_threads(work)?;
        let mut all = self.found.clone();
        all.extend(diagnostics);
        Ok(Outcome::new(output, all))
    }
}

fn with_threads<T: Send>(jobs: usize, work: impl FnOnce() -> T + Send) -> Result<T> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().context("cannot start threads")?;
    Ok(pool.install(work))
}

/// The sources, laid over the shipped theme for a register that has no copy of it.
pub fn with_theme(own: Sources) -> Sources {
    if own.find(&format!("{THEME_FOLDER}/theme.toml")).is_some() {
        return own;
    }
    static SHIPPED: LazyLock<Sources> = LazyLock::new(|| {
        let mut shipped = Vec::new();
        collect(&THEME, &mut shipped);
        Sources::new(shipped)
    });
    SHIPPED.under(&own)
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(String, Vec<u8>)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((format!("{THEME_FOLDER}/{path}"), file.contents().to_vec()));
    }
    folder.dirs().for_each(|below| collect(below, files));
}

/// A file or folder of a register, without a `./` in front that nobody would type.
pub fn beside(root: &Path, name: &str) -> PathBuf {
    if root == Path::new(".") { PathBuf::from(name) } else { root.join(name) }
}

/// The directory of a register: the given one, or the nearest.
pub fn root(given: Option<&Path>) -> Result<PathBuf> {
    match given {
        Some(root) => Ok(root.to_owned()),
        None => nearest_root(),
    }
}

fn nearest_root() -> Result<PathBuf> {
    let here = std::path::absolute(".").context("cannot tell the current directory")?;
    match here.ancestors().find(|folder| folder.join("config.toml").is_file()) {
        Some(root) if root == here => Ok(PathBuf::from(".")),
        Some(root) => Ok(root.to_owned()),
        None => bail!("there is no config.toml here or above; name the register with --root DIR"),
    }
}

/// The directory of the tool's own workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this crate lies in a folder of the workspace").to_owned()
}

/// The day it is in UTC.
pub fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
