//! The figures of a finding: of the report's tables, and what it cites beside them.

use crate::output::json::enums::RoleWord;
use crate::output::json::place::PlaceJson;
use crate::report::view::View;
use crate::terminal::width::clean_inline;
use gouji_model::{
    FigureId, FigureRole, Finding, Origin, Quote, QuoteSource, ReadingProblem, ReadingProblemKind,
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

/// The figures that `finding` is about, and what it cites from elsewhere.
pub(crate) fn figures(view: &View<'_>, finding: &Finding) -> Vec<FigureJson> {
    let stated = finding.figures.iter();
    let stated = stated.map(|part| figure(view, part.figure, part.role));
    match &finding.origin {
        Origin::Rule(_) => {
            let quotes = finding.quotes.iter();
            let quoted = quotes.map(|quote| quoted_figure(view, finding, quote));
            stated.chain(quoted).collect()
        }
        Origin::Reading(_) if !finding.figures.is_empty() => stated.collect(),
        Origin::Reading(problem) if problem.figures.is_empty() => {
            problem_figure(view, problem).into_iter().collect()
        }
        Origin::Reading(problem) => {
            let figures = problem.figures.iter();
            let role = FigureRole::Other;
            figures.map(|&id| figure(view, id, role)).collect()
        }
    }
}

/// What stands at the place of a problem that belongs to no figure.
fn problem_figure(view: &View<'_>, problem: &ReadingProblem) -> Option<FigureJson> {
    use ReadingProblemKind as K;
    let (text, raw) = match (&problem.kind, problem.place) {
        (K::UnplacedRow { text, .. }, Some(place)) => (text, view.unplaced_text(text, place)),
        (K::UnplacedRow { text, .. }, None) => (text, text.clone()),
        (K::NotPlaced { seen } | K::OutsideColumns { seen }, _) => (seen, seen.clone()),
        _ => return None,
    };
    Some(FigureJson {
        label: clean_inline(text),
        raw: Some(raw),
        place: problem.place.map(|place| view.place_json(place)),
        ..FigureJson::new(view, None)
    })
}

/// What a finding cites from outside the tables of its report.
fn quoted_figure(view: &View<'_>, finding: &Finding, quote: &Quote) -> FigureJson {
    let sheets = match quote.path {
        Some(_) => &quote.sheets,
        None => view.sheets,
    };
    let (figure, claim, label) = match &quote.source {
        QuoteSource::LastYear(id) | QuoteSource::Submitter { figure: id, .. } => {
            (Some(*id), None, view.own_label(view.row(*id)))
        }
        QuoteSource::Report { name } => (None, None, name.clone().unwrap_or_default()),
        QuoteSource::Claim { name, .. } | QuoteSource::Listed { name } => {
            let rule = match finding.origin {
                Origin::Rule(rule) => view.rule(rule).map_or("", |info| info.id.as_str()),
                Origin::Reading(_) => "",
            };
            (None, Some(format!("{rule}.{name}")), name.clone())
        }
    };
    let is_report = matches!(quote.source, QuoteSource::Report { .. });
    let place = quote.place;
    FigureJson {
        claim,
        label,
        value: quote.value.map(|value| value.to_string()),
        raw: (!is_report).then(|| quote.raw.clone()),
        place: place.map(|place| PlaceJson::new(place, sheets, view.words())),
        path: quote.path.clone(),
        ..FigureJson::new(view, figure)
    }
}

fn figure(view: &View<'_>, id: FigureId, role: FigureRole) -> FigureJson {
    let form_data = view.form_data;
    let written = form_data.written.try_get(id).and_then(Option::as_ref);
    let label = form_data.form.label(form_data.layout, view.row(id));
    FigureJson {
        label: label.to_owned(),
        value: view.number(id).map(|number| number.to_string()),
        raw: written.map(|written| written.raw.clone()),
        role,
        place: view.place(id).map(|place| view.place_json(place)),
        ..FigureJson::new(view, Some(id))
    }
}

impl FigureJson {
    /// The row and the column of `figure`, where it is one of the form, with nothing in it.
    fn new(view: &View<'_>, figure: Option<FigureId>) -> Self {
        let form = &view.form_data.form;
        let spec = figure.map(|figure| &form.figures[figure]);
        let column_label = figure.and_then(|figure| view.column_label(figure));
        Self {
            item: spec.map(|spec| form.rows[spec.row].id.clone()),
            column: spec.and_then(|spec| form.columns[spec.column].id.clone()),
            claim: None,
            label: String::new(),
            column_label: column_label.map(str::to_owned),
            value: None,
            raw: None,
            role: FigureRole::Other,
            place: None,
            path: None,
        }
    }
}
