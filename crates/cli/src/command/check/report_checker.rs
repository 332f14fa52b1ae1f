//! One file of a run: whose report it is, what the rules say of it, and the same in the format of the run.

use crate::command::check::options::CheckOptions;
use crate::county_review::CountyReview;
use crate::submissions::Submission;
use gouji_evaluator::ReportFacts;
use gouji_model::{
    CheckedReport, CountyFinding, CountyProblem, Digest, Identity, ReadError, Report,
};
use gouji_render::{CheckWriter, RenderedReport, SummaryLine};
use gouji_review::{CountyPrior, digest, evaluate_lone_report};
use gouji_ruleset::Library;

/// What came of one file.
pub(crate) enum FileResult {
    /// A report of a run without a county.
    Lone(Box<ReportResult>),
    /// A report of a county.
    InCounty(Box<CountyReport>),
    /// A report of another year than was asked for, and what the county says of that.
    OtherYear {
        path: String,
        findings: Vec<CountyFinding>,
    },
}

/// A report of a county, which is printed once all are read: a later draft may take the place of an earlier one.
pub(crate) struct CountyReport {
    pub(crate) digest: Digest,
    /// What is told of whose it is.
    pub(crate) findings: Vec<CountyFinding>,
    pub(crate) state: ReportState,
}

/// How far a report of a county is.
pub(crate) enum ReportState {
    /// Nothing in it depends on the others.
    Done(ReportResult),
    /// Which of its figures are wrong is looked for once it is known what is usual among all.
    Pending(Box<PendingReport>),
}

/// A report whose wrong figures are still to be looked for.
pub(crate) struct PendingReport {
    checked: CheckedReport,
    /// What was read of it for its evaluation.
    facts: ReportFacts,
}

/// A report, checked and rendered.
pub(crate) struct ReportResult {
    pub(crate) rendered: Box<dyn RenderedReport>,
    pub(crate) line: SummaryLine,
    /// Whether it makes the run end with 1.
    pub(crate) is_failure: bool,
    /// The id of its form, and how many rules over a county that form has.
    pub(crate) county_rules: Option<(String, usize)>,
}

impl ReportState {
    /// How many bytes of prose wait here.
    pub(crate) fn waiting_bytes(&self) -> usize {
        let Self::Pending(pending) = self else {
            return 0;
        };
        let report = pending.checked.report.iter();
        let paragraphs = report.flat_map(|report| &report.prose.paragraphs);
        paragraphs.map(|paragraph| paragraph.text.len()).sum()
    }
}

/// What every report of a run is checked with.
pub(crate) struct ReportChecker<'a> {
    pub(crate) options: CheckOptions,
    pub(crate) library: &'a Library,
    pub(crate) county: Option<&'a CountyReview<'a>>,
    /// The year of the county or of `--year`: reports of another are not listed.
    pub(crate) year: Option<u16>,
    pub(crate) writer: &'a dyn CheckWriter,
}

impl ReportChecker<'_> {
    /// Checks one file.
    pub(crate) fn check(
        &self,
        submission: &Submission,
        member: Option<&str>,
        report: Result<Report, ReadError>,
    ) -> FileResult {
        match self.county {
            Some(county) => self.check_in_county(county, submission, member, report),
            None => self.check_alone(submission.shown_with(member), report),
        }
    }

    fn is_other_year(&self, year: Option<u16>) -> bool {
        let years = self.year.zip(year);
        years.is_some_and(|(wanted, stated)| wanted != stated)
    }

    fn check_alone(&self, path: String, report: Result<Report, ReadError>) -> FileResult {
        if self.is_other_year(report.as_ref().ok().and_then(|report| report.year)) {
            let findings = Vec::new();
            return FileResult::OtherYear { path, findings };
        }
        let (depth, outcomes) = (self.options.depth(), self.options.outcomes());
        let evaluation = report.as_ref().ok();
        let evaluation = evaluation
            .and_then(|report| evaluate_lone_report(report, self.library, depth, outcomes));
        let checked = CheckedReport {
            path,
            report,
            evaluation,
        };
        FileResult::Lone(Box::new(self.render(&checked, None)))
    }

    fn check_in_county(
        &self,
        county: &CountyReview<'_>,
        submission: &Submission,
        member: Option<&str>,
        report: Result<Report, ReadError>,
    ) -> FileResult {
        let path = submission.shown_with(member);
        let identified = county.identify(submission, member, report.as_ref());
        let (identity, mut findings) = (identified.identity, identified.findings);
        if self.is_other_year(identity.year) {
            findings.retain(|finding| matches!(finding.problem, CountyProblem::OtherYear { .. }));
            return FileResult::OtherYear { path, findings };
        }
        let evaluation = report.as_ref().ok().and_then(|report| {
            let outcomes = self.options.outcomes();
            county.year.evaluate(report, &identity, outcomes)
        });
        let (evaluation, facts) = evaluation.unzip();
        let checked = CheckedReport {
            path,
            report,
            evaluation,
        };
        let digest = digest(&checked, identity);
        let state = match facts.flatten() {
            Some(facts) => ReportState::Pending(Box::new(PendingReport { checked, facts })),
            None => ReportState::Done(self.render(&checked, Some(&digest.identity))),
        };
        FileResult::InCounty(Box::new(CountyReport {
            digest,
            findings,
            state,
        }))
    }

    /// Completes a report of a county. `prior` is what is usual among all, with the position of this report.
    pub(crate) fn finish(
        &self,
        state: ReportState,
        identity: &Identity,
        prior: Option<(&CountyPrior, usize)>,
    ) -> ReportResult {
        match state {
            ReportState::Done(result) => result,
            ReportState::Pending(pending) => {
                let PendingReport { mut checked, facts } = *pending;
                if let Some(county) = self.county {
                    county.year.localize(&mut checked, identity, &facts, prior);
                }
                self.render(&checked, Some(identity))
            }
        }
    }

    /// `checked` in the format of the run; `identity` is whose it is in the county.
    fn render(&self, checked: &CheckedReport, identity: Option<&Identity>) -> ReportResult {
        let filer = identity.and_then(|identity| identity.filer);
        let known = self.county.zip(filer);
        let submitter = known.and_then(|(county, (filer, _))| county.year.county.filer_name(filer));
        let mut line = SummaryLine::from_report(checked);
        if let Some(submitter) = submitter {
            line.submitter = Some(submitter.to_owned());
        }
        let report = checked.report.as_ref().ok();
        let form_data = report.and_then(|report| report.form_data.as_ref().ok());
        ReportResult {
            rendered: self.writer.report(checked, submitter),
            line,
            is_failure: self.options.fail_on.fails_by_report(checked),
            county_rules: form_data.map(|data| {
                let rules = self.library.county_rule_count(&data.form);
                (data.form.id.clone(), rules)
            }),
        }
    }
}
