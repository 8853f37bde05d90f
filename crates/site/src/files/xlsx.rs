//! `subprocessors.xlsx`: the table as a spreadsheet, and a second sheet that says what it is.
//!
//! Each text is written as text, so that nothing in it can be a formula; dates are dates. The file names no time but
//! that of the list: the same list gives the same bytes.

use super::csv::written;
use super::table::{self, Cell, Table};
use crate::language::Direction;
use crate::pages::Scene;
use crate::routes::PageId;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use subprocessors::Date;

/// The name of the file.
pub(crate) const NAME: &str = "subprocessors.xlsx";

/// Excel takes so many UTF-16 units of a cell, and of the name of a sheet.
const MOST_IN_A_CELL: usize = 32_767;
const MOST_IN_A_NAME: usize = 31;

/// The table as a spreadsheet.
pub(crate) fn file(scene: &Scene<'_>, table: &Table) -> Vec<u8> {
    made(scene, table).expect("what is written keeps to the limits of a spreadsheet")
}

fn made(scene: &Scene<'_>, table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(scene));
    let names = sheet_names(&scene.words.label("site", &[]), &scene.words.label("table_about", &[]));
    let rtl = scene.words.language.direction == Direction::RightToLeft;
    let list = workbook.add_worksheet().set_name(&names[0])?.set_right_to_left(rtl);
    write_list(list, table)?;
    let about = workbook.add_worksheet().set_name(&names[1])?.set_right_to_left(rtl);
    write_about(about, scene)?;
    workbook.save_to_buffer()
}

fn properties(scene: &Scene<'_>) -> DocProperties {
    let publisher = &scene.inputs.register.publisher.name;
    let properties = DocProperties::new().set_title(scene.words.label("site", &[])).set_author(publisher);
    match day(scene.list().date) {
        Some(date) => properties.set_creation_datetime(&date),
        None => properties,
    }
}

fn write_list(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let date = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Top);
    for (at, column) in (0..).zip(&table.columns) {
        sheet.set_column_width(at, column.width)?;
        sheet.write_string_with_format(0, at, fitting(&column.title, MOST_IN_A_CELL), &head)?;
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (at, cell) in (0..).zip(cells) {
            match cell {
                Cell::Empty => continue,
                Cell::Flag(own) => sheet.write_boolean_with_format(row, at, *own, &text)?,
                Cell::Date(own) => match day(*own) {
                    Some(own) => sheet.write_datetime_with_format(row, at, &own, &date)?,
                    None => sheet.write_string_with_format(row, at, written(cell), &text)?,
                },
                Cell::Text(own) => sheet.write_string_with_format(row, at, fitting(own, MOST_IN_A_CELL), &text)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    let (rows, columns) = (table.rows.len() as u32, table.columns.len() as u16);
    sheet.autofilter(0, 0, rows, columns - 1)?;
    Ok(())
}

/// What the table is, and which revision of the list it shows.
fn write_about(sheet: &mut Worksheet, scene: &Scene<'_>) -> Result<(), XlsxError> {
    let label = Format::new().set_bold().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, 28)?.set_column_width(1, 72)?;
    for (row, (key, value)) in (0..).zip(about(scene)) {
        sheet.write_string_with_format(row, 0, fitting(&scene.words.label(key, &[]), MOST_IN_A_CELL), &label)?;
        sheet.write_string_with_format(row, 1, fitting(&value, MOST_IN_A_CELL), &text)?;
    }
    Ok(())
}

fn about(scene: &Scene<'_>) -> Vec<(&'static str, String)> {
    let (words, date) = (&scene.words, scene.list().date);
    let revision = scene.inputs.revisions(date).last();
    let revision = revision.map(|own| [("table_revision", own.date.to_string()), ("table_hash", own.hash.clone())]);
    let list = scene.routes.absolute(scene.locale, PageId::List);
    let first = [
        ("table_publisher", scene.inputs.register.publisher.name.clone()),
        ("languages", format!("{} ({})", words.language.endonym, words.language.tag)),
        ("table_date", date.to_string()),
    ];
    let last = [("table_address", list), ("table_version", table::VERSION.to_owned())];
    first.into_iter().chain(revision.into_iter().flatten()).chain(last).collect()
}

/// A day as spreadsheets count it, from 1900 on.
fn day(date: Date) -> Option<ExcelDateTime> {
    let part = |own: i8| u8::try_from(own).ok();
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?).ok()
}

/// A text of at most so many UTF-16 units; one that is cut ends with an ellipsis.
fn fitting(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut length = 0;
    let fits = |character: &char| {
        length += character.len_utf16();
        length < most
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

/// Names that Excel takes: short, different, without the signs that it keeps for itself.
fn sheet_names(list: &str, about: &str) -> [String; 2] {
    const TAKEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
    let name = |text: &str, number: u8| {
        let words: String = text.chars().filter(|own| !TAKEN.contains(own) && !own.is_control()).collect();
        let name = fitting(words.trim_matches(['\'', ' ']), MOST_IN_A_NAME);
        // Excel keeps the word `History` for a sheet of its own.
        if name.is_empty() || name.eq_ignore_ascii_case("history") { number.to_string() } else { name }
    };
    let (list, about) = (name(list, 1), name(about, 2));
    let same = list.to_lowercase() == about.to_lowercase();
    [list, if same { "2".to_owned() } else { about }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_keep_to_the_rules_of_excel() {
        assert_eq!(sheet_names("Sub-processors", "About: this [table]"), ["Sub-processors", "About this table"]);
        assert_eq!(sheet_names("'?'", "HISTORY"), ["1", "2"]);
        assert_eq!(sheet_names("Liste", "liste"), ["Liste", "2"]);
        let [long, _] = sheet_names(&"ä😀".repeat(20), "x");
        assert!(long.ends_with('…') && long.encode_utf16().count() <= MOST_IN_A_NAME);
    }

    #[test]
    fn a_cell_that_is_too_long_is_cut_and_says_so() {
        assert_eq!(fitting("abcd", 4), "abcd");
        assert_eq!(fitting("abcde", 4), "abc…");
    }
}
