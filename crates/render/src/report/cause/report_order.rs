//! What is told of a report one by one: a cause in place of the findings that it explains, and the findings that are left.

use gouji_model::{Cause, Evaluation, Finding, Outcome, Severity};

/// How the findings of a report are told.
pub(crate) struct Telling<'a> {
    evaluation: &'a Evaluation,
    /// The causes, each with how it is told.
    causes: Vec<(&'a Cause, How)>,
    /// For each finding, whether causes tell all that it says.
    folded: Vec<bool>,
}

/// How a cause is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// By itself, in place of its findings.
    Alone,
    /// In the advice of its finding, which tells of others as well.
    Inside,
    /// As a remark behind its findings: nothing explains them.
    Unexplained,
}

/// What is told next.
pub(crate) enum Turn<'a> {
    /// A cause.
    Cause(&'a Cause),
    /// A finding by itself.
    Finding {
        /// Which.
        finding: &'a Finding,
        /// What is to be filled in, by the causes that it shares with no other finding.
        inside: Vec<&'a Cause>,
        /// What stays unexplained, where this is the last finding of it.
        unexplained: Vec<&'a Cause>,
    },
}

impl<'a> Telling<'a> {
    pub(crate) fn of(evaluation: &'a Evaluation) -> Self {
        let how = |cause: &'a Cause| Some((cause, how(evaluation, cause)?));
        let causes: Vec<(&Cause, How)> = evaluation.causes.iter().filter_map(how).collect();
        let mut telling = Self {
            evaluation,
            causes,
            folded: Vec::new(),
        };
        let folded = 0..evaluation.findings.len();
        telling.folded = folded.map(|at| telling.is_folded(at)).collect();
        telling
    }

    /// How many errors, queries or notes are told.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let findings = self.evaluation.findings.iter().zip(&self.folded);
        let findings = findings.filter(|(finding, folded)| {
            finding.outcome == Outcome::Violated && finding.severity == severity && !**folded
        });
        let is_counted = |cause: &&&Cause| severity_of(self.evaluation, cause) == severity;
        let alone: Vec<&Cause> = self.told(How::Alone).collect();
        findings.count() + alone.iter().filter(is_counted).count()
    }

    /// What is told of the findings at these positions, in their order: a cause where the first of its findings stands.
    pub(crate) fn in_order(&self, order: &[usize]) -> Vec<Turn<'a>> {
        let mut turns = Vec::new();
        let mut told: Vec<&Cause> = Vec::new();
        for (turn, &at) in order.iter().enumerate() {
            let Some(finding) = self.evaluation.findings.get(at) else {
                continue;
            };
            let rest = order.get(turn + 1..).unwrap_or_default();
            let of = |how: How| {
                let causes = self.told(how);
                causes.filter(move |cause| cause.findings.contains(&at))
            };
            for cause in of(How::Alone) {
                if !told.iter().any(|known| std::ptr::eq(*known, cause)) {
                    told.push(cause);
                    turns.push(Turn::Cause(cause));
                }
            }
            if self.folded.get(at) == Some(&true) {
                continue;
            }
            let is_last = |cause: &&Cause| !rest.iter().any(|at| cause.findings.contains(at));
            turns.push(Turn::Finding {
                finding,
                inside: of(How::Inside).collect(),
                unexplained: of(How::Unexplained).filter(is_last).collect(),
            });
        }
        turns
    }

    fn told(&self, how: How) -> impl Iterator<Item = &'a Cause> {
        let causes = self.causes.iter();
        causes
            .filter(move |(_, each)| *each == how)
            .map(|(cause, _)| *cause)
    }

    /// Whether the causes that are told by themselves say all of the finding at `at`: it is of one check, or all
    /// checks that are told in it and in those beside it are among their rules.
    fn is_folded(&self, at: usize) -> bool {
        let own: Vec<&Cause> = self
            .told(How::Alone)
            .filter(|cause| cause.findings.contains(&at))
            .collect();
        let Some(finding) = self.evaluation.findings.get(at).filter(|_| !own.is_empty()) else {
            return false;
        };
        if finding.checks() == 1 {
            return true;
        }
        let mut beside: Vec<usize> = own
            .iter()
            .flat_map(|cause| cause.findings.clone())
            .collect();
        beside.sort_unstable();
        beside.dedup();
        let findings = beside
            .iter()
            .filter_map(|at| self.evaluation.findings.get(*at));
        let checks: usize = findings.map(Finding::checks).sum();
        let broken: usize = own.iter().map(|cause| cause.broken).sum();
        checks <= broken
    }
}

/// How `cause` is told; `None` where no finding is of it.
fn how(evaluation: &Evaluation, cause: &Cause) -> Option<How> {
    let first = violated(evaluation, cause).next()?;
    if cause.explanations.is_empty() {
        return Some(How::Unexplained);
    }
    // Nothing breaks: a blank is to be filled in, of several maybe that one finding tells of.
    let is_shared = |at: &usize| {
        let shares = evaluation.causes.iter();
        shares.filter(|cause| cause.findings.contains(at)).count() > 1
    };
    let is_inside =
        cause.broken == 0 && (first.checks() > 1 || cause.findings.iter().any(is_shared));
    Some(if is_inside { How::Inside } else { How::Alone })
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

/// How serious `cause` is: as the most serious of its findings.
pub(crate) fn severity_of(evaluation: &Evaluation, cause: &Cause) -> Severity {
    let severities = violated(evaluation, cause).map(|finding| finding.severity);
    severities.min().unwrap_or(Severity::Error)
}
