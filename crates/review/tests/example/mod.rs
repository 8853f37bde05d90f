//! Reviews made by hand: one of everything, and those that are special.

use review::{
    Address, Aspect, Budget, Edit, Figure, Finding, Group, How, Meaning, Moved, Notice, Obstacle, Page, Pages, Piece,
    Review, Rewritten, Run, Statement, Translated, Unbuilt,
};
use std::collections::BTreeMap;

pub const LOCALES: [&str; 32] = [
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "he", "hr", "hu", "it", "ja", "ko", "lt",
    "lv", "mt", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "uk", "zh",
];

/// Nothing differs.
pub fn empty() -> Review {
    Review {
        before: "main (1f2e3d4)".to_owned(),
        after: "the working tree".to_owned(),
        unbuilt: Vec::new(),
        rewritten: false,
        edits: Vec::new(),
        meaning: Meaning { locales: 32, ..Meaning::default() },
        pages: Pages { same: 576, ..Pages::default() },
        translations: Vec::new(),
        budget: Budget::default(),
    }
}

/// Files are written otherwise and say the same.
pub fn reformatted() -> Review {
    Review { rewritten: true, ..empty() }
}

/// The version after has errors, or lacks nothing but translations.
pub fn unbuilt(errors: usize, only_translations: bool) -> Review {
    let obstacles = vec![if only_translations { Obstacle::Translations } else { Obstacle::Mistakes }];
    let name = "the working tree".to_owned();
    let version = Unbuilt { name, errors, obstacles, has_facts: true, is_compared: only_translations };
    Review { rewritten: true, unbuilt: vec![version], ..empty() }
}

/// One of everything.
pub fn rich() -> Review {
    Review {
        rewritten: true,
        edits: vec![Edit::Facts, Edit::Translation, Edit::Look],
        meaning: meaning(),
        pages: pages(),
        translations: translations(),
        budget: budget(),
        ..empty()
    }
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|own| (*own).to_owned()).collect()
}

fn meaning() -> Meaning {
    Meaning {
        statements: vec![
            Statement {
                what: "moved".to_owned(),
                subject: "sample-mail/newsletters".to_owned(),
                says: "changes where Sample Mail Inc. (newsletters) stores data: from Ireland to the United States"
                    .to_owned(),
                follows: words(&["in force since 2024-03-01"]),
                differences: vec![(
                    "locations".to_owned(),
                    "storage in Ireland".to_owned(),
                    "storage in the United States".to_owned(),
                )],
                regions: words(&["EU", "United Kingdom"]),
                rewrites: Some(Rewritten::History),
                ..Statement::default()
            },
            Statement {
                what: "added".to_owned(),
                subject: "example-cloud/hosting".to_owned(),
                says: "adds Example Cloud GmbH in Germany for customers in the EU".to_owned(),
                follows: words(&[
                    "announced 2026-11-10",
                    "effective 2026-12-15: 35 days, the policy asks 30",
                    "objection until 2026-12-10",
                ]),
                differences: vec![(
                    "purpose".to_owned(),
                    String::new(),
                    "Servers that store customer data.".to_owned(),
                )],
                products: words(&["Chat", "Support Desk"]),
                regions: words(&["EU"]),
                ..Statement::default()
            },
            Statement {
                what: "added".to_owned(),
                subject: "test-analytics/reports".to_owned(),
                says: "adds Test Analytics Ltd. in the United Kingdom".to_owned(),
                follows: words(&["effective 2026-12-20", "not announced"]),
                lacks_notice: true,
                ..Statement::default()
            },
        ],
        notices: vec![
            Notice {
                effective: "2026-12-15".to_owned(),
                says: "announced 2026-11-10: 35 days, the policy asks 30; objection until 2026-12-10".to_owned(),
                subjects: words(&["example-cloud/hosting"]),
                lacking: false,
            },
            Notice {
                effective: "2026-12-20".to_owned(),
                says: "not announced: to be told by 2026-11-20 at the latest".to_owned(),
                subjects: words(&["test-analytics/reports"]),
                lacking: true,
            },
        ],
        locales: 32,
        fires: vec![
            finding(
                "error",
                "notice-missing",
                "`test-analytics/reports` takes effect on 2026-12-20 and is not announced",
                Some("data/subprocessors/test-analytics.yaml:12"),
            ),
            finding(
                "warning",
                "no-transfer-ground",
                "nothing is said of the ground on which data goes to the United States",
                Some("data/subprocessors/sample-mail.yaml:20"),
            ),
        ],
        resolved: vec![finding("note", "no-website", "`sample-mail` has no website", None)],
    }
}

pub fn finding(level: &str, code: &str, message: &str, place: Option<&str>) -> Finding {
    let (level, code, message) = (level.to_owned(), code.to_owned(), message.to_owned());
    Finding { level, code, message, place: place.map(str::to_owned) }
}

pub fn address(kind: &str, locale: Option<&str>, path: &str) -> Address {
    Address { kind: kind.to_owned(), locale: locale.map(str::to_owned), path: path.to_owned() }
}

pub fn page(kind: &str, locale: &str) -> Page {
    let path = format!("{locale}/{}/index.html", kind.replace(' ', "/"));
    Page { kind: kind.to_owned(), locale: locale.to_owned(), before: path.clone(), after: path, pieces: Vec::new() }
}

pub fn piece(aspect: Aspect, how: How, place: &str, lang: &str, runs: Vec<Run>) -> Piece {
    let (place, lang) = (place.to_owned(), lang.to_owned());
    Piece { aspect, how, place, was_at: None, is_rtl: lang == "ar", lang, runs }
}

pub fn same(text: &str) -> Run {
    Run::Same(text.to_owned())
}

pub fn gone(text: &str) -> Run {
    Run::Gone(text.to_owned())
}

pub fn new(text: &str) -> Run {
    Run::New(text.to_owned())
}

/// A group whose pages are added to those of a review.
pub fn add_group(pages: &mut Pages, kinds: &[&str], locales: &[&str], pieces: Vec<Piece>) {
    let first = pages.pages.len();
    for kind in kinds {
        pages.pages.extend(locales.iter().map(|locale| page(kind, locale)));
    }
    let own = (first..pages.pages.len()).collect();
    pages.changed.push(Group {
        kinds: words(kinds),
        locales: words(locales),
        pages: own,
        pieces,
        words: BTreeMap::new(),
    });
}

fn pages() -> Pages {
    let mut pages = Pages {
        lost: vec![
            address("entity sample-mail", Some("de"), "/de/unterauftragsverarbeiter/sample-mail/"),
            address("feed", None, "/feeds/old.xml"),
        ],
        redirected: vec![Moved {
            from: address("entity sample-mail", Some("en"), "/subprocessors/sample-mail/"),
            to: "/subprocessors/sample-mail-inc/".to_owned(),
        }],
        same: 480,
        ..Pages::default()
    };
    pages.gained = LOCALES
        .iter()
        .map(|own| address("entity example-cloud", Some(own), &format!("/{own}/s/example-cloud/")))
        .collect();
    pages.gained.push(address("data", None, "/data/2026-12-15.json"));
    let most: Vec<&str> = LOCALES.into_iter().filter(|own| !["ar", "ja"].contains(own)).collect();
    let infrastructure = "under “Infrastructure”";
    add_group(
        &mut pages,
        &["list", "changes"],
        &most,
        vec![
            piece(Aspect::Text, How::New, infrastructure, "bg", vec![new("Example Cloud GmbH, Германия")]),
            piece(Aspect::Links, How::New, infrastructure, "bg", vec![new("/bg/s/example-cloud/")]),
            piece(
                Aspect::Text,
                How::Changed,
                "“Sample Mail Inc.”",
                "bg",
                vec![
                    same("Съхранение: "),
                    gone("Ирландия"),
                    new("Съединени щати"),
                    same(" за клиенти в "),
                    Run::Left(14),
                    same(" ЕС"),
                ],
            ),
        ],
    );
    add_group(
        &mut pages,
        &["list"],
        &["ar"],
        vec![piece(
            Aspect::Text,
            How::Changed,
            "تحت «البنية التحتية»",
            "ar",
            vec![same("التخزين في "), gone("أيرلندا"), new("الولايات المتحدة (AWS)")],
        )],
    );
    add_group(
        &mut pages,
        &["list"],
        &["ja"],
        vec![piece(
            Aspect::Text,
            How::Changed,
            "「インフラ」",
            "ja",
            vec![same("データは"), gone("アイルランド"), new("アメリカ"), same("に保存されます。")],
        )],
    );
    let paragraph = Piece {
        was_at: Some("under “Who reads this”".to_owned()),
        ..piece(Aspect::Text, How::Moved, "under “How to object”", "en", vec![same("Write to us within 30 days.")])
    };
    add_group(
        &mut pages,
        &["subscribe"],
        &["en"],
        vec![
            paragraph,
            piece(
                Aspect::Structure,
                How::Changed,
                "under “How to object”",
                "en",
                vec![gone("ul.steps"), new("ol.steps")],
            ),
        ],
    );
    add_group(
        &mut pages,
        &["entity a", "entity b", "entity c", "choices"],
        &LOCALES,
        vec![
            piece(Aspect::Head, How::Changed, "title", "ar", vec![same("شركة "), gone("قديمة"), new("جديدة")]),
            piece(Aspect::Look, How::Changed, "style.css", "", vec![]),
        ],
    );
    pages
}

fn translations() -> Vec<Translated> {
    let source = ["Servers that store customer data.", "Mail for {product}."];
    let stale = |own: &str| Translated {
        locale: own.to_owned(),
        stale: words(&source[..if own == "fr" { 1 } else { 2 }]),
        ..Translated::default()
    };
    let mut all: Vec<Translated> = LOCALES.iter().filter(|own| **own != "en").map(|own| stale(own)).collect();
    all[3].resolved = words(&["Object"]);
    all[4].missing = words(&["Reports on how the product is used."]);
    all[5].changed = words(&["Sub-processors"]);
    all
}

fn budget() -> Budget {
    let figure = |name: &str, before, after| Figure { name: name.to_owned(), before, after };
    Budget {
        figures: vec![
            figure("pages", 514, 516),
            figure("bytes of all files", 12_345_678, 12_441_678),
            figure("bytes of styles", 24_800, 23_100),
            figure("requests of a page", 3, 4),
        ],
        headers: vec![
            same("/*"),
            gone("  Content-Security-Policy: default-src 'none'; img-src 'self'; style-src 'self'"),
            new(
                "  Content-Security-Policy: default-src 'none'; img-src 'self' https://pictures.example.com; style-src 'self'",
            ),
            same("/data/*"),
            new("  Access-Control-Allow-Origin: *"),
        ],
    }
}
