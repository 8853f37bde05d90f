//! A fact in words, with names instead of ids and codes.

use super::{Words, list, named, quoted};
use subprocessors::{Aspect, Fact, Id, Kind, Mechanism, Party, Transfer, View};

impl Words<'_> {
    /// What a fact says.
    pub(in crate::meaning) fn fact(&self, aspect: Aspect, fact: &Fact) -> String {
        match fact {
            Fact::Text(text) => quoted(&text.source),
            Fact::Words(_) | Fact::Parties(_) | Fact::Names(_) => list(&self.items(aspect, fact)),
            Fact::Country(country) => self.country(*country),
            Fact::Kind(kind) => kind_word(*kind).to_owned(),
            Fact::Scope(scope) => format!("only if {}", self.scope(scope)),
            Fact::Locations(all) => self.locations(all),
            Fact::Transfers(all) => self.transfers(all),
            Fact::Details(all) => {
                let detail = |(id, text): &(Id, source::Text)| {
                    format!("{}: {}", named(&self.register.details, id, |own| &own.name.source), quoted(&text.source))
                };
                all.iter().map(detail).collect::<Vec<_>>().join("; ")
            }
            other => other.to_string(),
        }
    }

    /// The parts of a fact that is a list, each as it stands in a sentence.
    pub(in crate::meaning) fn items(&self, aspect: Aspect, fact: &Fact) -> Vec<String> {
        match fact {
            Fact::Words(ids) => ids.iter().map(|own| self.word(aspect, own)).collect(),
            Fact::Names(all) => all.iter().map(|own| own.value.clone()).collect(),
            Fact::Parties(all) => all.iter().map(|own| self.party(own)).collect(),
            _ => Vec::new(),
        }
    }

    fn word(&self, aspect: Aspect, id: &Id) -> String {
        let terms = match aspect {
            Aspect::Data => &self.register.data_categories,
            Aspect::Subjects => &self.register.data_subjects,
            _ => &self.register.assurances,
        };
        quoted(named(terms, id, |own| &own.name.source))
    }

    fn party(&self, party: &Party) -> String {
        match party {
            Party::Listed(id) => self.entity(id),
            Party::Named(name) => name.value.clone(),
        }
    }

    /// "standard contractual clauses (modules 2 and 3; to the United States)".
    pub(in crate::meaning) fn transfers(&self, all: &[Transfer]) -> String {
        list(&all.iter().map(|own| self.transfer(own)).collect::<Vec<_>>())
    }

    fn transfer(&self, own: &Transfer) -> String {
        let modules: Vec<String> = own.modules.iter().map(u8::to_string).collect();
        let to: Vec<String> = own.to.iter().map(|country| self.country(*country)).collect();
        let from: Vec<String> = own.from.iter().map(|view| law(*view).to_owned()).collect();
        let word = if modules.len() == 1 { "module" } else { "modules" };
        let more = [
            (!modules.is_empty()).then(|| format!("{word} {}", list(&modules))),
            (!to.is_empty()).then(|| format!("to {}", list(&to))),
            (!from.is_empty()).then(|| format!("under the law of {}", list(&from))),
            own.supplementary.as_ref().map(|text| quoted(&text.source)),
            own.url.as_ref().map(|url| url.as_str().to_owned()),
        ];
        let more: Vec<String> = more.into_iter().flatten().collect();
        let name = mechanism(own.by);
        if more.is_empty() { name.to_owned() } else { format!("{name} ({})", more.join("; ")) }
    }
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::ThirdParty => "third party",
        Kind::Affiliate => "affiliate",
        Kind::Contractor => "contractor",
    }
}

/// Whose law it is.
pub(in crate::meaning) fn law(view: View) -> &'static str {
    match view {
        View::Eea => "the EEA",
        View::Uk => "the United Kingdom",
        View::Ch => "Switzerland",
    }
}

fn mechanism(mechanism: Mechanism) -> &'static str {
    match mechanism {
        Mechanism::Adequacy => "an adequacy decision",
        Mechanism::Dpf => "the EU-US Data Privacy Framework",
        Mechanism::DpfUk => "the UK Extension to the Data Privacy Framework",
        Mechanism::DpfCh => "the Swiss-US Data Privacy Framework",
        Mechanism::Scc => "standard contractual clauses",
        Mechanism::UkIdta => "the UK International Data Transfer Agreement",
        Mechanism::UkAddendum => "the UK Addendum",
        Mechanism::Bcr => "binding corporate rules",
        Mechanism::Derogation => "a derogation",
        Mechanism::NoneNeeded => "no ground, as none is needed",
    }
}
