//! The JSON Schemas of the data files (draft 2020-12), made of the types that read them.

use super::{EntityFile, RegisterFile};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

/// A schema and the files it describes.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSchema {
    /// The name of its file: `register.json`.
    pub name: &'static str,
    /// The data files that it describes: `data/register.yaml`.
    pub describes: &'static str,
    /// The schema itself.
    pub schema: serde_json::Value,
}

impl DataSchema {
    /// The schema as a file, with a final line break.
    pub fn text(&self) -> String {
        let text = serde_json::to_string_pretty(&self.schema).expect("a schema has only strings as keys");
        text + "\n"
    }
}

/// The schema of every kind of data file.
pub fn json_schemas() -> Vec<DataSchema> {
    vec![
        DataSchema {
            name: "register.json",
            describes: "data/register.yaml",
            schema: schema::<RegisterFile>("Register of sub-processors"),
        },
        DataSchema {
            name: "subprocessor.json",
            describes: "data/subprocessors/*.yaml",
            schema: schema::<EntityFile>("Sub-processor"),
        },
    ]
}

fn schema<T: JsonSchema>(title: &str) -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema: Schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema.to_value()
}
