//! A version to be written: when, how it is announced, and what it states.

use super::yaml::Yaml;
use crate::model::{Reference, Role};
use crate::values::Date;
use source::{Node, Value};

/// A version to be written into a history.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// What it is about.
    pub subject: Reference,
    /// When, and how it is announced.
    pub when: When,
    /// Whether the list was wrong and this only puts it right.
    pub correction: bool,
    /// Dates it had before: when customers were told of another, and which it was until then.
    pub moved: Vec<(Date, Date)>,
    /// What it states, by the words of the facts.
    pub facts: Vec<(String, Yaml)>,
    /// Places by what happens there: each list takes the place of the one before.
    pub places: Vec<(Role, Vec<String>)>,
    /// Whether it ends what it is about.
    pub ended: bool,
    /// What takes its place then.
    pub replaced_by: Vec<String>,
}

/// When something takes effect, and how it is announced.
#[derive(Debug, Clone)]
pub struct When {
    /// From when on.
    pub effective: Date,
    /// When customers were told, if that was not today.
    pub announced: Option<Date>,
    /// Why it takes effect sooner than the policy asks for.
    pub because: Option<String>,
}

impl NewVersion {
    /// The day on which customers are told: as stated, else today, where anybody has to be told.
    pub(super) fn announced(&self, today: Date) -> Option<Date> {
        self.when.announced.or(if self.correction { None } else { Some(today) })
    }

    /// The version as it is written.
    pub(super) fn yaml(&self, today: Date, notice: Option<Yaml>, locations: Option<Yaml>) -> Yaml {
        let mut entries = Vec::new();
        let mut add = |key: &str, value: Option<Yaml>| entries.extend(value.map(|value| (key.to_owned(), value)));
        let yes = |is: bool| is.then(|| Yaml::Plain("true".to_owned()));
        let moved =
            |(on, from): &(Date, Date)| Yaml::Map(vec![("on".into(), (*on).into()), ("from".into(), (*from).into())]);
        add("announced", self.announced(today).map(Yaml::from));
        add("effective", Some(self.when.effective.into()));
        add("moved", (!self.moved.is_empty()).then(|| Yaml::List(self.moved.iter().map(moved).collect())));
        add("correction", yes(self.correction));
        add("notice", notice);
        self.facts.iter().for_each(|(key, value)| add(key, Some(value.clone())));
        add("locations", locations);
        add("ended", yes(self.ended));
        add("replaced-by", (!self.replaced_by.is_empty()).then(|| Yaml::words(&self.replaced_by)));
        Yaml::Map(entries)
    }
}

/// The locations with other places in some roles, or why they cannot be told from these alone.
///
/// A version states all locations anew, so what stays has to be said again: the regions, the other roles.
pub(super) fn locations(before: &[Node], places: &[(Role, Vec<String>)]) -> Result<Option<Yaml>, usize> {
    if places.is_empty() {
        return Ok(None);
    }
    let stated = before.iter().rev().find_map(|version| version.get("locations"));
    let mut location = match stated.map(|own| &own.value) {
        None => Vec::new(),
        Some(Value::Sequence(all)) => match all.as_slice() {
            [] => Vec::new(),
            [only] => match Yaml::from(only) {
                Yaml::Map(entries) => entries,
                _ => return Err(1),
            },
            more => return Err(more.len()),
        },
        Some(_) => return Err(1),
    };
    for (role, codes) in places {
        let value = Yaml::words(codes);
        match location.iter_mut().find(|(key, _)| key == role.word()) {
            Some((_, own)) => *own = value,
            None => location.push((role.word().to_owned(), value)),
        }
    }
    Ok(Some(Yaml::List(vec![Yaml::Map(location)])))
}
