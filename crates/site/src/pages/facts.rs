//! What holds for an engagement, in a language.

use super::Scene;
use crate::message::Filling;
use crate::view::{FactsView, Lines};
use source::Text;
use subprocessors::{Ai, Aspect, Entry, Fact, Id, Term, Until, by_id};

/// What stands behind "more about this entry", in reading order, with the words that name it.
const MORE: [(Aspect, &str); 7] = [
    (Aspect::Responsibility, "responsibility"),
    (Aspect::SubjectMatter, "subject_matter"),
    (Aspect::Nature, "nature"),
    (Aspect::Duration, "duration"),
    (Aspect::Subjects, "subjects"),
    (Aspect::Ai, "ai"),
    (Aspect::Note, "note"),
];

impl Scene<'_> {
    /// The facts of an entry; `said` are the assurances that the table says of all its rows.
    pub(crate) fn facts(&self, entry: &Entry<'_>, said: &[Id]) -> FactsView {
        let words = &self.words;
        let facts = &entry.facts;
        let assurances = facts.assurances().into_iter().flatten().filter(|own| !said.contains(own));
        let data = facts.data().filter(|data| !data.is_empty());
        FactsView {
            purpose_html: facts.purpose().map_or_else(|| words.ui("not_stated", &[]), |purpose| words.html(purpose)),
            passing_html: self.passing(entry),
            announced_html: self.marks(entry),
            conditions_html: facts.scope().map(|scope| self.conditions(scope)).unwrap_or_default(),
            condition_html: facts.condition().map(|condition| words.html(condition)),
            data_html: data.map(|data| self.terms(data, &self.inputs.register.data_categories)),
            locations: self.locations(facts.locations().map(Vec::as_slice).unwrap_or_default()),
            transfers_html: self.transfers(facts.transfers().map(Vec::as_slice).unwrap_or_default()),
            assurances_html: assurances.map(|own| self.assurance(own)).collect(),
            more: self.more(entry),
            since_html: words.since(entry.since),
            until_html: entry.ended.map(|own| words.date(own.date).html),
        }
    }

    /// What the publisher says of a sub-processor.
    pub(crate) fn assurance(&self, assurance: &Id) -> String {
        let term = by_id(&self.inputs.register.assurances, assurance).expect("an assurance is one of the register's");
        self.words.html(&term.name)
    }

    /// Words of the vocabulary in a list.
    pub(crate) fn terms(&self, ids: &[Id], vocabulary: &[Term]) -> String {
        let known = ids.iter().filter_map(|own| by_id(vocabulary, own));
        let names: Vec<String> = known.map(|own| self.words.html(&own.name)).collect();
        self.words.language.list(&names)
    }

    /// That something of it holds for the time being, and until when.
    fn passing(&self, entry: &Entry<'_>) -> Option<String> {
        let date = self.list().date;
        let begun = entry.engagement.history.iter().map(|own| &own.timing).filter(|own| own.has_begun(date, None));
        let until = begun.filter(|own| !own.has_passed(date)).filter_map(|own| own.until.as_ref()).next_back()?;
        Some(match until.value {
            Until::Day(last) => self.words.ui("passing", &[("date", self.words.date(last))]),
            Until::Open => self.words.ui("passing_open", &[]),
        })
    }

    /// What else is said, each under its label.
    fn more(&self, entry: &Entry<'_>) -> Vec<Lines> {
        let stated = MORE.iter().filter_map(|(aspect, key)| {
            let values = self.values(entry.facts.get(*aspect)?);
            (!values.is_empty()).then(|| self.lines(key, values))
        });
        let audiences = self.audiences(entry).map(|names| self.lines("audiences", vec![names]));
        stated.chain(audiences).chain(self.details(entry.facts.details())).collect()
    }

    fn values(&self, fact: &Fact) -> Vec<String> {
        match fact {
            Fact::Text(text) => vec![self.words.html(text)],
            Fact::Words(ids) if ids.is_empty() => Vec::new(),
            Fact::Words(ids) => vec![self.terms(ids, &self.inputs.register.data_subjects)],
            Fact::Ai(models) => models.iter().map(|own| self.model(own)).collect(),
            _ => Vec::new(),
        }
    }

    fn audiences(&self, entry: &Entry<'_>) -> Option<String> {
        let known = entry.engagement.audiences.iter().filter_map(|own| self.inputs.register.audience(own));
        let names: Vec<String> = known.map(|own| self.words.html(&own.name)).collect();
        (!names.is_empty()).then(|| self.words.language.list(&names))
    }

    /// Further facts under the register's own words.
    pub(crate) fn details(&self, details: Option<&Vec<(Id, Text)>>) -> Vec<Lines> {
        let terms = &self.inputs.register.details;
        let known = details.into_iter().flatten().filter_map(|(id, text)| Some((by_id(terms, id)?, text)));
        known
            .map(|(term, text)| Lines {
                label_html: self.words.html(&term.name).into(),
                values_html: vec![self.words.html(text)],
            })
            .collect()
    }

    /// "Example 1 (developed by Example Models · run by Example Cloud GmbH). Not used to train models."
    fn model(&self, own: &Ai) -> String {
        let words = &self.words;
        let named = |key, name: &str| words.ui(key, &[("name", Filling::name(name))]);
        let more = [
            own.developer.as_ref().map(|name| named("ai_developer", name)),
            own.host.as_ref().map(|name| named("ai_host", name)),
            own.licence.as_ref().map(|name| named("ai_licence", name)),
        ];
        let more: Vec<String> = more.into_iter().flatten().collect();
        let name = Filling::name(&own.model).html;
        let stated = if more.is_empty() { name } else { format!("{name} ({})", more.join(" · ")) };
        match &own.restriction {
            Some(text) => format!("{stated}. {}", words.html(text)),
            None => stated,
        }
    }

    /// A label of the interface and what stands beside it.
    pub(crate) fn lines(&self, key: &str, values_html: Vec<String>) -> Lines {
        Lines { label_html: self.words.shared(key), values_html }
    }
}
