//! `cargo xtask new subprocessor`: a file for a company that the list does not have yet.

use crate::writing::{self, PlaceArguments, WritingArguments};
use crate::{question, terminal};
use anyhow::Result;
use subprocessors::write::{NewEntity, scaffold};
use subprocessors::{Date, Start};

/// What `new` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// A company that the list does not have yet
    Subprocessor(Box<Subprocessor>),
}

#[derive(clap::Args)]
#[command(after_help = "\
Example:
  cargo xtask new subprocessor \"Example Cloud GmbH\" --kind third-party --section infrastructure \\
      --purpose \"Servers that store customer data.\" --storage DE,FR

On a terminal it asks for what is not given. Without a date it takes effect as early as the policy of
the register allows, counted from today. No file that exists is ever overwritten.")]
struct Subprocessor {
    #[command(flatten)]
    register: WritingArguments,
    /// Its legal name
    name: String,
    /// Its id, and the name of its file [default: from the name]
    #[arg(long)]
    id: Option<String>,
    /// How it stands to the publisher: third-party, affiliate or contractor
    #[arg(long)]
    kind: Option<String>,
    /// Country of its seat, by its code
    #[arg(long, value_name = "CODE")]
    seat: Option<String>,
    /// Its registered address
    #[arg(long, value_name = "TEXT")]
    address: Option<String>,
    /// Its website, with https://
    #[arg(long, value_name = "URL")]
    website: Option<String>,
    /// Id of its engagement, the anchor of its row [default: the id of the section]
    #[arg(long, value_name = "ID")]
    engagement: Option<String>,
    /// The service it is engaged for, if there are several
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// The table in which it stands, if there are several
    #[arg(long, value_name = "ID")]
    section: Option<String>,
    /// What it does
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,
    /// Categories of personal data, by the register's ids
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    data: Vec<String>,
    #[command(flatten)]
    places: PlaceArguments,
    /// The first day on which it is engaged [default: the earliest that the policy allows]
    #[arg(long, value_name = "YYYY-MM-DD")]
    effective: Option<Date>,
    /// A day on which it was engaged already, where the first one is not known
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with_all = ["effective", "announced"])]
    known_since: Option<Date>,
    /// When customers are told [default: today, of what is to come]
    #[arg(long, value_name = "YYYY-MM-DD")]
    announced: Option<Date>,
    /// Why it cannot wait as long as the policy asks for; readers see it
    #[arg(long, value_name = "BECAUSE", requires = "effective")]
    force_notice: Option<String>,
}

/// Writes the file, if it would read back without an error.
pub fn run(arguments: Arguments) -> Result<bool> {
    let What::Subprocessor(own) = arguments.what;
    let desk = own.register.read()?;
    let start = own.known_since.map(Start::KnownSince).or(own.effective.map(Start::Effective));
    let mut new = NewEntity {
        name: own.name,
        id: own.id,
        kind: own.kind,
        seat: own.seat,
        address: own.address,
        website: own.website,
        engagement: own.engagement,
        service: own.service,
        section: own.section,
        purpose: own.purpose,
        data: own.data,
        places: own.places.by_role(),
        start,
        announced: own.announced,
        because: own.force_notice,
        schema: desk.has_schema(),
    };
    if let (true, Some(register)) = (terminal::is_interactive(), writing::register(&desk)) {
        // What no answer could mend is told before anybody is asked.
        match scaffold(&desk.given(), &new) {
            Err(refused) if refused.diagnostics.iter().any(|own| own.code != "missing-argument") => {
                return Ok(writing::refuse(&refused));
            }
            _ => {}
        }
        question::complete(&mut new, &register)?;
    }
    desk.finish(scaffold(&desk.given(), &new))
}
