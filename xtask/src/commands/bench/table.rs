//! What was measured, as a table in Markdown: medians of several builds.

use super::clock::Clock;
use super::measure::Build;
use super::world::Size;

/// The builds of one size with so many threads: into a fresh directory each, and once more over the last.
pub struct Row {
    pub size: Size,
    /// Nothing for one on each processor.
    pub jobs: Option<usize>,
    pub cold: Vec<Build>,
    pub again: Vec<Build>,
}

/// The columns, with what stands below each.
type Column = (&'static str, fn(&Row) -> String);

const COLUMNS: [Column; 13] = [
    ("size", |row| row.size.name.to_owned()),
    ("threads", |row| row.jobs.map_or("all".to_owned(), |jobs| jobs.to_string())),
    ("pages", |row| row.cold[0].pages.to_string()),
    ("MB", |row| format!("{:.1}", row.cold[0].bytes as f64 / 1e6)),
    ("total", |row| milliseconds(median(&row.cold, |own| own.total))),
    ("again", |row| milliseconds(median(&row.again, |own| own.total))),
    ("read", |row| milliseconds(median(&row.cold, |own| own.read))),
    ("parse", |row| phase(row, 0)),
    ("validate", |row| phase(row, 1)),
    ("view", |row| phase(row, 2)),
    ("render", |row| phase(row, 3)),
    ("finish", |row| phase(row, 4)),
    ("write", |row| milliseconds(median(&row.cold, |own| own.write))),
];

/// The table, and below it the largest memory of each size.
pub fn markdown(rows: &[Row]) -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).chain(["peak MB"]).collect();
    let mut table = line(names.iter().map(|name| (*name).to_owned()));
    table += &line(names.iter().enumerate().map(|(at, _)| if at < 2 { "---" } else { "---:" }.to_owned()));
    for row in rows {
        table += &line(COLUMNS.iter().map(|(_, of)| of(row)).chain([peak(row)]));
    }
    table
}

fn line(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
}

fn phase(row: &Row, at: usize) -> String {
    debug_assert!(at < Clock::PHASES.len());
    milliseconds(median(&row.cold, |own| own.phases[at]))
}

fn peak(row: &Row) -> String {
    let largest = row.cold.iter().filter_map(|own| own.peak).max();
    largest.map_or("–".to_owned(), |kilobytes| format!("{:.0}", kilobytes as f64 * 1024.0 / 1e6))
}

fn median(builds: &[Build], of: impl Fn(&Build) -> f64) -> f64 {
    let mut all: Vec<f64> = builds.iter().map(of).collect();
    all.sort_by(f64::total_cmp);
    let middle = all.len() / 2;
    if all.len() % 2 == 1 { all[middle] } else { (all[middle - 1] + all[middle]) / 2.0 }
}

fn milliseconds(time: f64) -> String {
    if time < 10.0 { format!("{time:.1}") } else { format!("{time:.0}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(total: f64) -> Build {
        let phases = vec![1.0, 2.0, 3.0, 4.0, 5.0];
        Build { pages: 120, bytes: 1_300_000, total, read: 0.5, phases, write: 12.25, peak: Some(20_000) }
    }

    #[test]
    fn a_row_has_medians() {
        let size = Size { name: "small", locales: 10, entities: 10, changes: 5 };
        let cold = vec![build(30.0), build(900.0), build(28.0)];
        let row = Row { size, jobs: Some(1), cold, again: vec![build(9.0), build(11.0)] };
        assert_eq!(
            markdown(&[row]),
            "| size | threads | pages | MB | total | again | read | parse | validate | view | render | finish | write | peak MB |\n\
             | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n\
             | small | 1 | 120 | 1.3 | 30 | 10 | 0.5 | 1.0 | 2.0 | 3.0 | 4.0 | 5.0 | 12 | 20 |\n"
        );
    }
}
