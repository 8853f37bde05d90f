//! JSON Feed 1.1 (jsonfeed.org/version/1.1).

use super::{Feed, Item};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    language: &'a str,
    authors: [Author<'a>; 1],
    items: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_html: &'a str,
    /// The beginning of the day: facts have days, not hours.
    date_published: String,
    /// What is told: `known`, `announced`, `moved`, `called-off`, `effective`.
    tags: [&'static str; 1],
}

/// The feed as a JSON document.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.page,
        feed_url: (feed.address)("feed.json"),
        language: &feed.language,
        authors: [Author { name: &feed.publisher }],
        items: feed.items.iter().map(entry).collect(),
    };
    serde_json::to_vec(&document).expect("a feed has only strings")
}

fn entry(item: &Item) -> Entry<'_> {
    Entry {
        id: &item.id,
        url: &item.url,
        title: &item.title,
        content_html: &item.html,
        date_published: format!("{}T00:00:00Z", item.on),
        tags: [item.told.word()],
    }
}
