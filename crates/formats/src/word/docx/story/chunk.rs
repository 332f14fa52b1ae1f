//! Where a part stands for a piece of the body: its lines, with places in the document that a person sees.

use super::DocxStory;
use crate::blocks::Block;
use crate::lines::table_place;
use crate::word::docx::alt_chunk::cell_count;
use gouji_model::{Cell, Line, NoticeKind, Place, ReadError};

impl DocxStory<'_> {
    /// Adds what the part named `id` holds. What cannot be read there is told.
    pub(super) fn chunk(&mut self, id: &str, into: &mut Vec<Block>) -> Result<(), ReadError> {
        let document = match self.chunks.remove(id) {
            Some(Ok(document)) => document,
            missing => {
                if let Some(Err(error)) = missing {
                    self.unread.get_or_insert(error);
                }
                self.notice(NoticeKind::Damaged);
                return Ok(());
            }
        };
        for notice in document.notices {
            self.notice(notice.kind);
        }
        let mut lines = document.lines;
        self.budget.take(cell_count(&lines))?;
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
                None => self.paragraphs = self.paragraphs.saturating_add(1),
                Some(number) if table == Some(number) => row = row.saturating_add(1),
                Some(_) => {
                    self.tables = self.tables.saturating_add(1);
                    row = 1;
                }
            }
            table = line.table;
            let (tables, paragraph) = (self.tables, self.paragraphs);
            let place = |cell: &Cell| match table {
                Some(_) => table_place(tables, row, cell.area.column.saturating_add(1)),
                None => Place::Paragraph { paragraph },
            };
            for cell in &mut line.cells {
                cell.place = place(cell);
            }
        }
    }
}
