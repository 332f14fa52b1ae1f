//! The lines of a document, gathered within the limit of cells.

use super::MAX_CELLS;
use gouji_model::{Area, Cell, Limit, Line, Place, ReadError};

/// The most columns that a table's grid may have.
///
/// A spreadsheet has 16,384. A cell that says it covers more covers these.
pub(super) const MAX_COLUMNS: u32 = 16_384;

/// How many more lines and cells a document may have.
#[derive(Debug)]
pub(super) struct Room(usize);

impl Room {
    pub(super) fn new() -> Self {
        Self(MAX_CELLS)
    }

    /// Counts `cells` more against the limit, before memory is taken for them.
    pub(super) fn take(&mut self, cells: usize) -> Result<(), ReadError> {
        self.0 = self.0.checked_sub(cells).ok_or_else(too_many_cells)?;
        Ok(())
    }
}

/// Lines gathered from the start of a document to its end.
///
/// Every reader adds its lines here, so that none can pass the limit of cells:
/// each line and each cell counts once.
#[derive(Debug)]
pub(super) struct Lines {
    lines: Vec<Line>,
    tables: u32,
    room: Room,
}

impl Lines {
    pub(super) fn new() -> Self {
        Self {
            lines: Vec::new(),
            tables: 0,
            room: Room::new(),
        }
    }

    /// The number of the next table, which begins here.
    pub(super) fn begin_table(&mut self) -> u32 {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        number
    }

    /// Adds a line of text.
    pub(super) fn text(&mut self, text: String, place: Place) -> Result<(), ReadError> {
        self.push(of_text(text, place).cells, None)
    }

    /// Adds a row of `table`, as [`Lines::begin_table`] numbered it.
    pub(super) fn row(&mut self, table: u32, cells: Vec<Cell>) -> Result<(), ReadError> {
        self.push(cells, Some(table))
    }

    /// Adds a line as it is.
    pub(super) fn push(&mut self, cells: Vec<Cell>, table: Option<u32>) -> Result<(), ReadError> {
        self.take(cells.len().max(1))?;
        self.lines.push(Line { cells, table });
        Ok(())
    }

    /// Counts `cells` more against the limit.
    pub(super) fn take(&mut self, cells: usize) -> Result<(), ReadError> {
        self.room.take(cells)
    }

    /// Adds lines that were counted by [`Lines::take`] when they were read.
    pub(super) fn append(&mut self, counted: Vec<Line>) {
        self.lines.extend(counted);
    }

    pub(super) fn finish(self) -> Vec<Line> {
        self.lines
    }
}

/// A line of text with one cell; a line without a cell where `text` is empty.
pub(super) fn of_text(text: String, place: Place) -> Line {
    let cell = Cell {
        text,
        place,
        area: Area::at(0),
    };
    let is_empty = cell.text.is_empty();
    Line {
        cells: if is_empty { Vec::new() } else { vec![cell] },
        table: None,
    }
}

/// That there are more cells than [`MAX_CELLS`].
pub(super) fn too_many_cells() -> ReadError {
    let limit = u64::try_from(MAX_CELLS).unwrap_or(u64::MAX);
    ReadError::Beyond {
        limit: Limit::Cells(limit),
    }
}

/// Where the cells of a table fall in its grid, row by row, where each says how many columns and rows it covers.
///
/// This is how web pages and OpenDocument lay cells out: a cell goes to the
/// first column that no cell from a row above covers.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// For each column, the first row in which it is free again.
    free_from: Vec<u32>,
    row: u32,
    column: usize,
}

impl Grid {
    /// Begins the next row.
    pub(super) fn next_row(&mut self) {
        self.column = 0;
        self.row = self.row.saturating_add(1);
    }

    /// How many columns there are so far.
    pub(super) fn width(&self) -> usize {
        self.free_from.len()
    }

    /// The area of the next cell of the row; spans of 0 count as 1, and none reaches beyond [`MAX_COLUMNS`].
    pub(super) fn place(&mut self, columns: u32, rows: u32) -> Area {
        while self
            .free_from
            .get(self.column)
            .is_some_and(|&row| row > self.row)
        {
            self.column += 1;
        }
        let column = u32::try_from(self.column)
            .unwrap_or(MAX_COLUMNS)
            .min(MAX_COLUMNS);
        let columns = columns.clamp(1, (MAX_COLUMNS - column).max(1));
        let rows = rows.max(1);
        let end = self.column + usize::try_from(columns).unwrap_or(1);
        if self.free_from.len() < end {
            self.free_from.resize(end, 0);
        }
        if let Some(own) = self.free_from.get_mut(self.column..end) {
            own.fill(self.row.saturating_add(rows));
        }
        self.column = end;
        Area {
            column,
            columns,
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(column: u32, columns: u32, rows: u32) -> Area {
        Area {
            column,
            columns,
            rows,
        }
    }

    #[test]
    fn cells_fall_beside_what_reaches_down_from_above() {
        let mut grid = Grid::default();
        grid.next_row();
        assert_eq!(grid.place(1, 3), area(0, 1, 3));
        assert_eq!(grid.place(2, 1), area(1, 2, 1));
        grid.next_row();
        assert_eq!(grid.place(1, 1), area(1, 1, 1));
        assert_eq!(grid.place(1, 2), area(2, 1, 2));
        grid.next_row();
        assert_eq!(grid.place(1, 1), area(1, 1, 1));
        assert_eq!(grid.place(1, 1), area(3, 1, 1));
        grid.next_row();
        assert_eq!(grid.place(0, 0), area(0, 1, 1));
    }

    #[test]
    fn no_span_reaches_beyond_the_widest_grid() {
        let mut grid = Grid::default();
        grid.next_row();
        assert_eq!(grid.place(u32::MAX, u32::MAX).columns, MAX_COLUMNS);
        assert_eq!(grid.place(u32::MAX, 1).columns, 1);
    }
}
