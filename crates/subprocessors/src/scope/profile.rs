//! What is known of a customer, and whether a condition holds for it.

use super::{Dimension, Scope};
use crate::model::{Id, Identified, Register};
use crate::schema::FeatureDefault;
use crate::values::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a customer. What is not said is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// What the customer has in each dimension: all of its products, its plan, its region.
    pub has: BTreeMap<Dimension, BTreeSet<Id>>,
    /// What the customer uses, and what it does not.
    pub uses: BTreeMap<Id, bool>,
    /// When the customer joined.
    pub joined: Option<Date>,
}

/// Whether something applies to a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applies {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// It does if the customer also fulfils this.
    OnlyIf(Scope),
}

impl Profile {
    /// This profile, and a value in a dimension.
    pub fn with(mut self, dimension: Dimension, value: &str) -> Self {
        self.has.entry(dimension).or_default().insert(Id::new(value));
        self
    }

    /// This profile, and something that the customer uses or does not use.
    pub fn using(mut self, what: &str, uses: bool) -> Self {
        self.uses.insert(Id::new(what), uses);
        self
    }

    /// A profile as written on a command line: `region=eu,product=chat,uses=ai,without=own-smtp,joined=2023-05-01`. A
    /// word may stand several times. What is wrong is told all at once.
    pub fn parse(written: &str, register: &Register) -> Result<Self, Vec<String>> {
        let (mut profile, mut mistakes) = (Profile::default(), Vec::new());
        for part in written.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match profile.clone().with_part(part, register) {
                Ok(more) => profile = more,
                Err(mistake) => mistakes.push(mistake),
            }
        }
        if mistakes.is_empty() { Ok(profile) } else { Err(mistakes) }
    }

    fn with_part(self, part: &str, register: &Register) -> Result<Self, String> {
        let Some((key, value)) = part.split_once('=') else {
            return Err(format!("`{part}` has no `=`: write `region=eu`"));
        };
        match (Dimension::parse(key), key) {
            (Some(dimension), _) => {
                check(value, key, &register.values(Some(dimension)))?;
                Ok(self.with(dimension, value))
            }
            (None, "uses" | "without") => {
                check(value, "feature, configuration, integration or service", &register.values(None))?;
                Ok(self.using(value, key == "uses"))
            }
            (None, "joined") => match value.parse() {
                Ok(date) => Ok(Profile { joined: Some(date), ..self }),
                Err(_) => Err(format!("`{value}` is not a date: write `joined=2023-05-01`")),
            },
            _ => Err(unknown(key, "part of a profile", &KEYS.map(Id::new))),
        }
    }

    /// What is used, with what the register says of features that are always on.
    fn uses(&self, what: &Id, register: &Register) -> Option<bool> {
        let always = || {
            let feature = register.features.iter().find(|own| own.id() == what)?;
            (feature.default == Some(FeatureDefault::Always)).then_some(true)
        };
        self.uses.get(what).copied().or_else(always)
    }

    /// Whether the customer belongs to a cohort, if that is known.
    fn belongs(&self, cohort: &Id, register: &Register) -> Option<bool> {
        crate::model::by_id(&register.cohorts, cohort)?.holds(self.joined?)
    }
}

impl Scope {
    /// Whether the condition holds for a customer; what remains open is given back as a condition.
    pub fn applies_to(&self, profile: &Profile, register: &Register) -> Applies {
        match self {
            Scope::Is { dimension, values, not } => match profile.has.get(dimension) {
                Some(has) => known(has.iter().any(|own| values.contains(own) != *not)),
                None if *dimension == Dimension::Cohort => cohorts(values, *not, profile, register),
                None => Applies::OnlyIf(self.clone()),
            },
            Scope::Uses { what, not } => match profile.uses(what, register) {
                Some(uses) => known(uses != *not),
                None => Applies::OnlyIf(self.clone()),
            },
            Scope::All(parts) => combined(parts, profile, register, &Applies::Yes, &Applies::No, Scope::all),
            Scope::Any(parts) => combined(parts, profile, register, &Applies::No, &Applies::Yes, Scope::any),
        }
    }
}

/// The words that a profile may have.
const KEYS: [&str; 9] = ["product", "edition", "plan", "deployment", "region", "cohort", "uses", "without", "joined"];

fn check(value: &str, what: &str, known: &[Id]) -> Result<(), String> {
    if known.iter().any(|own| *own == value) { Ok(()) } else { Err(unknown(value, what, known)) }
}

fn unknown(value: &str, what: &str, known: &[Id]) -> String {
    let ids = known.iter().map(Id::as_str);
    let help = match source::closest(value, ids.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "the register names none".to_owned(),
        None => format!("known are `{}`", ids.collect::<Vec<_>>().join("`, `")),
    };
    format!("`{value}` is no {what}: {help}")
}

fn known(holds: bool) -> Applies {
    if holds { Applies::Yes } else { Applies::No }
}

/// A condition on cohorts, for a customer of whom only the day of joining may be known.
fn cohorts(values: &[Id], not: bool, profile: &Profile, register: &Register) -> Applies {
    let belongs: Vec<Option<bool>> = values.iter().map(|cohort| profile.belongs(cohort, register)).collect();
    if belongs.contains(&Some(true)) {
        return known(!not);
    }
    if belongs.iter().all(|own| *own == Some(false)) {
        return known(not);
    }
    let open = values.iter().zip(&belongs).filter(|(_, own)| own.is_none()).map(|(value, _)| value.clone());
    Applies::OnlyIf(Scope::Is { dimension: Dimension::Cohort, values: open.collect(), not })
}

/// Several parts: one that `decides` settles it, those that are `neutral` fall away, the others stay.
fn combined(
    parts: &[Scope],
    profile: &Profile,
    register: &Register,
    neutral: &Applies,
    decides: &Applies,
    join: impl Fn(Vec<Scope>) -> Scope,
) -> Applies {
    let mut open = Vec::new();
    for part in parts {
        match part.applies_to(profile, register) {
            own if own == *decides => return own,
            Applies::OnlyIf(rest) => open.push(rest),
            _ => {}
        }
    }
    if open.is_empty() { neutral.clone() } else { Applies::OnlyIf(join(open)) }
}

impl Applies {
    /// Whether it can apply: for sure, or under a condition.
    pub fn can(&self) -> bool {
        *self != Applies::No
    }

    /// Both this and another have to apply.
    pub fn and(self, other: Applies) -> Applies {
        match (self, other) {
            (Applies::No, _) | (_, Applies::No) => Applies::No,
            (Applies::Yes, other) | (other, Applies::Yes) => other,
            (Applies::OnlyIf(a), Applies::OnlyIf(b)) => Applies::OnlyIf(Scope::All(vec![a, b])),
        }
    }
}
