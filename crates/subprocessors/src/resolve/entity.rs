//! `data/subprocessors/<id>.yaml`: an entity and what it does.

use super::Resolver;
use crate::model::{Aspect, Engagement, Entity, Fact, Id, Version};
use crate::schema::{self, EngagementVersion, EntityFile, EntityVersion, Word};
use source::{Diagnostic, FileId, Joined, Span, Spanned};

impl Resolver<'_> {
    pub(super) fn entity(&mut self, file: FileId, id: Id, written: EntityFile) -> Option<Entity> {
        let whole = Span::new(file, 0..0);
        let Joined(own, facts) = written;
        let facts = self.entity_facts(facts);
        let history: Vec<Version> =
            own.history.into_iter().filter_map(|version| self.entity_version(&id, version)).collect();
        self.check_name(&id, whole, &facts, &history)?;
        self.ids(&own.engagements);
        let engagements = own.engagements.0.into_iter().filter_map(|(id, own)| self.engagement(&id, own)).collect();
        Some(Entity { id, facts, history, engagements, span: whole })
    }

    /// An entity has a name or is a class of recipients, from its first day on, and never both.
    fn check_name(&mut self, id: &Id, whole: Span, facts: &[(Aspect, Fact)], history: &[Version]) -> Option<()> {
        let all = || facts.iter().chain(history.iter().flat_map(|version| &version.facts));
        let name = all().find_map(|(_, fact)| match fact {
            Fact::Name(name) => Some(name),
            _ => None,
        });
        let name = name.filter(|_| all().any(|(aspect, _)| *aspect == Aspect::Name));
        let class = all().find_map(|(aspect, fact)| match fact {
            Fact::Text(class) if *aspect == Aspect::Class => Some(class),
            _ => None,
        });
        let named =
            |facts: &[(Aspect, Fact)]| facts.iter().any(|(aspect, _)| matches!(aspect, Aspect::Name | Aspect::Class));
        if let (Some(name), Some(class)) = (name, class) {
            let problem = Diagnostic::error("name-and-class", format!("`{id}` has both a `name` and a `class`"));
            let problem = problem.at(class.span).see(name.span, "the name");
            self.diagnostics.push(problem.help("keep `name` for a legal entity, `class` for unnamed recipients"));
            return None;
        }
        // Without a name above it, the history has to begin with one, and to begin in time.
        if !named(facts) && !history.first().is_some_and(|first| named(&first.facts)) {
            let help = "add `name:` with the legal name, or `class:` for recipients that are not named one by one";
            self.error("missing-field", format!("`{id}` has no name"), whole, help);
            return None;
        }
        Some(())
    }

    fn entity_version(&mut self, id: &Id, written: Spanned<EntityVersion>) -> Option<Version> {
        let Joined(facts, timing) = written.value;
        let facts = self.entity_facts(facts);
        let no_longer = self.no_longer(&timing.no_longer, ENTITY);
        let timing = self.timing(&format!("the history of `{id}`"), written.span, false, timing)?;
        Some(Version { timing, facts, no_longer })
    }

    fn engagement(&mut self, id: &Word, written: schema::Engagement) -> Option<Engagement> {
        let service = match (&written.service, self.register.services.as_slice()) {
            (Some(word), _) => self.service(word),
            (None, [only]) => Some(only.id.clone()),
            (None, _) => {
                let services: Vec<&str> = self.register.services.iter().map(|own| own.id.as_str()).collect();
                let help = format!("add `service:` with one of `{}`", services.join("`, `"));
                self.error("missing-field", format!("`{id}` does not say for which service"), id.span, help);
                None
            }
        };
        let section = self.known("unknown-section", "sections", &written.section, |register| &register.sections);
        let audiences =
            self.all_known("unknown-audience", "audiences", &written.audiences, |register| &register.audiences);
        if written.history.is_empty() {
            let help = "add `history:` with a first version: `- effective: 2026-01-31` or `- known-since: 2026-01-31`";
            self.error("missing-field", format!("`{id}` has no history"), id.span, help);
        }
        let history = written.history.into_iter().filter_map(|own| self.engagement_version(id, own)).collect();
        let id = Spanned::new(Id::new(id), id.span);
        Some(Engagement { service: service?, section: section?, id, audiences, history })
    }

    fn engagement_version(&mut self, id: &Word, written: Spanned<EngagementVersion>) -> Option<Version> {
        let Joined(facts, timing) = written.value;
        let facts = self.engagement_facts(facts);
        let no_longer = self.no_longer(&timing.no_longer, ENGAGEMENT);
        let timing = self.timing(&format!("`{id}`"), written.span, true, timing)?;
        Some(Version { timing, facts, no_longer })
    }

    fn no_longer(&mut self, words: &[Word], fits: fn(Aspect) -> bool) -> Vec<Aspect> {
        words
            .iter()
            .filter_map(|word| {
                let known = Aspect::ALL.iter().filter(|own| fits(**own));
                let found = known.clone().find(|own| own.word() == word.as_str()).copied();
                if found.is_none() {
                    let problem = Diagnostic::error("unknown-value", format!("`{word}` is not a fact that can end"));
                    let problem = problem.at(word.span).suggest(word, known.map(|own| own.word()));
                    self.diagnostics.push(problem);
                }
                found
            })
            .collect()
    }
}

/// The aspects of entities, and those of engagements; the last ones may stand on both.
const ENTITY: fn(Aspect) -> bool = |own| own <= Aspect::Reviewed || own >= Aspect::Details;
const ENGAGEMENT: fn(Aspect) -> bool = |own| own >= Aspect::Purpose;
