//! The JSON Schemas (draft 2020-12) of what is published, made of the types that write it.
//!
//! They say what is always there and of which type each member is. Members that they do not name are allowed: adding
//! one breaks no reader.

use super::facts::name;
use super::places::LocationDocument;
use super::values::{
    AiDocument, CertificationDocument, Company, ContactDocument, Detail, Labelled, LinkDocument, TransferDocument,
};
use super::{Document, FactsDocument, HistoryDocument};
use crate::model::{Aspect, FactKind};
use crate::schema::Kind;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// A schema, and the name by which documents point to it.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedSchema {
    /// What stands in the field `schema` of its documents: `annex/history/1`.
    pub name: &'static str,
    /// The schema itself; it has no `$id` yet.
    pub schema: Value,
}

impl PublishedSchema {
    /// The schema of the documents that a type writes.
    pub fn of<T: JsonSchema>(name: &'static str, title: &str) -> Self {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let mut schema: Schema = generator.into_root_schema_for::<T>();
        schema.insert("title".to_owned(), title.into());
        let mut schema = schema.to_value();
        // A document of another shape is none of this one, however much it looks like it.
        schema["properties"]["schema"]["const"] = name.into();
        PublishedSchema { name, schema }
    }

    /// The name of its file: `history-1.json`.
    pub fn file(&self) -> String {
        let name = self.name.strip_prefix("annex/").unwrap_or(self.name);
        format!("{}.json", name.replace('/', "-"))
    }
}

/// The schemas of the list and of its history.
pub fn published_schemas() -> Vec<PublishedSchema> {
    vec![
        PublishedSchema::of::<Document>(super::SCHEMA, "List of sub-processors"),
        PublishedSchema::of::<HistoryDocument>(super::history::SCHEMA, "History of a list of sub-processors"),
    ]
}

impl JsonSchema for FactsDocument {
    fn schema_name() -> Cow<'static, str> {
        "Facts".into()
    }

    /// A member for each aspect, with the schema of its kind of facts.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let member = |aspect: &Aspect| {
            let mut schema = value(aspect.kind(), generator);
            schema.insert("description".to_owned(), aspect.about().into());
            (name(*aspect), schema.to_value())
        };
        let members: Map<String, Value> = Aspect::ALL.iter().map(member).collect();
        json_schema!({"type": "object", "properties": members})
    }
}

fn value(kind: FactKind, generator: &mut SchemaGenerator) -> Schema {
    match kind {
        FactKind::Text | FactKind::Name | FactKind::Scope => json_schema!({"type": "string"}),
        FactKind::Names => <Vec<String>>::json_schema(generator),
        FactKind::Parties => <Vec<Company>>::json_schema(generator),
        FactKind::Words => <Vec<Labelled>>::json_schema(generator),
        FactKind::Url => json_schema!({"type": "string", "format": "uri"}),
        FactKind::Date => json_schema!({"type": "string", "format": "date"}),
        FactKind::Country => json_schema!({"type": "string", "pattern": "^[A-Z]{2}$"}),
        FactKind::Flag => json_schema!({"type": "boolean"}),
        FactKind::Kind => generator.subschema_for::<Kind>(),
        FactKind::Links => <Vec<LinkDocument>>::json_schema(generator),
        FactKind::Contacts => <Vec<ContactDocument>>::json_schema(generator),
        FactKind::Certifications => <Vec<CertificationDocument>>::json_schema(generator),
        FactKind::Locations => <Vec<LocationDocument>>::json_schema(generator),
        FactKind::Transfers => <Vec<TransferDocument>>::json_schema(generator),
        FactKind::Ai => <Vec<AiDocument>>::json_schema(generator),
        FactKind::Details => <Vec<Detail>>::json_schema(generator),
    }
}
