//! The batch in the JSON of `gouji check`, and what a county says of rules.

use crate::output::json::names::outcome_name;
use crate::output::json::names::severity_name;
use crate::output::json::report::FindingJson;
use crate::report::digest::digest_findings;
use crate::words::Words;
use gouji_model::{
    CheckedDigest, County, CountyFinding, IdVec, Language, Outcome, Override, RuleInfo,
};
use schemars::JsonSchema;
use serde::Serialize;

/// Findings over several reports.
#[derive(Debug, Clone, Default, JsonSchema, Serialize)]
pub struct BatchJson {
    /// The findings.
    pub findings: Vec<BatchFindingJson>,
}

/// One finding over several reports, or over none.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct BatchFindingJson {
    /// What a report's finding says too.
    #[serde(flatten)]
    pub finding: FindingJson,
    /// The paths of the reports that it concerns, the one that counts first.
    pub reports: Vec<String>,
}

/// A county's word on a rule.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct OverrideJson {
    /// The rule's id.
    pub rule: String,
    /// `error`, `query`, `note` or `off`.
    #[schemars(extend("enum" = ["error", "query", "note", "off"]))]
    pub severity: &'static str,
    /// Why.
    pub reason: String,
    /// Since when.
    pub date: Option<String>,
}

impl OverrideJson {
    pub(crate) fn new(of: &Override) -> Self {
        Self {
            rule: of.rule.clone(),
            severity: of.severity.map_or("off", severity_name),
            reason: of.reason.clone(),
            date: of.date.map(|date| date.to_string()),
        }
    }
}

/// The findings over a county for programs: those of the `batch`, then what the rules over `county` found in single
/// reports.
#[must_use]
pub fn batch_json(
    batch: &[CountyFinding],
    checked: &[CheckedDigest<'_>],
    county: &County,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> BatchJson {
    let words = Words(language);
    let numbered = (1..).zip(batch);
    let mut findings: Vec<BatchFindingJson> = numbered
        .map(|(number, each)| BatchFindingJson {
            finding: problem(number, each, words),
            reports: each.reports.clone(),
        })
        .collect();
    for each in checked {
        let found = digest_findings(each, county, rules, language, findings.len() + 1);
        findings.extend(found.into_iter().map(|finding| BatchFindingJson {
            finding,
            reports: vec![each.digest.path.clone()],
        }));
    }
    BatchJson { findings }
}

fn problem(number: usize, finding: &CountyFinding, words: Words) -> FindingJson {
    let told = words.batch_problem(&finding.problem);
    FindingJson {
        id: format!("f{number}"),
        origin: "batch",
        rule: finding.problem.id().to_owned(),
        instance: None,
        severity: severity_name(finding.problem.severity()),
        outcome: outcome_name(Outcome::Violated),
        reason: None,
        title: told.title,
        message: told.message,
        basis: None,
        left: None,
        operator: None,
        right: None,
        difference: None,
        place: None,
        figures: Vec::new(),
        gathered: Vec::new(),
        statement: (),
    }
}
