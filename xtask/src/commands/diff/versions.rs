//! The two versions: where their files come from, and what people call them.

use super::range::{Days, Range};
use super::{Arguments, base_tool};
use crate::disk::{self, Published};
use crate::git::{Commit, Repository};
use crate::register::{today, with_theme};
use anyhow::{Context as _, Result, bail};
use review::Side;
use site::{Manifest, Options, Site};
use source::{Diagnostic, Diagnostics, Sources};
use std::path::Path;
use subprocessors::Url;

/// The two versions, ready to be built.
pub struct Versions {
    before: Before,
    after: Version,
    /// What is worth knowing of the choice.
    pub notes: Vec<String>,
    /// What is missing that a working tree would have.
    pub warnings: Vec<String>,
}

/// Files of a register, and what its build is told.
struct Version {
    name: String,
    sources: Sources,
    options: Options,
    found: Diagnostics,
}

/// What the version before is made of.
enum Before {
    /// Its files.
    Files(Version),
    /// A site that was published.
    Site(String, Site),
    /// Its files, and the site that its own tool made of them.
    Both(Version, Site),
}

/// The start of a pointer that Git LFS leaves where it did not bring the file itself.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/v1";

impl Versions {
    /// Finds and reads both.
    ///
    /// # Errors
    /// When one of them cannot be read, with what to do.
    pub fn find(arguments: &Arguments) -> Result<Self> {
        let root = arguments.register.root()?;
        match (arguments.as_of, &arguments.dir) {
            (Some(Days::Two(..)), Some(_)) => {
                bail!("`--as-of A..B` compares two days of one register: leave out `--dir`")
            }
            (Some(Days::Two(..)), None) if arguments.base.is_some() || arguments.with_base_tool => {
                bail!("`--as-of A..B` compares two days of the same facts: name one day, or leave out the base")
            }
            (Some(Days::Two(one, other)), None) => {
                let on = |day| Version::on_disk(&root, day_name(day), arguments.register.options(day));
                Ok(Versions::of(Before::Files(on(one)?), on(other)?))
            }
            (_, Some(dir)) => beside(&root, dir, arguments),
            (_, None) => committed(&root, arguments),
        }
    }

    fn of(before: Before, after: Version) -> Self {
        Versions { before, after, notes: Vec::new(), warnings: Vec::new() }
    }

    /// Whether both have facts.
    pub fn have_facts(&self) -> bool {
        !matches!(self.before, Before::Site(..))
    }

    /// Builds both, side by side where there is something to build.
    pub fn build(self) -> (Side, Side) {
        let Versions { before, after, .. } = self;
        match before {
            Before::Files(before) => rayon::join(|| before.side(), || after.side()),
            Before::Site(name, site) => {
                let after = after.side();
                (Side::published(name, site, &after), after)
            }
            Before::Both(before, site) => {
                let (before, after) = rayon::join(|| before.side(), || after.side());
                (before.with_site(site, &after), after)
            }
        }
    }
}

impl Version {
    /// A register on disk, as it stands.
    fn on_disk(root: &Path, name: String, options: Options) -> Result<Self> {
        let (sources, found) = disk::read(root)?;
        Ok(Version { name, sources: with_theme(sources), options, found })
    }

    fn side(self) -> Side {
        let Version { name, sources, options, found } = self;
        if sources.iter().next().is_none() {
            // Everything is missing then; that there is no register says it all.
            let side = Side::build(name, sources, &options, Diagnostics::new());
            return Side { diagnostics: found, ..side };
        }
        Side::build(name, sources, &options, found)
    }

    /// The files that are pointers only.
    fn pointers(&self) -> Vec<&str> {
        let files = self.sources.iter();
        files.filter(|(file, _)| self.sources.bytes(*file).starts_with(POINTER)).map(|(_, path)| path).collect()
    }

    /// A warning if some of its files are pointers only.
    fn lacks(&self) -> Option<String> {
        let pointers = self.pointers();
        let more = pointers.len().saturating_sub(1);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        pointers.first().map(|first| {
            format!(
                "`{first}`{more} of {} is only a pointer of Git LFS; run: git lfs install && git lfs pull",
                self.name
            )
        })
    }
}

fn day_name(day: subprocessors::Date) -> String {
    day.to_string()
}

fn options(arguments: &Arguments) -> Options {
    let day = match arguments.as_of {
        Some(Days::Same(day)) => day,
        _ => today(),
    };
    arguments.register.options(day)
}

const HERE: &str = "the working tree";

/// This register, and another folder.
fn beside(root: &Path, dir: &Path, arguments: &Arguments) -> Result<Versions> {
    let name = dir.display().to_string();
    let options = options(arguments);
    if dir.join("config.toml").is_file() {
        let after = Version::on_disk(root, HERE.to_owned(), options.clone())?;
        return Ok(Versions::of(Before::Files(Version::on_disk(dir, name, options)?), after));
    }
    if !dir.join("manifest.json").is_file() && !dir.join("index.html").is_file() {
        bail!("`{name}` is neither a register (with a config.toml) nor a site (with a manifest.json or an index.html)");
    }
    let published = Published::read(dir)?;
    let (options, note) = like(&published, options, arguments)?;
    let after = Version::on_disk(root, HERE.to_owned(), options)?;
    let versions = Versions::of(Before::Site(name, published.site()?), after);
    Ok(Versions { notes: note.into_iter().collect(), warnings: published.strange, ..versions })
}

/// What a build is told so that it can be compared with a published site: what that was told, unless said otherwise.
fn like(published: &Published, told: Options, arguments: &Arguments) -> Result<(Options, Option<String>)> {
    let Ok(manifest) = published.document::<Manifest>("manifest.json") else { return Ok((told, None)) };
    let day = manifest.date.parse().with_context(|| format!("`{}` in its manifest is not a date", manifest.date))?;
    let note = arguments.as_of.is_none().then(|| format!("both sides show the list of {day}, the day of that site"));
    let as_of = if arguments.as_of.is_some() { told.as_of } else { day };
    let locales = if told.locales.is_empty() { manifest.locales } else { told.locales };
    let base_url = told.base_url.or_else(|| Url::parse(&manifest.base_url));
    let edition = told.edition.or(manifest.edition);
    Ok((Options { as_of, locales, base_url, edition, ..told }, note))
}

/// Versions of which at least one is a commit.
fn committed(root: &Path, arguments: &Arguments) -> Result<Versions> {
    let Some(repository) = Repository::around(root)? else {
        bail!(
            "`{}` lies in no git repository; compare with another folder (`--dir DIR`) or two days (`--as-of A..B`)",
            root.display()
        )
    };
    let (base, after, note) = chosen(&repository, arguments.base.as_ref())?;
    let options = options(arguments);
    let mut warnings = Vec::new();
    let before = at(&repository, &base, &options, &mut warnings)?;
    let after = match after {
        Some(commit) => at(&repository, &commit, &options, &mut warnings)?,
        None => Version::on_disk(root, HERE.to_owned(), options.clone())?,
    };
    warnings.extend([&before, &after].into_iter().filter_map(Version::lacks));
    let before = match arguments.with_base_tool {
        true => Before::Both(before, base_tool::build(&repository, &base, &options)?),
        false => Before::Files(before),
    };
    Ok(Versions { before, after, notes: note.into_iter().collect(), warnings })
}

/// The base, the other commit unless it is the working tree, and what to say of the choice.
fn chosen(repository: &Repository, range: Option<&Range>) -> Result<(Commit, Option<Commit>, Option<String>)> {
    match range {
        Some(Range::Since(revision)) => Ok((repository.commit(revision)?, None, None)),
        Some(Range::Between(one, other)) => Ok((repository.commit(one)?, Some(repository.commit(other)?), None)),
        Some(Range::Fork(one, other)) => {
            let (one, other) = (repository.commit(one)?, repository.commit(other)?);
            Ok((repository.merge_base(&one, &other)?, Some(other), None))
        }
        None => {
            let (base, is_head) = repository.fork()?;
            let note = is_head.then(|| {
                format!("HEAD is part of {} already, so what is not committed yet is compared with it", base.revision)
            });
            Ok((base, None, note))
        }
    }
}

/// A register in a commit; where there is none, a version that says so and has nothing.
fn at(repository: &Repository, commit: &Commit, options: &Options, warnings: &mut Vec<String>) -> Result<Version> {
    let name = commit.name();
    let (sources, found) = match repository.read(commit)? {
        Some(read) => {
            warnings.extend(read.missing.into_iter().map(|what| format!("{name}: {what}")));
            (with_theme(read.sources), read.found)
        }
        None => (Sources::default(), no_register(&name, &repository.prefix)),
    };
    Ok(Version { name, sources, options: options.clone(), found })
}

fn no_register(name: &str, prefix: &Path) -> Diagnostics {
    let file = prefix.join("config.toml");
    let mut found = Diagnostics::new();
    found.push(
        Diagnostic::error("no-register", format!("there is no register in {name}: `{}` is missing", file.display()))
            .help("name a revision that has one"),
    );
    found
}
