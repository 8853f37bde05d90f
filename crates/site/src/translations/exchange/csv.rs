//! A table of texts for spreadsheets.
//!
//! Spreadsheets take some texts for formulas and save with whatever separates lists in the country of the reader;
//! both are undone when the table comes back.

use super::returned::{Returned, Unreadable};
use super::segment::{Segment, State};
use crate::files::csv::{harmless, meant};
use crate::translations::Target;
use ::csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use source::{FileId, Span};

const COLUMNS: [&str; 9] = ["id", "locale", "part", "context", "note", "source", "form", "translation", "state"];
const BYTE_ORDER_MARK: &str = "\u{feff}";
const IN_MEMORY: &str = "a row with a cell for each column is written to memory";

/// Both domains of a language as a table.
pub(super) fn write(target: &Target, domains: &[Vec<Segment>; 2]) -> String {
    let start = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(start);
    writer.write_record(COLUMNS).expect(IN_MEMORY);
    for own in domains.iter().flatten() {
        let form = own.form.as_ref().map_or("", |form| form.name);
        let context = own.context.as_deref().unwrap_or_default();
        let (note, part, state) = (note(own), own.domain.name(), own.state.name());
        let row = [&own.id, &target.tag, part, context, &note, &own.source, form, &own.translation, state];
        writer.write_record(row.map(|cell| harmless(cell).into_owned())).expect(IN_MEMORY);
    }
    let bytes = writer.into_inner().expect(IN_MEMORY);
    String::from_utf8(bytes).expect("what is written of texts is text")
}

fn note(segment: &Segment) -> String {
    let form = segment.form.as_ref().map(|form| form.told());
    let previous = segment.previous.as_ref().map(|text| format!("this is the translation of: {text}"));
    let all: Vec<String> = segment.notes.iter().cloned().chain(previous).chain(form).collect();
    all.join("\n")
}

/// The rows of a table that came back, each with its language.
pub(super) fn read(file: FileId, whole: &str) -> Result<Vec<Returned>, Unreadable> {
    let text = whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole);
    let offset = whole.len() - text.len();
    let mut reader = ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
    let unreadable = |error: ::csv::Error| Unreadable::new(format!("this is no table: {error}"));
    let head = reader.headers().map_err(unreadable)?.clone();
    let place = |name: &str| head.iter().position(|own| own.trim().eq_ignore_ascii_case(name));
    let needed = |name: &str| place(name).ok_or_else(|| Unreadable::new(format!("the table has no column `{name}`")));
    let (id, locale, source, translation) =
        (needed("id")?, needed("locale")?, needed("source")?, needed("translation")?);
    let (context, form, state) = (place("context"), place("form"), place("state"));
    let records: Vec<StringRecord> = reader.records().collect::<Result<_, _>>().map_err(unreadable)?;
    let cell = |row: &StringRecord, at: usize| meant(row.get(at).unwrap_or_default()).into_owned();
    let some = |row: &StringRecord, at: Option<usize>| at.map(|at| cell(row, at)).filter(|own| !own.trim().is_empty());
    let returned = |row: &StringRecord| Returned {
        id: cell(row, id).trim().to_owned(),
        locale: cell(row, locale).trim().to_owned(),
        context: some(row, context),
        form: some(row, form).map(|own| own.trim().to_owned()),
        source: Ok(cell(row, source)),
        translation: Ok(cell(row, translation)),
        state: state_of(some(row, state).as_deref()),
        span: span(file, text, row, offset),
    };
    let is_row = |row: &&StringRecord| row.iter().any(|own| !own.trim().is_empty());
    Ok(records.iter().filter(is_row).map(returned).collect())
}

/// What a cell says of the state. A translation that is filled in is one, whatever was said when it was missing.
fn state_of(written: Option<&str>) -> Result<State, String> {
    match written.map(|own| own.trim().to_lowercase()).as_deref() {
        None | Some("missing" | "initial" | "translated") => Ok(State::Translated),
        Some("reviewed" | "final") => Ok(State::Reviewed),
        Some("fuzzy" | "needs-work" | "needs work") => Ok(State::Fuzzy),
        Some(other) => Err(other.to_owned()),
    }
}

/// The first line of a row: where it begins in the file.
fn span(file: FileId, text: &str, row: &StringRecord, offset: usize) -> Span {
    let start = row.position().map_or(0, |own| usize::try_from(own.byte()).unwrap_or(0)).min(text.len());
    // A position may be that of the end of the line before.
    let bytes = text.as_bytes();
    let start = (start..text.len()).find(|at| !matches!(bytes[*at], b'\r' | b'\n')).unwrap_or(start);
    let length = bytes[start..].iter().position(|byte| matches!(byte, b'\r' | b'\n'));
    let end = length.map_or(text.len(), |length| start + length);
    Span::new(file, offset + start..offset + end)
}

/// What separates cells: the sign that is most frequent in the head.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: u8| head.bytes().filter(|byte| *byte == sign).count();
    [b'\t', b';', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}
