//! What else is said of a version beside its days: how long it lasts, what succeeds it, why its notice is another.

use crate::meaning::histories::Two;
use crate::meaning::seen::Seen;
use crate::meaning::words::{list, quoted};
use subprocessors::{Date, OwnNotice, Timing, Until};

/// Each difference as a sentence.
pub(super) fn says(before: &Seen<'_>, after: &Seen<'_>, version: &Two<'_>) -> Vec<String> {
    let (old, new) = (&version.before.timing, &version.after.timing);
    let label = after.words.called(version.subject, after.day(version.after));
    let thing = if new.ended { format!("the end of {label}") } else { format!("the change of {label}") };
    let all = [lasts(old, new, &thing), successors(before, after, version), is_correction(old, new, &thing)];
    all.into_iter().flatten().chain(notice(old.notice.as_ref(), new.notice.as_ref(), &thing)).collect()
}

fn lasts(old: &Timing, new: &Timing, thing: &str) -> Option<String> {
    let until = |own: &Timing| own.until.as_ref().map(|own| own.value);
    (until(old) != until(new)).then(|| match until(new) {
        Some(until) => format!("lets {thing} last {}", until_when(until)),
        None => format!("lets {thing} last for good"),
    })
}

/// "until 2027-01-31", "until a day that is not known yet".
pub(in crate::meaning) fn until_when(until: Until) -> String {
    match until {
        Until::Day(day) => format!("until {day}"),
        Until::Open => "until a day that is not known yet".to_owned(),
    }
}

fn successors(before: &Seen<'_>, after: &Seen<'_>, version: &Two<'_>) -> Option<String> {
    let (old, new) = (&version.before.timing, &version.after.timing);
    let names = |seen: &Seen<'_>, timing: &Timing| {
        let day = timing.start.value.date();
        list(&timing.replaced_by.iter().map(|own| seen.words.called(&own.value, day)).collect::<Vec<_>>())
    };
    let last: Date = new.start.value.date().yesterday().unwrap_or(Date::MIN);
    let label = after.words.called(version.subject, last);
    match (old.replaced_by.is_empty(), new.replaced_by.is_empty()) {
        _ if old.replaced_by == new.replaced_by => None,
        (true, _) => Some(format!("names {} as successor of {label}", names(after, new))),
        (_, true) => Some(format!("no longer names {} as successor of {label}", names(before, old))),
        _ => Some(format!("names {} as successor of {label} instead of {}", names(after, new), names(before, old))),
    }
}

fn is_correction(old: &Timing, new: &Timing, thing: &str) -> Option<String> {
    match (old.correction, new.correction) {
        (false, true) => Some(format!("says that {thing} only corrects the list, so that no notice is due")),
        (true, false) => Some(format!("says that {thing} does not only correct the list")),
        _ => None,
    }
}

fn notice(old: Option<&OwnNotice>, new: Option<&OwnNotice>, thing: &str) -> Option<String> {
    match new {
        _ if old == new => None,
        None => Some(format!("gives {thing} the notice of the policy again")),
        Some(own) => {
            let given = own.notice_days.map_or("another notice".to_owned(), |own| format!("{own} days of notice"));
            let because = quoted(&own.because.source);
            Some(format!("gives {thing} {given} instead of what the policy asks, because: {because}"))
        }
    }
}
