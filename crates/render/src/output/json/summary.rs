//! What all reports of a run come to.

use crate::output::summary::totals;
use crate::output::writer::RunSummary;
use gouji_model::{Override, Severity};
use schemars::JsonSchema;
use serde::Serialize;

/// What all reports come to.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct SummaryJson {
    /// How many reports there are.
    pub(crate) reports: usize,
    /// Nothing to do.
    pub(crate) clean: usize,
    /// Something to confirm.
    pub(crate) query: usize,
    /// An error rule could not be decided.
    pub(crate) undecided: usize,
    /// Something to correct.
    pub(crate) error: usize,
    /// No form was recognised.
    pub(crate) unrecognised: usize,
    /// The file could not be read.
    pub(crate) unreadable: usize,
    /// Earlier drafts, which are counted nowhere else.
    pub(crate) superseded: usize,
    /// Submitters whose report was not found.
    pub(crate) missing: Vec<String>,
    /// Built-in rules that the user's files replaced.
    pub(crate) replaced_rules: Vec<String>,
    /// Rules whose severity the county changed, or that it turned off.
    pub(crate) overrides: Vec<OverrideJson>,
}

impl SummaryJson {
    /// The summary of a run.
    pub(crate) fn new(run: &RunSummary<'_>) -> Self {
        let facts = run.facts;
        let totals = totals(run.lines, facts);
        Self {
            reports: totals.reports,
            clean: totals.clean,
            query: totals.query,
            undecided: totals.undecided,
            error: totals.error,
            unrecognised: totals.unrecognised,
            unreadable: totals.unreadable,
            superseded: totals.superseded,
            missing: facts.missing.clone(),
            replaced_rules: facts.replaced_rules.clone(),
            overrides: facts.overrides.iter().map(OverrideJson::new).collect(),
        }
    }
}

/// A county's word on a rule.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct OverrideJson {
    /// The rule's id.
    pub(crate) rule: String,
    /// `error`, `query`, `note` or `off`.
    pub(crate) severity: OverrideSeverityJson,
    /// Why.
    pub(crate) reason: String,
    /// Since when.
    pub(crate) date: Option<String>,
}

/// What a county makes of a rule's severity.
#[derive(Debug, Clone, Copy, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum OverrideSeverityJson {
    Error,
    Query,
    Note,
    Off,
}

impl OverrideJson {
    fn new(change: &Override) -> Self {
        Self {
            rule: change.rule.clone(),
            severity: match change.severity {
                Some(Severity::Error) => OverrideSeverityJson::Error,
                Some(Severity::Query) => OverrideSeverityJson::Query,
                Some(Severity::Note) => OverrideSeverityJson::Note,
                None => OverrideSeverityJson::Off,
            },
            reason: change.reason.clone(),
            date: change.date.map(|date| date.to_string()),
        }
    }
}
