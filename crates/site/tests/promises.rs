//! What every site promises, whatever its register says.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use scraper::{Html, Selector};
use site::{Options, Preview, Role, Site, Subject};
use source::Sources;
use std::collections::BTreeSet;
use world::{DAY, complete, site, sources, text};

fn build_with_threads(sources: &Sources, threads: usize) -> Site {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| site::build(sources, &Options::on(DAY))).output.unwrap()
}

#[test]
fn the_bytes_do_not_depend_on_threads_or_on_the_order_of_files() {
    let forward = sources("");
    let mut files: Vec<_> =
        forward.iter().map(|(file, path)| (path.to_owned(), forward.bytes(file).to_vec())).collect();
    files.reverse();
    let backward = Sources::new(files);
    let one = build_with_threads(&forward, 1);
    assert_eq!(one, build_with_threads(&forward, 8));
    assert_eq!(one, build_with_threads(&backward, 3));
}

#[test]
fn every_page_is_in_every_locale() {
    let site = site("");
    let pages = |prefix: &str, slug: &str| -> BTreeSet<String> {
        let below = site.files().filter(|(path, file)| path.starts_with(prefix) && file.role == Role::Page);
        below.map(|(path, _)| path[prefix.len()..].replace(slug, "LIST")).collect()
    };
    let (en, el) = (pages("en/", "subprocessors"), pages("el/", "ypergolavoi"));
    assert_eq!(en, el);
    let days = ["2020-01-15", "2021-06-01", "2022-02-02", "2023-05-02", "2024-03-01", "2025-06-01"];
    let archive = days.map(|day| format!("LIST/{day}/index.html")).into_iter();
    let neighbours = days.windows(2).map(|pair| format!("LIST/{}/{}/index.html", pair[0], pair[1]));
    let today = days[..5].iter().map(|day| format!("LIST/{day}/today/index.html"));
    let parts = ["changes", "where-data-goes", "archive", "subscribe", "data", "cloud", "mail"];
    let parts = parts.map(|part| format!("LIST/{part}/index.html")).into_iter();
    let others = ["404.html", "LIST/index.html"].map(str::to_owned);
    let expected: BTreeSet<String> = archive.chain(neighbours).chain(today).chain(parts).chain(others).collect();
    assert_eq!(en, expected);
}

#[test]
fn alternates_are_absolute_reciprocal_and_name_the_page_itself() {
    let site = site::build(&complete(&sources(""), &Options::on(DAY)), &Options::on(DAY)).output.unwrap();
    let en = alternates(&text(&site, "en/subprocessors/cloud/index.html"));
    assert_eq!(en, alternates(&text(&site, "el/subprocessors/cloud/index.html")));
    assert_eq!(
        en,
        [
            ("en".to_owned(), "https://privacy.example.com/legal/en/subprocessors/cloud/".to_owned()),
            ("el".to_owned(), "https://privacy.example.com/legal/el/subprocessors/cloud/".to_owned()),
            ("x-default".to_owned(), "https://privacy.example.com/legal/en/subprocessors/cloud/".to_owned()),
        ]
    );
    let list = alternates(&text(&site, "en/subprocessors/index.html"));
    assert_eq!(list, alternates(&text(&site, "index.html")));
    assert_eq!(list.last().unwrap().1, "https://privacy.example.com/legal/");
}

fn alternates(html: &str) -> Vec<(String, String)> {
    let page = Html::parse_document(html);
    let links = Selector::parse("link[rel=alternate][hreflang]").unwrap();
    let attribute = |link: scraper::ElementRef<'_>, name: &str| link.attr(name).unwrap().to_owned();
    page.select(&links).map(|link| (attribute(link, "hreflang"), attribute(link, "href"))).collect()
}

#[test]
fn facts_are_text_and_never_markup() {
    let site = site("");
    let page = Html::parse_document(&text(&site, "en/subprocessors/mail/index.html"));
    let heading = page.select(&Selector::parse("h1 bdi[translate=no]").unwrap()).next().unwrap();
    assert_eq!(heading.text().collect::<String>(), "Example Mail, Inc. <\"&\">");
}

#[test]
fn a_page_asks_for_nothing_elsewhere_and_runs_nothing_inline() {
    let site = site("");
    for (path, _) in site.files().filter(|(_, file)| file.role == Role::Page) {
        let page = Html::parse_document(&text(&site, path));
        let loads = Selector::parse("[src], link[rel=stylesheet], link[rel=icon]").unwrap();
        for element in page.select(&loads) {
            let address = element.attr("src").or_else(|| element.attr("href")).unwrap();
            assert!(address.starts_with("/legal/assets/"), "{path}: {address}");
        }
        let inline = Selector::parse("[style], style, script:not([src]), [onclick]").unwrap();
        assert!(page.select(&inline).next().is_none(), "{path}");
    }
}

#[test]
fn untranslated_words_carry_their_own_language_and_a_note() {
    let site = site("");
    let greek = Html::parse_document(&text(&site, "el/ypergolavoi/index.html"));
    let own = Selector::parse("span[lang=en][dir=ltr]").unwrap();
    assert!(greek.select(&own).any(|span| span.text().collect::<String>().contains("Freelancers")));
    assert!(greek.select(&Selector::parse(".note").unwrap()).next().is_some());
    let english = Html::parse_document(&text(&site, "en/subprocessors/index.html"));
    assert!(english.select(&Selector::parse("main [lang], .note").unwrap()).next().is_none());
}

#[test]
fn the_list_is_that_of_the_day() {
    let rows = |day: subprocessors::Date| -> Vec<String> {
        let built = site::build(&sources(""), &Options::on(day)).output.unwrap();
        let page = Html::parse_document(&text(&built, "en/subprocessors/index.html"));
        page.select(&Selector::parse("tbody tr[id]").unwrap()).map(|row| row.attr("id").unwrap().to_owned()).collect()
    };
    assert!(rows(subprocessors::Date::constant(2019, 12, 31)).is_empty());
    assert_eq!(rows(subprocessors::Date::constant(2021, 6, 1)), ["cloud.hosting", "mail.mail"]);
    assert_eq!(rows(DAY), ["cloud.hosting", "freelancers.support"]);
    assert_eq!(rows(subprocessors::Date::constant(2027, 1, 1)), ["freelancers.support"]);
}

#[test]
fn a_site_lays_its_own_files_over_the_theme() {
    let site = site(
        "-- templates/404.html --\n{% extends \"base.html\" %}{% block main %}<h1>Our own</h1>{% endblock %}\n\
         -- static/style.css --\nh1 { color: teal }\n-- static/root/security.txt --\nhello\n",
    );
    assert!(text(&site, "en/404.html").contains("<h1>Our own</h1>"));
    let (path, _) = site.files().find(|(path, _)| path.starts_with("assets/style.")).unwrap();
    assert_eq!(text(&site, path), "h1{color:teal}");
    assert_eq!(text(&site, "security.txt"), "hello\n");
}

#[test]
fn a_locale_with_its_own_host_has_its_own_folder() {
    let config = world::MINIATURE.split("-- content/").next().unwrap();
    let site = site(&format!("{config}\n[extra.locales.el]\nbase_url = \"https://www.example.gr\"\n"));
    let english = text(&site, "privacy.example.com-legal/en/subprocessors/index.html");
    assert!(english.contains("https://www.example.gr/ypergolavoi/"));
    let greek = text(&site, "www.example.gr/ypergolavoi/index.html");
    assert!(greek.contains("https://privacy.example.com/legal/en/subprocessors/"));
    assert!(greek.contains("href=\"/assets/style."));
    for file in ["_headers", "_redirects", "sitemap.xml", "robots.txt", "404.html"] {
        text(&site, &format!("www.example.gr/{file}"));
    }
    assert!(text(&site, "www.example.gr/_redirects").starts_with("/ /ypergolavoi/ 302\n"));
}

#[test]
fn a_preview_has_what_the_site_has() {
    let own_host = "-- config.toml --\nbase_url = \"https://privacy.example.com/legal\"\ndefault_language = \"en\"\n\
                    [languages.el]\n[extra.locales.el]\nbase_url = \"https://www.example.gr\"\n";
    for (world, hosts) in [("", 1), (own_host, 2)] {
        let preview = Preview::open(&sources(world), &Options::on(DAY), None).output.unwrap();
        let site = preview.finish().output.unwrap();
        assert_eq!(site, self::site(world));
        let pages: Vec<&str> = site.files().filter(|(_, file)| file.role == Role::Page).map(|(path, _)| path).collect();
        let root = |path: &str| !path.contains("/en/") && path.ends_with("404.html");
        for path in pages.iter().filter(|path| !root(path)) {
            assert_eq!(preview.path(&preview.page(path).unwrap()).as_deref(), Some(*path));
        }
        for (path, file) in site.files().filter(|(path, _)| preview.has(path)) {
            assert_eq!(preview.bytes(path).unwrap(), file.body.bytes(), "{path}");
        }
        assert!(pages.iter().all(|path| preview.has(path)));
        assert_eq!(preview.hosts().len(), hosts);
        let folder = if hosts == 1 { "" } else { "privacy.example.com-legal/" };
        let page = preview.page(&format!("{folder}en/subprocessors/cloud/index.html")).unwrap();
        assert_eq!((page.locale.as_str(), &page.subject), ("en", &Subject::Entity("cloud".to_owned())));
    }
}

/// Pages are put together at characters that no text should have; one that has them is shown as it is.
#[test]
fn no_character_of_a_text_is_taken_for_a_mark() {
    let world = include_str!("world/miniature.txt");
    let (_, register) = world.split_once("-- data/register.yaml --\n").unwrap();
    let register = register.split("\n-- ").next().unwrap();
    let name = "\u{fdd1}\u{fdd2}\u{fdd0}";
    let (before, after) = register.split_once("name: ").unwrap();
    let changed = site(&format!("-- data/register.yaml --\n{before}name: {name}{after}\n"));
    let page = "en/subprocessors/cloud/index.html";
    assert_eq!(text(&changed, page).replace(name, ""), text(&site(""), page));
    assert!(text(&changed, page).contains(name));
}

/// Whatever is saved between two previews, the second one is what a build makes of it.
#[test]
fn a_preview_that_takes_over_is_as_good_as_a_new_one() {
    let options = Options::on(DAY);
    let mut behind = 0;
    for first in [sources(""), complete(&sources(""), &Options::on(DAY))] {
        let before = Preview::open(&first, &options, None).output.unwrap();
        for (file, path) in first.iter().filter(|(_, path)| !path.ends_with(".svg")) {
            let text = first.text(file).unwrap();
            let edits = [
                text.replace("Servers", "Machines"),
                text.replace("GmbH", "SE"),
                format!("\n{text}"),
                format!("{text}\n#"),
                text.replace("msgstr", "msgstrr"),
            ];
            for edit in edits.into_iter().filter(|edit| edit != text) {
                let second = first.with([(path.to_owned(), edit.into_bytes())]);
                behind += usize::from(is_built_alike(&before, &second, path));
            }
        }
    }
    assert!(behind > 0, "a text that changes leaves its translation behind");
}

/// Whether something was said of catalogues only when the site was made.
fn is_built_alike(before: &Preview, sources: &Sources, path: &str) -> bool {
    let options = Options::on(DAY);
    let (opened, built) = (Preview::open(sources, &options, Some(before)), site::build(sources, &options));
    let Some(preview) = opened.output else {
        assert!(built.output.is_none(), "{path}");
        return false;
    };
    let finished = preview.finish();
    let is_behind = finished.diagnostics.iter().any(|own| own.code == "stale-translation");
    let mut diagnostics = opened.diagnostics;
    diagnostics.extend(finished.diagnostics);
    assert_eq!(diagnostics.sorted(), built.diagnostics.sorted(), "{path}");
    assert_eq!(finished.output, built.output, "{path}");
    is_behind
}

#[test]
fn a_cookie_notice_stands_only_where_cookies_are_declared() {
    let notice = |site: &Site| {
        let page = Html::parse_document(&text(site, "en/subprocessors/index.html"));
        let dialog = page.select(&Selector::parse("dialog.cookies[open]").unwrap()).next()?.html();
        Some(dialog)
    };
    assert_eq!(notice(&site("")), None);
    let config = world::MINIATURE.split("-- content/").next().unwrap();
    let cookies = "[extra.cookies]\nnames = [\"session\", \"choice\"]\npolicy = \"https://example.com/cookies\"\n\
                   policies = { el = \"https://example.com/el/cookies\" }\n";
    let declared = site(&format!("{config}\n{cookies}"));
    let shown = notice(&declared).unwrap();
    assert!(shown.contains("session and choice") && shown.contains("https://example.com/cookies"));
    assert!(text(&declared, "el/ypergolavoi/index.html").contains("https://example.com/el/cookies"));
}

mod hostile {
    use super::*;
    use proptest::prelude::*;

    /// What breaks parsers: halves of syntax, and bytes that are no text.
    const SHARDS: &[&[u8]] = &[
        b"{{",
        b"}}",
        b"{%",
        b"%}",
        b"+++",
        b"---",
        b": ",
        b"- ",
        b"\"",
        b"'",
        b"[",
        b"]",
        b"{",
        b"}",
        b"&a ",
        b"*a",
        b"<<: ",
        b"\n",
        b"\t",
        b"\xff\xfe",
        b"\0",
        b"\xf0\x9f",
        "é".as_bytes(),
        b"#",
        b"msgid ",
        b"msgstr",
        b"../",
        b"javascript:",
        b"<script>",
        b"2026-13-45",
        b"null",
        b"~",
        b"1e999",
        b"|",
        b">",
        b"!!binary ",
        b"? ",
        b"url(",
        b"@import \"style.css\";",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

        #[test]
        fn no_bytes_in_any_file_make_it_panic(wounds in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..SHARDS.len(), 0usize..12), 1..6)) {
            let whole = sources("");
            let mut files: Vec<_> = whole.iter().map(|(file, path)| (path.to_owned(), whole.bytes(file).to_vec())).collect();
            for (file, place, shard, cut) in wounds {
                let bytes = &mut file.get_mut::<(String, Vec<u8>)>(&mut files).1;
                let at = place.index(bytes.len() + 1);
                let end = (at + cut).min(bytes.len());
                bytes.splice(at..end, SHARDS[shard].iter().copied());
            }
            let sources = Sources::new(files);
            let built = site::build(&sources, &Options::on(DAY));
            for format in [source::Format::Text, source::Format::Json, source::Format::Github] {
                source::report(&sources, &built.diagnostics, format, true);
            }
        }
    }
}

#[test]
fn what_ended_and_comes_back_stands_on_its_page_once() {
    let back = r#"-- data/subprocessors/mail.yaml --
name: Example Mail, Inc. <"&">
engagements:
  mail:
    section: hosting
    history:
      - effective: 2021-06-01
        purpose: Sends mail.
      - effective: 2025-06-01
        ended: true
      - announced: 2026-11-10
        effective: 2027-02-01
        purpose: Sends mail again.
"#;
    let page = Html::parse_document(&text(&site(back), "en/subprocessors/mail/index.html"));
    let titles = Selector::parse("article h3").unwrap();
    let titles: Vec<String> = page.select(&titles).map(|title| title.text().collect()).collect();
    assert_eq!(titles, ["Sends mail again."]);
}
