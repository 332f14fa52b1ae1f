//! Pages put together to the lines of a document.

use super::budget::Budget;
use super::geometry::Length;
use super::lines::{self, TextLine};
use super::marks::Marks;
use super::overflow;
use super::parts::{At, Parts, table_at};
use super::ruling::{self, Ruled};
use crate::lines::Lines;
use gouji_model::characters::count_up_to;
use gouji_model::{Area, Cell, Place, ReadError};

/// A cell with more characters than this and sentences in it lays out the page and is no cell of a table.
const LONGEST_CELL: usize = 400;

/// The part of a page's height at its top and at its foot where its number and running titles stand, in per cent.
const MARGIN: Length = 12;

/// A page, read.
#[derive(Debug)]
pub(super) struct Sheet {
    /// From its top.
    pub(super) blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug)]
pub(super) enum Block {
    Table(Table),
    /// A line of text with whether it stands in the margin.
    Line(TextLine, bool),
}

/// A table, or the part of one that stands on a page.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) ruled: Ruled,
    /// The lines of each cell.
    texts: Vec<Vec<TextLine>>,
}

impl Table {
    /// How broad a cell is.
    pub(super) fn width(&self, cell: usize) -> Length {
        let edges = &self.ruled.columns;
        let width = self.ruled.cells.get(cell).and_then(|span| {
            let (left, right) = (span.column, span.column + span.columns);
            Some(edges.get(right)? - edges.get(left)?)
        });
        width.unwrap_or(0)
    }

    /// The lines of a cell.
    pub(super) fn lines(&self, cell: usize) -> &[TextLine] {
        self.texts.get(cell).map_or(&[], Vec::as_slice)
    }
}

impl Block {
    fn top(&self) -> Length {
        match self {
            Self::Table(table) => table.ruled.bounds().top,
            Self::Line(line, _) => line.top,
        }
    }

    /// Whether it is no part of what the pages tell one after the other.
    pub(super) fn is_margin(&self) -> bool {
        matches!(self, Self::Line(_, true))
    }
}

impl Sheet {
    /// Sorts a page's glyphs into its tables and the text around them.
    pub(super) fn of(marks: Marks, budget: &mut Budget) -> Result<Self, ReadError> {
        let tables = ruling::tables(&marks.rules, budget)?;
        budget.step(tables.len().saturating_mul(marks.glyphs.len()))?;
        let (in_cells, around) = overflow::in_cells(marks.glyphs, &tables);
        let mut blocks: Vec<Block> = Vec::new();
        for (ruled, cells) in tables.into_iter().zip(in_cells) {
            let texts: Vec<_> = cells.into_iter().map(lines::of_glyphs).collect();
            if texts.iter().any(|lines| !lines.is_empty()) {
                blocks.push(Block::Table(Table { ruled, texts }));
            }
        }
        let height = marks.page.height();
        let margin = height * MARGIN / 100;
        blocks.extend(lines::of_glyphs(around).into_iter().map(|line| {
            let in_margin = line.bottom < margin || line.top > height - margin;
            Block::Line(line, in_margin)
        }));
        blocks.sort_by_key(Block::top);
        Ok(Self { blocks })
    }
}

/// The lines of a document of these pages.
pub(super) fn document(sheets: &[Sheet]) -> Result<Lines, ReadError> {
    let parts = Parts::of(sheets);
    let mut lines = Lines::new();
    let mut numbers = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let mut at = Standing::on(page);
        for (block, each) in sheet.blocks.iter().enumerate() {
            match each {
                Block::Line(line, _) => text(&mut lines, line, &mut at)?,
                Block::Table(table) => {
                    let (whole, begins) = parts.table((page, block));
                    if begins {
                        numbers.push(lines.begin_table());
                    }
                    let number = numbers.get(whole).copied().unwrap_or(0);
                    let rows = rows(sheets, &parts, (page, block), table);
                    for row in rows {
                        push_row(&mut lines, row, number, &mut at)?;
                    }
                }
            }
        }
    }
    Ok(lines)
}

/// A row of a table.
type Row<'s> = Vec<Written<'s>>;

/// A cell with what it says.
struct Written<'s> {
    area: Area,
    width: Length,
    lines: Vec<&'s TextLine>,
}

/// The rows that a part of a table adds to it.
fn rows<'s>(sheets: &'s [Sheet], parts: &Parts, at: At, table: &'s Table) -> Vec<Row<'s>> {
    let count = table.ruled.rows.len().saturating_sub(1);
    let mut rows: Vec<Option<Row<'s>>> = (0..count)
        .map(|row| parts.keeps_row(at, row).then(Row::new))
        .collect();
    for (cell, span) in table.ruled.cells.iter().enumerate() {
        let area = parts.area(table, at, cell);
        if let (Some(Some(row)), Some(area)) = (rows.get_mut(span.row), area) {
            let more = parts.rest(at, cell).iter();
            let more = more.flat_map(|&(at, cell)| lines_at(sheets, at, cell));
            row.push(Written {
                area,
                width: table.width(cell),
                lines: table.lines(cell).iter().chain(more).collect(),
            });
        }
    }
    rows.into_iter().flatten().collect()
}

fn lines_at(sheets: &[Sheet], at: At, cell: usize) -> &[TextLine] {
    table_at(sheets, at).map_or(&[], |table| table.lines(cell))
}

/// Where the lines of a page have got to.
struct Standing {
    /// From 1.
    page: u32,
    row: u32,
}

impl Standing {
    fn on(page: usize) -> Self {
        Self {
            page: u32::try_from(page).unwrap_or(u32::MAX).saturating_add(1),
            row: 0,
        }
    }

    fn place(&self, column: u32) -> Place {
        Place::Page {
            page: self.page,
            row: self.row,
            column: column.saturating_add(1),
        }
    }
}

fn text(lines: &mut Lines, line: &TextLine, at: &mut Standing) -> Result<(), ReadError> {
    at.row += 1;
    let cells = (0_u32..)
        .zip(&line.pieces)
        .map(|(column, piece)| Cell {
            text: piece.clone(),
            place: at.place(column),
            area: Area::at(column),
        })
        .collect();
    lines.push(cells, None)
}

fn push_row(
    out: &mut Lines,
    mut row: Row<'_>,
    number: u32,
    at: &mut Standing,
) -> Result<(), ReadError> {
    at.row += 1;
    row.sort_by_key(|cell| cell.area.column);
    let mut prose = Vec::new();
    let mut cells = Vec::new();
    for written in row {
        let area = written.area;
        let mut text = lines::unwrapped(&written.lines, written.width);
        if is_prose(&text) {
            prose.extend(written.lines);
            text.clear();
        }
        let place = at.place(area.column);
        cells.push(Cell { text, place, area });
    }
    out.row(number, cells)?;
    for line in prose {
        text(out, line, at)?;
    }
    Ok(())
}

fn is_prose(text: &str) -> bool {
    count_up_to(text, LONGEST_CELL + 1) > LONGEST_CELL && text.contains('。')
}
