//! Everything that Annex can say, as people read it: one small mistake, one snapshot.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "one test reads the sources of this workspace")]

mod world;

/// A test for each mistake: the miniature register with these files laid over it.
macro_rules! mistakes {
    ($($(#[$meta:meta])* $name:ident: $changes:expr;)*) => {$(
        $(#[$meta])*
        #[test]
        fn $name() {
            let said = world::said($changes);
            assert!(!said.is_empty(), "nothing was said");
            insta::assert_snapshot!(said);
        }
    )*

    /// The tests that show a mistake.
    const MISTAKES: &[&str] = &[$(stringify!($name)),*];
    };
}

const ENTITY: &str = "-- data/subprocessors/mail.yaml --
name: Example Mail, Inc.
engagements:
  mail:
    service: desk
    section: hosting
    history:
      - effective: 2021-06-01
        purpose: Sends mail.
";

fn register_with(lines: &str) -> String {
    format!(
        "-- data/register.yaml --\npublisher: {{name: Example Publisher Ltd}}\nservices: {{desk: {{name: Example Desk}}}}\n\
         contacts: {{dpa: dpa@example.com}}\nregions: {{eu: {{name: Customers in the EU}}}}\nsections: [hosting, people]\n\
         data-categories: {{account: {{name: Account data}}}}\nassurances: {{audited: Audited every year.}}\n{lines}"
    )
}

fn config_with(lines: &str) -> String {
    format!(
        "-- config.toml --\nbase_url = \"https://privacy.example.com\"\ndefault_language = \"en\"\n[languages.el]\n{lines}"
    )
}

fn engagement_with(lines: &str) -> String {
    format!("{ENTITY}{lines}")
}

/// More languages than one file of headers can speak of.
const TAGS: &str = "af am ar az be bg bn bs ca cs cy da de es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km \
                    kn ko ky lo lt lv mk ml mn mr ms my nb ne nl no or pa pl ps pt ro ru si sk sl sq sr sv sw ta te th tk tr \
                    uk ur uz vi zh zu en-GB en-AU en-IN en-CA es-MX es-AR es-CO fr-CA fr-CH fr-BE de-AT de-CH pt-BR pt-PT \
                    zh-Hant nl-BE it-CH sv-FI";

fn list_with(body: &str) -> String {
    format!("-- content/_index.md --\n+++\ntitle = \"Sub-processors\"\n+++\n\n{body}\n")
}

fn catalogue_with(entries: &str) -> String {
    let world = world::MINIATURE;
    let greek = &world[world.find("-- data/translations/el.po --").expect("the miniature has a Greek catalogue")..];
    format!("{}\n{entries}", greek.trim_end().to_owned() + "\n")
}

const GLOSSARY: &str = "-- data/glossary.yaml --
names: [Desk Pro]
terms:
  controller:
    law: GDPR Art. 4(7)
    opposite: [processor]
    words:
      en: {term: controller, forms: [\"controller*\"]}
      el: {term: υπεύθυνος επεξεργασίας, forms: [\"υπεύθυν* επεξεργασίας\"]}
  processor:
    law: GDPR Art. 4(8)
    words:
      en: {term: processor, forms: [\"processor*\"]}
      el: {term: εκτελών την επεξεργασία, forms: [\"εκτελ* την επεξεργασία\"]}
  sub-processor:
    words:
      en: {term: sub-processor, forms: [\"sub-processor*\"]}
      el: {term: υπεργολάβος επεξεργασίας, forms: [\"υπεργολάβ* επεξεργασίας\"]}
";

/// Paragraphs, and what the Greek catalogue says for them.
fn drifts(pairs: &[(&str, &str)]) -> String {
    let world = world::MINIATURE;
    let prose = &world[world.find("-- content/_index.md --").expect("the miniature has prose")..];
    let prose = prose[..prose[1..].find("\n-- ").expect("other files follow") + 1].trim_end();
    let paragraphs: String = pairs.iter().map(|(source, _)| format!("\n\n{source}")).collect();
    let entries: String =
        pairs.iter().map(|(source, own)| format!("msgid \"{source}\"\nmsgstr \"{own}\"\n\n")).collect();
    format!("{GLOSSARY}{prose}{paragraphs}\n{}", catalogue_with(&entries))
}

fn drift(source: &str, translation: &str) -> String {
    drifts(&[(source, translation)])
}

/// Sentences of one length, and one that lost its second half.
fn sentences() -> String {
    let number = |at: usize| ["two", "three", "four", "five", "six", "seven", "eight", "nine"][at];
    let sources: Vec<String> =
        (0..8).map(|at| format!("Data is stored in {} places of the European Union.", number(at))).collect();
    let own: Vec<String> = (0..8)
        .map(|at| {
            format!(
                "Τα δεδομένα αποθηκεύονται σε {} τόπους της Ευρωπαϊκής Ένωσης.",
                "αβγδεζηθ".chars().nth(at).unwrap()
            )
        })
        .collect();
    let mut pairs: Vec<(&str, &str)> = sources.iter().map(String::as_str).zip(own.iter().map(String::as_str)).collect();
    pairs.push(("Backups are kept in another place for some time.", "Αντίγραφα."));
    drifts(&pairs)
}

mistakes! {
    yaml_that_does_not_parse: "-- data/subprocessors/mail.yaml --\nname: \"Example Mail\nkind: third-party\n";
    yaml_of_two_documents: "-- data/subprocessors/mail.yaml --\nname: A\n---\nname: B\n";
    yaml_nested_too_deep: &format!("-- data/subprocessors/mail.yaml --\nname: {}1{}\n", "[".repeat(80), "]".repeat(80));
    yaml_bomb: "-- data/subprocessors/mail.yaml --\na: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\ng: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]\n";
    unknown_fields_all_at_once: &format!("{ENTITY}        porpose: Again.\nwebsit: https://example.com/\nfoo: 1\n");
    missing_fields: "-- data/subprocessors/mail.yaml --\nname: Example Mail, Inc.\nengagements:\n  mail:\n    history: []\n";
    wrong_types: "-- data/subprocessors/mail.yaml --\nname: [Example Mail]\nnames: none\nengagements: {mail: {service: desk, section: {a: b}, history: {effective: 2021-06-01}}}\n";
    an_empty_name: "-- data/subprocessors/mail.yaml --\nname: \"\"\nkind: unknown-kind\n";
    a_name_of_nothing: "-- data/subprocessors/mail.yaml --\nname:\nengagements: {}\n";
    a_key_written_twice: "-- data/subprocessors/mail.yaml --\nname: Example Mail, Inc.\nkind: affiliate\nname: Example Mail Ltd\n";
    an_id_with_two_files: "-- data/subprocessors/mail.yml --\nname: Example Mail, Inc.\n";
    a_section_listed_twice: &register_with("").replace("[hosting, people]", "[hosting, people, hosting]");
    an_id_that_cannot_be_one: "-- data/subprocessors/Mail Inc.yaml --\nname: Example Mail, Inc.\n";
    neither_name_nor_class: "-- data/subprocessors/mail.yaml --\nkind: contractor\n";
    both_name_and_class: "-- data/subprocessors/mail.yaml --\nname: Example Mail, Inc.\nclass: Senders\n";
    unknown_rules: &config_with("[extra]\nrequire = [\"anex\"]\n[extra.rules]\nexpired-certifcate = { level = \"note\", reason = \"renewal\" }\n");
    a_rule_without_a_reason: &config_with("[extra.rules]\nstale-check = { level = \"loud\" }\n");
    places_that_are_none_or_two: &engagement_with("        locations: [{storage: [{city: Berlin}, {country: DE, bloc: EU}]}]\n");
    conditions_that_are_no_sentence: &engagement_with("        applies-if: product chat\n      - effective: 2022-01-01\n        applies-if: \"region is eu and region is us or region is uk\"\n");
    unknown_references: &(engagement_with("      - effective: 2022-01-01\n        replaced-by: [cloud/hostin, clod/hosting, cloud]\n        transfer: [shield, {by: scc, modules: [5]}]\n        no-longer: [purpse]\n") + "parent: clod\n");
    facets_that_choose_nothing: &register_with("facets:\n  - {}\n  - {region: us, product: [desk]}\n");
    facets_with_one_address: &register_with("products: {eu: {name: Example EU}}\nfacets:\n  - region: all\n  - product: all\n");
    a_theme_whose_slugs_cannot_be: &format!("-- themes/annex/theme.toml --\n{}", include_str!("../../../themes/annex/theme.toml").replace("slug_data = \"data\"", "slug_data = \"The data\""));
    unknown_country: &engagement_with("        locations: [{storage: [UK, de, Germany, UKK, XX]}]\n");
    unknown_words: &engagement_with("        data: [acount]\n        assurances: [odited]\n        locations: [{for: [us]}]\n").replace("section: hosting", "section: hostin").replace("service: desk", "service: disk");
    invalid_dates: &engagement_with("      - effective: 2022-02-30\n      - effective: 1 March 2022\n      - effective: 20230101\n");
    dates_out_of_order: &engagement_with("      - effective: 2020-01-01\n      - announced: 2024-01-01\n        effective: 2023-01-01\n");
    two_dates: &engagement_with("      - effective: 2022-01-01\n        known-since: 2022-01-01\n");
    no_date: &engagement_with("      - purpose: Something else.\n");
    a_first_version_without_purpose: "-- data/subprocessors/mail.yaml --\nname: Example Mail, Inc.\nengagements:\n  mail:\n    service: desk\n    section: hosting\n    history:\n      - effective: 2021-06-01\n        ended: true\n";
    two_entities_of_one_name: "-- data/subprocessors/post.yaml --\nname: example cloud GMBH\n";
    unsafe_addresses: "-- data/subprocessors/mail.yaml --\nname: Example Mail, Inc.\nwebsite: javascript:alert(1)\nsubprocessors: http://example.com/list\n";
    an_invalid_mail: &register_with("").replace("dpa@example.com", "dpa(at)example.com");
    files_that_nothing_reads: "-- data/notes.txt --\nhello\n-- data/subprocessors/readme.md --\nhello\n-- content/imprint.md --\n+++\n+++\n";
    no_register: "-- data/register.yaml --\n(gone)\n";
    no_config: "-- config.toml --\n(gone)\n";
    toml_that_does_not_parse: "-- config.toml --\nbase_url = https://example.com\ndefault_language = \"en\n";
    unknown_config: &config_with("[extra]\ncolour = \"red\"\n[extra.locales.el]\nprefx = \"gr\"\n");
    unknown_locales: &config_with("[languages.pt-br]\n[languages.xx]\n[extra.locales.de]\nstrict = true\n");
    config_with_bad_addresses: &config_with("[extra]\ndemo = \"ftp://example.com\"\n[extra.locales.el]\nprefix = \"a//b\"\nredirects = [\"old\", \"/a/../b\"]\n").replace("https://privacy.example.com", "privacy.example.com");
    a_slug_that_cannot_be_of_a_locale: &config_with("[extra.locales.el]\nslug = \"Λίστα μας\"\n");
    negotiation_by_nobody_known: &config_with("[extra]\nnegotiation = [\"netlify\", \"cloudfare\", \"nginx\"]\n");
    a_function_that_is_too_large: &config_with(&format!("[extra]\nnegotiation = [\"cloudfront\"]\n[extra.locales.el]\nslug = \"{}\"\n", "λίστα/".repeat(300) + "λίστα"));
    redirects_that_cannot_be: &config_with("[extra.locales.el]\nredirects = [\"/el/ypergolavoi/\", \"/old/\"]\n[extra.locales.en]\nredirects = [\"/old/\"]\n");
    more_redirects_than_a_cdn_reads: &config_with(&format!("[extra.locales.el]\nredirects = [{}]\n", (0..2100).map(|at| format!("\"/old-{at}/\"")).collect::<Vec<_>>().join(", ")));
    more_headers_than_a_cdn_reads: &config_with(&TAGS.split(' ').map(|tag| format!("[languages.{tag}]\n")).collect::<String>());
    a_theme_that_is_not_there: &config_with("").replace("[languages", "theme = \"anex\"\n[languages");
    a_theme_that_cannot_be: &config_with("").replace("[languages", "theme = \"../x\"\n[languages");
    a_theme_with_few_words: "-- themes/annex/theme.toml --\nname = \"annex\"\n[strings]\nname = \"Name\"\n";
    a_theme_with_unknown_fields: "-- themes/annex/theme.toml --\nname = \"annex\"\ncolor = \"red\"\n[strings]\nname = \"Name\"\n";
    no_content: "-- content/_index.md --\n(gone)\n-- content/sections/people.md --\n(gone)\n";
    no_front_matter: "-- content/sections/people.md --\nPeople\n-- content/sections/hosting.md --\n+++\ntitle = \"Hosting\"\n";
    unknown_front_matter: "-- content/sections/people.md --\n+++\ntitel = \"People\"\n+++\n";
    an_invalid_slug: "-- content/_index.md --\n+++\ntitle = \"Sub-processors\"\n[extra]\nslug = \"Sub processors\"\n+++\n";
    raw_html: &list_with("Hello <b>world</b>\n\n<script>alert(1)</script>");
    unsafe_links_in_prose: &list_with("[a](javascript:alert(1)) [b](http://example.com) [c](//example.com) [d](https://example.com)");
    unknown_placeholder: &list_with("Ask {dpo} or {servise}.");
    a_fact_that_prose_needs: &(register_with("").replace("contacts: {dpa: dpa@example.com}\n", "") + &list_with("Write to {dpa_contact}."));
    a_dead_link: &list_with("See [there](#hostign) and [elsewhere](/en/nothing/).");
    mixed_scripts: &list_with("Η Hλίας και ο µήνας ΄και H Ελλάδα.");
    a_vendor_spelled_in_two_ways: &list_with("We use Exampl Cloud and Exmaple Mail.");
    a_broken_catalogue: "-- data/translations/el.po --\nmsgid \"Hosting\nmsgstr Φιλοξενία\n";
    an_entry_that_stands_twice: &catalogue_with("msgid \"Hosting\"\nmsgstr \"Υποδομή\"\n");
    a_header_that_counts_as_another_language: "-- themes/annex/translations/el.po --\nmsgid \"\"\nmsgstr \"\"\n\"Language: el\\n\"\n\"Plural-Forms: nplurals=2; plural=(n > 1);\\n\"\n\nmsgctxt \"days\"\nmsgid \"{count} day\"\nmsgid_plural \"{count} days\"\nmsgstr[0] \"{count} ημέρα\"\nmsgstr[1] \"{count} ημέρες\"\n";
    a_translation_with_other_placeholders: &catalogue_with("msgid \"write to {dpa_contact}\"\nmsgstr \"γράψτε στο {contact}\"\n");
    a_translation_with_an_unsafe_link: &catalogue_with("msgid \"Why\"\nmsgstr \"[Γιατί](javascript:alert(1))\"\n");
    a_translation_with_letters_of_two_scripts: &catalogue_with("msgid \"Why\"\nmsgstr \"H αιτία του µέτρου\"\n");
    a_translated_slug_that_cannot_be: &catalogue_with("").replace("msgstr \"ypergolavoi\"", "msgstr \"Υπεργολάβοι Επεξεργασίας\"");
    a_stale_translation: &catalogue_with("msgid \"Gone\"\nmsgstr \"Έφυγε\"\n");
    a_fuzzy_translation: &catalogue_with("#, fuzzy\nmsgid \"Why\"\nmsgstr \"Γιατί\"\n");
    a_strict_locale: &(config_with("[extra.locales.el]\nstrict = true\n") + &catalogue_with("#, fuzzy\nmsgid \"Why\"\nmsgstr \"Γιατί\"\n\nmsgid \"Gone\"\nmsgstr \"Έφυγε\"\n"));
    a_glossary_that_cannot_be_used: &GLOSSARY.replace("[processor]", "[procesor]").replace("\"controller*\"", "\"*\"").replace("el: {term: εκτ", "gr-EL: {term: εκτ");
    a_glossary_with_unknown_fields: &GLOSSARY.replace("law: GDPR Art. 4(7)", "article: 4(7)");
    a_translation_that_says_the_opposite: &drift("Duties of the processor.", "Υποχρεώσεις του υπεύθυνου επεξεργασίας.");
    a_translation_without_the_term: &drift("Duties of the processor.", "Υποχρεώσεις του συνεργάτη.");
    a_translated_name: &drift("Example Cloud GmbH and Example Publisher Ltd use Desk Pro.", "Η Example Cloud και η Εκδοτική χρησιμοποιούν το Dask Pro.");
    a_translation_with_another_date: &drift("As of 28 October 2019 and 2020-01-31, for 30 days.", "Στις 2 Οκτωβρίου 2023 και 31 Ιανουαρίου 2020, για 30 ημέρες.");
    a_translation_with_another_number: &drift("Within 30 days, see Article 28.", "Εντός 20 ημερών, βλέπε άρθρο 28.");
    a_translation_that_leads_elsewhere: &drift("See [the terms](https://example.com/terms), https://example.com/a, or write to dpo@example.com.", "Δείτε [τους όρους](https://example.gr/oroi), ή γράψτε στο info@example.com.");
    a_translation_without_emphasis: &drift("Only **after** consent.", "Μόνο μετά από συγκατάθεση.");
    translations_that_are_none: &drift("Data is stored in many countries.", "Data is stored in many countries.");
    a_translation_with_a_rest_of_the_source: &drift("Data is stored in many countries around the world.", "Τα δεδομένα is stored in many χώρες.");
    a_translation_in_a_foreign_script: &drift("A place.", "Ένα место.");
    a_word_that_stands_once: &drift("One policy. Another policy. A third policy.", "Μία πληροφορία. Άλλη πληροφορία. Τρίτη πληροφρία.");
    a_translation_with_foreign_quotation_marks: &drift("A list.", "Ένας „κατάλογος“ και \\\"άλλος\\\".");
    a_translation_that_lost_its_half: &sentences();
    a_translation_with_odd_spaces: &drift("Where is it?", "Πού είναι?");
    a_name_stuck_to_a_word: &drift("Servers of Example.", "ΔιακομιστέςExample και Example.");
    plural_forms_that_do_not_fit: "-- themes/annex/translations/el.po --\nmsgid \"\"\nmsgstr \"Language: el\\n\"\n\nmsgctxt \"count\"\nmsgid \"{count} entry\"\nmsgid_plural \"{count} entries\"\nmsgstr[0] \"{count} εγγραφή\"\n";
    a_template_that_does_not_parse: "-- templates/404.html --\n{% extends \"base.html\" %}\n{% block main %}{{ v.page. }}{% endblock %}\n-- templates/list.html --\n{% if %}\n";
    a_template_that_asks_for_too_much: "-- templates/404.html --\n{% extends \"base.html\" %}{% block main %}\n<p>{{ v.page.nothing.more }}</p>\n{% endblock %}\n";
    an_unknown_filter: "-- templates/404.html --\n{% extends \"base.html\" %}{% block main %}{{ v.lang | shout }}{% endblock %}\n";
    a_template_tag_between_attributes: "-- templates/404.html --\n{% extends \"base.html\" %}{% block main %}\n<p {% if v.lang %}hidden{% endif %} class=\"a\">x</p>\n{% endblock %}\n";
    a_missing_asset: "-- templates/404.html --\n{% extends \"base.html\" %}{% block main %}<img alt=\"\" src=\"{{ v.assets.logo_svg }}\">{% endblock %}\n";
    a_style_sheet_with_errors: "-- static/style.css --\n@import \"nothing.css\";\na { color: red }\n";
    a_style_sheet_without_its_picture: "-- static/style.css --\na { color: red }\nb { background: url(nothing.png) }\n";
    a_style_sheet_that_does_not_parse: "-- static/style.css --\na { color: red\n}}}\n";
    two_pages_at_one_path: &config_with("[extra.locales.el]\nprefix = \"en\"\n").replace("ypergolavoi", "x");
}

#[test]
fn an_edition_that_is_not_there() {
    let production = "-- config.production.toml --\n";
    let odd = "-- config.Prod.toml --\n";
    let all = [("", "production"), (production, "prodution"), (production, "../x"), (odd, "Prod")];
    let said = all.map(|(world, edition)| world::said_of_edition(world, Some(edition)));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn mistakes_of_an_edition_are_told_where_they_are() {
    let over = "-- config.production.toml --\nbase_url = \"www.example.com\"\ncolour = \"red\"\n[extra.locales.ell]\n\
                slug = \"a b\"\n[extra.locales.el]\nslug = \"A b\"\nprefx = 1\n[extra.rules]\nstale-check = { level = \"off\" }\n";
    let wrong = "-- config.production.toml --\nbase_url = \"www.example.com\"\n[extra.locales.ell]\nslug = \"a\"\n[extra.locales.el]\n\
                 slug = \"A b\"\nredirects = [\"old\"]\n";
    let unreadable = "-- config.production.toml --\nbase_url = https://example.com\n";
    let said = [over, wrong, unreadable].map(|world| world::said_of_edition(world, Some("production")));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_file_that_is_no_text() {
    let files = world::sources("");
    let files = files.iter().map(|(file, path)| (path.to_owned(), files.bytes(file).to_vec()));
    let broken = ["content/_index.md", "data/register.yaml", "themes/annex/templates/list.html"];
    let files = files.map(|(path, bytes)| match broken.contains(&path.as_str()) {
        true => (path, [b"hello\n", bytes.as_slice(), b"\xff\xfe"].concat()),
        false => (path, bytes),
    });
    let sources = source::Sources::new(files);
    let built = site::build(&sources, &site::Options::on(world::DAY));
    insta::assert_snapshot!(source::report(&sources, &built.diagnostics, source::Format::Text, false));
}

#[test]
fn the_same_for_programs_and_for_github() {
    let (sources, built) =
        world::build(&engagement_with("        locations: [{storage: [UK]}]\n      - effective: 2020-01-01\n"));
    let json = source::report(&sources, &built.diagnostics, source::Format::Json, false);
    let github = source::report(&sources, &built.diagnostics, source::Format::Github, false);
    insta::assert_snapshot!(format!("{json}\n{github}"));
}

#[test]
fn nothing_is_wrong_with_the_miniature_but_its_missing_translations() {
    let (_, built) = world::build("");
    let known = ["missing-translation", "annex-incomplete", "no-policy"];
    assert!(built.diagnostics.iter().all(|own| known.contains(&own.code)), "{:?}", built.diagnostics);
}

/// A snapshot that no test compares with would stay green for ever.
#[test]
fn every_snapshot_belongs_to_a_test() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(test) = name.strip_prefix("diagnostics__").and_then(|rest| rest.strip_suffix(".snap")) else {
            continue;
        };
        let others = [
            "a_file_that_is_no_text",
            "an_edition_that_is_not_there",
            "mistakes_of_an_edition_are_told_where_they_are",
            "the_same_for_programs_and_for_github",
        ];
        assert!(MISTAKES.contains(&test) || others.contains(&test), "`{name}` is of no test: delete it");
    }
}

/// Whoever adds a code adds the mistake that shows it.
#[test]
fn every_code_is_shown_in_a_snapshot() {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    let mut folders = vec![crates.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    let text = |kind: &str, below: &str| -> String {
        let fits = |path: &&std::path::PathBuf| {
            path.extension().is_some_and(|own| own == kind) && path.to_string_lossy().contains(below)
        };
        files.iter().filter(fits).map(|path| std::fs::read_to_string(path).unwrap()).collect()
    };
    let (code, shown) = (text("rs", "/src/"), text("snap", "/snapshots/"));
    let made = ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::note(", "self.error("];
    let mut codes: Vec<&str> = made
        .iter()
        .flat_map(|call| code.split(call).skip(1))
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect();
    codes.extend(site::drift::ALL.iter().map(|own| own.code));
    codes.sort_unstable();
    codes.dedup();
    assert!(codes.len() > 40, "{codes:?}");
    let silent: Vec<&&str> = codes.iter().filter(|own| !shown.contains(&format!("[{own}]"))).collect();
    assert!(silent.is_empty(), "no snapshot shows {silent:?}");
}
