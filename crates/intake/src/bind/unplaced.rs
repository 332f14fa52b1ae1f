//! Rows of the document that are no row of the form, or that could be several.

use super::number::Value;
use super::rows::{DocumentRow, Standing, Table};
use super::token::Kind;
use super::value::{Fate, Values};
use gouji_model::{Form, Problem, ProblemKind, RowId, State, Unplaced};
use std::collections::BTreeSet;

/// What is left of a document's table once its rows are placed.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub(super) rows: Vec<Unplaced>,
    pub(super) incomplete: Vec<RowId>,
    pub(super) problems: Vec<Problem>,
}

/// Tells every row that could not be placed, and whose parts it may be.
pub(super) fn unplaced(
    table: &Table<'_, '_, '_>,
    rows: &[DocumentRow<'_, '_>],
    values: &mut Values<'_>,
) -> Left {
    let mut left = Left::default();
    let mut incomplete = BTreeSet::new();
    let mut before: Option<RowId> = None;
    for row in rows {
        let candidates = match &row.standing {
            Standing::Placed { row, .. } => {
                before = Some(*row);
                continue;
            }
            Standing::Unplaced { candidates } => candidates,
        };
        let (text, place) = table.label_of(&row.segments);
        let open: Vec<RowId> = candidates
            .iter()
            .copied()
            .filter(|&row| values.fates[row].is_missing())
            .collect();
        let figures = open
            .iter()
            .flat_map(|&row| values.form.figures_of(row))
            .collect();
        left.problems.push(Problem {
            kind: ProblemKind::UnplacedRow {
                text: text.clone(),
                candidates: candidates.clone(),
            },
            figures,
            place: Some(place),
        });
        left.rows.push(Unplaced { text, place });
        if may_count(row) {
            incomplete.extend(whole_of(table, rows, row, before, values.form));
        }
    }
    give_up_candidates(rows, values);
    left.incomplete = incomplete.into_iter().collect();
    left
}

/// A row that could be another text's is not said to be lacking.
fn give_up_candidates(rows: &[DocumentRow<'_, '_>], values: &mut Values<'_>) {
    for row in rows {
        let Standing::Unplaced { candidates } = &row.standing else {
            continue;
        };
        for &candidate in candidates {
            if values.fates[candidate].is_missing() {
                values.fates[candidate] = Fate::Unclear;
                for figure in values.form.figures_of(candidate) {
                    values.figures.set_state(figure, State::NotPlaced);
                }
            }
        }
    }
}

/// Whether what a row says could change a sum.
fn may_count(row: &DocumentRow<'_, '_>) -> bool {
    row.cells.iter().any(|cell| match &cell.kind {
        Kind::Value(Value::Number { value, .. } | Value::Change(value)) => value.mantissa != 0,
        Kind::Value(Value::TooLong) | Kind::Text => true,
        Kind::Value(Value::Dash | Value::None) | Kind::Unit(_) | Kind::Blank => false,
    })
}

/// The row whose label holds a segment. Rows are in the order of their segments.
fn row_with<'r, 't, 'd>(
    rows: &'r [DocumentRow<'t, 'd>],
    segment: usize,
) -> Option<&'r DocumentRow<'t, 'd>> {
    let before = rows.partition_point(|row| row.segments.end <= segment);
    let row = rows.get(before);
    row.filter(|row| row.segments.contains(&segment))
}

/// The row whose part an unplaced row may be: the one above by its number, else the nearest before it that has parts.
fn whole_of(
    table: &Table<'_, '_, '_>,
    rows: &[DocumentRow<'_, '_>],
    row: &DocumentRow<'_, '_>,
    before: Option<RowId>,
    form: &Form,
) -> Option<RowId> {
    let first = table.segments.get(row.segments.start)?;
    if first.level() < super::numbering::UNNUMBERED {
        let mut above = first.parent;
        while let Some(at) = above {
            let placed = row_with(rows, at);
            if let Some(Standing::Placed { row, .. }) = placed.map(|placed| &placed.standing) {
                return Some(*row);
            }
            above = table.segments.get(at)?.parent;
        }
        return None;
    }
    let before = before?;
    let has_rows =
        |row: RowId| !form.rows[row].parts.is_empty() || form.children(row).next().is_some();
    if has_rows(before) {
        return Some(before);
    }
    let mut above = form.rows[before].parent;
    while let Some(at) = above {
        if !form.rows[at].parts.is_empty() {
            return Some(at);
        }
        above = form.rows[at].parent;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_of_a_segment_is_found_without_a_walk_through_all() {
        const ROWS: usize = 500_000;
        // Every third segment is none of a label.
        let row = |at: usize| DocumentRow {
            standing: Standing::Unplaced {
                candidates: Vec::new(),
            },
            segments: at * 3..at * 3 + 2,
            cells: Vec::new(),
            in_doubt: false,
            is_in_grid: false,
            is_followed: false,
            end: usize::MAX,
        };
        let rows: Vec<DocumentRow<'_, '_>> = (0..ROWS).map(row).collect();
        for segment in 0..ROWS * 3 {
            let found = row_with(&rows, segment).map(|row| row.segments.start);
            assert_eq!(found, (segment % 3 < 2).then_some(segment - segment % 3));
        }
    }
}
