//! Tables that go on from page to page.

use super::geometry::{Length, points};
use super::layout::{Block, Sheet, Table};
use super::ruling::Span;
use gouji_model::Area;
use std::collections::HashMap;

/// How far the edges of two parts of a table may miss each other.
const EDGE: Length = points(3);

/// Where a part of a table stands: its page and its block on the page, from 0.
type At = (usize, usize);

/// A cell of a part.
type CellAt = (At, usize);

/// The tables of a document, each with its parts on the pages.
#[derive(Debug, Default)]
pub(super) struct Parts {
    tables: Vec<Whole>,
    /// For each part, the table that it belongs to.
    table_of: HashMap<At, usize>,
    /// How many rows cells have whose merged area goes on over pages; none for the continuation itself.
    rows: HashMap<CellAt, usize>,
}

#[derive(Debug)]
struct Whole {
    /// The edges of its columns on all pages together.
    edges: Vec<Length>,
    parts: Vec<At>,
}

impl Parts {
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let mut parts = Self::default();
        let mut before: Option<At> = None;
        for (page, sheet) in sheets.iter().enumerate() {
            for (block, each) in sheet.blocks.iter().enumerate() {
                let Block::Table(table) = each else {
                    continue;
                };
                let at = (page, block);
                let continued = before.is_some_and(|before| goes_on(sheets, before, at));
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

    fn add(&mut self, table: &Table, at: At, continued: bool) {
        match self.tables.last_mut() {
            Some(whole) if continued => {
                whole.edges.extend(&table.ruled.columns);
                whole.parts.push(at);
            }
            _ => self.tables.push(Whole {
                edges: table.ruled.columns.clone(),
                parts: vec![at],
            }),
        }
        self.table_of.insert(at, self.tables.len() - 1);
    }

    /// The table of a part, in the order in which tables begin, and whether the part begins it.
    pub(super) fn table(&self, at: At) -> (usize, bool) {
        let table = self.table_of.get(&at).copied().unwrap_or(0);
        let whole = self.tables.get(table);
        (
            table,
            whole.is_some_and(|whole| whole.parts.first() == Some(&at)),
        )
    }

    /// Where a cell stands in the grid of the whole table; `None` for the empty rest of one that began on another page.
    pub(super) fn area(&self, table: &Table, at: At, cell: usize) -> Option<Area> {
        let span = table.ruled.cells.get(cell)?;
        let rows = self.rows.get(&(at, cell)).copied().unwrap_or(span.rows);
        let (number, _) = self.table(at);
        let edges = &self.tables.get(number)?.edges;
        let (column, columns) = columns(span, &table.ruled.columns, edges);
        (rows > 0).then(|| Area {
            column,
            columns,
            rows: u32::try_from(rows).unwrap_or(1),
        })
    }

    /// Joins merged cells that a page break cuts: below it stands an empty cell of the same columns.
    fn join_cells(&mut self, sheets: &[Sheet], table: usize) {
        let Some(whole) = self.tables.get(table) else {
            return;
        };
        let mut begun: HashMap<CellAt, CellAt> = HashMap::new();
        for pair in whole.parts.windows(2) {
            let [above, below] = pair else { continue };
            let (Some(upper), Some(lower)) = (table_at(sheets, *above), table_at(sheets, *below))
            else {
                continue;
            };
            let height = upper.ruled.rows.len().saturating_sub(1);
            let mut open = HashMap::new();
            for (cell, span) in upper.ruled.cells.iter().enumerate() {
                let first = begun.get(&(*above, cell)).copied();
                let has_text = first.is_some() || !upper.is_blank(cell);
                if span.row + span.rows == height && has_text {
                    let key = columns(span, &upper.ruled.columns, &whole.edges);
                    open.insert(key, (first.unwrap_or((*above, cell)), span.rows));
                }
            }
            for (cell, span) in lower.ruled.cells.iter().enumerate() {
                let key = columns(span, &lower.ruled.columns, &whole.edges);
                let Some(&(first, rows)) = open.get(&key) else {
                    continue;
                };
                if span.row == 0 && lower.is_blank(cell) && (rows > 1 || span.rows > 1) {
                    *self.rows.entry(first).or_insert(rows) += span.rows;
                    self.rows.insert((*below, cell), 0);
                    begun.insert((*below, cell), first);
                }
            }
        }
    }
}

fn table_at(sheets: &[Sheet], (page, block): At) -> Option<&Table> {
    match sheets.get(page)?.blocks.get(block)? {
        Block::Table(table) => Some(table),
        Block::Line(..) => None,
    }
}

/// The first column and the number of columns of a cell in the grid of the whole table.
fn columns(span: &Span, own: &[Length], whole: &[Length]) -> (u32, u32) {
    let index = |edge: usize| {
        let at = own.get(edge).copied().unwrap_or(0);
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
fn goes_on(sheets: &[Sheet], before: At, after: At) -> bool {
    if before.0 + 1 != after.0 {
        return false;
    }
    let blocks = |page: usize| sheets.get(page).map_or(&[][..], |sheet| &sheet.blocks);
    let rest = blocks(before.0).iter().skip(before.1 + 1);
    let start = blocks(after.0).iter().take(after.1);
    if !rest.chain(start).all(Block::is_margin) {
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
        && few
            .iter()
            .all(|edge| many.iter().any(|other| (edge - other).abs() <= EDGE))
}

/// Sorts the edges of all parts, and makes one of those that stand together.
fn join_edges(edges: &mut Vec<Length>) {
    edges.sort_unstable();
    let mut last = None;
    edges.retain(|&edge| {
        let apart = last.is_none_or(|last| edge - last > EDGE);
        if apart {
            last = Some(edge);
        }
        apart
    });
}
