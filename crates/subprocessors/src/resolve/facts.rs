//! What is said of an entity or an engagement, aspect by aspect.

use super::Resolver;
use crate::model::{Ai, Aspect, Certification, Contact, Fact, Id, Link, Party};
use crate::schema::{self, EngagementFacts, EntityFacts, Word};
use source::{Diagnostic, Entries, Spanned, Text};

/// Facts on their way into a version: what is absent stays absent.
struct Stated(Vec<(Aspect, Fact)>);

impl Stated {
    fn add<T>(&mut self, aspect: Aspect, value: Option<T>, make: impl FnOnce(T) -> Fact) {
        self.0.extend(value.map(|value| (aspect, make(value))));
    }
}

impl Resolver<'_> {
    pub(super) fn entity_facts(&mut self, written: EntityFacts) -> Vec<(Aspect, Fact)> {
        let mut stated = Stated(Vec::new());
        stated.add(Aspect::Name, written.name, Fact::Name);
        stated.add(Aspect::Class, written.class, Fact::Text);
        stated.add(Aspect::TradingName, written.trading_name, Fact::Name);
        stated.add(Aspect::FormerNames, written.former_names, Fact::Names);
        stated.add(Aspect::Kind, written.kind, Fact::Kind);
        stated.add(Aspect::Seat, written.seat.and_then(|word| self.country(&word)), Fact::Country);
        stated.add(Aspect::Address, written.address, Fact::Name);
        stated.add(Aspect::Registration, written.registration, Fact::Name);
        let parent = written.parent.map(|word| self.parties(vec![word]));
        stated.add(Aspect::Parent, parent, Fact::Parties);
        let affiliates = written.affiliates.map(|words| self.parties(words));
        stated.add(Aspect::Affiliates, affiliates, Fact::Parties);
        stated.add(Aspect::UnnamedAffiliates, written.unnamed_affiliates, Fact::Flag);
        stated.add(Aspect::Website, self.url(written.website), Fact::Url);
        stated.add(Aspect::Dpa, self.url(written.dpa), Fact::Url);
        stated.add(Aspect::Subprocessors, self.url(written.subprocessors), Fact::Url);
        let links = written.links.map(|all| all.into_iter().filter_map(|own| self.link(own)).collect());
        stated.add(Aspect::Links, links, Fact::Links);
        let contacts = written.contacts.map(|all| all.into_iter().map(|own| self.contact(own)).collect());
        stated.add(Aspect::Contacts, contacts, Fact::Contacts);
        let certifications = written.certifications.map(|all| all.into_iter().map(|own| self.certification(own)));
        let certifications = certifications.map(Iterator::collect);
        stated.add(Aspect::Certifications, certifications, Fact::Certifications);
        stated.add(Aspect::Measures, written.measures, Fact::Text);
        stated.add(Aspect::MeasuresUrl, self.url(written.measures_url), Fact::Url);
        stated.add(Aspect::Assistance, written.assistance, Fact::Text);
        stated.add(Aspect::Reviewed, self.plain_date(written.reviewed), Fact::Date);
        stated.add(Aspect::Details, written.details.map(|all| self.details(all)), Fact::Details);
        stated.add(Aspect::Note, written.note, Fact::Text);
        stated.0
    }

    pub(super) fn engagement_facts(&mut self, written: EngagementFacts) -> Vec<(Aspect, Fact)> {
        let mut stated = Stated(Vec::new());
        stated.add(Aspect::Purpose, written.purpose, Fact::Text);
        stated.add(Aspect::Responsibility, written.responsibility, Fact::Text);
        stated.add(Aspect::SubjectMatter, written.subject_matter, Fact::Text);
        stated.add(Aspect::Nature, written.nature, Fact::Text);
        stated.add(Aspect::Duration, written.duration, Fact::Text);
        let data = written.data.map(|words| {
            self.all_known("unknown-data-category", "data categories", &words, |register| &register.data_categories)
        });
        stated.add(Aspect::Data, data, Fact::Words);
        let subjects = written.subjects.map(|words| {
            self.all_known("unknown-data-subject", "data subjects", &words, |register| &register.data_subjects)
        });
        stated.add(Aspect::Subjects, subjects, Fact::Words);
        stated.add(Aspect::Scope, written.applies_if.and_then(|word| self.scope(&word)), Fact::Scope);
        stated.add(Aspect::Condition, written.condition, Fact::Text);
        let locations = written.locations.map(|all| all.into_iter().map(|own| self.location(own)).collect());
        stated.add(Aspect::Locations, locations, Fact::Locations);
        let transfers = written.transfer.map(|all| all.into_iter().filter_map(|own| self.transfer(own)).collect());
        stated.add(Aspect::Transfer, transfers, Fact::Transfers);
        let assurances = written
            .assurances
            .map(|words| self.all_known("unknown-assurance", "assurances", &words, |register| &register.assurances));
        stated.add(Aspect::Assurances, assurances, Fact::Words);
        stated.add(Aspect::Ai, written.ai.map(|all| all.into_iter().map(ai).collect()), Fact::Ai);
        stated.add(Aspect::Details, written.details.map(|all| self.details(all)), Fact::Details);
        stated.add(Aspect::Note, written.note, Fact::Text);
        stated.0
    }

    /// Companies: a word that could be an id has to be one of the list.
    fn parties(&mut self, words: Vec<Word>) -> Vec<Party> {
        let party = |word: Word, resolver: &mut Self| match Id::fits(&word) {
            true => resolver.listed(&word).map(|id| Party::Listed(Spanned::new(id, word.span))),
            false => Some(Party::Named(word)),
        };
        words.into_iter().filter_map(|word| party(word, self)).collect()
    }

    fn link(&mut self, written: schema::Link) -> Option<Link> {
        Some(Link { name: written.name, url: self.plain_url(Some(written.url))? })
    }

    fn contact(&mut self, written: schema::Contact) -> Contact {
        Contact {
            name: written.name.map(|word| word.value),
            position: written.position,
            mail: self.mail(written.mail),
            url: self.plain_url(written.url),
            phone: written.phone.map(|word| word.value),
        }
    }

    fn certification(&mut self, written: schema::Certification) -> Certification {
        Certification { name: written.name, expires: self.date(written.expires), url: self.plain_url(written.url) }
    }

    fn details(&mut self, written: Entries<Text>) -> Vec<(Id, Text)> {
        let mut details = Vec::new();
        for (word, text) in written.0 {
            if let Some(id) = self.known("unknown-detail", "details", &word, |register| &register.details) {
                details.push((id, text));
            }
        }
        // The order is that of the register, so that writing them otherwise changes nothing.
        let position = |id: &Id| self.register.details.iter().position(|own| own.id == *id);
        details.sort_by_key(|(id, _)| position(id));
        details
    }

    pub(super) fn push(&mut self, problem: Diagnostic) {
        self.diagnostics.push(problem);
    }
}

fn ai(written: schema::Ai) -> Ai {
    Ai {
        model: written.model.value,
        developer: written.developer,
        host: written.host,
        licence: written.licence.map(|word| word.value),
        restriction: written.restriction,
    }
}
