//! What is told otherwise of the days of one version: announced, moved, withdrawn, and all that goes with them.

use super::compared::rewrites;
use super::notice;
use super::seen::Seen;
use super::sentence::phrase;
use super::statement::{self, Found};
use super::words::{list, quoted};
use crate::report::Rewritten;
use subprocessors::{Change, Reference, Start, Timing, Until, Version};

/// What differs in the dates of a version.
pub(super) fn compare(
    before: &Seen<'_>,
    after: &Seen<'_>,
    subject: &Reference,
    old: &Version,
    new: &Version,
) -> Vec<Found> {
    let (then, now) = (Dates::of(before, old), Dates::of(after, new));
    if then == now && is_same(&old.timing, &new.timing) {
        return Vec::new();
    }
    let (was, is) = (before.made_by(subject, old), after.made_by(subject, new));
    let Some(change) = is.first().or(was.first()).copied() else { return Vec::new() };
    let thing = things(after, if is.is_empty() { &was } else { &is });
    let asked = notice::asked(after, change);
    let newly_lacking =
        asked.lacking && before.notice(old).is_none_or(|own| !notice::of_notice(own, before.today).lacking);
    let history = rewrites(before, old);
    let said = |what: &str, says: String, rewrites: Option<Rewritten>| {
        let mut found = statement::about(after, change, says, &asked).rewriting(rewrites);
        what.clone_into(&mut found.statement.what);
        found.statement.differences.clear();
        found.day = after.day(new);
        found.notice = asked.clone().into_told();
        found.statement.lacks_notice = newly_lacking;
        found
    };
    let mut all = told(&then, &now, &thing, history, &said);
    all.extend(
        more(before, after, (&old.timing, &new.timing), &thing)
            .into_iter()
            .map(|says| said("dates", says, history.filter(|_| then.starts == now.starts))),
    );
    all
}

/// Whether two versions of the same days have all else in common that is said of their days.
fn is_same(old: &Timing, new: &Timing) -> bool {
    let until = |own: &Timing| own.until.as_ref().map(|own| own.value);
    until(old) == until(new)
        && (&old.replaced_by, old.correction, &old.notice) == (&new.replaced_by, new.correction, &new.notice)
}

/// The days of a version for an audience.
#[derive(PartialEq)]
struct Dates {
    starts: Start,
    announced: Option<subprocessors::Date>,
    moves: Vec<(subprocessors::Date, subprocessors::Date)>,
    withdrawn: Option<subprocessors::Date>,
}

impl Dates {
    fn of(seen: &Seen<'_>, version: &Version) -> Self {
        let (timing, audience) = (&version.timing, seen.audience.as_ref());
        Dates {
            starts: timing.start_for(audience),
            announced: timing.announced_for(audience),
            moves: timing.moves(),
            withdrawn: timing.withdrawn.as_ref().map(|own| own.value),
        }
    }
}

type Said<'s> = dyn Fn(&str, String, Option<Rewritten>) -> Found + 's;

/// What is told otherwise of when readers were told, and when it takes effect.
fn told(then: &Dates, now: &Dates, thing: &Thing, history: Option<Rewritten>, said: &Said<'_>) -> Vec<Found> {
    let Thing { name, takes } = thing;
    let mut all = Vec::new();
    let (from, to) = (then.starts.date(), now.starts.date());
    let is_told = now.moves.len() > then.moves.len();
    match (then.withdrawn, now.withdrawn) {
        (None, Some(_)) => {
            all.push(said("withdrawn", format!("withdraws {name}, which was to take effect on {from}"), None));
            return all;
        }
        (Some(_), None) => all.push(said("withdrawn", format!("takes back the withdrawal of {name}"), history)),
        (Some(a), Some(b)) if a != b => {
            all.push(said("dates", format!("says that {name} was withdrawn on {b} instead of {a}"), history));
        }
        _ => {}
    }
    if from != to {
        let says = format!("moves the day on which {name} {takes} effect from {from} to {to}");
        let mut moved = said("dates", says, history.filter(|_| !is_told));
        let told = now.moves.last().filter(|_| is_told).map(|own| format!("told {}", own.0));
        moved.statement.follows.splice(0..0, told);
        all.push(moved);
    } else if then.starts != now.starts {
        let says = match now.starts {
            Start::Effective(day) => format!("says that {name} took effect on {day}, and not before"),
            Start::KnownSince(day) => format!("says that {name} may have taken effect before {day}"),
        };
        all.push(said("dates", says, history));
    } else if then.moves != now.moves {
        all.push(said("dates", format!("says otherwise how {name} was moved"), history));
    }
    match (then.announced, now.announced) {
        (None, Some(_)) => all.push(said("dates", format!("announces {name}"), None)),
        (Some(day), None) => {
            all.push(said("dates", format!("no longer says that {name} was announced on {day}"), history));
        }
        (Some(a), Some(b)) if a != b => {
            all.push(said("dates", format!("says that {name} was announced on {b} instead of {a}"), history));
        }
        _ => {}
    }
    all
}

/// What else is said of the version: how long it lasts, what succeeds it, whether it is a correction, why its notice is
/// another.
fn more(before: &Seen<'_>, after: &Seen<'_>, (old, new): (&Timing, &Timing), thing: &Thing) -> Vec<String> {
    let name = &thing.name;
    let mut all = Vec::new();
    if old.until.as_ref().map(|own| own.value) != new.until.as_ref().map(|own| own.value) {
        all.push(match new.until.as_ref().map(|own| own.value) {
            Some(Until::Day(day)) => format!("lets {name} last until {day}"),
            Some(Until::Open) => format!("lets {name} last until a day that is not known yet"),
            None => format!("lets {name} last for good"),
        });
    }
    if old.replaced_by != new.replaced_by {
        let names = |seen: &Seen<'_>, timing: &Timing| {
            let day = timing.start.value.date();
            list(&timing.replaced_by.iter().map(|own| seen.words.called(&own.value, day)).collect::<Vec<_>>())
        };
        let was =
            if old.replaced_by.is_empty() { String::new() } else { format!(" instead of {}", names(before, old)) };
        all.push(format!("names as successor in {name}: {}{was}", names(after, new)));
    }
    match (old.correction, new.correction) {
        (false, true) => all.push(format!("says that {name} only corrects the list, so that no notice is due")),
        (true, false) => all.push(format!("says that {name} does not only correct the list")),
        _ => {}
    }
    if old.notice != new.notice {
        all.push(match &new.notice {
            Some(own) => {
                let days =
                    own.notice_days.map(|own| format!(" {own} days of notice")).unwrap_or(" another notice".to_owned());
                format!("gives {name}{days} instead of those of the policy: {}", quoted(&own.because.source))
            }
            None => format!("gives {name} the notice of the policy again"),
        });
    }
    all
}

/// A change as a thing, and its verb.
struct Thing {
    name: String,
    takes: &'static str,
}

fn things(seen: &Seen<'_>, changes: &[&Change<'_>]) -> Thing {
    let names: Vec<String> = changes.iter().map(|own| phrase(seen.words, own)).collect();
    Thing { name: list(&names), takes: if names.len() > 1 { "take" } else { "takes" } }
}
