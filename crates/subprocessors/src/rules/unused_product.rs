//! `unused-product`: some entry of the list can apply to each product.
//!
//! Readers choose their product to see what concerns them; an empty answer is more often a forgotten word in a
//! condition than a product without sub-processors.

use super::{Context, Rule};
use crate::as_of::{Entry, List};
use crate::model::Product;
use crate::scope::{Dimension, Profile};
use source::{Diagnostic, Level};

pub(super) const RULE: Rule = Rule {
    code: "unused-product",
    level: Level::Warning,
    checks: "Some current or coming entry can apply to each product of the register.",
    why: "Readers choose their product to see what concerns them (GDPR Art. 28(2)). A product for which the list is empty is more often a forgotten word in `applies-if` than a product without sub-processors.",
    example: "\
# data/register.yaml
products:
  chat: {name: Example Chat}
  mail: {name: Example Mail}
# in the only engagement
applies-if: product is chat
",
    check,
};

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if !context.whole || context.entries().next().is_none() {
        return;
    }
    for product in context.register.products.iter().filter(|own| !is_used(context, own)) {
        let message = format!("no entry of the list can apply to the product `{}`", product.id);
        let problem = Diagnostic::warning("unused-product", message).at(product.id.span);
        diagnostics.push(problem.help("name it in the `applies-if` of an entry, or remove it from `products`"));
    }
}

fn is_used(context: &Context<'_>, product: &Product) -> bool {
    let profile = Profile::default().with(Dimension::Product, &product.id);
    context.lists.iter().any(|list| list.entries.iter().any(|entry| can_apply(list, entry, product, &profile)))
}

fn can_apply(list: &List<'_>, entry: &Entry<'_>, product: &Product, profile: &Profile) -> bool {
    let is_service = product.service.as_ref().is_none_or(|own| *own == entry.engagement.service);
    is_service && list.applies(entry.facts, profile).can()
}
