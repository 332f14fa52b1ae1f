//! Blocks to lines.

use super::blocks::{Block, Text};
use super::table::{Table, TableCell};
use crate::characters::{count_up_to, is_blank};
use crate::read::lines::Lines;
use gouji_model::{Area, Cell, Line, Unreadable};
use std::collections::HashMap;

/// How many paragraphs of sentences a cell may hold and still be a cell; beyond, it lays out a page.
const PARAGRAPHS_OF_A_CELL: usize = 12;

/// How many characters of sentences a cell may hold and still be a cell.
const CHARACTERS_OF_A_CELL: usize = 400;

/// The lines of a document as they grow.
pub(super) struct Layout {
    lines: Lines,
}

impl Layout {
    pub(super) fn new() -> Self {
        let lines = Lines::new();
        Self { lines }
    }

    pub(super) fn finish(self) -> Vec<Line> {
        self.lines.finish()
    }

    pub(super) fn add(&mut self, block: Block) -> Result<(), Unreadable> {
        match block {
            Block::Paragraph(text) => self.paragraph(&text),
            Block::Table(table) => self.table(table),
            Block::Chunk(lines) => self.chunk(lines),
        }
    }

    /// A paragraph is a line, or several where it is broken; its tabs part cells, as in a plain text.
    fn paragraph(&mut self, text: &Text) -> Result<(), Unreadable> {
        for line in text.text.split('\n') {
            let pieces: Vec<&str> = line.split('\t').collect();
            let opens = pieces.len() > 1 && pieces.first().is_some_and(|piece| is_blank(piece));
            let pieces = pieces.into_iter().skip(usize::from(opens));
            let cells = (0..).zip(pieces).map(|(at, piece)| Cell {
                text: piece.to_owned(),
                place: text.place,
                area: Area::at(at),
            });
            let cells = if line.is_empty() {
                Vec::new()
            } else {
                cells.collect()
            };
            self.lines.push(cells, None)?;
        }
        Ok(())
    }

    fn table(&mut self, table: Table) -> Result<(), Unreadable> {
        let number = self.lines.begin_table();
        for row in table.rows {
            let mut cells = Vec::with_capacity(row.len());
            let mut behind = Vec::new();
            for cell in row.into_iter().filter(|cell| !cell.is_covered) {
                if cell.lays_out_a_page() {
                    behind.extend(cell.blocks);
                } else {
                    cells.push(own_text(cell, &mut behind));
                }
            }
            if !cells.is_empty() || behind.is_empty() {
                self.lines.row(number, cells)?;
            }
            for block in behind {
                self.add(block)?;
            }
        }
        Ok(())
    }

    /// Lines of another part, whose tables are numbered on from those before.
    fn chunk(&mut self, lines: Vec<Line>) -> Result<(), Unreadable> {
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        for line in lines {
            let table = line.table.map(|own| {
                let begin = || self.lines.begin_table();
                *numbers.entry(own).or_insert_with(begin)
            });
            self.lines.push(line.cells, table)?;
        }
        Ok(())
    }
}

/// The cell with its own paragraphs; what else it holds goes `behind` its row.
fn own_text(cell: TableCell, behind: &mut Vec<Block>) -> Cell {
    let mut text: Option<String> = None;
    for block in cell.blocks {
        match (block, &mut text) {
            (Block::Paragraph(paragraph), Some(text)) => {
                text.push('\n');
                text.push_str(&paragraph.text);
            }
            (Block::Paragraph(paragraph), None) => text = Some(paragraph.text),
            (block, _) => behind.push(block),
        }
    }
    Cell {
        text: text.unwrap_or_default(),
        place: cell.place,
        area: cell.area,
    }
}

impl TableCell {
    /// Whether the cell holds a piece of the page and no piece of a table: paragraphs of sentences.
    fn lays_out_a_page(&self) -> bool {
        let texts = self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text.text.as_str()),
            Block::Table(_) | Block::Chunk(_) => None,
        });
        let paragraphs = texts.clone().filter(|text| !is_blank(text)).count();
        let characters: usize = texts
            .clone()
            .map(|text| count_up_to(text, CHARACTERS_OF_A_CELL))
            .sum();
        let is_long = paragraphs > PARAGRAPHS_OF_A_CELL || characters > CHARACTERS_OF_A_CELL;
        is_long && texts.into_iter().any(|text| text.contains('。'))
    }
}
