//! The two versions: where their files come from, and what people call them.

mod beside;
mod committed;
mod version;

use super::Arguments;
use super::range::Days;
use crate::register::today;
use anyhow::{Result, bail};
use review::Side;
use site::{Options, Site};
use subprocessors::Date;
use version::Version;

/// The two versions, ready to be built.
pub struct Versions {
    before: Before,
    after: Version,
    /// What is worth knowing of the choice.
    pub notes: Vec<String>,
    /// What is missing that a working tree would have.
    pub warnings: Vec<String>,
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
                let on = |day: Date| Version::on_disk(&root, day.to_string(), arguments.register.options(day));
                Ok(Versions::of(Before::Files(on(one)?), on(other)?))
            }
            (_, Some(dir)) => beside::find(&root, dir, arguments),
            (_, None) => committed::find(&root, arguments),
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

/// What people call what is on disk, with all that is not committed.
const HERE: &str = "the working tree";

/// What the build of both sides is told.
fn options(arguments: &Arguments) -> Options {
    let day = match arguments.as_of {
        Some(Days::Same(day)) => day,
        _ => today(),
    };
    arguments.register.options(day)
}
