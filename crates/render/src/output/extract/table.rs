//! The writer of `extract` as a table for a person.

use crate::output::extract::report::{ExtractFigure, ExtractReport};
use crate::output::extract::writer::ExtractWriter;
use crate::output::json::place::PlaceJson;
use crate::style::{Paint, Style};
use crate::terminal::table::{self, Cell, Column, ColumnFit};
use crate::terminal::width::{clean_inline, cut};
use crate::terminal::wrap::push_line;
use crate::words::{Term, Words};
use gouji_model::State;
use std::io;

/// Writes an aligned table under each report's path; figures that its layout does not print are left out.
pub(crate) struct TableWriter(pub(crate) Style);

impl ExtractWriter for TableWriter {
    fn report(&self, report: &ExtractReport) -> io::Result<String> {
        Ok(report_table(report, self.0))
    }
}

fn report_table(report: &ExtractReport, style: Style) -> String {
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
    let printed = |each: &&ExtractFigure| each.state != State::Omitted;
    let figures: Vec<&ExtractFigure> = report.figures.iter().filter(printed).collect();
    let has_columns = figures.iter().any(|each| each.column_label.is_some());
    let row = |figure: &&ExtractFigure| table_row(figure, has_columns, words);
    let rows: Vec<Vec<Cell>> = figures.iter().map(row).collect();
    table::draw(&mut out, &table_columns(has_columns, words), &rows, style);
    if !report.unplaced.is_empty() {
        let heading = style.paint(Paint::Query, words.term(Term::Unplaced));
        push_line(&mut out, &heading);
    }
    for each in &report.unplaced {
        let mut line = format!("  {}  {}", each.place.display(), clean_inline(&each.text));
        for cell in &each.cells {
            line.push_str("  ");
            line.push_str(&clean_inline(&cell.raw));
        }
        push_line(&mut out, &line);
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
        column(Term::Item, ColumnFit::Word),
        column(Term::Label, ColumnFit::CutEnd),
    ];
    if has_columns {
        columns.push(column(Term::ColumnLabel, ColumnFit::CutEnd));
    }
    columns.extend([
        column(Term::Unit, ColumnFit::Word),
        column(Term::Value, ColumnFit::Number),
        column(Term::Place, ColumnFit::Word),
    ]);
    columns
}

/// The most cells that a text takes where a number should stand.
const RAW_CELLS: usize = 16;

fn table_row(figure: &ExtractFigure, has_columns: bool, words: Words) -> Vec<Cell> {
    let value = match &figure.value {
        Some(value) => Cell::new(value),
        None => {
            let paint = match figure.state {
                State::Unreadable | State::Absent | State::NotPlaced => Paint::Error,
                _ => Paint::Faint,
            };
            let state = words.bracket(words.state(figure.state));
            let raw = figure.raw.as_deref().map(clean_inline).unwrap_or_default();
            Cell::with_paint(format!("{}{state}", cut(&raw, RAW_CELLS, "…")), paint)
        }
    };
    let place = figure.place.as_ref().map_or("", PlaceJson::display);
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
