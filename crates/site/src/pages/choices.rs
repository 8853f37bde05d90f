//! Choices of customers: a list of lists.

use super::Scene;
use crate::message::Filling;
use crate::routes::PageId;
use crate::view::{ChoiceGroupView, ChoiceLinkView, ChoicesView, Draft};
use subprocessors::{Entry, Facet};

/// Choices of one kind: the words for them, and which they are.
type Kind = (&'static str, fn(&Facet) -> bool);

const KINDS: [Kind; 3] = [
    ("choices_region", |own| own.product.is_none()),
    ("choices_product", |own| own.region.is_none()),
    ("choices_both", |own| own.region.is_some() && own.product.is_some()),
];

/// The page from which customers choose theirs.
pub(crate) fn view(scene: &Scene<'_>) -> Draft<ChoicesView> {
    let groups = KINDS.iter().map(|kind| group(scene, kind)).filter(|own| !own.choices.is_empty()).collect();
    Draft {
        title: scene.words.label("choices_title", &[]),
        description: Some(scene.words.label("choices_text", &[])),
        page: ChoicesView { heading_html: scene.words.ui("choices_title", &[]), groups },
    }
}

fn group(scene: &Scene<'_>, (key, is_of_it): &Kind) -> ChoiceGroupView {
    let facets = scene.record.register.facets.iter().enumerate().filter(|(_, own)| is_of_it(own));
    let choices = facets.map(|(at, own)| ChoiceLinkView {
        url: scene.url(PageId::Facet(at)),
        title_html: scene.choice_name(own).html,
        count_html: scene.words.count("count", scene.entries_for(own).len()),
    });
    ChoiceGroupView { id: key, title_html: scene.words.ui(key, &[]), choices: choices.collect() }
}

impl<'a> Scene<'a> {
    /// What a choice is called: "Customers in the EU · Example Chat".
    pub(crate) fn choice_name(&self, facet: &Facet) -> Filling {
        let register = self.record.register;
        let region = facet.region_of(register);
        let region = region.map(|own| Filling { html: self.words.html(&own.name), plain: self.words.plain(&own.name) });
        let product = facet.product_of(register).map(|own| Filling::name(&own.name));
        let parts: Vec<Filling> = region.into_iter().chain(product).collect();
        let joined = |part: fn(&Filling) -> &str| parts.iter().map(part).collect::<Vec<_>>().join(" · ");
        Filling { html: joined(|own| &own.html), plain: joined(|own| &own.plain) }
    }

    /// The entries that apply, or can apply, to a choice.
    pub(crate) fn entries_for(&self, facet: &Facet) -> Vec<&'a Entry<'a>> {
        let (list, profile) = (self.list(), facet.profile());
        list.entries.iter().filter(|own| list.applies(own.facts, &profile).can()).collect()
    }
}
