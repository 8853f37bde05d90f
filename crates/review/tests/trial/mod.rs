//! A change to a small register, and a review of it that was written by hand: every kind of thing that one can hold.

use review::{
    Address, Aspect, Budget, Edit, Figure, Finding, Group, How, Meaning, Moved, Notice, Page, Pages, Piece, Review,
    Rewritten, Run, Side, Statement, Translated,
};
use site::{Options, PageOf, Subject};
use source::Diagnostics;

#[path = "../../../site/tests/world/mod.rs"]
mod world;

/// Two hosts, one of which lies below the other's domain, and a language that reads from right to left.
const HOSTS: &str = "-- config.toml --\nbase_url = \"https://privacy.example.com/legal\"\ndefault_language = \"en\"\n\
                     [languages.el]\n[languages.ar]\n[extra.locales.el]\nbase_url = \"https://www.example.gr\"\n";

/// What is there only before.
const BEFORE: &str = "-- data/subprocessors/old.yaml --\nname: Example Old Ltd\nengagements:\n  old:\n    service: desk\n    \
                      section: people\n    history:\n      - effective: 2022-02-02\n        purpose: Old things.\n";

/// What is there only after.
const AFTER: &str = "-- data/subprocessors/new.yaml --\nname: Example New GmbH\nengagements:\n  new:\n    service: desk\n    \
                     section: people\n    history:\n      - effective: 2026-05-05\n        purpose: New things.\n";

/// A name that would be markup, if it were not escaped.
pub const HOSTILE: &str = "</p><script>alert(\"1\")</script><img src=x onerror='a'>\u{202E}&amp;";

/// The two sides.
pub fn sides() -> (Side, Side) {
    let side = |name: &str, own: &str| {
        let sources = world::sources(&format!("{HOSTS}{own}"));
        Side::build(name.to_owned(), sources, &Options::on(world::DAY), Diagnostics::new())
            .known_on(subprocessors::Date::constant(2026, 11, 5))
    };
    (side("main (1f2e3d4)", BEFORE), side("the working tree", AFTER))
}

/// A review of them.
pub fn review(before: &Side, after: &Side) -> Review {
    Review {
        before: before.name.clone(),
        after: after.name.clone(),
        unbuilt: Vec::new(),
        rewritten: true,
        edits: vec![Edit::Facts, Edit::Translation, Edit::Configuration],
        meaning: meaning(),
        pages: pages(before, after),
        translations: translations(),
        budget: budget(),
    }
}

fn words(all: &[&str]) -> Vec<String> {
    all.iter().map(|own| (*own).to_owned()).collect()
}

fn meaning() -> Meaning {
    let difference = |aspect: &str, old: &str, new: &str| (aspect.to_owned(), old.to_owned(), new.to_owned());
    let added = Statement {
        what: "added".to_owned(),
        subject: "new/new".to_owned(),
        says: "adds Example New GmbH in Germany for customers in the EU".to_owned(),
        follows: words(&[
            "announced 2026-11-10",
            "effective 2027-02-02: 84 days, the policy asks 30",
            "objection until 2026-12-10",
        ]),
        products: words(&["Example Desk"]),
        regions: words(&["Customers in the EU"]),
        ..Statement::default()
    };
    let removed = Statement {
        what: "removed".to_owned(),
        subject: "old/old".to_owned(),
        says: format!("takes {HOSTILE} away"),
        differences: vec![
            difference("purpose", "Old things.", ""),
            difference("locations", HOSTILE, "storage: Germany"),
        ],
        rewrites: Some(Rewritten::History),
        lacks_notice: true,
        ..Statement::default()
    };
    let notice = |effective: &str, says: &str, subject: &str, lacking| Notice {
        effective: effective.to_owned(),
        says: says.to_owned(),
        subjects: words(&[subject]),
        lacking,
    };
    let finding = |level: &str, code: &str, message: &str| Finding {
        level: level.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
        place: Some("data/subprocessors/new.yaml:4".to_owned()),
    };
    Meaning {
        statements: vec![added, removed],
        notices: vec![
            notice(
                "2027-02-02",
                "announced 2026-11-10: 84 days, the policy asks 30; objection until 2026-12-10",
                "new/new",
                false,
            ),
            notice("2026-11-23", "not announced: to be told by 2026-10-24 at the latest", "old/old", true),
        ],
        locales: 3,
        fires: vec![finding("warning", "no-location", "`new/new` does not say where data is")],
        resolved: vec![finding("note", "no-website", "`old` has no website")],
    }
}

/// What differs on a page of a locale.
fn pieces(kind: &str, locale: &str) -> Vec<Piece> {
    let (new, heading) = match locale {
        "ar" => ("شركة جديدة", "الأشخاص"),
        "el" => ("Νέα εταιρεία", "Άνθρωποι"),
        _ => ("A new company", "People"),
    };
    let piece = |aspect, how, place: String, runs| Piece {
        aspect,
        how,
        place,
        was_at: None,
        lang: locale.to_owned(),
        is_rtl: locale == "ar",
        runs,
    };
    let changed = vec![
        Run::Same("Example ".to_owned()),
        Run::Gone("Old Ltd".to_owned()),
        Run::New(new.to_owned()),
        Run::Same(", 2026 ".to_owned()),
        Run::Left(12),
        Run::Same("GmbH".to_owned()),
    ];
    let mut pieces = vec![
        piece(Aspect::Text, How::Changed, format!("under “{heading}”"), changed),
        piece(
            Aspect::Head,
            How::Changed,
            "description".to_owned(),
            vec![Run::Gone("3".to_owned()), Run::New("4".to_owned())],
        ),
    ];
    if kind == "list" {
        pieces.push(piece(
            Aspect::Text,
            How::New,
            "under “Contents”".to_owned(),
            vec![Run::New(format!("{new} {HOSTILE}"))],
        ));
        pieces.push(piece(
            Aspect::Links,
            How::Gone,
            "under “Contents”".to_owned(),
            vec![Run::Gone("old (en)".to_owned())],
        ));
        let moved = Piece {
            was_at: Some("under “Hosting”".to_owned()),
            ..piece(Aspect::Text, How::Moved, "in the footer".to_owned(), vec![Run::Same("Because of law".to_owned())])
        };
        pieces.push(moved);
        pieces.push(piece(Aspect::Look, How::Changed, "style.css".to_owned(), Vec::new()));
    }
    pieces
}

/// What a page shows, in words.
fn kind(subject: &Subject) -> String {
    match subject {
        Subject::List => "list".to_owned(),
        Subject::Entity(id) => format!("entity {id}"),
        Subject::Part(name) => (*name).to_owned(),
        Subject::Choice(path) => format!("choice {path}"),
        _ => "other".to_owned(),
    }
}

fn pages(before: &Side, after: &Side) -> Pages {
    let bytes = |side: &Side, path: &str| Some(side.site.as_ref()?.get(path)?.body.bytes().into_owned());
    let is_shown = |of: &PageOf| matches!(of.subject, Subject::List | Subject::Entity(_) | Subject::Part(_));
    let shown: Vec<_> = after.pages.iter().filter(|own| is_shown(own.1)).collect();
    let is_changed = |path: &str| before.pages.contains_key(path) && bytes(before, path) != bytes(after, path);
    let page = |path: &str, of: &PageOf| Page {
        kind: kind(&of.subject),
        locale: of.locale.clone(),
        before: path.to_owned(),
        after: path.to_owned(),
        pieces: pieces(&kind(&of.subject), &of.locale),
    };
    let mut pages: Vec<Page> = shown.iter().filter(|own| is_changed(own.0)).map(|(path, of)| page(path, of)).collect();
    pages.sort_by_key(|own| (own.kind != "list", own.kind.clone(), own.locale != "en", own.locale.clone()));
    let (lists, others): (Vec<usize>, Vec<usize>) = (0..pages.len()).partition(|at| pages[*at].kind == "list");
    let every: Vec<usize> = (0..pages.len()).collect();
    let is_head = |own: &Piece| own.aspect == Aspect::Head;
    let changed = vec![
        group(&lists, &pages, |own| !is_head(own)),
        group(&others, &pages, |own| !is_head(own)),
        group(&every, &pages, is_head),
    ];
    Pages {
        lost: addresses(before, after),
        redirected: vec![Moved {
            from: Address {
                kind: "list".to_owned(),
                locale: Some("en".to_owned()),
                path: "/legal/en/list/".to_owned(),
            },
            to: "/legal/en/subprocessors/".to_owned(),
        }],
        gained: addresses(after, before),
        changed,
        same: 7,
        pages,
        ..Pages::default()
    }
}

fn group(own: &[usize], pages: &[Page], is_meant: impl Fn(&Piece) -> bool) -> Group {
    let all = |of: &dyn Fn(&Page) -> String| {
        let mut all: Vec<String> = Vec::new();
        for value in own.iter().map(|at| of(&pages[*at])) {
            if !all.contains(&value) {
                all.push(value);
            }
        }
        all
    };
    let meant = |page: &Page| page.pieces.iter().filter(|own| is_meant(own)).cloned().collect::<Vec<_>>();
    Group {
        kinds: all(&|page| page.kind.clone()),
        locales: all(&|page| page.locale.clone()),
        pages: own.to_vec(),
        pieces: meant(&pages[own[0]]),
        words: own.iter().rev().map(|at| (pages[*at].locale.clone(), meant(&pages[*at]))).collect(),
    }
}

/// The pages of entities that only one of the sides has, as addresses with their hosts.
fn addresses(side: &Side, other: &Side) -> Vec<Address> {
    let only = side
        .pages
        .iter()
        .filter(|(path, of)| matches!(of.subject, Subject::Entity(_)) && !other.pages.contains_key(*path));
    let address = |(path, of): (&String, &PageOf)| {
        let below = path.strip_suffix("index.html").unwrap_or(path);
        let path = match below.split_once('/').expect("each host has a folder") {
            ("www.example.gr", below) => format!("https://www.example.gr/{below}"),
            (_, below) => format!("https://privacy.example.com/legal/{below}"),
        };
        Address { kind: kind(&of.subject), locale: Some(of.locale.clone()), path }
    };
    only.map(address).collect()
}

fn translations() -> Vec<Translated> {
    let of = |locale: &str| Translated {
        locale: locale.to_owned(),
        stale: words(&["Support."]),
        missing: words(&["New things.", HOSTILE]),
        ..Translated::default()
    };
    vec![of("ar"), Translated { resolved: words(&["Hosting"]), ..of("el") }]
}

fn budget() -> Budget {
    let figure = |name: &str, before, after| Figure { name: name.to_owned(), before, after };
    Budget {
        figures: vec![figure("pages", 41, 44), figure("bytes of all files", 412_000, 431_500)],
        headers: vec![
            Run::Same("/*".to_owned()),
            Run::Gone("  X-Frame-Options: DENY".to_owned()),
            Run::New("  X-Frame-Options: SAMEORIGIN".to_owned()),
        ],
    }
}
