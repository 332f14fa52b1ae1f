//! The writer of `extract` as JSON: the shape that `schemas/json/extract.schema.json` describes.

use crate::output::extract::report::ExtractReport;
use crate::output::extract::writer::ExtractWriter;
use crate::output::json::text::{json, list_separator};
use schemars::JsonSchema;
use std::io;

/// The name and version of the shape.
const SCHEMA: &str = "gouji/extract/1";

/// The whole answer of a run.
#[derive(JsonSchema)]
#[expect(
    dead_code,
    reason = "the schema is made of it; its parts are written one after another"
)]
pub(crate) struct ExtractJson {
    /// The version of this shape.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The reports in their order.
    reports: Vec<ExtractReport>,
}

/// Writes an `ExtractJson`, one report at a time.
pub(crate) struct ExtractJsonWriter;

impl ExtractWriter for ExtractJsonWriter {
    fn begin(&self) -> String {
        format!("{{\"schema\":\"{SCHEMA}\",\"reports\":[")
    }

    fn report(&self, report: &ExtractReport) -> io::Result<String> {
        json(report)
    }

    fn separator(&self, written: usize) -> &'static str {
        list_separator(written)
    }

    fn end(&self) -> &'static str {
        "\n]}\n"
    }
}
