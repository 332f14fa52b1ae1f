//! Pages put together to the lines of a document.

use super::budget::Budget;
use super::geometry::Length;
use super::lines::{self, TextLine};
use super::marks::Marks;
use super::parts::Parts;
use super::ruling::{self, Ruled};
use crate::characters::count_up_to;
use crate::read::lines::Lines;
use gouji_model::{Area, Cell, Place, Unreadable};

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
    /// Whether nothing is written in a cell.
    pub(super) fn is_blank(&self, cell: usize) -> bool {
        self.texts.get(cell).is_none_or(Vec::is_empty)
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
    pub(super) fn of(marks: Marks, budget: &mut Budget) -> Result<Self, Unreadable> {
        let tables = ruling::tables(&marks.rules, budget)?;
        budget.step(tables.len().saturating_mul(marks.glyphs.len()))?;
        let mut in_cells: Vec<Vec<Vec<_>>> = tables
            .iter()
            .map(|table| vec![Vec::new(); table.cells.len()])
            .collect();
        let mut around = Vec::new();
        for glyph in marks.glyphs {
            let centre = glyph.bounds.centre();
            // Of tables in each other, the inner one is the smallest.
            let holding = tables
                .iter()
                .zip(&mut in_cells)
                .filter_map(|(table, cells)| Some((table, cells, table.cell_at(centre)?)));
            let inner = holding.min_by_key(|(table, ..)| table.bounds().area());
            match inner.and_then(|(_, cells, cell)| cells.get_mut(cell)) {
                Some(cell) => cell.push(glyph),
                None => around.push(glyph),
            }
        }
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
pub(super) fn document(sheets: &[Sheet]) -> Result<Lines, Unreadable> {
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
                    let areas = (0..table.ruled.cells.len())
                        .map(|cell| parts.area(table, (page, block), cell))
                        .collect();
                    rows(&mut lines, table, areas, number, &mut at)?;
                }
            }
        }
    }
    Ok(lines)
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

fn text(lines: &mut Lines, line: &TextLine, at: &mut Standing) -> Result<(), Unreadable> {
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

fn rows(
    lines: &mut Lines,
    table: &Table,
    areas: Vec<Option<Area>>,
    number: u32,
    at: &mut Standing,
) -> Result<(), Unreadable> {
    let count = table.ruled.rows.len().saturating_sub(1);
    let mut by_row: Vec<Vec<(Area, &Vec<TextLine>)>> = vec![Vec::new(); count];
    let cells = table.ruled.cells.iter().zip(areas).zip(&table.texts);
    for ((span, area), texts) in cells {
        if let (Some(row), Some(area)) = (by_row.get_mut(span.row), area) {
            row.push((area, texts));
        }
    }
    for mut cells in by_row {
        at.row += 1;
        cells.sort_by_key(|(area, _)| area.column);
        let mut prose = Vec::new();
        let mut own = Vec::new();
        for (area, texts) in cells {
            let mut text = joined(texts);
            if is_prose(&text) {
                prose.extend(texts);
                text.clear();
            }
            let place = at.place(area.column);
            own.push(Cell { text, place, area });
        }
        lines.row(number, own)?;
        for line in prose {
            self::text(lines, line, at)?;
        }
    }
    Ok(())
}

fn joined(lines: &[TextLine]) -> String {
    let lines: Vec<String> = lines.iter().map(TextLine::joined).collect();
    lines.join("\n")
}

fn is_prose(text: &str) -> bool {
    count_up_to(text, LONGEST_CELL + 1) > LONGEST_CELL && text.contains('。')
}
