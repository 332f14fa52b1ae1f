//! What a word processor's document is made of, and how it becomes lines.

use crate::lines::{Lines, document};
use crate::notices::Notices;
use gouji_model::characters::is_blank;
use gouji_model::{Area, Cell, Document, FileKind, Line, Place, ReadError};
use std::collections::HashMap;

/// With more paragraphs than this, a cell is a part of the page and not of a table.
const MOST_PARAGRAPHS: usize = 12;

/// With more characters than this, and sentences, a cell is a part of the page and not of a table.
pub(crate) const LONGEST_CELL: usize = 400;

/// Stands in a text for a picture or a formula that cannot be read.
pub(crate) const OBJECT: char = '\u{fffc}';

/// A paragraph or a table, wherever it stands.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    Paragraph {
        text: String,
        place: Place,
    },
    /// The cells, row by row.
    Table(Vec<Vec<BlockCell>>),
    /// What another part of the file holds for this piece.
    Chunk(Vec<Line>),
    /// A picture, or an object that is shown as one.
    Picture,
}

/// A cell with what it holds. What it covers holds no other.
#[derive(Debug, Clone)]
pub(crate) struct BlockCell {
    pub(crate) area: Area,
    pub(crate) place: Place,
    pub(crate) blocks: Vec<Block>,
}

impl Block {
    /// Whether nothing stands in it.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Paragraph { text, .. } => is_blank(text),
            Self::Picture => true,
            Self::Table(_) | Self::Chunk(_) => false,
        }
    }
}

/// The blocks of a cell, with what stands in a frame in place of the frame.
pub(crate) fn unwrap_frames(blocks: Vec<Block>) -> Vec<Block> {
    let mut flat = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Table(rows) if matches!(rows.as_slice(), [row] if row.len() == 1) => {
                let cells = rows.into_iter().flatten();
                flat.extend(cells.flat_map(|cell| cell.blocks));
            }
            block => flat.push(block),
        }
    }
    flat
}

/// Gives the paragraphs among `blocks` a place of what they hang on.
pub(crate) fn place_paragraphs(blocks: &mut [Block], anchor: Place) {
    for block in blocks {
        if let Block::Paragraph { place, .. } = block {
            *place = anchor;
        }
    }
}

/// Whether something stands in a line that is no picture.
fn has_text(line: &Line) -> bool {
    line.cells
        .iter()
        .any(|cell| !is_blank(cell.text.trim_matches(OBJECT)))
}

/// Lays the blocks of a document out as its lines, one block after another.
#[derive(Default)]
pub(crate) struct BlockLayout {
    lines: Lines,
}

impl BlockLayout {
    /// The document of `kind` that the blocks are, with what is to be told of it.
    ///
    /// # Errors
    ///
    /// `empty` where nothing stands in its lines that is no picture.
    pub(crate) fn finish(
        mut self,
        kind: FileKind,
        notices: Notices,
        empty: ReadError,
    ) -> Result<Document, ReadError> {
        let pictures = self.lines.take_pictures();
        let lines = self.lines.finish();
        if !lines.iter().any(has_text) {
            return Err(empty);
        }
        Ok(Document {
            pictures,
            ..document(kind, lines, notices.finish())
        })
    }

    /// Adds all `blocks` and takes them out.
    ///
    /// # Errors
    /// Beyond the limit of cells.
    pub(crate) fn add_all(&mut self, blocks: &mut Vec<Block>) -> Result<(), ReadError> {
        blocks.drain(..).try_for_each(|block| self.add(block))
    }

    fn add(&mut self, block: Block) -> Result<(), ReadError> {
        match block {
            Block::Paragraph { text, place } => self.paragraph(text, place),
            Block::Table(rows) => self.table(rows),
            Block::Chunk(lines) => self.chunk(lines),
            Block::Picture => {
                self.lines.picture();
                Ok(())
            }
        }
    }

    /// A paragraph is a line, or several where it is broken; its tabs part cells, as in a plain text.
    fn paragraph(&mut self, text: String, place: Place) -> Result<(), ReadError> {
        if !text.contains(['\n', '\t']) {
            return self.lines.text(text, place);
        }
        for line in text.split('\n') {
            let pieces: Vec<&str> = line.split('\t').collect();
            let opens = pieces.len() > 1 && pieces.first().is_some_and(|piece| is_blank(piece));
            let pieces = pieces.into_iter().skip(usize::from(opens));
            let cells = (0..).zip(pieces).map(|(at, piece)| Cell {
                text: piece.to_owned(),
                place,
                area: Area::single(at),
            });
            let cells = cells.filter(|_| !line.is_empty());
            self.lines.push(cells.collect(), None)?;
        }
        Ok(())
    }

    fn table(&mut self, rows: Vec<Vec<BlockCell>>) -> Result<(), ReadError> {
        let number = self.lines.begin_table();
        for row in rows {
            let mut cells = Vec::with_capacity(row.len());
            let mut behind = Vec::new();
            for cell in row {
                if cell.is_page_layout() {
                    behind.extend(cell.blocks);
                } else {
                    cells.push(take_cell(cell, &mut behind));
                }
            }
            if !cells.is_empty() || behind.is_empty() {
                self.lines.row(number, cells)?;
            }
            self.add_all(&mut behind)?;
        }
        Ok(())
    }

    /// Lines of another part, whose tables are numbered on from those before.
    fn chunk(&mut self, lines: Vec<Line>) -> Result<(), ReadError> {
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        for line in lines {
            let table = line.table.map(|table_number| {
                let begin = || self.lines.begin_table();
                *numbers.entry(table_number).or_insert_with(begin)
            });
            self.lines.push(line.cells, table)?;
        }
        Ok(())
    }
}

/// The cell with its own paragraphs; what else it holds goes `behind` its row.
fn take_cell(cell: BlockCell, behind: &mut Vec<Block>) -> Cell {
    let mut text: Option<String> = None;
    for block in cell.blocks {
        match (block, &mut text) {
            (Block::Paragraph { text: more, .. }, Some(text)) => {
                text.push('\n');
                text.push_str(&more);
            }
            (Block::Paragraph { text: first, .. }, None) => text = Some(first),
            (block, _) => behind.push(block),
        }
    }
    Cell {
        text: text.unwrap_or_default(),
        place: cell.place,
        area: cell.area,
    }
}

impl BlockCell {
    /// Whether the cell holds a piece of the page and no piece of a table.
    fn is_page_layout(&self) -> bool {
        let texts = self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph { text, .. } => Some(text.as_str()),
            Block::Table(_) | Block::Chunk(_) | Block::Picture => None,
        });
        is_page_layout(texts)
    }
}

/// Whether a cell with these paragraphs only lays out the page: it holds much text.
pub(crate) fn is_page_layout<'p>(paragraphs: impl Iterator<Item = &'p str>) -> bool {
    let (mut count, mut characters, mut has_sentence) = (0, 0, false);
    for text in paragraphs.filter(|text| !is_blank(text)) {
        count += 1;
        characters += text.chars().count();
        has_sentence |= text.contains('。');
    }
    count > MOST_PARAGRAPHS || (characters > LONGEST_CELL && has_sentence)
}
