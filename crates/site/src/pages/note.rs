//! What a page says of its own language: what of it is not translated, where the original is, who has read it.

use super::Scene;
use crate::language::Language;
use crate::localizer::Fallback;
use crate::message::{Filling, escape};
use crate::routes::PageId;

impl Scene<'_> {
    /// The note of a page on its language; nothing if there is nothing to say.
    pub(crate) fn note(&self, id: PageId, fallback: Fallback) -> Option<String> {
        if id == PageId::Chooser {
            return None;
        }
        let mut said: Vec<String> = self.words.shown_elsewhere(fallback).iter().map(|own| self.parts_in(own)).collect();
        said.extend(self.unreviewed());
        if said.is_empty() {
            return None;
        }
        said.push(self.prevailing(id));
        Some(said.join(" "))
    }

    /// What of the page is shown in another language.
    fn parts_in(&self, (language, parts): &(&Language, Vec<String>)) -> String {
        let said = self.words.language_of("fallback_parts");
        let fillings =
            [("language", Filling::words(&language.name_in(said))), ("parts", Filling::markup(said.list(parts)))];
        self.words.ui("fallback_parts", &fillings)
    }

    /// That no native speaker has read the translation, if the configuration wants that to be said.
    fn unreviewed(&self) -> Option<String> {
        let is_said = self.inputs.config.says_unreviewed && !self.inputs.is_reviewed(self.locale);
        is_said.then(|| self.words.ui("unreviewed", &[]))
    }

    /// Which language prevails, if the register says so; else which one is the original, with its page.
    fn prevailing(&self, id: PageId) -> String {
        if let Some(said) = self.authoritative() {
            return said;
        }
        let name = self.words.source().name_in(self.words.language_of("original"));
        let page = if id == PageId::NotFound { PageId::List } else { id };
        let language = match self.inputs.has(0, page) {
            true => {
                let url = self.routes.link(self.locale, 0, page);
                let tag = &self.inputs.languages[0].tag;
                let html = format!("<a href=\"{}\" hreflang=\"{tag}\">{}</a>", escape(&url), escape(&name));
                Filling::markup(html)
            }
            false => Filling::words(&name),
        };
        self.words.ui("original", &[("language", language)])
    }
}
