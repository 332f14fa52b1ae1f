//! What came of a run (审核结果): every report with what is wrong in it, every submitter with its state.

use crate::{
    CheckedReport, Counts, County, CountyFinding, Evaluation, Filer, Level, RuleId, Status,
    SubmitterState,
};
use std::ops::Range;

/// Everything that is known once the reports of a run are read, checked and compared.
#[derive(Debug, Clone, Default)]
pub struct Review<'a> {
    /// The county whose reports they are; `None` where there is no config.
    pub county: Option<&'a County>,
    /// The year that is reviewed; `None` where the year of each report decides.
    pub year: Option<u16>,
    /// How much of the county was looked at.
    pub scope: ReviewScope,
    /// Everybody with a state: the roster in its order, the county with its own report, then strangers. Nobody where there
    /// is no county; those of the reports that were named where only some were.
    pub submitters: Vec<ReviewedSubmitter>,
    /// The reports, in the order of `submitters`, and of one submitter in natural order of paths. Empty where there is no
    /// county, because each report was handed out and forgotten.
    pub reports: Vec<ReviewedReport>,
    /// What is wrong with the county's year as a whole.
    pub findings: Vec<CountyFinding>,
    /// The files that are no reports of this year, in natural order of paths.
    pub skipped: Vec<SkippedFile>,
    /// What the rules came to in the reports that count, by rule.
    pub rules: Vec<RuleTally>,
    /// How many rules were not asked, because they need all reports of a county together.
    pub county_rules_skipped: usize,
    /// How many reports were reviewed, those that do not count too.
    pub report_count: usize,
}

/// How much of a county was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReviewScope {
    /// All its reports, so that who has sent none is known, and rules over the county are asked.
    County,
    /// Some of its reports, which were named.
    Part,
    /// Files that lie in no county.
    #[default]
    Files,
}

/// A report of a run, with all that is known of it.
#[derive(Debug, Clone)]
pub struct ReviewedReport {
    /// The report without its prose, and what its rules say of it by itself.
    pub checked: CheckedReport,
    /// Who filed it: the name on the roster, else the one in the document.
    pub submitter: Option<String>,
    /// Who filed it, where the county knows.
    pub filer: Option<Filer>,
    /// Whether it counts.
    pub draft: DraftStatus,
    /// What the rules over the county say of it; `None` where none speaks of it, or they were not asked.
    pub over_county: Option<Evaluation>,
    /// What it comes to.
    pub status: Status,
}

/// Whether a report counts, and why it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DraftStatus {
    /// It counts.
    #[default]
    Counts,
    /// A later draft counts in its place.
    Superseded,
    /// Another one says the same.
    Duplicate,
    /// It cannot be read, and another report of its submitter was.
    Unread,
    /// Nobody can tell which of several drafts counts.
    Unclear,
}

/// A file that is no report of the year that is reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedFile {
    /// The path, as it is shown.
    pub path: String,
    /// Why it is skipped.
    pub why: SkipReason,
}

/// Why a file is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// The program itself wrote it.
    OwnOutput,
    /// It is a device, a pipe or the like, or a link to one.
    Device,
    /// A program left it behind: a half-finished copy, or one of before.
    Leftover,
    /// It holds no form, no title of a report and no submitter.
    NotAReport,
    /// It is of another year.
    OtherYear(u16),
}

/// Somebody who has to file a report, or has filed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewedSubmitter {
    /// The name on the roster, else the one in the document; `None` where nobody is named.
    pub name: Option<String>,
    /// Who it is in the county; `None` for a stranger.
    pub filer: Option<Filer>,
    /// What kind of office it is; `None` for the county itself and for strangers.
    pub level: Option<Level>,
    /// What its reports come to.
    pub state: SubmitterState,
    /// Why nothing that it sent can be used, where that is not said with a report.
    pub reason: Option<StateReason>,
    /// Its reports that count, one a form; a form of which there is none has no position.
    pub reports: Vec<FormReport>,
    /// The positions among [`Review::reports`] of all its reports, those that do not count too.
    pub positions: Range<usize>,
    /// The paths of what else it sent: drafts, duplicates, reports of other years.
    pub others: Vec<String>,
}

/// The report of a submitter on one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormReport {
    /// The id of the form; `None` where none was recognised.
    pub form: Option<String>,
    /// The position among [`Review::reports`]; `None` where there is no report, or nobody can tell which draft counts.
    pub position: Option<usize>,
    /// What it comes to.
    pub state: SubmitterState,
}

/// Why nothing that a submitter sent can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StateReason {
    /// It sent a report of another year.
    OtherYear(u16),
    /// The file under its name holds the report of another submitter.
    OtherSubmitter(String),
}

/// In how many reports a rule came out how. A report counts once, by the gravest outcome of the rule's checks in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleTally {
    /// The rule.
    pub rule: RuleId,
    /// Reports in which it holds.
    pub held: usize,
    /// Reports in which it does not.
    pub broken: usize,
    /// Reports in which it cannot be decided.
    pub undecided: usize,
    /// Reports to which it does not apply.
    pub not_applicable: usize,
}

/// A report by itself, of no county.
impl From<CheckedReport> for ReviewedReport {
    fn from(checked: CheckedReport) -> Self {
        let report = checked.report.as_ref().ok();
        Self {
            submitter: report.and_then(|report| report.submitter.clone()),
            status: checked.status(),
            checked,
            filer: None,
            draft: DraftStatus::Counts,
            over_county: None,
        }
    }
}

impl ReviewedReport {
    /// Whether it is the county's own report.
    #[must_use]
    pub fn is_of_county(&self) -> bool {
        self.filer == Some(Filer::County)
    }

    /// What its rules say of it: by itself, then over the county.
    pub fn evaluations(&self) -> impl Iterator<Item = &Evaluation> {
        self.checked.evaluation.iter().chain(&self.over_county)
    }
}

impl DraftStatus {
    /// Whether the report counts.
    #[must_use]
    pub fn counts(self) -> bool {
        self == Self::Counts
    }
}

impl Review<'_> {
    /// The reports of `submitter` that count.
    pub fn counted_reports<'r>(
        &'r self,
        submitter: &'r ReviewedSubmitter,
    ) -> impl Iterator<Item = &'r ReviewedReport> {
        let positions = submitter.reports.iter();
        positions.filter_map(|report| self.reports.get(report.position?))
    }
}

impl RuleTally {
    /// Whether the rule applied to no report.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.held + self.broken + self.undecided == 0
    }

    /// The tally of `rule` before any report.
    #[must_use]
    pub fn new(rule: RuleId) -> Self {
        Self {
            rule,
            held: 0,
            broken: 0,
            undecided: 0,
            not_applicable: 0,
        }
    }

    /// Adds a report in which the checks of the rule came out as `counts` say.
    pub fn add(&mut self, counts: Counts) {
        let reports = if counts.violated > 0 {
            &mut self.broken
        } else if counts.undecided > 0 {
            &mut self.undecided
        } else if counts.satisfied > 0 {
            &mut self.held
        } else {
            &mut self.not_applicable
        };
        *reports += 1;
    }
}

impl ReviewedSubmitter {
    /// Whether it is the county itself, with its own report over all submitters.
    #[must_use]
    pub fn is_county(&self) -> bool {
        self.filer == Some(Filer::County)
    }

    /// Adds a form of which nobody can tell which draft counts, once.
    pub fn add_unclear(&mut self, form: Option<String>) {
        let mut known = self.reports.iter();
        if !known.any(|report| report.position.is_none() && report.form == form) {
            self.reports.push(FormReport {
                form,
                position: None,
                state: SubmitterState::Error,
            });
        }
    }
}
