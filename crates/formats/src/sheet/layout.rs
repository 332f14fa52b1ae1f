//! A sheet to the rows of one table.

use super::merged_areas::{MergeRole, MergedArea, MergedAreas};
use super::sheet_cells::{Sheet, SheetCell};
use crate::limits::MAX_CELLS;
use crate::lines::Lines;
use crate::notices::Notices;
use gouji_model::{Area, Cell, NoticeKind, ReadError};
use std::collections::BTreeSet;

/// The longest run of empty rows that is kept as it is; a longer one becomes a single empty line.
const MAX_EMPTY_ROWS: u32 = 32;

/// A sheet in which so many positions stand for each written cell is no table with gaps but a wide scattering.
const MAX_BLANKS_PER_CELL: usize = 16;

/// The most positions that are filled, so that blank cells alone take no document beyond its limit.
const MAX_POSITIONS: usize = MAX_CELLS / 4;

/// Blank cells that are written out in any case: those of a form in which nothing is filled in.
const BLANKS_FREE: usize = 4096;

/// Adds the rows of `sheet` to the lines, as one table.
pub(super) fn lay_out(
    lines: &mut Lines,
    notices: &mut Notices,
    mut sheet: Sheet,
) -> Result<(), ReadError> {
    sort(&mut sheet.cells);
    let (Some(first), Some(last)) = (sheet.cells.first(), sheet.cells.last()) else {
        return Ok(());
    };
    let (first, last) = (first.row, last.row);
    let mut areas = MergedAreas::new(std::mem::take(&mut sheet.merged));
    let starts: Vec<(u32, u32)> = areas
        .first_cells()
        .filter(|&(row, _)| (first..=last).contains(&row))
        .collect();
    let rows = rows(&sheet.cells, &starts);
    let filled = columns_to_fill(&sheet.cells, &starts, rows.len());
    notice_hidden(notices, &mut sheet);

    let table = lines.begin_table();
    let mut cells = std::mem::take(&mut sheet.cells).into_iter().peekable();
    let mut starts = starts.into_iter().peekable();
    for &row in &rows {
        areas.advance(row);
        let mut texts = Vec::new();
        while let Some(cell) = cells.next_if(|cell| cell.row == row) {
            texts.push((cell.column, cell.text));
        }
        while let Some((_, column)) = starts.next_if(|&(start, _)| start == row) {
            texts.push((column, String::new()));
        }
        if !texts.is_empty() {
            texts.extend(filled.iter().map(|&column| (column, String::new())));
        }
        // A text stands before the blanks of its column.
        texts.sort_by_key(|(column, text)| (*column, text.is_empty()));
        texts.dedup_by_key(|(column, _)| *column);
        let cells = row_cells(notices, &sheet, row, texts, &areas, &rows);
        lines.row(table, cells)?;
    }
    Ok(())
}

/// Puts the cells in order. Of two for one position the later counts, as it does for the programs that open such a file.
fn sort(cells: &mut Vec<SheetCell>) {
    let position = |cell: &SheetCell| (cell.row, cell.column);
    if !cells.is_sorted_by(|one, other| position(one) < position(other)) {
        cells.reverse();
        cells.sort_by_key(position);
        cells.dedup_by_key(|cell| position(cell));
    }
}

/// The rows that become lines: those with a cell or the start of a merged area, and the empty ones between.
fn rows(cells: &[SheetCell], starts: &[(u32, u32)]) -> Vec<u32> {
    let mut written: Vec<u32> = cells.iter().map(|cell| cell.row).collect();
    written.extend(starts.iter().map(|&(row, _)| row));
    written.sort_unstable();
    written.dedup();
    let mut rows = Vec::with_capacity(written.len());
    let mut previous = written.first().copied().unwrap_or_default();
    for row in written {
        let empty = row.saturating_sub(previous).saturating_sub(1);
        let kept = if empty > MAX_EMPTY_ROWS { 1 } else { empty };
        rows.extend((1..=kept).map(|row_offset| previous.saturating_add(row_offset)));
        rows.push(row);
        previous = row;
    }
    rows
}

/// The columns in which every row that is not empty has a cell, be it blank:
/// those in which anything stands. A file says nothing of most blank cells, so
/// without this a blank figure would look like a table without the column.
fn columns_to_fill(cells: &[SheetCell], starts: &[(u32, u32)], rows: usize) -> Vec<u32> {
    let mut columns: Vec<u32> = cells.iter().map(|cell| cell.column).collect();
    columns.extend(starts.iter().map(|&(_, column)| column));
    columns.sort_unstable();
    columns.dedup();
    let most = (cells.len() + starts.len())
        .saturating_mul(MAX_BLANKS_PER_CELL)
        .saturating_add(BLANKS_FREE)
        .min(MAX_POSITIONS);
    if columns.len().saturating_mul(rows) > most {
        columns.clear();
    }
    columns
}

/// The cells of a row, from left to right.
fn row_cells(
    notices: &mut Notices,
    sheet: &Sheet,
    row: u32,
    texts: Vec<(u32, String)>,
    areas: &MergedAreas,
    rows: &[u32],
) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(texts.len());
    for (column, text) in texts {
        let place = sheet.place((row, column));
        let area = match areas.role_at(row, column) {
            MergeRole::None => Area::single(column.saturating_sub(1)),
            MergeRole::First(merged) => area(merged, rows),
            MergeRole::Covered => {
                if !text.is_empty() {
                    notices.add(NoticeKind::HiddenText, place);
                }
                continue;
            }
        };
        cells.push(Cell { text, place, area });
    }
    cells
}

/// What a merged area covers: of its rows, those that became lines.
fn area(merged: MergedArea, rows: &[u32]) -> Area {
    let until = |row: u32| rows.partition_point(|&line_row| line_row <= row);
    let lines = until(merged.last_row) - until(merged.first_row.saturating_sub(1));
    Area {
        column: merged.first_column.saturating_sub(1),
        columns: merged.last_column - merged.first_column + 1,
        rows: u32::try_from(lines).unwrap_or(u32::MAX).max(1),
    }
}

/// Tells of the first cell in every hidden row and column.
fn notice_hidden(notices: &mut Notices, sheet: &mut Sheet) {
    if sheet.hidden_rows.is_empty() && sheet.hidden_columns.is_empty() {
        return;
    }
    sheet.hidden_rows.sort_unstable();
    let columns = ranges(std::mem::take(&mut sheet.hidden_columns));
    let in_hidden_column = |cell: &SheetCell| {
        let at = columns.partition_point(|&(first, _)| first <= cell.column);
        let column = at.checked_sub(1).and_then(|at| columns.get(at));
        column.is_some_and(|&(_, last)| cell.column <= last)
    };
    let (mut last_row, mut known_columns) = (None, BTreeSet::new());
    for cell in &sheet.cells {
        let is_first = if sheet.hidden_rows.binary_search(&cell.row).is_ok() {
            last_row.replace(cell.row) != Some(cell.row)
        } else {
            in_hidden_column(cell) && known_columns.insert(cell.column)
        };
        if is_first {
            let place = sheet.place((cell.row, cell.column));
            notices.add(NoticeKind::HiddenRows, place);
        }
    }
}

/// The same columns in order, no two ranges with one in common.
fn ranges(mut columns: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    columns.sort_unstable();
    columns.dedup_by(|next, previous| {
        let joins = next.0 <= previous.1;
        if joins {
            previous.1 = previous.1.max(next.1);
        }
        joins
    });
    columns
}
