//! Choices of customers whose list gets a page of its own.

use super::id::{Id, by_id};
use super::register::{Product, Region, Register};
use crate::changes::Change;
use crate::schema::View;
use crate::scope::{Dimension, Profile};

/// A choice of customers: by their region, by a product, or by both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facet {
    /// The customer region, if the choice is of one.
    pub region: Option<Id>,
    /// The product, if the choice is of one.
    pub product: Option<Id>,
}

impl Facet {
    /// What is known of its customers.
    pub fn profile(&self) -> Profile {
        let parts = [(Dimension::Region, &self.region), (Dimension::Product, &self.product)];
        let known = parts.into_iter().filter_map(|(dimension, id)| Some((dimension, id.as_ref()?)));
        known.fold(Profile::default(), |profile, (dimension, id)| profile.with(dimension, id))
    }

    /// Its ids as part of an address: `eu`, `chat`, `eu/chat`.
    pub fn path(&self) -> String {
        let ids: Vec<&str> = self.region.iter().chain(&self.product).map(Id::as_str).collect();
        ids.join("/")
    }

    /// The region, as the register has it.
    pub fn region_of<'r>(&self, register: &'r Register) -> Option<&'r Region> {
        by_id(&register.regions, self.region.as_ref()?)
    }

    /// The product, as the register has it.
    pub fn product_of<'r>(&self, register: &'r Register) -> Option<&'r Product> {
        by_id(&register.products, self.product.as_ref()?)
    }

    /// Under whose law its customers transfer data, if that is stated of their region.
    pub fn view(&self, register: &Register) -> Option<View> {
        self.region_of(register)?.view
    }

    /// Whether a change concerns its customers: something that it is about applies to them, or did before.
    pub fn concerns(&self, register: &Register, change: &Change<'_>) -> bool {
        let profile = self.profile();
        let applies =
            |facts: crate::Facts<'_>| facts.scope().is_none_or(|scope| scope.applies_to(&profile, register).can());
        let Some(day) = change.effective.map(|own| own.date) else { return true };
        let days = [day.yesterday().unwrap_or(day), day];
        let subjects = [&change.subject].into_iter().chain(&change.from).chain(&change.into);
        let mut found = subjects.flat_map(|subject| {
            let entity = register.entity(&subject.entity);
            let about = move |own: &Id| subject.engagement.as_ref().is_none_or(|engagement| own == engagement);
            let entries =
                days.into_iter().flat_map(move |day| entity.into_iter().flat_map(move |own| own.entries(day, None)));
            entries.filter(move |entry| entry.ended.is_none() && about(&entry.engagement.id.value)).map(|own| own.facts)
        });
        // Of what was called off, only the change itself says for whom it was to be.
        if change.withdrawn.is_some() && change.is_for(&profile, register) == Some(true) {
            return true;
        }
        let Some(first) = found.next() else { return change.is_for(&profile, register).unwrap_or(true) };
        applies(first) || found.any(applies)
    }
}
