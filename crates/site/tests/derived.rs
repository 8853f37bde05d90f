//! What follows from the facts: changes, archive, choices, feeds. What was published once stays.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use scraper::{Html, Selector};
use site::{Options, Role, Site};
use source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use subprocessors::Date;
use world::{DAY, build, site, sources, text};

/// A register on which everything happens that can happen: products, regions, and choices of them.
const BUSY: &str = "-- data/register.yaml --
publisher: {name: Example Publisher Ltd}
policy: [{since: 2026-09-01, notice-days: 30, objection-days: 14}]
services: {desk: {name: Example Desk}}
contacts: {dpa: dpa@example.com}
products: {chat: {name: Example Chat}, mail: {name: Example Mail}}
regions: {eu: {name: Customers in the EU, view: eea}, us: {name: Customers in the US}}
sections: [hosting, people]
data-categories: {account: {name: Account data}}
assurances: {audited: Audited every year.}
facets:
  - region: all
  - product: all
  - {region: eu, product: chat}
-- data/subprocessors/chatter.yaml --
name: Example Chatter SAS
engagements:
  answers:
    section: hosting
    history:
      - announced: 2026-10-01
        effective: 2026-11-15
        purpose: Answers.
        applies-if: product is chat
        locations: [{for: [eu], storage: [FR]}, {for: [us], storage: [US], transfer: [dpf]}]
";

/// What is written later: a new name, an end, a merger, something called off, something new.
const LATER: &str = "-- data/subprocessors/chatter.yaml --
name: Example Chatter SAS
history:
  - announced: 2027-01-10
    effective: 2027-02-20
    name: Example Talker SAS
engagements:
  answers:
    section: hosting
    history:
      - announced: 2026-10-01
        effective: 2026-11-15
        purpose: Answers.
        applies-if: product is chat
        locations: [{for: [eu], storage: [FR]}, {for: [us], storage: [US], transfer: [dpf]}]
      - announced: 2027-03-01
        effective: 2027-04-15
        ended: true
        replaced-by: [mailer/mail]
-- data/subprocessors/freelancers.yaml --
class: Freelancers
kind: contractor
engagements:
  support:
    service: desk
    section: people
    history:
      - effective: 2022-02-02
        purpose: Support.
        condition: Only with consent.
      - announced: 2027-03-01
        effective: 2027-04-15
        ended: true
        replaced-by: [mailer/mail]
-- data/subprocessors/mailer.yaml --
name: Example Mailer AB
engagements:
  mail:
    section: hosting
    history:
      - announced: 2027-03-01
        effective: 2027-04-15
        purpose: Everything.
        locations: [{storage: [SE]}]
-- data/subprocessors/dropped.yaml --
name: Example Dropped Oy
engagements:
  mail:
    section: hosting
    history:
      - announced: 2026-11-01
        effective: 2027-01-15
        withdrawn: 2026-12-24
        purpose: Nothing.
";

fn on(day: Date, changes: &str) -> Site {
    site::build(&sources(changes), &Options::on(day)).output.unwrap()
}

fn ids(feed: &str) -> Vec<String> {
    feed.split("<id>").skip(1).map(|part| part.split("</id>").next().unwrap().to_owned()).collect()
}

#[test]
fn nothing_that_was_published_disappears() {
    let dropped = "-- data/subprocessors/dropped.yaml --\nname: Example Dropped Oy\nengagements:\n  mail:\n    section: hosting\n    history:\n      - announced: 2026-11-01\n        effective: 2027-01-15\n        purpose: Nothing.\n";
    let (before, after) =
        (on(DAY, &format!("{BUSY}{dropped}")), on(Date::constant(2027, 5, 1), &format!("{BUSY}{LATER}")));
    let addresses = |site: &Site| -> BTreeSet<String> {
        site.files().filter(|(_, file)| file.role != Role::Asset).map(|(path, _)| path.to_owned()).collect()
    };
    let gone: Vec<String> = addresses(&before).difference(&addresses(&after)).cloned().collect();
    assert!(gone.is_empty(), "{gone:#?}");
    let feeds = || before.files().filter(|(path, _)| path.ends_with("feed.atom"));
    assert_eq!(feeds().count(), 2 * 6, "the whole list and five choices, in two languages");
    for (path, _) in feeds() {
        let (earlier, later) = (ids(&text(&before, path)), ids(&text(&after, path)));
        assert!(earlier.iter().all(|id| later.contains(id)), "{path}: {earlier:#?} {later:#?}");
    }
    let more = ids(&text(&after, "en/subprocessors/feed.atom")).len();
    assert!(more > ids(&text(&before, "en/subprocessors/feed.atom")).len());
}

#[test]
fn ids_are_of_the_host_that_the_configuration_names_and_the_same_in_all_languages() {
    let moved = Options { base_url: subprocessors::Url::parse("https://staging.example.org/"), ..Options::on(DAY) };
    let moved = site::build(&sources(BUSY), &moved).output.unwrap();
    let site = site(BUSY);
    let english = ids(&text(&site, "en/subprocessors/feed.atom"));
    assert_eq!(english, ids(&text(&site, "el/ypergolavoi/feed.atom")));
    assert_eq!(english, ids(&text(&moved, "en/subprocessors/feed.atom")));
    assert!(english.iter().all(|id| id.starts_with("tag:privacy.example.com,2026:")), "{english:#?}");
}

#[test]
fn feeds_of_a_choice_hold_what_concerns_it() {
    let site = site(BUSY);
    let subjects = |path: &str| -> Vec<String> {
        ids(&text(&site, path)).iter().map(|id| id.rsplit_once(':').unwrap().1.to_owned()).collect()
    };
    let mail = subjects("en/subprocessors/my-list/mail/feed.atom");
    assert_eq!(mail[0], "changes/mail");
    assert!(!mail.iter().any(|id| id.starts_with("chatter/")), "{mail:?}");
    let chat = subjects("en/subprocessors/my-list/eu/chat/feed.atom");
    let own: Vec<&String> = chat.iter().filter(|id| id.starts_with("chatter/")).collect();
    assert_eq!(own, ["chatter/answers/2026-11-15/effective", "chatter/answers/2026-11-15/announced"]);
}

#[test]
fn feeds_and_calendar_of_a_busy_register() {
    let site = on(Date::constant(2027, 3, 2), &format!("{BUSY}{LATER}"));
    let calendar = text(&site, "en/subprocessors/my-list/chat/calendar.ics");
    let atom = text(&site, "en/subprocessors/my-list/chat/feed.atom").replace("><", ">\n<");
    let json: serde_json::Value =
        serde_json::from_str(&text(&site, "en/subprocessors/my-list/chat/feed.json")).unwrap();
    let json: Vec<String> =
        json["items"].as_array().unwrap().iter().map(|own| format!("{} {}", own["id"], own["title"])).collect();
    insta::assert_snapshot!(format!("{atom}\n\n{}\n\n{}", json.join("\n"), calendar.replace("\r\n", "\n")));
}

#[test]
fn lines_of_a_calendar_end_and_fold_as_the_standard_says() {
    let calendar = text(&site(BUSY), "el/ypergolavoi/calendar.ics");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{calendar}");
}

/// An element of a page, as its attributes or its words.
fn all<'p>(page: &'p Html, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(page: &Html, selector: &str) -> Vec<String> {
    let folded = |own: scraper::ElementRef<'_>| {
        own.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    all(page, selector).into_iter().map(folded).collect()
}

#[test]
fn an_earlier_list_shows_what_it_said_and_leads_search_engines_to_the_current_one() {
    let site = site(BUSY);
    let page = Html::parse_document(&text(&site, "en/subprocessors/2024-03-01/index.html"));
    let attribute = |selector: &str, name: &str| all(&page, selector)[0].value().attr(name).unwrap().to_owned();
    assert_eq!(attribute("link[rel=canonical]", "href"), "https://privacy.example.com/legal/en/subprocessors/");
    assert_eq!(attribute("meta[name=robots]", "content"), "noindex");
    assert!(all(&page, "link[hreflang]").is_empty());
    assert_eq!(words(&page, "tbody th a:not(.anchor)"), ["Example Cloud GmbH", "Example Mail, Inc. <\"&\">"]);
    let banner = words(&page, ".banner p:first-child");
    assert_eq!(
        banner,
        ["This is the list as it stood from March 1, 2024 to May 31, 2025 . It is kept as a record. The current list"]
    );
    assert!(all(&page, ".banner a").iter().any(|own| own.value().attr("href") == Some("/legal/en/subprocessors/")));
    let map = text(&site, "sitemap.xml");
    assert!(map.contains("/my-list/eu/") && !map.contains("/2024-03-01/"), "{map}");
}

#[test]
fn earlier_lists_are_kept_in_the_languages_that_the_configuration_chooses() {
    let config = |archive: &str| {
        format!(
            "-- config.toml --\nbase_url = \"https://privacy.example.com/legal\"\ndefault_language = \"en\"\n\
             [languages.el]\n[extra]\narchive = {archive}\n"
        )
    };
    let english = site(&config("[\"en\"]"));
    assert!(english.get("en/subprocessors/2024-03-01/index.html").is_some());
    assert!(english.get("el/ypergolavoi/2024-03-01/index.html").is_none());
    let greek = text(&english, "el/ypergolavoi/archive/index.html");
    assert!(greek.contains("href=\"/legal/en/subprocessors/2024-03-01/\""), "{greek}");
    let past = text(&english, "en/subprocessors/2024-03-01/index.html");
    assert!(!past.contains("hreflang=\"el\""), "no link to a page that is not there: {past}");
    let none = site(&config("[]"));
    assert!(none.files().all(|(path, _)| !path.contains("2024-03-01") && !path.contains("archive")));
    assert!(!text(&none, "en/subprocessors/changes/index.html").contains("archive"));
}

#[test]
fn an_earlier_list_says_of_changes_what_was_said_then() {
    let moved = "-- data/subprocessors/chatter.yaml --\nname: Example Chatter SAS\nengagements:\n  answers:\n    section: hosting\n    history:\n      - announced: 2025-05-01\n        effective: 2026-11-15\n        moved: [{on: 2025-07-01, from: 2025-08-01}]\n        purpose: Answers.\n";
    let site = on(DAY, &format!("{BUSY}{moved}"));
    let page = Html::parse_document(&text(&site, "en/subprocessors/2025-06-01/index.html"));
    let coming = words(&page, ".coming li");
    assert!(coming[0].contains("Takes effect August 1, 2025"), "{coming:?}");
}

#[test]
fn a_difference_is_what_one_list_says_and_the_other_does_not() {
    let site = site(BUSY);
    let changed = |path: &str| words(&Html::parse_document(&text(&site, path)), ".change .who");
    assert_eq!(changed("en/subprocessors/2023-05-02/2024-03-01/index.html"), ["Example Cloud GmbH Places change"]);
    let until_today = changed("en/subprocessors/2024-03-01/today/index.html");
    assert_eq!(until_today, ["Example Chatter SAS Added", "Example Mail, Inc. <\"&\"> Removed"]);
}

#[test]
fn a_choice_has_what_applies_to_it_and_says_under_which_conditions() {
    let site = site(BUSY);
    let rows = |choice: &str| {
        let page = Html::parse_document(&text(&site, &format!("en/subprocessors/my-list/{choice}/index.html")));
        words(&page, ".entries[class=entries] tbody tr")
    };
    let (eu, mail, chat) = (rows("eu").join("\n"), rows("mail").join("\n"), rows("eu/chat").join("\n"));
    assert!(eu.contains("Applies only to customers for whom this holds: Product: Example Chat"), "{eu}");
    assert!(eu.contains("Storage France") && !eu.contains("United States"), "{eu}");
    assert!(!mail.contains("Example Chatter SAS"), "{mail}");
    assert!(chat.contains("Example Chatter SAS") && !chat.contains("Applies only"), "{chat}");
}

#[test]
fn places_stand_under_the_ground_on_which_data_may_be_there() {
    let site = site(BUSY);
    let page =
        |choice: &str| Html::parse_document(&text(&site, &format!("en/subprocessors/my-list/{choice}/index.html")));
    let tables = |page: &Html| {
        words(page, ".places caption").into_iter().zip(words(page, ".places tbody")).collect::<BTreeMap<_, _>>()
    };
    let eu = tables(&page("eu"));
    assert_eq!(eu.keys().collect::<Vec<_>>(), ["Within the European Economic Area"], "{eu:?}");
    let us = tables(&page("us"));
    assert!(us["Places"].contains("EU-US Data Privacy Framework"), "{us:?}");
}

#[test]
fn a_register_with_one_version_has_pages_that_say_so() {
    let first = "-- data/subprocessors/cloud.yaml --\nname: Example Cloud GmbH\nengagements:\n  hosting:\n    service: desk\n    section: hosting\n    history:\n      - known-since: 2019-10-28\n        purpose: Servers.\n-- data/subprocessors/mail.yaml --\n(gone)\n-- data/subprocessors/freelancers.yaml --\n(gone)\n";
    let site = site(first);
    let page = Html::parse_document(&text(&site, "en/subprocessors/changes/index.html"));
    let said = words(&page, "main").join(" ");
    assert!(said.contains("Nothing has changed since the list was first recorded."), "{said}");
    assert!(said.contains("Known since at least October 28, 2019"), "{said}");
    assert_eq!(ids(&text(&site, "en/subprocessors/feed.atom")).len(), 2, "the feed, and what is first known");
    assert!(site.get("en/subprocessors/2019-10-28/index.html").is_some());
    assert!(site.get("en/subprocessors/2019-10-28/today/index.html").is_none(), "the list of today differs in nothing");
    assert!(site.get("en/subprocessors/my-list/index.html").is_none(), "no choices are marked");
}

#[test]
fn a_company_that_was_announced_and_called_off_keeps_a_page_that_says_so() {
    let site = on(Date::constant(2027, 3, 2), &format!("{BUSY}{LATER}"));
    let page = Html::parse_document(&text(&site, "en/subprocessors/dropped/index.html"));
    let said = words(&page, "main").join(" ");
    assert!(said.contains("Added: Called off on December 24, 2026 · Nothing."), "{said}");
}

#[test]
fn the_script_of_the_list_is_three_kilobytes_and_on_no_other_page() {
    let site = site(BUSY);
    let (path, script) = site.files().find(|(path, _)| path.ends_with(".js")).unwrap();
    assert!(script.body.len() <= 3_000, "{} bytes", script.body.len());
    let pages = site.files().filter(|(_, file)| file.role == Role::Page);
    let with: Vec<&str> = pages.filter(|(page, _)| text(&site, page).contains(path)).map(|(page, _)| page).collect();
    assert_eq!(with, ["el/ypergolavoi/index.html", "en/subprocessors/index.html"]);
}

#[test]
fn every_page_leads_to_the_feeds_of_its_list() {
    let site = site(BUSY);
    let of = |path: &str| -> Vec<String> {
        let page = Html::parse_document(&text(&site, path));
        let links = all(&page, "link[type='application/atom+xml']");
        links.iter().map(|own| own.value().attr("href").unwrap().to_owned()).collect()
    };
    assert_eq!(of("el/ypergolavoi/cloud/index.html"), ["/legal/el/ypergolavoi/feed.atom"]);
    let choice = of("en/subprocessors/my-list/eu/index.html");
    assert_eq!(choice, ["/legal/en/subprocessors/my-list/eu/feed.atom", "/legal/en/subprocessors/feed.atom"]);
}

#[test]
fn an_entity_with_the_id_of_a_page_is_told() {
    let (sources, built) = build(&format!(
        "{BUSY}-- data/subprocessors/archive.yaml --\nname: Example Archive AG\nengagements:\n  a:\n    section: hosting\n    history:\n      - effective: 2020-01-01\n        purpose: Keeps.\n"
    ));
    let said = source::report(&sources, &built.diagnostics, source::Format::Text, false);
    let told = "`en/subprocessors/archive/index.html` is made twice: by the page of `archive` in `en` and by the page `archive` in `en`";
    assert!(said.contains(told), "{said}");
    let _: &Sources = &sources;
}

#[test]
fn the_site_is_called_by_its_name_in_every_language() {
    let named = "-- config.toml --\nbase_url = \"https://example.com\"\ndefault_language = \"en\"\n\
                 title = \"The lists of {service}\"\n[languages.el]\n\
                 -- data/translations/el.po --\nmsgid \"The lists of {service}\"\nmsgstr \"Οι κατάλογοι του {service}\"\n";
    let named = site(named);
    let name = |site: &Site, path: &str| {
        let page = Html::parse_document(&text(site, path));
        let meta = |selector| {
            let found = page.select(&Selector::parse(selector).unwrap()).next();
            found.map(|own| own.attr("content").unwrap().to_owned())
        };
        let (one, other) = (meta("meta[name=application-name]"), meta("meta[property=\"og:site_name\"]"));
        assert_eq!(one, other);
        one
    };
    assert_eq!(name(&named, "en/subprocessors/index.html").unwrap(), "The lists of Example Desk");
    assert_eq!(name(&named, "el/subprocessors/index.html").unwrap(), "Οι κατάλογοι του Example Desk");
    assert!(text(&named, "index.html").contains("<title>The lists of Example Desk · "));
    assert_eq!(name(&site(""), "en/subprocessors/index.html"), None);
}
