//! The last step of a county's year: every report and every submitter gets its state, in the order in which all outputs
//! list them.

use crate::evaluated_report::ReportRest;
use crate::last_year::LastYear;
use crate::other_files::{OtherFile, skip_findings, unread_findings};
use crate::report_text::ReportParts;
use crate::selection::{Selection, Sender};
use crate::tally::Tallies;
use gouji_evaluator::shares_figures;
use gouji_model::{
    CheckedReport, County, CountyFinding, CountyProblem, Digest, DraftStatus, Evaluation, Filer,
    Form, FormReport, Review, ReviewScope, ReviewedReport, ReviewedSubmitter, Sent, SkipReason,
    SkippedFile, StateReason, Status, SubmitterId, SubmitterState, Unclear, natural_key,
    report_status, submitter_state,
};
use gouji_ruleset::Library;
use std::collections::BTreeSet;
use std::sync::Arc;

/// All that is known of a county's year before states are given.
pub(crate) struct CountyParts<'c, 'a> {
    pub(crate) county: &'c County,
    pub(crate) library: &'a Library,
    pub(crate) scope: ReviewScope,
    pub(crate) reports: Vec<(Digest, ReportRest)>,
    pub(crate) others: Vec<OtherFile>,
    pub(crate) selection: Selection,
    /// What the rules over the county say, by the position of the report.
    pub(crate) over_county: Vec<(usize, Evaluation)>,
    pub(crate) last_year: &'a LastYear,
    /// The form of the year, where there is one.
    pub(crate) owed_form: Option<&'a Arc<Form>>,
    /// Whether any report is on the form of the year, or on one that has some of its figures.
    pub(crate) is_form_used: bool,
    /// The files that the register names, and that are not there.
    pub(crate) unknown_files: Vec<String>,
}

/// What the reports of one submitter come to.
struct CountedReports {
    /// Of those that count.
    statuses: Vec<Status>,
    unclear: Unclear,
    /// Whether some could not be read, beside one that was.
    has_unread: bool,
}

/// A report under whose file name another submitter's report was expected.
struct Misfiled {
    owner: Filer,
    path: String,
    holds: String,
}

impl<'c> CountyParts<'c, '_> {
    /// The review: reports and submitters in their order, with their states.
    pub(crate) fn review(mut self) -> Review<'c> {
        let mut findings: Vec<CountyFinding> = Vec::new();
        for other in &mut self.others {
            findings.append(&mut other.findings);
        }
        for (_, rest) in &mut self.reports {
            findings.append(&mut rest.findings);
        }
        let mut findings = join_findings(findings);
        let gaps = self.last_year_gaps();
        let misfiled = self.misfiled();
        let mut senders = std::mem::take(&mut self.selection.senders);
        if self.scope == ReviewScope::Part {
            senders.retain(|sender| !sender.positions.is_empty());
        }
        let mut review = Review {
            county: Some(self.county),
            year: Some(self.county.year),
            scope: self.scope,
            skipped: self.skipped(),
            report_count: self.reports.len(),
            ..Review::default()
        };
        let mut reviewed = self.reviewed_reports(&mut review);
        let mut own_report_gap = None;
        for sender in &mut senders {
            let submitter = self.submitter(sender, &mut reviewed, &mut review, &misfiled);
            match submitter.filer {
                Some(Filer::County) => own_report_gap = self.own_report_gap(submitter.state),
                _ if submitter.state == SubmitterState::Missing => {
                    findings.push(missing_report(&submitter));
                }
                _ => {}
            }
            findings.append(&mut sender.findings);
            review.submitters.push(submitter);
        }
        findings.extend(unread_findings(&review.reports));
        findings.extend(skip_findings(&review.skipped));
        if self.scope == ReviewScope::County {
            findings.extend(gaps);
            findings.extend(self.useless_last_year());
            findings.extend(self.register_unknown());
            findings.extend(own_report_gap);
        }
        review.findings = findings;
        review
    }

    /// The files that are no reports, in natural order.
    fn skipped(&self) -> Vec<SkippedFile> {
        let others = self.others.iter().map(|other| &other.file);
        let mut skipped: Vec<SkippedFile> =
            others.chain(&self.last_year.devices).cloned().collect();
        skipped.sort_by_cached_key(|file| natural_key(&file.path));
        skipped
    }

    /// Every report with its status, by its position so far; the counts of `review` are filled in.
    fn reviewed_reports(&mut self, review: &mut Review<'_>) -> Vec<Option<ReviewedReport>> {
        let mut over_county: Vec<Option<Evaluation>> = Vec::new();
        over_county.resize_with(self.reports.len(), || None);
        for (position, evaluation) in std::mem::take(&mut self.over_county) {
            if let Some(known) = over_county.get_mut(position) {
                *known = Some(evaluation);
            }
        }
        let mut tallies = Tallies::new(self.library);
        let reports = std::mem::take(&mut self.reports).into_iter();
        let drafts = self.selection.drafts.iter().copied();
        let reviewed = reports.zip(drafts).zip(over_county);
        let reviewed = reviewed
            .map(|((report, draft), over_county)| {
                let reviewed = self.reviewed_report(report, draft, over_county);
                tallies.add_in_county(&reviewed);
                Some(reviewed)
            })
            .collect();
        if self.scope != ReviewScope::County {
            review.county_rules_skipped = tallies.county_rule_count();
        }
        review.rules = tallies.finish();
        reviewed
    }

    fn reviewed_report(
        &self,
        (digest, rest): (Digest, ReportRest),
        draft: DraftStatus,
        over_county: Option<Evaluation>,
    ) -> ReviewedReport {
        let filer = digest.identity.filer.map(|(filer, _)| filer);
        let listed = filer.and_then(|filer| self.county.filer_name(filer));
        let submitter = listed.map(str::to_owned).or_else(|| rest.submitter());
        let report = ReportParts {
            form_data: digest.form_data,
            sheets: digest.sheets,
            text: rest.text,
        };
        let report = report.join();
        ReviewedReport {
            status: report_status(&report, rest.evaluation.as_ref(), over_county.as_ref()),
            checked: CheckedReport {
                path: digest.path,
                report,
                evaluation: rest.evaluation,
            },
            submitter,
            filer,
            draft,
            over_county,
        }
    }

    /// Moves the reports of `sender` to `review`, and says what they come to.
    fn submitter(
        &self,
        sender: &Sender,
        reviewed: &mut [Option<ReviewedReport>],
        review: &mut Review<'_>,
        misfiled: &[Misfiled],
    ) -> ReviewedSubmitter {
        let first = review.reports.len();
        let mut submitter = ReviewedSubmitter {
            positions: first..first + sender.positions.len(),
            name: sender.name.clone(),
            filer: sender.filer,
            level: sender.level,
            state: SubmitterState::Missing,
            reason: None,
            reports: Vec::new(),
            others: Vec::new(),
        };
        let mut counted = CountedReports {
            statuses: Vec::new(),
            unclear: Unclear::None,
            has_unread: false,
        };
        for &position in &sender.positions {
            let Some(report) = reviewed.get_mut(position).and_then(Option::take) else {
                continue;
            };
            match report.draft {
                DraftStatus::Counts => {
                    counted.statuses.push(report.status);
                    submitter.reports.push(FormReport {
                        form: form_id(&report),
                        position: Some(review.reports.len()),
                        state: report.status.into(),
                    });
                }
                DraftStatus::Unclear => {
                    counted.unclear = Unclear::Some;
                    submitter.add_unclear(form_id(&report));
                }
                DraftStatus::Unread => counted.has_unread = true,
                DraftStatus::Superseded | DraftStatus::Duplicate => {}
            }
            if !report.draft.counts() {
                submitter.others.push(report.checked.path.clone());
            }
            review.reports.push(report);
        }
        self.add_others(sender, &mut submitter);
        let is_owed = submitter.reports.is_empty() || self.owes_form(sender, &submitter, review);
        match is_owed {
            true => self.add_owed_form(sender, &mut submitter, counted, misfiled),
            false => {
                let CountedReports {
                    statuses, unclear, ..
                } = counted;
                submitter.state = submitter_state(statuses, unclear, Sent::Something);
                submitter.reason = None;
            }
        }
        submitter
    }

    /// Adds to `submitter` the form of the year, on which it has sent nothing that can be read.
    fn add_owed_form(
        &self,
        sender: &Sender,
        submitter: &mut ReviewedSubmitter,
        counted: CountedReports,
        misfiled: &[Misfiled],
    ) {
        let is_first = submitter.reports.is_empty();
        self.add_misfiled(sender, submitter, misfiled);
        let has_other = submitter.reason.is_some() || counted.has_unread;
        let is_something = has_other || (is_first && !submitter.others.is_empty());
        let sent = match is_something || sender.filer.is_none() {
            true => Sent::Something,
            false => Sent::Nothing,
        };
        let state = submitter_state([], Unclear::None, sent);
        submitter.reports.push(FormReport {
            form: self.owed_form.map(|form| form.id.clone()),
            position: None,
            state,
        });
        submitter.state = submitter_state(counted.statuses, counted.unclear, sent).max(state);
    }

    /// Whether `submitter`, who is on the roster, has sent reports and none on the form of the year: on none that has any of
    /// its figures. Where nobody uses that form the county collects another one.
    fn owes_form(
        &self,
        sender: &Sender,
        submitter: &ReviewedSubmitter,
        review: &Review<'_>,
    ) -> bool {
        let Some(owed) = self.owed_form else {
            return false;
        };
        let is_listed = matches!(sender.filer, Some(Filer::Submitter(_)));
        let all = review.reports.get(submitter.positions.clone());
        let mut forms = all.unwrap_or_default().iter();
        let fits = |report: &ReviewedReport| match report.checked.form_data() {
            Some(form_data) => shares_figures(owed, &form_data.form),
            // What cannot be read stands for the report of the year where nothing else was sent.
            None => report.draft.counts(),
        };
        is_listed && self.is_form_used && !forms.any(fits)
    }

    /// Adds to `submitter` the files among this year's that are none of its reports of this year.
    fn add_others(&self, sender: &Sender, submitter: &mut ReviewedSubmitter) {
        let others = self.others.iter();
        let theirs = others.filter(|other| sender.filer.is_some() && other.filer == sender.filer);
        for other in theirs {
            submitter.others.push(other.file.path.clone());
            if let SkipReason::OtherYear(year) = other.file.why {
                submitter.reason.get_or_insert(StateReason::OtherYear(year));
            }
        }
    }

    /// Adds to `submitter`, who lacks a report, those of others that lie under its name.
    fn add_misfiled(
        &self,
        sender: &Sender,
        submitter: &mut ReviewedSubmitter,
        misfiled: &[Misfiled],
    ) {
        for file in misfiled
            .iter()
            .filter(|file| sender.filer == Some(file.owner))
        {
            submitter.others.push(file.path.clone());
            let holds = StateReason::OtherSubmitter(file.holds.clone());
            submitter.reason.get_or_insert(holds);
        }
    }

    /// The reports that lie under another submitter's name.
    fn misfiled(&self) -> Vec<Misfiled> {
        let reports = self.reports.iter();
        let misfiled = reports.filter_map(|(digest, rest)| {
            let filer = digest.identity.filer;
            let listed = filer.and_then(|(filer, _)| self.county.filer_name(filer));
            Some(Misfiled {
                owner: rest.file_owner?,
                path: digest.path.clone(),
                holds: listed.map(str::to_owned).or_else(|| rest.submitter())?,
            })
        });
        misfiled.collect()
    }

    /// The finding that last year's reports are not all at hand: it names submitters that have sent one this year, and the
    /// reports of last year that are nobody's.
    fn last_year_gaps(&self) -> Option<CountyFinding> {
        if self.county.last_year.is_empty() {
            return None;
        }
        let reports = self.reports.iter();
        let senders: BTreeSet<SubmitterId> = reports
            .filter_map(|(digest, _)| digest.identity.submitter())
            .collect();
        let submitters = self.county.submitters.iter_with_ids();
        let lacking = submitters.filter(|(id, _)| {
            senders.contains(id) && !self.last_year.has_report(Filer::Submitter(*id))
        });
        let names: Vec<String> = lacking
            .map(|(_, submitter)| submitter.name.clone())
            .collect();
        let is_empty = self.last_year.is_empty();
        (is_empty || !names.is_empty()).then(|| CountyFinding {
            problem: CountyProblem::LastYearMissing {
                submitters: if is_empty { Vec::new() } else { names },
                looked_in: self.county.last_year.clone(),
            },
            reports: self.last_year.strangers.clone(),
        })
    }

    /// The finding that files among last year's are of another year or cannot be read. Where this year's lie there too nothing
    /// is to be said, for the year in each decides.
    fn useless_last_year(&self) -> Option<CountyFinding> {
        let mut folders = self.county.last_year.iter();
        let is_shared = folders.any(|folder| self.county.reports.contains(folder));
        let reports = self.last_year.useless.clone();
        (!is_shared && !reports.is_empty()).then_some(CountyFinding {
            problem: CountyProblem::NotLastYear,
            reports,
        })
    }

    /// The finding that the register names files that are not there.
    fn register_unknown(&self) -> Option<CountyFinding> {
        let reports = self.unknown_files.clone();
        (!reports.is_empty()).then_some(CountyFinding {
            problem: CountyProblem::RegisterUnknown,
            reports,
        })
    }

    /// The finding that the county's own report is not there yet.
    fn own_report_gap(&self, state: SubmitterState) -> Option<CountyFinding> {
        let path = self.county.own_report.as_ref()?;
        (state == SubmitterState::Missing).then(|| CountyFinding {
            problem: CountyProblem::OwnReportMissing { path: path.clone() },
            reports: Vec::new(),
        })
    }
}

/// The finding that nothing of `submitter` was found.
fn missing_report(submitter: &ReviewedSubmitter) -> CountyFinding {
    CountyFinding {
        problem: CountyProblem::Missing {
            submitter: submitter.name.clone().unwrap_or_default(),
        },
        reports: Vec::new(),
    }
}

fn form_id(report: &ReviewedReport) -> Option<String> {
    let form_data = report.checked.form_data()?;
    Some(form_data.form.id.clone())
}

/// Joins findings of one and the same problem, where that is of many reports.
fn join_findings(findings: Vec<CountyFinding>) -> Vec<CountyFinding> {
    let mut joined: Vec<CountyFinding> = Vec::new();
    for finding in findings {
        let is_common = matches!(
            finding.problem,
            CountyProblem::OtherYear { .. }
                | CountyProblem::OtherForm { .. }
                | CountyProblem::Uninvited { .. }
        );
        let mut earlier = joined.iter_mut();
        let same = earlier.find(|earlier| earlier.problem == finding.problem);
        match same.filter(|_| is_common) {
            Some(same) => same.reports.extend(finding.reports),
            None => joined.push(finding),
        }
    }
    joined
}
