//! `--fail-on`: which findings make a run end with 1.

use gouji_model::{
    CheckedReport, CountyFinding, CountyProblem, Finding, Outcome, Severity, Status,
};

/// The least serious finding that makes a run fail; where it is `None`, no violation does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FailOn(pub(crate) Option<Severity>);

impl FailOn {
    fn includes(self, severity: Severity) -> bool {
        self.0.is_some_and(|least| severity <= least)
    }

    /// Whether `finding` makes the run fail. An undecided rule of severity `error` always does.
    pub(crate) fn is_failure(self, finding: &Finding) -> bool {
        match finding.outcome {
            Outcome::Undecided => finding.severity == Severity::Error,
            _ => self.includes(finding.severity),
        }
    }

    /// Whether a report makes the run fail. One that could not be read always does.
    pub(crate) fn fails_by_report(self, checked: &CheckedReport) -> bool {
        let mut findings = checked.evaluation.iter().flat_map(|each| &each.findings);
        matches!(checked.status(), Status::Unreadable | Status::Unrecognised)
            || findings.any(|finding| self.is_failure(finding))
    }

    /// Whether a finding over the county makes the run fail. A missing report always does.
    pub(crate) fn fails_by_county(self, finding: &CountyFinding) -> bool {
        matches!(finding.problem, CountyProblem::Missing { .. })
            || self.includes(finding.problem.severity())
    }
}
