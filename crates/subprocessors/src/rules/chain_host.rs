//! `chain-host`: the documents of a company are its own, not those of another one on the list.
//!
//! The chain of sub-processors is followed by these links; one that was copied along with a file leads to the
//! chain of somebody else.

use super::group::Groups;
use super::{Context, Rule};
use crate::model::{Entity, Facts};
use crate::values::Url;
use source::{Diagnostic, Level, Spanned};

pub(super) const RULE: Rule = Rule {
    code: "chain-host",
    level: Level::Warning,
    checks: "The links `subprocessors`, `dpa` and `measures-url` of an entity do not lead to the website of another entity, unless they share the website or belong to one group.",
    why: "The whole chain of sub-processors has to be within reach (EDPB Opinion 22/2024). A link that was copied along with a file leads to somebody else's chain.",
    example: "\
# data/subprocessors/cloud.yaml
name: Example Cloud GmbH
website: https://cloud.example.com/
# data/subprocessors/mail.yaml
name: Example Mail Ltd
website: https://mail.example.com/
subprocessors: https://cloud.example.com/subprocessors
",
    check,
};

/// An entity with the host of its website.
struct Site<'a> {
    entity: &'a Entity,
    facts: Facts<'a>,
    website: Option<(&'a Spanned<Url>, String)>,
}

fn check(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let groups = Groups::of(context.register);
    let sites: Vec<Site<'_>> = context.register.entities.iter().map(|own| Site::of(context, own)).collect();
    for site in &sites {
        diagnostics.extend(site.links().filter_map(|(word, url)| said(&groups, &sites, site, word, url)));
    }
}

impl<'a> Site<'a> {
    fn of(context: &Context<'_>, entity: &'a Entity) -> Self {
        let facts = entity.on(context.today, None);
        let website = facts.website().and_then(|url| Some((url, url.host()?)));
        Site { entity, facts, website }
    }

    fn links(&self) -> impl Iterator<Item = (&'static str, &'a Spanned<Url>)> {
        let all = [
            ("subprocessors", self.facts.subprocessors()),
            ("dpa", self.facts.dpa()),
            ("measures-url", self.facts.measures_url()),
        ];
        all.into_iter().filter_map(|(word, url)| Some((word, url?)))
    }

    /// Whether a host is that of the website, or below it.
    fn has(&self, host: &str) -> bool {
        self.website.as_ref().is_some_and(|(_, own)| {
            host.strip_suffix(own.as_str()).is_some_and(|below| below.is_empty() || below.ends_with('.'))
        })
    }
}

fn said(groups: &Groups, sites: &[Site<'_>], site: &Site<'_>, word: &str, url: &Spanned<Url>) -> Option<Diagnostic> {
    let host = url.host()?;
    let owners: Vec<&Site<'_>> = sites.iter().filter(|own| own.has(&host)).collect();
    if owners.iter().any(|own| groups.unite(site.entity, own.entity)) {
        return None;
    }
    let other = owners.first()?;
    let (place, _) = other.website.as_ref()?;
    let message = format!("`{word}` of `{}` leads to the website of `{}`", site.entity.id, other.entity.id);
    let problem = Diagnostic::warning("chain-host", message).at(url.span).see(place.span, "the website");
    Some(problem.help(format!(
        "write the link of `{}`; companies of one group name each other under `parent` or `affiliates`",
        site.entity.id
    )))
}
