//! The rows of tables that are printed side by side, each with its place.

use crate::placement::grids::grid_placer::GridPlacer;
use crate::placement::matched_document::MatchedDocument;
use crate::placement::placed_rows::{
    ColumnCell, PlacedValues, RowPlacement, RowValues, placed_figures,
};
use crate::placement::transposed::transposed_table::{RowReading, TransposedTable};
use gouji_model::Form;
use gouji_model::characters::trim;
use std::borrow::Cow;

/// Places the rows of every table of the form that is printed across.
pub(crate) fn place_transposed<'a>(
    matched: &MatchedDocument<'a>,
    placer: &GridPlacer<'a>,
) -> Vec<RowPlacement<'a>> {
    let form = matched.form();
    let mut placements = Vec::new();
    for id in form.tables.ids().filter(|&id| form.tables[id].across) {
        let table = TransposedTable::new(matched, placer, id);
        let mut readings = table.grid_readings();
        if readings.is_empty() {
            readings = table.line_readings();
        }
        let rows = table.rows.iter();
        placements.extend(rows.filter_map(|&row| {
            let of_row = readings.iter().flatten();
            placement(form, of_row.filter(|reading| reading.row == row).collect())
        }));
    }
    placements
}

/// Where the values of one row stand; it is unclear where its readings differ.
fn placement<'a>(form: &Form, mut readings: Vec<&RowReading<'a>>) -> Option<RowPlacement<'a>> {
    // A header without a line below says nothing else than one with a line.
    let says = |reading: &&RowReading<'_>| !matches!(reading.values, RowValues::Nothing);
    if readings.iter().any(says) {
        readings.retain(says);
    }
    let (&first, others) = readings.split_first()?;
    let &RowReading { row, place, .. } = first;
    let cells = cells_of(&first.values);
    let rival = others.iter().find(|other| cells_of(&other.values) != cells);
    let values = match (&first.values, rival) {
        (values, Some(other)) => {
            let seen = [values, &other.values].map(RowValues::display_text);
            PlacedValues::Unclear(seen.join(" / "))
        }
        (RowValues::Columns(cells), None) => {
            let cells = cells.iter().map(|cell| cell.map(Cow::Borrowed));
            placed_figures(form, row, place, cells.enumerate(), |_| None)
        }
        (RowValues::Unclear(seen), None) => PlacedValues::Unclear(seen.clone()),
        (RowValues::Nothing, None) => PlacedValues::LabelOnly,
    };
    Some(RowPlacement {
        row,
        place,
        values,
        other_label: None,
    })
}

/// The texts of the cells, by which readings are compared. A blank cell and a missing one differ.
fn cells_of<'s>(values: &'s RowValues<'_>) -> Vec<Option<&'s str>> {
    match values {
        RowValues::Columns(columns) => {
            let text = |cell: &ColumnCell<'s>| cell.map(|cell| trim(cell.raw));
            columns.iter().map(text).collect()
        }
        RowValues::Unclear(seen) => vec![Some(seen)],
        RowValues::Nothing => Vec::new(),
    }
}
