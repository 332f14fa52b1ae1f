//! The cells of one sheet of a workbook.

use super::formula;
use super::globals::Globals;
use super::records::{BiffRecord, BiffRecords, Bytes, id};
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
    let mut worksheet = XlsWorksheet {
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
            _ if depth == 1 => worksheet.take(record)?,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    if depth > 0 || records.is_cut {
        worksheet.sheets.notice(NoticeKind::Damaged, None);
    }
    Ok(worksheet.sheet)
}

struct XlsWorksheet<'r> {
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

/// The records of one cell each.
const CELLS: [u16; 7] = [
    id::LABEL_SHARED,
    id::LABEL,
    id::RICH_STRING,
    id::NUMBER,
    id::RK,
    id::BOOLEAN_OR_ERROR,
    id::FORMULA,
];

/// What came of a record: `None` where it is cut short, an error where the workbook is beyond a limit.
type RecordResult = Option<Result<(), ReadError>>;

impl XlsWorksheet<'_> {
    /// Takes a record; one that is cut short is damage.
    fn take(&mut self, record: BiffRecord<'_>) -> Result<(), ReadError> {
        let mut bytes = record.bytes;
        let is_cell = CELLS.contains(&record.id);
        let cell = is_cell.then(|| position(&mut bytes.clone())).flatten();
        let taken = match record.id {
            id::LABEL_SHARED => self.take_shared(&mut bytes),
            id::LABEL => self.take_label(&mut bytes),
            id::RICH_STRING => self.take_rich(&mut bytes),
            id::NUMBER => self.take_number(&mut bytes),
            id::RK => self.take_rk(&mut bytes),
            id::MULTIPLE_RK => self.take_multiple(bytes),
            id::BOOLEAN_OR_ERROR => self.take_boolean_or_error(&mut bytes),
            id::FORMULA => self.take_formula(&mut bytes),
            id::STRING => self.take_string(&mut bytes),
            id::MERGED_CELLS => self.take_merged(&mut bytes).map(Ok),
            id::ROW => self.take_row(&mut bytes).map(Ok),
            id::COLUMN_INFO => self.take_columns(&mut bytes).map(Ok),
            _ => Some(Ok(())),
        };
        match (taken, cell) {
            (Some(taken), _) => taken,
            (None, Some(at)) => self.show_damage(at),
            (None, None) => {
                self.sheets.notice(NoticeKind::Damaged, None);
                Ok(())
            }
        }
    }

    fn show_damage(&mut self, at: CellPosition) -> Result<(), ReadError> {
        let cell = (at.row, at.column);
        self.sheets.show_damage(&mut self.sheet, cell)
    }

    fn show(&mut self, at: CellPosition, value: CellValue<'_>) -> RecordResult {
        let cell = (at.row, at.column);
        let styles = &self.globals.styles;
        let sheet = &mut self.sheet;
        Some(self.sheets.show(sheet, cell, value, styles, at.style))
    }

    fn take_shared(&mut self, bytes: &mut Bytes<'_>) -> RecordResult {
        let (at, index) = (position(bytes)?, bytes.u32()?);
        let text = self.globals.strings.get(usize::try_from(index).ok()?)?;
        self.show(at, CellValue::Text(text))
    }

    fn take_label(&mut self, bytes: &mut Bytes<'_>) -> RecordResult {
        let at = position(bytes)?;
        let text = strings::read_plain(bytes, LengthField::Two, self.globals.storage)?;
        self.show(at, CellValue::Text(&CellText::Plain(text)))
    }

    fn take_rich(&mut self, bytes: &mut Bytes<'_>) -> RecordResult {
        let at = position(bytes)?;
        let globals = self.globals;
        let text = strings::read_rich(bytes, globals.storage, &|font| globals.font(font))?;
        self.show(at, CellValue::Text(&text))
    }

    fn take_number(&mut self, bytes: &mut Bytes<'_>) -> RecordResult {
        let (at, double) = (position(bytes)?, bytes.array()?);
        let number = Number::from_double(f64::from_le_bytes(double))?;
        self.show(at, CellValue::Number(number))
    }

    fn take_rk(&mut self, bytes: &mut Bytes<'_>) -> RecordResult {
        let (at, packed) = (position(bytes)?, bytes.u32()?);
        self.show(at, CellValue::Number(unpack(packed)?))
    }

    /// Packed numbers side by side; the last two bytes name the last column again.
    fn take_multiple(&mut self, mut bytes: Bytes<'_>) -> RecordResult {
        let (row, first) = (bytes.u16()?, bytes.u16()?);
        let mut column = u32::from(first) + 1;
        while bytes.left() >= 6 {
            let (style, packed) = (bytes.u16()?, bytes.u32()?);
            let at = CellPosition {
                row: u32::from(row) + 1,
                column,
                style: usize::from(style),
            };
            let shown = match unpack(packed) {
                Some(number) => self.show(at, CellValue::Number(number))?,
                None => self.show_damage(at),
            };
            if let Err(error) = shown {
                return Some(Err(error));
            }
            column += 1;
        }
        Some(Ok(()))
    }

    fn take_boolean_or_error(&mut self, bytes: &mut Bytes<'_>) -> RecordResult {
        let (at, value, is_error) = (position(bytes)?, bytes.byte()?, bytes.byte()?);
        let word = if is_error == 0 {
            truth_word(value)
        } else {
            error_word(value)
        };
        self.show(at, CellValue::Word(word))
    }

    fn take_formula(&mut self, bytes: &mut Bytes<'_>) -> RecordResult {
        self.awaited = None;
        let (at, result) = (position(bytes)?, bytes.array::<8>()?);
        match result {
            [0, .., 0xff, 0xff] => {
                self.awaited = Some(at);
                Some(Ok(()))
            }
            [1, _, value, .., 0xff, 0xff] => self.show(at, CellValue::Word(truth_word(value))),
            [2, _, value, .., 0xff, 0xff] => self.show(at, CellValue::Word(error_word(value))),
            // An empty text, which no sum has: such a formula was written by a program that does not compute.
            [.., 0xff, 0xff] => match formula::numeric_formula(bytes) {
                Some(formula) => self.show(at, CellValue::Word(&formula)),
                None => Some(Ok(())),
            },
            double => {
                let number = Number::from_double(f64::from_le_bytes(double))?;
                self.show(at, CellValue::Number(number))
            }
        }
    }

    fn take_string(&mut self, bytes: &mut Bytes<'_>) -> RecordResult {
        let Some(at) = self.awaited.take() else {
            return Some(Ok(()));
        };
        let text = strings::read_plain(bytes, LengthField::Two, self.globals.storage)?;
        self.show(at, CellValue::Text(&CellText::Plain(text)))
    }

    fn take_merged(&mut self, bytes: &mut Bytes<'_>) -> Option<()> {
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

    fn take_row(&mut self, bytes: &mut Bytes<'_>) -> Option<()> {
        let row = u32::from(bytes.u16()?) + 1;
        bytes.skip(10)?;
        if bytes.u16()? & 0x20 != 0 {
            self.sheet.hidden_rows.push(row);
        }
        Some(())
    }

    fn take_columns(&mut self, bytes: &mut Bytes<'_>) -> Option<()> {
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

fn position(bytes: &mut Bytes<'_>) -> Option<CellPosition> {
    Some(CellPosition {
        row: u32::from(bytes.u16()?) + 1,
        column: u32::from(bytes.u16()?) + 1,
        style: usize::from(bytes.u16()?),
    })
}

/// A number packed into four bytes: a whole number or the upper half of a double, either perhaps in hundredths.
fn unpack(packed: u32) -> Option<Number> {
    let number = if packed & 2 == 0 {
        Number::from_double(f64::from_bits(u64::from(packed & !3) << 32))?
    } else {
        // The sign is the highest bit, and shifting keeps it.
        Number::from_whole(packed.cast_signed() >> 2)
    };
    let is_hundredths = packed & 1 != 0;
    Some(if is_hundredths {
        number.scale_by(-2)
    } else {
        number
    })
}

/// A truth value as a cell shows it.
fn truth_word(value: u8) -> &'static str {
    if value == 0 { "FALSE" } else { "TRUE" }
}

/// An error as a cell shows it.
fn error_word(value: u8) -> &'static str {
    match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
