//! Catalogues on their way between sources and translators: nothing that a person wrote is lost.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use site::{Domain, Options, Translations};
use source::po;
use source::{Diagnostics, Sources};
use world::{DAY, sources};

fn translations(sources: &Sources) -> Translations {
    let found = site::translations(sources, &Options::on(DAY));
    let said = source::report(sources, &found.diagnostics, source::Format::Text, false);
    found.output.unwrap_or_else(|| panic!("{said}"))
}

fn read(text: &str) -> po::Catalogue {
    let sources = Sources::new([("x.po".to_owned(), text.as_bytes().to_vec())]);
    let mut diagnostics = Diagnostics::new();
    let read = po::parse(&sources, sources.find("x.po").unwrap(), &mut diagnostics);
    read.unwrap_or_else(|| panic!("{}", source::report(&sources, &diagnostics, source::Format::Text, false)))
}

/// A catalogue merged into by a world, which then changes nothing any more.
fn merged(changes: &str, domain: Domain, tag: &str, catalogue: &str) -> String {
    let translations = translations(&sources(changes));
    let target = translations.target(tag).unwrap();
    let once = po::write(&translations.merge(read(catalogue), domain, target));
    let twice = po::write(&translations.merge(read(&once), domain, target));
    assert_eq!(once, twice, "to merge again changes nothing");
    once
}

fn facts(changes: &str, catalogue: &str) -> String {
    merged(changes, Domain::Facts, "el", catalogue)
}

/// A register with few texts of its own.
const SMALL: &str = "-- content/_index.md --
+++
title = \"Sub-processors\"
+++

First paragraph of the introduction.

Second paragraph of the introduction.

Third paragraph of the introduction.
-- data/subprocessors/mail.yaml --
(gone)
-- data/subprocessors/freelancers.yaml --
(gone)
";

const HEADER: &str =
    "msgid \"\"\nmsgstr \"\"\n\"Language: el\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n";

/// The entries of a catalogue from one text on.
fn from<'a>(catalogue: &'a str, text: &str) -> &'a str {
    &catalogue[catalogue.find(text).unwrap_or_else(|| panic!("no `{text}` in\n{catalogue}"))..]
}

#[test]
fn a_new_catalogue_holds_every_text_with_what_translators_should_know() {
    insta::assert_snapshot!(facts(SMALL, ""));
}

#[test]
fn what_people_wrote_survives() {
    let catalogue = format!(
        "# Terms: we say «υπεργολάβος».\n# Second line.\n{HEADER}\n\
         # ─── prose, in the order in which I read it ───\n\n\
         # a comment by hand\n#, no-wrap\nmsgid \"Third paragraph of the introduction.\"\nmsgstr \"Τρίτη.\"\n\n\
         # what does this mean?\nmsgid \"First paragraph of the introduction.\"\nmsgstr \"\"\n\n\
         # of a text that is long gone\n#~ msgid \"Long gone\"\n#~ msgstr \"Πάει καιρός\"\n\n# the end\n"
    );
    insta::assert_snapshot!(facts(SMALL, &catalogue));
}

#[test]
fn a_changed_text_keeps_its_old_translation_until_somebody_confirms_it() {
    let catalogue = format!("{HEADER}\n# mine\nmsgid \"First paragraph of this introduction.\"\nmsgstr \"Πρώτη.\"\n");
    let fuzzy = facts(SMALL, &catalogue);
    let entry = "# mine\n#. paragraph in the introduction of the list\n#: content/_index.md\n#, fuzzy\n#| msgid \"First paragraph of this introduction.\"\n\
                 msgid \"First paragraph of the introduction.\"\nmsgstr \"Πρώτη.\"\n";
    assert!(fuzzy.contains(entry), "{fuzzy}");

    let changed_again = SMALL.replace("First paragraph of the", "First paragraph of every");
    let again = facts(&changed_again, &fuzzy);
    let previous =
        "#| msgid \"First paragraph of this introduction.\"\nmsgid \"First paragraph of every introduction.\"";
    assert!(again.contains(previous), "the source of the translation is shown, whatever came between: {again}");

    let confirmed = fuzzy.replace("#, fuzzy\n", "").replace("\"Πρώτη.\"", "\"Πρώτη!\"");
    let confirmed = facts(SMALL, &confirmed);
    assert!(!confirmed.contains("#|") && confirmed.contains("\"Πρώτη!\""), "{confirmed}");
}

#[test]
fn a_text_is_known_by_its_place_when_no_word_of_it_stays() {
    let catalogue = facts(SMALL, HEADER).replace(
        "msgid \"Servers that store customer data.\"\nmsgstr \"\"",
        "msgid \"Servers that store customer data.\"\nmsgstr \"Διακομιστές.\"",
    );
    let cloud = world::MINIATURE.split("\n-- ").find(|own| own.starts_with("data/subprocessors/cloud.yaml")).unwrap();
    let reworded = cloud.replace("Servers that store customer data.", "Hosting.");
    let changed = facts(&format!("{SMALL}-- {reworded}\n"), &catalogue);
    let entry = "#, fuzzy\n#| msgid \"Servers that store customer data.\"\nmsgid \"Hosting.\"\nmsgstr \"Διακομιστές.\"";
    assert!(changed.contains(entry), "{changed}");
}

#[test]
fn a_text_that_goes_is_kept_and_found_again_when_it_returns() {
    let catalogue = format!(
        "{HEADER}\n# mine\n#, no-wrap\nmsgid \"Second paragraph of the introduction.\"\nmsgstr \"Δεύτερη.\"\n\n\
         msgid \"Another text that nobody would take for it\"\nmsgstr \"Άλλο\"\n"
    );
    let with = SMALL.replace("Second paragraph of the introduction.", "What stands between them.");
    let catalogue = catalogue.replace("Second paragraph of the introduction.", "What stands between them.");
    let without = SMALL.replace("Second paragraph of the introduction.\n\n", "");
    let gone = facts(&without, &catalogue);
    insta::assert_snapshot!(from(&gone, "# mine"));
    let back = facts(&with, &gone);
    let entry = "# mine\n#. paragraph in the introduction of the list\n#: content/_index.md\n#, no-wrap\nmsgid \"What stands between them.\"\nmsgstr \"Δεύτερη.\"\n";
    assert!(back.contains(entry) && !back.contains("#~ msgid \"What"), "{back}");
    assert!(back.find("First paragraph").unwrap() < back.find("What stands").unwrap(), "at its place");
}

#[test]
fn a_new_text_stands_behind_the_one_before_it() {
    let order = |catalogue: &str| -> Vec<String> {
        let numbers = ["First", "Second", "Third", "Fourth"];
        let at = |number: &&str| catalogue.find(&format!("{number} paragraph"));
        let mut all: Vec<_> = numbers.iter().filter_map(|own| Some((at(own)?, (*own).to_owned()))).collect();
        all.sort();
        all.into_iter().map(|(_, number)| number).collect()
    };
    let entry = |number: &str| format!("msgid \"{number} paragraph of the introduction.\"\nmsgstr \"x\"\n\n");
    let by_hand = format!("{HEADER}\n{}{}", entry("Third"), entry("First"));
    let more = SMALL.replace("Third paragraph", "Fourth paragraph of the introduction.\n\nThird paragraph");
    assert_eq!(order(&facts(&more, &by_hand)), ["Third", "First", "Second", "Fourth"]);
    assert_eq!(order(&facts(&more, "")), ["First", "Second", "Fourth", "Third"]);
}

/// The words of a small theme merged into a catalogue. Such a theme builds no site, but has its words.
fn interface(strings: &str, tag: &str, entries: &str) -> String {
    let config = format!(
        "-- config.toml --\nbase_url = \"https://example.com\"\ndefault_language = \"en\"\n[languages.{tag}]\n"
    );
    let theme = include_str!("../../../themes/annex/theme.toml");
    // Behind the words that the build asks for.
    let theme = theme.replace("[strings.count]", &format!("{strings}\n[strings.count]"));
    let changes = format!("{config}-- themes/annex/theme.toml --\n{theme}");
    let whole = merged(&changes, Domain::Interface, tag, &format!("{HEADER}\n{entries}"));
    let is_own = |entry: &&str| entry.contains("msgctxt \"x_");
    whole.split("\n\n").filter(is_own).map(|entry| format!("{}\n\n", entry.trim_end())).collect()
}

#[test]
fn words_whose_key_or_plural_changed_show_what_they_were() {
    let one = "msgctxt \"x_old\"\nmsgid \"Some words\"\nmsgstr \"Κάποια λόγια\"\n";
    let renamed = interface("x_new = \"Some words\"", "el", one);
    let changed = interface("x_old = \"Wholly different\"", "el", one);
    let counts = interface("x_old = { one = \"Some words\", other = \"{count} words\" }", "el", one);
    let counted = "msgctxt \"x_old\"\nmsgid \"Some words\"\nmsgid_plural \"{count} old words\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n";
    let plural = interface("x_old = { one = \"Some words\", other = \"{count} words\" }", "el", counted);
    let counts_no_longer = interface("x_old = \"Some words\"", "el", counted);
    insta::assert_snapshot!([renamed, changed, counts, plural, counts_no_longer].join("────\n"));
}

#[test]
fn every_form_of_a_language_has_its_place() {
    let forms = interface("x_new = { one = \"{count} thing\", other = \"{count} things\" }", "ar", "");
    assert_eq!(forms.matches("msgstr[").count(), 6, "{forms}");
}

#[test]
fn a_header_is_mended_where_nobody_wrote_it() {
    let header = |plural: &str| {
        format!("msgid \"\"\nmsgstr \"\"\n\"Language: el\\n\"\n\"X-Mine: kept\\n\"\n\"Plural-Forms: {plural}\\n\"\n")
    };
    let mended = facts("", &header("nplurals=2; plural=0;"));
    assert!(mended.contains("\"X-Mine: kept\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"), "{mended}");
    let own = "nplurals=2; plural=n == 1 ? 0 : 1;";
    assert!(facts("", &header(own)).contains(own), "what a person wrote stays");
}

/// A configuration with a language more, or why there is none.
fn with(tag: &str, config: &str) -> String {
    let sources = sources(&format!("-- config.toml --\n{config}"));
    match site::with_language(&sources, &Options::on(DAY), tag) {
        Ok(text) => text,
        Err(problem) => {
            let mut diagnostics = Diagnostics::new();
            diagnostics.push(problem);
            source::report(&sources, &diagnostics, source::Format::Text, false)
        }
    }
}

const CONFIG: &str = "base_url = \"https://example.com\"   # here\ndefault_language = \"en\"\n";

#[test]
fn a_language_is_added_beside_its_neighbours_and_nothing_else_changes() {
    let tables = format!("{CONFIG}\n# one a language\n[languages.de]\n[languages.ja]   # last\n\n# more\n[extra]\n");
    let long = format!(
        "{CONFIG}[languages.de]\ntitle = \"Liste\"\n# of the theme\n\n[languages.de.translations]\nx = \"y\"\n\n# Greek\n[languages.el]\n"
    );
    let keys = format!("{CONFIG}[languages]\n  de = {{}}\n  pl = {{}}\n");
    let dotted = format!("languages.de = {{}}\n{CONFIG}");
    let none = format!("{CONFIG}\n# the rest\n[extra]\nraw_html = false\n");
    let shown = [
        with("fr", &tables),
        with("af", &tables),
        with("zh-Hant", &tables),
        with("dsb", &long),
        with("fr", &keys),
        with("el", &dotted),
        with("fr", &none),
        with("fr", CONFIG.trim_end()),
    ];
    insta::assert_snapshot!(shown.join("────\n"));
    let windows = with("fr", &tables.replace('\n', "\r\n"));
    assert_eq!(windows, with("fr", &tables).replace('\n', "\r\n"));
}

#[test]
fn a_new_language_may_lack_what_a_strict_site_asks_of_others() {
    let strict = format!("{CONFIG}[languages.de]\n\n[extra]\nstrict = true\n");
    let tables = format!(
        "{strict}\n[extra.locales.en]\nredirects = [\"/old/\"]\n\n[extra.locales.de]\nstrict = true\n\n[extra.cookies]\nnames = [\"a\"]\npolicy = \"https://example.com/\"\n"
    );
    let keys = format!("{strict}\n[extra.locales]\nde = {{ strict = true }}\n");
    insta::assert_snapshot!([with("fr", &strict), with("fr", &tables), with("fr", &keys)].join("────\n"));
}

#[test]
fn a_language_that_cannot_be_added_is_told_why() {
    let tables = format!("{CONFIG}[languages.de]\n");
    let inline = format!("languages = {{ de = {{}} }}\n{CONFIG}");
    let shown = [
        with("pt-br", &tables),
        with("gr", &tables),
        with("klingonish", &tables),
        with("de", &tables),
        with("en", &tables),
        with("fr", &inline),
    ];
    insta::assert_snapshot!(shown.join("────\n"));
}

/// The comments and texts of a catalogue, without its header and its translations.
fn told(catalogue: &str) -> String {
    let is_told = |line: &&str| line.starts_with("#.") || line.starts_with("msgctxt") || line.starts_with("msgid");
    let entries = catalogue.split("\n\n").skip(1);
    entries.map(|own| own.lines().filter(is_told).collect::<Vec<_>>().join("\n") + "\n\n").collect()
}

const PLACES: &str = "-- config.toml --
base_url = \"https://example.com\"
title = \"Lists of {service}\"
default_language = \"en\"
[languages.el]
-- content/_index.md --
+++
title = \"Sub-processors of {service}\"
description = \"Who they are.\"
+++

## A heading

A paragraph with *marks*, to be signed with {dpa_contact}.

- an item

| a cell |
|---|
-- content/related.md --
+++
title = \"Further reading\"
+++

A paragraph of it.
-- data/subprocessors/mail.yaml --
name: Mail SE
class: Senders of mail
engagements:
  sending:
    service: desk
    section: hosting
    history:
      - known-since: 2020-01-01
        purpose: Sending.
        condition: Only on request.
        note: A note.
        locations:
          - storage: [{country: DE, city: Berlin}]
-- data/subprocessors/freelancers.yaml --
(gone)
";

#[test]
fn translators_are_told_where_a_text_appears() {
    insta::assert_snapshot!(told(&facts(PLACES, "")));
}

#[test]
fn translators_are_told_what_words_of_the_theme_are_about() {
    let strings = "\n# Things of a page\nx_one = \"One\"\n# Only here\nx_two = \"Two of {name} for {x}\"\nx_three = \"Three\"\n\nx_alone = \"Alone\"\nslug_x = \"x\"\n";
    let changes = "-- themes/annex/templates/list.html --\n{{ v.ui.x_one }}{{ v.label.x_three }}\n\
                   -- themes/annex/templates/own.html --\n{{ v.ui.x_one }}\n";
    let theme = include_str!("../../../themes/annex/theme.toml");
    let theme = theme.replace("[strings.count]", &format!("{strings}\n[strings.count]"));
    let changes = format!("{changes}-- themes/annex/theme.toml --\n{theme}");
    let all = told(&merged(&changes, Domain::Interface, "el", ""));
    let is_own = |entry: &&str| entry.contains("msgctxt \"x_") || entry.contains("slug_x");
    insta::assert_snapshot!(all.split("\n\n").filter(is_own).collect::<Vec<_>>().join("\n\n"));
}
