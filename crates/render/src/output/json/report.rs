//! A report with its findings, field by field as other programs rely on it.

use crate::output::json::cause::{CauseJson, causes_json};
use crate::output::json::enums::{OutcomeWord, StatusWord};
use crate::output::json::finding::{FindingJson, findings_json};
use crate::output::writer::WriterOptions;
use crate::report::view::View;
use crate::style::Style;
use crate::words::Words;
use gouji_model::{
    CheckOutcome, Counts, DraftStatus, FormData, Outcome, ReviewedReport, State, Status,
};
use schemars::JsonSchema;
use serde::Serialize;

/// One report.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ReportJson {
    /// As given on the command line, or that joined with `/` to the path below it.
    pub(crate) path: String,
    /// Who filed it.
    pub(crate) submitter: Option<String>,
    /// The report year.
    pub(crate) year: Option<u16>,
    /// The form's id.
    pub(crate) form: Option<String>,
    /// `clean`, `explained`, `query`, `undecided`, `error`, `unrecognised` or `unreadable`.
    #[serde(with = "StatusWord")]
    pub(crate) status: Status,
    /// The number of the report in its file, from 1; `None` where the file holds one.
    pub(crate) part: Option<usize>,
    /// The paths of files that were read as one report with this one.
    pub(crate) with: Vec<String>,
    /// Whether it counts.
    pub(crate) counts: bool,
    /// Why it does not count: `superseded`, `duplicate`, `unread` or `unclear`.
    pub(crate) because: Option<BecauseJson>,
    /// Why it is unreadable or unrecognised.
    pub(crate) reason: Option<String>,
    /// How many figures are in which state.
    pub(crate) figures: Option<FigureCountsJson>,
    /// How many checks came out how.
    pub(crate) checks: Option<CountsJson>,
    /// What was found.
    pub(crate) findings: Vec<FindingJson>,
    /// Which figures explain the findings.
    pub(crate) causes: Vec<CauseJson>,
    /// Every outcome, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) outcomes: Option<Vec<OutcomeJson>>,
}

/// Figures by state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
pub(crate) struct FigureCountsJson {
    /// Numbers.
    pub(crate) number: usize,
    /// Nothing written.
    pub(crate) blank: usize,
    /// A dash or slash.
    pub(crate) dash: usize,
    /// The word 无.
    pub(crate) none: usize,
    /// No number.
    pub(crate) unreadable: usize,
    /// The document lacks the row, whether it should have it or not.
    pub(crate) absent: usize,
    /// Seen, but it cannot be said which figure it is.
    pub(crate) not_placed: usize,
}

/// Checks by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
pub(crate) struct CountsJson {
    /// They hold.
    pub(crate) satisfied: usize,
    /// They do not.
    pub(crate) violated: usize,
    /// They do not apply.
    pub(crate) not_applicable: usize,
    /// They cannot be decided.
    pub(crate) undecided: usize,
}

/// One outcome.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct OutcomeJson {
    /// The rule's id.
    pub(crate) rule: String,
    /// The row that it was checked on.
    pub(crate) instance: Option<String>,
    /// `satisfied`, `violated`, `not_applicable` or `undecided`.
    #[serde(with = "OutcomeWord")]
    pub(crate) outcome: Outcome,
    /// Why it does not apply or is undecided.
    pub(crate) reason: Option<String>,
    /// The left side's value.
    pub(crate) left: Option<String>,
    /// How the sides must compare.
    pub(crate) operator: Option<&'static str>,
    /// The right side's value.
    pub(crate) right: Option<String>,
}

impl ReportJson {
    /// One report; every outcome too where `options` ask for all.
    pub(crate) fn new(reviewed: &ReviewedReport, options: WriterOptions<'_>) -> Self {
        let language = options.style.language;
        let checked = &reviewed.checked;
        let submitter = reviewed.submitter.as_deref();
        let report = checked.report.as_ref().ok();
        let style = Style::plain(language, usize::MAX);
        let view = View::new(checked, options.rules, style);
        let view = view.map(|view| view.of_submitter(submitter));
        let form_data = view.map(|view| view.form_data);
        let evaluation = view.zip(checked.evaluation.as_ref());
        let causes = evaluation.map(|(view, evaluation)| causes_json(&view, evaluation));
        let findings = evaluation.map(|(view, evaluation)| findings_json(&view, evaluation, 1));
        let all = evaluation.filter(|_| options.detail.all);
        let outcomes = all.map(|(view, _)| {
            let checks = reviewed.evaluations().flat_map(|each| &each.outcomes);
            checks.map(|check| outcome(&view, check)).collect()
        });
        Self {
            path: checked.path.clone(),
            submitter: submitter.map(str::to_owned),
            year: report.and_then(|report| report.year),
            form: form_data.map(|form_data| form_data.form.id.clone()),
            status: reviewed.status,
            part: None,
            with: Vec::new(),
            counts: reviewed.draft.counts(),
            because: BecauseJson::new(reviewed.draft),
            reason: Words(language).failure(&checked.report).map(|(why, _)| why),
            figures: form_data.map(figure_counts),
            checks: evaluation.map(|_| all_counts(reviewed)),
            findings: findings.unwrap_or_default(),
            causes: causes.unwrap_or_default(),
            outcomes,
        }
    }
}

fn figure_counts(form_data: &FormData) -> FigureCountsJson {
    let count = |state| form_data.figures.count(state);
    FigureCountsJson {
        number: count(State::Number),
        blank: count(State::Blank),
        dash: count(State::Dash),
        none: count(State::None),
        unreadable: count(State::Unreadable),
        absent: count(State::Absent) + count(State::Omitted),
        not_placed: count(State::NotPlaced),
    }
}

/// Why a report does not count.
#[derive(Debug, Clone, Copy, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum BecauseJson {
    Superseded,
    Duplicate,
    Unread,
    Unclear,
}

impl BecauseJson {
    fn new(draft: DraftStatus) -> Option<Self> {
        Some(match draft {
            DraftStatus::Counts => return None,
            DraftStatus::Superseded => Self::Superseded,
            DraftStatus::Duplicate => Self::Duplicate,
            DraftStatus::Unread => Self::Unread,
            DraftStatus::Unclear => Self::Unclear,
        })
    }
}

/// How the checks of a report came out, those over the county too.
fn all_counts(reviewed: &ReviewedReport) -> CountsJson {
    let all = reviewed.evaluations().map(|evaluation| evaluation.counts);
    counts(all.fold(Counts::default(), Counts::plus))
}

pub(crate) fn counts(counts: Counts) -> CountsJson {
    CountsJson {
        satisfied: counts.satisfied,
        violated: counts.violated,
        not_applicable: counts.not_applicable,
        undecided: counts.undecided,
    }
}

fn outcome(view: &View<'_>, check: &CheckOutcome) -> OutcomeJson {
    let comparison = check.comparison.as_ref();
    OutcomeJson {
        rule: view
            .rule(check.rule)
            .map_or_else(String::new, |info| info.id.clone()),
        instance: check
            .instance
            .map(|instance| instance.id(&view.form_data.form)),
        outcome: check.outcome,
        reason: check.reason.map(|reason| view.reason(reason)),
        left: comparison.map(|sides| sides.left.to_string()),
        operator: comparison.map(|sides| sides.operator.sign()),
        right: comparison.map(|sides| sides.right.to_string()),
    }
}
