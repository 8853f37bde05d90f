//! What the policy asks of a change, in clauses, and whether it has it.

use super::past::UNSAID;
use super::seen::Seen;
use super::words::{days, quoted};
use subprocessors::{Change, Date, Notice, Reference, Version};

/// What the policy asks of a change.
#[derive(Clone, Default)]
pub(super) struct Asked {
    /// What follows: "announced 2026-11-10", "effective 2026-12-15: 35 days, the policy asks 30".
    pub(super) clauses: Vec<String>,
    /// The same as one sentence about the day on which it takes effect; empty if nobody is told anything.
    pub(super) says: String,
    /// The day on which it takes effect.
    pub(super) day: Date,
    /// Whether the policy asks for a notice that the change does not have, or has too late.
    pub(super) lacking: bool,
}

/// What the policy asks of a change: of a succession, what it asks of any part of it.
pub(super) fn asked(seen: &Seen<'_>, change: &Change<'_>) -> Asked {
    let day = change.effective.map(|own| own.date).unwrap_or_default();
    if let Some(off) = change.withdrawn {
        let says = format!("called off {off}");
        return Asked { clauses: vec![says.clone()], says, day, lacking: false };
    }
    let mut all: Vec<(&Reference, Asked)> =
        seen.notices_of(change).into_iter().map(|own| (&own.0.subject, of_notice(own, seen.today))).collect();
    all.sort_by_key(|own| !own.1.lacking);
    let mut all = all.into_iter();
    let mut first = all.next().map_or_else(|| unasked(seen, change), |own| own.1);
    first.day = day;
    for (subject, other) in all {
        let name = seen.words.called(subject, day);
        let others = other.clauses.into_iter().filter(|own| !first.clauses.contains(own));
        let others: Vec<String> = others.map(|own| format!("for {name}: {own}")).collect();
        first.clauses.extend(others);
    }
    first
}

/// What is said of a change of which the policy asks nothing.
fn unasked(seen: &Seen<'_>, change: &Change<'_>) -> Asked {
    let announced = change.announced.map(|day| announced(day, seen.today));
    let has_policy = !seen.register().policy.is_empty();
    let effective = match change.effective {
        Some(since) if since.at_least && since.date < seen.past && !change.correction => {
            format!("in effect since {since}: {UNSAID}")
        }
        Some(since) if since.at_least => format!("in effect since {since}: imported history, no notice is due"),
        since => {
            let since = since.map(|own| own.to_string()).unwrap_or_default();
            let reason = match (change.correction, has_policy) {
                (true, _) => "a correction, no notice is due",
                (false, true) => "the policy asks for no notice of this",
                (false, false) => "the register states no policy on notices",
            };
            format!("effective {since}: {reason}")
        }
    };
    let says = match (change.announced, change.effective) {
        (Some(told), Some(since)) => format!("{}: {}", self::announced(told, seen.today), given(told, since.date)),
        _ => String::new(),
    };
    Asked { clauses: announced.into_iter().chain([effective]).collect(), says, ..Asked::default() }
}

/// "35 days", or "told 2 days afterwards".
fn given(told: Date, effective: Date) -> String {
    match (effective - told).get_days() {
        late if late < 0 => format!("told {} afterwards", days(-late)),
        given => days(given),
    }
}

/// What the policy asks, and what there is of it.
pub(super) fn of_notice((notice, version): &(Notice, &Version), today: Date) -> Asked {
    let own = version.timing.notice.as_ref();
    let mut asked = match notice.announced {
        Some(day) => of_announced(notice, day, today, own.is_some_and(|own| own.notice_days.is_some())),
        None => of_silent(notice, today),
    };
    asked.clauses.extend(
        own.map(|own| format!("another notice than that of the policy, because: {}", quoted(&own.because.source))),
    );
    asked
}

/// "announced 2026-11-10", or "to be announced" if that day is still to come.
fn announced(day: Date, today: Date) -> String {
    if day > today { format!("to be announced {day}") } else { format!("announced {day}") }
}

fn of_announced(notice: &Notice, day: Date, today: Date, is_own: bool) -> Asked {
    let told = announced(day, today);
    let (effective, lacking) = (notice.effective, notice.is_short());
    let counted = notice.counted_from.filter(|own| *own != day);
    let counted = counted.map(|day| format!("told of this day {day}"));
    let given = notice.counted_from.map(|own| given(own, effective)).unwrap_or_default();
    let whose = if is_own { "its own notice" } else { "the policy" };
    let earliest = notice.earliest_effective.filter(|_| lacking);
    let early = earliest.map(|day| format!(", so {day} at the earliest")).unwrap_or_default();
    let asks = format!("{given}, {whose} asks {}{early}", notice.days_due);
    // On the day of the announcement itself nobody has days to object.
    let deadline = notice.objection_deadline.filter(|own| Some(*own) != notice.counted_from);
    let objection = deadline.map(|day| format!("objection until {day}"));
    let of_this_day = counted.as_ref().map(|own| format!(", {own}")).unwrap_or_default();
    let says: Vec<String> = [format!("{told}{of_this_day}: {asks}")].into_iter().chain(objection.clone()).collect();
    let clauses = [Some(told), counted, Some(format!("effective {effective}: {asks}")), objection];
    Asked { clauses: clauses.into_iter().flatten().collect(), says: says.join("; "), lacking, ..Asked::default() }
}

/// What nobody was told of, as far as the facts say.
fn of_silent(notice: &Notice, today: Date) -> Asked {
    let (effective, due) = (notice.effective, days(i32::from(notice.days_due)));
    let latest = notice.latest_announcement;
    let (clause, says) = if effective <= today {
        let clause = format!("not announced: the policy asks {due} of notice");
        (clause.clone(), clause)
    } else if latest >= today {
        let clause = format!("not announced: the policy asks {due}, so customers are to be told by {latest}");
        (clause, format!("not announced: to be told by {latest} at the latest"))
    } else {
        let earliest = notice.earliest_if_announced(today);
        let clause = format!(
            "not announced: the policy asks {due}, so it can take effect on {earliest} at the earliest if told today"
        );
        (
            clause,
            format!("not announced, and {latest} was the last day in time: {earliest} at the earliest if told today"),
        )
    };
    let shown = if effective > today { ", shown on the list from that day on" } else { "" };
    let effective = format!("effective {effective}{shown}");
    Asked { clauses: vec![effective, clause], says, lacking: true, ..Asked::default() }
}

impl Asked {
    /// What customers are told; nothing if nobody is told anything.
    pub(super) fn into_told(self) -> Option<Self> {
        (!self.says.is_empty()).then_some(self)
    }
}
