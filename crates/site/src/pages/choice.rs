//! What applies to a choice of customers.

use super::Scene;
use super::groups::by_entity;
use crate::message::Filling;
use crate::routes::PageId;
use crate::view::{AnchorView, ChangeView, ChoiceView, Draft, FactsView};
use subprocessors::{Applies, Entry, Facet, Location};

/// The list of a choice, by its position in the register.
pub(crate) fn view(scene: &Scene<'_>, at: usize) -> Draft<ChoiceView> {
    let (words, facet) = (&scene.words, &scene.record.register.facets[at]);
    let choice = || ("choice", scene.choice_name(facet));
    let entries = scene.entries_for(facet);
    let sections: Vec<_> =
        scene.sections(&entries, Some(facet)).into_iter().filter(|own| !own.rows.is_empty()).collect();
    let coming = scene.coming_for(facet);
    let mut contents: Vec<AnchorView> = Vec::new();
    let mut anchor =
        |anchor: &str, title_html: String| contents.push(AnchorView { anchor: anchor.to_owned(), title_html });
    if !coming.is_empty() {
        anchor("coming", words.ui("coming", &[]));
    }
    sections.iter().for_each(|own| anchor(&own.id, own.title_html.clone()));
    // Ids of sections hold no dot, so nothing stands twice on the page.
    anchor("choice.places", words.ui("places_title", &[]));
    anchor("choice.feeds", words.ui("subscribe_title", &[]));
    let page = ChoiceView {
        heading_html: words.ui("choice_title", &[choice()]),
        text_html: words.ui("choice_text", &[choice()]),
        count_html: words.count("count", entries.len()),
        contents,
        coming,
        sections,
        places: scene.places_for(&facet.profile(), facet.view(scene.record.register)),
        feeds: scene.feeds(PageId::Facet(at)),
    };
    Draft {
        title: words.label("choice_title", &[choice()]),
        description: Some(words.label("choice_text", &[choice()])),
        page,
    }
}

impl Scene<'_> {
    /// The announced changes that concern a choice.
    fn coming_for(&self, facet: &Facet) -> Vec<ChangeView> {
        let register = self.record.register;
        let changes = self.day.announced.changes.iter().filter(|own| facet.concerns(register, own));
        let groups = by_entity(changes.cloned(), &self.record.notices);
        groups.iter().map(|group| self.change(group, false)).collect()
    }

    /// Leaves of an entry's facts what holds for a choice, and says in a sentence under which conditions it applies.
    pub(crate) fn narrowed(&self, entry: &Entry<'_>, facet: &Facet, facts: &mut FactsView) -> Option<String> {
        let (list, profile) = (self.list(), facet.profile());
        let locations: Vec<&Location> =
            list.locations_for(entry.facts, &profile).into_iter().map(|(own, _)| own).collect();
        facts.locations = self.locations(&locations);
        facts.conditions_html = Vec::new();
        match list.applies(entry.facts, &profile) {
            Applies::OnlyIf(rest) => {
                let conditions = Filling::markup(self.words.language.list(&self.conditions(&rest)));
                Some(self.words.ui("only_if", &[("conditions", conditions)]))
            }
            Applies::Yes | Applies::No => None,
        }
    }
}
