//! A review as a folder of pages: what it says, that it holds together, and that nothing in it does harm.

mod trial;

use review::{Address, Budget, Meaning, Pages, Review, Side, show};
use scraper::{Html, Selector};
use site::{File, HostOf, Role, Site};
use std::collections::{BTreeMap, BTreeSet};
use trial::HOSTILE;
use url::Url;

type Folder = BTreeMap<String, Vec<u8>>;

fn folder() -> Folder {
    let (before, after) = trial::sides();
    show::html(&trial::review(&before, &after), &before, &after)
}

fn text<'a>(folder: &'a Folder, path: &str) -> &'a str {
    let bytes = folder.get(path).unwrap_or_else(|| panic!("there is no `{path}`"));
    std::str::from_utf8(bytes).expect("the pages are UTF-8")
}

/// The values of an attribute, wherever it is.
fn attributes(html: &str, name: &str) -> Vec<String> {
    let all = Selector::parse(&format!("[{name}]")).expect("it is a selector");
    let value = |own: scraper::ElementRef<'_>| own.value().attr(name).map(str::to_owned);
    Html::parse_document(html).select(&all).filter_map(value).collect()
}

fn pages(folder: &Folder) -> impl Iterator<Item = (&str, &str)> {
    folder.keys().filter(|path| path.ends_with(".html")).map(|path| (path.as_str(), text(folder, path)))
}

#[test]
fn the_report_says_what_differs() {
    insta::assert_snapshot!("report", text(&folder(), "index.html"));
}

#[test]
fn a_page_is_shown_before_and_after() {
    insta::assert_snapshot!("view", text(&folder(), "view/1.html"));
}

#[test]
fn a_page_that_is_gone_or_new_has_one_side() {
    let folder = folder();
    let shown = |of: &str| {
        pages(&folder)
            .filter(|(path, html)| path.starts_with("view/") && html.contains(of))
            .map(|own| attributes(own.1, "src"))
            .collect::<Vec<_>>()
    };
    let frames = |html: Vec<String>| html.into_iter().filter(|own| own.ends_with(".html")).collect::<Vec<_>>();
    let gone: Vec<_> = shown(">entity old <").into_iter().map(frames).collect();
    assert_eq!(gone.len(), 3);
    assert!(gone.iter().all(|own| own.len() == 1 && own[0].starts_with("../before/")), "{gone:?}");
    let new: Vec<_> = shown(">entity new <").into_iter().map(frames).collect();
    assert_eq!(new.len(), 3);
    assert!(new.iter().all(|own| own.len() == 1 && own[0].starts_with("../after/")), "{new:?}");
}

#[test]
fn where_nothing_differs_the_report_is_all_there_is() {
    let (before, after) = trial::sides();
    let nothing = Review {
        edits: Vec::new(),
        meaning: Meaning::default(),
        pages: Pages::default(),
        translations: Vec::new(),
        budget: Budget::default(),
        ..trial::review(&before, &after)
    };
    let folder = show::html(&nothing, &before, &after);
    assert_eq!(folder.keys().collect::<Vec<_>>(), ["index.html", "report.css", "report.js"]);
    let index = Html::parse_document(text(&folder, "index.html"));
    let body = index.select(&Selector::parse("body").unwrap()).next().unwrap().text().collect::<String>();
    insta::assert_snapshot!("nothing", body.split_whitespace().collect::<Vec<_>>().join(" "));
}

#[test]
fn a_version_without_a_site_is_not_shown() {
    let (before, after) = trial::sides();
    let review = trial::review(&before, &after);
    let after = Side { site: None, ..after };
    let folder = show::html(&review, &before, &after);
    assert!(!folder.keys().any(|own| own.starts_with("after/")));
    let frames = attributes(text(&folder, "view/1.html"), "src");
    assert!(frames.iter().all(|own| !own.contains("after")) && frames.len() == 2, "{frames:?}");
}

#[test]
fn a_reader_of_arabic_sees_arabic() {
    let folder = folder();
    let script = text(&folder, "words/ar.js");
    let json = script.trim_end().strip_prefix("annexWords(\"ar\", ").and_then(|own| own.strip_suffix(");"));
    let words: BTreeMap<String, String> = serde_json::from_str(json.expect("it is a call")).expect("of JSON");
    assert_eq!(words.keys().collect::<Vec<_>>(), ["1", "2", "3"]);
    assert!(words["1"].contains("<ins>شركة جديدة</ins>") && words["1"].contains("lang=\"ar\" dir=\"rtl\""));
    assert!(!text(&folder, "index.html").contains("شركة"));
    assert!(!folder.contains_key("words/en.js"), "its words stand in the report");
}

#[test]
fn every_link_leads_to_a_file_of_the_folder_or_to_the_web() {
    let folder = folder();
    let root = Url::parse("file:///folder/").expect("it is an address");
    for (path, html) in pages(&folder) {
        let base = root.join(path).expect("a path can be joined");
        for link in attributes(html, "href").iter().chain(&attributes(html, "src")) {
            let target = base.join(link).expect("it is a link");
            let file = percent_encoding::percent_decode_str(target.path()).decode_utf8().expect("paths are UTF-8");
            let is_known = match target.scheme() {
                "file" => file.strip_prefix("/folder/").is_some_and(|own| folder.contains_key(own)),
                scheme => matches!(scheme, "https" | "mailto") || link == "data:,",
            };
            assert!(is_known, "`{link}` on `{path}` leads nowhere");
        }
    }
}

#[test]
fn texts_of_people_are_only_texts() {
    let folder = folder();
    let reports = || pages(&folder).filter(|(path, _)| *path == "index.html" || path.starts_with("view/"));
    for (path, html) in reports() {
        assert!(attributes(html, "onerror").is_empty() && !html.contains('\u{202E}'), "{path}");
        let scripts = Html::parse_document(html).select(&Selector::parse("script").unwrap()).count();
        assert_eq!(scripts, 1, "{path}");
    }
    let shown = HOSTILE.replace('\u{202E}', "⟨U+202E⟩");
    let index = Html::parse_document(text(&folder, "index.html"));
    assert_eq!(index.root_element().text().collect::<String>().matches(&shown).count(), 4);
}

#[test]
fn the_same_review_gives_the_same_bytes() {
    assert_eq!(folder(), folder());
}

#[test]
fn only_pages_that_differ_and_what_they_need_are_written() {
    let (before, after) = trial::sides();
    let review = trial::review(&before, &after);
    let folder = show::html(&review, &before, &after);
    for (side, name, of) in [(&before, "before/", 27), (&after, "after/", 27)] {
        let files: Vec<&str> = folder.keys().filter_map(|own| own.strip_prefix(name)).collect();
        let role = |file: &&str| side.site.as_ref().unwrap().get(file).unwrap().role;
        let pages: BTreeSet<&str> = files.iter().copied().filter(|own| role(own) == Role::Page).collect();
        assert_eq!(pages.len(), of, "{name}");
        assert!(review.pages.pages.iter().all(|own| pages.contains(own.after.as_str())));
        assert!(files.iter().all(|own| matches!(role(own), Role::Page | Role::Asset)), "{files:?}");
    }
    let own = folder.keys().filter(|own| !own.contains('/')).collect::<Vec<_>>();
    assert_eq!(own, ["index.html", "report.css", "report.js"]);
}

/// A folder that shows a page of a site with these files besides.
fn folder_of(page: &str, files: &[(&str, &str)]) -> Folder {
    let mut site = Site::new(1);
    for (path, role, text) in [("index.html", Role::Page, page), ("other/index.html", Role::Page, "")] {
        site.add(path.to_owned(), File::new(role, text.to_owned())).expect("each path is there once");
    }
    for (path, text) in files {
        site.add((*path).to_owned(), File::new(Role::Asset, (*text).to_owned())).expect("each path is there once");
    }
    let (before, after) = trial::sides();
    let base_url = "https://www.example.com/legal".to_owned();
    let host = HostOf { base_url, folder: String::new(), locales: Vec::new(), spoken: Vec::new() };
    let after = Side { site: Some(site), hosts: vec![host], ..after };
    let address = Address { kind: "list".to_owned(), locale: None, path: "/legal/".to_owned() };
    let pages = Pages { gained: vec![address], ..Pages::default() };
    let review = Review { pages, ..trial::review(&before, &after) };
    show::html(&review, &before, &after)
}

/// A page that would load, run and lead on, and a style sheet with a font.
#[test]
fn what_is_shown_of_a_page_runs_nothing_and_asks_nobody() {
    let page = "<!DOCTYPE html><html><head><base href=\"https://evil.example.com/\"><meta http-equiv=refresh content=\"0;url=/\">\
                <link rel=preload href=/legal/assets/a.css as=style><link rel=stylesheet href=/legal/assets/a.css>\
                <link rel=stylesheet href=https://cdn.example.com/a.css><link rel=canonical href=https://www.example.com/legal/>\
                <script src=/legal/assets/a.js></script><script type=application/ld+json>{\"a\":\"<b>\"}</script></head>\
                <body onload=alert(1)><a href=\"javascript:alert(1)\">a</a><a href=#b>b</a><a href=./#c>c</a>\
                <a href=/legal/other/?q>d</a><a href=mailto:a@example.com>e</a><img src=https://www.example.com/legal/a%20b.png>\
                <img src=//evil.example.com/x.png srcset=\"y.png 2x\"><iframe src=/legal/></iframe></body></html>";
    let css = "@font-face{src:url(/legal/f.woff2)}a{background:url('https://www.example.com/legal/a b.png')}";
    let folder =
        folder_of(page, &[("assets/a.css", css), ("assets/a.js", ""), ("f.woff2", "font"), ("a b.png", "picture")]);
    let written: Vec<&str> = folder.keys().filter_map(|own| own.strip_prefix("after/")).collect();
    assert_eq!(written, ["a b.png", "assets/a.css", "f.woff2", "index.html"]);
    insta::assert_snapshot!(
        "tamed",
        format!("{}\n\n{}", text(&folder, "after/index.html"), text(&folder, "after/assets/a.css"))
    );
}

/// Files of a theme that a browser would open as documents of their own, which no policy of a page confines.
#[test]
fn no_file_of_a_theme_runs_when_it_is_opened_by_itself() {
    let script = "<script>alert(1)</script>";
    let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>{script}<rect width='8'/></svg>");
    let html = format!("<html xmlns='http://www.w3.org/1999/xhtml'>{script}</html>");
    let names =
        ["a.svg", "a.html", "a.xhtml", "a.xml", "a.htm", "a.shtml", "a.mht", "a.pdf", "a.js", "a", "a.svg.gz", "B.SVG"];
    let of = |name: &str| if name.to_lowercase().ends_with("svg") { svg.clone() } else { html.clone() };
    let files: Vec<(&str, String)> = names.iter().map(|own| (*own, of(own))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let around = |name: &&str| {
        format!(
            "<a target=_blank href={name}>a</a><svg><a xlink:href={name} target=_blank>b</a></svg>\
             <map><area href={name}></map><img src={name}><link rel=icon href={name}><object data={name}></object>"
        )
    };
    let page: String = names.iter().map(around).collect();
    let page = format!("{page}<a href=data:image/svg+xml,{svg}>c</a><noscript><a href=a.html>d</a></noscript>");
    let folder = folder_of(&page, &files);
    let written: Vec<&str> = folder.keys().filter_map(|own| own.strip_prefix("after/")).collect();
    assert_eq!(written, ["B.SVG", "a.svg", "index.html"]);
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"8\"></rect></svg>";
    assert_eq!([text(&folder, "after/a.svg"), text(&folder, "after/B.SVG")], [picture; 2]);
    let page = text(&folder, "after/index.html");
    assert!(attributes(page, "src").iter().all(|own| own.ends_with("a.svg") || own.ends_with("B.SVG")), "{page}");
    let links = Html::parse_document(page);
    let links: Vec<_> = links.select(&Selector::parse("a[href], area[href]").unwrap()).collect();
    assert_eq!(links.len(), 2 * names.len(), "of `a` and `area`; those of `svg` have another name");
    assert!(links.iter().all(|own| own.attr("href").unwrap().starts_with("https://www.example.com/legal/")), "{page}");
    let is_shown = |own: &&&str| own.to_lowercase().ends_with(".svg");
    assert!(!names.iter().filter(|own| !is_shown(own)).any(|own| page.contains(&format!("\"./{own}\""))), "{page}");
    assert!(!page.contains("alert") && !page.contains("noscript"), "{page}");
}
