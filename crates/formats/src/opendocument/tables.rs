//! The tables of a text.

use super::story::OdfStory;
use crate::blocks::{Block, BlockCell, unwrap_frames};
use crate::grid::SpanGrid;
use crate::limits::MAX_COLUMNS;
use crate::lines::table_place;
use crate::xml::Element;
use gouji_model::{Area, NoticeKind, Place, ReadError};
use std::mem;

impl OdfStory<'_> {
    /// Reads the table that was begun last.
    pub(super) fn table(&mut self, element: &Element<'_>) -> Result<Block, ReadError> {
        let (outside, around) = (self.place, self.around);
        self.enter_ground("table", element);
        self.tables = self.tables.saturating_add(1);
        self.place = table_place(self.tables, 0, 1);
        let outer = mem::replace(&mut self.writes_covered, false);
        let mut rows = Vec::new();
        self.rows(&mut rows)?;
        if !mem::replace(&mut self.writes_covered, outer) {
            lay_out(&mut rows);
        }
        self.place = outside;
        self.around = around;
        Ok(Block::Table(rows))
    }

    fn rows(&mut self, rows: &mut Vec<Vec<BlockCell>>) -> Result<(), ReadError> {
        while let Some(element) = self.markup.element()? {
            match element.name() {
                "table-row" => self.row(&element, rows)?,
                "table-header-rows" | "table-rows" | "table-row-group" => self.rows(rows)?,
                _ => self.markup.skip()?,
            }
        }
        Ok(())
    }

    fn row(
        &mut self,
        element: &Element<'_>,
        rows: &mut Vec<Vec<BlockCell>>,
    ) -> Result<(), ReadError> {
        let repeated = element.number("number-rows-repeated").unwrap_or(1).max(1);
        if is_hidden(element) {
            self.notice(NoticeKind::HiddenRows);
        }
        let Place::Table { table, row, .. } = self.place else {
            return self.markup.skip();
        };
        self.budget.take(1)?;
        let row = row.saturating_add(1);
        self.place = table_place(table, row, 1);
        let around = self.around;
        self.enter_ground("table-row", element);
        let cells = self.cells()?;
        self.around = around;
        self.repeat_row(cells, repeated, rows)
    }

    fn cells(&mut self) -> Result<Vec<BlockCell>, ReadError> {
        let mut cells = Vec::new();
        let mut column = 0_u32;
        while let Some(element) = self.markup.element()? {
            let is_covered = element.name() == "covered-table-cell";
            if !is_covered && element.name() != "table-cell" {
                self.markup.skip()?;
                continue;
            }
            let left = (MAX_COLUMNS - column).max(1);
            let number = |name| element.number(name).unwrap_or(1).max(1);
            let repeated = number("number-columns-repeated").min(left);
            if is_covered {
                self.writes_covered = true;
                self.markup.skip()?;
            } else {
                let area = Area {
                    column,
                    columns: number("number-columns-spanned").min(left),
                    rows: number("number-rows-spanned"),
                };
                let around = self.around;
                self.enter_ground("table-cell", &element);
                self.cell(area, repeated, &mut cells)?;
                self.around = around;
            }
            column = column.saturating_add(repeated).min(MAX_COLUMNS);
        }
        Ok(cells)
    }

    fn cell(
        &mut self,
        area: Area,
        repeated: u32,
        cells: &mut Vec<BlockCell>,
    ) -> Result<(), ReadError> {
        if let Place::Table { column, .. } = &mut self.place {
            *column = area.column.saturating_add(1);
        }
        let place = self.place;
        let mut blocks: Vec<Block> = Vec::new();
        while let Some(element) = self.markup.element()? {
            self.block(&element, &mut blocks)?;
            self.place = place;
        }
        let cell = BlockCell {
            area,
            place,
            blocks: unwrap_frames(blocks),
        };
        for offset in 0..repeated {
            self.budget.take(cell.blocks.len().max(1))?;
            let mut next = cell.clone();
            next.area.column = area.column.saturating_add(offset);
            if let Place::Table { column, .. } = &mut next.place {
                *column = column.saturating_add(offset);
            }
            cells.push(next);
        }
        Ok(())
    }

    /// Adds a row as often as it stands. Rows in which nothing stands are no more than one.
    fn repeat_row(
        &mut self,
        cells: Vec<BlockCell>,
        repeated: u32,
        rows: &mut Vec<Vec<BlockCell>>,
    ) -> Result<(), ReadError> {
        let is_blank = cells
            .iter()
            .all(|cell| cell.blocks.iter().all(Block::is_blank));
        let times = if is_blank { 1 } else { repeated };
        for _ in 1..times {
            self.budget.take(cells.len().max(1))?;
            rows.push(cells.clone());
        }
        if let Place::Table { row, .. } = &mut self.place {
            *row = row.saturating_add(repeated - 1);
        }
        rows.push(cells);
        Ok(())
    }
}

/// Moves the cells of a table to where what they cover leaves them.
///
/// Some programs write how many columns and rows a cell covers and leave the
/// covered cells out, although OpenDocument wants them; then counting the
/// cells of a row does not give their columns.
fn lay_out(rows: &mut [Vec<BlockCell>]) {
    let mut grid = SpanGrid::default();
    for row in rows {
        grid.next_row();
        for cell in row {
            cell.area = grid.place(cell.area.columns, cell.area.rows);
            if let Place::Table { column, .. } = &mut cell.place {
                *column = cell.area.column.saturating_add(1);
            }
        }
    }
}

/// Whether a row or a column is hidden, by hand or by a filter.
pub(super) fn is_hidden(element: &Element<'_>) -> bool {
    element
        .attribute("visibility")
        .is_some_and(|visibility| visibility != "visible")
}
