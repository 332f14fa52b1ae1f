//! What was found over several reports.

use crate::output::json::finding::{FindingJson, OriginJson, findings_json};
use crate::output::writer::WriterOptions;
use crate::report::over_county::{reports_over_county, view};
use crate::style::Style;
use crate::words::Words;
use gouji_model::{CountyFinding, Outcome, Review, county_finding_numbers};
use schemars::JsonSchema;
use serde::Serialize;

/// Findings over several reports.
#[derive(Debug, Clone, Default, JsonSchema, Serialize)]
pub(crate) struct BatchJson {
    /// The findings.
    pub(crate) findings: Vec<BatchFindingJson>,
}

/// One finding over several reports, or over none.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct BatchFindingJson {
    /// What a report's finding says too.
    #[serde(flatten)]
    pub(crate) finding: FindingJson,
    /// The paths of the reports that it concerns, the one that counts first.
    pub(crate) reports: Vec<String>,
}

impl BatchJson {
    /// The findings over several reports: those of the county itself, then what its rules found in single reports.
    pub(crate) fn new(review: &Review<'_>, options: WriterOptions<'_>) -> Self {
        let language = options.style.language;
        let style = Style::plain(language, usize::MAX);
        let numbers = county_finding_numbers(review);
        let numbered = (1..).zip(&review.findings).zip(numbers);
        let mut findings: Vec<BatchFindingJson> = numbered
            .map(|((number, finding), fingerprint)| BatchFindingJson {
                finding: problem(number, fingerprint, finding, Words(language)),
                reports: finding.reports.clone(),
            })
            .collect();
        for (report, evaluation) in reports_over_county(review) {
            let Some(view) = view(review, report, options, style) else {
                continue;
            };
            let found = findings_json(&view, evaluation, findings.len() + 1);
            findings.extend(found.into_iter().map(|finding| BatchFindingJson {
                finding,
                reports: vec![report.checked.path.clone()],
            }));
        }
        Self { findings }
    }
}

fn problem(
    number: usize,
    fingerprint: String,
    finding: &CountyFinding,
    words: Words,
) -> FindingJson {
    let problem_text = words.county_problem(&finding.problem);
    FindingJson {
        id: format!("f{number}"),
        fingerprint,
        origin: OriginJson::Batch,
        rule: finding.problem.id().to_owned(),
        instance: None,
        severity: finding.problem.severity(),
        outcome: Outcome::Violated,
        reason: None,
        title: problem_text.title,
        message: problem_text.message,
        basis: None,
        left: None,
        operator: None,
        right: None,
        difference: None,
        places: Vec::new(),
        figures: Vec::new(),
        gathered: Vec::new(),
        statement: (),
    }
}
