//! The same facts on two days: what takes effect from the one to the other, and what was told in between.

use super::notice;
use super::seen::Seen;
use super::sentence::phrase;
use super::statement::{self, Found};
use subprocessors::{Change, Date, News, Notice, Told};

/// What is new on the days after one, up to another; nothing if the other lies before.
pub(super) fn between(seen: &Seen<'_>, from: Date, to: Date) -> Vec<Found> {
    let is_between = |day: Date| day > from && day <= to;
    let effective = seen.changes.iter().filter(|own| own.effective.is_some_and(|since| is_between(since.date)));
    let mut all: Vec<Found> = effective.map(|own| arrived(seen, own)).collect();
    all.extend(news(seen, to).iter().filter(|own| is_between(own.on) && own.told != Told::Effective).flat_map(
        |news| {
            // What takes effect in between says already when it was announced.
            let is_new = !(is_between(news.effective) && news.told == Told::Announced);
            news.changes.iter().filter(move |_| is_new).filter_map(move |change| told(seen, news, change))
        },
    ));
    all
}

/// A change that took effect: whether it had its notice was to be asked when it was written.
fn arrived(seen: &Seen<'_>, change: &Change<'_>) -> Found {
    let mut found = statement::new(seen, change);
    found.statement.lacks_notice = false;
    found.notice.iter_mut().for_each(|own| own.lacking = false);
    found
}

fn news<'a>(seen: &Seen<'a>, until: Date) -> Vec<News<'a>> {
    let all: Vec<Change<'a>> = seen.changes.iter().chain(&seen.called_off).cloned().collect();
    let audience = seen.audience.as_ref();
    let notices: Vec<Notice> = seen.register().all_notices(audience).into_iter().map(|own| own.0).collect();
    seen.register().news(&all, &notices, until)
}

fn told(seen: &Seen<'_>, news: &News<'_>, change: &Change<'_>) -> Option<Found> {
    let (thing, day) = (phrase(seen.words, change), news.effective);
    let says = match news.told {
        Told::Announced => format!("announces {thing} for {day}"),
        Told::Moved => format!("tells customers that {thing} takes effect on {day}"),
        Told::CalledOff => format!("calls off {thing}, which was to take effect on {day}"),
        Told::Known | Told::Effective => return None,
    };
    let asked = notice::asked(seen, change);
    let mut found = statement::about(seen, change, says, &asked);
    found.day = news.on;
    found.notice = asked.into_told();
    found.notice.iter_mut().for_each(|own| own.lacking = false);
    match news.told {
        Told::CalledOff => "withdrawn".clone_into(&mut found.statement.what),
        _ => "dates".clone_into(&mut found.statement.what),
    }
    Some(found)
}
