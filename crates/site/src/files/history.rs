//! `history.json`: every revision and every change of the list, in the source language and without labels.

use super::json::Neutral;
use crate::inputs::Inputs;
use crate::pages::day::Day;
use subprocessors::HistoryDocument;

/// The name of the file.
pub(crate) const NAME: &str = "history.json";

/// The history up to the day: the same on every host.
pub(crate) fn file(inputs: &Inputs, day: &Day<'_>) -> Vec<u8> {
    let date = day.list.date;
    let history = HistoryDocument::of(&inputs.register, date, inputs.revisions(date), &Neutral::new(inputs));
    serde_json::to_vec(&history).expect("a document has only strings as keys")
}
