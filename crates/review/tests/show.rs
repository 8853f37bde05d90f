//! Reviews as people read them.

mod example;

use example::{add_group, address, gone, new, piece, same};
use review::{Aspect, Edit, Figure, How, Meaning, Notice, Pages, Piece, Review, Run, Statement, Translated, show};
use scraper::Html;

#[test]
fn the_whole_in_a_terminal() {
    insta::assert_snapshot!(show::text(&example::rich(), false));
}

#[test]
fn the_whole_in_colour() {
    insta::assert_snapshot!(show::text(&example::rich(), true).replace('\u{1b}', "␛"));
}

#[test]
fn the_whole_as_markdown() {
    insta::assert_snapshot!(show::markdown(&example::rich()));
}

#[test]
fn the_whole_as_a_comment() {
    insta::assert_snapshot!(show::comment(&example::rich()));
}

#[test]
fn the_whole_as_json() {
    insta::assert_snapshot!(show::json(&example::rich()));
}

#[test]
fn a_summary_is_a_comment_without_its_marker() {
    let comment = show::comment(&example::rich());
    assert_eq!(comment.strip_prefix("<!-- annex-review -->\n"), Some(show::summary(&example::rich()).as_str()));
}

#[test]
fn json_leaves_nothing_out() {
    let json: serde_json::Value = serde_json::from_str(&show::json(&huge(200))).expect("it is JSON");
    assert_eq!(json["format"], "annex/review/1");
    assert_eq!(json.as_object().and_then(|own| own.keys().next()).map(String::as_str), Some("format"));
    assert_eq!(json["pages"]["changed"].as_array().map(Vec::len), Some(200));
}

#[test]
fn nothing_has_one_sentence() {
    insta::assert_snapshot!(show::text(&example::empty(), false), @r"
    Nothing changes for readers.
    From main (1f2e3d4) to the working tree.
    576 pages are the same.
    ");
}

#[test]
fn a_reformat_changes_nothing_for_readers() {
    insta::assert_snapshot!(show::markdown(&example::reformatted()), @r"
    ## Nothing changes for readers: files differ, but only in how they are written.

    From main (1f2e3d4) to the working tree.

    576 pages are the same.
    ");
}

#[test]
fn a_version_that_cannot_be_built_is_not_called_the_same() {
    let review = Review { pages: Pages::default(), ..example::unbuilt(3, false) };
    insta::assert_snapshot!(show::text(&review, false));
    let told = Review { edits: vec![Edit::Facts], meaning: example::rich().meaning, ..review };
    let text = show::text(&told, false);
    assert!(text.starts_with("This changes the facts.\n"), "{text}");
    assert!(text.contains("pages, addresses and budget are not compared"), "{text}");
}

#[test]
fn a_version_without_some_translations_is_shown_as_it_would_be() {
    insta::assert_snapshot!(show::markdown(&example::unbuilt(31, true)));
    assert!(show::markdown(&example::unbuilt(1, true)).contains("1 translation is missing"));
}

#[test]
fn a_new_language_is_told_in_a_line() {
    let mut review = example::empty();
    let entity = |number: usize| format!("entity sample-{number}");
    let kinds = ["list", "changes"].map(str::to_owned).into_iter().chain((1..=14).map(entity));
    review.pages.gained = kinds.map(|kind| address(&kind, Some("tlh"), &format!("/tlh/{kind}/"))).collect();
    let text = show::text(&review, false);
    let told = "    list, changes and 14 × entity in tlh: 16 addresses, such as /tlh/list/\n";
    assert!(text.contains(told), "{text}");
}

#[test]
fn sizes_are_told_in_the_unit_that_suits_them() {
    let mut review = example::empty();
    let figure = |(before, after)| Figure { name: "bytes of all files".to_owned(), before, after };
    let sizes = [(999, 1_000), (99_940, 99_960), (999_949, 999_950), (12_000_000, 1), (2_500_000_000, 2_500_000_001)];
    review.budget.figures = sizes.map(figure).to_vec();
    insta::assert_snapshot!(show::text(&review, false).split("Budget\n").last().unwrap_or_default());
}

#[test]
fn a_header_is_compared_part_by_part() {
    let mut review = example::empty();
    review.budget.headers = vec![
        same("/*\n  X-Frame-Options: DENY"),
        gone("  Permissions-Policy: camera=(); microphone=()"),
        new("  Permissions-Policy: microphone=(); camera=()"),
        gone("  Referrer-Policy: no-referrer"),
        new("  X-Robots-Tag: noindex\n  Link: </a.css>; rel=preload"),
    ];
    insta::assert_snapshot!(show::text(&review, false).split("Headers\n").last().unwrap_or_default());
}

#[test]
fn many_locales_are_told_in_few_words() {
    let told = |number: usize, all: usize| {
        let mut review = Review { meaning: Meaning { locales: all, ..Meaning::default() }, ..example::empty() };
        let missing = |own: &str| Translated {
            locale: own.to_owned(),
            missing: vec!["Hosting".to_owned()],
            ..Translated::default()
        };
        review.translations = example::LOCALES[..number].iter().map(|own| missing(own)).collect();
        let text = show::text(&review, false);
        text.lines().find(|own| own.contains("1 text in")).unwrap_or_default().trim().to_owned()
    };
    assert_eq!(told(1, 32), "1 text in ar");
    assert_eq!(told(3, 3), "1 text in ar, bg and cs");
    assert_eq!(told(8, 8), "1 text in all 8 locales");
    assert_eq!(told(8, 9), "1 text in ar, bg, cs, da, de, el, en and es");
    assert_eq!(told(30, 32), "1 text in 30 locales", "nothing says which two are left");
    assert_eq!(told(32, 32), "1 text in all 32 locales");
}

#[test]
fn few_addresses_are_listed_each() {
    let mut review = example::empty();
    review.pages.lost = vec![address("list", Some("fa"), "/fa/فهرست/"), address("feed", None, "/feed.xml")];
    let text = show::text(&review, false);
    assert!(text.contains("    error: \u{2068}/fa/فهرست/\u{2069}: list in fa\n    error: /feed.xml: feed\n"), "{text}");
}

#[test]
fn what_was_lost_in_many_locales_is_one_error() {
    let mut review = example::empty();
    let lost = |own: &str| address("list", Some(own), &format!("/{own}/"));
    review.pages.lost = example::LOCALES.iter().map(|own| lost(own)).collect();
    let text = show::text(&review, false);
    assert!(text.contains("error: 32 addresses lost: links to them lead nowhere\n"), "{text}");
    assert!(text.contains("  error: list in all 32 locales: 32 addresses, such as /ar/\n"), "{text}");
}

#[test]
fn a_long_text_is_cut_wherever_it_is_told_and_whole_for_programs() {
    let long = |word: &str| vec![word; 30_000].join(" ");
    let mut review = example::empty();
    let runs = vec![gone(&long("old")), same(" "), new(&long("new"))];
    add_group(&mut review.pages, &["list"], &["en"], vec![piece(Aspect::Text, How::Changed, "at the top", "en", runs)]);
    review.translations =
        vec![Translated { locale: "de".to_owned(), missing: vec![long("new")], ..Translated::default() }];
    review.meaning.statements =
        vec![Statement { differences: vec![("purpose".to_owned(), long("old"), long("new"))], ..Statement::default() }];
    for report in [show::text(&review, false), show::markdown(&review), show::comment(&review)] {
        assert!(report.len() < 6_000, "{}", report.len());
        assert_eq!(report.matches("new … and 29850 more words").count(), 2, "{report}");
        assert_eq!(report.matches("new … and 29950 more words").count(), 1, "{report}");
    }
    assert!(show::json(&review).contains(&long("new")));
}

#[test]
fn what_a_rule_says_of_many_texts_of_a_file_is_counted() {
    let mut review = example::empty();
    let stale = |file: &str, line: usize| {
        example::finding("warning", "stale-translation", "a text changed", Some(&format!("{file}:{line}")))
    };
    review.meaning.fires = (1..=48).map(|own| stale("data/translations/de.po", own)).collect();
    review.meaning.fires.extend((1..=3).map(|own| stale("data/translations/el.po", own)));
    review.meaning.resolved =
        example::LOCALES.iter().map(|own| stale(&format!("data/translations/{own}.po"), 7)).collect();
    insta::assert_snapshot!(show::text(&review, false), @"
    This changes what readers see.
    From main (1f2e3d4) to the working tree.
    576 pages are the same.

    Meaning
      What the rules say now
        warning: a text changed (stale-translation, data/translations/de.po:1, and 47 more in this file)
        warning: a text changed (stale-translation, data/translations/el.po:1)
        warning: a text changed (stale-translation, data/translations/el.po:2)
        warning: a text changed (stale-translation, data/translations/el.po:3)

      What the rules no longer say
        a text changed (stale-translation, data/translations/ar.po:7, and 31 more in 32 files)
    ");
}

#[test]
fn what_says_nothing_is_left_out() {
    let mut review = example::empty();
    let structure = |place: &str, runs| piece(Aspect::Structure, How::Changed, place, "en", runs);
    let moved = Piece {
        was_at: Some("under “A”".to_owned()),
        ..piece(Aspect::Text, How::Moved, "under “A”", "en", vec![same("Text.")])
    };
    let pieces = vec![
        moved,
        piece(Aspect::Links, How::New, "under “B”", "en", vec![same("here → "), new("/b/")]),
        structure("under “B”", vec![same("bdi[translate=no] "), new("a")]),
        structure("under “C”", vec![same("bdi[translate=no] "), new("a")]),
        structure("under “B”", vec![gone("h2"), new("h3.small")]),
    ];
    add_group(&mut review.pages, &["list"], &["en"], pieces);
    let text = show::text(&review, false);
    insta::assert_snapshot!(text.split("What differs on pages\n").last().unwrap_or_default(), @"
    list in en: en/list/index.html
      under “A”, moved here: Text.
      under “B”, new link: here → {+/b/+}
      under “C”, structure changed: bdi[translate=no] {+a link (a)+}
      under “B”, structure changed: [-a heading (h2)-]{+a heading (h3.small)+}
    ");
}

#[test]
fn long_lists_are_counted_in_a_terminal_and_in_markdown() {
    for report in [show::text(&huge(200), false), show::markdown(&huge(200))] {
        assert!(report.contains("… and 160 more\n"), "{report}");
        assert!(report.contains("… and 8 more\n"), "{report}");
    }
}

#[test]
fn a_comment_is_cut_by_whole_entries_and_says_so() {
    let comment = show::comment(&huge(400));
    let units = comment.encode_utf16().count();
    assert!((57_000..=61_536).contains(&units), "{units}");
    insta::assert_snapshot!(comment.lines().find(|own| own.contains("Left out")).unwrap_or_default());
    assert!(comment.contains("adds Vendor 99 GmbH"), "meaning goes last");
    assert_eq!(folds(&comment), comment.matches("<details>").count());
    let shown = comment.matches("<details>\n<summary>choices in ").count();
    assert!(comment.contains(&format!("{} of 400 groups of pages", 400 - shown)), "{shown}");
}

#[test]
fn a_summary_is_cut_later() {
    let summary = show::summary(&huge(400));
    assert!(!summary.contains("Left out"));
    let summary = show::summary(&huge(8_000));
    assert!((1_000_000..=1_048_576).contains(&summary.len()), "{}", summary.len());
    assert!(summary.contains(" of 8000 groups of pages; the whole report is in the job's artifact."));
    folds(&summary);
}

#[test]
fn meaning_is_cut_last_and_whole() {
    let mut review = huge(400);
    let statement =
        |number: usize| Statement { says: format!("{number} {}", "long ".repeat(200)), ..Statement::default() };
    review.meaning.statements = (0..100).map(statement).collect();
    let comment = show::comment(&review);
    assert!(comment.encode_utf16().count() <= 65_536);
    assert!(comment.contains(" of 100 changes of the facts") && comment.contains("400 of 400 groups of pages"));
    assert!(!comment.contains("What differs on pages"), "a heading without entries");
}

#[test]
fn no_text_of_people_acts_in_markdown() {
    for report in [show::markdown(&hostile()), show::comment(&hostile()), show::summary(&hostile())] {
        let html = html(&report);
        folds(&report);
        let document = Html::parse_fragment(&html);
        for element in document.root_element().descendent_elements() {
            let expected = [
                "html", "h2", "h3", "h4", "p", "ul", "li", "strong", "ins", "del", "code", "span", "details", "summary",
            ];
            assert!(expected.contains(&element.value().name()), "<{}> in\n{html}", element.value().name());
            let attributes: Vec<&str> = element.value().attrs().map(|(name, _)| name).collect();
            assert!(attributes.is_empty() || attributes == ["dir", "lang"], "{attributes:?}");
        }
        let headings = |level: &str| html.matches(level).count();
        assert_eq!(headings("<h2>"), 1, "{html}");
        assert_eq!(headings("<h3>"), 4, "{html}");
    }
}

#[test]
fn no_text_of_people_is_a_mention_an_issue_or_an_address() {
    for report in [show::markdown(&hostile()), show::comment(&hostile())] {
        let document = Html::parse_fragment(&html(&report));
        for text in document.tree.nodes().filter(|own| own.parent().is_some_and(|own| !is_code(own.value()))) {
            let Some(text) = text.value().as_text() else { continue };
            for link in ["@someone", "#12", "GH-12", "gh-12", "https://", "www.e", ":tada:"] {
                assert!(!text.contains(link), "{link} in {text:?}");
            }
        }
    }
}

#[test]
fn what_people_wrote_is_read_as_they_wrote_it() {
    let document = Html::parse_fragment(&html(&show::markdown(&hostile())));
    let read: String = document.root_element().text().collect::<String>().replace('\u{2060}', "");
    for text in HOSTILE {
        let line = text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('\u{1b}', "⟨U+001B⟩")
            .replace('\u{202e}', "⟨U+202E⟩");
        assert!(read.contains(&line), "{line:?} in\n{read}");
    }
}

#[test]
fn no_text_of_people_acts_in_a_terminal() {
    let text = show::text(&hostile(), false);
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    assert!(text.contains("⟨U+001B⟩[2Jcleared"), "{text}");
}

fn is_code(node: &scraper::Node) -> bool {
    node.as_element().is_some_and(|own| own.name() == "code")
}

/// Asserts that what a reader can open is closed, one after the other; gives how many there are.
fn folds(report: &str) -> usize {
    let report = html(report);
    let (opened, closed) = (report.matches("<details>").count(), report.matches("</details>").count());
    assert_eq!(opened, closed);
    for part in report.split("<details>").skip(1) {
        assert_eq!(part.matches("</details>").count(), 1, "{part}");
        assert_eq!(part.matches("</summary>\n<ul>\n").count(), 1, "{part}");
    }
    opened
}

/// As GitHub's Markdown makes it, but for what GitHub does to the text afterwards.
fn html(report: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(report, pulldown_cmark::Options::all()));
    html
}

/// A review with very many differences.
fn huge(groups: usize) -> Review {
    let mut review = example::rich();
    let statement = |number: usize| Statement { says: format!("adds Vendor {number} GmbH"), ..Statement::default() };
    review.meaning = Meaning { statements: (0..100).map(statement).collect(), locales: 32, ..Meaning::default() };
    review.pages = Pages::default();
    for number in 0..groups {
        let line = |at: usize| {
            piece(Aspect::Text, How::New, &format!("under “{at}”"), "en", vec![new(&format!("{number}, {at}"))])
        };
        add_group(&mut review.pages, &["choices"], &example::LOCALES[..9], (0..20).map(line).collect());
    }
    review
}

const HOSTILE: [&str; 22] = [
    "</details></summary><script>alert(1)</script>",
    "<!-- a comment that does not end",
    "thanks @someone and @org/team, a@someone.example",
    "fixes #12, example/annex#12, GH-12 and gh-12",
    "| a | b |\n|---|---|\n| c | d |",
    "```\ncode\n```",
    "`one` ``two``",
    "[x](javascript:alert(1)) ![y](https://example.com/y.png) [^1]",
    "see https://example.com/ and www.example.com or <https://example.com>",
    "# a heading\n\n## another",
    "- [ ] a task",
    "1. first",
    "12) second",
    "+++",
    "---",
    "=== a title",
    "> quoted &amp; &#64;someone",
    "**bold** _em_ ~~gone~~ \\ $x$ $$y$$ :tada: \"quoted\"",
    "    indented by four",
    "\u{1b}[2Jcleared",
    "\u{202e}turned",
    "<ins onclick=\"x\">new</ins>",
];

/// A review in which everything that people wrote is meant to do harm.
fn hostile() -> Review {
    let all = || HOSTILE.into_iter().map(str::to_owned);
    let mut review = Review { before: HOSTILE[9].to_owned(), after: HOSTILE[2].to_owned(), ..example::empty() };
    review.meaning.statements = all().map(|says| Statement { says, ..Statement::default() }).collect();
    review.meaning.statements[0].subject = HOSTILE[0].to_owned();
    review.meaning.statements[0].follows = all().collect();
    review.meaning.statements[0].products = all().collect();
    review.meaning.statements[0].differences = all().map(|own| (own.clone(), own.clone(), own)).collect();
    review.meaning.notices =
        all().map(|says| Notice { says, subjects: all().collect(), ..Notice::default() }).collect();
    review.meaning.fires = HOSTILE.iter().map(|own| example::finding(own, own, own, Some(own))).collect();
    review.pages.lost = HOSTILE.iter().map(|own| address(own, Some(own), own)).collect();
    for text in HOSTILE {
        let runs = || vec![same(text), gone(text), Run::Left(2), new(text)];
        let pieces = ["en", "ar", text].map(|lang| piece(Aspect::Text, How::Changed, text, lang, runs()));
        add_group(&mut review.pages, &[text], &[text], pieces.to_vec());
    }
    let translated =
        |own: &str| Translated { locale: own.to_owned(), stale: vec![own.to_owned()], ..Translated::default() };
    review.translations = HOSTILE.iter().map(|own| translated(own)).collect();
    review.budget.headers = HOSTILE.iter().map(|own| new(own)).collect();
    review
}
