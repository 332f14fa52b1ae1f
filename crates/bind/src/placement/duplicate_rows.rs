//! Rows of the form that stand in a table twice.

use crate::placement::document_rows::{DocumentRow, RowMatch};
use crate::recognition::Recognition;
use crate::tokens::{Kind, Value};
use gouji_model::RowId;
use gouji_model::characters::trim;
use std::collections::{HashMap, HashSet};

/// Values, and texts in their place.
type RowStatement<'c> = Vec<(Option<&'c Value>, &'c str)>;

/// Drops every row that stands in the document once more with the same label. Gives those that say something else than the
/// row that is placed: their first segments, each with the row of the form.
pub(crate) fn settle(
    recognition: &Recognition<'_>,
    rows: &mut Vec<DocumentRow<'_>>,
) -> Vec<(usize, RowId)> {
    let mut contradictions: Vec<(usize, RowId)> = Vec::new();
    let mut copies: Vec<usize> = Vec::new();
    place_moved(recognition, rows);
    let mut placed: HashMap<RowId, RowStatement<'_>> = HashMap::new();
    for row in rows.iter() {
        if let Some(form_row) = row.form_row() {
            placed.entry(form_row).or_insert_with(|| statement_of(row));
        }
    }
    for (again, row) in rows.iter().enumerate() {
        let Some(form_row) = repeated_row(recognition, row) else {
            continue;
        };
        let Some(statement) = placed.get(&form_row) else {
            continue;
        };
        copies.push(again);
        if *statement != statement_of(row) {
            contradictions.push((row.segments.start, form_row));
        }
    }
    let mut at = 0;
    let mut copies = copies.into_iter().peekable();
    rows.retain(|_| {
        at += 1;
        copies.next_if_eq(&(at - 1)).is_none()
    });
    contradictions
}

/// Places rows that stand in another order than the form's: their label is that of one row to the letter, and no other row
/// of the document is that row.
fn place_moved(recognition: &Recognition<'_>, rows: &mut [DocumentRow<'_>]) {
    let mut placed: HashSet<RowId> = rows.iter().filter_map(DocumentRow::form_row).collect();
    for row in rows {
        if let Some(moved) = repeated_row(recognition, row)
            && placed.insert(moved)
        {
            row.place_as(moved);
        }
    }
}

/// The one row of the form whose label, to the letter, a row prints that has not been placed.
fn repeated_row(recognition: &Recognition<'_>, row: &DocumentRow<'_>) -> Option<RowId> {
    let RowMatch::Unplaced { candidates } = &row.row_match else {
        return None;
    };
    let &[form_row] = candidates.as_slice() else {
        return None;
    };
    let pieces = row.segments.len();
    let candidates = recognition.candidates.get(row.segments.start)?;
    let is_exact = candidates.rows.iter().any(|candidate| {
        candidate.row == form_row
            && candidate.pieces == pieces
            && !candidate.is_similar
            && !candidate.has_glued_value
    });
    (is_exact && !row.cells.is_empty()).then_some(form_row)
}

/// What a row says: its units and values, and the texts in their place.
fn statement_of<'c>(row: &'c DocumentRow<'_>) -> RowStatement<'c> {
    let written = row.cells.iter().filter(|cell| cell.is_written());
    let statement = written.map(|cell| match &cell.kind {
        Kind::Value(value) => (Some(value), ""),
        _ => (None, trim(cell.raw)),
    });
    statement.collect()
}
