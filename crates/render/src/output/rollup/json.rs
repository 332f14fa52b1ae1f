//! The writer of `rollup` as JSON: the shape that `schemas/json/rollup.schema.json` describes.

use crate::output::json::enums::{SeverityWord, StatusWord};
use crate::output::json::place::PlaceJson;
use crate::output::json::text::json;
use crate::output::rollup::queries::query_text;
use crate::words::Words;
use gouji_model::{
    Contributor, FigureId, Form, IdVec, Instance, Language, Omission, OmissionReason, OpenQuery,
    Rollup, RuleId, RuleInfo, Severity, Status, Sum,
};
use schemars::JsonSchema;
use serde::Serialize;
use std::io;

/// The name and version of the shape.
const SCHEMA: &str = "gouji/rollup/1";

/// Every figure of a form added up over the submitters of a county.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct RollupJson {
    /// The version of this shape.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The version of the program.
    version: &'static str,
    /// The county's name.
    county: String,
    /// The report year.
    year: u16,
    /// The form's id.
    form: String,
    /// The submitters whose reports are added up, in the order of the roster.
    contributors: Vec<ContributorJson>,
    /// The submitters whose reports are not added up.
    left_out: Vec<OmissionJson>,
    /// The path of the county's own report, where there is one.
    own_report: Option<String>,
    /// Every figure of the form in its order, also those that nobody states.
    sums: Vec<SumJson>,
    /// Rules of severity `error` that the sums break.
    broken: Vec<BrokenRuleJson>,
}

/// A submitter whose report is added up.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ContributorJson {
    /// Its name on the roster.
    submitter: String,
    /// 乡镇, 街道, 部门 or 本级.
    level: &'static str,
    /// What its report comes to.
    #[serde(with = "StatusWord")]
    status: Status,
    /// The path of the report.
    path: String,
    /// The queries on the report that nobody has answered.
    queries: Vec<OpenQueryJson>,
}

/// A query on a report that is added up.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct OpenQueryJson {
    /// The rule's id, or a reserved one.
    rule: String,
    /// What must hold.
    title: String,
    /// The figures of the report that it is about; empty where it is about text alone.
    figures: Vec<QueriedFigureJson>,
}

/// A figure that a query is about.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct QueriedFigureJson {
    /// The row's id.
    item: String,
    /// The column's id.
    column: Option<String>,
}

/// A submitter whose report is not added up.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct OmissionJson {
    /// Its name on the roster.
    submitter: String,
    /// The kind of reason.
    kind: OmissionKindJson,
    /// The reason in words.
    reason: String,
    /// The paths of its reports.
    paths: Vec<String>,
}

/// Why a report is not added up.
#[derive(Debug, Clone, Copy, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum OmissionKindJson {
    NoReport,
    Duplicate,
    Unreadable,
    Unrecognised,
    OtherForm,
    OtherReport,
    Errors,
    Undecided,
}

/// A figure over all submitters.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct SumJson {
    /// The row's id.
    item: String,
    /// The column's id.
    column: Option<String>,
    /// The row's label.
    label: String,
    /// The column's label.
    column_label: Option<String>,
    /// The unit; `null` for headings.
    unit: Option<String>,
    /// The sum; `null` where nobody states the figure, or it does not fit.
    value: Option<String>,
    /// How many submitters state the figure.
    stated: usize,
    /// How many of them state it with a query that nobody has answered.
    open_queries: usize,
    /// Whether the sum is larger than the program can hold.
    overflows: bool,
    /// The number in the county's own report.
    own_report: Option<String>,
    /// The county's own report less the sum; `null` where they are equal or cannot be compared.
    difference: Option<String>,
    /// The submitters that state the figure, with where each number comes from.
    contributors: Vec<ShareJson>,
}

/// What one submitter states of a figure.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ShareJson {
    /// Its name on the roster.
    submitter: String,
    /// The path of its report.
    path: String,
    /// The number.
    value: String,
    /// Where it stands.
    place: Option<PlaceJson>,
}

/// A rule that the sums break.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct BrokenRuleJson {
    /// The rule's id.
    rule: String,
    /// The row or column that it is applied to.
    instance: Option<String>,
    /// How serious it is.
    #[serde(with = "SeverityWord")]
    severity: Severity,
    /// What must hold.
    title: String,
}

/// The summary as JSON.
///
/// # Errors
/// It cannot be put into JSON.
pub(crate) fn rollup_json(
    rollup: &Rollup<'_>,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> io::Result<String> {
    let words = Words(language);
    let own_report = rollup.own_report.as_ref();
    let sums = rollup.sums.iter_with_ids();
    let broken = rollup.broken.iter();
    let whole = RollupJson {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        county: rollup.county.clone(),
        year: rollup.year,
        form: rollup.form.id.clone(),
        contributors: rollup
            .contributors
            .iter()
            .map(|each| contributor(each, &rollup.form, rules, language))
            .collect(),
        left_out: rollup
            .left_out
            .iter()
            .map(|each| omission(each, words))
            .collect(),
        own_report: own_report.map(|own_report| own_report.path.to_owned()),
        sums: sums
            .map(|(figure, sum)| sum_json(rollup, figure, *sum, words))
            .collect(),
        broken: broken
            .filter_map(|broken| broken_rule(rollup, broken, rules, words))
            .collect(),
    };
    Ok(format!("{}\n", json(&whole)?))
}

fn contributor(
    contributor: &Contributor<'_>,
    form: &Form,
    rules: &IdVec<RuleInfo, RuleInfo>,
    language: Language,
) -> ContributorJson {
    let query = |query: &OpenQuery<'_>| {
        let query_text = query_text(contributor, query, rules, language);
        let figures = query.figures.iter();
        OpenQueryJson {
            rule: query_text.rule,
            title: query_text.title,
            figures: figures
                .map(|&figure| queried_figure(form, figure))
                .collect(),
        }
    };
    ContributorJson {
        submitter: contributor.name.to_owned(),
        level: contributor.level.word(),
        status: contributor.status,
        path: contributor.path.to_owned(),
        queries: contributor.queries.iter().map(query).collect(),
    }
}

fn queried_figure(form: &Form, figure: FigureId) -> QueriedFigureJson {
    let spec = &form.figures[figure];
    QueriedFigureJson {
        item: form.rows[spec.row].id.clone(),
        column: form.columns[spec.column].id.clone(),
    }
}

fn omission(omission: &Omission, words: Words) -> OmissionJson {
    let (reason, _) = words.rollup().omission(&omission.why);
    OmissionJson {
        submitter: omission.name.clone(),
        kind: match omission.why {
            OmissionReason::NoReport => OmissionKindJson::NoReport,
            OmissionReason::Duplicate => OmissionKindJson::Duplicate,
            OmissionReason::Unreadable => OmissionKindJson::Unreadable,
            OmissionReason::Unrecognised => OmissionKindJson::Unrecognised,
            OmissionReason::OtherForm { .. } => OmissionKindJson::OtherForm,
            OmissionReason::Other(_) => OmissionKindJson::OtherReport,
            OmissionReason::Errors => OmissionKindJson::Errors,
            OmissionReason::Undecided => OmissionKindJson::Undecided,
        },
        reason,
        paths: omission.paths.clone(),
    }
}

fn sum_json(rollup: &Rollup<'_>, figure: FigureId, sum: Sum, words: Words) -> SumJson {
    let form = &rollup.form;
    let spec = &form.figures[figure];
    let (row, column) = (&form.rows[spec.row], &form.columns[spec.column]);
    let share = |each: &Contributor<'_>| {
        let value = each.figures.number(form, figure)?;
        let place = each.place(figure);
        Some(ShareJson {
            submitter: each.name.to_owned(),
            path: each.path.to_owned(),
            value: value.to_string(),
            place: place.map(|place| PlaceJson::new(place, each.sheets, words)),
        })
    };
    let own_report = rollup.own_report.as_ref();
    let own_number = own_report.and_then(|own_report| own_report.figures.number(form, figure));
    let difference = rollup.difference(figure);
    SumJson {
        item: row.id.clone(),
        column: column.id.clone(),
        label: row.label.clone(),
        column_label: column.id.as_ref().map(|_| column.label.clone()),
        unit: spec.unit.as_ref().map(|unit| unit.0.clone()),
        value: sum.value.map(|value| value.to_string()),
        stated: sum.stated,
        open_queries: rollup.queried_contributors(figure).count(),
        overflows: sum.overflows,
        own_report: own_number.map(|number| number.to_string()),
        difference: difference.map(|difference| difference.to_string()),
        contributors: rollup.contributors.iter().filter_map(share).collect(),
    }
}

fn broken_rule(
    rollup: &Rollup<'_>,
    (rule, instance): &(RuleId, Option<Instance>),
    rules: &IdVec<RuleInfo, RuleInfo>,
    words: Words,
) -> Option<BrokenRuleJson> {
    let info = rules.try_get(*rule)?;
    Some(BrokenRuleJson {
        rule: info.id.clone(),
        instance: instance.map(|instance| instance.id(&rollup.form)),
        severity: info.severity,
        title: words.rule_title(info),
    })
}
