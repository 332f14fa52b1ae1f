//! The rows of a document's tables, with their tokens and what reaches into them from above.

use super::headers::HeaderLines;
use super::token::{Kind, Spot, Token};
use std::collections::HashMap;
use std::ops::Range;

/// A table, and which of those side by side in it.
pub(super) type TableKey = (u32, u32);

/// A row of a table.
#[derive(Debug, Clone)]
pub(super) struct GridRow {
    pub(super) table: TableKey,
    /// Its number in the table.
    pub(super) number: u32,
    /// Where it stands among the rows of its table.
    pub(super) position: usize,
    pub(super) tokens: Range<usize>,
    pub(super) is_header: bool,
}

/// All tables of a document.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<GridRow>,
    by_line: HashMap<usize, usize>,
    tables: HashMap<TableKey, TableRows>,
}

/// The rows of one table.
#[derive(Debug, Default)]
pub(super) struct TableRows {
    /// All, from the top.
    pub(super) rows: Vec<usize>,
    /// The positions of those that are headers.
    pub(super) headers: Vec<usize>,
    /// The tokens in which something stands that cover more than one row.
    tall: Vec<usize>,
}

impl Grid {
    /// The rows of every table that holds a header or one of `lines`.
    pub(super) fn new(
        tokens: &[Token<'_>],
        header_lines: &HeaderLines,
        lines: impl Iterator<Item = usize>,
    ) -> Self {
        let lines: std::collections::HashSet<usize> = lines.collect();
        let mut wanted: HashMap<TableKey, TableRows> = HashMap::new();
        for token in tokens {
            if let Some(spot) = token.spot
                && (lines.contains(&token.line) || header_lines.contains(&token.line))
            {
                wanted.entry(key(spot)).or_default();
            }
        }
        let mut grid = Self {
            tables: wanted,
            ..Self::default()
        };
        for (at, token) in tokens.iter().enumerate() {
            if let Some(spot) = token.spot {
                grid.add(at, token, spot, header_lines);
            }
        }
        grid
    }

    fn add(&mut self, at: usize, token: &Token<'_>, spot: Spot, header_lines: &HeaderLines) {
        let Some(table) = self.tables.get_mut(&key(spot)) else {
            return;
        };
        if spot.area.rows > 1 && token.is_written() {
            table.tall.push(at);
        }
        if let Some(&row) = self.by_line.get(&token.line)
            && let Some(row) = self.rows.get_mut(row)
        {
            row.tokens.end = at + 1;
            return;
        }
        let is_header = header_lines.contains(&token.line);
        if is_header {
            table.headers.push(table.rows.len());
        }
        self.by_line.insert(token.line, self.rows.len());
        let position = table.rows.len();
        table.rows.push(self.rows.len());
        self.rows.push(GridRow {
            table: key(spot),
            number: spot.row,
            position,
            tokens: at..at + 1,
            is_header,
        });
    }

    /// The row of a line.
    pub(super) fn row(&self, line: usize) -> Option<&GridRow> {
        self.rows.get(*self.by_line.get(&line)?)
    }

    /// The table of a row.
    pub(super) fn table(&self, row: &GridRow) -> Option<&TableRows> {
        self.tables.get(&row.table)
    }

    /// The row at `position` of a table.
    pub(super) fn at(&self, table: &TableRows, position: usize) -> Option<&GridRow> {
        self.rows.get(*table.rows.get(position)?)
    }

    /// Every header row, in the order of the document.
    pub(super) fn headers(&self) -> impl Iterator<Item = &GridRow> {
        self.rows.iter().filter(|row| row.is_header)
    }

    /// The tokens of a row.
    pub(super) fn tokens<'t, 'd>(&self, row: &GridRow, tokens: &'t [Token<'d>]) -> &'t [Token<'d>] {
        tokens.get(row.tokens.clone()).unwrap_or_default()
    }

    /// What stands in the columns `from..to` of a row, but in a row above that it covers too.
    pub(super) fn reaching_down_into<'t, 'd>(
        &self,
        row: &GridRow,
        columns: Range<u32>,
        tokens: &'t [Token<'d>],
    ) -> Option<&'t Token<'d>> {
        let tall = self.table(row)?.tall.iter();
        let mut above = tall.filter_map(|&at| tokens.get(at));
        above.find(|token| {
            token.spot.is_some_and(|spot| {
                let end = spot.row.saturating_add(spot.area.rows);
                spot.row < row.number
                    && row.number < end
                    && spot.area.column < columns.end
                    && columns.start < spot.end()
                    && !matches!(token.kind, Kind::Unit(_))
            })
        })
    }
}

fn key(spot: Spot) -> TableKey {
    (spot.table, spot.half)
}
