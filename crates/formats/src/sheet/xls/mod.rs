//! Workbooks of Excel before 2007: BIFF, the stream `Workbook` (or `Book`) of a compound file.

mod formula;
mod globals;
mod records;
mod strings;
mod worksheet;

#[cfg(test)]
mod test_builder;
#[cfg(test)]
mod tests;

use crate::sheet::{Sheets, keep_visible};
use gouji_model::{Document, FileKind, NoticeKind, ReadError};
use records::id;
use std::collections::BTreeSet;

/// The kind of a substream: a sheet with cells.
const WORKSHEET: u16 = 0x0010;

/// Reads the stream of a workbook.
///
/// # Errors
/// Encrypted, damaged so that no sheet can be read, beyond a limit, or empty.
pub(crate) fn read(stream: &[u8]) -> Result<Document, ReadError> {
    let mut sheets = Sheets::new();
    let (globals, worksheets) = globals::read(stream, &mut sheets)?;
    let visible = keep_visible(&mut sheets, worksheets);
    // Two sheets at one offset, or one within another, would be read over and over.
    let mut offsets = BTreeSet::new();
    let mut sound = Vec::new();
    for sheet in visible {
        if begins_worksheet(stream, sheet.part) && offsets.insert(sheet.part) {
            sound.push(sheet);
        } else {
            sheets.notice(NoticeKind::Damaged, None);
        }
    }
    for sheet in &sound {
        let next = offsets.range(sheet.part + 1..).next();
        let substream = next.and_then(|&next| stream.get(..next)).unwrap_or(stream);
        let cells = sheets.begin(&sheet.name)?;
        let cells = worksheet::read(substream, sheet.part, &globals, &mut sheets, cells)?;
        sheets.end(cells)?;
    }
    if sound.is_empty() {
        return Err(ReadError::Damaged {
            kind: FileKind::Xls,
        });
    }
    sheets.finish(FileKind::Xls)
}

/// Whether the record at `offset` begins a sheet with cells: its number, its length, the version and the kind.
fn begins_worksheet(stream: &[u8], offset: usize) -> bool {
    let record = stream.get(offset..).and_then(<[u8]>::first_chunk::<8>);
    record.is_some_and(
        |&[id, more_id, length, more_length, _, _, kind, more_kind]| {
            u16::from_le_bytes([id, more_id]) == id::BEGIN
                && u16::from_le_bytes([length, more_length]) >= 4
                && u16::from_le_bytes([kind, more_kind]) == WORKSHEET
        },
    )
}
