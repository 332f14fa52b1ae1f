//! Workbooks of Excel before 2007: BIFF, the stream `Workbook` (or `Book`) of a compound file.

mod formula;
mod globals;
mod records;
mod strings;
mod worksheet;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod written;

use super::spreadsheet::{Sheets, visible_only};
use globals::Globals;
use gouji_model::{Document, FileKind, NoticeKind, Unreadable};
use records::{Records, id};

/// The kind of a substream: a sheet with cells.
const WORKSHEET: u16 = 0x0010;

/// Reads the stream of a workbook.
///
/// # Errors
/// Encrypted, damaged so that no sheet can be read, beyond a limit, or empty.
pub(super) fn read(stream: &[u8]) -> Result<Document, Unreadable> {
    let mut sheets = Sheets::new();
    let (globals, bound) = globals::read(stream, &mut sheets)?;
    let all = bound.iter().filter(|sheet| sheet.is_worksheet).collect();
    let seen = visible_only(
        &mut sheets,
        all,
        |sheet| &sheet.name,
        |sheet| sheet.is_hidden,
    );
    let mut offsets = Vec::new();
    for sheet in seen {
        // Two sheets at one offset would be read over and over.
        let is_sound = !offsets.contains(&sheet.offset) && begins_worksheet(stream, sheet.offset);
        if !is_sound {
            sheets.notice(NoticeKind::Damaged, None);
            continue;
        }
        offsets.push(sheet.offset);
        read_sheet(stream, sheet, &globals, &mut sheets)?;
    }
    if offsets.is_empty() {
        return Err(Unreadable::Damaged {
            kind: FileKind::Xls,
        });
    }
    sheets.finish(FileKind::Xls)
}

fn begins_worksheet(stream: &[u8], offset: usize) -> bool {
    let mut records = Records::new(stream, offset);
    records.next().is_some_and(|mut begin| {
        begin.id == id::BEGIN
            && begin.bytes.skip(2).is_some()
            && begin.bytes.u16() == Some(WORKSHEET)
    })
}

fn read_sheet(
    stream: &[u8],
    sheet: &globals::Bound,
    globals: &Globals,
    sheets: &mut Sheets,
) -> Result<(), Unreadable> {
    let began = sheets.begin(&sheet.name)?;
    let ended = worksheet::read(stream, sheet.offset, globals, sheets, began)?;
    sheets.end(ended)
}
