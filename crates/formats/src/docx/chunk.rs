//! Parts that stand for a piece of the body: a web page, a text, another document.

use super::story::Story;
use crate::blocks::Block;
use crate::lines::Room;
use crate::package::{Package, Relationship};
use crate::{read, sniff};
use gouji_model::{Cell, Document, FileKind, Line, NoticeKind, Place, ReadError};
use memchr::memmem;
use std::collections::HashMap;

/// The most such parts of one document.
const MAX_CHUNKS: usize = 100;

/// The parts that pieces of a body stand for, by the names that the body has for them.
pub(super) type Chunks = HashMap<String, Result<Document, ReadError>>;

/// Reads the parts that pieces of the body in `text` stand for. A document among them is read without such parts of its own.
///
/// # Errors
/// Where a part cannot be unpacked, or all together hold too many cells.
pub(super) fn chunks(
    package: &mut Package<'_>,
    text: &str,
    relationships: &[Relationship],
) -> Result<Chunks, ReadError> {
    let mut chunks = Chunks::new();
    if memmem::find(text.as_bytes(), b"altChunk").is_none() {
        return Ok(chunks);
    }
    let mut room = Room::new();
    let inside = |related: &&Relationship| related.kind == "aFChunk" && !related.is_external;
    for related in relationships.iter().filter(inside).take(MAX_CHUNKS) {
        let Some(bytes) = package.part(&related.target)? else {
            continue;
        };
        let chunk = read_chunk(package, &bytes);
        let cells = chunk.iter().map(|document| cells(&document.lines)).sum();
        room.take(cells)?;
        chunks.insert(related.id.clone(), chunk);
    }
    Ok(chunks)
}

/// Reads a part; a document unpacks what is left to `around`, so that many together are no more than one.
///
/// Word takes no PDF for a piece, and each would have a budget of its own.
pub(super) fn read_chunk(around: &mut Package<'_>, bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.starts_with(b"PK") {
        let mut package = Package::open_with(bytes, around.left())?;
        let read = match package.kind() {
            FileKind::Docx => super::read_with(&mut package, false),
            kind => Err(ReadError::Unsupported { kind }),
        };
        around.set_left(package.left());
        return read;
    }
    match sniff::by_first_bytes(bytes) {
        Some(kind @ FileKind::Pdf) => Err(ReadError::Unsupported { kind }),
        _ => read(bytes),
    }
}

fn cells(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.cells.len().max(1)).sum()
}

impl Story<'_> {
    /// Adds what the part named `id` holds. What cannot be read there is told.
    pub(super) fn chunk(&mut self, id: &str, into: &mut Vec<Block>) -> Result<(), ReadError> {
        let document = match self.chunks.remove(id) {
            Some(Ok(document)) => document,
            Some(Err(unreadable)) => {
                self.unread.get_or_insert(unreadable);
                self.notice(NoticeKind::Damaged);
                return Ok(());
            }
            None => {
                self.notice(NoticeKind::Damaged);
                return Ok(());
            }
        };
        for notice in document.notices {
            self.notice(notice.kind);
        }
        let mut lines = document.lines;
        self.room.take(cells(&lines))?;
        self.renumber(&mut lines);
        into.push(Block::Chunk(lines));
        Ok(())
    }

    /// Gives the lines of a part places in the document that a person sees: its tables and paragraphs count on.
    fn renumber(&mut self, lines: &mut [Line]) {
        let mut table = None;
        let mut row = 0_u32;
        for line in lines {
            match line.table {
                None => {
                    self.paragraphs = self.paragraphs.saturating_add(1);
                }
                Some(own) if table == Some(own) => row = row.saturating_add(1),
                Some(_) => {
                    self.tables = self.tables.saturating_add(1);
                    row = 1;
                }
            }
            table = line.table;
            let (tables, paragraph) = (self.tables, self.paragraphs);
            let place = |cell: &Cell| match table {
                Some(_) => Place::Table {
                    table: tables,
                    row,
                    column: cell.area.column.saturating_add(1),
                },
                None => Place::Paragraph { paragraph },
            };
            for cell in &mut line.cells {
                cell.place = place(cell);
            }
        }
    }
}
