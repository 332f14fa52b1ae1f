//! The cells of one sheet of a workbook.

use super::formula;
use super::globals::Globals;
use super::records::{BiffRecord, BiffRecords, RecordBytes, id};
use super::strings::{self, LengthField};
use crate::sheet::{CellText, CellValue, MergedArea, Number, Sheet, Sheets};
use gouji_model::{NoticeKind, ReadError};

/// Reads the substream of a sheet.
pub(super) fn read(
    stream: &[u8],
    offset: usize,
    globals: &Globals,
    sheets: &mut Sheets,
    sheet: Sheet,
) -> Result<Sheet, ReadError> {
    let mut reading = WorksheetReader {
        globals,
        sheets,
        sheet,
        awaited: None,
    };
    let mut records = BiffRecords::new(stream, offset);
    // A chart in the sheet is a substream within this one.
    let mut depth = 0_usize;
    for record in records.by_ref() {
        match record.id {
            id::BEGIN => depth += 1,
            id::EOF => depth = depth.saturating_sub(1),
            _ if depth == 1 => reading.take(record)?,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    if depth > 0 || records.is_cut {
        reading.sheets.notice(NoticeKind::Damaged, None);
    }
    Ok(reading.sheet)
}

struct WorksheetReader<'r> {
    globals: &'r Globals,
    sheets: &'r mut Sheets,
    sheet: Sheet,
    /// The cell of the last formula whose result is a text, which a record of its own holds.
    awaited: Option<CellPosition>,
}

/// Where a cell stands, and its style.
#[derive(Debug, Clone, Copy)]
struct CellPosition {
    row: u32,
    column: u32,
    style: usize,
}

impl WorksheetReader<'_> {
    /// Takes a record; one that is cut short is damage.
    fn take(&mut self, record: BiffRecord<'_>) -> Result<(), ReadError> {
        let mut bytes = record.bytes;
        let taken = match record.id {
            id::LABEL_SHARED => self.take_shared(&mut bytes)?,
            id::LABEL => self.take_label(&mut bytes)?,
            id::RICH_STRING => self.take_rich(&mut bytes)?,
            id::NUMBER => self.take_number(&mut bytes)?,
            id::RK => self.take_rk(&mut bytes)?,
            id::MULTIPLE_RK => self.take_multiple(bytes)?,
            id::BOOLEAN_OR_ERROR => self.take_boolean_or_error(&mut bytes)?,
            id::FORMULA => self.take_formula(&mut bytes)?,
            id::STRING => self.take_string(&mut bytes)?,
            id::MERGED_CELLS => self.take_merged(&mut bytes),
            id::ROW => self.take_row(&mut bytes),
            id::COLUMN_INFO => self.take_columns(&mut bytes),
            _ => Some(()),
        };
        if taken.is_none() {
            self.sheets.notice(NoticeKind::Damaged, None);
        }
        Ok(())
    }

    fn show(&mut self, at: CellPosition, value: CellValue<'_>) -> Result<Option<()>, ReadError> {
        let cell = (at.row, at.column);
        let styles = &self.globals.styles;
        self.sheets
            .show(&mut self.sheet, cell, value, styles, at.style)?;
        Ok(Some(()))
    }

    fn show_number(
        &mut self,
        at: CellPosition,
        number: Option<Number>,
    ) -> Result<Option<()>, ReadError> {
        match number {
            Some(number) => self.show(at, CellValue::Number(number)),
            None => Ok(None),
        }
    }

    fn take_shared(&mut self, bytes: &mut RecordBytes<'_>) -> Result<Option<()>, ReadError> {
        let (Some(at), Some(index)) = (position(bytes), bytes.u32()) else {
            return Ok(None);
        };
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        match self.globals.strings.get(index) {
            Some(text) => self.show(at, CellValue::Text(text)),
            None => Ok(None),
        }
    }

    fn take_label(&mut self, bytes: &mut RecordBytes<'_>) -> Result<Option<()>, ReadError> {
        let at = position(bytes);
        let text = strings::plain(bytes, LengthField::Two, self.globals.storage);
        let (Some(at), Some(text)) = (at, text) else {
            return Ok(None);
        };
        self.show(at, CellValue::Text(&CellText::Plain(text)))
    }

    fn take_rich(&mut self, bytes: &mut RecordBytes<'_>) -> Result<Option<()>, ReadError> {
        let at = position(bytes);
        let globals = self.globals;
        let text = strings::rich(bytes, globals.storage, &|font| globals.font(font));
        let (Some(at), Some(text)) = (at, text) else {
            return Ok(None);
        };
        self.show(at, CellValue::Text(&text))
    }

    fn take_number(&mut self, bytes: &mut RecordBytes<'_>) -> Result<Option<()>, ReadError> {
        let (Some(at), Some(double)) = (position(bytes), bytes.array()) else {
            return Ok(None);
        };
        self.show_number(at, Number::from_double(f64::from_le_bytes(double)))
    }

    fn take_rk(&mut self, bytes: &mut RecordBytes<'_>) -> Result<Option<()>, ReadError> {
        let (Some(at), Some(packed)) = (position(bytes), bytes.u32()) else {
            return Ok(None);
        };
        self.show_number(at, unpacked(packed))
    }

    /// Packed numbers side by side; the last two bytes name the last column again.
    fn take_multiple(&mut self, mut bytes: RecordBytes<'_>) -> Result<Option<()>, ReadError> {
        let (Some(row), Some(first)) = (bytes.u16(), bytes.u16()) else {
            return Ok(None);
        };
        let mut column = u32::from(first) + 1;
        while bytes.left() >= 6 {
            let (Some(style), Some(packed)) = (bytes.u16(), bytes.u32()) else {
                return Ok(None);
            };
            let at = CellPosition {
                row: u32::from(row) + 1,
                column,
                style: usize::from(style),
            };
            if self.show_number(at, unpacked(packed))?.is_none() {
                return Ok(None);
            }
            column += 1;
        }
        Ok(Some(()))
    }

    fn take_boolean_or_error(
        &mut self,
        bytes: &mut RecordBytes<'_>,
    ) -> Result<Option<()>, ReadError> {
        let at = position(bytes);
        let (Some(at), Some(value), Some(is_error)) = (at, bytes.byte(), bytes.byte()) else {
            return Ok(None);
        };
        self.show(at, CellValue::Word(word(value, is_error != 0)))
    }

    fn take_formula(&mut self, bytes: &mut RecordBytes<'_>) -> Result<Option<()>, ReadError> {
        self.awaited = None;
        let at = position(bytes);
        let (Some(at), Some(result)) = (at, bytes.array::<8>()) else {
            return Ok(None);
        };
        match result {
            [0, .., 0xff, 0xff] => self.awaited = Some(at),
            [1, _, value, .., 0xff, 0xff] => {
                return self.show(at, CellValue::Word(word(value, false)));
            }
            [2, _, value, .., 0xff, 0xff] => {
                return self.show(at, CellValue::Word(word(value, true)));
            }
            [.., 0xff, 0xff] => {
                // An empty text, which no sum has: such a formula was written by a program that does not compute.
                if let Some(formula) = formula::certain_number(bytes) {
                    return self.show(at, CellValue::Word(&formula));
                }
            }
            double => {
                return self.show_number(at, Number::from_double(f64::from_le_bytes(double)));
            }
        }
        Ok(Some(()))
    }

    fn take_string(&mut self, bytes: &mut RecordBytes<'_>) -> Result<Option<()>, ReadError> {
        let Some(at) = self.awaited.take() else {
            return Ok(Some(()));
        };
        match strings::plain(bytes, LengthField::Two, self.globals.storage) {
            Some(text) => self.show(at, CellValue::Text(&CellText::Plain(text))),
            None => Ok(None),
        }
    }

    fn take_merged(&mut self, bytes: &mut RecordBytes<'_>) -> Option<()> {
        for _ in 0..bytes.u16()? {
            let mut next = || bytes.u16().map(|number| u32::from(number) + 1);
            let (first_row, last_row) = (next()?, next()?);
            let (first_column, last_column) = (next()?, next()?);
            self.sheet.merged.push(MergedArea {
                first_row,
                first_column,
                last_row,
                last_column,
            });
        }
        Some(())
    }

    fn take_row(&mut self, bytes: &mut RecordBytes<'_>) -> Option<()> {
        let row = u32::from(bytes.u16()?) + 1;
        bytes.skip(10)?;
        if bytes.u16()? & 0x20 != 0 {
            self.sheet.hidden_rows.push(row);
        }
        Some(())
    }

    fn take_columns(&mut self, bytes: &mut RecordBytes<'_>) -> Option<()> {
        let first = u32::from(bytes.u16()?) + 1;
        let last = u32::from(bytes.u16()?) + 1;
        let width = bytes.u16()?;
        bytes.skip(2)?;
        if bytes.u16()? & 1 != 0 || width == 0 {
            self.sheet.hidden_columns.push((first, last));
        }
        Some(())
    }
}

fn position(bytes: &mut RecordBytes<'_>) -> Option<CellPosition> {
    Some(CellPosition {
        row: u32::from(bytes.u16()?) + 1,
        column: u32::from(bytes.u16()?) + 1,
        style: usize::from(bytes.u16()?),
    })
}

/// A number packed into four bytes: a whole number or the upper half of a double, either perhaps in hundredths.
fn unpacked(packed: u32) -> Option<Number> {
    let is_hundredths = packed & 1 != 0;
    if packed & 2 != 0 {
        // The sign is the highest bit, and shifting keeps it.
        return Some(Number::from_whole(packed.cast_signed() >> 2, is_hundredths));
    }
    let double = f64::from_bits(u64::from(packed & !3) << 32);
    let number = Number::from_double(double)?;
    Some(if is_hundredths {
        number.scaled(-2)
    } else {
        number
    })
}

/// A truth value or an error as a cell shows it.
fn word(value: u8, is_error: bool) -> &'static str {
    match value {
        0 if !is_error => "FALSE",
        _ if !is_error => "TRUE",
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
