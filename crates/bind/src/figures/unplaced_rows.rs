//! Rows of the document that are no row of the form, or that could be several.

use crate::figures::figure_reader::{FigureReader, RowStatus};
use crate::placement::subtotal_rows::is_subtotal;
use crate::placement::{DocumentRow, MatchedDocument, RowMatch};
use crate::tokens::{Kind, Value};
use gouji_model::characters::trim;
use gouji_model::{
    Form, ReadingProblem, ReadingProblemKind, Role, RowId, SourceCell, State, UnplacedText,
};
use std::collections::BTreeSet;

/// What is left of a document's table once its rows are placed.
#[derive(Debug, Default)]
pub(crate) struct Leftovers {
    pub(crate) rows: Vec<UnplacedText>,
    pub(crate) incomplete: Vec<RowId>,
    pub(crate) problems: Vec<ReadingProblem>,
}

/// Notes every row that could not be placed, and whose parts it may be.
pub(crate) fn unplaced_rows(
    matched: &MatchedDocument<'_>,
    rows: &[DocumentRow<'_>],
    reader: &mut FigureReader<'_>,
) -> Leftovers {
    let mut left = Leftovers::default();
    let mut incomplete = BTreeSet::new();
    let mut before: Option<RowId> = None;
    for row in rows {
        let candidates = match &row.row_match {
            RowMatch::Placed { row, .. } => {
                before = Some(*row);
                continue;
            }
            RowMatch::Unplaced { candidates } => candidates,
        };
        let (text, place) = matched.label_of(&row.segments);
        let open = candidates
            .iter()
            .filter(|&&row| reader.statuses[row].is_missing());
        let figures = open.flat_map(|&row| reader.form.row_figures(row));
        left.problems.push(ReadingProblem {
            kind: ReadingProblemKind::UnplacedRow {
                text: text.clone(),
                candidates: candidates.clone(),
            },
            figures: figures.collect(),
            place: Some(place),
            repetition: None,
        });
        let cells = row.cells.iter().filter(|cell| cell.is_written());
        let cells = cells.map(|cell| SourceCell {
            raw: trim(cell.raw).to_owned(),
            place: cell.place,
        });
        left.rows.push(UnplacedText {
            text,
            place,
            cells: cells.collect(),
        });
        let may_be_glued = matched.are_glued && row.cells.is_empty();
        let label = matched.document.label(row.segments.start);
        // A sum of rows that are read changes no other sum.
        let is_subtotal = label.is_some_and(|label| is_subtotal(&label.full));
        if !is_subtotal && (may_be_glued || may_count(row)) {
            let whole = find_whole(matched, rows, row, before, reader.form);
            let sums = whole
                .into_iter()
                .flat_map(|row| sums_over(reader.form, row));
            incomplete.extend(sums);
        }
    }
    give_up_candidates(rows, reader);
    left.incomplete = incomplete.into_iter().collect();
    left
}

/// A row that an unplaced text could be is not said to be lacking.
fn give_up_candidates(rows: &[DocumentRow<'_>], reader: &mut FigureReader<'_>) {
    for row in rows {
        let RowMatch::Unplaced { candidates } = &row.row_match else {
            continue;
        };
        for &candidate in candidates {
            if reader.statuses[candidate].is_missing() {
                reader.statuses[candidate] = RowStatus::Unclear;
                for figure in reader.form.row_figures(candidate) {
                    reader.figures.set_state(figure, State::NotPlaced);
                }
            }
        }
    }
}

/// Whether a row holds a value that could change a sum.
fn may_count(row: &DocumentRow<'_>) -> bool {
    row.cells.iter().any(|cell| match &cell.kind {
        Kind::Value(Value::Number { value, .. } | Value::Change(value) | Value::Marked(value)) => {
            value.mantissa != 0
        }
        Kind::Value(Value::TooLong | Value::Undecodable) | Kind::Text => true,
        Kind::Value(Value::Dash | Value::None) | Kind::Unit(_) | Kind::Blank => false,
    })
}

/// The row whose label holds a segment. Rows are in the order of their segments.
fn find_row<'r, 'a>(rows: &'r [DocumentRow<'a>], segment: usize) -> Option<&'r DocumentRow<'a>> {
    let before = rows.partition_point(|row| row.segments.end <= segment);
    let row = rows.get(before);
    row.filter(|row| row.segments.contains(&segment))
}

/// The rows whose sums change with one more row in the group `whole`: its own, those of the groups that it is a part
/// of, and those of totals over the same rows.
fn sums_over(form: &Form, whole: RowId) -> Vec<RowId> {
    let mut sums = vec![whole];
    let mut group = whole;
    // A row with a value of its own stands for its parts in the sums above.
    while let Some(above) = form.rows[group]
        .parent
        .filter(|_| form.rows[group].role == Role::Heading)
    {
        sums.push(above);
        group = above;
    }
    let parts = &form.rows[whole].parts;
    let holds_all = |&other: &RowId| {
        let others = &form.rows[other].parts;
        !parts.is_empty() && parts.iter().all(|part| others.contains(part))
    };
    sums.extend(form.rows.ids().filter(holds_all));
    sums.sort_unstable();
    sums.dedup();
    sums
}

/// The row whose part an unplaced row may be: the one above by its number, else the nearest before it that has parts.
fn find_whole(
    matched: &MatchedDocument<'_>,
    rows: &[DocumentRow<'_>],
    row: &DocumentRow<'_>,
    before: Option<RowId>,
    form: &Form,
) -> Option<RowId> {
    let first = matched.document.segments.get(row.segments.start)?;
    if first.level() < crate::tokens::numbering::UNNUMBERED {
        let mut above = first.parent;
        while let Some(at) = above {
            let placed = find_row(rows, at);
            if let Some(RowMatch::Placed { row, .. }) = placed.map(|placed| &placed.row_match) {
                return group_of(form, *row);
            }
            above = matched.document.segments.get(at)?.parent;
        }
        return None;
    }
    group_of(form, before?)
}

/// `row` where it has rows under it, else the nearest above it that has parts.
fn group_of(form: &Form, row: RowId) -> Option<RowId> {
    if !form.rows[row].parts.is_empty() || form.children(row).next().is_some() {
        return Some(row);
    }
    let above = std::iter::successors(form.rows[row].parent, |&row| form.rows[row].parent);
    let mut groups = above.filter(|&row| !form.rows[row].parts.is_empty());
    groups.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_of_a_segment_is_found_without_a_walk_through_all() {
        const ROWS: usize = 500_000;
        // Every third segment is none of a label.
        let row = |at: usize| DocumentRow {
            row_match: RowMatch::Unplaced {
                candidates: Vec::new(),
            },
            segments: at * 3..at * 3 + 2,
            cells: Vec::new(),
            in_doubt: false,
            is_in_grid: false,
            is_followed: false,
            end: usize::MAX,
        };
        let rows: Vec<DocumentRow<'_>> = (0..ROWS).map(row).collect();
        for segment in 0..ROWS * 3 {
            let found = find_row(&rows, segment).map(|row| row.segments.start);
            assert_eq!(found, (segment % 3 < 2).then_some(segment - segment % 3));
        }
    }
}
