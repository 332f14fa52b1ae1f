//! What a run remembers of the reports that it has handed out.

use crate::exit::Exit;
use gouji_model::{CountyProblem, Outcome, Severity};
use gouji_render::{SummaryFacts, SummaryLine};
use gouji_review::CountyResult;
use std::collections::BTreeMap;

/// What a run has come to so far.
#[derive(Default)]
pub(crate) struct RunTotals {
    pub(crate) lines: Vec<SummaryLine>,
    pub(crate) facts: SummaryFacts,
    /// Whether something makes the run end with 1.
    pub(crate) is_failure: bool,
    /// Whether every report was handed out.
    pub(crate) is_complete: bool,
    /// The files of forms for which there is no rule.
    pub(crate) unchecked: Vec<String>,
    /// The files of other years than was asked for.
    pub(crate) other_years: Vec<String>,
    /// How many rules over a county the forms of the reports have.
    pub(crate) county_rules: BTreeMap<String, usize>,
}

impl RunTotals {
    /// How the run ends. Nothing checked is never clean, and nor is a run that did not come to its end.
    pub(crate) fn exit(&self) -> Exit {
        let is_all_checked =
            self.is_complete && !self.lines.is_empty() && self.unchecked.is_empty();
        match is_all_checked && !self.is_failure {
            true => Exit::Fine,
            false => Exit::Findings,
        }
    }

    /// Adds what the reports of a county come to.
    pub(crate) fn add_county(&mut self, result: &CountyResult<'_>) {
        let findings = result.findings.iter().filter(|finding| {
            let is_missing = matches!(finding.problem, CountyProblem::Missing { .. });
            !is_missing && finding.problem.severity() <= Severity::Query
        });
        let rules = result.checked.iter();
        let rules = rules.flat_map(|checked| &checked.evaluation.findings);
        let violated = rules.filter(|finding| {
            finding.outcome == Outcome::Violated && finding.severity <= Severity::Query
        });
        self.facts.county_findings = findings.count() + violated.count();
        self.facts.missing.clone_from(&result.missing);
    }
}
