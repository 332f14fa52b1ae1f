//! The writer of `rules test` as JSON: the shape that `schemas/json/rules-test.schema.json` describes.

use crate::diagnostic::source_file::SourceText;
use crate::output::json::report::{CountsJson, counts};
use crate::output::json::text::json;
use crate::pages::cases::{CaseResult, CaseRow};
use gouji_model::{Comparison, IdVec, Source};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// The name and version of the shape.
const SCHEMA: &str = "gouji/rules-test/1";

/// How the cases beside the rules came out.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct RulesTestJson {
    /// The version of this shape.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// How many cases came out as written.
    passed: usize,
    /// How many came out differently.
    failed: usize,
    /// The files with their cases.
    files: Vec<CaseFileJson>,
    /// The ids of the user's own rules that no case tries.
    untested: Vec<String>,
}

/// The cases of one file.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct CaseFileJson {
    /// The file, as it is shown.
    file: String,
    /// The cases, in the order of the file.
    cases: Vec<CaseJson>,
}

/// A case, and how it came out.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct CaseJson {
    /// The rule's id.
    rule: String,
    /// The line where the case stands, from 1.
    line: u32,
    /// The column, from 1.
    column: u32,
    /// Whether it came out as written.
    passed: bool,
    /// The key of the case file: `valid`, `invalid`, `undecided` or `not-applicable`.
    expected: &'static str,
    /// How the checks of the rule came out.
    found: CountsJson,
    /// Rows that should have been found and were not.
    missing: Vec<CaseRowJson>,
    /// Rows that were found and should not have been.
    noisy: Vec<CaseRowJson>,
    /// Both sides of each violated check that compares, where the case came out differently.
    said: Vec<SidesJson>,
}

/// A row of a case.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct CaseRowJson {
    /// The row's id.
    item: String,
    /// The row's label.
    label: String,
}

/// Both sides of a comparison.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct SidesJson {
    /// The left side's value.
    left: String,
    /// How the sides must compare.
    operator: &'static str,
    /// The right side's value.
    right: String,
}

/// `results`, which stand file by file, as JSON. `untested` are the ids of the user's own rules that no case tries.
///
/// # Errors
/// They cannot be put into JSON.
pub fn cases_json(
    results: &[CaseResult],
    untested: &[String],
    sources: &IdVec<Source, SourceText<'_>>,
) -> io::Result<String> {
    let failed = results.iter().filter(|case| !case.is_passed).count();
    let files = results.chunk_by(|one, next| one.source == next.source);
    let file = |cases: &[CaseResult]| {
        let source = cases.first().and_then(|case| sources.try_get(case.source));
        CaseFileJson {
            file: source.map_or("", |source| source.name).to_owned(),
            cases: cases.iter().map(|case| case_json(case, source)).collect(),
        }
    };
    let whole = RulesTestJson {
        schema: SCHEMA,
        passed: results.len() - failed,
        failed,
        files: files.map(file).collect(),
        untested: untested.to_vec(),
    };
    Ok(format!("{}\n", json(&whole)?))
}

fn case_json(case: &CaseResult, source: Option<&SourceText<'_>>) -> CaseJson {
    let start = usize::try_from(case.span.start).unwrap_or(usize::MAX);
    let (line, column) = source.map_or((1, 1), |source| source.position(start));
    let row = |row: &CaseRow| CaseRowJson {
        item: row.id.clone(),
        label: row.label.clone(),
    };
    let sides = |sides: &Comparison| SidesJson {
        left: sides.left.to_string(),
        operator: sides.operator.sign(),
        right: sides.right.to_string(),
    };
    CaseJson {
        rule: case.rule.clone(),
        line,
        column,
        passed: case.is_passed,
        expected: case.expected,
        found: counts(case.counts),
        missing: case.missing.iter().map(row).collect(),
        noisy: case.noisy.iter().map(row).collect(),
        said: case.said.iter().map(sides).collect(),
    }
}
