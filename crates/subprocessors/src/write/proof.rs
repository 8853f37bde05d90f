//! That a text to be written says what was asked for, and that nothing else changed.
//!
//! Everything is read back: bytes, tree, register, and the list on every day on which it changes. What
//! is not proven is not written; a reader of YAML is too clever a thing to be trusted with a guess.

use super::insert::{Insertion, Place};
use super::yaml::Yaml;
use super::{Given, Refused};
use crate::changes::changes;
use crate::model::{Entity, Id, Register, Timing, Version};
use crate::values::Date;
use source::{Diagnostic, Diagnostics, Level, Node, Sources, Value, parse_yaml};
use std::collections::BTreeMap;

/// The register with files laid over it, if they read without an error that was not there before.
pub(super) fn read_back(given: &Given<'_>, files: Vec<(String, String)>) -> Result<Register, Refused> {
    let sources = given.sources.with(files.into_iter().map(|(path, text)| (path, text.into_bytes())));
    let (_, before) = given.read(given.sources);
    let (register, after) = given.read(&sources);
    let new = new_errors((given.sources, &before), (&sources, &after));
    match register {
        Some(register) if new.is_empty() => Ok(register),
        _ => Err(Refused { sources, diagnostics: new.sorted() }),
    }
}

/// The errors that were not there before, wherever they stand in their file now.
pub(super) fn new_errors(before: (&Sources, &Diagnostics), after: (&Sources, &Diagnostics)) -> Diagnostics {
    let key = |sources: &Sources, own: &Diagnostic| {
        let path = own.span.map(|span| sources.path(span.file).to_owned());
        (own.code, path, own.message.clone())
    };
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    before.1.iter().for_each(|own| *known.entry(key(before.0, own)).or_default() += 1);
    let mut new = Diagnostics::new();
    for own in after.1.iter().filter(|own| own.level == Level::Error) {
        match known.get_mut(&key(after.0, own)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => new.push(own.clone()),
        }
    }
    new
}

/// What is to be proven of a version that is put into a file.
pub(super) struct Claim<'a> {
    pub(super) given: &'a Given<'a>,
    pub(super) path: &'a str,
    pub(super) root: &'a Node,
    pub(super) insertion: &'a Insertion,
    pub(super) place: &'a Place,
    pub(super) version: &'a Yaml,
    pub(super) entity: &'a Id,
    pub(super) start: Date,
}

impl Claim<'_> {
    /// The register with the version in it.
    pub(super) fn prove(&self, before: &Register) -> Result<Register, Refused> {
        let old = self.given.sources.find(self.path).and_then(|file| self.given.sources.text(file).ok());
        let text = self.insertion.apply(old.unwrap_or_default());
        let after = read_back(self.given, vec![(self.path.to_owned(), text.clone())])?;
        let proven = old.is_some_and(|old| self.keeps_bytes(old, &text))
            && self.is_only_difference(&text)
            && same_but(before, &after, self.entity, |own| self.without(own))
            && self.same_lists(before, &after);
        proven.then_some(after).ok_or_else(|| {
            let message = format!("it cannot be proven that only this version would change in `{}`", self.path);
            let help = "nothing was written: put it in by hand, or lay this history out one line a fact first";
            self.given.refuse([Diagnostic::error("unproven-edit", message).help(help)])
        })
    }

    fn keeps_bytes(&self, old: &str, new: &str) -> bool {
        let (head, tail) = old.split_at(self.insertion.at);
        new.starts_with(head) && new.ends_with(tail) && new.len() == old.len() + self.insertion.text.len()
    }

    /// Whether the tree has the version in its place, and is the old one without it.
    fn is_only_difference(&self, text: &str) -> bool {
        let sources = Sources::new([(self.path.to_owned(), text.as_bytes().to_vec())]);
        let file = sources.find(self.path).expect("it has just been put there");
        let Some(root) = parse_yaml(&sources, file, &mut Diagnostics::new()) else { return false };
        let written = self.place.versions(&root).get(self.place.position);
        let had_history = self.place.owner(self.root).is_some_and(|own| own.get(super::insert::HISTORY).is_some());
        written.is_some_and(|own| self.version.is(own)) && {
            let mut rest = root.clone();
            self.take_out(&mut rest, had_history);
            nothing_as_empty(&rest) == nothing_as_empty(self.root)
        }
    }

    /// Takes the version out of a tree, with its history if there was none.
    fn take_out(&self, root: &mut Node, had_history: bool) {
        let owner = self.place.owner.iter().try_fold(root, |node, key| entry_mut(node, key));
        let Some(Value::Mapping(entries)) = owner.map(|own| &mut own.value) else { return };
        if !had_history {
            entries.retain(|(key, _)| key.value != super::insert::HISTORY);
            return;
        }
        let history = entries.iter_mut().find(|(key, _)| key.value == super::insert::HISTORY);
        if let Some(Value::Sequence(items)) = history.map(|(_, own)| &mut own.value) {
            items.remove(self.place.position);
        }
    }

    /// The histories of the entity without the version.
    fn without<'e>(&self, entity: &'e Entity) -> Vec<Vec<&'e Version>> {
        let mut all = histories(entity);
        let own = match self.place.owner.as_slice() {
            [_, engagement] => entity.engagements.iter().position(|own| *own.id.value == **engagement).map(|at| at + 1),
            _ => Some(0),
        };
        if let Some(history) = own.and_then(|at| all.get_mut(at)).filter(|own| self.place.position < own.len()) {
            history.remove(self.place.position);
        }
        all
    }

    /// Whether the lists of both are the same on every day before the version, and differ after it in this alone.
    fn same_lists(&self, before: &Register, after: &Register) -> bool {
        only_about(before, after, self.entity, Some(self.start))
    }
}

/// Whether two registers say the same on every day before one, and differ in nothing but one entity from then on.
pub(super) fn only_about(before: &Register, after: &Register, entity: &Id, start: Option<Date>) -> bool {
    let audiences = std::iter::once(None).chain(after.audiences.iter().map(|own| Some(&own.id)));
    audiences.into_iter().all(|audience| {
        after.turning_days(audience).into_iter().all(|day| {
            let (old, new) = (before.as_of(day, audience), after.as_of(day, audience));
            let all = changes(&old, &new);
            // Dates of single audiences may come before the general one.
            let early = audience.is_none() && start.is_some_and(|start| day < start);
            let is_own = |own: &crate::Change<'_>| {
                own.subject.entity == *entity || own.from.iter().chain(&own.into).any(|own| own.entity == *entity)
            };
            if early { all.is_empty() } else { all.iter().all(is_own) }
        })
    })
}

/// Whether two registers hold the same, but for the histories of one entity, which `own` looks at in the later one.
fn same_but<'r>(
    before: &'r Register,
    after: &'r Register,
    entity: &Id,
    own: impl Fn(&'r Entity) -> Vec<Vec<&'r Version>>,
) -> bool {
    let same = |old: &'r Entity, new: &'r Entity| {
        let histories_now = if new.id == *entity { own(new) } else { histories(new) };
        same_frame(old, new) && same_histories(&histories(old), &histories_now)
    };
    before.entities.len() == after.entities.len()
        && before.entities.iter().zip(&after.entities).all(|(old, new)| same(old, new))
}

fn same_frame(old: &Entity, new: &Entity) -> bool {
    let frame = |own: &Entity| -> Vec<_> {
        let engagements = own.engagements.iter();
        engagements
            .map(|own| (own.id.clone(), own.service.clone(), own.section.clone(), own.audiences.clone()))
            .collect()
    };
    old.id == new.id && old.facts == new.facts && frame(old) == frame(new)
}

/// The history of an entity, then those of its engagements.
fn histories(entity: &Entity) -> Vec<Vec<&Version>> {
    let engagements = entity.engagements.iter().map(|own| own.history.iter().collect());
    std::iter::once(entity.history.iter().collect()).chain(engagements).collect()
}

fn same_histories(old: &[Vec<&Version>], new: &[Vec<&Version>]) -> bool {
    let same = |(old, new): (&Vec<&Version>, &Vec<&Version>)| {
        old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same_version(old, new))
    };
    old.len() == new.len() && old.iter().zip(new).all(same)
}

/// Whether two versions say the same. Every field is named, so that a new one is not forgotten.
fn same_version(old: &Version, new: &Version) -> bool {
    let Version { timing, facts, no_longer } = old;
    let Timing {
        start,
        announced,
        until,
        moved,
        withdrawn,
        correction,
        notice,
        audiences,
        ended,
        replaced_by,
        span: _,
    } = timing;
    let dates = |own: &Timing| -> (Vec<_>, Vec<_>) {
        let moved = own.moved.iter().map(|own| (own.on.value, own.from.value)).collect();
        let audiences = own.audiences.iter();
        let audiences = audiences.map(|own| (own.audience.clone(), own.announced.clone(), own.effective.clone()));
        (moved, audiences.collect())
    };
    let _ = (moved, audiences);
    *facts == new.facts
        && *no_longer == new.no_longer
        && dates(timing) == dates(&new.timing)
        && *start == new.timing.start
        && *announced == new.timing.announced
        && *until == new.timing.until
        && *withdrawn == new.timing.withdrawn
        && *correction == new.timing.correction
        && *notice == new.timing.notice
        && *ended == new.timing.ended
        && *replaced_by == new.timing.replaced_by
}

fn entry_mut<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    match &mut node.value {
        Value::Mapping(entries) => entries.iter_mut().find(|(own, _)| own.value == key).map(|(_, own)| own),
        _ => None,
    }
}

/// A tree in which an empty list is nothing: a history without versions may be written either way.
fn nothing_as_empty(node: &Node) -> Node {
    let value = match &node.value {
        Value::Sequence(items) if items.is_empty() => Value::Null,
        Value::Sequence(items) => Value::Sequence(items.iter().map(nothing_as_empty).collect()),
        Value::Mapping(entries) => {
            Value::Mapping(entries.iter().map(|(key, own)| (key.clone(), nothing_as_empty(own))).collect())
        }
        own => own.clone(),
    };
    source::Spanned::new(value, node.span)
}
