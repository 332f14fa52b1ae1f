//! The JSON Schemas of what is written as JSON.

use super::writer::CheckJson;
use crate::output::extract::json::ExtractJson;
use schemars::schema_for;
use serde_json::Value;

/// The JSON Schemas of what `check` and `extract` write as JSON, by file name.
#[must_use]
pub fn json_schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("check.schema.json", schema_for!(CheckJson).to_value()),
        ("extract.schema.json", schema_for!(ExtractJson).to_value()),
    ]
}
