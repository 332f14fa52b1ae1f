//! Rich text to lines and rows of tables.
//!
//! A document is one walk over its groups and control words. What a group does
//! to its text ends with it; tables are rows of cells whose edges are given in
//! lengths, from which the grid is made when a table ends.
//!
//! `tokenizer` cuts the bytes; `reader` does what groups and `control_words` say, with the characters by `code_pages` and
//! the `colours`, and gathers paragraphs and a `table`.
//!
//! In: the bytes of a file. Out: a [`Document`].

mod code_pages;
mod colours;
mod control_words;
mod reader;
mod table;
mod tokenizer;

#[cfg(test)]
mod tests;

use crate::lines::document;
use gouji_model::{Document, FileKind, ReadError};
use reader::RtfReader;
use tokenizer::RtfTokenizer;

/// The document that `bytes` hold.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut reader = RtfReader::new(bytes);
    for token in RtfTokenizer::new(bytes) {
        reader.take(token)?;
        if reader.is_done {
            break;
        }
    }
    let contents = reader.finish()?;
    if contents.lines.iter().all(|line| line.cells.is_empty()) {
        let kind = FileKind::Rtf;
        return Err(match contents.is_whole {
            true => ReadError::Empty,
            false => ReadError::Damaged { kind },
        });
    }
    Ok(Document {
        pictures: contents.pictures,
        ..document(FileKind::Rtf, contents.lines, contents.notices)
    })
}
