//! Tables aligned by display width, shrunk to the width there is.

use crate::style::{Paint, Style};
use crate::terminal::width::{clean_inline, cut, cut_start, pad, pad_left, width};
use crate::terminal::wrap::push_line;

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) heading: &'static str,
    pub(crate) fit: ColumnFit,
}

/// How a column treats its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnFit {
    /// Numbers, to the right and never cut.
    Number,
    /// Words that are never cut.
    Word,
    /// Text that may lose its end.
    CutEnd,
    /// A path, which may lose its beginning.
    CutStart,
}

/// A cell with its colours.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    text: String,
    paint: Option<Paint>,
}

impl Cell {
    pub(crate) fn new(text: impl AsRef<str>) -> Self {
        Self {
            text: clean_inline(text.as_ref()),
            paint: None,
        }
    }

    /// A cell in the colours of `paint`.
    pub(crate) fn with_paint(text: impl AsRef<str>, paint: Paint) -> Self {
        Self {
            paint: Some(paint),
            ..Self::new(text)
        }
    }
}

/// Between two columns.
const GAP: usize = 2;
/// Columns are not cut below this.
const LEAST: usize = 8;

/// Draws `rows` under the headings of `columns`.
pub(crate) fn draw(out: &mut String, columns: &[Column], rows: &[Vec<Cell>], style: Style) {
    let widths = fit(columns, rows, style.columns());
    let heading = columns
        .iter()
        .map(|column| Cell::with_paint(column.heading, Paint::Faint))
        .collect();
    for row in std::iter::once(&heading).chain(rows) {
        let mut line = String::new();
        for ((cell, column), &cells) in row.iter().zip(columns).zip(&widths) {
            if !line.is_empty() {
                line.push_str(&" ".repeat(GAP));
            }
            line.push_str(&set(cell, column.fit, cells, style));
        }
        push_line(out, &line);
    }
}

fn set(cell: &Cell, fit: ColumnFit, cells: usize, style: Style) -> String {
    let ellipsis = style.signs().ellipsis;
    let text = match fit {
        ColumnFit::CutStart => cut_start(&cell.text, cells, ellipsis),
        ColumnFit::Number | ColumnFit::Word | ColumnFit::CutEnd => cut(&cell.text, cells, ellipsis),
    };
    let padded = match fit {
        ColumnFit::Number => pad_left(&text, cells),
        ColumnFit::Word | ColumnFit::CutEnd | ColumnFit::CutStart => pad(&text, cells),
    };
    match cell.paint {
        Some(paint) => style.paint(paint, &padded),
        None => padded,
    }
}

/// The widths of the columns: what their cells need, less what the columns that may be cut must give up.
fn fit(columns: &[Column], rows: &[Vec<Cell>], room: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            let cells = rows.iter().filter_map(|row| row.get(index));
            cells
                .map(|cell| width(&cell.text))
                .fold(width(column.heading), usize::max)
        })
        .collect();
    let gaps = GAP * columns.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let widest = widths
            .iter_mut()
            .zip(columns)
            .filter(|(cells, column)| {
                matches!(column.fit, ColumnFit::CutEnd | ColumnFit::CutStart) && **cells > LEAST
            })
            .max_by_key(|(cells, _)| **cells);
        match widest {
            Some((cells, _)) => *cells -= 1,
            None => break,
        }
    }
    widths
}
