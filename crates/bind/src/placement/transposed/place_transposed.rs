//! The rows of tables that are printed side by side, each with its place.

use crate::placement::grids::grid_placer::GridPlacer;
use crate::placement::matched_document::MatchedDocument;
use crate::placement::placed_rows::{
    ColumnCell, Contradiction, PlacedValues, RowPlacement, RowValues, placed_figures,
};
use crate::placement::transposed::transposed_table::{RowReading, TransposedTable};
use crate::tokens::Token;
use gouji_model::Form;
use gouji_model::characters::trim;
use std::borrow::Cow;

/// Places the rows of every table of the form that is printed across, and adds to `contradictions` what other tables say
/// of them.
pub(crate) fn place_transposed<'a>(
    matched: &MatchedDocument<'a>,
    placer: &GridPlacer<'a>,
    contradictions: &mut Vec<Contradiction>,
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
        for &row in rows {
            let of_row = readings.iter().flatten();
            let of_row = of_row.filter(|reading| reading.row == row).collect();
            placements.extend(placement(form, of_row, contradictions));
        }
    }
    placements
}

/// Where the values of one row stand. Where a reading says something else than the first, it contradicts that.
fn placement<'a>(
    form: &Form,
    mut readings: Vec<&RowReading<'a>>,
    contradictions: &mut Vec<Contradiction>,
) -> Option<RowPlacement<'a>> {
    // A header without a line below, or with a blank one, says nothing else than one with values.
    let says = |reading: &&RowReading<'_>| !matches!(reading.values, RowValues::Nothing);
    let is_filled = |reading: &&RowReading<'_>| match &reading.values {
        RowValues::Columns(cells) => cells.iter().any(|cell| cell.is_some_and(Token::is_written)),
        RowValues::Unclear(_) => true,
        RowValues::Nothing => false,
    };
    if readings.iter().any(is_filled) {
        readings.retain(is_filled);
    } else if readings.iter().any(says) {
        readings.retain(says);
    }
    let (&first, others) = readings.split_first()?;
    let &RowReading { row, place, .. } = first;
    let cells = cells_of(&first.values);
    let rival = others.iter().find(|other| cells_of(&other.values) != cells);
    if let Some(other) = rival {
        contradictions.push(Contradiction {
            row,
            seen: other.values.display_text(),
            place: other.place,
        });
    }
    let values = match &first.values {
        RowValues::Columns(cells) => {
            let cells = cells.iter().map(|cell| cell.map(Cow::Borrowed));
            placed_figures(form, row, place, cells.enumerate(), |_| None)
        }
        RowValues::Unclear(seen) => PlacedValues::Unclear(seen.clone()),
        RowValues::Nothing => PlacedValues::LabelOnly,
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
