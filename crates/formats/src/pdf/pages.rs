//! Pages put together to the lines of a document.

use super::budget::Budget;
use super::cell_overflow;
use super::continued_tables::ContinuedTables;
use super::geometry::Length;
use super::marks::PageMarks;
use super::page_blocks::{PageBlock, PageTable, PartPosition, PdfPage, table_at};
use super::page_numbers::page_numbers;
use super::ruled_tables;
use super::text_lines::{self, TextLine};
use crate::blocks::LONGEST_CELL;
use crate::lines::Lines;
use gouji_model::characters::count_up_to;
use gouji_model::{Area, Cell, Place, ReadError};

/// The part of a page's height at its top and at its foot where its number and running titles stand, in per cent.
const MARGIN: Length = 12;

/// Sorts a page's glyphs into its tables and the text around them.
pub(super) fn sheet(marks: PageMarks, budget: &mut Budget) -> Result<PdfPage, ReadError> {
    let tables = ruled_tables::tables(&marks.rules, budget)?;
    budget.step(tables.len().saturating_mul(marks.glyphs.len()))?;
    let (in_cells, around) = cell_overflow::sort_glyphs(marks.glyphs, &tables);
    let mut blocks: Vec<PageBlock> = Vec::new();
    for (ruled, cells) in tables.into_iter().zip(in_cells) {
        let texts: Vec<_> = cells.into_iter().map(text_lines::text_lines).collect();
        if texts.iter().any(|lines| !lines.is_empty()) {
            blocks.push(PageBlock::Table(PageTable { ruled, texts }));
        }
    }
    let height = marks.page.height();
    let margin = height * MARGIN / 100;
    blocks.extend(text_lines::text_lines(around).into_iter().map(|line| {
        let in_margin = line.bottom < margin || line.top > height - margin;
        PageBlock::Line(line, in_margin)
    }));
    blocks.sort_by_key(PageBlock::top);
    Ok(PdfPage { blocks })
}

/// The lines of a document of these pages.
pub(super) fn lines(sheets: &[PdfPage]) -> Result<Lines, ReadError> {
    let parts = ContinuedTables::new(sheets);
    let page_numbers = page_numbers(sheets);
    let mut lines = Lines::default();
    let mut numbers = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let mut at = PagePosition::new(page);
        for (block, content) in sheet.blocks.iter().enumerate() {
            match content {
                // It is a line of its page all the same.
                PageBlock::Line(..) if page_numbers.contains(&(page, block)) => at.row += 1,
                PageBlock::Line(line, _) => push_line(&mut lines, line, &mut at)?,
                PageBlock::Table(table) => {
                    let (whole, begins) = parts.table((page, block));
                    if begins {
                        numbers.push(lines.begin_table());
                    }
                    let number = numbers.get(whole).copied().unwrap_or(0);
                    let rows = part_rows(sheets, &parts, (page, block), table);
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
type PdfRow<'s> = Vec<PdfCell<'s>>;

/// A cell with what it says.
struct PdfCell<'s> {
    area: Area,
    width: Length,
    lines: Vec<&'s TextLine>,
}

/// The rows that a part of a table adds to it.
fn part_rows<'s>(
    sheets: &'s [PdfPage],
    parts: &ContinuedTables,
    at: PartPosition,
    table: &'s PageTable,
) -> Vec<PdfRow<'s>> {
    let count = table.ruled.rows.len().saturating_sub(1);
    let mut rows: Vec<Option<PdfRow<'s>>> = (0..count)
        .map(|row| parts.keeps_row(at, row).then(PdfRow::new))
        .collect();
    for (cell, span) in table.ruled.cells.iter().enumerate() {
        let area = parts.area(table, at, cell);
        if let (Some(Some(row)), Some(area)) = (rows.get_mut(span.row), area) {
            let more = parts.rest(at, cell).iter();
            let more = more.flat_map(|&(at, cell)| lines_at(sheets, at, cell));
            row.push(PdfCell {
                area,
                width: table.width(cell),
                lines: table.lines(cell).iter().chain(more).collect(),
            });
        }
    }
    rows.into_iter().flatten().collect()
}

fn lines_at(sheets: &[PdfPage], at: PartPosition, cell: usize) -> &[TextLine] {
    table_at(sheets, at).map_or(&[], |table| table.lines(cell))
}

/// Where the lines of a page have got to.
struct PagePosition {
    /// From 1.
    page: u32,
    row: u32,
}

impl PagePosition {
    fn new(page: usize) -> Self {
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

fn push_line(lines: &mut Lines, line: &TextLine, at: &mut PagePosition) -> Result<(), ReadError> {
    at.row += 1;
    let cells = (0_u32..)
        .zip(&line.pieces)
        .map(|(column, piece)| Cell {
            text: piece.clone(),
            place: at.place(column),
            area: Area::single(column),
        })
        .collect();
    lines.push(cells, None)
}

fn push_row(
    out: &mut Lines,
    mut row: PdfRow<'_>,
    number: u32,
    at: &mut PagePosition,
) -> Result<(), ReadError> {
    at.row += 1;
    row.sort_by_key(|cell| cell.area.column);
    let mut prose = Vec::new();
    let mut cells = Vec::new();
    for cell in row {
        let area = cell.area;
        let mut text = text_lines::unwrap_lines(&cell.lines, cell.width);
        if is_prose(&text) {
            prose.extend(cell.lines);
            text.clear();
        }
        let place = at.place(area.column);
        cells.push(Cell { text, place, area });
    }
    out.row(number, cells)?;
    for line in prose {
        push_line(out, line, at)?;
    }
    Ok(())
}

fn is_prose(text: &str) -> bool {
    count_up_to(text, LONGEST_CELL + 1) > LONGEST_CELL && text.contains('。')
}
