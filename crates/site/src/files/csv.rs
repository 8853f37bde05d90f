//! `subprocessors.csv`: the table for every program that reads tables, and what its columns are.
//!
//! RFC 4180 with a byte order mark, as spreadsheets take a file without one for another encoding. A spreadsheet also
//! takes a cell that begins like a formula for one, so such a cell begins with an apostrophe (OWASP, CSV injection).

use super::table::{self, Cell, Column, Kind, Table};
use crate::pages::Scene;
use ::csv::{Terminator, WriterBuilder};
use serde_json::{Value, json};
use std::borrow::Cow;

/// The name of the file.
pub(crate) const NAME: &str = "subprocessors.csv";
/// Where readers of CSV on the Web look for what its columns are.
pub(crate) const METADATA: &str = "subprocessors.csv-metadata.json";

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The table as CSV.
pub(crate) fn file(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let titles = table.columns.iter().map(|own| Cow::Borrowed(own.title.as_str())).collect();
    for row in std::iter::once(titles).chain(table.rows.iter().map(|row| row.iter().map(written).collect())) {
        let row: Vec<Cow<'_, str>> = row;
        writer.write_record(row.iter().map(|own| harmless(own).into_owned())).expect(IN_MEMORY);
    }
    writer.into_inner().expect(IN_MEMORY)
}

const IN_MEMORY: &str = "a row with a cell for each column is written to memory";

/// A cell as text.
pub(crate) fn written(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => "".into(),
        Cell::Text(text) => text.into(),
        Cell::Date(date) => date.to_string().into(),
        Cell::Flag(own) => own.to_string().into(),
    }
}

/// A text that no spreadsheet takes for a formula.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) { format!("'{text}").into() } else { text.into() }
}

/// The text that a cell means which [`harmless`] made.
pub(crate) fn meant(cell: &str) -> Cow<'_, str> {
    cell.strip_prefix('\'').filter(|text| is_dangerous(text)).unwrap_or(cell).into()
}

/// Whether a text begins like a formula; spreadsheets of East Asia know the wide signs too. An apostrophe before such
/// a text is part of it, and has to be told from one of ours.
fn is_dangerous(text: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let bare = text.trim_start_matches('\'');
    bare.starts_with(['\t', '\r']) || bare.trim_start().starts_with(SIGNS)
}

/// What the columns are, in the words of CSV on the Web (W3C Recommendation, 2015).
pub(crate) fn metadata(scene: &Scene<'_>, table: &Table) -> Vec<u8> {
    let column = |own: &Column| json!({ "name": own.id, "titles": own.title, "datatype": datatype(own.kind), "required": is_required(own) });
    let metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": scene.words.language.tag }],
        "url": NAME,
        "schema:schemaVersion": table::VERSION,
        "dc:publisher": scene.inputs.register.publisher.name,
        "dc:date": scene.list().date.to_string(),
        "dialect": { "encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true, "doubleQuote": true },
        "tableSchema": { "columns": table.columns.iter().map(column).collect::<Vec<_>>(), "primaryKey": "id" },
    });
    serde_json::to_vec_pretty(&metadata).expect("metadata has only strings as keys")
}

fn datatype(kind: Kind) -> Value {
    match kind {
        Kind::Text => "string".into(),
        Kind::Date => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        Kind::Flag => "boolean".into(),
        Kind::Address => "anyURI".into(),
    }
}

/// Whether each row has the cell.
fn is_required(column: &Column) -> bool {
    matches!(column.id, "id" | "name" | "service" | "section" | "since" | "since_at_least")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_like_a_formula() {
        let begins = ["=1+1", "+49 1", "-x", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n+1", "＝1", "\u{a0}=1", "'=1"];
        for text in begins {
            assert_eq!(harmless(text), format!("'{text}"));
            assert_eq!(meant(&harmless(text)), text);
        }
        for text in ["a=1", "'a", "", "–", "1-2"] {
            assert_eq!(harmless(text), text);
            assert_eq!(meant(text), text);
        }
    }

    #[test]
    fn cells_are_quoted_as_rfc_4180_says() {
        let column = |title: &str| Column { id: "x", title: title.to_owned(), kind: Kind::Text, width: 1 };
        let rows =
            vec![vec![Cell::Text("a, \"b\"\nc".to_owned()), Cell::Date(subprocessors::Date::constant(2026, 1, 2))]];
        let table = Table { columns: vec![column("Ä"), column("B")], rows };
        assert_eq!(file(&table), "\u{feff}Ä,B\r\n\"a, \"\"b\"\"\nc\",2026-01-02\r\n".as_bytes());
    }
}
