//! The writer of `rules list` as JSON: the shape that `schemas/json/rules-list.schema.json` describes.

use crate::output::json::rule::RuleJson;
use crate::output::json::text::json_lines;
use gouji_model::{Language, RuleInfo};
use schemars::JsonSchema;
use std::io;

/// The name and version of the shape.
const SCHEMA: &str = "gouji/rules-list/1";

/// The rules in force.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "the schema is made of it; its parts are written one after another"
)]
pub(crate) struct RulesListJson {
    /// The version of this shape.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The rules, in the order of their files.
    rules: Vec<RuleJson>,
}

/// `rules` as JSON.
///
/// # Errors
/// They cannot be put into JSON.
pub fn rule_list_json<'r>(
    rules: impl Iterator<Item = &'r RuleInfo>,
    language: Language,
) -> io::Result<String> {
    let rules: Vec<RuleJson> = rules.map(|rule| RuleJson::new(rule, language)).collect();
    let head = format!("{{\"schema\":\"{SCHEMA}\",\"rules\":[");
    json_lines(&head, &rules, "]}")
}
