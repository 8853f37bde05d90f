//! A change as a sentence without a subject: "adds Example Cloud GmbH in Germany for customers in the EU".

mod difference;
mod instead;
mod moves;
mod noun;

pub(super) use instead::instead;
pub(super) use noun::phrase;

use super::words::{Words, list, quoted};
use source::Text;
use subprocessors::{Aspect, Change, Date, Difference, Engagement, Fact, Id, Location, Reference, Scope, What};

/// What a change does.
pub(super) fn says(words: Words<'_>, change: &Change<'_>, audience: Option<&Id>) -> String {
    let label = words.subject(&change.subject, &change.name);
    let day = change.effective.map_or(Date::MAX, |own| own.date);
    let said = match change.what {
        What::Added => added(words, change, &label, day),
        What::Removed => format!("ends the engagement of {label}"),
        What::Replaced => {
            format!("ends {}, replaced by {}", went(words, change, day), at(words, change, day, audience))
        }
        What::Merged => format!("merges {} into {}", went(words, change, day), at(words, change, day, audience)),
        What::Split => format!("splits {} into {}", went(words, change, day), at(words, change, day, audience)),
        _ if change.correction => return corrects(words, change, &label),
        _ => differences(words, &change.differences, &label),
    };
    if change.correction { format!("{said}, as a correction of the list") } else { said }
}

/// What is said otherwise, one after the other.
pub(super) fn differences(words: Words<'_>, all: &[Difference<'_>], label: &str) -> String {
    all.iter().map(|own| difference::says(words, own, label)).collect::<Vec<_>>().join("; ")
}

fn corrects(words: Words<'_>, change: &Change<'_>, label: &str) -> String {
    let parts: Vec<String> = change.differences.iter().map(|own| instead(words, words, own)).collect();
    format!("corrects what the list says of {label}: {}", parts.join("; "))
}

/// What went, as it was called on its last day.
fn went(words: Words<'_>, change: &Change<'_>, day: Date) -> String {
    let last = day.yesterday().unwrap_or(day);
    list(&change.from.iter().map(|own| words.called(own, last)).collect::<Vec<_>>())
}

fn came(words: Words<'_>, change: &Change<'_>, day: Date) -> String {
    list(&change.into.iter().map(|own| words.called(own, day)).collect::<Vec<_>>())
}

/// What came, with its places and what it does.
fn at(words: Words<'_>, change: &Change<'_>, day: Date, audience: Option<&Id>) -> String {
    let about = |own: &Reference| {
        let facts = super::seen::facts_on(words.register, own, day, audience);
        let places = facts.locations().map(|all| format!(" {}", words.locations(all))).unwrap_or_default();
        let purpose = facts.purpose().map(|own| format!(": {}", quoted(&own.source))).unwrap_or_default();
        format!("{places}{purpose}")
    };
    let each = change.into.iter().map(|own| format!("{}{}", words.called(own, day), about(own)));
    each.collect::<Vec<_>>().join(", and ")
}

fn added(words: Words<'_>, change: &Change<'_>, label: &str, day: Date) -> String {
    let facts = stated(&change.differences);
    let entity = words.register.entity(&change.subject.entity);
    let before = day.yesterday().unwrap_or(day);
    let others = |own: &&Engagement| Some(&own.id.value) != change.subject.engagement.as_ref();
    let is_known = entity.is_some_and(|entity| {
        entity.engagements.iter().filter(others).any(|own| entity.engages(&own.id.value, before, None))
    });
    let mut said = if is_known { format!("adds an engagement of {label}") } else { format!("adds {label}") };
    said += &facts.locations.map(|all| format!(" {}", words.locations(all))).unwrap_or_default();
    said += &facts.scope.map(|own| format!(", only if {}", words.scope(own))).unwrap_or_default();
    said += &facts.condition.map(|own| format!(", under the condition {}", quoted(&own.source))).unwrap_or_default();
    said += &only_for(words, &change.subject);
    said += &facts.purpose.map(|own| format!(": {}", quoted(&own.source))).unwrap_or_default();
    said
}

/// ", told to “Customers of the first year” only", if an engagement is not for all readers.
fn only_for(words: Words<'_>, subject: &Reference) -> String {
    let engagement = Engagement::find(words.register, subject);
    let audiences = engagement.map(|own| own.audiences.as_slice()).unwrap_or_default();
    let names: Vec<String> = audiences.iter().map(|own| audience(words, own)).collect();
    if names.is_empty() { String::new() } else { format!(", for {} only", list(&names)) }
}

/// The name of an audience, in quotation marks.
pub(super) fn audience(words: Words<'_>, id: &Id) -> String {
    quoted(super::words::named(&words.register.audiences, id, |own| &own.name.source))
}

/// Of what is stated, what a sentence about something new tells.
#[derive(Default)]
struct Stated<'a> {
    locations: Option<&'a Vec<Location>>,
    scope: Option<&'a Scope>,
    condition: Option<&'a Text>,
    purpose: Option<&'a Text>,
}

fn stated<'a>(differences: &[Difference<'a>]) -> Stated<'a> {
    let mut stated = Stated::default();
    for own in differences {
        match (own.aspect, own.after) {
            (Aspect::Locations, Some(Fact::Locations(all))) => stated.locations = Some(all),
            (Aspect::Scope, Some(Fact::Scope(scope))) => stated.scope = Some(scope),
            (Aspect::Condition, Some(Fact::Text(text))) => stated.condition = Some(text),
            (Aspect::Purpose, Some(Fact::Text(text))) => stated.purpose = Some(text),
            _ => {}
        }
    }
    stated
}
