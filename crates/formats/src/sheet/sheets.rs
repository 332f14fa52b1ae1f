//! The sheets of a workbook, one after another, within the limits of cells and text.

use super::layout::lay_out;
use super::sheet_cells::{Sheet, SheetCell};
use super::sheet_limits::{MAX_COLUMN, MAX_ROW};
use crate::limits::{CellBudget, limit_error};
use crate::lines::{Lines, document};
use crate::notices::Notices;
use gouji_model::characters::is_blank;
use gouji_model::{Document, FileKind, Limit, NoticeKind, Place, ReadError};

/// The most sheets of a workbook that are looked at. A county's has one for each township.
pub(crate) const MAX_SHEETS: usize = 1024;

/// The most text that the cells of a workbook may hold together, in bytes.
///
/// A text that many cells share is stored once in the file, so a small file can hold any amount.
pub(crate) const MAX_TEXT: usize = 64 * 1024 * 1024;

/// The most cells that are remembered for what nobody sees in them.
const MAX_HIDDEN: usize = 100_000;

/// The sheets of a workbook, gathered in order within the limits of cells and text.
#[derive(Debug)]
pub(crate) struct Sheets {
    names: Vec<String>,
    lines: Lines,
    notices: Notices,
    hidden_cells: Vec<Place>,
    budget: CellBudget,
    text_left: usize,
}

impl Sheets {
    pub(crate) fn new() -> Self {
        Self {
            names: Vec::new(),
            lines: Lines::default(),
            notices: Notices::default(),
            hidden_cells: Vec::new(),
            budget: CellBudget::default(),
            text_left: MAX_TEXT,
        }
    }

    /// Begins the next sheet; its cells follow until [`Sheets::end`].
    pub(crate) fn begin(&mut self, name: &str) -> Result<Sheet, ReadError> {
        let index = self.names.len();
        check_listed(index)?;
        self.names.push(name.to_owned());
        Ok(Sheet {
            index: u16::try_from(index).unwrap_or(u16::MAX),
            ..Sheet::default()
        })
    }

    /// Puts a text into a sheet's cell. Nothing is kept of an empty one: a cell that holds nothing is blank anyway.
    pub(crate) fn put(
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
        self.budget.take(1)?;
        let left = self.text_left.checked_sub(text.len());
        self.text_left = left.ok_or_else(|| limit_error(Limit::Unpacked, MAX_TEXT))?;
        sheet.cells.push(SheetCell { row, column, text });
        Ok(())
    }

    /// Ends a sheet: its cells become the lines of one table.
    pub(crate) fn end(&mut self, sheet: Sheet) -> Result<(), ReadError> {
        lay_out(&mut self.lines, &mut self.notices, sheet)
    }

    /// Tells of the first of each kind that a workbook holds, and of each hidden sheet.
    pub(crate) fn notice(&mut self, kind: NoticeKind, place: Option<Place>) {
        if kind == NoticeKind::HiddenText && self.hidden_cells.len() < MAX_HIDDEN {
            self.hidden_cells.extend(place);
        }
        self.notices.add(kind, place);
    }

    /// The document of all sheets.
    ///
    /// # Errors
    /// A workbook in which nothing stands.
    pub(crate) fn finish(self, kind: FileKind) -> Result<Document, ReadError> {
        let (lines, notices) = (self.lines.finish(), self.notices.finish());
        let mut cells = lines.iter().flat_map(|line| &line.cells);
        if cells.all(|cell| is_blank(&cell.text)) && notices.is_empty() {
            return Err(ReadError::Empty);
        }
        Ok(Document {
            sheets: self.names,
            hidden_cells: self.hidden_cells,
            ..document(kind, lines, notices)
        })
    }
}

/// Whether a workbook may list one sheet more, hidden or not, than the `before` so far.
pub(crate) fn check_listed(before: usize) -> Result<(), ReadError> {
    if before >= MAX_SHEETS {
        return Err(limit_error(Limit::Files, MAX_SHEETS));
    }
    Ok(())
}

/// A sheet as a workbook lists it.
#[derive(Debug)]
pub(crate) struct ListedSheet<P> {
    pub(crate) name: String,
    pub(crate) is_hidden: bool,
    /// By which its cells are found.
    pub(crate) part: P,
}

/// Of all sheets those that a person sees, or all where none is seen. What is left out gives a notice.
pub(crate) fn keep_visible<P>(
    sheets: &mut Sheets,
    all: Vec<ListedSheet<P>>,
) -> Vec<ListedSheet<P>> {
    if all.iter().all(|sheet| sheet.is_hidden) {
        return all;
    }
    let (hidden, visible): (Vec<_>, Vec<_>) = all.into_iter().partition(|sheet| sheet.is_hidden);
    for ListedSheet { name, .. } in hidden {
        // WPS keeps pictures in cells on a sheet of its own, of which no user knows.
        if !name.starts_with("WpsReserved") {
            sheets.notice(NoticeKind::HiddenSheet { name }, None);
        }
    }
    visible
}
