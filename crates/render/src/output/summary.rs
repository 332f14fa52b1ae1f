//! What a run keeps of its reports, so that each report can be dropped: one line a report, and what they come to.

use crate::report::cause::report_order::ReportOrder;
use crate::words::Totals;
use crate::words::county::FolderKind;
use gouji_model::{CheckedReport, Counts, Finding, Outcome, Override, Reason, Severity, Status};

/// What the summary keeps of one report, so that the report itself can be dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryLine {
    /// The path as given.
    pub path: String,
    /// The submitter, where the document names it.
    pub submitter: Option<String>,
    /// What the report comes to.
    pub status: Status,
    /// What must be corrected: causes that are explained, and findings beside them.
    pub errors: usize,
    /// Findings that must be confirmed.
    pub queries: usize,
    /// Findings worth a look.
    pub notes: usize,
    /// Checks that could not be decided because the document names no year.
    pub without_year: usize,
    /// Checks that could not be decided for what is in the report.
    pub undecided: usize,
    /// Checks that could not be decided for what lies beyond it: last year's report, the roster.
    pub beyond: usize,
    /// How the checks came out; `None` where there was nothing to check.
    pub counts: Option<Counts>,
    /// Whether it is an earlier draft, which is listed and does not count.
    pub superseded: bool,
}

/// What the summary says beside the reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SummaryFacts {
    /// Submitters whose report was not found.
    pub missing: Vec<String>,
    /// Ids of built-in rules that the user's files replaced.
    pub replaced_rules: Vec<String>,
    /// Ids of rules that the user's files added.
    pub added_rules: Vec<String>,
    /// Rules whose severity the county changed, or that it turned off.
    pub overrides: Vec<Override>,
    /// How many rules were not asked, for they need all reports of a county together.
    pub county_rules_skipped: usize,
    /// Whether the reports lie in the folder of a county, whose others were not looked at.
    pub folder: FolderKind,
    /// Findings over the county that are to be corrected or confirmed, missing reports aside.
    pub county_findings: usize,
    /// How many reports are on a form that no rule of this run checks.
    pub unchecked: usize,
}

impl SummaryLine {
    /// The line of one report.
    #[must_use]
    pub fn from_report(checked: &CheckedReport) -> Self {
        let findings = checked
            .evaluation
            .as_ref()
            .map_or(&[][..], |each| &each.findings);
        let order = checked.evaluation.as_ref().map(ReportOrder::new);
        let count = |severity| order.as_ref().map_or(0, |order| order.count(severity));
        Self {
            path: checked.path.clone(),
            submitter: checked
                .report
                .as_ref()
                .ok()
                .and_then(|report| report.submitter.clone()),
            status: checked.status(),
            without_year: findings.iter().map(count_without_year).sum(),
            undecided: count_undecided(findings, false),
            beyond: count_undecided(findings, true),
            errors: count(Severity::Error),
            queries: count(Severity::Query),
            notes: count(Severity::Note),
            counts: checked
                .evaluation
                .as_ref()
                .map(|evaluation| evaluation.counts),
            superseded: false,
        }
    }
}

/// How many checks could not be decided, for what lies beyond the report or for what is in it.
fn count_undecided(findings: &[Finding], beyond: bool) -> usize {
    let is_beyond = |each: &Finding| each.reason.is_some_and(Reason::is_beyond_report);
    let those = findings
        .iter()
        .filter(|each| each.outcome == Outcome::Undecided && is_beyond(each) == beyond);
    those.map(Finding::checks).sum()
}

/// How many checks of `finding` could not be decided because the document names no year.
fn count_without_year(finding: &Finding) -> usize {
    let is_year = |reason: Option<Reason>| reason == Some(Reason::NoYear);
    match finding.gathered.as_slice() {
        [] => usize::from(is_year(finding.reason)),
        checks => checks.iter().filter(|check| is_year(check.reason)).count(),
    }
}

pub(crate) fn totals(lines: &[SummaryLine], facts: &SummaryFacts) -> Totals {
    let (superseded, lines): (Vec<&SummaryLine>, Vec<&SummaryLine>) =
        lines.iter().partition(|line| line.superseded);
    let mut totals = Totals {
        reports: lines.len(),
        superseded: superseded.len(),
        missing: facts.missing.len(),
        county_findings: facts.county_findings,
        queries: lines.iter().map(|line| line.queries).sum(),
        ..Totals::default()
    };
    let is_incomplete = |line: &&&SummaryLine| {
        line.status == Status::Undecided && line.undecided > line.without_year
    };
    totals.incomplete = lines.iter().filter(is_incomplete).count();
    totals.without_year = lines.iter().filter(|line| line.without_year > 0).count();
    for line in lines {
        let counter = match line.status {
            Status::Clean => &mut totals.clean,
            Status::Query => &mut totals.query,
            Status::Undecided => &mut totals.undecided,
            Status::Error => &mut totals.error,
            Status::Unrecognised => &mut totals.unrecognised,
            Status::Unreadable => &mut totals.unreadable,
        };
        *counter += 1;
    }
    totals
}
