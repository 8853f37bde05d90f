//! What is told otherwise of the days of one version: announced, moved, withdrawn, and all that goes with them.

mod more;

pub(super) use more::until_when;

use super::compared::rewrites;
use super::histories::Two;
use super::notice::{self, Asked};
use super::past::UNSAID;
use super::seen::Seen;
use super::sentence::phrase;
use super::statement::{self, Found};
use super::words::list;
use crate::report::Rewritten;
use subprocessors::{Change, Date, Start, Version};

/// What differs in the dates of a version.
pub(super) fn compare(before: &Seen<'_>, after: &Seen<'_>, version: &Two<'_>) -> Vec<Found> {
    let (then, now) = (Dates::of(before, version.before), Dates::of(after, version.after));
    let others = more::says(before, after, version);
    if then == now && others.is_empty() {
        return Vec::new();
    }
    let (was, is) = (before.made_by(version.subject, version.before), after.made_by(version.subject, version.after));
    let changes = if is.is_empty() { was } else { is };
    // What changes nothing for readers has no days for them either.
    let Some(first) = changes.first() else { return Vec::new() };
    let asked = notice::asked(after, first);
    let was_lacking = || before.notice(version.before).is_some_and(|own| notice::of_notice(own, before.today).lacking);
    let case = Case { after, changes: &changes, version, newly_lacking: asked.lacking && !was_lacking(), asked };
    let history = rewrites(before, version.before);
    let mut all: Vec<Found> = moved(&then, &now, &case, history).into_iter().collect();
    all.extend(announced(&then, &now, &case, history));
    all.extend(others.into_iter().map(|says| case.found("dates", says, history)));
    all
}

/// The days of a version for an audience.
#[derive(PartialEq)]
struct Dates {
    starts: Start,
    announced: Option<Date>,
    moves: Vec<(Date, Date)>,
    withdrawn: Option<Date>,
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

/// A version whose days are told otherwise, and what it changes.
struct Case<'c, 'a> {
    after: &'c Seen<'a>,
    changes: &'c [&'c Change<'a>],
    version: &'c Two<'a>,
    asked: Asked,
    newly_lacking: bool,
}

impl Case<'_, '_> {
    /// What the version does, as a thing.
    fn thing(&self) -> String {
        list(&self.changes.iter().map(|own| phrase(self.after.words, own)).collect::<Vec<_>>())
    }

    fn found(&self, what: &str, says: String, rewrites: Option<Rewritten>) -> Found {
        let mut found = statement::about(self.after, self.changes[0], says, &self.asked).rewriting(rewrites);
        what.clone_into(&mut found.statement.what);
        found.statement.differences.clear();
        found.statement.lacks_notice = self.newly_lacking;
        found.day = self.after.day(self.version.after);
        found.notice = self.asked.clone().into_told();
        let is_due = self.changes.iter().any(|own| !own.correction && self.after.announces(own.what));
        found.lacking(rewrites.is_some() && is_due)
    }
}

/// What is told of the day on which it takes effect: another one, or none as it was called off.
fn moved(then: &Dates, now: &Dates, case: &Case<'_, '_>, history: Option<Rewritten>) -> Option<Found> {
    let (thing, from, to) = (case.thing(), then.starts.date(), now.starts.date());
    let found = |what: &str, says: String| Some(case.found(what, says, history));
    match (then.withdrawn, now.withdrawn) {
        (None, Some(off)) => {
            let says = format!("withdraws {thing}, which was to take effect on {from}");
            // What had taken effect when customers were told cannot be called off.
            let is_late = from <= off && from <= case.after.today || from < case.after.past;
            return Some(case.found("withdrawn", says, history.filter(|_| is_late)));
        }
        (Some(_), None) => return found("withdrawn", format!("takes back the withdrawal of {thing}")),
        (Some(a), Some(b)) if a != b => {
            return found("dates", format!("says that {thing} was withdrawn on {b} instead of {a}"));
        }
        _ => {}
    }
    match now.starts {
        _ if from != to => Some(to_another_day(then, now, case, history)),
        Start::Effective(day) if then.starts != now.starts => {
            found("dates", format!("says that {thing} took effect on {day}, and not before"))
        }
        Start::KnownSince(day) if then.starts != now.starts => {
            found("dates", format!("says that {thing} may have taken effect before {day}"))
        }
        _ if then.moves != now.moves => found("dates", format!("says otherwise how {thing} was moved")),
        _ => None,
    }
}

fn to_another_day(then: &Dates, now: &Dates, case: &Case<'_, '_>, history: Option<Rewritten>) -> Found {
    let (from, to) = (then.starts.date(), now.starts.date());
    let takes = if case.changes.len() > 1 { "take" } else { "takes" };
    let is_over = from.max(to) <= case.after.today;
    let says = match (is_over, case.thing()) {
        (true, thing) => format!("says that {thing} took effect on {to} instead of {from}"),
        (false, thing) => format!("moves the day on which {thing} {takes} effect from {from} to {to}"),
    };
    let told = now.moves.last().filter(|_| now.moves.len() > then.moves.len()).map(|own| own.0);
    let told = told.filter(|day| *day >= case.after.past);
    let mut found = case.found("dates", says, history.filter(|_| told.is_none()));
    let announced = found.statement.follows.iter().take_while(|own| own.starts_with("announced")).count();
    // Of a day that is earlier than the one that was announced, the count of days says it.
    if let Some(day) = told.filter(|_| to > from) {
        found.statement.follows.insert(announced, format!("told of this day {day}"));
    }
    found
}

/// What is told of the day on which readers were told.
fn announced(then: &Dates, now: &Dates, case: &Case<'_, '_>, history: Option<Rewritten>) -> Option<Found> {
    let thing = case.thing();
    let is_coming = |day: Date| day > case.after.today;
    let (says, rewrites) = match (then.announced, now.announced) {
        (None, Some(day)) if is_coming(day) => (format!("plans to announce {thing} on {day}"), None),
        (Some(a), Some(b)) if a != b && is_coming(b) => {
            (format!("moves the announcement of {thing} from {a} to {b}"), history)
        }
        (was, Some(day)) if day < case.after.past && was.is_none_or(is_coming) => {
            let says = format!("says that customers were told of {thing} on {day}; {UNSAID}");
            (says, Some(Rewritten::History))
        }
        (None, Some(_)) => (format!("announces {thing}"), None),
        (Some(day), None) => (format!("no longer says that {thing} was announced on {day}"), history),
        (Some(a), Some(b)) if a != b => (format!("says that {thing} was announced on {b} instead of {a}"), history),
        _ => return None,
    };
    Some(case.found("dates", says, rewrites))
}
