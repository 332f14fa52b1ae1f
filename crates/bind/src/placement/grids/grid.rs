//! The rows of a document's tables, with their tokens and what reaches into them from above.

use crate::recognition::header_rows::HeaderLines;
use crate::tokens::{GridPosition, Token};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// A table, and which of the tables that stand side by side in it.
pub(crate) type TableKey = (u32, u32);

/// A row of a table.
#[derive(Debug, Clone)]
pub(crate) struct GridRow {
    pub(crate) table: TableKey,
    /// The number of the row in its table.
    pub(crate) number: u32,
    /// Where it stands among the rows of its table.
    pub(crate) position: usize,
    pub(crate) tokens: Range<usize>,
    pub(crate) is_header: bool,
    /// The column behind the last one of most rows below the same header.
    pub(crate) usual_end: u32,
}

/// All tables of a document.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    tokens: &'a [Token<'a>],
    rows: Vec<GridRow>,
    by_line: HashMap<usize, usize>,
    tables: HashMap<TableKey, TableRows>,
}

/// The rows of one table.
#[derive(Debug, Default)]
pub(crate) struct TableRows {
    /// All, from the top.
    pub(crate) rows: Vec<usize>,
    /// The positions of those that are headers.
    pub(crate) headers: Vec<usize>,
    /// The tokens in which something stands that cover more than one row, each with its row: under `n` those of
    /// 2ⁿ rows and of fewer than twice as many, from the top.
    tall: BTreeMap<u32, Vec<(u32, usize)>>,
}

impl<'a> Grid<'a> {
    /// The rows of every table that holds a header or one of `lines`.
    pub(crate) fn new(
        tokens: &'a [Token<'a>],
        header_lines: &HeaderLines,
        lines: &HashSet<usize>,
    ) -> Self {
        let mut wanted: HashMap<TableKey, TableRows> = HashMap::new();
        for token in tokens {
            if let Some(position) = token.grid_position
                && (lines.contains(&token.line) || header_lines.contains(&token.line))
            {
                wanted.entry(key(position)).or_default();
            }
        }
        let mut grid = Self {
            tokens,
            rows: Vec::new(),
            by_line: HashMap::new(),
            tables: wanted,
        };
        for (at, token) in tokens.iter().enumerate() {
            if let Some(position) = token.grid_position {
                grid.add(at, token, position, header_lines);
            }
        }
        for table in grid.tables.values_mut() {
            for tall in table.tall.values_mut() {
                tall.sort_by_key(|&(row, _)| row);
            }
            set_usual_ends(&mut grid.rows, table, tokens);
        }
        grid
    }

    fn add(
        &mut self,
        at: usize,
        token: &Token<'_>,
        grid_position: GridPosition,
        header_lines: &HeaderLines,
    ) {
        let Some(table) = self.tables.get_mut(&key(grid_position)) else {
            return;
        };
        if grid_position.area.rows > 1 && token.is_written() {
            let rows = grid_position.area.rows.ilog2();
            table
                .tall
                .entry(rows)
                .or_default()
                .push((grid_position.row, at));
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
            table: key(grid_position),
            number: grid_position.row,
            position,
            tokens: at..at + 1,
            is_header,
            usual_end: u32::MAX,
        });
    }

    /// The row of a line.
    pub(crate) fn row(&self, line: usize) -> Option<&GridRow> {
        self.rows.get(*self.by_line.get(&line)?)
    }

    /// The rows of a table.
    pub(crate) fn rows_of(&self, table: TableKey) -> Option<&TableRows> {
        self.tables.get(&table)
    }

    /// The row at `position` of a table.
    pub(crate) fn row_at(&self, table: &TableRows, position: usize) -> Option<&GridRow> {
        self.rows.get(*table.rows.get(position)?)
    }

    /// The rows of a table below the one at `position`.
    pub(crate) fn rows_below<'r>(
        &'r self,
        table: &'r TableRows,
        position: usize,
    ) -> impl Iterator<Item = &'r GridRow> {
        let below = table.rows.iter().skip(position + 1);
        below.filter_map(|&row| self.rows.get(row))
    }

    /// Every header row, in the order of the document.
    pub(crate) fn headers(&self) -> impl Iterator<Item = &GridRow> {
        self.rows.iter().filter(|row| row.is_header)
    }

    /// The tokens of a row.
    pub(crate) fn tokens(&self, row: &GridRow) -> &'a [Token<'a>] {
        self.range(row.tokens.clone())
    }

    /// The token at `at` among all tokens of the document.
    pub(crate) fn token(&self, at: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(at)
    }

    /// The tokens in a range of all tokens of the document.
    pub(crate) fn range(&self, range: Range<usize>) -> &'a [Token<'a>] {
        self.tokens.get(range).unwrap_or_default()
    }

    /// The cell that begins in a row above and reaches down into `columns` of a row.
    pub(crate) fn cell_above(&self, row: &GridRow, columns: Range<u32>) -> Option<&'a Token<'a>> {
        let reaches = |token: &&Token<'_>| {
            token.grid_position.is_some_and(|position| {
                let end = position.row.saturating_add(position.area.rows);
                position.row < row.number
                    && row.number < end
                    && position.area.column < columns.end
                    && columns.start < position.end()
                    && token.unit().is_none()
            })
        };
        let mut tall = self.rows_of(row.table)?.tall.iter();
        tall.find_map(|(&rows, tall)| {
            // Those that begin further up are too short, whatever they are.
            let most = 2_u32.checked_shl(rows).unwrap_or(u32::MAX);
            let from = tall.partition_point(|&(at, _)| at.saturating_add(most) <= row.number);
            let to = tall.partition_point(|&(at, _)| at < row.number);
            let near = tall.get(from..to)?.iter();
            near.filter_map(|&(_, at)| self.tokens.get(at))
                .find(reaches)
        })
    }
}

/// Sets for the rows below each header of a table where most of them end, or where the header does if that is further.
fn set_usual_ends(rows: &mut [GridRow], table: &TableRows, tokens: &[Token<'_>]) {
    let mut blocks: Vec<Vec<usize>> = Vec::new();
    let mut was_header = false;
    for &row in &table.rows {
        let is_header = rows.get(row).is_some_and(|row| row.is_header);
        match blocks.last_mut().filter(|_| was_header || !is_header) {
            Some(block) => block.push(row),
            None => blocks.push(vec![row]),
        }
        was_header = is_header;
    }
    for block in blocks {
        let mut ends: BTreeMap<u32, usize> = BTreeMap::new();
        let mut header_end = 0;
        for row in block.iter().filter_map(|&row| rows.get(row)) {
            let cells = tokens.get(row.tokens.clone()).unwrap_or_default();
            let end = cells.iter().map(Token::end).max().unwrap_or(0);
            match row.is_header {
                true => header_end = end.max(header_end),
                false => *ends.entry(end).or_default() += 1,
            }
        }
        let usual = ends
            .iter()
            .max_by_key(|&(&end, &rows)| (rows, std::cmp::Reverse(end)));
        let usual = usual.map_or(0, |(&end, _)| end).max(header_end);
        for row in block {
            if let Some(row) = rows.get_mut(row) {
                row.usual_end = usual;
            }
        }
    }
}

fn key(position: GridPosition) -> TableKey {
    (position.table, position.half)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::{HeaderOpenings, TokenizedDocument, Units};
    use gouji_model::{Area, Cell, Line, Place};

    /// A table with `rows` rows, each of one cell that covers the row below too.
    fn stairs(rows: u32) -> Vec<Line> {
        let line = |row: u32| Line {
            cells: vec![Cell {
                text: "1".to_owned(),
                place: Place::Table {
                    table: 1,
                    row,
                    column: 1,
                },
                area: Area {
                    column: row % 2,
                    columns: 1,
                    rows: if row == 1 { rows } else { 2 },
                },
            }],
            table: Some(0),
        };
        (1..=rows).map(line).collect()
    }

    #[test]
    fn what_reaches_into_a_row_is_found_without_a_walk_through_all_rows() {
        const ROWS: u32 = 400_000;
        let lines = stairs(ROWS);
        let document =
            TokenizedDocument::new(&lines, &Units::default(), &HeaderOpenings::default());
        let tokens = document.unwrap().tokens;
        let grid = Grid::new(&tokens, &HeaderLines::default(), &HashSet::from([0]));
        let reaching = |line: usize, column: u32| {
            let row = grid.row(line).unwrap();
            let token = grid.cell_above(row, column..column + 1);
            token.map(|token| token.line)
        };
        for line in 2..ROWS as usize {
            // Lines count from 0, rows from 1: an odd row stands in column 1.
            let (own_column, other) = if line % 2 == 0 { (1, 0) } else { (0, 1) };
            assert_eq!(reaching(line, other), Some(line - 1));
            assert_eq!(reaching(line, own_column), (own_column == 1).then_some(0));
        }
        assert_eq!(reaching(0, 1), None);
    }
}
