//! A text as it came back, and why one may be refused.

use super::segment::{self, State};
use crate::translations::Passage;
use source::po::Entry;
use source::{Diagnostic, Span};

/// A text, or one plural form of it, as it came back.
pub(super) struct Returned {
    pub(super) id: String,
    pub(super) locale: String,
    pub(super) context: Option<String>,
    pub(super) form: Option<String>,
    /// The words, or why they cannot be read.
    pub(super) source: Result<String, String>,
    pub(super) translation: Result<String, String>,
    /// What it says of itself, or the word that is not known.
    pub(super) state: Result<State, String>,
    pub(super) span: Span,
}

/// Why a whole file cannot be read.
pub(super) struct Unreadable(pub(super) String);

impl Unreadable {
    pub(super) fn new(why: String) -> Self {
        Unreadable(why)
    }
}

/// Why a text is not taken.
pub(super) type Refused = Vec<Diagnostic>;

/// Why a text is not taken, in one sentence at its place.
pub(super) fn refused(
    code: &'static str,
    message: impl Into<String>,
    returned: &Returned,
    help: impl Into<String>,
) -> Refused {
    vec![Diagnostic::error(code, message).at(returned.span).help(help)]
}

/// A text that is another one by now.
pub(super) fn changed(returned: &Returned, now: &str) -> Refused {
    let message = format!("the text has changed; now it is \u{201c}{}\u{201d}", shorten(now));
    refused("changed-source", message, returned, "export again, and translate the new text")
}

/// Whether what was translated is what there is to translate.
pub(super) fn check_source(passage: &Passage, returned: &Returned) -> Result<(), Refused> {
    let source = segment::source_of(&passage.source, passage.plural.as_deref(), returned.form.as_deref());
    match &returned.source {
        Ok(own) if folded(own) == folded(source) => Ok(()),
        Ok(_) => Err(changed(returned, source)),
        Err(why) => Err(unreadable(returned, why)),
    }
}

/// A text of which the words cannot be told.
pub(super) fn unreadable(returned: &Returned, why: &str) -> Refused {
    let message = format!("this text cannot be read: {why}");
    refused("unreadable-translations", message, returned, "keep every placeholder as it is, and add no others")
}

/// The translation, in one line.
pub(super) fn said(returned: &Returned) -> Result<String, Refused> {
    returned.translation.as_deref().map(folded).map_err(|why| unreadable(returned, why))
}

/// What a text says of its state.
pub(super) fn stated(returned: &Returned) -> Result<State, Refused> {
    returned.state.as_ref().copied().map_err(|word| {
        let message = format!("`{}` is no state of a translation", shorten(word));
        refused("unknown-value", message, returned, "write `translated`, or `fuzzy` if somebody has to look at it")
    })
}

/// What is in the catalogue from now on: the old words to the letter, if the new ones differ by white space alone.
pub(super) fn kept(old: &str, new: String, returned: &Returned) -> Result<String, Refused> {
    match (old.is_empty(), new.is_empty()) {
        (false, true) => {
            let help = "to take a translation away, empty it in the catalogue";
            Err(refused("empty-translation", "the catalogue has a translation, the file none", returned, help))
        }
        _ if folded(old) == new => Ok(old.to_owned()),
        _ => Ok(new),
    }
}

/// With white space as texts have it: spreadsheets and tools break lines. A no-break space is a sign of its own.
pub(super) fn folded(text: &str) -> String {
    text.split([' ', '\t', '\r', '\n']).filter(|own| !own.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Says of an entry whether somebody has to confirm it; who has confirmed it needs no old source.
pub(super) fn set_fuzzy(entry: &mut Entry, is_fuzzy: bool) {
    entry.flags.retain(|flag| flag != "fuzzy");
    if is_fuzzy {
        entry.flags.insert(0, "fuzzy".to_owned());
    } else {
        entry.previous.clear();
    }
}

/// The beginning of a long text.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
