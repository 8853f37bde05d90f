//! Machine-readable files: each is as its schema says, where it is told to be, and open to other sites.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use serde_json::Value;
use site::{Manifest, Role, Site};
use std::collections::BTreeMap;
use subprocessors::Chain;
use world::{DAY, site, text};

/// Two hosts, one of them with a locale at its root.
const OWN_HOST: &str = "-- config.toml --\nbase_url = \"https://privacy.example.com/legal\"\ndefault_language = \
                        \"en\"\n[languages.el]\n[extra.locales.el]\nbase_url = \"https://www.example.gr\"\n";
/// A folder of several parts.
const DEEP: &str = "-- config.toml --\nbase_url = \"https://privacy.example.com\"\ndefault_language = \
                    \"en\"\n[languages.el]\n[extra.locales.el]\nprefix = \"eu/el\"\n";

fn json(site: &Site, path: &str) -> Value {
    serde_json::from_str(&text(site, path)).unwrap()
}

/// The hosts of a site: the folder of each, and its address.
fn hosts(site: &Site) -> Vec<(String, String)> {
    let found = site.files().filter_map(|(path, _)| path.strip_suffix(".well-known/subprocessors.json"));
    found
        .map(|folder| {
            let known = json(site, &format!("{folder}.well-known/subprocessors.json"));
            let history = known["resources"].as_array().unwrap().iter().find(|own| own["kind"] == "history").unwrap();
            let base = history["url"].as_str().unwrap().strip_suffix("/history.json").unwrap().to_owned();
            (folder.to_owned(), base)
        })
        .collect()
}

#[test]
fn every_document_is_as_the_schema_beside_it_says() {
    for world in ["", OWN_HOST, DEEP] {
        let site = site(world);
        for (folder, base) in hosts(&site) {
            let schemas: BTreeMap<String, Value> = site
                .files()
                .filter(|(path, _)| path.starts_with(&format!("{folder}schemas/")))
                .map(|(path, _)| (path.to_owned(), json(&site, path)))
                .collect();
            assert_eq!(schemas.len(), 4);
            let mut checked = 0;
            for (path, file) in site.files().filter(|(path, _)| path.starts_with(&folder) && path.ends_with(".json")) {
                let document = json(&site, path);
                let Some(name) = document["schema"].as_str() else { continue };
                let file_of = format!("{folder}schemas/{}.json", name.trim_start_matches("annex/").replace('/', "-"));
                let Some(schema) = schemas.get(&file_of) else { continue };
                let relative = file_of.strip_prefix(&folder).unwrap();
                assert_eq!(schema["$id"], format!("{base}/{relative}"));
                let validator = jsonschema::options().should_validate_formats(true).build(schema).unwrap();
                let problems: Vec<String> = validator.iter_errors(&document).map(|own| own.to_string()).collect();
                assert!(problems.is_empty(), "{path}: {problems:?}");
                assert!(matches!(file.role, Role::Data | Role::Manifest));
                checked += 1;
            }
            assert!(checked >= 3, "{folder}: {checked}");
        }
    }
}

#[test]
fn what_the_host_tells_of_is_there() {
    for world in ["", OWN_HOST, DEEP] {
        let site = site(world);
        for (folder, base) in hosts(&site) {
            let known = json(&site, &format!("{folder}.well-known/subprocessors.json"));
            let resources = known["resources"].as_array().unwrap();
            for kind in ["page", "list", "csv", "csv-metadata", "xlsx"] {
                let languages = resources.iter().filter(|own| own["kind"] == kind && own["language"].is_string());
                assert_eq!(languages.count(), known["languages"].as_array().unwrap().len(), "{kind}");
            }
            let addresses = resources.iter().flat_map(|own| [&own["url"], &own["schema"]]).filter_map(Value::as_str);
            for address in addresses {
                let path = address.strip_prefix(&format!("{base}/")).unwrap();
                let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
                assert!(site.get(&format!("{folder}{path}{index}")).is_some(), "{address}");
            }
        }
    }
}

/// Headers of several rules that match one address are joined, and two stars are no origin.
#[test]
fn every_machine_readable_file_may_be_read_by_any_origin_and_says_its_type_once() {
    for world in ["", OWN_HOST, DEEP] {
        let site = site(world);
        for (folder, base) in hosts(&site) {
            let rules = text(&site, &format!("{folder}_headers"));
            let known = json(&site, &format!("{folder}.well-known/subprocessors.json"));
            let own = format!("{base}/.well-known/subprocessors.json");
            let data = known["resources"].as_array().unwrap().iter().filter(|own| own["kind"] != "page");
            for address in data.map(|own| own["url"].as_str().unwrap()).chain([own.as_str()]) {
                let path = &address[address.find(".com").or(address.find(".gr")).unwrap()..];
                let path = &path[path.find('/').unwrap()..];
                assert_eq!(headers(&rules, path, "Access-Control-Allow-Origin"), ["*"], "{path}");
                assert!(headers(&rules, path, "Content-Type").len() <= 1, "{path}");
            }
            let csv = headers(&rules, "/legal/en/subprocessors.csv", "Content-Type");
            assert!(csv.is_empty() || csv == ["text/csv; charset=utf-8"]);
        }
    }
}

/// The values of a header in all rules that match a path.
fn headers<'r>(rules: &'r str, path: &str, name: &str) -> Vec<&'r str> {
    let matching = rules.split("\n\n").filter(|rule| matches(rule.lines().next().unwrap_or_default(), path));
    let lines = matching.flat_map(|rule| rule.lines().skip(1)).filter_map(|line| line.trim().split_once(": "));
    lines.filter(|(own, _)| *own == name).map(|(_, value)| value).collect()
}

fn matches(pattern: &str, path: &str) -> bool {
    if let Some(start) = pattern.strip_suffix('*') {
        return path.starts_with(start);
    }
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len() && pattern.iter().zip(path).all(|(own, part)| own.starts_with(':') || *own == part)
}

#[test]
fn the_history_gives_the_entries_of_the_list_and_the_newest_hash() {
    let site = site("");
    let history = json(&site, "history.json");
    let chain = Chain::of(&history);
    assert_eq!(chain.problems, Vec::<String>::new());
    let list = json(&site, "subprocessors.json");
    let listed: Vec<&Value> = list["entries"].as_array().unwrap().iter().collect();
    let mut replayed: Vec<&Value> = chain.entries(DAY).into_values().collect();
    replayed.sort_by_key(|own| own["id"].as_str().unwrap());
    assert_eq!(replayed, listed);
    let manifest: Manifest = serde_json::from_str(&text(&site, "manifest.json")).unwrap();
    assert_eq!(manifest.revision.unwrap().hash, chain.links.last().unwrap().hash);
    assert_eq!((manifest.date, manifest.locales), ("2026-11-23".to_owned(), vec!["en".to_owned(), "el".to_owned()]));
}

/// What a person can write into the facts is no formula in a spreadsheet.
#[test]
fn no_cell_of_a_table_begins_like_a_formula() {
    let file = "-- data/subprocessors/evil.yaml --\nname: \"=cmd|'/C calc'!A0\"\nengagements: {a: {section: hosting, \
                history: [{effective: 2024-01-01, purpose: \"@SUM(A1)\", condition: \"-1\"}]}}\n";
    let table = text(&site(file), "en/subprocessors.csv");
    let row = table.lines().find(|row| row.starts_with("evil.a")).unwrap();
    assert!(
        row.starts_with("evil.a,'=cmd|'/C calc'!A0,") && row.contains(",'@SUM(A1),") && row.contains(",'-1,"),
        "{row}"
    );
}
