//! Pages in several languages: what stands in for what is not translated, what is said of it, and what of a language
//! is right without anybody writing it.

mod world;

use insta::assert_snapshot;
use scraper::{Html, Selector};
use site::Site;
use world::{site, text};

/// A variety of a language that says a little, the language that says more, and one that says nothing.
const PORTUGUESE: &str = r#"
-- config.toml --
base_url = "https://privacy.example.com"
default_language = "en"
[languages.pt]
[languages.pt-BR]
[languages.uk]
-- data/translations/pt.po --
msgid ""
msgstr ""
"Language: pt\n"
"X-Reviewed-By-Native-Speaker: yes\n"

msgid "Hosting"
msgstr "Alojamento"

msgid "Account data"
msgstr "Dados da conta"

msgid "Servers that store customer data."
msgstr "Servidores que guardam dados dos clientes."
-- data/translations/pt-BR.po --
msgid ""
msgstr ""
"Language: pt_BR\n"

msgid "Hosting"
msgstr "Hospedagem"

msgctxt "slug"
msgid "subprocessors"
msgstr "suboperadores"
-- themes/annex/translations/pt.po --
msgid ""
msgstr ""
"Language: pt\n"
"X-Reviewed-By-Native-Speaker: yes\n"

msgctxt "purpose"
msgid "Purpose"
msgstr "Finalidade"

msgctxt "fallback_parts"
msgid "Not translated yet, and shown in {language}: {parts}."
msgstr "Ainda por traduzir, em {language}: {parts}."

msgctxt "part_facts"
msgid "details of sub-processors"
msgstr "dados dos subcontratantes ulteriores"
"#;

/// The text of whatever a selector finds, one a line, with the language where it is not that of the page.
fn shown(site: &Site, path: &str, selector: &str) -> String {
    let page = Html::parse_document(&text(site, path));
    let wanted = Selector::parse(selector).expect("the selector is a selector");
    let marked = |part: scraper::ElementRef<'_>| {
        let pieces = part.descendants().filter_map(|node| {
            let words = node.value().as_text()?.trim();
            let mut above = node.ancestors().take_while(|own| own.id() != part.id());
            let language = above.find_map(|own| own.value().as_element()?.attr("lang"));
            (!words.is_empty()).then(|| language.map_or(words.to_owned(), |own| format!("[{own}: {words}]")))
        });
        pieces.collect::<Vec<_>>().join(" ")
    };
    page.select(&wanted).map(marked).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_variety_falls_back_to_its_language_before_the_source() {
    let site = site(PORTUGUESE);
    let page = "pt-BR/suboperadores/cloud/index.html";
    assert_snapshot!(shown(&site, page, "main h2, .facts dt, .facts dd"));
}

#[test]
fn a_page_says_what_of_it_is_in_which_language_and_who_has_read_it() {
    let noted = PORTUGUESE.replace("[languages.pt]\n", "[extra]\nunreviewed_note = true\n[languages.pt]\n");
    let (plain, noted) = (site(PORTUGUESE), site(&noted));
    let pages = ["en/subprocessors", "pt/subprocessors/cloud", "pt-BR/suboperadores/cloud", "uk/subprocessors"];
    let said = |site: &Site| -> String {
        let note = |page: &&str| format!("{page}\n{}\n\n", shown(site, &format!("{page}/index.html"), ".note"));
        pages.iter().map(note).collect()
    };
    assert_snapshot!(format!("{}---\n{}", said(&plain), said(&noted)));
}

#[test]
fn a_page_that_is_only_shown_in_another_language_is_no_alternate() {
    let site = site(PORTUGUESE);
    let alternates = |path: &str| -> Vec<String> {
        let page = Html::parse_document(&text(&site, path));
        let links = Selector::parse("link[rel=alternate][hreflang]").expect("it is a selector");
        page.select(&links).filter_map(|own| own.attr("hreflang")).map(str::to_owned).collect()
    };
    // The list: both varieties say something of it, Ukrainian nothing.
    assert_eq!(alternates("en/subprocessors/index.html"), ["en", "pt", "pt-BR", "x-default"]);
    // An entity: only Portuguese has a text of it.
    assert_eq!(alternates("en/subprocessors/cloud/index.html"), ["en", "pt", "x-default"]);
    // A page that is none names none, as each of them would have to name it too.
    assert!(alternates("uk/subprocessors/cloud/index.html").is_empty());
    let sitemap = text(&site, "sitemap.xml");
    assert!(sitemap.contains("hreflang=\"pt\" href=\"https://privacy.example.com/pt/subprocessors/cloud/\""));
    assert!(!sitemap.contains("href=\"https://privacy.example.com/pt-BR/suboperadores/cloud/\""));
    assert!(!sitemap.contains("hreflang=\"uk\""));
    // People find it all the same.
    assert!(text(&site, "en/subprocessors/cloud/index.html").contains("/uk/subprocessors/cloud/"));
}

/// Dates, numbers, lists, names and the direction come from CLDR; the digits can be chosen.
#[test]
fn a_language_writes_as_it_writes() {
    let tags = ["ar", "ar-AE", "fa", "hi", "hu", "ja", "lv", "th"];
    let tables: String = tags.iter().map(|tag| format!("[languages.{tag}]\n")).collect();
    let config = format!(
        "-- config.toml --\nbase_url = \"https://privacy.example.com\"\ndefault_language = \"en\"\n{tables}\
         [extra.locales.fa]\nnumerals = \"latn\"\n[extra.locales.ar-AE]\nnumerals = \"arab\"\n"
    );
    let site = site(&config);
    let row = |tag: &&str| {
        let path = format!("{tag}/subprocessors/index.html");
        let page = Html::parse_document(&text(&site, &path));
        let direction = page.root_element().attr("dir").unwrap_or_default().to_owned();
        let cells = shown(&site, &path, "#cloud\\.hosting time, #cloud\\.hosting .place");
        format!("{tag} {direction}\n{cells}\n\n")
    };
    assert_snapshot!(tags.iter().map(row).collect::<String>());
}
