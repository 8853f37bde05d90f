//! What a legal entity is, in a language: everything the register says of it, line by line.

use super::Scene;
use crate::message::{Filling, escape};
use crate::view::Lines;
use subprocessors::{Certification, Contact, Entity, Facts, Id, Kind, Name, Party, Place, Url};

impl Scene<'_> {
    /// The lines about an entity; what is not stated has none.
    pub(crate) fn party(&self, entity: &Entity, party: Facts<'_>) -> Vec<Lines> {
        let words = &self.words;
        let name = |own: &String| Filling::name(own).html;
        let country = |own: &subprocessors::Country| {
            escape(&words.place(&Place::Country(*own), &self.inputs.register)).into_owned()
        };
        // What a class is called says how it stands to the publisher.
        let kind = party.kind().filter(|_| party.name().is_some());
        let unnamed = party.unnamed_affiliates().filter(|own| **own).map(|_| words.ui("unnamed_affiliates", &[]));
        let affiliates = self.parties(party.affiliates()).into_iter().chain(unnamed).collect();
        let measures = party.measures().map(|text| words.html(text));
        let measures = measures.into_iter().chain(party.measures_url().map(|url| link(url))).collect();
        let all: [(&str, Vec<String>); 18] = [
            ("legal_name", party.name().map(|own| name(own)).into_iter().collect()),
            ("trading_name", party.trading_name().map(|own| name(own)).into_iter().collect()),
            ("former_names", self.former_names(entity, party)),
            ("kind", kind.map(|own| self.kind(*own)).into_iter().collect()),
            ("seat_country", party.seat().map(country).into_iter().collect()),
            ("address", party.address().map(|own| name(own)).into_iter().collect()),
            ("registration", party.registration().map(|own| name(own)).into_iter().collect()),
            ("parent", self.parties(party.parents())),
            ("affiliates", affiliates),
            ("website", party.website().map(|url| link(url)).into_iter().collect()),
            ("dpa", party.dpa().map(|url| link(url)).into_iter().collect()),
            ("own_list", party.subprocessors().map(|url| link(url)).into_iter().collect()),
            ("links", self.links(party)),
            ("contacts", party.contacts().into_iter().flatten().map(|own| self.contact(own)).collect()),
            ("certifications", party.certifications().into_iter().flatten().map(|own| self.certificate(own)).collect()),
            ("measures", measures),
            ("assistance", party.assistance().map(|text| words.html(text)).into_iter().collect()),
            ("reviewed", party.reviewed().map(|date| words.date(*date).html).into_iter().collect()),
        ];
        let stated = all.into_iter().filter(|own| !own.1.is_empty()).map(|(key, values)| self.lines(key, values));
        let note = party.note().map(|text| self.lines("note", vec![words.html(text)]));
        stated.chain(self.details(party.details())).chain(note).collect()
    }

    fn former_names(&self, entity: &Entity, party: Facts<'_>) -> Vec<String> {
        let dated = entity.former_names(self.list().date).into_iter().map(|(name, until)| {
            self.words.ui("former_name", &[("name", Filling::name(name)), ("date", self.words.date(until))])
        });
        let undated = party.former_names().into_iter().flatten().map(|name| Filling::name(name).html);
        dated.chain(undated).collect()
    }

    /// How an entity stands to the publisher.
    pub(crate) fn kind(&self, kind: Kind) -> String {
        let publisher = &self.inputs.register.publisher;
        let group = Filling::name(publisher.group.as_deref().unwrap_or(&publisher.name));
        match kind {
            Kind::ThirdParty => self.words.ui("third-party", &[]),
            Kind::Affiliate => self.words.ui("affiliate", &[("group", group)]),
            Kind::Contractor => self.words.ui("contractor", &[]),
        }
    }

    fn parties(&self, parties: Option<&Vec<Party>>) -> Vec<String> {
        let one = |party: &Party| match party {
            Party::Listed(id) => self.entity_link(id),
            Party::Named(name) => Filling::name(name).html,
        };
        parties.into_iter().flatten().map(one).collect()
    }

    /// The name of another entity of the list, with a link to its page if it has one.
    pub(crate) fn entity_link(&self, id: &Id) -> String {
        let subject = self.day.subject(id).expect("references lead to entities of the list");
        let name = match subject.party.called() {
            Some(Name::Class(text)) => self.words.html(text),
            Some(Name::Legal(name)) => Filling::name(name).html,
            None => Filling::name(id).html,
        };
        self.linked(id, name)
    }

    /// The name of an entity as a link to its page, if it has one.
    pub(crate) fn linked(&self, id: &Id, name_html: String) -> String {
        match self.entity_url(id) {
            Some(url) => format!("<a href=\"{}\">{name_html}</a>", escape(&url)),
            None => name_html,
        }
    }

    fn links(&self, party: Facts<'_>) -> Vec<String> {
        let one = |own: &subprocessors::Link| {
            format!("<a href=\"{}\">{}</a>", escape(own.url.as_str()), self.words.html(&own.name))
        };
        party.links().into_iter().flatten().map(one).collect()
    }

    fn contact(&self, own: &Contact) -> String {
        let parts = [
            own.name.as_ref().map(|name| Filling::name(name).html),
            own.position.as_ref().map(|text| self.words.html(text)),
            own.mail.as_ref().map(|mail| Filling::mail(mail).html),
            own.url.as_ref().map(link),
            own.phone.as_ref().map(|phone| Filling::name(phone).html),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn certificate(&self, own: &Certification) -> String {
        let name = match &own.url {
            Some(url) => format!("<a href=\"{}\">{}</a>", escape(url.as_str()), Filling::name(&own.name).html),
            None => Filling::name(&own.name).html,
        };
        match &own.expires {
            Some(date) => {
                let date = self.words.date(date.value);
                self.words.ui("valid_until", &[("name", Filling::markup(name)), ("date", date)])
            }
            None => name,
        }
    }
}

/// An address that is its own text.
fn link(url: &Url) -> String {
    let url = escape(url.as_str());
    format!("<a href=\"{url}\" dir=\"ltr\">{url}</a>")
}
