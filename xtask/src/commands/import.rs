//! `cargo xtask import`: files of the register made of a table.

use crate::writing::{Desk, WritingArguments, refuse};
use crate::{disk, terminal};
use anyhow::{Context as _, Result, bail};
use std::path::{Path, PathBuf};
use subprocessors::Date;
use subprocessors::write::{DateOrder, Field, Imported, TableOptions, Unplaced, import};

/// What `import` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  cargo xtask import vendors.csv --section infrastructure --known-since 2024-01-01 --dry-run
  cargo xtask import vendors.csv --map \"Vendor (legal name)=name\" --map \"Owner=ignore\" --date-order day-first

Each row is an engagement; rows of one company become one file. The table is CSV in UTF-8, separated
by commas, semicolons or tabs. What could not be placed is listed at the end, with row and column.
Files that exist are never written over, and a company is written whole or not at all, so that the
table can be mended and imported again; `--partial` writes what can be placed.")]
pub struct Arguments {
    #[command(flatten)]
    register: WritingArguments,
    /// The table: a spreadsheet saved as CSV
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// The field that a column is, by its head; other columns are guessed. Fields: name, purpose, country, storage,
    /// backup, support, seat, effective, announced, ended, address, website, dpa, subprocessors, registration, kind,
    /// data, section, service, transfer, condition, note, ignore
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = mapped)]
    map: Vec<(String, Field)>,
    /// The table of the list for rows that do not say
    #[arg(long, value_name = "ID")]
    section: Option<String>,
    /// The service for rows that do not say
    #[arg(long, value_name = "ID")]
    service: Option<String>,
    /// Since when rows without a date are known
    #[arg(long, value_name = "YYYY-MM-DD")]
    known_since: Option<Date>,
    /// How dates such as 03/04/2024 are read
    #[arg(long, value_enum)]
    date_order: Option<Order>,
    /// Write companies too of which not everything could be placed
    #[arg(long)]
    partial: bool,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// How a date of three numbers is read.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Order {
    DayFirst,
    MonthFirst,
}

fn mapped(written: &str) -> Result<(String, Field), String> {
    let (column, field) = written.rsplit_once('=').ok_or("write a column and its field: `Vendor=name`")?;
    Ok((column.trim().to_owned(), field.trim().parse()?))
}

/// Makes files of the table and says what could not be placed.
#[expect(clippy::disallowed_methods, reason = "the shell reads the table")]
pub fn run(arguments: &Arguments) -> Result<bool> {
    let desk = arguments.register.read()?;
    let bytes =
        std::fs::read(&arguments.file).with_context(|| format!("cannot read `{}`", arguments.file.display()))?;
    let options = TableOptions {
        map: arguments.map.clone(),
        section: arguments.section.clone(),
        service: arguments.service.clone(),
        known_since: arguments.known_since,
        dates: arguments.date_order.map(|own| match own {
            Order::DayFirst => DateOrder::DayFirst,
            Order::MonthFirst => DateOrder::MonthFirst,
        }),
        schema: desk.has_schema(),
        partial: arguments.partial,
    };
    let imported = match import(&desk.given(), &arguments.file.display().to_string(), &bytes, &options) {
        Ok(imported) => imported,
        Err(refused) => return Ok(refuse(&refused)),
    };
    write(&desk, &imported, arguments.dry_run)?;
    summarise(&imported, &arguments.file, arguments.dry_run);
    Ok(imported.unplaced.is_empty())
}

fn write(desk: &Desk, imported: &Imported, dry_run: bool) -> Result<()> {
    for (path, text) in &imported.files {
        let place = desk.path(path);
        if place.symlink_metadata().is_ok() {
            bail!("`{}` is there already and was not read; look at it first", place.display());
        }
        match dry_run {
            true => anstream::println!("-- {path} --\n{text}"),
            false => disk::replace(&place, text.as_bytes())?,
        }
    }
    Ok(())
}

fn summarise(imported: &Imported, file: &Path, dry_run: bool) {
    let read = imported.columns.iter().map(|(head, field)| format!("{head} → {}", field.word())).collect::<Vec<_>>();
    terminal::more(format!("columns: {}", read.join(", ")));
    if !imported.unplaced.is_empty() {
        let mut table = terminal::table(&["Line", "Column", "Says", "Not placed, because"]);
        for Unplaced { line, column, value, why } in &imported.unplaced {
            let line = line.map(|own| own.to_string()).unwrap_or_default();
            table.add_row([&line, column, value, why]);
        }
        anstream::println!("{table}");
    }
    let would = if dry_run { "would be written" } else { "written" };
    let files = terminal::counted(imported.files.len(), "file");
    let engagements = terminal::counted(imported.engagements, "engagement");
    let line = format!("{files} with {engagements} {would} from {}", file.display());
    match imported.unplaced.len() {
        0 => terminal::success(line),
        number => terminal::failed(format!("{line}; {} not placed", terminal::counted(number, "value"))),
    }
}
