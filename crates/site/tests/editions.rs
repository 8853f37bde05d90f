//! Editions: another configuration over the same register, and what a site on several hosts says of itself.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "one test reads the configuration of this repository")]

mod world;

use scraper::{Html, Selector};
use serde_json::Value;
use site::{Options, Preview, Site};
use std::collections::{BTreeMap, BTreeSet};
use world::{DAY, complete, edition, sources, text};

/// Three hosts with paths: one of two languages, one with a prefix, one with a slug of its own.
const HOSTS: &str = "-- config.toml --
base_url = \"https://test.example.com\"
default_language = \"en\"
[languages.el]
[languages.ja]
[extra]
archive = [\"en\", \"ja\"]
[extra.locales.en]
redirects = [\"/old-list/\"]
[extra.locales.el]
redirects = [\"/old-greek/\"]
[extra.locales.ja]
strict = true
[extra.rules]
stale-check = { level = \"error\", reason = \"the test would fail\" }
-- config.production.toml --
base_url = \"https://www.example.com/legal\"
[languages.de]
[languages.el]
[languages.fr]
[extra]
negotiation = [\"netlify\", \"cloudflare\"]
[extra.locales.el]
base_url = \"https://www.example.gr/gdpr\"
[extra.locales.fr]
base_url = \"https://www.example.fr\"
prefix = \"rgpd\"
slug = \"sous-traitants\"
redirects = [\"/sous-traitants/\"]
";

fn options() -> Options {
    Options { edition: Some("production".to_owned()), ..Options::on(DAY) }
}

/// The edition as far as it is translated: a little Greek.
fn production() -> Site {
    edition(HOSTS, Some("production"))
}

/// The edition with everything said in every language.
fn translated() -> Site {
    // A catalogue that repeats the source repeats its slug, too.
    let world = HOSTS.replace("gr/gdpr\"\n", "gr/gdpr\"\nslug = \"ypergolavoi\"\n");
    site::build(&complete(&sources(&world), &options()), &options()).output.unwrap()
}

const FOLDERS: [(&str, &str); 3] = [
    ("www.example.com-legal/", "https://www.example.com/legal"),
    ("www.example.gr-gdpr/", "https://www.example.gr/gdpr"),
    ("www.example.fr/", "https://www.example.fr"),
];

#[test]
fn an_edition_says_only_what_is_different() {
    let hosts = |name: Option<&str>| {
        let options = Options { edition: name.map(str::to_owned), ..Options::on(DAY) };
        let preview =
            Preview::open(&sources(HOSTS.replace("strict = true", "").as_str()), &options, None).output.unwrap();
        preview.hosts().iter().map(|own| (own.base_url.clone(), own.locales.join(" "))).collect::<Vec<_>>()
    };
    let shown = |all: Vec<(String, String)>| {
        all.into_iter().map(|own| format!("{}: {}", own.0, own.1)).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(shown(hosts(None)), "https://test.example.com: en el ja");
    assert_eq!(
        shown(hosts(Some("production"))),
        "https://www.example.com/legal: en de\nhttps://www.example.gr/gdpr: el\nhttps://www.example.fr: fr"
    );
    // What the edition does not say of a language holds as before; Japanese, which it does not have, is strict.
    let site = production();
    assert!(text(&site, "www.example.gr-gdpr/_redirects").contains("/old-greek/ /gdpr/ypergolavoi/ 301\n"));
    assert!(text(&site, "www.example.com-legal/_redirects").contains("/old-list/ /legal/en/subprocessors/ 301\n"));
    assert!(site.files().any(|(path, _)| path.starts_with("www.example.com-legal/en/subprocessors/2023")));
    assert!(
        !site.files().any(|(path, _)| path.starts_with("www.example.gr-gdpr/ypergolavoi/2023")),
        "not in `archive`"
    );
}

/// A preview takes nothing over that another configuration has changed.
#[test]
fn another_edition_is_read_anew() {
    let options = |edition: Option<&str>| Options { edition: edition.map(str::to_owned), ..Options::on(DAY) };
    let first = sources(&HOSTS.replace("strict = true", ""));
    let before = Preview::open(&first, &options(None), None).output.unwrap();
    let after = Preview::open(&first, &options(Some("production")), Some(&before)).output.unwrap();
    assert_eq!(after.finish().output.unwrap(), production());
    let changed =
        sources(&HOSTS.replace("strict = true", "").replace("[languages.fr]", "[languages.da]\n[languages.fr]"));
    let again = Preview::open(&changed, &options(Some("production")), Some(&after)).output.unwrap();
    assert_eq!(again.hosts()[0].locales, ["en", "da", "de"]);
    let renamed =
        Options { base_url: subprocessors::Url::parse("https://x.example.com"), ..options(Some("production")) };
    assert_eq!(
        Preview::open(&changed, &renamed, Some(&again)).output.unwrap().hosts()[0].base_url,
        "https://x.example.com"
    );
}

/// What each host says of itself and of the others, to search engines, programs and networks.
#[test]
fn each_host_speaks_for_itself_and_names_the_others() {
    let site = translated();
    let mut shown = Vec::new();
    for (folder, _) in FOLDERS {
        for name in ["_redirects", "_headers", "robots.txt", "sitemap.xml"] {
            let text = text(&site, &format!("{folder}{name}")).replace("><", ">\n<");
            shown.push(format!("-- {folder}{name} --\n{text}"));
        }
        for name in [".well-known/subprocessors.json", "manifest.json"] {
            let mut document: Value = serde_json::from_str(&text(&site, &format!("{folder}{name}"))).unwrap();
            // Which files there are is told elsewhere; their hashes change with every word.
            document
                .as_object_mut()
                .unwrap()
                .retain(|key, _| !["files", "revision", "publisher"].contains(&key.as_str()));
            if let Some(resources) = document["resources"].as_array() {
                document["resources"] = resources.iter().map(|own| own["url"].clone()).collect();
            }
            shown.push(format!("-- {folder}{name} --\n{document:#}\n"));
        }
    }
    insta::assert_snapshot!(shown.join("\n"));
}

/// The addresses that a page names in its head: its own, and those of its languages.
fn head(html: &str) -> (Option<String>, BTreeMap<String, String>) {
    let page = Html::parse_document(html);
    let links = |selector: &str| {
        let all: Vec<(String, String)> = page
            .select(&Selector::parse(selector).unwrap())
            .map(|own| (own.attr("hreflang").unwrap_or_default().to_owned(), own.attr("href").unwrap().to_owned()))
            .collect();
        all
    };
    (links("link[rel=canonical]").pop().map(|own| own.1), links("link[rel=alternate][hreflang]").into_iter().collect())
}

/// The file of an address of one of the hosts.
fn file_of(address: &str) -> String {
    let (folder, base) = FOLDERS.into_iter().find(|(_, base)| address.starts_with(base)).unwrap();
    let below = address.strip_prefix(base).unwrap().trim_start_matches('/');
    format!("{folder}{below}{}", if below.is_empty() || below.ends_with('/') { "index.html" } else { "" })
}

/// By page with alternates: the tags of its group. Each page of a group names itself and the same others.
fn groups(site: &Site) -> BTreeMap<String, BTreeSet<String>> {
    let mut groups = BTreeMap::new();
    for (path, _) in site.files().filter(|(path, _)| path.ends_with(".html")) {
        let (canonical, alternates) = head(&text(site, path));
        if alternates.is_empty() {
            continue;
        }
        let canonical = canonical.unwrap();
        assert_eq!(file_of(&canonical), path);
        assert!(alternates.values().any(|address| *address == canonical), "{path} does not name itself");
        for (tag, address) in &alternates {
            let (own, others) = head(&text(site, &file_of(address)));
            assert_eq!(own.as_ref(), Some(address), "{path}: {tag}");
            assert_eq!(others, alternates, "{path}: {tag} names others");
        }
        groups.insert(path.to_owned(), alternates.into_keys().collect());
    }
    groups
}

fn tags(tags: &[&str]) -> BTreeSet<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

#[test]
fn languages_name_each_other_across_hosts() {
    let groups = groups(&translated());
    assert!(groups.len() >= 20, "{} pages", groups.len());
    assert!(groups.values().all(|own| *own == tags(&["de", "el", "en", "fr", "x-default"])), "{groups:#?}");
}

/// A page that is only shown in another language is no version of the page in this one, on whichever host it stands.
#[test]
fn languages_that_say_nothing_of_their_own_are_named_by_nobody() {
    let groups = groups(&production());
    let of = |path: &str| groups.get(path).cloned().unwrap_or_default();
    let list = tags(&["el", "en", "x-default"]);
    assert_eq!(of("www.example.com-legal/en/subprocessors/index.html"), list);
    assert_eq!(of("www.example.gr-gdpr/ypergolavoi/index.html"), list);
    assert_eq!(of("www.example.com-legal/en/subprocessors/changes/index.html"), tags(&["en", "x-default"]));
    assert!(!groups.keys().any(|path| path.starts_with("www.example.fr/")));
}

#[test]
fn sitemaps_of_all_hosts_name_the_same_groups() {
    for site in [translated(), production()] {
        let mut listed = 0;
        for (folder, base) in FOLDERS {
            let sitemap = text(&site, &format!("{folder}sitemap.xml"));
            for url in sitemap.split("<url>").skip(1) {
                let address = url.split("<loc>").nth(1).unwrap().split("</loc>").next().unwrap();
                assert!(address.starts_with(base));
                let (canonical, alternates) = head(&text(&site, &file_of(address)));
                assert_eq!(canonical.as_deref(), Some(address));
                assert_eq!(url.matches("hreflang=").count(), alternates.len(), "{address}");
                for (tag, other) in alternates {
                    let link = format!("hreflang=\"{tag}\" href=\"{other}\"");
                    assert!(url.contains(&link), "{address}: {link}");
                }
                listed += 1;
            }
        }
        assert!(listed >= 20);
    }
}

#[test]
fn a_host_of_one_language_leads_to_its_list() {
    let site = production();
    assert!(site.get("www.example.com-legal/index.html").is_some(), "two languages to choose from");
    for (folder, root, list) in
        [("www.example.gr-gdpr/", "/gdpr/", "/gdpr/ypergolavoi/"), ("www.example.fr/", "/", "/rgpd/sous-traitants/")]
    {
        assert!(site.get(&format!("{folder}index.html")).is_none());
        assert!(text(&site, &format!("{folder}_redirects")).starts_with(&format!("{root} {list} 302\n")));
    }
    let (_, alternates) = head(&text(&site, "www.example.gr-gdpr/ypergolavoi/index.html"));
    assert_eq!(alternates["x-default"], "https://www.example.com/legal/");
    // Where no host has a choice, readers of no language of the site are led to the language of its sources.
    let alone = edition(&HOSTS.replace("[languages.de]\n", ""), Some("production"));
    assert!(alone.get("www.example.com-legal/index.html").is_none());
    let (_, alternates) = head(&text(&alone, "www.example.gr-gdpr/ypergolavoi/index.html"));
    assert_eq!(alternates["x-default"], "https://www.example.com/legal/en/subprocessors/");
    assert!(alone.get("www.example.com-legal/_worker.js").is_none(), "nothing is negotiated");
}

/// A choice between the languages of a host that is not the main one is no page of the whole site.
#[test]
fn a_chooser_beside_the_main_host_names_no_group() {
    let world = HOSTS
        .replace("[languages.de]\n", "")
        .replace("https://www.example.fr\"\nprefix", "https://www.example.gr/gdpr\"\nprefix");
    let site = edition(&world, Some("production"));
    let (canonical, alternates) = head(&text(&site, "www.example.gr-gdpr/index.html"));
    assert_eq!(canonical.as_deref(), Some("https://www.example.gr/gdpr/"));
    assert!(alternates.is_empty());
}

/// Links from one host to another are followed too.
#[test]
fn a_dead_link_to_another_host_is_found() {
    let world = format!(
        "{HOSTS}-- content/sections/people.md --\n+++\ntitle = \"People\"\n+++\n\n[Here](https://www.example.fr/rgpd/sous-traitant/)\n"
    );
    let said = world::said_of_edition(&world, Some("production"));
    assert!(said.contains("error[dead-link]: `https://www.example.fr/rgpd/sous-traitant/`"), "{said}");
}

/// The editions of the service, as its owner states them.
#[test]
fn the_production_edition_of_this_repository_has_29_languages_each_on_its_host() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let configuration = |name: &str| format!("-- {name} --\n{}", std::fs::read_to_string(root.join(name)).unwrap());
    let world = configuration("config.toml") + &configuration("config.production.toml");
    // The register is the miniature, whose catalogue is Greek: what is missing in others is no matter here.
    let world = world.replace("strict = true", "strict = false");
    let options = Options { edition: Some("production".to_owned()), ..Options::on(DAY) };
    let preview = Preview::open(&sources(&world), &options, None).output.unwrap();
    let hosts: Vec<String> =
        preview.hosts().iter().map(|own| format!("{} {}", own.locales.join(" "), own.base_url)).collect();
    insta::assert_snapshot!(hosts.join("\n"));
}
