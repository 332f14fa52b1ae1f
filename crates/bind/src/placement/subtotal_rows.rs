//! Rows that a place prints itself with the sum of a group: 小计, 合计.
//!
//! Such a row is the group's own value. It is checked against the parts and never a part itself.

use crate::placement::document_rows::DocumentRow;
use crate::placement::matched_document::MatchedDocument;
use gouji_model::{Form, Role, RowId};

/// What names such a row.
const SUBTOTALS: [&str; 5] = ["小计", "合计", "计", "分计", "本项小计"];

/// Whether the words of a label name a sum and nothing else.
pub(crate) fn is_subtotal(words: &str) -> bool {
    SUBTOTALS.contains(&words)
}

/// Places every such row that ends or opens a group whose heading has no value of its own.
pub(crate) fn place(matched: &MatchedDocument<'_>, rows: &mut [DocumentRow<'_>]) {
    let form = matched.form();
    let placed: Vec<Option<RowId>> = rows.iter().map(DocumentRow::form_row).collect();
    let valued = rows
        .iter()
        .filter(|row| row.cells.iter().any(|cell| cell.is_written()));
    let mut valued: Vec<RowId> = valued.filter_map(DocumentRow::form_row).collect();
    let behind = next_rows(&placed);
    let mut before = None;
    for ((row, placed), behind) in rows.iter_mut().zip(&placed).zip(behind) {
        before = placed.or(before);
        let label = matched.document.label(row.segments.start);
        let is_subtotal =
            label.is_some_and(|label| label.numbering.is_none() && is_subtotal(&label.full));
        if !is_subtotal || row.form_row().is_some() {
            continue;
        }
        let group = before.and_then(|before| group_of(form, before, behind));
        if let Some(group) = group.filter(|group| !valued.contains(group)) {
            valued.push(group);
            row.place_as(group);
        }
    }
}

/// For each row the next row of the form behind it.
fn next_rows(placed: &[Option<RowId>]) -> Vec<Option<RowId>> {
    let mut next = None;
    let mut behind: Vec<Option<RowId>> = Vec::with_capacity(placed.len());
    for row in placed.iter().rev() {
        behind.push(next);
        next = row.or(next);
    }
    behind.reverse();
    behind
}

/// The innermost group that holds the row before and not the row behind, or the one whose heading stands before.
fn group_of(form: &Form, before: RowId, behind: Option<RowId>) -> Option<RowId> {
    let is_group =
        |row: &RowId| form.rows[*row].role == Role::Heading && !form.rows[*row].parts.is_empty();
    let mut groups = above(form, before).filter(is_group);
    groups.find(|&group| {
        let holds_behind = behind.is_some_and(|behind| above(form, behind).any(|row| row == group));
        group == before || !holds_behind
    })
}

/// A row and the rows above it.
fn above(form: &Form, row: RowId) -> impl Iterator<Item = RowId> + '_ {
    std::iter::successors(Some(row), |&row| form.rows[row].parent)
}
