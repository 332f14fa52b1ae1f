//! What `gouji extract` prints: every figure of a report with its place, as JSON, table or CSV.

use crate::output::csv::csv_line;
use crate::output::json::place::PlaceJson;
use crate::style::Paint;
use crate::style::Style;
use crate::terminal::table;
use crate::terminal::table::Cell;
use crate::terminal::table::Column;
use crate::terminal::table::Fit;
use crate::terminal::width::clean_inline;
use crate::terminal::width::cut;
use crate::terminal::wrap::push_line;
use crate::words::Term;
use crate::words::Words;
use gouji_model::{FigureId, FormData, Language, ReadError, Report, State};
use schemars::JsonSchema;
use serde::Serialize;

/// The whole answer of a run.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ExtractJson {
    /// The version of this shape.
    #[schemars(extend("const" = "gouji/extract/1"))]
    pub schema: &'static str,
    /// The reports in their order.
    pub reports: Vec<ExtractReport>,
}

impl ExtractJson {
    /// The name and version of this shape.
    pub const SCHEMA: &'static str = "gouji/extract/1";

    /// The answer over `reports`.
    #[must_use]
    pub fn new(reports: Vec<ExtractReport>) -> Self {
        Self {
            schema: Self::SCHEMA,
            reports,
        }
    }
}

/// One report with all figures of its form.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ExtractReport {
    /// The path as given.
    pub path: String,
    /// Who filed it.
    pub submitter: Option<String>,
    /// The report year.
    pub year: Option<u16>,
    /// The form's id.
    pub form: Option<String>,
    /// `read`, `unrecognised` or `unreadable`.
    #[schemars(extend("enum" = ["read", "unrecognised", "unreadable"]))]
    pub status: &'static str,
    /// Why it is not read.
    pub reason: Option<String>,
    /// Every figure of the form.
    pub figures: Vec<ExtractFigure>,
    /// Rows of the document that are none of the form's.
    pub unplaced: Vec<ExtractUnplaced>,
}

/// One figure.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ExtractFigure {
    /// The row's id.
    pub item: String,
    /// The column's id.
    pub column: Option<String>,
    /// The row's label.
    pub label: String,
    /// The column's label.
    pub column_label: Option<String>,
    /// The unit; `null` for headings.
    pub unit: Option<String>,
    /// What stands there, by its JSON name.
    #[schemars(extend("enum" = ["number", "blank", "dash", "none", "unreadable", "absent", "not_placed"]))]
    pub state: &'static str,
    /// The number in the form's unit.
    pub value: Option<String>,
    /// What is written.
    pub raw: Option<String>,
    /// Where it stands.
    pub place: Option<PlaceJson>,
    #[serde(skip)]
    kind: State,
}

/// A row that is none of the form's.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ExtractUnplaced {
    /// Its label.
    pub text: String,
    /// Where it stands.
    pub place: PlaceJson,
    /// What is written behind the label, cell by cell.
    pub cells: Vec<ExtractCell>,
}

/// What is written in a cell of a row that is none of the form's.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ExtractCell {
    /// What is written.
    pub raw: String,
    /// Where it stands.
    pub place: PlaceJson,
}

impl ExtractReport {
    /// What was read at `path`.
    #[must_use]
    pub fn new(path: &str, report: &Result<Report, ReadError>, language: Language) -> Self {
        let words = Words(language);
        let read = report.as_ref().ok();
        let form_data = read.and_then(|report| report.form_data.as_ref().ok());
        let sheets = read.map_or(&[][..], |report| report.sheets.as_slice());
        let (status, reason) = match report.as_ref().map(|report| &report.form_data) {
            Err(unreadable) => ("unreadable", Some(words.unreadable(unreadable).0)),
            Ok(Err(unrecognised)) => ("unrecognised", Some(words.unrecognised(unrecognised).0)),
            Ok(Ok(_)) => ("read", None),
        };
        Self {
            path: path.to_owned(),
            submitter: read.and_then(|report| report.submitter.clone()),
            year: read.and_then(|report| report.year),
            form: form_data.map(|form_data| form_data.form.id.clone()),
            status,
            reason,
            figures: form_data
                .map(|form_data| figures(form_data, sheets, words))
                .unwrap_or_default(),
            unplaced: form_data
                .map(|form_data| unplaced(form_data, sheets, words))
                .unwrap_or_default(),
        }
    }
}

fn figures(form_data: &FormData, sheets: &[String], words: Words) -> Vec<ExtractFigure> {
    form_data
        .form
        .figures
        .ids()
        .map(|id| figure(form_data, id, sheets, words))
        .collect()
}

fn figure(form_data: &FormData, id: FigureId, sheets: &[String], words: Words) -> ExtractFigure {
    let form = &form_data.form;
    let spec = &form.figures[id];
    let column = &form.columns[spec.column];
    let written = form_data.written.try_get(id).and_then(Option::as_ref);
    let kind = form_data.figures.state(id);
    ExtractFigure {
        item: form.rows[spec.row].id.clone(),
        column: column.id.clone(),
        label: form.label(form_data.layout, spec.row).to_owned(),
        column_label: column.id.as_ref().map(|_| column.label.clone()),
        unit: spec.unit.as_ref().map(|unit| unit.0.clone()),
        state: state_name(kind),
        value: form_data
            .figures
            .number(form, id)
            .map(|number| number.to_string()),
        raw: written.map(|written| written.raw.clone()),
        place: written.map(|written| PlaceJson::new(written.place, sheets, words)),
        kind,
    }
}

fn unplaced(form_data: &FormData, sheets: &[String], words: Words) -> Vec<ExtractUnplaced> {
    let one = |each: &gouji_model::UnplacedText| ExtractUnplaced {
        text: each.text.clone(),
        place: PlaceJson::new(each.place, sheets, words),
        cells: each
            .cells
            .iter()
            .map(|cell| ExtractCell {
                raw: cell.raw.clone(),
                place: PlaceJson::new(cell.place, sheets, words),
            })
            .collect(),
    };
    form_data.unplaced.iter().map(one).collect()
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Number => "number",
        State::Blank => "blank",
        State::Dash => "dash",
        State::None => "none",
        State::Unreadable => "unreadable",
        State::Absent | State::Omitted => "absent",
        State::NotPlaced => "not_placed",
    }
}

/// The figures of one report as an aligned table, under the report's path; those that its layout does not print are left out.
#[must_use]
pub fn extract_table(report: &ExtractReport, style: Style) -> String {
    let words = Words(style.language);
    let mut out = String::new();
    let mut head = vec![clean_inline(&report.path)];
    head.extend(report.submitter.as_deref().map(clean_inline));
    head.extend(report.year.map(|year| words.year(year)));
    head.extend(report.form.clone());
    let head = head.join(&format!(" {} ", style.signs().bullet));
    push_line(&mut out, &style.paint(Paint::Strong, &head));
    if let Some(reason) = &report.reason {
        push_line(&mut out, reason);
        return out;
    }
    let printed = |each: &&ExtractFigure| each.kind != State::Omitted;
    let figures: Vec<&ExtractFigure> = report.figures.iter().filter(printed).collect();
    let has_columns = figures.iter().any(|each| each.column_label.is_some());
    let rows: Vec<Vec<Cell>> = figures
        .iter()
        .map(|each| table_row(each, has_columns, words))
        .collect();
    table::draw(&mut out, &table_columns(has_columns, words), &rows, style);
    if !report.unplaced.is_empty() {
        push_line(
            &mut out,
            &style.paint(Paint::Query, words.term(Term::Unplaced)),
        );
    }
    for each in &report.unplaced {
        let cells = each.cells.iter().map(|cell| clean_inline(&cell.raw));
        let line: Vec<String> = std::iter::once(clean_inline(&each.text))
            .chain(cells)
            .collect();
        let line = line.join("  ");
        push_line(&mut out, &format!("  {}  {line}", each.place.display()));
    }
    out
}

/// The columns of the table; that of the form's columns where there are any.
fn table_columns(has_columns: bool, words: Words) -> Vec<Column> {
    let column = |term, fit| Column {
        heading: words.term(term),
        fit,
    };
    let mut columns = vec![
        column(Term::Item, Fit::Word),
        column(Term::Label, Fit::CutEnd),
    ];
    if has_columns {
        columns.push(column(Term::ColumnLabel, Fit::CutEnd));
    }
    columns.extend([
        column(Term::Unit, Fit::Word),
        column(Term::Value, Fit::Number),
        column(Term::Place, Fit::Word),
    ]);
    columns
}

/// The most cells that a text takes where a number should stand.
const RAW_CELLS: usize = 16;

fn table_row(figure: &ExtractFigure, has_columns: bool, words: Words) -> Vec<Cell> {
    let value = match &figure.value {
        Some(value) => Cell::new(value),
        None => {
            let paint = match figure.kind {
                State::Unreadable | State::Absent | State::NotPlaced => Paint::Error,
                _ => Paint::Faint,
            };
            let state = words.in_brackets(words.state(figure.kind));
            let raw = figure.raw.as_deref().map(clean_inline).unwrap_or_default();
            Cell::painted(format!("{}{state}", cut(&raw, RAW_CELLS, "…")), paint)
        }
    };
    let place = figure
        .place
        .as_ref()
        .map(PlaceJson::display)
        .unwrap_or_default();
    let mut cells = vec![Cell::new(&figure.item), Cell::new(&figure.label)];
    if has_columns {
        let column = figure.column_label.as_deref().unwrap_or_default();
        cells.push(Cell::new(column));
    }
    cells.extend([
        Cell::new(figure.unit.as_deref().unwrap_or_default()),
        value,
        Cell::new(place),
    ]);
    cells
}

/// The header of a CSV (RFC 4180) of figures, in UTF-8 with a byte order mark, without which Excel takes it for GBK.
#[must_use]
pub fn extract_csv_header(language: Language) -> String {
    let words = Words(language);
    let mut out = String::from("\u{feff}");
    let terms = [
        Term::File,
        Term::Submitter,
        Term::Year,
        Term::Form,
        Term::Item,
        Term::ItemColumn,
        Term::Label,
        Term::ColumnLabel,
        Term::Unit,
        Term::State,
        Term::Value,
        Term::Raw,
        Term::Place,
    ];
    csv_line(&mut out, terms.map(|term| words.term(term)));
    out
}

/// The lines of a CSV that hold the figures of one report.
#[must_use]
pub fn extract_csv(report: &ExtractReport, language: Language) -> String {
    let words = Words(language);
    let mut out = String::new();
    let year = report.year.map(|year| year.to_string()).unwrap_or_default();
    for figure in &report.figures {
        let head = [
            report.path.as_str(),
            report.submitter.as_deref().unwrap_or_default(),
            &year,
            report.form.as_deref().unwrap_or_default(),
        ];
        csv_line(&mut out, head.into_iter().chain(csv_cells(figure, words)));
    }
    for row in &report.unplaced {
        let state = words.term(Term::Unplaced);
        let mut line = |raw: &str, place: &PlaceJson| {
            let head = [
                report.path.as_str(),
                report.submitter.as_deref().unwrap_or_default(),
                &year,
                report.form.as_deref().unwrap_or_default(),
            ];
            let place = place.display();
            let own = ["", "", row.text.as_str(), "", "", state, "", raw, place];
            csv_line(&mut out, head.into_iter().chain(own));
        };
        if row.cells.is_empty() {
            line("", &row.place);
        }
        for cell in &row.cells {
            line(&cell.raw, &cell.place);
        }
    }
    out
}

fn csv_cells(figure: &ExtractFigure, words: Words) -> [&str; 9] {
    fn or_empty(text: &Option<String>) -> &str {
        text.as_deref().unwrap_or_default()
    }
    [
        &figure.item,
        or_empty(&figure.column),
        &figure.label,
        or_empty(&figure.column_label),
        or_empty(&figure.unit),
        words.state(figure.kind),
        or_empty(&figure.value),
        or_empty(&figure.raw),
        figure
            .place
            .as_ref()
            .map(PlaceJson::display)
            .unwrap_or_default(),
    ]
}
