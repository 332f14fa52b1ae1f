//! Tables with their rows side by side, below headers in a grid.

use crate::placement::grids::grid::{GridRow, TableRows};
use crate::placement::grids::header_columns::{HeaderPicture, Region, Regions};
use crate::placement::grids::row_values::LabelledRow;
use crate::placement::placed_rows::{RowValues, shown_text};
use crate::placement::transposed::transposed_table::{RowReading, TransposedTable};
use crate::tokens::{Kind, Token, words_of};
use gouji_model::RowId;
use std::ops::Range;

/// How many texts a header has at most.
pub(super) const MOST_HEADER_TEXTS: usize = 80;

/// How many headers in tables are looked at. With more it cannot be said which holds the figures.
const MOST_HEADERS: usize = 1_000;

/// How many rows below a header are looked at.
const MOST_ROWS: usize = 12;

/// A header cell that names a value column, with the row whose group it stands in.
struct ColumnHeader<'a> {
    token: &'a Token<'a>,
    column: usize,
    row: Option<RowId>,
    region: Region,
}

impl<'a> TransposedTable<'_, 'a> {
    /// What each header in a table says of the rows.
    pub(crate) fn grid_readings(&self) -> Vec<Vec<RowReading<'a>>> {
        let grid = &self.placer.grid;
        let reader = self.placer.header_reader(self.matched);
        let headers = grid.headers().filter_map(|header| {
            let rows = grid.rows_of(header.table)?;
            let next = grid.row_at(rows, header.position + 1);
            let goes_on = next.is_some_and(|next| self.names_columns(next));
            (self.names_columns(header) && !goes_on).then_some((rows, header))
        });
        let headers: Vec<(&TableRows, &GridRow)> = headers.take(MOST_HEADERS + 1).collect();
        if headers.len() > MOST_HEADERS {
            return self.unclear_rows(&headers).into_iter().collect();
        }
        let readings = headers.into_iter().filter_map(|(rows, header)| {
            let picture = reader.draw(self.id, rows, header.position);
            self.read_below(&picture, rows, header)
        });
        readings.collect()
    }

    /// The readings where too many headers name the columns of the table: every row is unclear.
    fn unclear_rows(&self, headers: &[(&TableRows, &GridRow)]) -> Option<Vec<RowReading<'a>>> {
        let (_, first) = headers.first()?;
        let texts: Vec<&Token<'_>> = self.placer.grid.tokens(first).iter().collect();
        let place = texts.first()?.place;
        let unclear = RowValues::Unclear(shown_text(&texts));
        Some(self.split(&unclear, &self.rows, place))
    }

    /// Whether a row is a header that names a column of the table.
    fn names_columns(&self, row: &GridRow) -> bool {
        let tokens = self.placer.grid.tokens(row).iter();
        let mut texts = tokens.filter(|token| token.kind == Kind::Text);
        row.is_header && texts.any(|token| self.column_named(token).is_some())
    }

    /// What stands below one header: a line for all rows, or a line for each.
    fn read_below(
        &self,
        picture: &HeaderPicture<'a>,
        rows: &TableRows,
        header: &GridRow,
    ) -> Option<Vec<RowReading<'a>>> {
        if picture.cells.len() > MOST_HEADER_TEXTS {
            return None;
        }
        let cells = self.cells(picture);
        let mut columns: Vec<usize> = cells.iter().map(|cell| cell.column).collect();
        columns.sort_unstable();
        let grouped = self.group_columns(&cells);
        if columns.iter().copied().eq(0..self.columns) {
            let lines = self.read_line_per_row(&cells, rows, header);
            let is_block = |(rows, _): &(Vec<RowId>, _)| rows.len() < self.rows.len();
            if lines.is_some() || !grouped.as_ref().is_some_and(is_block) {
                return lines;
            }
        } else if cells.len() < self.columns {
            return None;
        }
        let data = self.placer.grid.row_at(rows, header.position + 1);
        let data = data.filter(|row| !row.is_header);
        let place = cells.first()?.token.place;
        let values = data.map_or(RowValues::Nothing, |data| match &grouped {
            Some((_, regions)) => {
                let regions = Regions::new(regions.clone());
                self.line(data).header_values(&regions)
            }
            None => self.values_by_words(picture, data),
        });
        let block = grouped.map_or_else(|| self.rows.clone(), |(rows, _)| rows);
        let values = if self.has_more(rows, header.position + 1) {
            values.into_unclear()
        } else {
            values
        };
        Some(self.split(&values, &block, place))
    }

    /// The cells over one line of the grid that name a value column, from left to right.
    fn cells(&self, picture: &HeaderPicture<'a>) -> Vec<ColumnHeader<'a>> {
        let mut cells: Vec<ColumnHeader<'a>> = Vec::new();
        // The lowest first.
        let groups = picture.cells.iter().rev().filter_map(|cell| {
            let row = self.row_named(&words_of(cell.token.raw))?;
            Some((self.reach(cell.token), row))
        });
        let groups: Vec<(Range<u32>, RowId)> = groups.collect();
        let mut before = None;
        for (at, over) in (0_u32..).zip(&picture.over) {
            let is_same = *over == before;
            before = *over;
            let painted = over.and_then(|over| picture.cells.get(over));
            let Some((cell, column)) = painted.and_then(|cell| Some((cell, cell.column()?))) else {
                continue;
            };
            if let Some(last) = cells.last_mut().filter(|_| is_same) {
                last.region.to = at + 1;
                continue;
            }
            let mut above = groups.iter().filter(|(reach, _)| reach.contains(&at));
            cells.push(ColumnHeader {
                token: cell.token,
                column,
                row: above.next().map(|&(_, row)| row),
                region: Region {
                    from: at,
                    to: at + 1,
                    unit: None,
                },
            });
        }
        cells
    }

    /// The columns over which a group stands: its own, and the blank cells to its right that a merged cell leaves where
    /// a file has none.
    fn reach(&self, group: &Token<'_>) -> Range<u32> {
        let Some(position) = group.grid_position else {
            return 0..0;
        };
        let row = self.placer.grid.row(group.line).into_iter();
        let mut end = position.end();
        for cell in row.flat_map(|row| self.placer.grid.tokens(row)) {
            let behind = cell
                .grid_position
                .filter(|cell| cell.area.column >= position.end());
            match behind {
                Some(cell_position) if cell.is_blank() => end = cell_position.end(),
                Some(_) => break,
                None => {}
            }
        }
        position.area.column..end
    }

    /// The columns of each of `rows` in turn, by the groups above them; `None` where one is missing or stands there twice.
    fn columns_by_group(&self, cells: &[ColumnHeader<'_>], rows: &[RowId]) -> Option<Vec<Region>> {
        if cells.len() != rows.len() * self.columns {
            return None;
        }
        let columns = |&row: &RowId| (0..self.columns).map(move |column| (Some(row), column));
        let wanted = rows.iter().flat_map(columns);
        let regions = wanted.map(|wanted| {
            let mut cells = cells.iter();
            let cell = cells.find(|cell| (cell.row, cell.column) == wanted)?;
            Some(cell.region.clone())
        });
        regions.collect()
    }

    /// The rows over whose columns the cells stand, and the columns of each in turn. A block may hold only some of the
    /// rows: 行政复议 in one block, 行政诉讼 in the block below.
    fn group_columns(&self, cells: &[ColumnHeader<'_>]) -> Option<(Vec<RowId>, Vec<Region>)> {
        let has_cell = |row: &RowId| cells.iter().any(|cell| cell.row == Some(*row));
        let rows: Vec<RowId> = self.rows.iter().copied().filter(has_cell).collect();
        let regions = self.columns_by_group(cells, &rows)?;
        Some((rows, regions))
    }

    /// The values in the order of the words of the header, where the columns of the grid do not fit it.
    fn values_by_words(&self, picture: &HeaderPicture<'_>, data: &GridRow) -> RowValues<'a> {
        let words = picture.cells.iter();
        let words: String = words.map(|cell| words_of(cell.token.raw)).collect();
        let line = self.line(data);
        let cells: Vec<&'a Token<'a>> = line.trailing_tokens().collect();
        if self.names.are_in_order(&words) {
            self.ordered_values(&cells)
        } else {
            RowValues::Unclear(line.shown_text())
        }
    }

    /// A row of figures without a label.
    fn line<'r>(&'r self, row: &'r GridRow) -> LabelledRow<'r, 'a> {
        LabelledRow {
            grid: &self.placer.grid,
            row,
            row_lines: &self.placer.row_lines,
            label: row.tokens.start..row.tokens.start,
            end: usize::MAX,
            is_heading: false,
        }
    }

    /// Whether more figures stand below the line at `position`, so that it cannot be said which are meant.
    fn has_more(&self, rows: &TableRows, position: usize) -> bool {
        let below = self.placer.grid.rows_below(rows, position);
        let mut rows = below.take(MOST_ROWS).take_while(|row| !row.is_header);
        rows.any(|row| {
            let tokens = self.placer.grid.tokens(row);
            let has_label = tokens.iter().any(|token| token.kind == Kind::Text);
            let is_value = |token: &Token<'_>| matches!(token.kind, Kind::Value(_));
            !has_label && tokens.iter().any(is_value)
        })
    }

    /// The rows of the form, each in a line of its own under a header of the columns.
    fn read_line_per_row(
        &self,
        cells: &[ColumnHeader<'_>],
        rows: &TableRows,
        header: &GridRow,
    ) -> Option<Vec<RowReading<'a>>> {
        let mut columns: Vec<&ColumnHeader<'_>> = cells.iter().collect();
        columns.sort_by_key(|cell| cell.column);
        let regions = Regions::new(columns.iter().map(|cell| cell.region.clone()).collect());
        let mut readings: Vec<RowReading<'a>> = Vec::new();
        let grid = &self.placer.grid;
        let below = grid.rows_below(rows, header.position).take(MOST_ROWS);
        for grid_row in below.take_while(|row| !self.names_columns(row)) {
            let label = grid_row.tokens.clone().find_map(|at| {
                let token = grid.token(at)?;
                Some((at, token.place, self.row_named(&words_of(token.raw))?))
            });
            let Some((at, place, row)) = label else {
                continue;
            };
            if readings.iter().any(|known| known.row == row) {
                return None;
            }
            let mut line = self.line(grid_row);
            line.label = at..at + 1;
            let values = line.header_values(&regions);
            readings.push(RowReading { row, place, values });
        }
        (readings.len() > 1).then_some(readings)
    }
}
