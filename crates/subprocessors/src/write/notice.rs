//! What the policy asks of something that is to be written, and what to tell its author of it.

use super::yaml::Yaml;
use crate::model::{Id, Reference, Register};
use crate::notices::Notice;
use crate::schema::Counting;
use crate::values::Date;
use source::Diagnostic;

/// The notices of what changes about a subject on a day: for all customers, and for audiences with a policy or dates
/// of their own.
pub(super) fn due(register: &Register, subject: &Reference, start: Date) -> Vec<Notice> {
    let audiences = std::iter::once(None).chain(register.audiences.iter().map(|own| Some(&own.id)));
    let all = audiences.flat_map(|audience| register.notices(audience).into_iter());
    let own = all.filter(|(own, version)| own.subject == *subject && version.timing.start.date() == start);
    let mut found: Vec<Notice> = Vec::new();
    for (notice, _) in own {
        let same =
            |other: &Notice| Notice { audience: None, ..other.clone() } == Notice { audience: None, ..notice.clone() };
        if !found.iter().any(same) {
            found.push(notice);
        }
    }
    found
}

/// The first day on which all of them would be in time.
pub(super) fn earliest(notices: &[Notice]) -> Option<Date> {
    notices.iter().filter_map(|own| own.earliest_effective).max()
}

/// Why something takes effect too early, and from when on it may.
pub(super) fn too_early(notices: &[Notice], today: Date) -> Option<Diagnostic> {
    let short = notices.iter().filter(|own| own.is_short()).max_by_key(|own| own.earliest_effective)?;
    let earliest = short.earliest_effective?;
    let message = format!("`{}` is too early for `{}`: {}", short.effective, short.subject, asked(short, today, false));
    let help = format!("write `--effective {earliest}`, or say why it cannot wait with `--force-notice \"…\"`");
    Some(Diagnostic::error("short-notice", message).help(help))
}

/// What the author is told of the notices, in sentences.
pub(super) fn sentences(register: &Register, notices: &[Notice], today: Date, forced: bool) -> Vec<String> {
    let mut all = Vec::new();
    for notice in notices {
        let audience = notice.audience.as_ref().map(|own| format!("for `{own}`, ")).unwrap_or_default();
        all.push(format!("{audience}{}", asked(notice, today, forced)));
        all.extend(notice.objection_deadline.map(|day| format!("{audience}customers may object until {day}")));
    }
    if all.is_empty() {
        all.push(match register.policy.is_empty() {
            true => "the register states no policy on announcing changes".to_owned(),
            false => "the policy asks for no notice of this".to_owned(),
        });
    }
    all
}

fn asked(notice: &Notice, today: Date, forced: bool) -> String {
    let days = match notice.days_due {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    match (notice.announced, notice.earliest_effective) {
        (Some(announced), Some(earliest)) => {
            let told = if announced == today { "announced today".to_owned() } else { format!("announced {announced}") };
            if forced {
                return format!("{told}; {days} of notice instead of those of the policy");
            }
            if notice.days_due == 0 {
                return format!("{told}; the policy asks for no days of notice");
            }
            format!("{told}; the policy asks for {days}, so effective {earliest} at the earliest")
        }
        _ => format!(
            "the policy asks for {days}: by {} at the latest; no announcement is stated",
            notice.latest_announcement
        ),
    }
}

/// The notice of a change that cannot wait: as many days as there are.
pub(super) fn forced(
    register: &Register,
    because: &str,
    announced: Date,
    effective: Date,
    audience: Option<&Id>,
) -> Yaml {
    let counting = register.policy_on(announced, audience).and_then(|own| own.counting);
    let days = (effective - announced).get_days() + i32::from(counting == Some(Counting::FromTheSameDay));
    let days = Yaml::Plain(days.max(0).to_string());
    Yaml::Map(vec![("notice-days".to_owned(), days), ("because".to_owned(), Yaml::text(because))])
}
