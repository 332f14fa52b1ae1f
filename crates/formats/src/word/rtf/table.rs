//! The tables of rich text: where each cell falls in the grid that the edges of all its rows make.

use crate::blocks::is_page_layout;
use crate::limits::MAX_COLUMNS;
use crate::lines::{Lines, table_place, text_line};
use gouji_model::characters::is_blank;
use gouji_model::{Area, Cell, Line, Place, ReadError};
use std::collections::HashMap;
use std::rc::Rc;

/// The most cells that a row describes. Word has 63.
const MAX_CELLS_OF_ROW: usize = 1024;

/// Edges nearer than this are one, in twentieths of a point: rows of one table are drawn by hand and miss by a hair.
const TOLERANCE: i32 = 40;

/// What a cell holds, in order.
pub(super) enum RtfContent {
    Paragraph(String),
    Table(FinishedRtfTable),
}

/// How the cells of a row lie.
#[derive(Clone, Default)]
pub(super) struct RowShape {
    left: Option<i32>,
    cells: Vec<CellEdge>,
    next: CellMerge,
}

/// The right edge of a cell, and whether the cell goes on from another.
#[derive(Clone, Copy)]
struct CellEdge {
    right: i32,
    merge: CellMerge,
}

/// How a cell goes on.
#[derive(Clone, Copy, Default)]
struct CellMerge {
    from_left: bool,
    from_above: bool,
    /// Whether one may go on from it downwards.
    begins_down: bool,
}

impl RowShape {
    /// Takes a control word that describes a row's cells.
    pub(super) fn word(&mut self, name: &str, value: Option<i32>) {
        match name {
            "trowd" => *self = Self::default(),
            "trleft" => self.left = value,
            "clmrg" => self.next.from_left = true,
            "clvmrg" => self.next.from_above = true,
            "clvmgf" => self.next.begins_down = true,
            "cellx" => {
                let merge = std::mem::take(&mut self.next);
                if self.cells.len() < MAX_CELLS_OF_ROW {
                    let right = value.unwrap_or(0);
                    self.cells.push(CellEdge { right, merge });
                }
            }
            _ => {}
        }
    }

    /// The left edge of the row.
    fn left_edge(&self) -> i32 {
        let first = self.cells.first().map_or(0, |cell| cell.right);
        self.left.unwrap_or(0).min(first)
    }
}

/// Whether a control word describes a row's cells.
pub(super) fn describes_row(name: &str) -> bool {
    matches!(
        name,
        "trowd" | "trleft" | "clmrg" | "clvmrg" | "clvmgf" | "cellx"
    )
}

/// A row as written.
struct RtfRow {
    cells: Vec<Vec<RtfContent>>,
    shape: Rc<RowShape>,
}

/// A table that is being read.
#[derive(Default)]
pub(super) struct RtfTable {
    number: u32,
    rows: Vec<RtfRow>,
    cells: Vec<Vec<RtfContent>>,
    pub(super) content: Vec<RtfContent>,
}

/// A table that has been read.
pub(super) struct FinishedRtfTable {
    pub(super) lines: Vec<Line>,
    rows: usize,
    cells: usize,
}

impl RtfTable {
    pub(super) fn new(number: u32) -> Self {
        Self {
            number,
            ..Self::default()
        }
    }

    pub(super) fn end_cell(&mut self, lines: &mut Lines) -> Result<(), ReadError> {
        lines.take(1)?;
        self.cells.push(std::mem::take(&mut self.content));
        Ok(())
    }

    pub(super) fn end_row(&mut self, shape: &Rc<RowShape>) {
        if !self.cells.is_empty() {
            self.rows.push(RtfRow {
                cells: std::mem::take(&mut self.cells),
                shape: Rc::clone(shape),
            });
        }
    }

    /// The table's rows. What stands in it without the end of its cell or row was cut off there.
    pub(super) fn finish(
        mut self,
        shape: &Rc<RowShape>,
        lines: &mut Lines,
    ) -> Result<FinishedRtfTable, ReadError> {
        if !self.content.is_empty() {
            self.end_cell(lines)?;
        }
        self.end_row(shape);
        let edges = edges(&self.rows);
        let mut grid = TablePlacement {
            number: self.number,
            edges,
            lines: Vec::new(),
            above: HashMap::new(),
            cells: 0,
        };
        let rows = self.rows.len();
        for (row, at) in self.rows.into_iter().zip(1..) {
            grid.row(row, at);
        }
        Ok(FinishedRtfTable {
            lines: grid.lines,
            rows,
            cells: grid.cells,
        })
    }
}

/// The edges of all rows, in order, those that are nearly the same as one.
fn edges(rows: &[RtfRow]) -> Vec<i32> {
    let mut all = Vec::new();
    let mut last: Option<&Rc<RowShape>> = None;
    for row in rows {
        if last.is_some_and(|last| Rc::ptr_eq(last, &row.shape)) {
            continue;
        }
        last = Some(&row.shape);
        all.push(row.shape.left_edge());
        all.extend(row.shape.cells.iter().map(|cell| cell.right));
    }
    all.sort_unstable();
    all.dedup_by(|next, last| next.saturating_sub(*last) <= TOLERANCE);
    all
}

/// A cell that may go on downwards.
struct CellAbove {
    line: usize,
    /// Which cell of that line.
    cell: usize,
    /// The last row that it covers so far.
    row: u32,
}

/// A table whose rows are being placed.
struct TablePlacement {
    number: u32,
    edges: Vec<i32>,
    lines: Vec<Line>,
    /// For each column, the cell of it that may go on downwards.
    above: HashMap<u32, CellAbove>,
    cells: usize,
}

impl TablePlacement {
    /// The column that begins at `edge`.
    fn column(&self, edge: i32) -> u32 {
        let column = self.edges.partition_point(|&other| other <= edge);
        u32::try_from(column.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    fn row(&mut self, row: RtfRow, number: u32) {
        let line = self.lines.len();
        let mut cells: Vec<Cell> = Vec::new();
        let mut below = Vec::new();
        let mut start = self.column(row.shape.left_edge());
        for (at, items) in row.cells.into_iter().enumerate() {
            let edge = row.shape.cells.get(at);
            let end = edge.map_or(start + 1, |edge| self.column(edge.right).max(start + 1));
            let merge = edge.map_or_else(CellMerge::default, |edge| edge.merge);
            let area = Area {
                column: start.min(MAX_COLUMNS),
                columns: end - start,
                rows: 1,
            };
            start = end;
            if merge.from_left
                && let Some(left) = cells.last_mut()
            {
                left.area.columns = end.saturating_sub(left.area.column);
                continue;
            }
            if merge.from_above && self.extend_above(area.column, number) {
                continue;
            }
            self.cells += 1;
            let place = table_place(self.number + 1, number, area.column + 1);
            let Some(cell) = cell(items, area, place, &mut below) else {
                continue;
            };
            if merge.begins_down {
                let above = CellAbove {
                    line,
                    cell: cells.len(),
                    row: number,
                };
                self.above.insert(area.column, above);
            }
            cells.push(cell);
        }
        self.lines.push(Line {
            cells,
            table: Some(self.number),
        });
        self.lines.extend(below);
    }

    /// Lets the cell above `column` reach down to `row`; whether there is one.
    fn extend_above(&mut self, column: u32, row: u32) -> bool {
        let above = self.above.get_mut(&column);
        let Some(above) = above.filter(|above| above.row.saturating_add(1) == row) else {
            return false;
        };
        above.row = row;
        let line = self.lines.get_mut(above.line);
        let cell = line.and_then(|line| line.cells.get_mut(above.cell));
        if let Some(cell) = cell {
            cell.area.rows = cell.area.rows.saturating_add(1);
        }
        true
    }
}

/// A cell of what it holds; `None` where it only lays out the page. What is not its text goes `below` its row.
fn cell(items: Vec<RtfContent>, area: Area, place: Place, below: &mut Vec<Line>) -> Option<Cell> {
    let has_data = |item: &RtfContent| matches!(item, RtfContent::Table(table) if table.rows > 1 && table.cells > 3);
    let paragraphs = items.iter().filter_map(|item| match item {
        RtfContent::Paragraph(text) => Some(text.as_str()),
        RtfContent::Table(_) => None,
    });
    let is_layout = items.iter().any(has_data) || is_page_layout(paragraphs);
    let mut text = String::new();
    for item in items {
        match item {
            RtfContent::Table(table) => match table.into_frame_text() {
                Ok(content) => append_line(&mut text, &content),
                Err(lines) => below.extend(lines),
            },
            RtfContent::Paragraph(content) if is_layout => below.push(text_line(content, place)),
            RtfContent::Paragraph(content) => append_line(&mut text, &content),
        }
    }
    if is_layout && is_blank(&text) {
        return None;
    }
    Some(Cell { text, place, area })
}

fn append_line(text: &mut String, addition: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(addition);
}

impl FinishedRtfTable {
    /// The text of a table of one cell, which is only a frame around it; else its lines.
    fn into_frame_text(mut self) -> Result<String, Vec<Line>> {
        match self.lines.as_mut_slice() {
            [line] if self.rows == 1 && self.cells == 1 => {
                let cell = line.cells.pop();
                Ok(cell.map(|cell| cell.text).unwrap_or_default())
            }
            _ => Err(self.lines),
        }
    }
}
