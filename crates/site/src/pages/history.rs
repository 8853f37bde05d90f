//! When something began, changed and ended, in a language.

use super::Scene;
use super::groups::{Group, by_subject};
use crate::message::Filling;
use subprocessors::{Aspect, Engagement, Entity, Fact, Reference, Since, Start, Timing, Version, by_id};

/// A day in a history: when, the word for what happened, which version made it.
struct Turn<'a> {
    since: Since,
    key: &'static str,
    version: &'a Version,
    /// Whether the version passed on this day; else it began.
    passes: bool,
}

impl Scene<'_> {
    /// The history of an engagement, once there is more to say than its beginning.
    pub(crate) fn history(&self, engagement: &Engagement) -> Vec<String> {
        let turns = self.turns(&engagement.history, true);
        if turns.len() < 2 {
            return Vec::new();
        }
        turns.iter().map(|turn| self.turn(turn)).collect()
    }

    /// What changed about an entity itself.
    pub(crate) fn entity_history(&self, entity: &Entity) -> Vec<String> {
        self.turns(&entity.history, false).iter().map(|turn| self.turn(turn)).collect()
    }

    /// What was announced of an entity and called off.
    pub(crate) fn called_off(&self, entity: &Entity) -> Vec<String> {
        let off = self.record.past_changes().filter(|own| own.withdrawn.is_some() && own.is_about(&entity.id));
        let groups = by_subject(off.cloned(), &[]);
        let line = |group: &Group<'_>| {
            let view = self.change(group, false);
            let told = view.called_off_html.into_iter().chain(view.purposes_html);
            self.labelled(self.told(group), told.collect::<Vec<_>>().join(" · "))
        };
        groups.iter().map(line).collect()
    }

    /// The days up to that of the list on which versions began and passed, oldest first.
    fn turns<'v>(&self, history: &'v [Version], opens: bool) -> Vec<Turn<'v>> {
        let date = self.list().date;
        let mut days: Vec<(Since, bool, &Version)> = Vec::new();
        for version in history.iter().filter(|own| own.timing.has_begun(date, None)) {
            days.push((version.timing.start.value.into(), false, version));
            let lapse = version.timing.lapse().filter(|day| *day <= date);
            days.extend(lapse.map(|day| (Start::Effective(day).into(), true, version)));
        }
        days.sort_by_key(|(since, ..)| since.date);
        let mut state = if opens { State::Out } else { State::In(None) };
        days.into_iter()
            .map(|(since, passes, version)| {
                let key = state.take(version, passes);
                Turn { since, key, version, passes }
            })
            .collect()
    }

    /// "Changed: 20 November 2026 (Purpose · announced on 2 November 2026)".
    fn turn(&self, turn: &Turn<'_>) -> String {
        let timing = &turn.version.timing;
        let changes = matches!(turn.key, "history_changed" | "history_corrected");
        let aspects = if changes { self.stated(turn.version) } else { Vec::new() };
        let told = timing.announced.as_ref().filter(|_| !turn.passes).map(|own| self.words.date(own.value));
        let told = told.map(|date| self.words.ui("announced_on", &[("date", date)]));
        let successors = self.successors(timing).filter(|_| !turn.passes);
        let more: Vec<String> = aspects.into_iter().chain(told).chain(successors).collect();
        let date = self.words.since(turn.since);
        let told = if more.is_empty() { date } else { format!("{date} ({})", more.join(" · ")) };
        self.labelled(self.words.ui(turn.key, &[]), told)
    }

    /// What took the place of what ended.
    fn successors(&self, timing: &Timing) -> Option<String> {
        let name = |own: &Reference| self.entity_link(&own.entity);
        let mut names: Vec<String> = timing.replaced_by.iter().map(|own| name(&own.value)).collect();
        names.dedup();
        let names = Filling::markup(self.words.language.list(&names));
        (!timing.replaced_by.is_empty()).then(|| self.words.ui("replaced_by", &[("names", names)]))
    }

    /// What a version says, by the words that name it.
    fn stated(&self, version: &Version) -> Vec<String> {
        let stated = version.facts.iter().flat_map(|(aspect, fact)| self.aspect(*aspect, Some(fact)));
        let gone = version.no_longer.iter().flat_map(|aspect| self.aspect(*aspect, None));
        let mut names: Vec<String> = Vec::new();
        for name in stated.chain(gone) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The words for an aspect; further facts have words of their own.
    pub(crate) fn aspect(&self, aspect: Aspect, fact: Option<&Fact>) -> Vec<String> {
        match fact {
            Some(Fact::Details(all)) => {
                let terms = all.iter().filter_map(|(id, _)| by_id(&self.inputs.register.details, id));
                terms.map(|own| self.words.html(&own.name)).collect()
            }
            _ => key(aspect).map(|key| self.words.ui(key, &[])).into_iter().collect(),
        }
    }
}

/// Whether something is engaged while its history is told, and by which version.
enum State<'a> {
    Out,
    In(Option<&'a Version>),
}

impl<'a> State<'a> {
    /// The word for a version that begins or passes.
    fn take(&mut self, version: &'a Version, passes: bool) -> &'static str {
        let opened = matches!(self, State::In(Some(opener)) if std::ptr::eq(*opener, version));
        match (version.timing.ended, passes) {
            (true, false) => {
                *self = State::Out;
                "history_ended"
            }
            // A pause that is over.
            (true, true) => {
                *self = State::In(None);
                "history_started"
            }
            (false, true) if opened => {
                *self = State::Out;
                "history_ended"
            }
            (false, false) if matches!(self, State::Out) => {
                *self = State::In(Some(version));
                "history_started"
            }
            (false, false) if version.timing.correction => "history_corrected",
            (false, _) => "history_changed",
        }
    }
}

/// The word that stands beside what is said of an aspect; further facts have words of their own.
fn key(aspect: Aspect) -> Option<&'static str> {
    Some(match aspect {
        Aspect::Name => "legal_name",
        Aspect::Class => "name",
        Aspect::TradingName => "trading_name",
        Aspect::FormerNames => "former_names",
        Aspect::Kind => "kind",
        Aspect::Seat => "seat_country",
        Aspect::Address => "address",
        Aspect::Registration => "registration",
        Aspect::Parent => "parent",
        Aspect::Affiliates | Aspect::UnnamedAffiliates => "affiliates",
        Aspect::Website => "website",
        Aspect::Dpa => "dpa",
        Aspect::Subprocessors => "own_list",
        Aspect::Links => "links",
        Aspect::Contacts => "contacts",
        Aspect::Certifications => "certifications",
        Aspect::Measures | Aspect::MeasuresUrl => "measures",
        Aspect::Assistance => "assistance",
        Aspect::Reviewed => "reviewed",
        Aspect::Purpose => "purpose",
        Aspect::Responsibility => "responsibility",
        Aspect::SubjectMatter => "subject_matter",
        Aspect::Nature => "nature",
        Aspect::Duration => "duration",
        Aspect::Data => "data_categories",
        Aspect::Subjects => "subjects",
        Aspect::Scope => "applies",
        Aspect::Condition => "condition",
        Aspect::Locations => "where",
        Aspect::Transfer => "transfer",
        Aspect::Assurances => "assurances",
        Aspect::Ai => "ai",
        Aspect::Details => return None,
        Aspect::Note => "note",
    })
}
