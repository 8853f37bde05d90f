//! Choices of customers whose list gets a page of its own.

use super::Resolver;
use crate::Register;
use crate::model::{Facet, Id, Identified};
use crate::schema::{self, Word};
use source::{Spanned, WordOr};

/// The word for every region, or every product.
const ALL: &str = "all";

impl Resolver<'_> {
    /// Every choice once: by region, then by product, then by both, in the order of the register.
    pub(super) fn facets(&mut self, written: Vec<Spanned<schema::Facet>>) -> Vec<Facet> {
        let mut all: Vec<Facet> = Vec::new();
        for own in written {
            let span = own.span;
            let chosen = self.facet(own);
            let twin = |own: &&Facet| all.iter().any(|other| other != *own && other.path() == own.path());
            if let Some(own) = chosen.iter().find(twin) {
                let message = format!("`{}` is a region and a product, whose lists would have one address", own.path());
                self.error("duplicate-id", message, span, "give one of them another id");
            }
            all.extend(chosen);
        }
        let rank = |own: &Facet| {
            let at = |ids: Vec<&Id>, id: &Option<Id>| id.as_ref().map(|id| ids.iter().position(|own| *own == id));
            let region = at(self.register.regions.iter().map(Identified::id).collect(), &own.region);
            let product = at(self.register.products.iter().map(Identified::id).collect(), &own.product);
            (region.is_some() && product.is_some(), region.is_none(), region, product)
        };
        all.sort_by_key(rank);
        all.dedup();
        all
    }

    fn facet(&mut self, written: Spanned<schema::Facet>) -> Vec<Facet> {
        let schema::Facet { region, product } = written.value;
        if region.is_none() && product.is_none() {
            let help = "write `region: all`, `product: all`, both, or ids of the register";
            self.error("empty-facet", "this facet names neither regions nor products".to_owned(), written.span, help);
        }
        let regions = region.map(|own| self.chosen("unknown-region", "customer regions", own, |own| &own.regions));
        let products = product.map(|own| self.chosen("unknown-product", "products", own, |own| &own.products));
        let each = |ids: Option<Vec<Id>>| ids.map_or(vec![None], |ids| ids.into_iter().map(Some).collect());
        let (regions, products): (Vec<Option<Id>>, Vec<Option<Id>>) = (each(regions), each(products));
        let both = |region: &Option<Id>| {
            let region = region.clone();
            products.iter().map(move |product| Facet { region: region.clone(), product: product.clone() })
        };
        let all = regions.iter().flat_map(both);
        all.filter(|own| own.region.is_some() || own.product.is_some()).collect()
    }

    fn chosen<T: Identified>(
        &mut self,
        code: &'static str,
        what: &str,
        written: WordOr<Vec<Word>>,
        known: fn(&Register) -> &[T],
    ) -> Vec<Id> {
        match written {
            WordOr::Word(word) if word.as_str() == ALL => {
                known(&self.register).iter().map(|own| own.id().clone()).collect()
            }
            WordOr::Word(word) => self.all_known(code, what, &[word], known),
            WordOr::Full(words) => self.all_known(code, what, &words, known),
        }
    }
}
