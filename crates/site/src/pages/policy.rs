//! What the contract says about changes, in sentences of a language.

use super::Scene;
use crate::message::Filling;
use crate::view::Lines;
use subprocessors::{Audience, Authorisation, Contacts, ObjectionFrom, Policy};

impl Scene<'_> {
    /// What holds for all customers.
    pub(crate) fn policy(&self) -> Vec<String> {
        let register = &self.inputs.register;
        let policy = register.policy_on(self.list().date, None);
        let authorisation = policy.as_ref().and_then(|own| own.authorisation).map(|own| match own {
            Authorisation::General => self.words.ui("authorisation_general", &[]),
            Authorisation::Specific => self.words.ui("authorisation_specific", &[]),
        });
        let periods = policy.as_ref().map(|own| self.periods(own)).unwrap_or_default();
        let contact = self.objections(policy.as_ref(), &register.contacts);
        authorisation.into_iter().chain(periods).chain(contact).chain(self.authoritative()).collect()
    }

    /// What holds for single audiences instead.
    pub(crate) fn audience_policies(&self) -> Vec<Lines> {
        let all = self.inputs.register.audiences.iter().map(|own| (own, self.own_policy(own)));
        let stated = all.filter(|(_, sentences)| !sentences.is_empty());
        stated.map(|(own, values_html)| Lines { label_html: self.words.html(&own.name).into(), values_html }).collect()
    }

    fn own_policy(&self, audience: &Audience) -> Vec<String> {
        let begun = audience.policy.iter().any(|own| own.since.is_none_or(|since| since <= self.list().date));
        let policy = self.inputs.register.policy_on(self.list().date, Some(&audience.id));
        let periods = policy.as_ref().filter(|_| begun).map(|own| self.periods(own)).unwrap_or_default();
        periods.into_iter().chain(self.objections(policy.as_ref(), &audience.contacts)).collect()
    }

    /// "Changes are announced at least 30 days before they take effect. Customers may object within 14 days."
    fn periods(&self, policy: &Policy) -> Vec<String> {
        let days = |key, days: u16| {
            let days = Filling::markup(self.words.count("days", days.into()));
            self.words.ui(key, &[("days", days)])
        };
        let notice = policy.notice_days.map(|own| match own {
            0 => self.words.ui("notice_none", &[]),
            own => days("notice_period", own),
        });
        let objection = policy.objection_days.map(|own| match (own, policy.objection_from) {
            (0, _) => self.words.ui("objection_none", &[]),
            (own, Some(ObjectionFrom::Effect)) => days("objection_period_effect", own),
            (own, _) => days("objection_period", own),
        });
        notice.into_iter().chain(objection).collect()
    }

    /// Where objections go, unless there is no time for any.
    fn objections(&self, policy: Option<&Policy>, contacts: &Contacts) -> Option<String> {
        policy?.objection_days.filter(|days| *days > 0)?;
        let mail = Filling::mail(contacts.objections.as_ref()?);
        Some(self.words.ui("objection_contact_line", &[("objection_contact", mail)]))
    }

    /// Which language rules if two differ: of use only where there is more than one.
    pub(super) fn authoritative(&self) -> Option<String> {
        let tag = self.inputs.register.about.authoritative_language.as_ref()?;
        let name = self.words.language_of("authoritative").name_of(tag).filter(|_| self.inputs.languages.len() > 1)?;
        Some(self.words.ui("authoritative", &[("language", Filling::words(&name))]))
    }
}
