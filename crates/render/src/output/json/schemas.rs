//! The JSON Schemas of what is written as JSON.

use super::mistakes::MistakesJson;
use super::writer::CheckJson;
use crate::output::extract::json::ExtractJson;
use crate::output::rollup::json::RollupJson;
use crate::output::rules::explain::ExplainJson;
use crate::output::rules::list::RulesListJson;
use crate::output::rules::test::RulesTestJson;
use schemars::schema_for;
use serde_json::Value;

/// The JSON Schemas of what commands write as JSON, by file name.
#[must_use]
pub fn json_schemas() -> Vec<(&'static str, Value)> {
    vec![
        ("check.schema.json", schema_for!(CheckJson).to_value()),
        ("explain.schema.json", schema_for!(ExplainJson).to_value()),
        ("extract.schema.json", schema_for!(ExtractJson).to_value()),
        ("mistakes.schema.json", schema_for!(MistakesJson).to_value()),
        ("rollup.schema.json", schema_for!(RollupJson).to_value()),
        (
            "rules-list.schema.json",
            schema_for!(RulesListJson).to_value(),
        ),
        (
            "rules-test.schema.json",
            schema_for!(RulesTestJson).to_value(),
        ),
    ]
}
