//! A text to lines and cells.
//!
//! Lines are counted as an editor counts them: at CR LF, LF and a lone CR. A
//! tab or a `|` parts the cells of a line; so do the line breaks that Word and
//! web pages leave inside a line, which no editor counts.

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
use pieces::{LinePiece, cells, first_column, in_grid, is_separator, pieces};

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
    let written = split_lines(text);
    let settled = bar_lines::settle(&written);
    let tables = tables(&written);
    let mut last: Option<(usize, u32)> = None;
    let told = settled.into_iter().zip(tables);
    for (number, (line, (settled, set))) in (1_u32..).zip(written.into_iter().zip(told)) {
        let place = |piece: &LinePiece<'_>| Place::Line {
            line: number,
            column: first_column(piece),
        };
        let table = set.map(|set| {
            let known = last.filter(|&(begins, _)| begins == set.begins);
            let (_, number) = known.unwrap_or_else(|| (set.begins, lines.begin_table()));
            last = Some((set.begins, number));
            number
        });
        let cells = match (set.map(|set| set.by), settled) {
            (Some(CellSeparator::Tabs), _) => in_grid(pieces(line).0, place),
            (Some(CellSeparator::Bars { is_rule: true }), _) => Vec::new(),
            (Some(CellSeparator::Bars { is_rule: false }), _) => {
                of_markdown(markdown_table::pieces(line), place)
            }
            (Some(CellSeparator::Mark(delimiter)), _) => {
                delimited_table::cells(line, number, delimiter)
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
    begins: usize,
    by: CellSeparator,
}

/// What parts the cells of a row.
#[derive(Debug, Clone, Copy)]
enum CellSeparator {
    Tabs,
    /// Bars, as Markdown has them.
    Bars {
        /// Whether it is the rule under the first row.
        is_rule: bool,
    },
    /// A comma or a semicolon.
    Mark(char),
}

/// The tables of a text, by the rows that each line is.
fn tables(written: &[&str]) -> Vec<Option<TableRow>> {
    let by_tabs = tab_table::tables(written).into_iter();
    let by_bars = markdown_table::tables(written).into_iter();
    let by_marks = delimited_table::blocks(written).into_iter();
    let all = by_tabs.zip(by_bars).zip(by_marks);
    let sets = all.map(|((tabs, bars), marks)| {
        let tabs = tabs.map(|begins| (begins, CellSeparator::Tabs));
        let bars = bars.map(|(begins, is_rule)| (begins, CellSeparator::Bars { is_rule }));
        let marks = marks.map(|(begins, mark)| (begins, CellSeparator::Mark(mark)));
        let (begins, by) = tabs.or(bars).or(marks)?;
        Some(TableRow { begins, by })
    });
    sets.collect()
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
fn of_markdown(
    pieces: Vec<LinePiece<'_>>,
    place: impl FnMut(&LinePiece<'_>) -> Place,
) -> Vec<Cell> {
    let mut cells = in_grid(pieces, place);
    for cell in cells
        .iter_mut()
        .filter(|cell| cell.text.contains(['\\', '*']))
    {
        cell.text = markdown_table::plain(&cell.text);
    }
    cells
}
