//! `cargo xtask change`: a version more in a history.

use crate::writing::{PlaceArguments, WritingArguments, reference, refuse};
use anyhow::Result;
use subprocessors::write::{NewVersion, Refused, When, Yaml, append};
use subprocessors::{Date, Reference};

/// What `change` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask change cloud/hosting --effective 2027-01-01 --storage DE,NO
  cargo xtask change cloud/hosting --effective 2027-01-01 --purpose \"Servers and backups.\"
  cargo xtask change cloud --effective 2027-01-01 --name \"Example Cloud SE\" --set registration=\"HRB 12345\"
  cargo xtask change cloud/hosting --effective 2024-03-01 --correction --data account,tickets

The version is put into the history; no other byte of the file changes, and what is written is read
back first. The section and the service of an engagement cannot change: end it and begin another one.")]
pub struct Arguments {
    #[command(flatten)]
    register: WritingArguments,
    /// What changes: ENTITY/ENGAGEMENT, or ENTITY for the company itself
    #[arg(value_name = "ENTITY[/ENGAGEMENT]", value_parser = reference)]
    subject: Reference,
    #[command(flatten)]
    when: WhenArguments,
    /// What it does
    #[arg(long, value_name = "TEXT")]
    purpose: Option<String>,
    /// Categories of personal data, by the register's ids
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    data: Vec<String>,
    #[command(flatten)]
    places: PlaceArguments,
    /// For which customers, as a sentence: `customer uses ai-answers`
    #[arg(long, value_name = "SENTENCE")]
    applies_if: Option<String>,
    /// Under which condition it has access, in words
    #[arg(long, value_name = "TEXT")]
    condition: Option<String>,
    /// Legal name of the company
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Country of its seat
    #[arg(long, value_name = "CODE")]
    seat: Option<String>,
    /// Its registered address
    #[arg(long, value_name = "TEXT")]
    address: Option<String>,
    /// Its website
    #[arg(long, value_name = "URL")]
    website: Option<String>,
    /// Any other fact by its word; may be given several times: `note="On request."`
    #[arg(long, value_name = "FACT=YAML", value_parser = fact)]
    set: Vec<(String, String)>,
    /// Facts that no longer hold and have nothing in their place, by their words
    #[arg(long, value_name = "FACTS", value_delimiter = ',')]
    no_longer: Vec<String>,
    /// Only the list was wrong: nothing changed but what it says, so nobody has to be told
    #[arg(long)]
    correction: bool,
    /// A day on which customers were told of another date, and the date it had until then; oldest first
    #[arg(long, value_name = "ON:FROM", value_parser = moved)]
    moved: Vec<(Date, Date)>,
}

/// When something takes effect, and how it is announced.
#[derive(clap::Args)]
pub struct WhenArguments {
    /// The first day on which it is in effect
    #[arg(long, value_name = "YYYY-MM-DD")]
    effective: Date,
    /// When customers are told [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    announced: Option<Date>,
    /// Why it cannot wait as long as the policy asks for; readers see it
    #[arg(long, value_name = "BECAUSE")]
    force_notice: Option<String>,
}

impl WhenArguments {
    /// The dates as the facts have them.
    pub fn when(&self) -> When {
        When { effective: self.effective, announced: self.announced, because: self.force_notice.clone() }
    }
}

/// Puts the version into the history, if it fits and can be proven to change nothing else.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let facts = match facts(arguments) {
        Ok(facts) => facts,
        Err(refused) => return Ok(refuse(&refused)),
    };
    let desk = arguments.register.read()?;
    let new = NewVersion {
        subject: arguments.subject.clone(),
        when: arguments.when.when(),
        correction: arguments.correction,
        moved: arguments.moved.clone(),
        facts,
        places: arguments.places.by_role(),
        ended: false,
        replaced_by: Vec::new(),
    };
    desk.finish(append(&desk.given(), &new))
}

fn facts(arguments: &Arguments) -> Result<Vec<(String, Yaml)>, Refused> {
    let texts = [
        ("name", &arguments.name),
        ("seat", &arguments.seat),
        ("address", &arguments.address),
        ("website", &arguments.website),
        ("purpose", &arguments.purpose),
        ("applies-if", &arguments.applies_if),
        ("condition", &arguments.condition),
    ];
    let stated = texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), Yaml::text(text.as_ref()?))));
    let mut all: Vec<(String, Yaml)> = stated.collect();
    for (key, words) in [("data", &arguments.data), ("no-longer", &arguments.no_longer)] {
        all.extend((!words.is_empty()).then(|| (key.to_owned(), Yaml::words(words))));
    }
    for (key, value) in &arguments.set {
        all.push((key.clone(), Yaml::parse(&format!("--set {key}"), value)?));
    }
    Ok(all)
}

fn fact(written: &str) -> Result<(String, String), String> {
    let (key, value) = written.split_once('=').ok_or("write a fact and its value: `note=\"On request.\"`")?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

fn moved(written: &str) -> Result<(Date, Date), String> {
    let dates = written.split_once(':').and_then(|(on, from)| Some((on.parse().ok()?, from.parse().ok()?)));
    dates.ok_or_else(|| "write two days: `2026-11-20:2026-12-15`".to_owned())
}
