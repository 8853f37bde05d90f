//! What the commands share that write facts down: the register they write into, and how they end.

use crate::{disk, register, terminal};
use anyhow::{Result, bail};
use site::Options;
use source::{Diagnostics, Format, Sources};
use std::path::PathBuf;
use subprocessors::rules::Settings;
use subprocessors::write::{Given, Proven, Refused};
use subprocessors::{Date, Id, Reference, Role};

/// The register to write into, and the day it is.
#[derive(clap::Args)]
pub struct WritingArguments {
    /// Directory of the register: the one with config.toml, data/ and content/ [default: the nearest
    /// one at or above the current directory]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Day that counts as today [default: today, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Option<Date>,
}

/// Places by what happens there.
#[derive(clap::Args)]
pub struct PlaceArguments {
    /// Where data is stored: countries by their codes, EU, EEA or worldwide, such as `DE,FR`
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    storage: Vec<String>,
    /// Where data is processed, where no more is known
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    processing: Vec<String>,
    /// Where backups are
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    backup: Vec<String>,
    /// Where the service continues when a place fails
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    failover: Vec<String>,
    /// Where data passes through
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    edge: Vec<String>,
    /// From where people have access for support
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    support: Vec<String>,
}

/// A register to write into.
pub struct Desk {
    root: PathBuf,
    /// Its files.
    pub sources: Sources,
    settings: Settings,
    today: Date,
}

impl WritingArguments {
    /// Reads the register.
    pub fn read(&self) -> Result<Desk> {
        let root = register::root(self.root.as_deref())?;
        let (sources, _) = disk::read(&root)?;
        let today = self.as_of.unwrap_or_else(register::today);
        let options = Options::on(today);
        Ok(Desk { settings: site::rules(&sources, &options), root, sources, today })
    }
}

impl PlaceArguments {
    /// The places that were named, by role.
    pub fn by_role(&self) -> Vec<(Role, Vec<String>)> {
        let PlaceArguments { storage, processing, backup, failover, edge, support } = self;
        let all = [
            (Role::Processing, processing),
            (Role::Storage, storage),
            (Role::Backup, backup),
            (Role::Failover, failover),
            (Role::Edge, edge),
            (Role::Support, support),
        ];
        let trimmed = |codes: &Vec<String>| codes.iter().map(|code| code.trim().to_owned()).collect();
        all.into_iter().filter(|(_, own)| !own.is_empty()).map(|(role, own)| (role, trimmed(own))).collect()
    }
}

impl Desk {
    /// What writing starts from.
    pub fn given(&self) -> Given<'_> {
        Given { sources: &self.sources, settings: &self.settings, today: self.today }
    }

    /// Where a file of the register is on disk.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Whether the register has a schema for editors.
    pub fn has_schema(&self) -> bool {
        self.root.join("schema/subprocessor.json").is_file()
    }

    /// Writes what has been proven and says what follows from it; or says why nothing is written.
    pub fn finish(&self, written: Result<Proven, Refused>) -> Result<bool> {
        let proven = match written {
            Ok(proven) => proven,
            Err(refused) => return Ok(refuse(&refused)),
        };
        self.write(&proven)?;
        anstream::print!("{}\n{}", proven.path, proven.shown());
        terminal::success(format!("{} from {} on", proven.subject, proven.start));
        proven.follows.iter().for_each(terminal::more);
        terminal::more("new texts wait for their translations: cargo xtask i18n");
        Ok(true)
    }

    /// Writes the file of what has been proven. One that the register did not have is never overwritten.
    pub fn write(&self, proven: &Proven) -> Result<()> {
        let path = self.root.join(&proven.path);
        let is_new = self.sources.find(&proven.path).is_none();
        if is_new && path.symlink_metadata().is_ok() {
            bail!("`{}` is there already and was not read; look at it first", path.display());
        }
        disk::replace(&path, proven.text.as_bytes())
    }
}

/// Says why nothing is written.
pub fn refuse(refused: &Refused) -> bool {
    terminal::report(&refused.sources, &refused.diagnostics, Format::Text);
    let count = terminal::tally(&refused.diagnostics).unwrap_or_default();
    terminal::failed(format!("{count}: nothing was written"));
    false
}

/// `entity`, or `entity/engagement`.
pub fn reference(written: &str) -> Result<Reference, String> {
    let (entity, engagement) = match written.split_once('/') {
        Some((entity, engagement)) => (entity, Some(engagement)),
        None => (written, None),
    };
    let fits = Id::fits(entity) && engagement.is_none_or(Id::fits);
    fits.then(|| Reference { entity: Id::new(entity), engagement: engagement.map(Id::new) })
        .ok_or_else(|| "write `<entity>/<engagement>`, or the id of an entity alone".to_owned())
}

/// The register of a desk, for offering its words; what is wrong with it is told later.
pub fn register(desk: &Desk) -> Option<subprocessors::Register> {
    subprocessors::load(&desk.sources, &mut Diagnostics::new())
}
