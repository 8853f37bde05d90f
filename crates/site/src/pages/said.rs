//! What a fact says, in a language: a line for each of its parts.

use super::Scene;
use crate::message::{Filling, escape};
use subprocessors::{Aspect, Country, Fact, Id, Location, Place, Term, by_id};

impl Scene<'_> {
    /// A fact as HTML, in lines.
    pub(crate) fn said(&self, aspect: Aspect, fact: &Fact) -> Vec<String> {
        let (words, name) = (&self.words, |own: &str| Filling::name(own).html);
        match fact {
            Fact::Text(text) => vec![words.html(text)],
            Fact::Name(own) => vec![name(own)],
            Fact::Names(all) => all.iter().map(|own| name(own)).collect(),
            Fact::Parties(all) => self.parties(all),
            Fact::Words(ids) if ids.is_empty() => Vec::new(),
            Fact::Words(ids) => vec![self.terms(ids, self.vocabulary(aspect))],
            Fact::Url(url) => vec![link(url)],
            Fact::Date(date) => vec![words.date(*date).html],
            Fact::Country(own) => vec![self.country(*own)],
            Fact::Flag(stated) => stated.then(|| words.ui("unnamed_affiliates", &[])).into_iter().collect(),
            Fact::Kind(kind) => vec![self.kind(*kind)],
            Fact::Links(all) => self.links(all),
            Fact::Contacts(all) => all.iter().map(|own| self.contact(own)).collect(),
            Fact::Certifications(all) => all.iter().map(|own| self.certificate(own)).collect(),
            Fact::Scope(scope) => self.conditions(scope),
            Fact::Locations(all) => self.locations_in_lines(all),
            Fact::Transfers(all) => self.transfers(all),
            Fact::Ai(all) => all.iter().map(|own| self.model(own)).collect(),
            Fact::Details(all) => all.iter().map(|(_, text)| words.html(text)).collect(),
        }
    }

    /// The vocabulary from which an aspect has its words.
    fn vocabulary(&self, aspect: Aspect) -> &[Term] {
        let register = &self.inputs.register;
        match aspect {
            Aspect::Subjects => &register.data_subjects,
            Aspect::Assurances => &register.assurances,
            _ => &register.data_categories,
        }
    }

    /// Words of the vocabulary in a list.
    pub(crate) fn terms(&self, ids: &[Id], vocabulary: &[Term]) -> String {
        let known = ids.iter().filter_map(|own| by_id(vocabulary, own));
        let names: Vec<String> = known.map(|own| self.words.html(&own.name)).collect();
        self.words.language.list(&names)
    }

    /// The name of a country.
    pub(crate) fn country(&self, country: Country) -> String {
        escape(&self.words.place(&Place::Country(country), &self.inputs.register)).into_owned()
    }

    /// "Customers in the EU · Storage: Germany · Backup: France", a line for each location.
    fn locations_in_lines(&self, locations: &[Location]) -> Vec<String> {
        let lines = locations.iter().map(|own| {
            let places = self.roles(own).into_iter();
            let places = places.map(|(role, places)| format!("{}: {places}", self.words.ui(role.word(), &[])));
            let view = self.location(own, false);
            let unknown = own.places.is_empty().then(|| self.words.ui("place_not_stated", &[]));
            let before = view.whom_html.into_iter().chain(view.offered_html).chain(view.conditions_html);
            let behind = view.by_html.into_iter().chain(view.transfers_html).chain(view.note_html);
            before.chain(places).chain(unknown).chain(behind).collect::<Vec<_>>().join(" · ")
        });
        lines.collect()
    }
}

/// An address that is its own text.
pub(crate) fn link(url: &subprocessors::Url) -> String {
    let url = escape(url.as_str());
    format!("<a href=\"{url}\" dir=\"ltr\">{url}</a>")
}
