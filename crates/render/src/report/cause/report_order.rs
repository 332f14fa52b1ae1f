//! In which order a report is told: a cause in place of the findings that it explains, and the findings that are left.

use gouji_model::{Cause, Evaluation, Finding, Outcome, Severity};
use std::collections::BTreeSet;

/// Placement the findings of a report are told.
pub(crate) struct ReportOrder<'a> {
    evaluation: &'a Evaluation,
    /// The causes, each with where it is told.
    causes: Vec<(&'a Cause, Placement)>,
    /// For each finding, whether causes tell all that it says.
    folded: Vec<bool>,
}

/// The place at which a cause is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Placement {
    /// The cause is told by itself, in place of its findings.
    Alone,
    /// The cause is told in the advice of its finding, which tells of others as well.
    Inside,
    /// The cause is told as a remark behind its findings, because nothing explains them.
    Unexplained,
}

/// What is told at one place of the report.
pub(crate) enum Entry<'a> {
    /// A cause.
    Cause(&'a Cause),
    /// A finding by itself.
    Finding {
        /// The position of the finding in the evaluation.
        finding: usize,
        /// What is to be filled in, by the causes that it shares with no other finding.
        inside: Vec<&'a Cause>,
        /// The causes that stay unexplained, where this is the last finding of them.
        unexplained: Vec<&'a Cause>,
    },
}

impl<'a> ReportOrder<'a> {
    pub(crate) fn new(evaluation: &'a Evaluation) -> Self {
        let placed = |cause: &'a Cause| Some((cause, placement(evaluation, cause)?));
        let mut order = Self {
            evaluation,
            causes: evaluation.causes.iter().filter_map(placed).collect(),
            folded: Vec::new(),
        };
        let positions = 0..evaluation.findings.len();
        order.folded = positions.map(|at| order.is_folded(at)).collect();
        order
    }

    /// How many errors, queries or notes are told.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let findings = self.evaluation.findings.iter().zip(&self.folded);
        let findings = findings.filter(|(finding, folded)| {
            finding.outcome == Outcome::Violated && finding.severity == severity && !**folded
        });
        let is_counted = |cause: &&Cause| severity_of(self.evaluation, cause) == severity;
        findings.count() + self.causes_at(Placement::Alone).filter(is_counted).count()
    }

    /// What is told of the findings at these positions, in their order: a cause where the first of its findings stands.
    pub(crate) fn entries(&self, findings: &[usize]) -> Vec<Entry<'a>> {
        let mut entries = Vec::new();
        let mut above: Vec<&Cause> = Vec::new();
        for (index, &at) in findings.iter().enumerate() {
            let rest = findings.get(index + 1..).unwrap_or_default();
            let causes = |placement: Placement| {
                let causes = self.causes_at(placement);
                causes.filter(move |cause| cause.findings.contains(&at))
            };
            for cause in causes(Placement::Alone) {
                if !above.iter().any(|known| std::ptr::eq(*known, cause)) {
                    above.push(cause);
                    entries.push(Entry::Cause(cause));
                }
            }
            if self.folded.get(at) == Some(&true) {
                continue;
            }
            let is_last = |cause: &&Cause| !rest.iter().any(|at| cause.findings.contains(at));
            entries.push(Entry::Finding {
                finding: at,
                inside: causes(Placement::Inside).collect(),
                unexplained: causes(Placement::Unexplained).filter(is_last).collect(),
            });
        }
        entries
    }

    fn causes_at(&self, placement: Placement) -> impl Iterator<Item = &'a Cause> {
        let causes = self.causes.iter();
        causes
            .filter(move |(_, placed)| *placed == placement)
            .map(|(cause, _)| *cause)
    }

    /// Whether the causes that are told by themselves say all of the finding at `at`: it is of one check, or all
    /// checks that are told in it and in those beside it are among their rules.
    fn is_folded(&self, at: usize) -> bool {
        let alone: Vec<&Cause> = self
            .causes_at(Placement::Alone)
            .filter(|cause| cause.findings.contains(&at))
            .collect();
        let finding = self.evaluation.findings.get(at);
        let Some(finding) = finding.filter(|_| !alone.is_empty()) else {
            return false;
        };
        if finding.checks() == 1 {
            return true;
        }
        let positions = alone.iter().flat_map(|cause| &cause.findings);
        let positions: BTreeSet<&usize> = positions.collect();
        let findings = positions.into_iter();
        let findings = findings.filter_map(|at| self.evaluation.findings.get(*at));
        let checks: usize = findings.map(Finding::checks).sum();
        let broken: usize = alone.iter().map(|cause| cause.broken).sum();
        checks <= broken
    }
}

/// Where `cause` is told; `None` where no finding is of it.
fn placement(evaluation: &Evaluation, cause: &Cause) -> Option<Placement> {
    let first = violated(evaluation, cause).next()?;
    if cause.explanations.is_empty() {
        return Some(Placement::Unexplained);
    }
    // Nothing breaks: a blank is to be filled in, of several maybe that one finding tells of.
    let is_shared = |at: &usize| {
        let shares = evaluation.causes.iter();
        shares.filter(|cause| cause.findings.contains(at)).count() > 1
    };
    let is_inside =
        cause.broken == 0 && (first.checks() > 1 || cause.findings.iter().any(is_shared));
    Some(if is_inside {
        Placement::Inside
    } else {
        Placement::Alone
    })
}

/// The findings that `cause` is about.
pub(crate) fn violated<'a>(
    evaluation: &'a Evaluation,
    cause: &'a Cause,
) -> impl Iterator<Item = &'a Finding> {
    let findings = cause.findings.iter();
    findings
        .filter_map(|at| evaluation.findings.get(*at))
        .filter(|finding| finding.outcome == Outcome::Violated)
}

/// Placement serious `cause` is: as the most serious of its findings.
pub(crate) fn severity_of(evaluation: &Evaluation, cause: &Cause) -> Severity {
    let severities = violated(evaluation, cause).map(|finding| finding.severity);
    severities.min().unwrap_or(Severity::Error)
}
