//! Files made of a table, such as a spreadsheet saved as CSV.
//!
//! Each row is an engagement; rows of one name are one entity. What a cell says is placed in a field or
//! reported, with its row and column: nothing is dropped in silence, and nothing that exists is written over.

mod cells;
mod columns;
mod rows;

pub use cells::DateOrder;
pub use columns::Field;

use super::proof::read_back;
use super::scaffold::{FOLDER, known_name};
use super::{Given, Refused};
use crate::values::Date;
use columns::Columns;
use rows::Vendor;
use source::{Diagnostic, Diagnostics, Sources};

/// How a table is read.
#[derive(Debug, Clone, Default)]
pub struct TableOptions {
    /// The fields that columns are, by their heads; others are guessed.
    pub map: Vec<(String, Field)>,
    /// The table of the list in which entries stand that do not say; may be left out if there is only one.
    pub section: Option<String>,
    /// The service they are for; may be left out if there is only one.
    pub service: Option<String>,
    /// Since when entries are known that do not say; without it they are not placed.
    pub known_since: Option<Date>,
    /// How `03/04/2024` is read.
    pub dates: Option<DateOrder>,
    /// Whether the files name their schema, for editors.
    pub schema: bool,
    /// Whether companies are written of which not everything could be placed. As no file is written over, such a
    /// company cannot be imported again.
    pub partial: bool,
}

/// What became of a table.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The files to write: their paths and texts, which were read back together.
    pub files: Vec<(String, String)>,
    /// How many engagements they hold.
    pub engagements: usize,
    /// What could not be placed.
    pub unplaced: Vec<Unplaced>,
    /// The fields that columns were read as, by their heads.
    pub columns: Vec<(String, Field)>,
}

/// Something that a table says and the files do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The line of the table on which its row begins, the head being line 1; none for a whole column.
    pub line: Option<u64>,
    /// The head of the column, or what else it is.
    pub column: String,
    /// What the cell says.
    pub value: String,
    /// Why it was not placed, and what to do.
    pub why: String,
}

/// Makes files of a table.
///
/// # Errors
/// Refused when it is no table, when no column is the name, or when a flag names what the register does
/// not know. What is wrong with single cells and rows is reported in [`Imported::unplaced`].
pub fn import(given: &Given<'_>, name: &str, bytes: &[u8], options: &TableOptions) -> Result<Imported, Refused> {
    let register = given.register()?;
    let refuse = |problem: Diagnostic| {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(problem);
        Refused { sources: Sources::new([(name.to_owned(), bytes.to_vec())]), diagnostics }
    };
    let table = columns::read(bytes).map_err(&refuse)?;
    let columns = Columns::find(&table, options).map_err(&refuse)?;
    let mut unplaced = columns.unread(&table);
    let defaults = rows::Defaults::of(&register, options).map_err(&refuse)?;
    let vendors = rows::vendors(&table, &columns, &defaults, &register, options, &mut unplaced);

    let mut files: Vec<(String, String)> = Vec::new();
    let mut engagements = 0;
    for vendor in vendors {
        if !vendor.whole && !options.partial {
            let why = "not written, as some of what its rows say is not placed: mend the table, or add `--partial`";
            unplaced.push(vendor.unplaced(why.to_owned()));
            continue;
        }
        match file(given, &register, &vendor, &files, options) {
            Ok(file) => {
                engagements += vendor.engagements();
                files.push(file);
            }
            Err(why) => unplaced.push(vendor.unplaced(why)),
        }
    }
    unplaced.sort_by_key(|own| own.line);
    Ok(Imported { files, engagements, unplaced, columns: columns.named(&table) })
}

/// The file of a vendor, read back with those made before it; or why there is none.
fn file(
    given: &Given<'_>,
    register: &crate::Register,
    vendor: &Vendor,
    others: &[(String, String)],
    options: &TableOptions,
) -> Result<(String, String), String> {
    if let Some(known) = known_name(given, register, &vendor.name) {
        return Err(format!("{}; add to that file by hand", known.message));
    }
    let is_taken = |id: &str| {
        let paths = [format!("{FOLDER}{id}.yaml"), format!("{FOLDER}{id}.yml")];
        paths.iter().any(|path| given.sources.find(path).is_some() || others.iter().any(|(own, _)| own == path))
    };
    let id = super::id_of(&vendor.name, is_taken).ok_or("the name suggests no id")?;
    let path = format!("{FOLDER}{id}.yaml");
    if is_taken(&id) {
        return Err(format!("there is a `{path}` already; nothing is written over"));
    }
    let text = vendor.text(options.schema);
    let all = others.iter().cloned().chain([(path.clone(), text.clone())]).collect();
    match read_back(given, all) {
        Ok(_) => Ok((path, text)),
        Err(refused) => {
            let said: Vec<String> = refused.diagnostics.iter().map(|own| own.message.clone()).collect();
            Err(said.join("; "))
        }
    }
}
