//! A text to lines and cells.
//!
//! Lines are counted as an editor counts them: at CR LF, LF and a lone CR. A
//! tab or a `|` parts the cells of a line; so do the line breaks that Word and
//! web pages leave inside a line, which no editor counts.
//!
//! A text that is one table of values is read by `csv`. Elsewhere `tab_table`, `markdown_table` and `delimited_table` find the
//! tables in it, `bar_lines` tells what bars in lines of their own mean, and `pieces` cuts every other line.
//!
//! In: a text. Out: its lines.

pub(crate) mod pieces;

mod bar_lines;
mod csv;
mod delimited_table;
mod markdown_table;
mod tab_table;

use crate::limits::CellBudget;
use crate::lines::Lines;
use bar_lines::BarMeaning;
use gouji_model::{Area, Cell, Line, Place, ReadError};
use pieces::{LinePiece, cells, first_column, grid_cells, is_separator, pieces};
use std::ops::Range;

/// The lines of `text`; where all of it is a table of values parted by commas or semicolons, its rows.
///
/// # Errors
/// Beyond the limit of cells.
pub(crate) fn lines(text: &str) -> Result<Vec<Line>, ReadError> {
    match csv::lines(text)? {
        Some(rows) => Ok(rows),
        None => plain_lines(text),
    }
}

/// The lines of a text of which at most parts are tables.
fn plain_lines(text: &str) -> Result<Vec<Line>, ReadError> {
    let mut lines = Lines::default();
    CellBudget::default().take(most_cells(text))?;
    let source_lines = split_lines(text);
    let bars = bar_lines::settle(&source_lines);
    let table_rows = table_rows(&source_lines);
    let mut last_table: Option<(usize, u32)> = None;
    let meanings = bars.into_iter().zip(table_rows);
    for (at, (line, (bar, row))) in source_lines.into_iter().zip(meanings).enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let place = |piece: &LinePiece<'_>| Place::Line {
            line: number,
            column: first_column(piece),
        };
        let table = row.map(|row| {
            let same = last_table.filter(|&(start, _)| start == row.table_start);
            let (_, table) = same.unwrap_or_else(|| (row.table_start, lines.begin_table()));
            last_table = Some((row.table_start, table));
            table
        });
        let is_rule = row.is_some_and(|row| at == row.table_start + 1);
        let cells = match (row.map(|row| row.separator), bar) {
            (Some(CellSeparator::Tabs), _) => grid_cells(pieces(line).0, place),
            (Some(CellSeparator::Bars), _) if is_rule => Vec::new(),
            (Some(CellSeparator::Bars), _) => markdown_cells(markdown_table::pieces(line), place),
            (Some(CellSeparator::Mark(mark, width)), _) => {
                delimited_table::cells(line, number, mark, width)
            }
            (None, None) => cells(line, place),
            (None, Some(BarMeaning::NoCell)) => Vec::new(),
            (None, Some(BarMeaning::Blank)) => vec![blank_at_bar(number)],
        };
        lines.push(cells, table)?;
    }
    Ok(lines.finish())
}

/// A row of a table that is set in lines of text.
#[derive(Debug, Clone, Copy)]
struct TableRow {
    /// The first line of its table.
    table_start: usize,
    separator: CellSeparator,
}

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy)]
enum CellSeparator {
    Tabs,
    /// Bars, as Markdown has them, with a rule under the first row.
    Bars,
    /// A comma or a semicolon, and how many columns there are.
    Mark(char, usize),
}

/// For each line the row of a table that it is. Where tables of two kinds overlap, tabs go before bars and bars before marks.
fn table_rows(lines: &[&str]) -> Vec<Option<TableRow>> {
    let mut rows = vec![None; lines.len()];
    let mut add = |lines: Range<usize>, table_start, separator| {
        let row = TableRow {
            table_start,
            separator,
        };
        for line in rows.get_mut(lines).into_iter().flatten() {
            line.get_or_insert(row);
        }
    };
    for table in tab_table::tables(lines) {
        add(table.clone(), table.start, CellSeparator::Tabs);
    }
    for table in markdown_table::tables(lines) {
        add(table.clone(), table.start, CellSeparator::Bars);
    }
    for mark in csv::DELIMITERS.into_iter().rev() {
        for table in delimited_table::tables(lines, mark) {
            let separator = CellSeparator::Mark(mark, table.width);
            add(table.lines, table.table_start, separator);
        }
    }
    rows
}

/// The blank cell that a bar alone in its line certainly is: it stands behind the bar, where one in doubt stands before it.
fn blank_at_bar(line: u32) -> Cell {
    Cell {
        area: Area::single(0),
        text: String::new(),
        place: Place::Line { line, column: 2 },
    }
}

/// How many lines and cells `text` has at most, counted before memory is taken for any.
fn most_cells(text: &str) -> usize {
    let parts = |&(at, c): &(usize, char)| match c {
        '\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
        c => c == '\n' || is_separator(c),
    };
    text.char_indices().filter(parts).count()
}

fn split_lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = split_line(rest);
        lines.push(line);
        rest = after;
    }
    lines
}

/// The first line of `text` without its end, and what follows.
fn split_line(text: &str) -> (&str, &str) {
    let Some(at) = text.find(['\n', '\r']) else {
        return (text, "");
    };
    let (line, end) = text.split_at(at);
    let rest = end
        .strip_prefix("\r\n")
        .or_else(|| end.strip_prefix(['\n', '\r']))
        .unwrap_or_default();
    (line, rest)
}

/// A cell for every piece of a row of Markdown.
fn markdown_cells(
    pieces: Vec<LinePiece<'_>>,
    place: impl FnMut(&LinePiece<'_>) -> Place,
) -> Vec<Cell> {
    let mut cells = grid_cells(pieces, place);
    for cell in cells
        .iter_mut()
        .filter(|cell| cell.text.contains(['\\', '*']))
    {
        cell.text = markdown_table::cell_text(&cell.text);
    }
    cells
}
