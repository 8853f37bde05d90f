//! `cargo xtask rules`: what is checked, and why.

use crate::terminal;
use anstream::println;
use anyhow::{Result, bail};
use site::reference::{self, Rule};

/// What `rules` takes.
#[derive(clap::Args)]
pub struct Arguments {
    /// The whole reference, as Markdown
    #[arg(long)]
    markdown: bool,
    /// Only this rule, with its reason and an example
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Prints every rule with its level, one rule at length, or the reference of all of them.
pub fn run(arguments: &Arguments) -> Result<bool> {
    match (&arguments.code, arguments.markdown) {
        (Some(code), _) => explain(&find(code)?),
        (None, true) => print!("{}", reference::markdown()),
        (None, false) => show_all(),
    }
    Ok(true)
}

fn find(code: &str) -> Result<Rule> {
    let Some(rule) = reference::find(code) else {
        let near = source::closest(code, reference::all().map(|own| own.code));
        let help = near.map_or("`cargo xtask rules` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
        bail!("there is no rule `{code}`: {help}");
    };
    Ok(rule)
}

fn show_all() {
    let mut table = terminal::table(&["Rule", "Level", "Checks"]);
    for rule in reference::all() {
        table.add_row([rule.code, rule.level.word(), rule.checks]);
    }
    println!("{table}");
    println!("cargo xtask rules CODE says why and shows an example; config.toml sets levels, with a reason");
}

fn explain(rule: &Rule) {
    terminal::heading(format!("{} ({})", rule.code, rule.level.word()));
    println!("{}\n\nWhy: {}\n\nIt speaks up on:\n", rule.checks, rule.why);
    rule.example.lines().for_each(|line| println!("    {line}"));
    println!("\nTo set its level, in config.toml:\n\n    [extra.rules]");
    println!("    {} = {{ level = \"note\", reason = \"…\" }}    # error, warning, note, off", rule.code);
}
