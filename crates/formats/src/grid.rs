//! The grid of a table whose cells say how many columns and rows they cover.

use crate::limits::MAX_COLUMNS;
use gouji_model::Area;

/// Where the cells of a table fall in its grid, row by row, where each says how many columns and rows it covers.
///
/// This is how web pages and OpenDocument lay cells out: a cell goes to the
/// first column that no cell from a row above covers.
#[derive(Debug, Default)]
pub(crate) struct SpanGrid {
    /// For each column, the first row in which it is free again.
    free_from: Vec<u32>,
    row: u32,
    column: usize,
}

impl SpanGrid {
    /// Begins the next row.
    pub(crate) fn next_row(&mut self) {
        self.column = 0;
        self.row = self.row.saturating_add(1);
    }

    /// How many columns there are so far.
    pub(crate) fn width(&self) -> usize {
        self.free_from.len()
    }

    /// The area of the next cell of the row; spans of 0 count as 1, and none reaches beyond [`MAX_COLUMNS`].
    pub(crate) fn place(&mut self, columns: u32, rows: u32) -> Area {
        let ends = self.free_from.iter().skip(self.column);
        self.column += ends.take_while(|&&row| row > self.row).count();
        let column = u32::try_from(self.column).unwrap_or(MAX_COLUMNS);
        let column = column.min(MAX_COLUMNS);
        let columns = columns.clamp(1, (MAX_COLUMNS - column).max(1));
        let rows = rows.max(1);
        let end = self.column + usize::try_from(columns).unwrap_or(1);
        if self.free_from.len() < end {
            self.free_from.resize(end, 0);
        }
        if let Some(columns) = self.free_from.get_mut(self.column..end) {
            columns.fill(self.row.saturating_add(rows));
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
        let mut grid = SpanGrid::default();
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
        let mut grid = SpanGrid::default();
        grid.next_row();
        assert_eq!(grid.place(u32::MAX, u32::MAX).columns, MAX_COLUMNS);
        assert_eq!(grid.place(u32::MAX, 1).columns, 1);
    }
}
