//! What browsers, searches and those who link to a page show of it, in a few lines above it.

use super::Page;
use super::paper::Paper;
use crate::pages::head;
use crate::pages::reading::Reading;
use crate::pages::targets::{base_path, decoded};
use scraper::ElementRef;
use site::Subject;

/// Writes the head of a page. The languages in which it is offered are said only where they are not those of the list,
/// so that a new one does not change every file.
pub(super) fn write(page: &Page<'_>, root: ElementRef<'_>, languages: &str, paper: &mut Paper) {
    let told = told(page, root);
    let all = |name: &str| told.iter().filter(|own| own.0 == name).map(|own| own.1.clone()).collect::<Vec<_>>();
    for name in ["title", "description", "robots"] {
        all(name).iter().for_each(|value| paper.fact(name, value));
    }
    if let Some(address) = address(page) {
        paper.fact("address", &address);
    }
    let own = format!("this page ({})", page.shown.locale);
    all("canonical").iter().filter(|value| !value.starts_with(&own)).for_each(|value| paper.fact("canonical", value));
    let own = offered(&told);
    if !own.is_empty() && own != languages {
        paper.fact("languages", &own);
    }
    paper.gap();
}

/// The languages in which a page is offered to searches.
pub(super) fn languages(page: &Page<'_>, root: ElementRef<'_>) -> String {
    offered(&told(page, root))
}

fn told(page: &Page<'_>, root: ElementRef<'_>) -> Vec<(String, String)> {
    let (targets, mut reading) = (page.targets.on(page.shown), Reading::default());
    let heads = root.child_elements().filter(|own| own.value().name() == "head");
    heads.for_each(|own| head::read(own, &targets, &mut reading));
    reading.head
}

/// The path of a page on its host; pages for addresses that do not exist have none.
fn address(page: &Page<'_>) -> Option<String> {
    let host = page.side.hosts.iter().find(|own| page.path.starts_with(&own.folder))?;
    let below = &page.path[host.folder.len()..];
    let below = below.strip_suffix("index.html").unwrap_or(below);
    let is_found = page.shown.subject != Subject::NotFound;
    is_found.then(|| format!("{}/{}", base_path(&decoded(&host.base_url)), decoded(below)))
}

fn offered(told: &[(String, String)]) -> String {
    told.iter().filter_map(|(name, value)| offer(name, value)).collect::<Vec<_>>().join(", ")
}

/// A language: its tag, and in brackets where it leads if that is not this page in it. For those who read none of them
/// there is always something.
fn offer(name: &str, value: &str) -> Option<String> {
    let tag = name.strip_prefix("alternate ").filter(|own| !own.contains(['/', ' ']) && *own != "x-default")?;
    let target = value.rsplit_once(" at ").map_or(value, |own| own.0);
    let own = format!(" ({tag})");
    let target = target.strip_suffix(&own).unwrap_or(target);
    Some(if target == "this page" { tag.to_owned() } else { format!("{tag} ({target})") })
}
