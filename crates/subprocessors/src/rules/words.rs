//! Lists of things within a sentence.

use crate::notices::Notice;
use std::fmt::Display;

/// More things than these nobody reads in a sentence.
const MOST: usize = 8;

/// "`A`", "`A` and `B`", "`A`, `B` and `C`", "`A`, `B` and 7 more".
pub(super) fn quoted(things: impl IntoIterator<Item = impl Display>) -> String {
    listed(things.into_iter().map(|own| format!("`{own}`")))
}

/// The same without the backticks.
pub(super) fn listed(things: impl IntoIterator<Item = impl Display>) -> String {
    let mut words: Vec<String> = things.into_iter().map(|own| own.to_string()).collect();
    if words.len() > MOST {
        let more = words.split_off(MOST - 1).len();
        words.push(format!("{more} more"));
    }
    crate::words::list(&words)
}

/// "1 day", "3 days".
pub(super) fn days(number: i32) -> String {
    if number == 1 { "1 day".to_owned() } else { format!("{number} days") }
}

/// " for `existing`" where a notice is that of one audience.
pub(super) fn whom(notice: &Notice) -> String {
    notice.audience.as_ref().map(|own| format!(" for `{own}`")).unwrap_or_default()
}
