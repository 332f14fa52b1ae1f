//! Tables with their rows side by side, below headers in a grid.

use crate::placement::in_grid::grid::{GridRow, TableRows};
use crate::placement::in_grid::header_columns::{HeaderPicture, Region, Regions};
use crate::placement::in_grid::row_values::LabelledRow;
use crate::placement::placed_rows::{RowValues, seen};
use crate::placement::transposed::transposed_table::{RowReading, TransposedTable};
use crate::tokens::{GridPosition, Kind, Token, words_of};
use gouji_model::RowId;
use std::ops::Range;

/// How many texts a header has at most.
const MOST_TEXTS: usize = 80;

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
    pub(crate) fn in_grids(&self) -> Vec<Vec<RowReading<'a>>> {
        let grid = &self.placer.grid;
        let reader = self.placer.header_reader(self.matched);
        let headers = grid.headers().filter_map(|header| {
            let rows = grid.table(header)?;
            let next = grid.at(rows, header.position + 1);
            let goes_on = next.is_some_and(|next| self.names_columns(next));
            (self.names_columns(header) && !goes_on).then_some((rows, header))
        });
        let headers: Vec<(&TableRows, &GridRow)> = headers.take(MOST_HEADERS + 1).collect();
        if headers.len() > MOST_HEADERS {
            return self.too_many(&headers).into_iter().collect();
        }
        let readings = headers.into_iter().filter_map(|(rows, header)| {
            let picture = reader.draw(self.id, rows, header.position);
            self.below(&picture, rows, header)
        });
        readings.collect()
    }

    /// What is said of the rows where headers beyond counting name their columns: nothing that could be placed.
    fn too_many(&self, headers: &[(&TableRows, &GridRow)]) -> Option<Vec<RowReading<'a>>> {
        let (_, first) = headers.first()?;
        let texts: Vec<&Token<'_>> = self.placer.grid.tokens(first).iter().collect();
        let place = texts.first()?.place;
        let seen = RowValues::Unclear(seen(&texts));
        Some(self.split(&seen, &self.rows, place, false))
    }

    /// Whether a row is a header that names a column of the table.
    fn names_columns(&self, row: &GridRow) -> bool {
        let tokens = self.placer.grid.tokens(row).iter();
        let mut texts = tokens.filter(|token| token.kind == Kind::Text);
        row.is_header && texts.any(|token| self.column_named(token).is_some())
    }

    /// What stands below one header: a line for all rows, or a line for each.
    fn below(
        &self,
        picture: &HeaderPicture<'a>,
        rows: &TableRows,
        header: &GridRow,
    ) -> Option<Vec<RowReading<'a>>> {
        if picture.cells.len() > MOST_TEXTS {
            return None;
        }
        let cells = self.cells(picture);
        let mut columns: Vec<usize> = cells.iter().map(|cell| cell.column).collect();
        columns.sort_unstable();
        let grouped = self.grouped(&cells);
        if columns.iter().copied().eq(0..self.columns) {
            let lines = self.line_for_each(&cells, rows, header);
            let is_block = |(own, _): &(Vec<RowId>, _)| own.len() < self.rows.len();
            if lines.is_some() || !grouped.as_ref().is_some_and(is_block) {
                return lines;
            }
        } else if cells.len() < self.columns {
            return None;
        }
        let data = self.placer.grid.at(rows, header.position + 1);
        let data = data.filter(|row| !row.is_header);
        let place = cells.first()?.token.place;
        let values = data.map_or(RowValues::Nothing, |data| match &grouped {
            Some((_, regions)) => {
                let regions = Regions::of(regions.clone());
                self.line(data).by_header(&regions, false)
            }
            None => self.by_words(picture, data),
        });
        let own = grouped.map_or_else(|| self.rows.clone(), |(own, _)| own);
        let is_only = !self.has_more(rows, header.position + 2);
        Some(self.split(&values, &own, place, is_only))
    }

    /// The cells over one line of the grid that name a value column, from left to right.
    fn cells(&self, picture: &HeaderPicture<'a>) -> Vec<ColumnHeader<'a>> {
        let mut cells: Vec<ColumnHeader<'a>> = Vec::new();
        // The lowest first.
        let groups: Vec<(Range<u32>, RowId)> = picture
            .cells
            .iter()
            .rev()
            .filter_map(|cell| {
                let row = self.row_named(&words_of(cell.token.raw))?;
                Some((self.reach(cell.token), row))
            })
            .collect();
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
        let row = self.placer.grid.row(group.line);
        let row = row.map(|row| self.placer.grid.tokens(row));
        let spots = row
            .unwrap_or_default()
            .iter()
            .map(|cell| (cell, cell.grid_position));
        let behind =
            spots.filter(|(_, own)| own.is_some_and(|own| own.area.column >= position.end()));
        let blank = behind.take_while(|(cell, _)| cell.is_blank());
        let end = blank
            .filter_map(|(_, own)| own)
            .last()
            .map(GridPosition::end);
        position.area.column..end.unwrap_or(position.end())
    }

    /// The columns of `rows` in turn, by the groups above them; `None` where they are not each there once.
    fn by_group(&self, cells: &[ColumnHeader<'_>], rows: &[RowId]) -> Option<Vec<Region>> {
        if cells.len() != rows.len() * self.columns {
            return None;
        }
        let wanted = rows
            .iter()
            .flat_map(|&row| (0..self.columns).map(move |column| (row, column)));
        wanted
            .map(|(row, column)| {
                let is_it =
                    |cell: &&ColumnHeader<'_>| cell.row == Some(row) && cell.column == column;
                cells.iter().find(is_it).map(|cell| cell.region.clone())
            })
            .collect()
    }

    /// The rows in whose groups the cells stand, and the columns of each in turn. A block may be of some of them:
    /// 行政复议 over 行政诉讼.
    fn grouped(&self, cells: &[ColumnHeader<'_>]) -> Option<(Vec<RowId>, Vec<Region>)> {
        let has_cell = |row: &RowId| cells.iter().any(|cell| cell.row == Some(*row));
        let own: Vec<RowId> = self.rows.iter().copied().filter(has_cell).collect();
        let regions = self.by_group(cells, &own)?;
        Some((own, regions))
    }

    /// The values in the order of the words above them, where the grid itself is out of order.
    fn by_words(&self, picture: &HeaderPicture<'_>, data: &GridRow) -> RowValues<'a> {
        let words = picture.cells.iter();
        let words: String = words.map(|cell| words_of(cell.token.raw)).collect();
        let line = self.line(data);
        let cells: Vec<&'a Token<'a>> = line.behind().collect();
        if self.names.are_in_order(&words) {
            self.in_order(&cells)
        } else {
            line.unclear()
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
        }
    }

    /// Whether more figures stand below the line, so that it cannot be said which are meant.
    fn has_more(&self, rows: &TableRows, from: usize) -> bool {
        let below = (from..).take(MOST_ROWS);
        let rows = below.map_while(|at| self.placer.grid.at(rows, at));
        let mut rows = rows.take_while(|row| !row.is_header);
        rows.any(|row| {
            let tokens = self.placer.grid.tokens(row);
            let is_labelled = tokens.iter().any(|token| token.kind == Kind::Text);
            let is_value = |token: &Token<'_>| matches!(token.kind, Kind::Value(_));
            !is_labelled && tokens.iter().any(is_value)
        })
    }

    /// The rows of the form, each in a line of its own under a header of the columns.
    fn line_for_each(
        &self,
        cells: &[ColumnHeader<'_>],
        rows: &TableRows,
        header: &GridRow,
    ) -> Option<Vec<RowReading<'a>>> {
        let mut columns: Vec<&ColumnHeader<'_>> = cells.iter().collect();
        columns.sort_by_key(|cell| cell.column);
        let regions = Regions::of(columns.iter().map(|cell| cell.region.clone()).collect());
        let mut found: Vec<RowReading<'a>> = Vec::new();
        let below = (header.position + 1..).take(MOST_ROWS);
        let rows = below.map_while(|at| self.placer.grid.at(rows, at));
        for row in rows.take_while(|row| !self.names_columns(row)) {
            let named = row.tokens.clone().find_map(|at| {
                let token = self.matched.document.tokens.get(at)?;
                Some((at, token.place, self.row_named(&words_of(token.raw))?))
            });
            let Some((at, place, own)) = named else {
                continue;
            };
            if found.iter().any(|known| known.row == own) {
                return None;
            }
            let mut line = self.line(row);
            line.label = at..at + 1;
            found.push(RowReading {
                row: own,
                place,
                values: line.by_header(&regions, false),
            });
        }
        (found.len() > 1).then_some(found)
    }
}
