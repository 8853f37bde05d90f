//! What a legal entity is, in a language: everything the register says of it, line by line.

use super::Scene;
use super::said::link;
use crate::message::{Filling, escape};
use crate::view::Lines;
use subprocessors::{Aspect, Certification, Contact, Entity, Facts, Id, Kind, Link, Name, Party};

/// What is said of an entity, in reading order: the words that name it, and the aspects that it is made of.
const LINES: [(&str, &[Aspect]); 18] = [
    ("legal_name", &[Aspect::Name]),
    ("trading_name", &[Aspect::TradingName]),
    ("former_names", &[Aspect::FormerNames]),
    ("kind", &[Aspect::Kind]),
    ("seat_country", &[Aspect::Seat]),
    ("address", &[Aspect::Address]),
    ("registration", &[Aspect::Registration]),
    ("parent", &[Aspect::Parent]),
    ("affiliates", &[Aspect::Affiliates, Aspect::UnnamedAffiliates]),
    ("website", &[Aspect::Website]),
    ("dpa", &[Aspect::Dpa]),
    ("own_list", &[Aspect::Subprocessors]),
    ("links", &[Aspect::Links]),
    ("contacts", &[Aspect::Contacts]),
    ("certifications", &[Aspect::Certifications]),
    ("measures", &[Aspect::Measures, Aspect::MeasuresUrl]),
    ("assistance", &[Aspect::Assistance]),
    ("reviewed", &[Aspect::Reviewed]),
];

impl Scene<'_> {
    /// The lines about an entity; what is not stated has none.
    pub(crate) fn party(&self, entity: &Entity, party: Facts<'_>) -> Vec<Lines> {
        let said = |aspect: Aspect| party.get(aspect).map(|fact| self.said(aspect, fact)).unwrap_or_default();
        let lines = LINES.iter().map(|(key, aspects)| {
            let values = match *key {
                "former_names" => self.former_names(entity, party),
                // What a class is called says how it stands to the publisher.
                "kind" if party.name().is_none() => Vec::new(),
                _ => aspects.iter().flat_map(|own| said(*own)).collect(),
            };
            (*key, values)
        });
        let stated = lines.filter(|own| !own.1.is_empty()).map(|(key, values)| self.lines(key, values));
        let note = party.note().map(|text| self.lines("note", vec![self.words.html(text)]));
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

    pub(crate) fn parties(&self, parties: &[Party]) -> Vec<String> {
        let one = |party: &Party| match party {
            Party::Listed(id) => self.entity_link(id),
            Party::Named(name) => Filling::name(name).html,
        };
        parties.iter().map(one).collect()
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

    pub(crate) fn links(&self, links: &[Link]) -> Vec<String> {
        let one = |own: &Link| format!("<a href=\"{}\">{}</a>", escape(own.url.as_str()), self.words.html(&own.name));
        links.iter().map(one).collect()
    }

    pub(crate) fn contact(&self, own: &Contact) -> String {
        let parts = [
            own.name.as_ref().map(|name| Filling::name(name).html),
            own.position.as_ref().map(|text| self.words.html(text)),
            own.mail.as_ref().map(|mail| Filling::mail(mail).html),
            own.url.as_ref().map(link),
            own.phone.as_ref().map(|phone| Filling::name(phone).html),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    pub(crate) fn certificate(&self, own: &Certification) -> String {
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
