//! What pages say as text: how it reads, and which lines change with the facts.

#[path = "../../site/tests/world/mod.rs"]
mod world;

use insta::assert_snapshot;
use review::Side;
use review::snapshot::{MARK, snapshots};
use similar::{ChangeTag, TextDiff};
use site::Options;
use source::Diagnostics;
use std::collections::BTreeMap;
use subprocessors::Date;
use world::DAY;

type Files = BTreeMap<String, String>;

/// The miniature with files laid over it, on a day.
fn on(day: Date, changes: &str) -> Files {
    snapshots(&Side::build("a version".to_owned(), world::sources(changes), &Options::on(day), Diagnostics::new()))
}

fn laid(changes: &str) -> Files {
    on(DAY, changes)
}

/// A file of the miniature, or of the theme, with other words in one place.
fn edited(path: &str, from: &str, to: &str) -> String {
    let sources = world::sources("");
    let text = sources.text(sources.find(path).expect("there is the file")).expect("it is text");
    assert_eq!(text.matches(from).count(), 1, "`{from}` is in `{path}` once");
    format!("-- {path} --\n{}", text.replace(from, to))
}

/// What `git diff --unified=0` would show, without places.
fn differences(before: &Files, after: &Files) -> String {
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let none = String::new();
    let mut lines = Vec::new();
    for name in names {
        let (old, new) = (before.get(name).unwrap_or(&none), after.get(name).unwrap_or(&none));
        let diff = TextDiff::from_lines(old.as_str(), new.as_str());
        let changed: Vec<_> = diff.iter_all_changes().filter(|own| own.tag() != ChangeTag::Equal).collect();
        if !changed.is_empty() {
            lines.push(name.clone());
            lines.extend(changed.iter().map(|own| format!("{}{}", own.tag(), own.value().trim_end())));
        }
    }
    lines.join("\n")
}

#[test]
fn every_page_has_a_file_that_is_named_by_what_it_shows() {
    assert_snapshot!(laid("").into_keys().collect::<Vec<_>>().join("\n"));
}

#[test]
fn pages_in_the_language_of_the_sources() {
    let files = laid("");
    assert_snapshot!("en_list", files["en/list.txt"]);
    assert_snapshot!("en_entity", files["en/entity/cloud.txt"]);
    assert_snapshot!("en_changes", files["en/changes.txt"]);
    assert_snapshot!("en_frame", files["en/frame.txt"]);
}

#[test]
fn pages_in_a_language_that_lacks_texts() {
    let files = laid("");
    assert_snapshot!("el_list", files["el/list.txt"]);
    assert_snapshot!("el_entity", files["el/entity/cloud.txt"]);
    assert_snapshot!("el_changes", files["el/changes.txt"]);
    assert_snapshot!("el_frame", files["el/frame.txt"]);
}

#[test]
fn the_page_to_choose_a_language_stands_under_its_host() {
    assert_snapshot!(laid("")["privacy.example.com-legal/languages.txt"]);
}

#[test]
fn words_from_right_to_left_and_words_without_spaces() {
    let config = edited("config.toml", "[languages.el]\n", "[languages.ar]\n[languages.ja]\n");
    let catalogue = |tag: &str, purpose: &str| {
        format!(
            "-- data/translations/{tag}.po --\nmsgid \"\"\nmsgstr \"\"\n\"Language: {tag}\\n\"\n\n\
             msgid \"Servers that store customer data.\"\nmsgstr \"{purpose}\"\n"
        )
    };
    let arabic =
        "خوادم تُخزَّن فيها بيانات العملاء التي ترد إلينا منهم أو من الذين يراسلونهم، وتُحفظ منها نسخ احتياطية كل يوم.";
    let japanese =
        "お客様から、又はお客様に連絡する方から受け取った顧客データを保存し、毎日そのバックアップを作成するサーバー。";
    let files = laid(&format!("{config}{}{}", catalogue("ar", arabic), catalogue("ja", japanese)));
    assert_snapshot!("ar_list", files["ar/list.txt"]);
    assert_snapshot!("ja_list", files["ja/list.txt"]);
}

#[test]
fn a_purpose_that_changes_is_a_line_on_each_page_that_tells_it() {
    let purpose = edited("data/subprocessors/cloud.yaml", "Servers that store customer data.", "Servers for messages.");
    assert_snapshot!(differences(&laid(""), &laid(&purpose)));
}

#[test]
fn an_edit_of_a_paragraph_leaves_the_others_as_they_are() {
    let word = edited("content/_index.md", "{publisher} provides {service}.", "{publisher} offers {service}.");
    let prose = differences(&laid(""), &laid(&word));
    assert_eq!(
        prose,
        "el/list.txt\n-[en] Example Publisher Ltd provides Example Desk.\n+[en] Example Publisher Ltd offers Example Desk.\n\
         en/list.txt\n-Example Publisher Ltd provides Example Desk.\n+Example Publisher Ltd offers Example Desk."
    );
}

#[test]
fn a_new_slug_changes_addresses_and_no_names() {
    let redirect = edited("config.toml", "redirects = [\"/old-list/\"]", "redirects = [\"/legal/en/subprocessors/\"]");
    let slug = edited("content/_index.md", "slug = \"subprocessors\"", "slug = \"vendors\"");
    let (before, after) = (laid(""), laid(&format!("{redirect}{slug}")));
    assert!(before.keys().eq(after.keys()));
    let differences = differences(&before, &after);
    let (changed, _): (Vec<&str>, Vec<&str>) = differences.lines().partition(|own| own.starts_with(['+', '-']));
    assert!(changed.contains(&"+address: /legal/en/vendors/cloud/"), "{differences}");
    assert!(changed.iter().all(|own| own[1..].starts_with("address: ")), "{differences}");
}

#[test]
fn a_language_more_changes_the_menus_and_no_page() {
    let more = edited("config.toml", "[languages.el]\n", "[languages.el]\n[languages.ja]\n");
    let (before, mut after) = (laid(""), laid(&more));
    after.retain(|name, _| before.contains_key(name));
    assert_snapshot!(differences(&before, &after));
}

#[test]
fn a_day_changes_nothing_unless_something_takes_effect() {
    let (quiet, effect) = (Date::constant(2026, 12, 31), Date::constant(2027, 1, 1));
    assert_eq!(differences(&laid(""), &on(quiet, "")), "");
    let changed = differences(&laid(""), &on(effect, ""));
    assert!(changed.contains("en/list.txt"), "{changed}");
}

#[test]
fn what_only_one_page_has_around_its_main_part_stands_in_its_file() {
    let footer = edited(
        "themes/annex/templates/base.html",
        "<p>{{ v.ui.published_by | safe }}</p>",
        "<p>{{ v.ui.published_by | safe }}</p>{% if v.head.noindex %}<p>Ask us.</p>{% endif %}",
    );
    let files = laid(&footer);
    assert!(files["en/404.txt"].ends_with("\n\nAsk us.\n"), "{}", files["en/404.txt"]);
    assert!(!files["en/frame.txt"].contains("Ask us."));
    assert!(!files["en/404.txt"].contains("Published by"));
}

/// Themes of others have other elements: no word of them is lost.
#[test]
fn every_element_of_a_theme_is_text() {
    let page = "-- themes/annex/templates/404.html --\n{% extends \"base.html\" %}\n{% block main %}\n\
                <h1>Lost</h1><h5>Deep</h5>one<br>two <b>three</b>\n\
                <ul><li>outer<ol><li>inner</li></ol></li><li><p>first</p><p>second</p></li><li></li></ul>\n\
                <dl><dt>Term</dt><dt>Alone</dt><dd></dd></dl>\n\
                <details><summary>Closed</summary></details>\n\
                <details><summary>Open</summary>inside</details>\n\
                <table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Place</th></tr></thead>\
                <tbody><tr><td>Cloud</td><td></td></tr><tr><th scope=\"row\">Mail</th><td><ul><li>DE</li><li>FR</li></ul></td></tr>\
                </tbody></table>\n\
                <figure><img src=\"{{ v.assets.icon_svg }}\" alt=\"A sign\"><figcaption>Caption</figcaption></figure>\n\
                <blockquote>said <a href=\"https://example.com/\">there</a> and <a href=\"mailto:dpa@example.com\">\
                dpa@example.com</a></blockquote>\n\
                <p>To <a href=\"https://a-very-long-name-of-a-host.example.com/page?whatever-its-length-is\">a \
                page</a>.</p>\n{% endblock %}\n";
    assert_snapshot!(laid(page)["en/404.txt"]);
}

#[test]
fn the_same_version_gives_the_same_text() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("threads can be started");
    assert_eq!(pool.install(|| laid("")), laid(""));
}

#[test]
fn files_are_marked_and_end_as_text_does() {
    for (name, text) in laid("") {
        assert_eq!(text.lines().next(), Some(MARK), "{name}");
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}");
        assert!(!text.contains("\n\n\n"), "{name}: {text}");
        assert!(text.lines().all(|line| line.trim_end_matches(' ') == line), "{name}: {text}");
        let hash = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(name.ends_with("/frame.txt") || !text.split_whitespace().any(hash), "{name}: {text}");
    }
}

#[test]
fn a_version_with_mistakes_has_none() {
    let broken = edited(
        "data/subprocessors/cloud.yaml",
        "storage: [DE]\n            backup",
        "storage: [DEE]\n            backup",
    );
    assert_eq!(laid(&broken), Files::new());
}
