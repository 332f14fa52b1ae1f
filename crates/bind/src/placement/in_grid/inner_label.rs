//! Labels to the right of a row's own, so that the values behind them are not that row's.
//!
//! 「三、本年度办理结果 | （一）同意 | 8」 says nothing of the group: 8 belongs to a row that the form does not know.

use crate::placement::in_grid::grid_placer::GridPlacer;
use crate::placement::matched_document::{DocumentRow, MatchedDocument, RowMatch};
use crate::tokens::label::words_of;
use crate::tokens::token;
use crate::tokens::token::{Kind, Token};
use gouji_model::RowId;
use std::ops::Range;

/// What a group prints before a value of its own.
const OWN_TOTAL: [&str; 3] = ["小计", "计", "总数"];

/// Parts every row of a table that has another label between its own and its values: the values go with that one.
pub(crate) fn part<'t, 'd>(
    table: &MatchedDocument<'t, 'd, '_>,
    grid_placer: &mut GridPlacer,
    rows: &mut Vec<DocumentRow<'t, 'd>>,
) {
    let mut parted = Vec::with_capacity(rows.len());
    for mut row in rows.drain(..) {
        let inner = match row.standing {
            RowMatch::Placed { row: own, .. } if row.is_in_grid => {
                behind(table, grid_placer, &row, own)
            }
            _ => None,
        };
        let inner = inner.map(|inner| table.row_of_table(inner));
        if let Some(inner) = &inner
            && let Some(label) = table.label_tokens(&inner.segments)
        {
            let kept = row.cells.len() - (row.end.saturating_sub(label.start)).min(row.cells.len());
            row.cells.truncate(kept);
            row.end = label.start;
        }
        parted.push(row);
        parted.extend(inner);
    }
    *rows = parted;
}

/// The texts between the label of a row and its values that are a label too.
fn behind(
    table: &MatchedDocument<'_, '_, '_>,
    grid_placer: &mut GridPlacer,
    row: &DocumentRow<'_, '_>,
    own: RowId,
) -> Option<Range<usize>> {
    let label = table.token(row.segments.end.checked_sub(1)?)?;
    let first = row.segments.end;
    let is_near = |at: &usize| {
        let segment = table.segments.get(*at);
        segment.is_some_and(|segment| segment.token < row.end)
            && table.token(*at).is_some_and(|text| text.line == label.line)
    };
    if !is_near(&first) {
        return None;
    }
    let regions = grid_placer.regions(table, row, own)?;
    let is_label = |at: &usize| {
        let text = table.token(*at);
        text.is_some_and(|text| says_something(text) && regions.is_label(text, label))
    };
    let end = (first..)
        .take_while(|at| is_near(at) && is_label(at))
        .count()
        + first;
    (end > first).then_some(first..end)
}

fn says_something(text: &Token<'_>) -> bool {
    let words = words_of(text.raw);
    text.kind == Kind::Text
        && words.chars().any(|c| !c.is_ascii_digit())
        && !token::is_remark(text.raw)
        && !OWN_TOTAL.contains(&words.as_str())
}
