//! What a run keeps of its reports, so that each report can be dropped: one line a report, and what they come to.

use crate::report::cause::report_order::ReportOrder;
use crate::words::Totals;
use gouji_model::{
    Counts, CountyProblem, DraftStatus, Evaluation, Filer, Finding, Outcome, Override, Reason,
    Review, ReviewedReport, ReviewedSubmitter, Severity, SkipReason, Status, SubmitterState,
};

/// What the summary keeps of one report, so that the report itself can be dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryLine {
    /// The path as given.
    pub path: String,
    /// The submitter, where it is known.
    pub submitter: Option<String>,
    /// What the report comes to.
    pub status: Status,
    /// Whether it counts.
    pub draft: DraftStatus,
    /// What must be corrected: causes that are explained, and findings beside them.
    pub errors: usize,
    /// Findings that must be confirmed.
    pub queries: usize,
    /// Findings worth a look.
    pub notes: usize,
    /// Checks that could not be decided because the document names no year.
    pub without_year: usize,
    /// Checks that could not be decided for want of the reports of others.
    pub waiting: usize,
    /// Checks that could not be decided for what is in a report.
    pub undecided: usize,
    /// Checks that could not be decided for what lies beyond this year's reports: last year's report, the roster.
    pub beyond: usize,
    /// How the checks came out; `None` where there was nothing to check.
    pub counts: Option<Counts>,
}

/// What the summary says beside the reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SummaryFacts {
    /// Ids of built-in rules that the user's files replaced.
    pub replaced_rules: Vec<String>,
    /// Ids of rules that the user's files added.
    pub added_rules: Vec<String>,
    /// Rules whose severity the county changed, or that it turned off.
    pub overrides: Vec<Override>,
    /// How many reports are on a form that no rule of this run checks.
    pub unchecked: usize,
}

/// What a run of `check` comes to.
#[derive(Debug, Clone, Copy)]
pub struct RunSummary<'a> {
    /// What came of it.
    pub review: &'a Review<'a>,
    /// A line of each report that was written, in that order.
    pub lines: &'a [SummaryLine],
    /// What is known beside them.
    pub facts: &'a SummaryFacts,
}

impl SummaryLine {
    /// The line of one report.
    #[must_use]
    pub fn new(report: &ReviewedReport) -> Self {
        let mut line = Self {
            path: report.checked.path.clone(),
            submitter: report.submitter.clone(),
            status: report.status,
            draft: report.draft,
            errors: 0,
            queries: 0,
            notes: 0,
            without_year: 0,
            waiting: 0,
            undecided: 0,
            beyond: 0,
            counts: None,
        };
        for evaluation in report.evaluations() {
            line.add(evaluation);
        }
        line
    }

    fn add(&mut self, evaluation: &Evaluation) {
        let findings = &evaluation.findings;
        let order = ReportOrder::new(evaluation);
        self.errors += order.count(Severity::Error);
        self.queries += order.count(Severity::Query);
        self.notes += order.count(Severity::Note);
        self.without_year += findings.iter().map(count_without_year).sum::<usize>();
        self.waiting += findings.iter().map(count_waiting).sum::<usize>();
        self.undecided += count_undecided(findings, false);
        self.beyond += count_undecided(findings, true);
        let counts = self.counts.unwrap_or_default();
        self.counts = Some(counts.plus(evaluation.counts));
    }

    /// Whether the form was recognised and no rule asked.
    #[must_use]
    pub fn is_unchecked(&self) -> bool {
        self.counts == Some(Counts::default())
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

/// How many checks of `finding` could not be decided because others have sent no report.
fn count_waiting(finding: &Finding) -> usize {
    let is_waiting = finding.reason.is_some_and(Reason::lacks_submitter);
    match finding.outcome {
        Outcome::Undecided if is_waiting => finding.checks(),
        _ => 0,
    }
}

/// What a run comes to: its submitters, its reports, and the files that are none.
pub(crate) fn totals(run: &RunSummary<'_>) -> Totals {
    let review = run.review;
    let mut totals = Totals {
        county_findings: county_finding_count(run),
        ..Totals::default()
    };
    for file in &review.skipped {
        match file.why {
            SkipReason::OtherYear(_) => totals.other_years += 1,
            SkipReason::OwnOutput
            | SkipReason::Device
            | SkipReason::Leftover
            | SkipReason::NotAReport => totals.skipped += 1,
        }
    }
    for line in run.lines {
        match line.draft {
            DraftStatus::Counts => totals.add_report(line),
            DraftStatus::Superseded => totals.superseded += 1,
            DraftStatus::Duplicate => totals.duplicates += 1,
            DraftStatus::Unclear => totals.unclear += 1,
            DraftStatus::Unread => totals.unread += 1,
        }
    }
    for submitter in &review.submitters {
        totals.add_submitter(submitter);
    }
    totals
}

impl Totals {
    /// Adds a report that counts.
    fn add_report(&mut self, line: &SummaryLine) {
        self.reports += 1;
        self.queries += line.queries;
        let elsewhere = line.without_year + line.waiting;
        let is_incomplete = line.status == Status::Undecided && line.undecided > elsewhere;
        self.waiting += usize::from(line.waiting > 0);
        self.incomplete += usize::from(is_incomplete);
        self.without_year += usize::from(line.without_year > 0);
        self.idle += usize::from(is_idle(line));
        self.unasked += usize::from(line.is_unchecked());
        *self.of_status(line.status) += 1;
    }

    /// Adds a submitter. The county's own report is one of the reports and of no submitter, and strangers are counted apart.
    fn add_submitter(&mut self, submitter: &ReviewedSubmitter) {
        match submitter.filer {
            Some(Filer::Submitter(_)) => {
                self.submitters.all += 1;
                *self.submitters.of_state(submitter.state) += 1;
            }
            Some(Filer::County) => {}
            None => self.strangers += 1,
        }
        let is_unread = submitter.state == SubmitterState::Unreadable;
        match submitter.reason {
            Some(_) => self.misfiled += 1,
            None if is_unread && submitter.positions.is_empty() => self.unusable += 1,
            None => {}
        }
    }
}

/// Whether no check of a report was decided, so that it is not known to be right.
fn is_idle(line: &SummaryLine) -> bool {
    let is_idle = |counts: Counts| {
        counts.not_applicable > 0 && counts.not_applicable + line.beyond == counts.total()
    };
    line.counts.is_some_and(is_idle)
}

/// How many findings over the county are to be corrected or confirmed, missing reports aside.
fn county_finding_count(run: &RunSummary<'_>) -> usize {
    let findings = run.review.findings.iter();
    let told = findings.filter(|finding| {
        let is_missing = matches!(finding.problem, CountyProblem::Missing { .. });
        !is_missing && finding.problem.severity() <= Severity::Query
    });
    told.count()
}

/// The names of those that have sent nothing.
pub(crate) fn missing(run: &RunSummary<'_>) -> Vec<String> {
    let submitters = run.review.submitters.iter();
    let missing = submitters
        .filter(|submitter| !submitter.is_county() && submitter.state == SubmitterState::Missing);
    missing
        .filter_map(|submitter| submitter.name.clone())
        .collect()
}
