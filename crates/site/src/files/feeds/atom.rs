//! Atom 1.0 (RFC 4287).

use super::{Feed, Item};
use atom_syndication::{Content, Entry, FixedDateTime, Generator, Link, Person, Text};
use subprocessors::Date;

/// The feed as an Atom document.
pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let document = atom_syndication::Feed {
        lang: Some(feed.language.clone()),
        title: Text::plain(feed.title.clone()),
        id: feed.id.clone(),
        updated: instant(feed.updated),
        authors: vec![Person { name: feed.publisher.clone(), ..Person::default() }],
        generator: Some(Generator { value: "Annex".to_owned(), ..Generator::default() }),
        links: vec![
            link("self", (feed.address)("feed.atom"), "application/atom+xml"),
            link("alternate", feed.page.clone(), "text/html"),
        ],
        entries: feed.items.iter().map(entry).collect(),
        ..atom_syndication::Feed::default()
    };
    document.to_string().into_bytes()
}

fn entry(item: &Item) -> Entry {
    Entry {
        title: Text::plain(item.title.clone()),
        id: item.id.clone(),
        updated: instant(item.on),
        published: Some(instant(item.on)),
        links: vec![link("alternate", item.url.clone(), "text/html")],
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(item.html.clone()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, href: String, media_type: &str) -> Link {
    Link { rel: rel.to_owned(), href, mime_type: Some(media_type.to_owned()), ..Link::default() }
}

/// The beginning of a day: facts have days, not hours.
fn instant(day: Date) -> FixedDateTime {
    format!("{day}T00:00:00Z").parse().expect("a day has a beginning")
}
