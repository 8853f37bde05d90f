//! What readers see otherwise, page by page.
//!
//! A page is known by what it shows and in which language, not by its address: one that moved is compared with itself.
//! Both are read (`reading`), compared block by block (`compared`), and differences that are the same on many pages are
//! told once (`groups`).

mod addresses;
mod around;
mod blocks;
mod compared;
pub(crate) mod elements;
mod groups;
pub(crate) mod head;
mod looks;
mod pairs;
pub(crate) mod reading;
mod seals;
pub(crate) mod targets;

use crate::meaning;
use crate::report::{Page, Pages};
use crate::side::Side;
use addresses::Addresses;
pub(crate) use compared::ANCHORS;
use compared::Found;
use looks::Looks;
use rayon::prelude::*;
use reading::read;
use site::{Body, PageOf, Site, Subject};
use std::collections::BTreeMap;
use targets::{Targets, kind};

/// What differs; nothing if one of the two has no site.
pub(crate) fn compare(before: &Side, after: &Side) -> Pages {
    let (Some(old), Some(new)) = (&before.site, &after.site) else { return Pages::default() };
    let looks = Looks::of(before, after);
    let targets = (Targets::new(before), Targets::new(after));
    let twins = twins(before, after);
    let compared: Vec<(Page, Vec<Found>)> = twins
        .par_iter()
        .map(|twin| (twin.page(), twin.compare((old, new), &targets, &looks)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    let same = twins.len() - compared.len();
    let Addresses { lost, redirected, gained, hosts } = addresses::compare(before, after, old, new);
    let files = addresses::files(before, after, old, new);
    let (pages, changed) = groups::gather(compared, &order(after));
    let resealed = seals::others(old, new);
    Pages { lost, redirected, gained, hosts, changed, pages, same, files, resealed }
}

/// A page that both sides have.
struct Twin<'a> {
    was: &'a PageOf,
    page: &'a PageOf,
    before: &'a str,
    after: &'a str,
}

fn twins<'a>(before: &'a Side, after: &'a Side) -> Vec<Twin<'a>> {
    let renamed = match (&before.register, &after.register) {
        (Some(old), Some(new)) => meaning::renamed(old, new),
        _ => BTreeMap::new(),
    };
    // What an entity is called by now, so that its page is compared with itself.
    let known = |page: &PageOf| match &page.subject {
        Subject::Entity(id) => match renamed.iter().find(|(old, _)| old.as_str() == id) {
            Some((_, new)) => PageOf { subject: Subject::Entity(new.to_string()), ..page.clone() },
            None => page.clone(),
        },
        _ => page.clone(),
    };
    let own = |(path, page): (&'a String, &'a PageOf)| (known(page), (path.as_str(), page));
    let by_page: BTreeMap<PageOf, (&str, &PageOf)> = before.pages.iter().map(own).collect();
    // Pages for addresses that do not exist are of one kind, at several addresses.
    let there = |path: &'a str, page| Some((path, before.pages.get(path).filter(|own| *own == page)?));
    let twin = |(path, page): (&'a String, &'a PageOf)| {
        let before = there(path, page).or_else(|| by_page.get(page).copied())?;
        Some(Twin { was: before.1, page, before: before.0, after: path })
    };
    after.pages.iter().filter_map(twin).collect()
}

impl Twin<'_> {
    fn page(&self) -> Page {
        Page {
            kind: kind(&self.page.subject),
            locale: self.page.locale.clone(),
            before: self.before.to_owned(),
            after: self.after.to_owned(),
            pieces: Vec::new(),
        }
    }

    fn compare(&self, (old, new): (&Site, &Site), targets: &(Targets<'_>, Targets<'_>), looks: &Looks) -> Vec<Found> {
        let body = |site: &Site, path: &str| site.get(path).map(|own| own.body.clone());
        let (Some(old), Some(new)) = (body(old, self.before), body(new, self.after)) else { return Vec::new() };
        if old == new {
            return Vec::new();
        }
        let text = |body: &Body| String::from_utf8_lossy(&body.bytes()).into_owned();
        let targets = (targets.0.on(self.was), targets.1.on(self.page));
        let reading = |body: &Body, targets: &Targets<'_>| read(&text(body), targets).without_seals();
        compared::compare(&reading(&old, &targets.0), &reading(&new, &targets.1), looks)
    }
}

/// The languages in the order of the configuration, that of the sources first.
fn order(side: &Side) -> Vec<String> {
    let source = side.catalogues.iter().map(|own| own.source().to_owned());
    let all = side.hosts.iter().flat_map(|own| own.locales.iter().cloned());
    source.chain(all).collect()
}
