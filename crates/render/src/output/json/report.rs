//! The JSON of `gouji check`, field by field as other programs rely on it.

use crate::causes::CauseJson;
use crate::causes::causes_json;
use crate::output::json::county::BatchJson;
use crate::output::json::county::OverrideJson;
use crate::output::json::names::outcome_name;
use crate::output::json::names::role_name;
use crate::output::json::names::severity_name;
use crate::output::json::names::status_name;
use crate::output::json::place::PlaceJson;
use crate::output::summary::SummaryFacts;
use crate::output::summary::SummaryLine;
use crate::output::summary::totals;
use crate::report::view::View;
use crate::style::Style;
use crate::words::Words;
use gouji_model::{
    CheckOutcome, CheckedReport, Comparison, Counts, Evaluation, FigureId, FigureRole, Finding,
    FindingFigure, FormData, GroupMember, IdVec, Language, Origin, Quote, QuoteSource,
    ReadingProblem, ReadingProblemKind, RuleInfo, State,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The whole answer of a run.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct CheckJson {
    /// The version of this shape.
    #[schemars(extend("const" = "gouji/check/1"))]
    pub schema: &'static str,
    /// The version of the program.
    pub version: String,
    /// The reports in their order.
    pub reports: Vec<ReportJson>,
    /// What was found over several reports.
    pub batch: BatchJson,
    /// What all come to.
    pub summary: SummaryJson,
}

impl CheckJson {
    /// The answer over `reports`.
    #[must_use]
    pub fn new(version: &str, reports: Vec<ReportJson>, summary: SummaryJson) -> Self {
        Self {
            schema: "gouji/check/1",
            version: version.to_owned(),
            reports,
            batch: BatchJson::default(),
            summary,
        }
    }
}

/// One report.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ReportJson {
    /// As given on the command line, or that joined with `/` to the path below it.
    pub path: String,
    /// Who filed it.
    pub submitter: Option<String>,
    /// The report year.
    pub year: Option<u16>,
    /// The form's id.
    pub form: Option<String>,
    /// `clean`, `query`, `undecided`, `error`, `unrecognised` or `unreadable`.
    #[schemars(extend("enum" = ["clean", "query", "undecided", "error", "unrecognised", "unreadable"]))]
    pub status: &'static str,
    /// Whether it is an earlier draft, which is listed and does not count.
    pub superseded: bool,
    /// Why it is unreadable or unrecognised.
    pub reason: Option<String>,
    /// How many figures are in which state.
    pub figures: Option<FigureCountsJson>,
    /// How many checks came out how.
    pub checks: Option<CountsJson>,
    /// What was found.
    pub findings: Vec<FindingJson>,
    /// Which figures explain the findings.
    pub causes: Vec<CauseJson>,
    /// Every outcome, where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<Vec<OutcomeJson>>,
}

/// Figures by state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
pub struct FigureCountsJson {
    /// Numbers.
    pub number: usize,
    /// Nothing written.
    pub blank: usize,
    /// A dash or slash.
    pub dash: usize,
    /// The word 无.
    pub none: usize,
    /// No number.
    pub unreadable: usize,
    /// The document lacks the row, whether it should have it or not.
    pub absent: usize,
    /// Seen, but it cannot be said which figure it is.
    pub not_placed: usize,
}

/// Checks by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
pub struct CountsJson {
    /// They hold.
    pub satisfied: usize,
    /// They do not.
    pub violated: usize,
    /// They do not apply.
    pub not_applicable: usize,
    /// They cannot be decided.
    pub undecided: usize,
}

/// One finding.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct FindingJson {
    /// `f1`, `f2` ... within its report.
    pub id: String,
    /// `rule`, `intake` or `batch`.
    #[schemars(extend("enum" = ["rule", "intake", "batch"]))]
    pub origin: &'static str,
    /// The rule's id, or a reserved one.
    pub rule: String,
    /// The row that the rule was checked on.
    pub instance: Option<String>,
    /// `error`, `query` or `note`.
    #[schemars(extend("enum" = ["error", "query", "note"]))]
    pub severity: &'static str,
    /// `violated` or `undecided`.
    #[schemars(extend("enum" = ["satisfied", "violated", "not_applicable", "undecided"]))]
    pub outcome: &'static str,
    /// Why it is undecided.
    pub reason: Option<String>,
    /// What must hold.
    pub title: String,
    /// What does not, with its numbers; the terminal says the same.
    pub message: String,
    /// What the rule rests on.
    pub basis: Option<String>,
    /// The left side's value.
    pub left: Option<String>,
    /// How the sides must compare.
    pub operator: Option<&'static str>,
    /// The right side's value.
    pub right: Option<String>,
    /// Left minus right.
    pub difference: Option<String>,
    /// Where a problem of reading stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceJson>,
    /// The figures, the one to look at first in front.
    pub figures: Vec<FigureJson>,
    /// The checks that are told in it, where they are several; their sides stand here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub gathered: Vec<GatheredJson>,
    /// The submitter's written answer.
    pub statement: (),
}

/// One of several checks that are told as one finding.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct GatheredJson {
    /// The row that the rule was checked on.
    pub instance: Option<String>,
    /// Why it is undecided.
    pub reason: Option<String>,
    /// The left side's value.
    pub left: Option<String>,
    /// How the sides must compare.
    pub operator: Option<&'static str>,
    /// The right side's value.
    pub right: Option<String>,
    /// Left minus right.
    pub difference: Option<String>,
}

/// A figure of a finding.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct FigureJson {
    /// The row's id.
    pub item: Option<String>,
    /// The column's id.
    pub column: Option<String>,
    /// The claim of the prose, where it is one.
    pub claim: Option<String>,
    /// The row's label.
    pub label: String,
    /// The column's label.
    pub column_label: Option<String>,
    /// The number in the form's unit.
    pub value: Option<String>,
    /// What is written.
    pub raw: Option<String>,
    /// `total`, `part`, `heading` or `other`.
    #[schemars(extend("enum" = ["total", "part", "heading", "other"]))]
    pub role: &'static str,
    /// Where it stands.
    pub place: Option<PlaceJson>,
    /// The file in which it stands, where that is not the report's: last year's report.
    pub path: Option<String>,
}

/// One outcome.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct OutcomeJson {
    /// The rule's id.
    pub rule: String,
    /// The row that it was checked on.
    pub instance: Option<String>,
    /// `satisfied`, `violated`, `not_applicable` or `undecided`.
    #[schemars(extend("enum" = ["satisfied", "violated", "not_applicable", "undecided"]))]
    pub outcome: &'static str,
    /// Why it does not apply or is undecided.
    pub reason: Option<String>,
    /// The left side's value.
    pub left: Option<String>,
    /// How the sides must compare.
    pub operator: Option<&'static str>,
    /// The right side's value.
    pub right: Option<String>,
}

/// What all reports come to.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct SummaryJson {
    /// How many reports there are.
    pub reports: usize,
    /// Nothing to do.
    pub clean: usize,
    /// Something to confirm.
    pub query: usize,
    /// An error rule could not be decided.
    pub undecided: usize,
    /// Something to correct.
    pub error: usize,
    /// No form was recognised.
    pub unrecognised: usize,
    /// The file could not be read.
    pub unreadable: usize,
    /// Earlier drafts, which are counted nowhere else.
    pub superseded: usize,
    /// Submitters whose report was not found.
    pub missing: Vec<String>,
    /// Built-in rules that the user's files replaced.
    pub replaced_rules: Vec<String>,
    /// Rules whose severity the county changed, or that it turned off.
    pub overrides: Vec<OverrideJson>,
    /// How long the run took.
    pub seconds: f64,
}

impl SummaryJson {
    /// The summary of `lines`; `seconds` is the caller's measurement.
    #[must_use]
    pub fn new(lines: &[SummaryLine], facts: &SummaryFacts, seconds: f64) -> Self {
        let totals = totals(lines, facts);
        Self {
            reports: totals.reports,
            clean: totals.clean,
            query: totals.query,
            undecided: totals.undecided,
            error: totals.error,
            unrecognised: totals.unrecognised,
            unreadable: totals.unreadable,
            superseded: totals.superseded,
            missing: facts.missing.clone(),
            replaced_rules: facts.replaced_rules.clone(),
            overrides: facts.overrides.iter().map(OverrideJson::new).collect(),
            seconds,
        }
    }
}

impl ReportJson {
    /// One report; with `all`, every outcome too.
    #[must_use]
    pub fn new(
        checked: &CheckedReport,
        rules: &IdVec<RuleInfo, RuleInfo>,
        language: Language,
        all: bool,
    ) -> Self {
        let report = checked.report.as_ref().ok();
        let form_data = report.and_then(|report| report.form_data.as_ref().ok());
        let style = Style::plain(language, usize::MAX);
        let view = form_data.map(|form_data| View {
            form_data,
            sheets: report.map_or(&[][..], |report| report.sheets.as_slice()),
            rules,
            county: None,
            style,
        });
        let evaluation = view.zip(checked.evaluation.as_ref());
        let causes = evaluation.map(|(view, evaluation)| causes_json(&view, evaluation));
        let findings = evaluation.map(|(view, evaluation)| findings_json(&view, evaluation, 1));
        let outcomes = evaluation.filter(|_| all).map(|(view, evaluation)| {
            evaluation
                .outcomes
                .iter()
                .map(|each| outcome(&view, each))
                .collect()
        });
        Self {
            path: checked.path.clone(),
            submitter: report.and_then(|report| report.submitter.clone()),
            year: report.and_then(|report| report.year),
            form: form_data.map(|form_data| form_data.form.id.clone()),
            status: status_name(checked.status()),
            superseded: false,
            reason: reason(checked, Words(language)),
            figures: form_data.map(figure_counts),
            checks: evaluation.map(|(_, evaluation)| counts(evaluation.counts)),
            findings: findings.unwrap_or_default(),
            causes: causes.unwrap_or_default(),
            outcomes,
        }
    }
}

/// The findings of a report, numbered from `first`.
pub(crate) fn findings_json(
    view: &View<'_>,
    evaluation: &Evaluation,
    first: usize,
) -> Vec<FindingJson> {
    let numbered = evaluation.findings.iter().zip(first..);
    numbered
        .map(|(each, number)| finding(view, number, each))
        .collect()
}

/// Why a report is unreadable or unrecognised.
fn reason(checked: &CheckedReport, words: Words) -> Option<String> {
    match &checked.report {
        Err(unreadable) => Some(words.unreadable(unreadable).0),
        Ok(report) => {
            let unrecognised = report.form_data.as_ref().err()?;
            Some(words.unrecognised(unrecognised).0)
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

fn counts(counts: Counts) -> CountsJson {
    CountsJson {
        satisfied: counts.satisfied,
        violated: counts.violated,
        not_applicable: counts.not_applicable,
        undecided: counts.undecided,
    }
}

fn finding(view: &View<'_>, number: usize, finding: &Finding) -> FindingJson {
    let told = view.tell(finding);
    let comparison = finding.comparison.as_ref();
    FindingJson {
        id: format!("f{number}"),
        origin: match finding.origin {
            Origin::Rule(_) => "rule",
            Origin::Reading(_) => "intake",
        },
        rule: told.rule,
        instance: finding
            .instance
            .map(|instance| instance.id(&view.form_data.form)),
        severity: severity_name(finding.severity),
        outcome: outcome_name(finding.outcome),
        reason: finding.reason.map(|reason| view.reason(reason)),
        title: told.title,
        message: told.message,
        basis: told.basis,
        left: comparison.map(|sides| sides.left.to_string()),
        operator: comparison.map(|sides| sides.operator.sign()),
        right: comparison.map(|sides| sides.right.to_string()),
        difference: comparison.and_then(difference),
        place: match &finding.origin {
            Origin::Reading(problem) => problem
                .place
                .map(|place| PlaceJson::new(place, view.sheets, view.words())),
            Origin::Rule(_) => None,
        },
        figures: figures(view, finding),
        gathered: finding
            .gathered
            .iter()
            .map(|check| gathered(view, check))
            .collect(),
        statement: (),
    }
}

fn gathered(view: &View<'_>, check: &GroupMember) -> GatheredJson {
    let comparison = check.comparison.as_ref();
    GatheredJson {
        instance: check
            .instance
            .map(|instance| instance.id(&view.form_data.form)),
        reason: check.reason.map(|reason| view.reason(reason)),
        left: comparison.map(|sides| sides.left.to_string()),
        operator: comparison.map(|sides| sides.operator.sign()),
        right: comparison.map(|sides| sides.right.to_string()),
        difference: comparison.and_then(difference),
    }
}

fn difference(comparison: &Comparison) -> Option<String> {
    let difference = comparison.difference()?;
    Some(difference.to_string())
}

fn figures(view: &View<'_>, finding: &Finding) -> Vec<FigureJson> {
    let Origin::Reading(problem) = &finding.origin else {
        let own = finding.figures.iter().map(|each| figure(view, *each));
        let quoted = finding
            .quotes
            .iter()
            .map(|each| quoted(view, finding, each));
        return own.chain(quoted).collect();
    };
    if !finding.figures.is_empty() {
        return finding
            .figures
            .iter()
            .map(|each| figure(view, *each))
            .collect();
    }
    if problem.figures.is_empty() {
        return seen(view, problem).into_iter().collect();
    }
    let other = |&figure| FindingFigure {
        figure,
        role: FigureRole::Other,
    };
    problem
        .figures
        .iter()
        .map(other)
        .map(|each| figure(view, each))
        .collect()
}

/// What stands at the place of a problem that belongs to no figure.
fn seen(view: &View<'_>, problem: &ReadingProblem) -> Option<FigureJson> {
    let text = match &problem.kind {
        ReadingProblemKind::UnplacedRow { text, .. } => text,
        ReadingProblemKind::NotPlaced { seen } | ReadingProblemKind::OutsideColumns { seen } => {
            seen
        }
        _ => return None,
    };
    let raw = match (&problem.kind, problem.place) {
        (ReadingProblemKind::UnplacedRow { .. }, Some(place)) => view.unplaced(text, place),
        _ => text.clone(),
    };
    Some(FigureJson {
        item: None,
        column: None,
        claim: None,
        label: crate::terminal::width::clean_inline(text),
        column_label: None,
        value: None,
        raw: Some(raw),
        role: role_name(FigureRole::Other),
        place: problem
            .place
            .map(|place| PlaceJson::new(place, view.sheets, view.words())),
        path: None,
    })
}

/// What a finding cites from outside the tables of its report.
fn quoted(view: &View<'_>, finding: &Finding, quote: &Quote) -> FigureJson {
    let sheets = match quote.path {
        Some(_) => &quote.sheets,
        None => view.sheets,
    };
    let place = quote
        .place
        .map(|place| PlaceJson::new(place, sheets, view.words()));
    let common = FigureJson {
        item: None,
        column: None,
        claim: None,
        label: String::new(),
        column_label: None,
        value: quote.value.map(|value| value.to_string()),
        raw: Some(quote.raw.clone()),
        role: role_name(FigureRole::Other),
        place,
        path: quote.path.clone(),
    };
    match &quote.source {
        QuoteSource::LastYear(id) | QuoteSource::Submitter { figure: id, .. } => {
            let spec = &view.form_data.form.figures[*id];
            FigureJson {
                item: Some(view.form_data.form.rows[spec.row].id.clone()),
                column: view.form_data.form.columns[spec.column].id.clone(),
                label: view.own_label(spec.row),
                column_label: view.column_label(*id).map(str::to_owned),
                ..common
            }
        }
        QuoteSource::Report { name } => FigureJson {
            label: name.clone().unwrap_or_default(),
            raw: None,
            ..common
        },
        QuoteSource::Claim { name, .. } | QuoteSource::Listed { name } => {
            let rule = match finding.origin {
                Origin::Rule(rule) => view.rule(rule).map(|info| info.id.as_str()),
                Origin::Reading(_) => None,
            };
            FigureJson {
                claim: Some(format!("{}.{name}", rule.unwrap_or_default())),
                label: name.clone(),
                ..common
            }
        }
    }
}

fn figure(view: &View<'_>, figure: FindingFigure) -> FigureJson {
    let form_data = view.form_data;
    let id: FigureId = figure.figure;
    let spec = &form_data.form.figures[id];
    let column = &form_data.form.columns[spec.column];
    let written = form_data.written.try_get(id).and_then(Option::as_ref);
    FigureJson {
        item: Some(form_data.form.rows[spec.row].id.clone()),
        column: column.id.clone(),
        claim: None,
        label: form_data.form.label(form_data.layout, spec.row).to_owned(),
        column_label: view.column_label(id).map(str::to_owned),
        value: form_data
            .figures
            .number(&form_data.form, id)
            .map(|number| number.to_string()),
        raw: written.map(|written| written.raw.clone()),
        role: role_name(figure.role),
        place: written.map(|written| PlaceJson::new(written.place, view.sheets, view.words())),
        path: None,
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
        outcome: outcome_name(check.outcome),
        reason: check.reason.map(|reason| view.reason(reason)),
        left: comparison.map(|sides| sides.left.to_string()),
        operator: comparison.map(|sides| sides.operator.sign()),
        right: comparison.map(|sides| sides.right.to_string()),
    }
}
