//! What workbooks of every age have in common: cells with numbers and their
//! formats, merged areas, hidden parts, and the way from a sheet to lines.

mod calendar;
mod clock;
mod code;
mod digits;
mod format;
mod layout;
mod merged;
mod number;
mod styles;

#[cfg(test)]
mod tests;

pub(super) use calendar::Epoch;
pub(super) use format::Format;
pub(super) use merged::Merged;
pub(super) use number::Number;
pub(super) use styles::{Font, Mixed, Style, Styles, Text, Value};

use super::lines::{Lines, Room};
use super::notices::Notices;
use gouji_model::characters::is_blank;
use gouji_model::{Document, FileKind, Limit, NoticeKind, Place, ReadError};

/// The last row of a sheet; 1 is the first.
pub(super) const MAX_ROW: u32 = 1_048_576;

/// The last column of a sheet; 1 is A.
pub(super) const MAX_COLUMN: u32 = 16_384;

/// The most sheets of a workbook that are looked at. A county's has one for each township.
pub(super) const MAX_SHEETS: usize = 1024;

/// The most text that the cells of a workbook may hold together, in bytes.
///
/// A text that many cells share is stored once in the file, so a small file can hold any amount.
pub(super) const MAX_TEXT: usize = 64 * 1024 * 1024;

/// The sheets of a workbook, gathered in order within the limits of cells and text.
#[derive(Debug)]
pub(super) struct Sheets {
    names: Vec<String>,
    lines: Lines,
    notices: Notices,
    room: Room,
    text_left: usize,
}

impl Sheets {
    pub(super) fn new() -> Self {
        Self {
            names: Vec::new(),
            lines: Lines::new(),
            notices: Notices::default(),
            room: Room::new(),
            text_left: MAX_TEXT,
        }
    }

    /// Begins the next sheet; its cells follow until [`Sheets::end`].
    pub(super) fn begin(&mut self, name: &str) -> Result<Sheet, ReadError> {
        let index = self.names.len();
        check_listed(index)?;
        self.names.push(name.to_owned());
        Ok(Sheet {
            index: u16::try_from(index).unwrap_or(u16::MAX),
            ..Sheet::default()
        })
    }

    /// Puts a text into a sheet's cell. Nothing is kept of an empty one: a cell that holds nothing is blank anyway.
    pub(super) fn put(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (u32, u32),
        text: String,
    ) -> Result<(), ReadError> {
        if text.is_empty() {
            return Ok(());
        }
        if !(1..=MAX_ROW).contains(&row) || !(1..=MAX_COLUMN).contains(&column) {
            self.notice(NoticeKind::Damaged, None);
            return Ok(());
        }
        self.room.take(1)?;
        let left = self.text_left.checked_sub(text.len());
        self.text_left = left.ok_or(beyond(Limit::Unpacked, MAX_TEXT))?;
        sheet.cells.push(Written { row, column, text });
        Ok(())
    }

    /// Ends a sheet: its cells become the lines of one table.
    pub(super) fn end(&mut self, sheet: Sheet) -> Result<(), ReadError> {
        layout::lay_out(self, sheet)
    }

    /// Tells of the first of each kind that a workbook holds, and of each hidden sheet.
    pub(super) fn notice(&mut self, kind: NoticeKind, place: Option<Place>) {
        self.notices.add(kind, place);
    }

    /// The document of all sheets.
    ///
    /// # Errors
    /// A workbook in which nothing stands.
    pub(super) fn finish(self, kind: FileKind) -> Result<Document, ReadError> {
        let (lines, notices) = (self.lines.finish(), self.notices.finish());
        let mut cells = lines.iter().flat_map(|line| &line.cells);
        if cells.all(|cell| is_blank(&cell.text)) && notices.is_empty() {
            return Err(ReadError::Empty);
        }
        Ok(Document {
            kind,
            encoding: None,
            replaced: false,
            sheets: self.names,
            lines,
            notices,
        })
    }
}

fn beyond(limit: fn(u64) -> Limit, most: usize) -> ReadError {
    let limit = limit(u64::try_from(most).unwrap_or(u64::MAX));
    ReadError::Beyond { limit }
}

/// Whether a workbook may list one sheet more, hidden or not, than the `before` so far.
pub(super) fn check_listed(before: usize) -> Result<(), ReadError> {
    if before >= MAX_SHEETS {
        return Err(beyond(Limit::Files, MAX_SHEETS));
    }
    Ok(())
}

/// One sheet as its file describes it, in any order.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    index: u16,
    cells: Vec<Written>,
    /// The merged areas.
    pub(super) merged: Vec<Merged>,
    /// The hidden rows.
    pub(super) hidden_rows: Vec<u32>,
    /// The hidden columns, first and last.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Whether cells may have grounds that their styles do not tell of.
    pub(super) has_grounds: bool,
}

impl Sheet {
    /// The place of a cell of this sheet.
    pub(super) fn place(&self, (row, column): (u32, u32)) -> Place {
        Place::Sheet {
            sheet: self.index,
            row,
            column,
        }
    }
}

/// A cell with a text; rows and columns count from 1.
#[derive(Debug)]
struct Written {
    row: u32,
    column: u32,
    text: String,
}

/// Of all sheets those that a person sees, or all where none is seen. What is left out gives a notice.
pub(super) fn visible_only<T>(
    sheets: &mut Sheets,
    all: Vec<T>,
    name: impl Fn(&T) -> &str,
    is_hidden: impl Fn(&T) -> bool,
) -> Vec<T> {
    if all.iter().all(&is_hidden) {
        return all;
    }
    let (hidden, seen): (Vec<T>, Vec<T>) = all.into_iter().partition(is_hidden);
    for sheet in &hidden {
        let name = name(sheet);
        // WPS keeps pictures in cells on a sheet of its own, of which no user knows.
        if !name.starts_with("WpsReserved") {
            let name = name.to_owned();
            sheets.notice(NoticeKind::HiddenSheet { name }, None);
        }
    }
    seen
}
