//! Facts in a document: one member for each aspect, in the order of the table of aspects.

use super::labels::{Labels, word};
use super::places::{LocationDocument, read_scope};
use super::values::{
    AiDocument, CertificationDocument, Company, ContactDocument, Detail, Labelled, LinkDocument, TransferDocument,
    placeless, text,
};
use crate::model::{Aspect, Fact, FactKind, Facts, Id, Register, Term, by_id};
use crate::schema::Kind;
use crate::values::{Country, Date, Url};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, from_value};

/// What is said of an entity or an engagement: a member for each aspect that is stated. Their names are those of the
/// data files, with `_` for `-`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactsDocument(pub Map<String, Value>);

impl FactsDocument {
    /// Facts as a document.
    pub fn of(facts: Facts<'_>, register: &Register, labels: &dyn Labels) -> Self {
        let member = |(aspect, fact): (Aspect, &Fact)| (name(aspect), write(aspect, fact, register, labels));
        FactsDocument(facts.iter().map(member).collect())
    }

    /// The facts that a document without labels holds, in reading order; nothing if one of them is not of its kind.
    pub fn read(&self) -> Option<Vec<(Aspect, Fact)>> {
        let stated = |aspect: &Aspect| Some((*aspect, self.0.get(&name(*aspect))?));
        let all = Aspect::ALL.iter().filter_map(stated);
        all.map(|(aspect, value)| Some((aspect, read(aspect, value.clone())?))).collect()
    }
}

/// The name of an aspect in documents.
pub(super) fn name(aspect: Aspect) -> String {
    aspect.word().replace('-', "_")
}

/// A fact of an aspect as a value.
pub(super) fn write(aspect: Aspect, fact: &Fact, register: &Register, labels: &dyn Labels) -> Value {
    match fact {
        Fact::Text(own) => labels.text(own).into(),
        Fact::Name(own) => own.value.clone().into(),
        Fact::Names(all) => all.iter().map(|own| own.value.clone()).collect(),
        Fact::Parties(all) => array(all.iter().map(Company::of)),
        Fact::Words(all) => array(all.iter().map(|own| word(terms(aspect, register), own, labels))),
        Fact::Url(own) => own.as_str().into(),
        Fact::Date(own) => own.to_string().into(),
        Fact::Country(own) => own.code().into(),
        Fact::Flag(own) => (*own).into(),
        Fact::Kind(own) => value(own),
        Fact::Links(all) => array(all.iter().map(|own| LinkDocument::of(own, labels))),
        Fact::Contacts(all) => array(all.iter().map(|own| ContactDocument::of(own, labels))),
        Fact::Certifications(all) => array(all.iter().map(CertificationDocument::of)),
        Fact::Scope(own) => own.to_string().into(),
        Fact::Locations(all) => array(all.iter().map(|own| LocationDocument::of(own, register, labels))),
        Fact::Transfers(all) => array(all.iter().map(|own| TransferDocument::of(own, labels))),
        Fact::Ai(all) => array(all.iter().map(|own| AiDocument::of(own, labels))),
        Fact::Details(all) => array(all.iter().map(|(id, text)| detail(id, labels.text(text), register, labels))),
    }
}

fn detail(id: &Id, text: String, register: &Register, labels: &dyn Labels) -> Detail {
    let term = by_id(&register.details, id).filter(|_| labels.language().is_some());
    let what = Labelled { id: id.to_string(), label: term.map(|own| labels.text(&own.name)) };
    Detail { what, text }
}

/// The vocabulary from which an aspect has its words.
fn terms(aspect: Aspect, register: &Register) -> &[Term] {
    match aspect {
        Aspect::Data => &register.data_categories,
        Aspect::Subjects => &register.data_subjects,
        Aspect::Assurances => &register.assurances,
        _ => &[],
    }
}

fn value<T: Serialize>(own: &T) -> Value {
    serde_json::to_value(own).expect("a document has only strings as keys")
}

fn array<T: Serialize>(all: impl Iterator<Item = T>) -> Value {
    all.map(|own| value(&own)).collect()
}

/// A fact of an aspect from its value, by the kind of facts that the aspect has.
fn read(aspect: Aspect, value: Value) -> Option<Fact> {
    let string = || value.as_str();
    Some(match aspect.kind() {
        FactKind::Text => Fact::Text(text(string()?)),
        FactKind::Name => Fact::Name(placeless(string()?.to_owned())),
        FactKind::Names => Fact::Names(from_value::<Vec<String>>(value).ok()?.into_iter().map(placeless).collect()),
        FactKind::Parties => {
            Fact::Parties(from_value::<Vec<Company>>(value).ok()?.into_iter().map(Company::read).collect())
        }
        FactKind::Words => {
            Fact::Words(from_value::<Vec<Labelled>>(value).ok()?.into_iter().map(|own| own.id.into()).collect())
        }
        FactKind::Url => Fact::Url(placeless(Url::parse(string()?)?)),
        FactKind::Date => Fact::Date(string()?.parse::<Date>().ok()?),
        FactKind::Country => Fact::Country(Country::parse(string()?)?),
        FactKind::Flag => Fact::Flag(value.as_bool()?),
        FactKind::Kind => Fact::Kind(from_value::<Kind>(value).ok()?),
        FactKind::Links => Fact::Links(each(value, LinkDocument::read)?),
        FactKind::Contacts => Fact::Contacts(each(value, ContactDocument::read)?),
        FactKind::Certifications => Fact::Certifications(each(value, CertificationDocument::read)?),
        FactKind::Scope => Fact::Scope(read_scope(string()?)?),
        FactKind::Locations => Fact::Locations(each(value, LocationDocument::read)?),
        FactKind::Transfers => Fact::Transfers(each(value, TransferDocument::read)?),
        FactKind::Ai => Fact::Ai(each(value, AiDocument::read)?),
        FactKind::Details => Fact::Details(each(value, |own: Detail| Some((own.what.id.into(), text(&own.text))))?),
    })
}

fn each<D: serde::de::DeserializeOwned, T>(value: Value, read: impl Fn(D) -> Option<T>) -> Option<Vec<T>> {
    from_value::<Vec<D>>(value).ok()?.into_iter().map(read).collect()
}
