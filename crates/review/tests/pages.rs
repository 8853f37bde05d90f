//! What edits change for those who read the pages, for translators, and for the CDN.

#[path = "../../site/tests/world/mod.rs"]
mod world;

use insta::assert_snapshot;
use review::{Address, Budget, Figure, Group, Moved, Piece, Review, Run, Side, Translated, review};
use site::Options;
use source::Diagnostics;
use world::DAY;

/// The miniature with files laid over it.
fn side(changes: &str) -> Side {
    Side::build("a version".to_owned(), world::sources(changes), &Options::on(DAY), Diagnostics::new())
}

/// What the miniature with files laid over it says otherwise than the miniature.
fn laid(changes: &str) -> String {
    shown(&review(&side(""), &side(changes)))
}

/// A file of the miniature, or of the theme, with other words in one place.
fn edited(path: &str, from: &str, to: &str) -> String {
    let sources = world::sources("");
    let text = sources.text(sources.find(path).expect("there is the file")).expect("it is text");
    assert_eq!(text.matches(from).count(), 1, "`{from}` is in `{path}` once");
    format!("-- {path} --\n{}", text.replace(from, to))
}

const LIST: &str = "content/_index.md";
const CONFIG: &str = "config.toml";
const BASE: &str = "themes/annex/templates/base.html";

fn shown(review: &Review) -> String {
    let Review { pages, translations, budget, .. } = review;
    let mut lines: Vec<String> = Vec::new();
    lines.extend(pages.lost.iter().map(|own| format!("lost: {}", address(own))));
    lines.extend(pages.redirected.iter().map(|Moved { from, to }| format!("redirected: {} to {to}", address(from))));
    lines.extend(pages.gained.iter().map(|own| format!("gained: {}", address(own))));
    lines.extend(pages.hosts.iter().map(|Moved { from, to }| format!("another host: {} becomes {to}", from.path)));
    lines.extend((!pages.resealed.is_empty()).then(|| format!("other seals: {}", pages.resealed.join(", "))));
    lines.extend(pages.changed.iter().flat_map(group));
    lines.push(format!("{} pages are the same", pages.same));
    lines.extend(pages.files.iter().map(|own| format!("holds something else: {}", address(own))));
    lines.extend(translations.iter().map(translated));
    lines.extend(costs(budget));
    lines.join("\n")
}

fn address(Address { kind, locale, path }: &Address) -> String {
    format!("{path} ({kind}, {})", locale.as_deref().unwrap_or("no language"))
}

fn group(Group { kinds, locales, pieces, words, .. }: &Group) -> Vec<String> {
    assert_eq!(words.get(&locales[0]), Some(pieces), "what is shown first is what the first language says");
    let head = format!("{} in {}", kinds.join(", "), locales.join(", "));
    std::iter::once(head).chain(pieces.iter().map(piece)).collect()
}

fn piece(Piece { aspect, how, place, was_at, lang, is_rtl, runs }: &Piece) -> String {
    let was_at = was_at.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
    let rtl = if *is_rtl { " rtl" } else { "" };
    let kind = format!("{aspect:?} {how:?}").to_lowercase();
    format!("  {kind}, {place}{was_at} [{lang}{rtl}]: {}", runs.iter().map(run).collect::<String>())
}

fn run(run: &Run) -> String {
    match run {
        Run::Same(text) => text.clone(),
        Run::Gone(text) => format!("[-{text}-]"),
        Run::New(text) => format!("{{+{text}+}}"),
        Run::Left(words) => format!(" ({words} left out) "),
    }
}

fn translated(own: &Translated) -> String {
    let Translated { locale, stale, missing, resolved, changed } = own;
    format!("{locale}: stale {stale:?}, missing {missing:?}, resolved {resolved:?}, changed {changed:?}")
}

fn costs(Budget { figures, headers }: &Budget) -> Vec<String> {
    let figure = |Figure { name, before, after }: &Figure| match name.starts_with("bytes") {
        // How many bytes differ is none of these tests' business, only whether there are more.
        true => format!("{name}: {}", if after > before { "more" } else { "less" }),
        false => format!("{name}: {before} to {after}"),
    };
    let headers = (!headers.is_empty()).then(|| format!("headers:\n{}", headers.iter().map(run).collect::<String>()));
    figures.iter().map(figure).chain(headers).collect()
}

#[test]
fn the_same_version_differs_in_nothing() {
    let sides = (side(""), side(""));
    let review = review(&sides.0, &sides.1);
    assert!(review.is_empty(), "{}", shown(&review));
    assert!(!review.rewritten);
    assert!(review.pages.same > 20);
}

#[test]
fn a_register_that_is_written_otherwise_shows_the_same() {
    let facts = edited(
        "data/subprocessors/cloud.yaml",
        "data: [account]",
        "# what is stored\n        data:\n          - account",
    );
    let review = review(&side(""), &side(&facts));
    assert!(review.rewritten);
    assert!(review.is_empty(), "{}", shown(&review));
}

#[test]
fn a_word_of_prose() {
    assert_snapshot!(laid(&edited(LIST, "because of *law*", "because of *contracts*")));
}

#[test]
fn a_paragraph_that_is_moved() {
    let moved = "{publisher} provides {service}.\n\n## Why\n\n- because of *law*\n- write to {dpa_contact}\n";
    let to = "## Why\n\n- because of *law*\n- write to {dpa_contact}\n\n{publisher} provides {service}.\n";
    assert_snapshot!(laid(&edited(LIST, moved, to)));
}

#[test]
fn where_a_link_leads() {
    assert_snapshot!(laid(&edited("content/sections/hosting.md", "(#hosting)", "(#people)")));
}

#[test]
fn a_word_of_the_menu() {
    let theme = world::sources("");
    let text = theme.text(theme.find("themes/annex/theme.toml").expect("it ships")).expect("it is text");
    let title = text.lines().find(|line| line.contains("\"Changes\"")).expect("the menu has this word");
    assert_snapshot!(laid(&edited("themes/annex/theme.toml", title, &title.replace("Changes", "What is new"))));
}

#[test]
fn a_slug_without_a_redirect_loses_addresses() {
    assert_snapshot!(laid(&edited(LIST, "slug = \"subprocessors\"", "slug = \"vendors\"")));
}

#[test]
fn a_slug_with_a_redirect_leads_on() {
    let redirects =
        edited(CONFIG, "redirects = [\"/old-list/\"]", "redirects = [\"/old-list/\", \"/legal/en/subprocessors/\"]");
    let slug = edited(LIST, "slug = \"subprocessors\"", "slug = \"vendors\"");
    let text = laid(&format!("{redirects}{slug}"));
    assert!(!text.contains("lost: /legal/en/subprocessors/ ("), "{text}");
    assert!(text.contains("redirected: /legal/en/subprocessors/ (list, en) to /legal/en/vendors/"), "{text}");
}

#[test]
fn another_host() {
    assert_snapshot!(laid(&edited(CONFIG, "https://privacy.example.com", "https://data.example.com")));
}

#[test]
fn a_language_more() {
    assert_snapshot!(laid(&edited(CONFIG, "[languages.el]\n", "[languages.el]\n[languages.ja]\n")));
}

#[test]
fn a_vendor_more() {
    let vendor = "-- data/subprocessors/backup.yaml --\nname: Example Backup S.A.\nkind: third-party\nengagements:\n  \
                  copies:\n    service: desk\n    section: hosting\n    history:\n      - announced: 2026-11-20\n        \
                  effective: 2026-12-28\n        purpose: Keeps copies.\n        locations: [storage: [FR]]\n";
    assert_snapshot!(laid(vendor));
}

#[test]
fn a_vendor_less() {
    assert_snapshot!(laid("-- data/subprocessors/freelancers.yaml --\n(gone)\n"));
}

#[test]
fn a_colour() {
    let tokens = "themes/annex/static/tokens.css";
    let sources = world::sources("");
    let text = sources.text(sources.find(tokens).expect("it ships")).expect("it is text").to_owned();
    let line = text.lines().find(|line| line.contains("--accent:")).expect("the theme has an accent");
    assert_snapshot!(laid(&format!("-- {tokens} --\n{}", text.replacen(line, "  --accent: #0a5;", 1))));
}

#[test]
fn an_element_around_what_is_said() {
    assert_snapshot!(laid(&edited(
        BASE,
        "<p>{{ v.ui.published_by | safe }}</p>",
        "<div class=\"by\"><p>{{ v.ui.published_by | safe }}</p></div>"
    )));
}

#[test]
fn what_only_machines_read() {
    let described = edited(LIST, "Who works for {publisher}.", "Who processes data for {publisher}.");
    assert_snapshot!(laid(&described));
}

#[test]
fn a_script_and_what_it_may_do() {
    let script = edited(
        BASE,
        "{% block scripts %}",
        "<script src=\"https://example.com/count.js\" defer></script>\n{% block scripts %}",
    );
    assert_snapshot!(laid(&script));
}

/// A register that is read from right to left, and one without spaces between words.
fn scripts(arabic: &str, japanese: &str) -> Side {
    let config = edited(CONFIG, "[languages.el]\n", "[languages.ar]\n[languages.ja]\n");
    let catalogue = |tag: &str, text: &str| {
        format!(
            "-- data/translations/{tag}.po --\nmsgid \"\"\nmsgstr \"\"\n\"Language: {tag}\\n\"\n\nmsgid \"Sends mail.\"\n\
             msgstr \"\"\n\nmsgid \"Servers that store customer data.\"\nmsgstr \"{text}\"\n"
        )
    };
    side(&format!("{config}{}{}", catalogue("ar", arabic), catalogue("ja", japanese)))
}

#[test]
fn words_from_right_to_left_and_words_without_spaces() {
    let before = scripts("خوادم تخزن بيانات العملاء.", "顧客データを保存するサーバー。");
    let after = scripts("أجهزة تخزن بيانات العملاء.", "顧客データを保管するサーバー。");
    assert_snapshot!(shown(&review(&before, &after)));
}

#[test]
fn a_text_whose_translation_is_that_of_another_text() {
    assert_snapshot!(laid(&edited(
        "content/sections/hosting.md",
        "Servers in [these",
        "Machines and servers in [these"
    )));
}

#[test]
fn a_text_that_is_translated_now() {
    let more = "\nmsgid \"People\"\nmsgstr \"Άνθρωποι\"\n";
    let sources = world::sources("");
    let path = "data/translations/el.po";
    let text = sources.text(sources.find(path).expect("there is the file")).expect("it is text");
    let mended = text.replace("Δεδομένα λογαριασμού", "Στοιχεία λογαριασμού");
    assert_snapshot!(laid(&format!("-- {path} --\n{mended}{more}")));
}

#[test]
fn a_version_with_mistakes_has_no_pages_to_compare() {
    let broken = side(&edited(
        "data/subprocessors/cloud.yaml",
        "storage: [DE]\n            backup",
        "storage: [DEE]\n            backup",
    ));
    let review = review(&side(""), &broken);
    assert_eq!(review.pages, review::Pages::default());
    assert_eq!(review.unbuilt.len(), 1);
    assert!(!review.unbuilt[0].is_compared && !review.unbuilt[0].has_facts);
}

#[test]
fn a_version_that_lacks_translations_is_shown_as_it_would_be() {
    let strict = edited(CONFIG, "[extra.locales.en]", "[extra]\nstrict = true\n\n[extra.locales.en]");
    let review = review(&side(""), &side(&strict));
    assert!(review.unbuilt[0].is_compared, "{:?}", review.unbuilt);
    assert_eq!(review.unbuilt[0].obstacles, [review::Obstacle::Translations]);
    assert!(review.pages.same > 20);
}

#[test]
fn a_row_that_stands_elsewhere_in_its_table_is_told_once() {
    let third = "-- data/subprocessors/vault.yaml --\nname: Example Archive AG\nengagements:\n  store:\n    service: desk\n    \
                 section: hosting\n    history:\n      - effective: 2022-03-03\n        purpose: Keeps old messages for ten years.\n";
    let renamed = third.replace("Example Archive AG", "Example Zenith AG");
    let text = shown(&review(&side(third), &side(&renamed)));
    let list: Vec<&str> = text.lines().filter(|line| line.contains("moved")).collect();
    assert_snapshot!(list.join("\n"));
}

#[test]
fn a_redirect_that_is_taken_away_loses_its_address() {
    let text = laid(&edited(CONFIG, "redirects = [\"/old-list/\"]", "redirects = [\"/older-list/\"]"));
    assert_snapshot!(text);
}

#[test]
fn a_host_that_is_another_and_a_path_that_is_another() {
    let host = laid(&edited(CONFIG, "https://privacy.example.com/legal", "https://data.example.com/trust"));
    assert!(
        host.starts_with("another host: https://privacy.example.com/legal becomes https://data.example.com/trust"),
        "{host}"
    );
    assert!(!host.contains("lost:"), "{host}");
    let path = laid(&edited(CONFIG, "https://privacy.example.com/legal", "https://privacy.example.com/trust"));
    assert!(path.contains("lost: /legal/en/subprocessors/ (list, en)"), "{path}");
    assert!(!path.contains("another host"), "{path}");
}

#[test]
fn what_is_hidden_is_gone_for_readers() {
    let hidden = laid(&edited(BASE, "<footer class=\"bottom\">", "<footer class=\"bottom\" hidden>"));
    assert_snapshot!(hidden);
    let styles = "-- themes/annex/static/more.css --\nh1::after { content: \" (not approved)\" }\n";
    let style = "themes/annex/static/style.css";
    let sources = world::sources("");
    let text = sources.text(sources.find(style).expect("it ships")).expect("it is text");
    let added = laid(&format!("{styles}-- {style} --\n@import \"more.css\";\n{text}"));
    assert!(added.contains("text changed, style sheet style.css, which shows or hides words"), "{added}");
}

#[test]
fn what_only_programs_of_readers_hear() {
    let lines = [
        edited(BASE, "<p class=\"address\" dir=\"ltr\">", "<p class=\"address\" dir=\"rtl\">"),
        edited(BASE, "<main id=\"content\" tabindex=\"-1\">", "<main id=\"content\" tabindex=\"-1\" lang=\"fr\">"),
        edited(
            BASE,
            "<footer class=\"bottom\">",
            "<footer class=\"bottom\"><script type=\"application/json\">{\"a\": 1}</script>",
        ),
    ];
    let told = |changes: &String| {
        let text = laid(changes);
        let group = text.lines().filter(|line| line.starts_with("  ")).take(2).map(str::to_owned);
        group.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(lines.iter().map(told).collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn two_headings_that_swap_their_addresses() {
    let page = "themes/annex/templates/changes.html";
    let sources = world::sources("");
    let text = sources.text(sources.find(page).expect("it ships")).expect("it is text");
    let swapped =
        text.replace("id=\"timeline-heading\"", "id=\"?\"").replace("id=\"changes\"", "id=\"timeline-heading\"");
    let text = laid(&format!("-- {page} --\n{}", swapped.replace("id=\"?\"", "id=\"changes\"")));
    assert!(text.contains("places that links can point to"), "{text}");
}

#[test]
fn the_past_that_is_rewritten_breaks_seals() {
    let text = laid(&edited("data/subprocessors/mail.yaml", "purpose: Sends mail.", "purpose: Sends letters."));
    assert!(text.contains("other seals: 2021-06-01, "), "{text}");
    assert!(!text.contains("(seal)"), "{text}");
}

#[test]
fn an_entity_under_another_id_is_compared_with_itself() {
    let sources = world::sources("");
    let path = "data/subprocessors/mail.yaml";
    let text = sources.text(sources.find(path).expect("there is the file")).expect("it is text");
    let review =
        review(&side(""), &side(&format!("-- {path} --\n(gone)\n-- data/subprocessors/letters.yaml --\n{text}")));
    assert!(review.pages.lost.iter().any(|own| own.path == "/legal/en/subprocessors/mail/"), "its address is another");
    let differs = review.pages.pages.iter().filter(|own| own.kind == "entity letters").count();
    assert_eq!(differs, 0, "but nothing else is: {}", shown(&review));
}
