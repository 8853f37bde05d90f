//! Changes that are told of in one breath.

use std::collections::BTreeMap;
use subprocessors::{Change, Date, Notice, What, objection_deadline};

/// Changes of one day, and until when customers may object to them.
#[derive(Debug)]
pub(crate) struct Group<'a> {
    pub(crate) changes: Vec<Change<'a>>,
    /// The last day on which customers may object, if the policy gives one.
    pub(crate) deadline: Option<Date>,
}

impl<'a> Group<'a> {
    fn of(changes: Vec<Change<'a>>, notices: &[Notice]) -> Self {
        Group { deadline: objection_deadline(notices, &changes), changes }
    }

    /// When they take effect, and when readers were told.
    pub(crate) fn dates(&self) -> (Option<Date>, Option<Date>) {
        dates(self.lead())
    }

    /// The change that says when readers were told: others of the day may only pass.
    pub(crate) fn lead(&self) -> &Change<'a> {
        self.changes.iter().find(|own| own.announced.is_some()).unwrap_or(&self.changes[0])
    }

    /// The kinds of change, each once.
    pub(crate) fn kinds(&self) -> Vec<What> {
        kinds(&self.changes)
    }
}

/// Changes of one entity or engagement on one day belong together.
pub(crate) fn by_subject<'a>(changes: impl IntoIterator<Item = Change<'a>>, notices: &[Notice]) -> Vec<Group<'a>> {
    let mut positions = BTreeMap::new();
    let mut groups: Vec<Vec<Change<'a>>> = Vec::new();
    for own in changes {
        let key = (own.subject.clone(), dates(&own).0, own.withdrawn);
        let at = *positions.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(own),
            None => groups.push(vec![own]),
        }
    }
    groups.into_iter().map(|own| Group::of(own, notices)).collect()
}

/// So do changes of the same kinds of several jobs of one entity on the same days.
pub(crate) fn by_entity<'a>(changes: impl IntoIterator<Item = Change<'a>>, notices: &[Notice]) -> Vec<Group<'a>> {
    let mut groups: Vec<Vec<Change<'a>>> = Vec::new();
    for own in by_subject(changes, notices).into_iter().map(|own| own.changes) {
        match groups.iter_mut().find(|group| alike(group, &own)) {
            Some(group) => group.extend(own),
            None => groups.push(own),
        }
    }
    groups.into_iter().map(|own| Group::of(own, notices)).collect()
}

fn dates(change: &Change<'_>) -> (Option<Date>, Option<Date>) {
    (change.effective.map(|own| own.date), change.announced)
}

fn alike(a: &[Change<'_>], b: &[Change<'_>]) -> bool {
    let plain = |own: &[Change<'_>]| own.iter().all(|own| own.into.is_empty() && own.subject.engagement.is_some());
    plain(a)
        && plain(b)
        && a[0].subject.entity == b[0].subject.entity
        && dates(&a[0]) == dates(&b[0])
        && kinds(a) == kinds(b)
}

fn kinds(changes: &[Change<'_>]) -> Vec<What> {
    let mut kinds: Vec<What> = changes.iter().map(|own| own.what).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
