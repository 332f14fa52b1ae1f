//! What a run finds, handed out in its order: reports, what the county comes to, the summary.

use crate::command::check::report_checker::{
    CountyReport, FileResult, ReportChecker, ReportResult, ReportState,
};
use crate::command::check::run_totals::RunTotals;
use crate::county_review::CountyReview;
use crate::output::Output;
use crate::read_files::FileReader;
use crate::submissions::Submission;
use gouji_model::{Counts, CountyFinding, Digest};
use gouji_render::{CountyFindings, DraftStatus, FolderKind, RunSummary};
use gouji_review::ReportScope;
use std::io;
use std::time::Instant;

/// Reports wait for what is usual among all others while their prose is no more than this, in bytes; the wrong figures of
/// those behind are looked for with what is known by then.
const MOST_WAITING_BYTES: usize = 64 * 1024 * 1024;

/// Prints reports as they are done, then the summary.
pub(crate) struct ReportPrinter<'a> {
    pub(crate) checker: &'a ReportChecker<'a>,
    pub(crate) output: &'a mut Output,
    pub(crate) totals: &'a mut RunTotals,
}

/// The reports of a county that wait until all are read.
#[derive(Default)]
struct WaitingReports {
    digests: Vec<Digest>,
    states: Vec<ReportState>,
    findings: Vec<CountyFinding>,
    bytes: usize,
}

impl ReportPrinter<'_> {
    /// Checks and prints everything.
    pub(crate) fn print(
        mut self,
        reader: &FileReader<'_>,
        submissions: &[Submission],
        started: Instant,
    ) -> io::Result<()> {
        let checker = self.checker;
        self.output.write(&checker.writer.begin())?;
        let mut waiting = WaitingReports::default();
        let mut findings = Vec::new();
        let work = |submission: &Submission, member: Option<&str>, report| {
            checker.check(submission, member, report)
        };
        reader.map_in_order(submissions, work, |result| {
            match result {
                FileResult::Lone(report) => self.report(*report, DraftStatus::Current)?,
                FileResult::InCounty(report) => waiting.add(checker, *report),
                FileResult::OtherYear {
                    path,
                    findings: of_year,
                } => {
                    self.totals.other_years.push(path);
                    findings.extend(of_year);
                }
            }
            Ok::<(), io::Error>(())
        })?;
        match checker.county {
            Some(county) => {
                findings.append(&mut waiting.findings);
                self.county(county, reader, waiting, findings)?;
            }
            None => self.output.write(&checker.writer.county(None)?)?,
        }
        self.totals.is_complete = true;
        self.end(started)
    }

    /// Prints the reports of a county and what they come to, with what was found of whose they are.
    fn county(
        &mut self,
        county: &CountyReview<'_>,
        reader: &FileReader<'_>,
        waiting: WaitingReports,
        findings: Vec<CountyFinding>,
    ) -> io::Result<()> {
        let checker = self.checker;
        let digests = &waiting.digests;
        let year = &county.year;
        let result = year.review(digests, findings, checker.options.outcomes());
        let numbered = waiting.states.into_iter().zip(digests).enumerate();
        let reports = reader.map(numbered.collect(), |(position, (state, digest))| {
            let prior = Some((&result.prior, position));
            checker.finish(state, &digest.identity, prior)
        });
        let mut drafts = vec![DraftStatus::Current; reports.len()];
        for &position in &result.superseded {
            if let Some(draft) = drafts.get_mut(position) {
                *draft = DraftStatus::Superseded;
            }
        }
        for (report, draft) in reports.into_iter().zip(drafts) {
            self.report(report, draft)?;
        }
        let fail_on = checker.options.fail_on;
        let mut rule_findings = result
            .checked
            .iter()
            .flat_map(|each| &each.evaluation.findings);
        self.totals.is_failure |= rule_findings.any(|finding| fail_on.is_failure(finding));
        let mut findings = result.findings.iter();
        self.totals.is_failure |= findings.any(|finding| fail_on.fails_by_county(finding));
        self.totals.add_county(&result);
        let text = checker.writer.county(Some(&CountyFindings {
            county: year.county,
            findings: &result.findings,
            checked: &result.checked,
        }))?;
        self.output.write(&text)
    }

    fn report(&mut self, report: ReportResult, draft: DraftStatus) -> io::Result<()> {
        let is_asked_later = self.is_whole_county()
            && report
                .county_rules
                .as_ref()
                .is_some_and(|(_, rules)| *rules > 0);
        let separator = self.checker.writer.separator(self.totals.lines.len());
        let totals = &mut *self.totals;
        totals.county_rules.extend(report.county_rules);
        let mut line = report.line;
        match draft {
            DraftStatus::Current => totals.is_failure |= report.is_failure,
            DraftStatus::Superseded => line.superseded = true,
        }
        if line.counts == Some(Counts::default()) && !is_asked_later {
            totals.unchecked.push(line.path.clone());
        }
        totals.lines.push(line);
        self.output.write(separator)?;
        self.output.write(&report.rendered.text(draft)?)
    }

    /// Whether all reports of a county are looked at.
    fn is_whole_county(&self) -> bool {
        let county = self.checker.county;
        county.is_some_and(|county| county.year.scope == ReportScope::Whole)
    }

    fn end(self, started: Instant) -> io::Result<()> {
        let is_whole_county = self.is_whole_county();
        let RunTotals {
            lines,
            facts,
            unchecked,
            county_rules,
            ..
        } = self.totals;
        if !is_whole_county {
            facts.county_rules_skipped = county_rules.values().sum();
            facts.folder = match self.checker.county {
                Some(_) => FolderKind::Present,
                None => FolderKind::Absent,
            };
        }
        facts.unchecked = unchecked.len();
        let text = self.checker.writer.end(&RunSummary {
            lines,
            facts,
            elapsed: started.elapsed(),
        })?;
        self.output.write(&text)
    }
}

impl WaitingReports {
    fn add(&mut self, checker: &ReportChecker<'_>, report: CountyReport) {
        let CountyReport {
            digest,
            findings,
            state,
        } = report;
        // The prose of reports that wait is all that grows beyond their figures.
        let state = match self.bytes > MOST_WAITING_BYTES {
            true => ReportState::Done(checker.finish(state, &digest.identity, None)),
            false => state,
        };
        self.bytes += state.waiting_bytes();
        self.states.push(state);
        self.digests.push(digest);
        self.findings.extend(findings);
    }
}
