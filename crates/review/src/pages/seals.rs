//! Seals of revisions: whoever kept the seal of a day finds another one if what the list said until then was rewritten.

use site::Site;
use std::collections::BTreeMap;
use subprocessors::{Chain, Date};

/// The days whose revision both sites have, with another seal.
pub(super) fn others(before: &Site, after: &Site) -> Vec<String> {
    let (old, new) = (seals(before), seals(after));
    let differ = old.iter().filter(|(day, seal)| new.get(*day).is_some_and(|own| own != *seal));
    differ.map(|(day, _)| day.to_string()).collect()
}

/// By day; on several hosts they are the same.
fn seals(site: &Site) -> BTreeMap<Date, String> {
    let file = site.files().find(|(path, _)| path.rsplit('/').next() == Some("history.json"));
    let history = file.and_then(|(_, file)| serde_json::from_slice(&file.body.bytes()).ok());
    let links = history.map(|own| Chain::of(&own).links).unwrap_or_default();
    links.into_iter().map(|own| (own.date, own.hash)).collect()
}
