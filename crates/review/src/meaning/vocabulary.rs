//! The words of the register: services, products, regions, terms, tables, choices, audiences.

use super::publisher;
use super::statement::{self, Found};
use super::words::{law, quoted};
use subprocessors::{Date, FeatureDefault, Id, Reference, Register, Term};

/// A word of a register.
struct Word {
    /// What kind of word: "customer region".
    kind: &'static str,
    id: String,
    /// What readers see.
    name: String,
    /// Whether its name is a text that is translated; others are names.
    is_text: bool,
    /// What else is said of it: "law", "the EEA".
    more: Vec<(&'static str, Option<String>)>,
}

/// What the words of two registers say otherwise.
pub(super) fn compare(before: &Register, after: &Register, today: Date) -> Vec<Found> {
    let (old, new) = (words(before), words(after));
    let partner =
        |own: &Word, all: &'_ [Word]| all.iter().position(|other| (other.kind, &other.id) == (own.kind, &own.id));
    let mut all = Vec::new();
    for own in &new {
        match partner(own, &old) {
            Some(at) => all.extend(changed(&old[at], own, today)),
            None => all.push(found("vocabulary", format!("adds the {} {}", own.kind, own.said()), today)),
        }
    }
    for own in old.iter().filter(|own| partner(own, &new).is_none()) {
        all.push(found("vocabulary", format!("removes the {} {}", own.kind, own.said()), today));
    }
    all.extend(order(before, after).then(|| found("vocabulary", "puts the tables in another order".to_owned(), today)));
    all
}

fn changed(old: &Word, new: &Word, today: Date) -> Vec<Found> {
    let mut all = Vec::new();
    if old.name != new.name {
        let what = if new.is_text { "wording" } else { "vocabulary" };
        all.push(found(what, format!("renames the {} {} to {}", new.kind, old.said(), new.said()), today));
    }
    for ((name, was), (_, is)) in old.more.iter().zip(&new.more).filter(|(old, new)| old != new) {
        let of = format!("the {name} of the {} {}", new.kind, new.said());
        let says = match (was, is) {
            (Some(was), Some(is)) => format!("changes {of} from {was} to {is}"),
            (None, Some(is)) => format!("states {of}: {is}"),
            (was, None) => format!("no longer states {of}: {}", was.clone().unwrap_or_default()),
        };
        all.push(found("vocabulary", says, today));
    }
    all
}

fn found(what: &str, says: String, today: Date) -> Found {
    statement::bare(what, &Reference { entity: Id::new(""), engagement: None }, says, today)
}

/// Whether the tables that both have stand in another order.
fn order(before: &Register, after: &Register) -> bool {
    let ids = |own: &Register, other: &Register| -> Vec<Id> {
        let both = own.sections.iter().filter(|own| other.sections.iter().any(|other| other.id == own.id));
        both.map(|own| own.id.value.clone()).collect()
    };
    ids(before, after) != ids(after, before)
}

impl Word {
    fn named(kind: &'static str, id: &str, name: &str) -> Self {
        Word { kind, id: id.to_owned(), name: name.to_owned(), is_text: false, more: Vec::new() }
    }

    fn text(kind: &'static str, id: &str, text: &source::Text) -> Self {
        Word { is_text: true, ..Word::named(kind, id, &text.source) }
    }

    fn with(mut self, more: impl IntoIterator<Item = (&'static str, Option<String>)>) -> Self {
        self.more.extend(more);
        self
    }

    fn said(&self) -> String {
        if self.is_text { quoted(&self.name) } else { self.name.clone() }
    }
}

fn words(register: &Register) -> Vec<Word> {
    let date = |own: Option<Date>| own.map(|day| day.to_string());
    let mut all: Vec<Word> = Vec::new();
    all.extend(
        register
            .services
            .iter()
            .map(|own| Word::named("service", &own.id, &own.name).with([("address", own.address.clone())])),
    );
    all.extend(register.products.iter().map(|own| {
        Word::named("product", &own.id.value, &own.name).with([("service", own.service.as_ref().map(Id::to_string))])
    }));
    all.extend(register.regions.iter().map(|own| {
        Word::text("customer region", &own.id, &own.name).with([("law", own.view.map(|own| law(own).to_owned()))])
    }));
    all.extend(register.features.iter().map(|own| {
        let default = own.default.map(|own| default(own).to_owned());
        Word::text("feature", &own.id, &own.name).with([("default", default)])
    }));
    all.extend(register.cohorts.iter().map(|own| {
        let days = [("end", date(own.joined_before)), ("beginning", date(own.joined_from))];
        Word::text("group of customers", &own.id, &own.name).with(days)
    }));
    all.extend(register.audiences.iter().map(|own| {
        let contacts = publisher::contacts(&own.contacts).map(|(name, mail, _)| (name, mail));
        Word::text("audience", &own.id, &own.name).with(contacts)
    }));
    all.extend(register.blocs.iter().map(|own| {
        let mut members: Vec<&str> = own.members.iter().map(|own| own.code()).collect();
        members.sort_unstable();
        Word::text("group of countries", &own.id, &own.name).with([("members", Some(members.join(", ")))])
    }));
    all.extend(register.adequacy.iter().map(|own| {
        let id = format!("{} {}", own.country.code(), law(own.view));
        let days = [("first day", date(own.since)), ("last day", date(own.until))];
        Word::named("adequacy decision", &id, &own.decision).with(days)
    }));
    all.extend(register.sections.iter().map(|own| Word::named("table", &own.id.value, &format!("`{}`", own.id.value))));
    all.extend(
        register.facets.iter().map(|own| Word::named("list of its own", &own.path(), &format!("`{}`", own.path()))),
    );
    all.extend(
        terms(register)
            .into_iter()
            .flat_map(|(kind, all)| all.iter().map(move |own| Word::text(kind, &own.id, &own.name))),
    );
    all
}

fn terms(register: &Register) -> [(&'static str, &[Term]); 9] {
    [
        ("edition", &register.editions),
        ("plan", &register.plans),
        ("deployment", &register.deployments),
        ("configuration", &register.configurations),
        ("integration", &register.integrations),
        ("category of data", &register.data_categories),
        ("category of data subjects", &register.data_subjects),
        ("assurance", &register.assurances),
        ("further fact", &register.details),
    ]
}

fn default(own: FeatureDefault) -> &'static str {
    match own {
        FeatureDefault::Always => "always on",
        FeatureDefault::OptOut => "on unless the customer turns it off",
        FeatureDefault::OptIn => "off until the customer turns it on",
    }
}
