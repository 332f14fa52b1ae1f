//! The writer of `check` as JSON.

use crate::output::json::county::BatchJson;
use crate::output::json::report::ReportJson;
use crate::output::json::rule::{RunRuleJson, active_rules};
use crate::output::json::summary::SummaryJson;
use crate::output::json::text::{json, list_separator};
use crate::output::summary::RunSummary;
use crate::output::writer::{CheckWriter, WriterOptions};
use gouji_model::ReviewedReport;
use schemars::JsonSchema;
use std::io;

/// The name and version of the shape.
const SCHEMA: &str = "gouji/check/1";

/// The whole answer of a run.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "the schema is made of it; its parts are written one after another"
)]
pub(crate) struct CheckJson {
    /// The version of this shape.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The version of the program.
    version: String,
    /// The reports in their order.
    reports: Vec<ReportJson>,
    /// What was found over several reports.
    batch: BatchJson,
    /// The rules that were asked.
    rules: Vec<RunRuleJson>,
    /// What all come to.
    summary: SummaryJson,
}

/// Writes a `CheckJson`, one report at a time.
pub(crate) struct JsonWriter<'a>(pub(crate) WriterOptions<'a>);

impl CheckWriter for JsonWriter<'_> {
    fn begin(&self) -> String {
        let version = env!("CARGO_PKG_VERSION");
        format!("{{\"schema\":\"{SCHEMA}\",\"version\":\"{version}\",\"reports\":[")
    }

    fn report(&self, report: &ReviewedReport) -> io::Result<String> {
        json(&ReportJson::new(report, self.0))
    }

    fn separator(&self, written: usize) -> &'static str {
        list_separator(written)
    }

    fn end(&self, run: &RunSummary<'_>) -> io::Result<String> {
        let language = self.0.style.language;
        Ok(format!(
            "\n],\"batch\":{},\"rules\":{},\"summary\":{}}}\n",
            json(&BatchJson::new(run.review, self.0))?,
            json(&active_rules(self.0.rules, &run.review.rules, language))?,
            json(&SummaryJson::new(run, language))?
        ))
    }
}
