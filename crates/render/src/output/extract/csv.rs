//! The writer of `extract` as CSV (RFC 4180).

use crate::output::csv::csv_line;
use crate::output::extract::report::{ExtractFigure, ExtractReport};
use crate::output::extract::writer::ExtractWriter;
use crate::output::json::place::PlaceJson;
use crate::words::{Term, Words};
use gouji_model::Language;
use std::io;

/// Writes a line a figure, in UTF-8 with a byte order mark, without which Excel takes it for GBK.
pub(crate) struct CsvWriter(pub(crate) Language);

impl ExtractWriter for CsvWriter {
    fn begin(&self) -> String {
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
        csv_line(&mut out, terms.map(|term| Words(self.0).term(term)));
        out
    }

    fn report(&self, report: &ExtractReport) -> io::Result<String> {
        let words = Words(self.0);
        let year = report.year.map(|year| year.to_string()).unwrap_or_default();
        let head = [
            report.path.as_str(),
            text(&report.submitter),
            &year,
            text(&report.form),
        ];
        let mut out = String::new();
        let mut line = |cells: [&str; 9]| csv_line(&mut out, head.into_iter().chain(cells));
        for figure in &report.figures {
            line(figure_cells(figure, words));
        }
        for row in &report.unplaced {
            let state = words.term(Term::Unplaced);
            let mut unplaced = |raw: &str, place: &PlaceJson| {
                line(["", "", &row.text, "", "", state, "", raw, place.display()]);
            };
            if row.cells.is_empty() {
                unplaced("", &row.place);
            }
            for cell in &row.cells {
                unplaced(&cell.raw, &cell.place);
            }
        }
        Ok(out)
    }
}

fn text(cell: &Option<String>) -> &str {
    cell.as_deref().unwrap_or_default()
}

fn figure_cells(figure: &ExtractFigure, words: Words) -> [&str; 9] {
    let place = figure.place.as_ref();
    [
        &figure.item,
        text(&figure.column),
        &figure.label,
        text(&figure.column_label),
        text(&figure.unit),
        words.state(figure.state),
        text(&figure.value),
        text(&figure.raw),
        place.map(PlaceJson::display).unwrap_or_default(),
    ]
}
