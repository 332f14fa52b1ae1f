//! The figures of a finding: of the report's tables, and what it cites beside them.

use crate::output::json::enums::RoleWord;
use crate::output::json::place::PlaceJson;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{
    FigureId, FigureRole, Finding, FindingFigure, Origin, Quote, QuoteSource, ReadingProblem,
    ReadingProblemKind,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A figure of a finding.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct FigureJson {
    /// The row's id.
    pub(crate) item: Option<String>,
    /// The column's id.
    pub(crate) column: Option<String>,
    /// The claim of the prose, where it is one.
    pub(crate) claim: Option<String>,
    /// The row's label.
    pub(crate) label: String,
    /// The column's label.
    pub(crate) column_label: Option<String>,
    /// The number in the form's unit.
    pub(crate) value: Option<String>,
    /// What is written.
    pub(crate) raw: Option<String>,
    /// `total`, `part`, `heading` or `other`.
    #[serde(with = "RoleWord")]
    pub(crate) role: FigureRole,
    /// Where it stands.
    pub(crate) place: Option<PlaceJson>,
    /// The file in which it stands, where that is not the report's: last year's report.
    pub(crate) path: Option<String>,
}

pub(crate) fn figures(view: &View<'_>, finding: &Finding) -> Vec<FigureJson> {
    let Origin::Reading(problem) = &finding.origin else {
        let own_figures = finding.figures.iter().map(|each| figure(view, *each));
        let quoted = finding
            .quotes
            .iter()
            .map(|each| quoted_figure(view, finding, each));
        return own_figures.chain(quoted).collect();
    };
    if !finding.figures.is_empty() {
        return finding
            .figures
            .iter()
            .map(|each| figure(view, *each))
            .collect();
    }
    if problem.figures.is_empty() {
        return problem_figure(view, problem).into_iter().collect();
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
fn problem_figure(view: &View<'_>, problem: &ReadingProblem) -> Option<FigureJson> {
    let text = match &problem.kind {
        ReadingProblemKind::UnplacedRow { text, .. } => text,
        ReadingProblemKind::NotPlaced { seen } | ReadingProblemKind::OutsideColumns { seen } => {
            seen
        }
        _ => return None,
    };
    let raw = match (&problem.kind, problem.place) {
        (ReadingProblemKind::UnplacedRow { .. }, Some(place)) => view.unplaced_text(text, place),
        _ => text.clone(),
    };
    Some(FigureJson {
        item: None,
        column: None,
        claim: None,
        label: clean_inline(text),
        column_label: None,
        value: None,
        raw: Some(raw),
        role: FigureRole::Other,
        place: problem
            .place
            .map(|place| PlaceJson::new(place, view.sheets, view.words())),
        path: None,
    })
}

/// What a finding cites from outside the tables of its report.
fn quoted_figure(view: &View<'_>, finding: &Finding, quote: &Quote) -> FigureJson {
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
        role: FigureRole::Other,
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
        role: figure.role,
        place: written.map(|written| PlaceJson::new(written.place, view.sheets, view.words())),
        path: None,
    }
}
