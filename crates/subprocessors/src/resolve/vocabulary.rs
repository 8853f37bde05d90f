//! `data/register.yaml`: the publisher, its policy, and the words that entries use.

use super::Resolver;
use crate::model::{
    About, Adequacy, Audience, Cohort, Contacts, Feature, Id, NamedBloc, Policy, Product, Publisher, Region, Section,
    Service, Term,
};
use crate::schema::{self, RegisterFile, View, Word};
use source::{Diagnostic, Entries, Spanned, Text};

impl Resolver<'_> {
    /// Reads everything but the entities. Words come first that later ones refer to.
    pub(super) fn vocabulary(&mut self, written: RegisterFile) {
        self.register.publisher = self.publisher(written.publisher);
        self.register.about = self.about(written.list.unwrap_or_default());
        self.register.policy = written.policy.into_iter().map(|own| self.policy(own)).collect();
        self.register.contacts = self.contacts(written.contacts.unwrap_or_default());
        self.register.services = self.services(written.services);
        self.register.products = self.products(written.products);
        self.register.editions = self.terms(written.editions);
        self.register.plans = self.terms(written.plans);
        self.register.deployments = self.terms(written.deployments);
        self.register.regions = self.regions(written.regions);
        self.register.features = self.features(written.features);
        self.register.configurations = self.terms(written.configurations);
        self.register.integrations = self.terms(written.integrations);
        self.register.cohorts = self.cohorts(written.cohorts);
        self.register.audiences = self.audiences(written.audiences);
        self.register.facets = self.facets(written.facets);
        self.sections(written.sections);
        self.register.data_categories = self.terms(written.data_categories);
        self.register.data_subjects = self.terms(written.data_subjects);
        self.register.assurances = self.texts(written.assurances);
        self.register.details = self.terms(written.details);
        self.register.blocs = self.blocs(written.blocs);
        self.register.adequacy = written.adequacy.into_iter().filter_map(|own| self.adequacy(own)).collect();
    }

    fn publisher(&mut self, written: schema::Publisher) -> Publisher {
        let text = |word: Option<Word>| word.map(|word| word.value);
        Publisher {
            name: written.name.value,
            group: text(written.group),
            website: self.plain_url(written.website),
            address: text(written.address),
            seat: written.seat.and_then(|word| self.country(&word)),
            registration: text(written.registration),
        }
    }

    fn about(&mut self, written: schema::List) -> About {
        About {
            subject: written.about,
            authoritative_language: written.authoritative_language,
            continues_at: self.plain_url(written.continues_at),
            continues_since: self.plain_date(written.continues_since),
            reviewed: self.plain_date(written.reviewed),
        }
    }

    fn policy(&mut self, written: schema::Policy) -> Policy {
        Policy {
            since: self.plain_date(written.since),
            authorisation: written.authorisation,
            notice_days: written.notice_days,
            objection_days: written.objection_days,
            objection_from: written.objection_from,
            announce: written.announce,
            counting: written.counting,
            weekends: written.weekends,
        }
    }

    fn contacts(&mut self, written: schema::Contacts) -> Contacts {
        Contacts {
            dpa: self.mail(written.dpa),
            objections: self.mail(written.objections),
            privacy: self.mail(written.privacy),
        }
    }

    fn services(&mut self, written: Entries<schema::Service>) -> Vec<Service> {
        self.each(written, |_, id, own| Service {
            id,
            name: own.name.value,
            address: own.address.map(|address| address.value),
        })
    }

    fn products(&mut self, written: Entries<schema::Product>) -> Vec<Product> {
        self.ids(&written);
        let all = written.0.into_iter().map(|(id, own)| {
            let service = own.service.and_then(|word| self.service(&word));
            Product { id: id.map(Id::from), name: own.name.value, service }
        });
        all.collect()
    }

    pub(super) fn service(&mut self, word: &Word) -> Option<Id> {
        self.known("unknown-service", "services", word, |register| &register.services)
    }

    fn regions(&mut self, written: Entries<schema::Region>) -> Vec<Region> {
        if let Some((id, _)) = written.iter().find(|(id, _)| id.as_str() == "others") {
            let help = "give the region another id: `others` means customers whom no other location names";
            self.error("invalid-id", "`others` cannot be the id of a region".to_owned(), id.span, help);
        }
        self.each(written, |_, id, own| Region { id, name: own.name, view: own.view })
    }

    fn features(&mut self, written: Entries<schema::Feature>) -> Vec<Feature> {
        self.each(written, |_, id, own| Feature { id, name: own.name, default: own.default })
    }

    fn cohorts(&mut self, written: Entries<schema::Cohort>) -> Vec<Cohort> {
        self.each(written, |resolver, id, own| Cohort {
            id,
            name: own.name,
            joined_before: resolver.plain_date(own.joined_before),
            joined_from: resolver.plain_date(own.joined_from),
        })
    }

    fn audiences(&mut self, written: Entries<schema::Audience>) -> Vec<Audience> {
        self.each(written, |resolver, id, own| Audience {
            id,
            name: own.name,
            policy: own.policy.into_iter().map(|policy| resolver.policy(policy)).collect(),
            contacts: resolver.contacts(own.contacts.unwrap_or_default()),
        })
    }

    fn blocs(&mut self, written: Entries<schema::Bloc>) -> Vec<NamedBloc> {
        self.each(written, |resolver, id, own| NamedBloc {
            id,
            name: own.name,
            members: resolver.countries(&own.members),
        })
    }

    fn terms(&mut self, written: Entries<schema::Named>) -> Vec<Term> {
        self.each(written, |_, id, own| Term { id, name: own.name })
    }

    fn texts(&mut self, written: Entries<Text>) -> Vec<Term> {
        self.each(written, |_, id, name| Term { id, name })
    }

    /// Something with an id from each entry.
    fn each<T, U>(&mut self, written: Entries<T>, make: impl Fn(&mut Self, Id, T) -> U) -> Vec<U> {
        self.ids(&written);
        written.0.into_iter().map(|(id, own)| make(self, Id::from(id.value), own)).collect()
    }

    fn sections(&mut self, sections: Vec<Word>) {
        for id in sections {
            self.id(&id);
            if let Some(first) = self.register.sections.iter().find(|own| own.id.value == id.as_str()) {
                let problem = Diagnostic::error("duplicate-id", format!("section `{id}` is listed twice"));
                self.diagnostics.push(problem.at(id.span).see(first.id.span, "first listed here").help("keep one"));
                continue;
            }
            self.register.sections.push(Section { id: Spanned::new(Id::new(&id), id.span) });
        }
    }

    fn adequacy(&mut self, written: schema::Adequacy) -> Option<Adequacy> {
        Some(Adequacy {
            country: self.country(&written.country)?,
            view: written.view.unwrap_or(View::Eea),
            since: self.plain_date(written.since),
            until: self.plain_date(written.until),
            decision: written.decision.value,
        })
    }
}
