//! `cargo xtask i18n status`: how far the translations of each language have come.

use crate::register::RegisterArguments;
use crate::terminal;
use anstream::println;
use anyhow::{Context as _, Result};
use site::{Catalogues, Progress};
use source::Diagnostics;

/// What `status` takes.
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    register: RegisterArguments,
    /// For people, for a pull request, or for programs
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Markdown,
    Json,
}

/// Prints a table with a row for each language.
pub fn run(arguments: &Arguments) -> Result<bool> {
    let register = arguments.register.read()?;
    let Some(translations) = super::translations(&register)? else { return Ok(false) };
    let mut diagnostics = Diagnostics::new();
    let progress = Catalogues::read(&register.sources, translations, &mut diagnostics).progress();
    match arguments.format {
        Format::Text => println!("{}", text(&progress)),
        Format::Markdown => print_markdown(&progress),
        Format::Json => println!("{}", serde_json::to_string_pretty(&progress).context("cannot make JSON")?),
    }
    terminal::report(&register.sources, &diagnostics, source::Format::Text);
    Ok(!diagnostics.has_errors())
}

const HEAD: [&str; 9] = ["Language", "", "Translated", "%", "Fuzzy", "Missing", "Stale", "Obsolete", "Reviewed"];

fn row(progress: &Progress) -> [String; HEAD.len()] {
    let own = progress.all;
    let numbers = [own.translated, progress.percent, own.fuzzy, own.missing, own.stale, own.obsolete, own.reviewed];
    let [translated, percent, fuzzy, missing, stale, obsolete, reviewed] = numbers.map(|number| number.to_string());
    let (tag, name) = (progress.locale.clone(), progress.name.clone());
    [tag, name, translated, percent, fuzzy, missing, stale, obsolete, reviewed]
}

fn text(progress: &[Progress]) -> comfy_table::Table {
    let mut table = terminal::table(&HEAD);
    progress.iter().for_each(|own| {
        table.add_row(row(own));
    });
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(comfy_table::CellAlignment::Right);
    }
    table
}

/// Ids, names of languages and numbers hold nothing that Markdown would take for a mark.
fn print_markdown(progress: &[Progress]) {
    println!("| {} |", HEAD.join(" | "));
    println!("|---|---|{}", "---:|".repeat(HEAD.len() - 2));
    progress.iter().for_each(|own| println!("| {} |", row(own).join(" | ")));
}
