//! Every figure of a report with its place: what all formats of `extract` write.

use crate::output::json::enums::StateWord;
use crate::output::json::place::PlaceJson;
use crate::words::Words;
use gouji_model::{
    FigureId, FormData, Language, ReadError, Report, SourceCell, State, UnplacedText,
};
use schemars::JsonSchema;
use serde::Serialize;

/// One report with all figures of its form.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ExtractReport {
    /// The path as given.
    pub(crate) path: String,
    /// Who filed it.
    pub(crate) submitter: Option<String>,
    /// The report year.
    pub(crate) year: Option<u16>,
    /// The form's id.
    pub(crate) form: Option<String>,
    /// `read`, `unrecognised` or `unreadable`.
    pub(crate) status: ExtractStatusJson,
    /// Why it is not read.
    pub(crate) reason: Option<String>,
    /// Every figure of the form.
    pub(crate) figures: Vec<ExtractFigure>,
    /// Rows of the document that are none of the form's.
    pub(crate) unplaced: Vec<ExtractUnplaced>,
}

/// One figure.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ExtractFigure {
    /// The row's id.
    pub(crate) item: String,
    /// The column's id.
    pub(crate) column: Option<String>,
    /// The row's label.
    pub(crate) label: String,
    /// The column's label.
    pub(crate) column_label: Option<String>,
    /// The unit; `null` for headings.
    pub(crate) unit: Option<String>,
    /// What stands there, by its JSON name.
    #[serde(with = "StateWord")]
    pub(crate) state: State,
    /// The number in the form's unit.
    pub(crate) value: Option<String>,
    /// What is written.
    pub(crate) raw: Option<String>,
    /// Where it stands.
    pub(crate) place: Option<PlaceJson>,
}

/// A row that is none of the form's.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ExtractUnplaced {
    /// Its label.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) place: PlaceJson,
    /// What is written behind the label, cell by cell.
    pub(crate) cells: Vec<ExtractCell>,
}

/// What is written in a cell of a row that is none of the form's.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub(crate) struct ExtractCell {
    /// What is written.
    pub(crate) raw: String,
    /// Where it stands.
    pub(crate) place: PlaceJson,
}

/// How far a file was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema, Serialize)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum ExtractStatusJson {
    Read,
    Unrecognised,
    Unreadable,
}

impl ExtractReport {
    /// Whether its figures were read.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.status == ExtractStatusJson::Read
    }

    /// What was read at `path`.
    #[must_use]
    pub fn new(path: &str, report: &Result<Report, ReadError>, language: Language) -> Self {
        let words = Words(language);
        let read = report.as_ref().ok();
        let form_data = read.and_then(|report| report.form_data.as_ref().ok());
        let sheets = read.map_or(&[][..], |report| report.sheets.as_slice());
        Self {
            path: path.to_owned(),
            submitter: read.and_then(|report| report.submitter.clone()),
            year: read.and_then(|report| report.year),
            form: form_data.map(|form_data| form_data.form.id.clone()),
            status: match (read, form_data) {
                (None, _) => ExtractStatusJson::Unreadable,
                (Some(_), None) => ExtractStatusJson::Unrecognised,
                (Some(_), Some(_)) => ExtractStatusJson::Read,
            },
            reason: words.failure(report).map(|(why, _)| why),
            figures: form_data.map_or_else(Vec::new, |data| figures(data, sheets, words)),
            unplaced: form_data.map_or_else(Vec::new, |data| unplaced_texts(data, sheets, words)),
        }
    }
}

fn figures(form_data: &FormData, sheets: &[String], words: Words) -> Vec<ExtractFigure> {
    let figures = form_data.form.figures.ids();
    figures
        .map(|id| figure(form_data, id, sheets, words))
        .collect()
}

fn figure(form_data: &FormData, id: FigureId, sheets: &[String], words: Words) -> ExtractFigure {
    let form = &form_data.form;
    let spec = &form.figures[id];
    let column = &form.columns[spec.column];
    let written = form_data.written.try_get(id).and_then(Option::as_ref);
    ExtractFigure {
        item: form.rows[spec.row].id.clone(),
        column: column.id.clone(),
        label: form.label(form_data.layout, spec.row).to_owned(),
        column_label: column.id.as_ref().map(|_| column.label.clone()),
        unit: spec.unit.as_ref().map(|unit| unit.0.clone()),
        state: form_data.figures.state(id),
        value: form_data
            .figures
            .number(form, id)
            .map(|number| number.to_string()),
        raw: written.map(|written| written.raw.clone()),
        place: written.map(|written| PlaceJson::new(written.place, sheets, words)),
    }
}

fn unplaced_texts(form_data: &FormData, sheets: &[String], words: Words) -> Vec<ExtractUnplaced> {
    let cell = |cell: &SourceCell| ExtractCell {
        raw: cell.raw.clone(),
        place: PlaceJson::new(cell.place, sheets, words),
    };
    let row = |row: &UnplacedText| ExtractUnplaced {
        text: row.text.clone(),
        place: PlaceJson::new(row.place, sheets, words),
        cells: row.cells.iter().map(cell).collect(),
    };
    form_data.unplaced.iter().map(row).collect()
}
