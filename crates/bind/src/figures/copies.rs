//! Rows that stand in a document twice with different values.

use crate::figures::figure_reader::FigureReader;
use crate::placement::Contradiction;
use gouji_model::{PrintedRow, ReadingProblemKind, RowId};
use std::collections::BTreeSet;

/// How many of the rows are told with both places.
const MOST_TOLD: usize = 3;

/// Takes every such row out of its place, because nothing tells which of the two counts, and tells all of them once.
pub(super) fn contradict(reader: &mut FigureReader<'_>, contradictions: Vec<Contradiction>) {
    let mut rows: Vec<PrintedRow> = Vec::new();
    let mut known: BTreeSet<RowId> = BTreeSet::new();
    let mut figures = Vec::new();
    for Contradiction { row, seen, place } in contradictions {
        if !known.insert(row) {
            continue;
        }
        let here = reader.form.row_figures(row);
        let cells = here.filter_map(|figure| reader.source_cells[figure].as_ref());
        let cells: Vec<_> = cells.collect();
        let first = cells.iter().map(|cell| cell.place).min().unwrap_or(place);
        let here: Vec<&str> = cells.iter().map(|cell| cell.raw.trim()).collect();
        let here = here.join(" ");
        let mut printed = [(first, here), (place, seen)];
        printed.sort_by_key(|(place, _)| *place);
        let [(first, here), (other, there)] = printed;
        figures.extend(reader.take_out(row, &format!("{here} / {there}"), first));
        rows.push(PrintedRow {
            row,
            seen: [here, there],
            places: [first, other],
        });
    }
    let Some(place) = rows.iter().map(|row| row.places[0]).min() else {
        return;
    };
    let count = rows.len();
    rows.truncate(MOST_TOLD);
    reader.add_problem(
        ReadingProblemKind::PrintedTwice { rows, count },
        figures,
        place,
    );
}
