//! What all reports of a run come to.

use crate::output::json::enums::SubmitterStateWord;
use crate::output::summary::{RunSummary, SummaryLine, missing, totals};
use crate::words::Words;
use gouji_model::{
    Evaluation, Filer, FormReport, Language, Level, Override, Review, ReviewedSubmitter, Severity,
    SubmitterState,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The level of the county itself, beside those of the roster.
const COUNTY_LEVEL: &str = "汇总";

/// What all reports come to. Reports that do not count are in none of the counts but their own.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct SummaryJson {
    /// How many reports count.
    pub(crate) reports: usize,
    /// Nothing to do.
    pub(crate) clean: usize,
    /// Whatever was to be confirmed is explained.
    pub(crate) explained: usize,
    /// Something to confirm.
    pub(crate) query: usize,
    /// An error rule could not be decided, or no rule applies.
    pub(crate) undecided: usize,
    /// Something to correct.
    pub(crate) error: usize,
    /// No form was recognised.
    pub(crate) unrecognised: usize,
    /// The file could not be read.
    pub(crate) unreadable: usize,
    /// Earlier drafts.
    pub(crate) superseded: usize,
    /// Reports that say what another one says.
    pub(crate) duplicates: usize,
    /// Submitters of whom nothing was found.
    pub(crate) missing: Vec<String>,
    /// Built-in rules that the user's files replaced.
    pub(crate) replaced_rules: Vec<String>,
    /// Rules whose severity the county changed, or that it turned off.
    pub(crate) overrides: Vec<OverrideJson>,
    /// How many rules were not asked, because they need all reports of a county together.
    pub(crate) county_rules_skipped: usize,
    /// Everybody with a state: the roster, the county with its own report, strangers. Nobody where there is no county.
    pub(crate) submitters: Vec<SubmitterJson>,
}

/// A submitter with what its reports come to.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct SubmitterJson {
    /// The name on the roster, else the one in the document; `None` where nobody is named.
    pub(crate) name: Option<String>,
    /// What kind of office it is, in the words of the roster, 汇总 for the county with its own report; `None` for a stranger.
    pub(crate) level: Option<&'static str>,
    /// Whether the roster lists it.
    pub(crate) on_roster: bool,
    /// `missing`, `unreadable`, `error`, `undecided`, `query`, `explained` or `clean`.
    #[serde(with = "SubmitterStateWord")]
    pub(crate) state: SubmitterState,
    /// Why nothing that it sent can be used.
    pub(crate) reason: Option<String>,
    /// Its reports that count, one a form.
    pub(crate) reports: Vec<FormReportJson>,
    /// The paths of what else it sent.
    pub(crate) others: Vec<String>,
    /// What must be corrected.
    pub(crate) errors: usize,
    /// What must be confirmed.
    pub(crate) queries: usize,
    /// Checks that could not be decided.
    pub(crate) undecided: usize,
    /// What is worth a look.
    pub(crate) notes: usize,
    /// Checks that were not asked, for want of what lies beyond this year's reports.
    pub(crate) not_checked: Vec<NotCheckedJson>,
}

/// The report of a submitter on one form.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct FormReportJson {
    /// The form's id.
    pub(crate) form: Option<String>,
    /// The path; `None` where there is no report.
    pub(crate) path: Option<String>,
    /// The number of the report in its file, from 1; `None` where the file holds one.
    pub(crate) part: Option<usize>,
    /// What it comes to.
    #[serde(with = "SubmitterStateWord")]
    pub(crate) state: SubmitterState,
}

/// Checks that were not asked for one reason.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct NotCheckedJson {
    /// How many.
    pub(crate) count: usize,
    /// Why.
    pub(crate) reason: String,
}

impl SummaryJson {
    /// The summary of a run.
    pub(crate) fn new(run: &RunSummary<'_>, language: Language) -> Self {
        let facts = run.facts;
        let totals = totals(run);
        let submitters = run.review.submitters.iter();
        let words = Words(language);
        Self {
            reports: totals.reports,
            clean: totals.clean,
            explained: totals.explained,
            query: totals.query,
            undecided: totals.undecided,
            error: totals.error,
            unrecognised: totals.unrecognised,
            unreadable: totals.unreadable,
            superseded: totals.superseded,
            duplicates: totals.duplicates,
            missing: missing(run),
            replaced_rules: facts.replaced_rules.clone(),
            overrides: facts.overrides.iter().map(OverrideJson::new).collect(),
            county_rules_skipped: run.review.county_rules_skipped,
            submitters: submitters
                .map(|submitter| SubmitterJson::new(run, submitter, words))
                .collect(),
        }
    }
}

impl SubmitterJson {
    fn new(run: &RunSummary<'_>, submitter: &ReviewedSubmitter, words: Words) -> Self {
        let lines = run.lines.get(submitter.positions.clone());
        let lines = lines.unwrap_or_default().iter();
        let counted: Vec<&SummaryLine> = lines.filter(|line| line.draft.counts()).collect();
        let sum = |count: fn(&SummaryLine) -> usize| counted.iter().map(|line| count(line)).sum();
        let counted_reports = run.review.counted_reports(submitter);
        let reasons = counted_reports.flat_map(|report| report.evaluations());
        let reports = submitter.reports.iter();
        Self {
            name: submitter.name.clone(),
            level: match submitter.is_county() {
                true => Some(COUNTY_LEVEL),
                false => submitter.level.map(Level::word),
            },
            on_roster: matches!(submitter.filer, Some(Filer::Submitter(_))),
            state: submitter.state,
            reason: submitter
                .reason
                .as_ref()
                .map(|reason| words.state_reason(reason)),
            reports: reports
                .map(|report| FormReportJson::new(run.review, report))
                .collect(),
            others: submitter.others.clone(),
            errors: sum(|line| line.errors),
            queries: sum(|line| line.queries),
            undecided: sum(|line| line.undecided),
            notes: sum(|line| line.notes),
            not_checked: not_checked(reasons, words),
        }
    }
}

impl FormReportJson {
    fn new(review: &Review<'_>, report: &FormReport) -> Self {
        let reviewed = report.position.and_then(|at| review.reports.get(at));
        Self {
            form: report.form.clone(),
            path: reviewed.map(|reviewed| reviewed.checked.path.clone()),
            part: None,
            state: report.state,
        }
    }
}

/// The checks of `evaluations` that were not asked for what lies beyond this year's reports, by the reason.
fn not_checked<'e>(
    evaluations: impl Iterator<Item = &'e Evaluation>,
    words: Words,
) -> Vec<NotCheckedJson> {
    let mut counts: Vec<NotCheckedJson> = Vec::new();
    for finding in evaluations.flat_map(|evaluation| &evaluation.findings) {
        let Some(reason) = finding.reason.filter(|reason| reason.is_beyond_report()) else {
            continue;
        };
        let reason = words.undecided_cause(Some(reason), "", 0);
        match counts.iter_mut().find(|known| known.reason == reason) {
            Some(known) => known.count += finding.checks(),
            None => counts.push(NotCheckedJson {
                count: finding.checks(),
                reason,
            }),
        }
    }
    counts
}

/// A county's word on a rule.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct OverrideJson {
    /// The rule's id.
    pub(crate) rule: String,
    /// `error`, `query`, `note` or `off`.
    pub(crate) severity: OverrideSeverityJson,
    /// Why.
    pub(crate) reason: String,
    /// Since when.
    pub(crate) date: Option<String>,
}

/// What a county makes of a rule's severity.
#[derive(Debug, Clone, Copy, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum OverrideSeverityJson {
    Error,
    Query,
    Note,
    Off,
}

impl OverrideJson {
    fn new(change: &Override) -> Self {
        Self {
            rule: change.rule.clone(),
            severity: match change.severity {
                Some(Severity::Error) => OverrideSeverityJson::Error,
                Some(Severity::Query) => OverrideSeverityJson::Query,
                Some(Severity::Note) => OverrideSeverityJson::Note,
                None => OverrideSeverityJson::Off,
            },
            reason: change.reason.clone(),
            date: change.date.map(|date| date.to_string()),
        }
    }
}
