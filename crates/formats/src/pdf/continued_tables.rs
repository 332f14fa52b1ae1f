//! Tables that go on from page to page.

use super::geometry::{Length, points};
use super::page_blocks::{PageBlock, PageTable, PartPosition, PdfPage, table_at};
use super::ruled_tables::GridSpan;
use super::text_lines::TextLine;
use gouji_model::Area;
use gouji_model::numeral::is_chinese_numeral;
use std::collections::{HashMap, HashSet};

/// How far the edges of two parts of a table may miss each other.
const EDGE: Length = points(3);

/// A cell of a part.
pub(super) type PartCell = (PartPosition, usize);

/// The tables of a document, each with its parts on the pages.
#[derive(Debug, Default)]
pub(super) struct ContinuedTables {
    tables: Vec<ContinuedTable>,
    /// For each part, the table that it belongs to.
    table_of: HashMap<PartPosition, usize>,
    /// How many rows cells have that a page break cuts; none for what it cuts off.
    rows: HashMap<PartCell, usize>,
    /// For such a cell, the pieces with the rest of its text.
    rest: HashMap<PartCell, Vec<PartCell>>,
    /// Rows of parts that are none of the table: a head that is repeated, the rest of a row that was cut.
    gone: HashSet<(PartPosition, usize)>,
}

#[derive(Debug)]
struct ContinuedTable {
    /// The edges of its columns on all pages together.
    edges: Vec<Length>,
    parts: Vec<PartPosition>,
}

impl ContinuedTables {
    pub(super) fn new(sheets: &[PdfPage]) -> Self {
        let mut parts = Self::default();
        let mut before: Option<PartPosition> = None;
        for (page, sheet) in sheets.iter().enumerate() {
            for (block, content) in sheet.blocks.iter().enumerate() {
                let PageBlock::Table(table) = content else {
                    continue;
                };
                let at = (page, block);
                let continued = before.is_some_and(|before| continues(sheets, before, at));
                parts.add(table, at, continued);
                before = Some(at);
            }
        }
        for whole in &mut parts.tables {
            join_edges(&mut whole.edges);
        }
        for table in 0..parts.tables.len() {
            parts.join_cells(sheets, table);
        }
        parts
    }

    fn add(&mut self, table: &PageTable, at: PartPosition, continued: bool) {
        match self.tables.last_mut() {
            Some(whole) if continued => {
                whole.edges.extend(&table.ruled.columns);
                whole.parts.push(at);
            }
            _ => self.tables.push(ContinuedTable {
                edges: table.ruled.columns.clone(),
                parts: vec![at],
            }),
        }
        self.table_of.insert(at, self.tables.len() - 1);
    }

    /// The table of a part, in the order in which tables begin, and whether the part begins it.
    pub(super) fn table(&self, at: PartPosition) -> (usize, bool) {
        let table = self.table_of.get(&at).copied().unwrap_or(0);
        let whole = self.tables.get(table);
        (
            table,
            whole.is_some_and(|whole| whole.parts.first() == Some(&at)),
        )
    }

    /// Where a cell stands in the grid of the whole table; `None` for the empty rest of one that began on another page.
    pub(super) fn area(&self, table: &PageTable, at: PartPosition, cell: usize) -> Option<Area> {
        let span = table.ruled.cells.get(cell)?;
        let rows = self.rows.get(&(at, cell)).copied().unwrap_or(span.rows);
        let (number, _) = self.table(at);
        let edges = &self.tables.get(number)?.edges;
        let (column, columns) = column_span(span, &table.ruled.columns, edges);
        (rows > 0).then(|| Area {
            column,
            columns,
            rows: u32::try_from(rows).unwrap_or(1),
        })
    }

    /// Whether a row of a part is one of the table.
    pub(super) fn keeps_row(&self, at: PartPosition, row: usize) -> bool {
        !self.gone.contains(&(at, row))
    }

    /// The pieces with the rest of what a cell says.
    pub(super) fn rest(&self, at: PartPosition, cell: usize) -> &[PartCell] {
        self.rest.get(&(at, cell)).map_or(&[], Vec::as_slice)
    }

    /// Joins what page breaks cut.
    fn join_cells(&mut self, sheets: &[PdfPage], table: usize) {
        let Some(whole) = self.tables.get(table) else {
            return;
        };
        let (parts, edges) = (whole.parts.clone(), whole.edges.clone());
        let first = parts.first().and_then(|&first| table_at(sheets, first));
        let mut begun = HashMap::new();
        for pair in parts.windows(2) {
            let [above, below] = pair else { continue };
            let (Some(first), Some(upper), Some(lower)) =
                (first, table_at(sheets, *above), table_at(sheets, *below))
            else {
                continue;
            };
            let head = repeated_rows(first, lower);
            for row in 0..head {
                self.gone.insert((*below, row));
            }
            let cut = PageBreak {
                above: *above,
                below: *below,
                upper,
                lower,
                head,
                edges: &edges,
            };
            self.join_break(&cut, &mut begun);
        }
    }

    /// Joins what one page break cuts; `begun` knows where the pieces so far began.
    fn join_break(&mut self, cut: &PageBreak<'_>, begun: &mut HashMap<PartCell, PartCell>) {
        let pieces = cut.pieces();
        let cuts_row = pieces.iter().all(|piece| piece.kind != BreakCellKind::Own)
            && pieces.iter().any(|piece| piece.kind == BreakCellKind::Rest);
        if cuts_row {
            self.gone.insert((cut.below, cut.head));
        }
        for piece in pieces {
            let joins = match piece.kind {
                BreakCellKind::Merged => true,
                BreakCellKind::Rest => cuts_row,
                BreakCellKind::Blank | BreakCellKind::Own => false,
            };
            let (Some((upper, rows)), true) = (piece.above, joins) else {
                continue;
            };
            let upper = (cut.above, upper);
            let lower = (cut.below, piece.cell);
            let first = begun.get(&upper).copied().unwrap_or(upper);
            let more = piece.rows.saturating_sub(usize::from(cuts_row));
            *self.rows.entry(first).or_insert(rows) += more;
            self.rows.insert(lower, 0);
            self.rest.entry(first).or_default().push(lower);
            begun.insert(lower, first);
        }
    }
}

/// A page break in a table.
struct PageBreak<'s> {
    above: PartPosition,
    below: PartPosition,
    upper: &'s PageTable,
    lower: &'s PageTable,
    /// How many rows of the lower part repeat the head of the table.
    head: usize,
    edges: &'s [Length],
}

/// A cell below a page break.
struct BreakCell {
    cell: usize,
    rows: usize,
    /// The cell of the same columns above the break, with its rows.
    above: Option<(usize, usize)>,
    kind: BreakCellKind,
}

/// What a cell below a page break is to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BreakCellKind {
    /// A part of the same merged cell.
    Merged,
    /// It could hold the rest of the text, if its row is the rest of a row.
    Rest,
    /// Nothing is written in it.
    Blank,
    /// A cell of its own.
    Own,
}

impl PageBreak<'_> {
    /// The cells at the top of the lower part.
    fn pieces(&self) -> Vec<BreakCell> {
        let height = self.upper.ruled.rows.len().saturating_sub(1);
        let mut open = HashMap::new();
        for (cell, span) in self.upper.ruled.cells.iter().enumerate() {
            if span.row + span.rows == height {
                let key = column_span(span, &self.upper.ruled.columns, self.edges);
                open.insert(key, (cell, span.rows));
            }
        }
        let cells = self.lower.ruled.cells.iter().enumerate();
        let top = cells.filter(|(_, span)| span.row == self.head);
        top.map(|(cell, span)| {
            let key = column_span(span, &self.lower.ruled.columns, self.edges);
            let above = open.get(&key).copied();
            BreakCell {
                cell,
                rows: span.rows,
                above,
                kind: self.kind(above, cell, span.rows),
            }
        })
        .collect()
    }

    fn kind(&self, above: Option<(usize, usize)>, cell: usize, rows: usize) -> BreakCellKind {
        let blank = self.lower.lines(cell).is_empty();
        let Some((upper, upper_rows)) = above else {
            return if blank && rows == 1 {
                BreakCellKind::Blank
            } else {
                BreakCellKind::Own
            };
        };
        let merged = rows > 1 || upper_rows > 1;
        match (blank || self.continues(upper, cell), merged) {
            (true, true) => BreakCellKind::Merged,
            (true, false) if blank => BreakCellKind::Blank,
            (true, false) => BreakCellKind::Rest,
            (false, _) => BreakCellKind::Own,
        }
    }

    /// Whether the text of a cell above the break goes on in one below: the last
    /// line above is full, and what follows does not begin like a row.
    fn continues(&self, above: usize, below: usize) -> bool {
        let last = self.upper.lines(above).last();
        let is_full = last.is_some_and(|last| last.fills(self.upper.width(above)));
        let next = self.lower.lines(below).first().map(TextLine::join_pieces);
        is_full && next.is_some_and(|next| !begins_row(&next))
    }
}

/// Whether a text begins as labels and values do: with a number of any kind, or as a part of the row above.
fn begins_row(text: &str) -> bool {
    let mut characters = text.chars();
    let (first, second) = (characters.next(), characters.next());
    let is_numeral = |character: Option<char>| character.is_some_and(is_chinese_numeral);
    let is_digit = |character: Option<char>| character.is_some_and(char::is_numeric);
    match first {
        None => true,
        Some('（' | '(') => is_numeral(second) || is_digit(second),
        Some('/' | '-' | '+' | '—' | '－') => true,
        _ if is_numeral(first) => second == Some('、'),
        _ => is_digit(first) || text.starts_with("其中"),
    }
}

/// How many rows at the top of a part say the same as the first rows of the table: its head, once more.
fn repeated_rows(first: &PageTable, part: &PageTable) -> usize {
    let height = first.ruled.rows.len().min(part.ruled.rows.len());
    let mut same = 0;
    for row in 0..height.saturating_sub(1) {
        let cells = row_cells(first, row);
        let is_head = cells.iter().any(|(_, text)| !text.is_empty())
            && !cells
                .iter()
                .any(|(_, text)| text.chars().all(char::is_numeric) && !text.is_empty());
        if !is_head || cells != row_cells(part, row) {
            break;
        }
        same = row + 1;
    }
    let reaches = |table: &PageTable| {
        let mut cells = table.ruled.cells.iter();
        cells.any(|span| span.row < same && span.row + span.rows > same)
    };
    if reaches(first) || reaches(part) {
        0
    } else {
        same
    }
}

/// The cells that begin in a row, with what they say. Cells are in the order of their rows.
fn row_cells(table: &PageTable, row: usize) -> Vec<(GridSpan, String)> {
    let first = table.ruled.cells.partition_point(|span| span.row < row);
    let cells = table.ruled.cells.iter().enumerate().skip(first);
    let row_cells = cells.take_while(|(_, span)| span.row == row);
    row_cells
        .map(|(cell, span)| {
            let lines = table.lines(cell).iter();
            (*span, lines.map(TextLine::join_pieces).collect())
        })
        .collect()
}

/// The first column and the number of columns of a cell in the grid of the whole table.
fn column_span(span: &GridSpan, edges: &[Length], whole: &[Length]) -> (u32, u32) {
    let index = |edge: usize| {
        let at = edges.get(edge).copied().unwrap_or(0);
        let after = whole.partition_point(|&other| other <= at + EDGE);
        u32::try_from(after.saturating_sub(1)).unwrap_or(0)
    };
    let column = index(span.column);
    let end = index(span.column + span.columns);
    (column, end.saturating_sub(column).max(1))
}

/// Whether the table at `after` goes on with the one at `before`: they meet at a
/// page break, with nothing between them but what stands in the margins, and
/// have the same columns.
///
/// Some columns may be missing in one part, because no row is parted there, but
/// none may stand elsewhere.
fn continues(sheets: &[PdfPage], before: PartPosition, after: PartPosition) -> bool {
    if before.0 + 1 != after.0 {
        return false;
    }
    let blocks = |page: usize| sheets.get(page).map_or(&[][..], |sheet| &sheet.blocks);
    let rest = blocks(before.0).iter().skip(before.1 + 1);
    let start = blocks(after.0).iter().take(after.1);
    if !rest.chain(start).all(PageBlock::is_margin) {
        return false;
    }
    let (Some(above), Some(below)) = (table_at(sheets, before), table_at(sheets, after)) else {
        return false;
    };
    same_columns(&above.ruled.columns, &below.ruled.columns)
}

fn same_columns(above: &[Length], below: &[Length]) -> bool {
    let near = |one: Option<&Length>, other: Option<&Length>| {
        let apart = one.zip(other).map(|(one, other)| (one - other).abs());
        apart.is_some_and(|apart| apart <= EDGE)
    };
    let (few, many) = if above.len() < below.len() {
        (above, below)
    } else {
        (below, above)
    };
    near(above.first(), below.first())
        && near(above.last(), below.last())
        && few.iter().all(|edge| {
            let after = many.partition_point(|other| *other < edge - EDGE);
            near(many.get(after), Some(edge))
        })
}

/// Sorts the edges of all parts, and makes one of those that stand together.
fn join_edges(edges: &mut Vec<Length>) {
    edges.sort_unstable();
    edges.dedup_by(|next, last| *next - *last <= EDGE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_compared_from_left_to_right() {
        let all: Vec<Length> = (0..1_000_000).map(|at| at * 4 * EDGE).collect();
        let shifted: Vec<Length> = all.iter().map(|at| at + EDGE).collect();
        assert!(same_columns(&all, &shifted));
        let mut other = shifted.clone();
        other[1] += 1;
        assert!(!same_columns(&all, &other));
        let few = [all[0], all[999_999]];
        assert!(same_columns(&few, &all) && same_columns(&all, &few));
    }
}
