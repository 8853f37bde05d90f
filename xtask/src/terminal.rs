//! What is said on the terminal: colour only where it is one.

use anstyle::{AnsiColor, Style};
use source::{Diagnostics, Format, Level, Sources};
use std::fmt::Display;
use std::io::IsTerminal;

const STRONG: Style = Style::new().bold();
const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const CAREFUL: Style = AnsiColor::Yellow.on_default().bold();
const FAINT: Style = Style::new().dimmed();

/// Prints diagnostics to standard error as text, or to standard output for machines.
pub fn report(sources: &Sources, diagnostics: &Diagnostics, format: Format) {
    let colour = format == Format::Text
        && std::io::stderr().is_terminal()
        && anstream::ColorChoice::global() != anstream::ColorChoice::Never;
    let text = source::report(sources, diagnostics, format, colour);
    match format {
        Format::Text => anstream::eprint!("{text}"),
        Format::Json | Format::Github => anstream::print!("{text}"),
    }
}

/// Whether somebody is there to answer questions.
pub fn is_interactive() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// The last line of a command that did what it should.
pub fn success(line: impl Display) {
    anstream::println!("{GOOD}✓{GOOD:#} {line}");
}

/// A further line, less important.
pub fn more(line: impl Display) {
    anstream::println!("  {FAINT}{line}{FAINT:#}");
}

/// The last line of a command that could not do what it should.
pub fn failed(line: impl Display) {
    anstream::eprintln!("{BAD}✗{BAD:#} {line}");
}

/// Something to think about before going on.
pub fn warning(line: impl Display) {
    anstream::eprintln!("{CAREFUL}warning{CAREFUL:#}{STRONG}:{STRONG:#} {line}");
}

/// Something to know about what is shown, beside it.
pub fn note(line: impl Display) {
    anstream::eprintln!("{FAINT}note: {line}{FAINT:#}");
}

/// An error of the machine, with what led to it.
pub fn failure(error: &anyhow::Error) {
    anstream::eprintln!("{BAD}error{BAD:#}{STRONG}:{STRONG:#} {error:#}");
}

/// "2 errors, 1 warning", or nothing if there are none.
pub fn tally(diagnostics: &Diagnostics) -> Option<String> {
    let count = |level, one: &str| match diagnostics.count(level) {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {one}s")),
    };
    let all = [count(Level::Error, "error"), count(Level::Warning, "warning"), count(Level::Note, "note")];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// The head of a group of lines.
pub fn heading(line: impl Display) {
    anstream::println!("{STRONG}{line}{STRONG:#}");
}

/// An empty table with a head, as wide as the terminal, or as 100 characters where there is none.
pub fn table(head: &[&str]) -> comfy_table::Table {
    let width = terminal_size::terminal_size().map_or(100, |(width, _)| width.0);
    let mut table = comfy_table::Table::new();
    *table.style_mut() = comfy_table::presets::UTF8_HORIZONTAL_ONLY;
    table.set_content_arrangement(comfy_table::ContentArrangement::Dynamic).set_width(width).set_header(head);
    table
}

/// "1 page", "12 pages", "3 entries".
pub fn counted(number: usize, one: &str) -> String {
    match (number, one.strip_suffix('y')) {
        (1, _) => format!("1 {one}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        (_, None) => format!("{number} {one}s"),
    }
}
