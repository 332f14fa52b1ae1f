//! Word documents before 2007, as Word and WPS write them (`.doc`, `.wps`).
//!
//! The library hands over paragraphs and tables, merged cells already told by
//! the edges of the table's cells. Text that a change deleted or that is hidden
//! it leaves out by itself; text that is struck out is left out here.

use crate::blocks::{Block, BlockCell, BlockLayout, OBJECT, unwrap_frames};
use crate::grid::SpanGrid;
use crate::limits::limit_error;
use crate::lines::table_place;
use crate::notices::Notices;
use crate::script::{Script, raise_digits};
use gouji_model::characters::is_blank;
use gouji_model::{Document, FileKind, Limit, NoticeKind, Place, ReadError};
use office_oxide::doc::DocError;
use office_oxide::ir::{self, DocumentIR, Element, InlineContent, List, VerticalAlign};
use office_oxide::limits::Limits;
use office_oxide::options::ParseOptions;
use office_oxide::{DocumentFormat, OfficeError};
use std::io::Cursor;

/// The most characters that a document may hold; the longest report has some ten thousand.
const MAX_CHARACTERS: usize = 8 * 1024 * 1024;

/// How much memory may go into what a small file can multiply, above all pictures, in bytes.
const MAX_MULTIPLIED: u64 = 512 * 1024 * 1024;

/// The deepest that tables, lists and text boxes may stand inside one another.
const MAX_DEPTH: u64 = 64;

/// Reads the Word document in `bytes`.
///
/// # Errors
/// Encrypted, damaged, beyond a limit, or empty.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let parsed = parse(bytes, |_| {})?;
    let is_cut = parsed.metadata.text_truncated;
    let mut story = DocStory::default();
    notice_hidden(bytes, &parsed, &mut story.notices)?;
    let mut layout = BlockLayout::default();
    for section in &parsed.sections {
        layout.add_all(&mut story.blocks(&section.elements, None, 0)?)?;
    }
    if is_cut {
        story.notices.add(NoticeKind::Damaged, None);
    }
    let empty = is_cut.then(damage_error).unwrap_or(ReadError::Empty);
    layout.finish(FileKind::Doc, story.notices, empty)
}

fn damage_error() -> ReadError {
    let kind = FileKind::Doc;
    ReadError::Damaged { kind }
}

/// The document, with what of the text that a person does not see `reveal` asks for.
fn parse(bytes: &[u8], reveal: fn(&mut ParseOptions)) -> Result<DocumentIR, ReadError> {
    let mut limits = Limits::default();
    limits.text_chars = MAX_CHARACTERS;
    limits.memory_bytes = MAX_MULTIPLIED;
    // What is packed into a document as an object is another file, and not read.
    limits.embedded_depth = 0;
    limits.embedded_packages = 0;
    let mut options = ParseOptions::default();
    options.limits = limits;
    reveal(&mut options);
    let bytes = Cursor::new(bytes.to_vec());
    office_oxide::Document::from_reader_with(bytes, DocumentFormat::Doc, &options)
        .map(|document| document.to_ir())
        .map_err(|error| parse_error(&error))
}

fn parse_error(error: &OfficeError) -> ReadError {
    let kind = FileKind::Doc;
    match error {
        OfficeError::Doc(DocError::Encrypted) => ReadError::Encrypted { kind },
        OfficeError::Doc(DocError::UnsupportedVersion(_)) => ReadError::Unsupported { kind },
        _ => ReadError::Damaged { kind },
    }
}

/// Gives notice of deleted and of hidden text.
///
/// The library does not say what it left out. Where the bytes hold the mark of
/// either, the document is read with it too, and what differs was left out.
fn notice_hidden(
    bytes: &[u8],
    document: &DocumentIR,
    notices: &mut Notices,
) -> Result<(), ReadError> {
    const DELETED: &[u8] = &[0x00, 0x08, 0x01];
    const HIDDEN: &[u8] = &[0x3c, 0x08, 0x01];
    let deleted: fn(&mut ParseOptions) = |options| options.include_deleted_text = true;
    let hidden: fn(&mut ParseOptions) = |options| options.include_hidden_text = true;
    for (kind, mark, reveal) in [
        (NoticeKind::TrackedChanges, DELETED, deleted),
        (NoticeKind::HiddenText, HIDDEN, hidden),
    ] {
        let is_marked = bytes.windows(mark.len()).any(|window| window == mark);
        if is_marked && parse(bytes, reveal)?.sections != document.sections {
            notices.add(kind, None);
        }
    }
    Ok(())
}

/// The document from its start, as far as it was read.
#[derive(Debug, Default)]
struct DocStory {
    paragraphs: u32,
    tables: u32,
    notices: Notices,
}

impl DocStory {
    /// `elements`, each paragraph at `place`, or at one of its own outside tables.
    fn blocks(
        &mut self,
        elements: &[Element],
        place: Option<Place>,
        depth: u64,
    ) -> Result<Vec<Block>, ReadError> {
        let within = next_depth(depth)?;
        let mut blocks = Vec::with_capacity(elements.len());
        for element in elements {
            match element {
                Element::Heading(heading) => blocks.push(self.paragraph(&heading.content, place)),
                Element::Paragraph(paragraph) => {
                    blocks.push(self.paragraph(&paragraph.content, place))
                }
                Element::Table(table) => blocks.push(self.table(table, within)?),
                Element::List(list) => blocks.extend(self.list(list, place, within)?),
                Element::TextBox(text_box) => {
                    blocks.extend(self.blocks(&text_box.content, place, within)?)
                }
                // In a cell it may be the figure.
                Element::Image(_) => {
                    blocks.push(Block::Picture);
                    blocks.extend(place.map(|place| {
                        let text = OBJECT.to_string();
                        Block::Paragraph { text, place }
                    }));
                }
                _ => {}
            }
        }
        Ok(blocks)
    }

    fn list(
        &mut self,
        list: &List,
        place: Option<Place>,
        depth: u64,
    ) -> Result<Vec<Block>, ReadError> {
        let within = next_depth(depth)?;
        let mut blocks = Vec::new();
        for item in &list.items {
            blocks.extend(self.blocks(&item.content, place, within)?);
            if let Some(nested) = &item.nested {
                blocks.extend(self.list(nested, place, within)?);
            }
        }
        Ok(blocks)
    }

    fn paragraph(&mut self, content: &[InlineContent], place: Option<Place>) -> Block {
        let place = place.unwrap_or_else(|| {
            self.paragraphs = self.paragraphs.saturating_add(1);
            Place::Paragraph {
                paragraph: self.paragraphs,
            }
        });
        let (text, unread) = inline_text(content);
        for kind in unread {
            self.notices.add(kind, place);
        }
        Block::Paragraph { text, place }
    }

    fn table(&mut self, table: &ir::Table, depth: u64) -> Result<Block, ReadError> {
        let within = next_depth(depth)?;
        self.tables = self.tables.saturating_add(1);
        let number = self.tables;
        let mut grid = SpanGrid::default();
        let mut rows = Vec::with_capacity(table.rows.len());
        for (row, at) in table.rows.iter().zip(1_u32..) {
            grid.next_row();
            let mut cells = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                let area = grid.place(cell.col_span, cell.row_span);
                let place = table_place(number, at, area.column.saturating_add(1));
                let blocks = self.blocks(&cell.content, Some(place), within)?;
                cells.push(BlockCell {
                    area,
                    place,
                    blocks: unwrap_frames(blocks),
                });
            }
            rows.push(cells);
        }
        Ok(Block::Table(rows))
    }
}

/// The depth below `depth`, or an error where the document is nested too deep.
fn next_depth(depth: u64) -> Result<u64, ReadError> {
    if depth < MAX_DEPTH {
        Ok(depth + 1)
    } else {
        Err(limit_error(Limit::Depth, MAX_DEPTH))
    }
}

/// The greatest size of letters, in half points, of which nobody sees anything. Word writes none below 2.
const MOST_TINY: u32 = 1;

/// The text of a paragraph, and what of it is not read.
fn inline_text(content: &[InlineContent]) -> (String, Vec<NoticeKind>) {
    let mut text = String::new();
    let mut unread = Vec::new();
    for inline in content {
        match inline {
            InlineContent::Text(span) => {
                let is_tiny = span.font_size_half_pt.is_some_and(|size| size <= MOST_TINY);
                let kind = match (is_tiny, span.strikethrough) {
                    (true, _) => NoticeKind::HiddenText,
                    (false, true) => NoticeKind::StruckOut,
                    (false, false) => {
                        let script = match span.vertical_align {
                            Some(VerticalAlign::Superscript) => Some(Script::Super),
                            Some(VerticalAlign::Subscript) => Some(Script::Sub),
                            _ => None,
                        };
                        text.push_str(&raise_digits(&span.text, script));
                        continue;
                    }
                };
                if !is_blank(&span.text) {
                    unread.push(kind);
                }
            }
            InlineContent::LineBreak => text.push('\n'),
            _ => {}
        }
    }
    (text, unread)
}

#[cfg(test)]
#[path = "doc_tests.rs"]
mod tests;
