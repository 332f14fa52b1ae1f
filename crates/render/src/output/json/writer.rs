//! The writer of `check` as JSON.

use crate::output::json::county::BatchJson;
use crate::output::json::report::ReportJson;
use crate::output::json::rule::{RuleJson, active_rules};
use crate::output::json::summary::SummaryJson;
use crate::output::json::text::{json, list_separator};
use crate::output::writer::{
    CheckWriter, CountyFindings, DraftStatus, RenderedReport, RunSummary, WriterOptions,
};
use gouji_model::CheckedReport;
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
    rules: Vec<RuleJson>,
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

    fn report(&self, checked: &CheckedReport, submitter: Option<&str>) -> Box<dyn RenderedReport> {
        Box::new(ReportJson::new(checked, submitter, self.0))
    }

    fn separator(&self, written: usize) -> &'static str {
        list_separator(written)
    }

    fn county(&self, county: Option<&CountyFindings<'_>>) -> io::Result<String> {
        let batch = county.map(|all| BatchJson::new(all, self.0));
        Ok(format!(
            "\n],\"batch\":{}",
            json(&batch.unwrap_or_default())?
        ))
    }

    fn end(&self, run: &RunSummary<'_>) -> io::Result<String> {
        let rules = active_rules(self.0.rules, self.0.style);
        Ok(format!(
            ",\"rules\":{},\"summary\":{}}}\n",
            json(&rules)?,
            json(&SummaryJson::new(run))?
        ))
    }
}

impl RenderedReport for ReportJson {
    fn text(mut self: Box<Self>, draft: DraftStatus) -> io::Result<String> {
        self.superseded = draft == DraftStatus::Superseded;
        json(&self)
    }
}
