//! A second label between the label of a row and its values, so that the values belong to the second label.
//!
//! 「三、本年度办理结果 | （一）同意 | 8」 says nothing of the group: 8 belongs to a row that the form does not know.

use crate::placement::document_rows::{DocumentRow, RowMatch};
use crate::placement::grids::grid_placer::GridPlacer;
use crate::placement::matched_document::MatchedDocument;
use crate::tokens::{Kind, Token, token, words_of};
use std::ops::Range;

/// What a group prints before a value of its own.
const OWN_TOTAL: [&str; 3] = ["小计", "计", "总数"];

/// Splits every row of a table that has a second label before its values: the values go with the second label.
pub(crate) fn split_rows<'a>(
    matched: &MatchedDocument<'a>,
    grid: &mut GridPlacer<'a>,
    rows: &mut Vec<DocumentRow<'a>>,
) {
    let mut split = Vec::with_capacity(rows.len());
    for mut row in rows.drain(..) {
        let inner = inner_label(matched, grid, &row).map(|label| matched.row_of_table(label));
        if let Some(inner) = &inner
            && let Some(label) = matched.label_tokens(&inner.segments)
        {
            let cells = row.end.saturating_sub(label.start).min(row.cells.len());
            row.cells.truncate(row.cells.len() - cells);
            row.end = label.start;
        }
        split.push(row);
        split.extend(inner);
    }
    *rows = split;
}

/// The texts between the label of a row and its values that are a label too.
fn inner_label<'a>(
    matched: &MatchedDocument<'a>,
    grid: &mut GridPlacer<'a>,
    document_row: &DocumentRow<'a>,
) -> Option<Range<usize>> {
    let RowMatch::Placed { row, .. } = document_row.row_match else {
        return None;
    };
    let label = matched.token(document_row.segments.end.checked_sub(1)?)?;
    let first = document_row.segments.end;
    let is_near = |at: &usize| {
        let segment = matched.document.segments.get(*at);
        segment.is_some_and(|segment| segment.token < document_row.end)
            && matched.document.line(*at) == Some(label.line)
    };
    if !document_row.is_in_grid || !is_near(&first) {
        return None;
    }
    let regions = grid.regions(matched, document_row, row)?;
    let is_label = |at: &usize| {
        let text = matched.token(*at);
        text.is_some_and(|text| says_something(text) && regions.is_label(text, label))
    };
    let behind = (first..).take_while(|at| is_near(at) && is_label(at));
    let end = first + behind.count();
    (end > first).then_some(first..end)
}

fn says_something(text: &Token<'_>) -> bool {
    let words = words_of(text.raw);
    text.kind == Kind::Text
        && words.chars().any(|c| !c.is_ascii_digit())
        && !token::is_remark(text.raw)
        && !OWN_TOTAL.contains(&words.as_str())
}
