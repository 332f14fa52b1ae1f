//! `--fail-on`: what makes a run end with 1.

use gouji_model::{
    CountyFinding, Evaluation, Finding, Outcome, Review, ReviewedReport, Severity, Status,
    SubmitterState,
};

/// The least serious finding that makes a run fail; where it is `None`, no violation does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FailOn(pub(crate) Option<Severity>);

impl FailOn {
    fn includes(self, severity: Severity) -> bool {
        self.0.is_some_and(|least| severity <= least)
    }

    fn is_failure(self, finding: &Finding) -> bool {
        finding.outcome == Outcome::Violated && self.includes(finding.severity)
    }

    fn fails_by_evaluation(self, evaluation: &Evaluation) -> bool {
        let mut findings = evaluation.findings.iter();
        findings.any(|finding| self.is_failure(finding))
    }

    /// Whether a report makes the run fail: by what is broken in it, or because it could not be read or decided.
    pub(crate) fn fails_by_report(self, report: &ReviewedReport) -> bool {
        if !report.draft.counts() {
            return false;
        }
        let is_open = matches!(
            report.status,
            Status::Undecided | Status::Unrecognised | Status::Unreadable
        );
        is_open
            || report
                .evaluations()
                .any(|each| self.fails_by_evaluation(each))
    }

    /// Whether what is known once all reports are read makes the run fail: a finding over the county, or a submitter
    /// without a report that can be read.
    pub(crate) fn fails_by_review(self, review: &Review<'_>) -> bool {
        let includes = |finding: &CountyFinding| self.includes(finding.problem.severity());
        let mut submitters = review.submitters.iter();
        review.findings.iter().any(includes)
            || submitters.any(|submitter| match submitter.state {
                SubmitterState::Undecided | SubmitterState::Unreadable => true,
                // The county adds up its own report once all the others are in.
                SubmitterState::Missing => !submitter.is_county(),
                _ => false,
            })
    }
}
