//! `subprocessors.json` and the JSON Schemas: what is written can be read back, and editors accept what the
//! loader accepts.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod world;

use proptest::prelude::*;
use serde_json::Value;
use subprocessors::{Aspect, Date, Document, Fact, Facts, HistoryDocument, NoLabels, json_schemas, published_schemas};
use world::drawn::{self, Layout};
use world::load;

fn owned(facts: Facts<'_>) -> Vec<(Aspect, Fact)> {
    facts.iter().map(|(aspect, fact)| (aspect, fact.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_list_that_is_written_and_read_again_has_the_same_facts(history in drawn::engagement(), party in drawn::entity()) {
        let register = load(&drawn::files(&party, &history, Layout::Flow));
        for (date, _) in &history.0 {
            let list = register.as_of(*date, None);
            let text = serde_json::to_string(&Document::of(&list, &NoLabels)).unwrap();
            let read: Document = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&serde_json::to_string(&read).unwrap(), &text);
            prop_assert_eq!(read.entries.len(), list.entries.len());
            for (read, entry) in read.entries.iter().zip(&list.entries) {
                prop_assert_eq!(read.facts.read(), Some(owned(entry.facts)));
                prop_assert_eq!(read.entity.facts.read(), Some(owned(entry.party)));
                prop_assert_eq!(read.since.since(), Some(entry.since));
                prop_assert_eq!(&read.id, &format!("{}.{}", entry.entity.id, entry.engagement.id));
            }
        }
    }

    #[test]
    fn what_is_published_is_as_its_schema_says(history in drawn::engagement(), party in drawn::entity()) {
        let register = load(&drawn::files(&party, &history, Layout::Flow));
        let (date, _) = history.0.last().unwrap();
        let list = serde_json::to_value(Document::of(&register.as_of(*date, None), &NoLabels)).unwrap();
        prop_assert_eq!(published("annex/subprocessors/2", &list), "");
        let revisions = register.revisions(Date::MAX, &NoLabels);
        let history = serde_json::to_value(HistoryDocument::of(&register, Date::MAX, &revisions, &NoLabels)).unwrap();
        prop_assert_eq!(published("annex/history/1", &history), "");
    }

    #[test]
    fn the_schema_accepts_what_the_loader_accepts(history in drawn::engagement(), party in drawn::entity()) {
        let world = drawn::files(&party, &history, Layout::Flow);
        load(&world);
        let file = world.split("cloud.yaml --\n").nth(1).unwrap().split("-- data").next().unwrap();
        let value: Value = serde_json::from_str(file).unwrap();
        let validator = validator("subprocessor.json");
        let problems: Vec<String> = validator.iter_errors(&value).map(|own| format!("{} at {}", own, own.instance_path())).collect();
        prop_assert!(problems.is_empty(), "{:?}\n{}", problems, file);
    }
}

/// What the published schema of a name says against a document.
fn published(name: &str, document: &Value) -> String {
    let schema = published_schemas().into_iter().find(|own| own.name == name).unwrap().schema;
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let problems: Vec<String> =
        validator.iter_errors(document).map(|own| format!("{own} at {}", own.instance_path())).collect();
    problems.join("\n")
}

#[test]
fn a_published_schema_refuses_what_would_break_a_reader() {
    let register = world::register(
        "-- data/subprocessors/a.yaml --\nname: A\nseat: DE\nengagements: {b: {section: hosting, \
                                    history: [{effective: 2024-01-01, purpose: P., data: [account]}]}}\n",
    );
    let list = serde_json::to_value(Document::of(&register.as_of(world::day("2024-01-01"), None), &NoLabels)).unwrap();
    assert_eq!(published("annex/subprocessors/2", &list), "");
    let refused = |edit: fn(&mut Value)| {
        let mut edited = list.clone();
        edit(&mut edited);
        !published("annex/subprocessors/2", &edited).is_empty()
    };
    assert!(refused(|list| list["schema"] = "annex/subprocessors/3".into()));
    assert!(refused(|list| list["date"] = "1 January 2024".into()));
    assert!(refused(|list| drop(list.as_object_mut().unwrap().shift_remove("entries"))));
    assert!(refused(|list| drop(list["entries"][0].as_object_mut().unwrap().shift_remove("since"))));
    assert!(refused(|list| list["entries"][0]["data"] = "account".into()));
    assert!(refused(|list| list["entries"][0]["entity"]["seat"] = "Germany".into()));
    assert!(!refused(|list| list["entries"][0]["colour"] = "a member of a later version".into()));
}

fn validator(name: &str) -> jsonschema::Validator {
    let schema = json_schemas().into_iter().find(|own| own.name == name).unwrap().schema;
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::validator_for(&schema).unwrap()
}

/// A YAML file as the value that an editor checks: through the reader of this project.
fn value(text: &str) -> Value {
    let sources = source::Sources::new([("data/x.yaml".to_owned(), text.as_bytes().to_vec())]);
    let file = sources.find("data/x.yaml").unwrap();
    let node = source::parse_yaml(&sources, file, &mut source::Diagnostics::new()).unwrap();
    plain(&node.value)
}

fn plain(value: &source::Value) -> Value {
    match value {
        source::Value::Null => Value::Null,
        source::Value::Scalar(source::Scalar::Text(text)) => text.as_str().into(),
        source::Value::Scalar(source::Scalar::Number(text)) => {
            serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into())
        }
        source::Value::Scalar(source::Scalar::Bool(own)) => (*own).into(),
        source::Value::Sequence(items) => items.iter().map(|own| plain(&own.value)).collect(),
        source::Value::Mapping(fields) => {
            Value::Object(fields.iter().map(|(key, own)| (key.value.clone(), plain(&own.value))).collect())
        }
    }
}

#[test]
fn the_schema_accepts_a_register_with_everything() {
    let text = world::REGISTER.split_once('\n').unwrap().1;
    let problems: Vec<String> =
        validator("register.json").iter_errors(&value(text)).map(|own| own.to_string()).collect();
    assert!(problems.is_empty(), "{problems:?}");
}

/// What this repository publishes is what its editors are told.
#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the registers of this repository")]
fn the_schema_accepts_every_file_of_both_registers() {
    let workspace = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let (register, entity) = (validator("register.json"), validator("subprocessor.json"));
    let mut files = 0;
    for root in [workspace.to_owned(), workspace.join("examples/showcase")] {
        let entities = std::fs::read_dir(root.join("data/subprocessors")).unwrap().map(|own| own.unwrap().path());
        let entities = entities.map(|path| (&entity, path));
        for (validator, path) in entities.chain([(&register, root.join("data/register.yaml"))]) {
            let text = std::fs::read_to_string(&path).unwrap();
            let problems: Vec<String> = validator.iter_errors(&value(&text)).map(|own| own.to_string()).collect();
            assert!(problems.is_empty(), "{}: {problems:?}", path.display());
            files += 1;
        }
    }
    assert!(files > 50, "{files} files");
}

/// So are the documents that are made of them.
#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads the registers of this repository")]
fn what_both_registers_publish_is_as_the_schemas_say() {
    let workspace = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    for root in [workspace.to_owned(), workspace.join("examples/showcase")] {
        let entities = std::fs::read_dir(root.join("data/subprocessors")).unwrap().map(|own| own.unwrap().path());
        let files = entities.chain([root.join("data/register.yaml")]).map(|path| {
            (path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap())
        });
        let sources = source::Sources::new(files);
        let register = subprocessors::load(&sources, &mut source::Diagnostics::new()).unwrap();
        for date in register.turning_days(None) {
            let list = serde_json::to_value(Document::of(&register.as_of(date, None), &NoLabels)).unwrap();
            assert_eq!(published("annex/subprocessors/2", &list), "", "{} on {date}", root.display());
        }
        let revisions = register.revisions(Date::MAX, &NoLabels);
        let history = HistoryDocument::of(&register, Date::MAX, &revisions, &NoLabels);
        assert_eq!(published("annex/history/1", &serde_json::to_value(history).unwrap()), "");
    }
}

/// Mistakes that a single file shows: the loader and the schema refuse the same ones.
const MISTAKES: &[(&str, &str)] = &[
    ("unknown field", "name: A\nwebsit: https://example.com/\n"),
    ("unknown kind", "name: A\nkind: friend\n"),
    ("unknown country", "name: A\nseat: UK\n"),
    ("unsafe address", "name: A\nwebsite: http://example.com/\n"),
    ("address of a script", "name: A\nwebsite: javascript:alert(1)\n"),
    ("bad date", "name: A\nreviewed: 1 March 2024\n"),
    ("bad month", "name: A\nreviewed: 2024-13-01\n"),
    ("bad mail", "name: A\ncontacts: [{mail: privacy}]\n"),
    ("text for a list", "name: A\ncontacts: privacy@example.com\n"),
    ("list for a text", "name: [A]\n"),
    ("text for a truth value", "name: A\nunnamed-affiliates: perhaps\n"),
    (
        "id in capitals",
        "name: A\nengagements: {Hosting: {section: hosting, history: [{effective: 2024-01-01, purpose: P.}]}}\n",
    ),
    ("no section", "name: A\nengagements: {a: {history: [{effective: 2024-01-01, purpose: P.}]}}\n"),
    ("unknown field of an engagement", "name: A\nengagements: {a: {section: hosting, histroy: []}}\n"),
    (
        "unknown field of a version",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpse: P.}]}}\n",
    ),
    (
        "unknown place",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpose: P., locations: [{storage: [UKK]}]}]}}\n",
    ),
    (
        "unknown role",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpose: P., locations: [{keeping: [DE]}]}]}}\n",
    ),
    (
        "unknown mechanism",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpose: P., transfer: [shield]}]}}\n",
    ),
    (
        "unknown module",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpose: P., transfer: [{by: scc, modules: [5]}]}]}}\n",
    ),
    (
        "no sentence",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpose: P., applies-if: always}]}}\n",
    ),
    (
        "bad until",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpose: P., until: soon}]}}\n",
    ),
    ("certificate without a name", "name: A\ncertifications: [{expires: 2030-01-01}]\n"),
    (
        "notice without a reason",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpose: P., notice: {notice-days: 3}}]}}\n",
    ),
    (
        "moved without a day",
        "name: A\nengagements: {a: {section: hosting, history: [{effective: 2024-01-01, purpose: P., moved: [{on: 2024-01-01}]}]}}\n",
    ),
];

#[test]
fn the_schema_refuses_what_the_loader_refuses() {
    let validator = validator("subprocessor.json");
    for (mistake, text) in MISTAKES {
        let world = format!("{}-- data/subprocessors/a.yaml --\n{text}", world::REGISTER);
        let said = world::said(&world, "2024-01-01", &Default::default());
        assert!(said.contains("error["), "the loader accepts: {mistake}");
        assert!(!validator.is_valid(&value(text)), "the schema accepts: {mistake}");
    }
}

/// Every field says to editors what it is.
#[test]
fn every_field_of_the_schemas_is_described() {
    fn check(schema: &Value, path: &str, silent: &mut Vec<String>) {
        for (key, own) in schema["properties"].as_object().into_iter().flatten() {
            if own["description"].as_str().is_none_or(str::is_empty) {
                silent.push(format!("{path}.{key}"));
            }
        }
        for (name, own) in schema["$defs"].as_object().into_iter().flatten() {
            check(own, &format!("{path}/{name}"), silent);
        }
    }
    let mut silent = Vec::new();
    json_schemas().iter().for_each(|own| check(&own.schema, own.name, &mut silent));
    published_schemas().iter().for_each(|own| check(&own.schema, own.name, &mut silent));
    assert!(silent.is_empty(), "{silent:?}");
}
