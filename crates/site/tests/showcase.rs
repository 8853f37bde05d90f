//! The showcase as a reader sees it: what follows from its facts, in words.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use scraper::{ElementRef, Html, Node, Selector};
use site::{Options, Site};
use std::sync::LazyLock;
use subprocessors::Date;

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let built = site::build(&world::register("examples/showcase"), &Options::on(Date::constant(2026, 11, 24)));
    built.output.unwrap()
});

fn text(path: &str) -> String {
    let file = SITE.get(path).unwrap_or_else(|| panic!("there is no `{path}`"));
    String::from_utf8(file.body.bytes().into_owned()).unwrap()
}

/// What stands in the main part of a page, one block a line; pictures by their title.
fn said(path: &str) -> String {
    let page = Html::parse_document(&text(path));
    let main = page.select(&Selector::parse("main").unwrap()).next().unwrap();
    let mut lines = vec![String::new()];
    say(main, &mut lines);
    let folded = lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    folded.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn say(element: ElementRef<'_>, lines: &mut Vec<String>) {
    let name = element.value().name();
    let is_block =
        !matches!(name, "a" | "span" | "strong" | "bdi" | "time" | "code" | "del" | "ins" | "dt" | "b" | "em");
    if is_block {
        lines.push(match name {
            "h1" => "# ".to_owned(),
            "h2" => "## ".to_owned(),
            "h3" => "### ".to_owned(),
            "th" | "td" => "| ".to_owned(),
            "li" | "dd" => "- ".to_owned(),
            _ => String::new(),
        });
    }
    for child in element.children() {
        match child.value() {
            Node::Text(words) => lines.last_mut().unwrap().push_str(words),
            Node::Element(_) => match ElementRef::wrap(child).unwrap() {
                own if matches!(own.value().name(), "svg" | "form" | "nav") => {}
                own => say(own, lines),
            },
            _ => {}
        }
    }
    if is_block {
        lines.push(String::new());
    }
}

#[test]
fn changes() {
    insta::assert_snapshot!(said("en/subprocessors/changes/index.html"));
}

#[test]
fn an_earlier_list_in_german() {
    let of_list = |path: &str| path.starts_with("de/") && path.matches('/').count() == 3;
    let (path, _) = SITE.files().find(|(path, _)| path.ends_with("/2022-03-07/index.html") && of_list(path)).unwrap();
    insta::assert_snapshot!(said(path));
}

#[test]
fn what_differs_from_today() {
    insta::assert_snapshot!(said("en/subprocessors/2025-10-06/today/index.html"));
}

#[test]
fn what_applies_to_a_choice() {
    insta::assert_snapshot!(said("en/subprocessors/my-list/uk/voice/index.html"));
}

#[test]
fn the_archive() {
    insta::assert_snapshot!(said("en/subprocessors/archive/index.html"));
}

/// Titles of the feed, and days of the calendar.
#[test]
fn what_readers_are_told() {
    let feed: serde_json::Value = serde_json::from_str(&text("en/subprocessors/feed.json")).unwrap();
    let items = feed["items"].as_array().unwrap().iter();
    let told: Vec<String> = items
        .map(|own| format!("{} {}", &own["date_published"].as_str().unwrap()[..10], own["title"].as_str().unwrap()))
        .collect();
    let calendar = text("en/subprocessors/calendar.ics").replace("\r\n ", "");
    let days: Vec<&str> = calendar
        .lines()
        .filter(|line| ["DTSTART", "SUMMARY", "STATUS", "TRIGGER"].iter().any(|own| line.starts_with(own)))
        .collect();
    insta::assert_snapshot!(format!("{}\n\n{}", told.join("\n"), days.join("\n")));
}
