//! What becomes of places: what is moved, extended, reduced, new, gone, role by role and region by region.

use crate::meaning::words::{Words, list, role_noun};
use subprocessors::{Location, Role};

/// Two locations for the same customers, before and after.
pub(super) struct Pair<'a> {
    pub(super) before: Option<&'a Location>,
    pub(super) after: Option<&'a Location>,
}

/// Locations side by side; nothing if there are alternatives, of which none is another's successor.
pub(super) fn pairs<'a>(before: &'a [Location], after: &'a [Location]) -> Option<Vec<Pair<'a>>> {
    let same =
        |a: &Location, b: &Location| (&a.whom, &a.offered, &a.scope, &a.by) == (&b.whom, &b.offered, &b.scope, &b.by);
    let alone = |all: &[Location]| all.iter().all(|own| all.iter().filter(|other| same(own, other)).count() == 1);
    let partner = |own: &Location, all: &'a [Location]| all.iter().find(|other| same(own, other));
    let kept = after.iter().map(|own| Pair { before: partner(own, before), after: Some(own) });
    let gone = before.iter().filter(|own| partner(own, after).is_none());
    let gone = gone.map(|own| Pair { before: Some(own), after: None });
    (alone(before) && alone(after)).then(|| kept.chain(gone).collect())
}

/// "moves storage of Example Cloud GmbH for customers in the EU from Germany to France; ends backups in Ireland".
pub(super) fn says(words: Words<'_>, before: &[Location], after: &[Location], label: &str) -> String {
    let told = |name: &str| -> Option<Vec<String>> {
        let mut parts: Vec<String> = Vec::new();
        for pair in pairs(before, after)? {
            let mut of = |part: &dyn Fn(&str) -> String| {
                let of = if parts.is_empty() { format!(" of {name}") } else { String::new() };
                parts.push(part(&of));
            };
            pair.tell(words, &mut of);
        }
        Some(parts)
    };
    match told(label).filter(|all| !all.is_empty()) {
        Some(parts) => parts.join("; "),
        None => format!(
            "changes the places of {label}: before {}; from then on {}",
            words.locations(before),
            words.locations(after)
        ),
    }
}

/// Takes a part of the sentence, which is told whose places they are if nobody has said so yet.
type Tell<'t> = dyn FnMut(&dyn Fn(&str) -> String) + 't;

impl Pair<'_> {
    fn tell(&self, words: Words<'_>, tell: &mut Tell<'_>) {
        match (self.before, self.after) {
            (Some(before), Some(after)) => {
                Role::ALL.into_iter().for_each(|role| role_moves(words, role, (before, after), tell));
                transfers(words, (before, after), tell);
            }
            (None, Some(own)) => {
                tell(&|of| format!("adds places{of} {}{}", words.placed(own), words.whom(own)));
            }
            (Some(own), None) => {
                tell(&|of| format!("ends the places{of} {}{}", words.placed(own), words.whom(own)));
            }
            (None, None) => {}
        }
    }
}

fn role_moves(words: Words<'_>, role: Role, (before, after): (&Location, &Location), tell: &mut Tell<'_>) {
    let (old, new) = (words.at(before, role), words.at(after, role));
    let (whom, noun) = (words.whom(after), role_noun(role));
    if old == new {
        return;
    }
    let holds = |all: &[String], some: &[String]| some.iter().all(|own| all.contains(own));
    match (old.is_empty(), new.is_empty()) {
        (true, _) => tell(&|of| format!("adds {noun}{of} in {}{whom}", list(&new))),
        (_, true) => tell(&|of| format!("ends {noun}{of} in {}{whom}", list(&old))),
        _ => {
            let verb = match (holds(&new, &old), holds(&old, &new)) {
                (true, true) => "reorders",
                (true, false) => "extends",
                (false, true) => "reduces",
                (false, false) => "moves",
            };
            tell(&|of| format!("{verb} {noun}{of}{whom} from {} to {}", list(&old), list(&new)));
        }
    }
}

fn transfers(words: Words<'_>, (before, after): (&Location, &Location), tell: &mut Tell<'_>) {
    let said = |own: &Location| own.transfers.as_ref().map(|all| words.transfers(all));
    let (old, new) = (said(before), said(after));
    let whom = words.whom(after);
    match (&old, &new) {
        (Some(old), Some(new)) if old != new => {
            tell(&|of| format!("changes the grounds for transfers{of}{whom} from {old} to {new}"));
        }
        (None, Some(new)) => tell(&|of| format!("states grounds for transfers{of}{whom}: {new}")),
        (Some(old), None) => tell(&|of| format!("no longer states grounds for transfers{of}{whom}: {old}")),
        _ => {}
    }
    let note = |own: &Location| own.note.as_ref().map(|text| text.source.clone());
    if note(before) != note(after) {
        let now = note(after).map_or("none".to_owned(), |text| format!("“{text}”"));
        tell(&|of| format!("changes the note on the places{of}{whom} to {now}"));
    }
}
