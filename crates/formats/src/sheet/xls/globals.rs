//! What the first substream of a workbook says of all sheets.

use super::records::{BiffRecord, BiffRecords, Bytes, id};
use super::strings::{self, LengthField, Storage};
use crate::decode;
use crate::limits::CellBudget;
use crate::sheet::{
    CellFont, CellStyle, CellStyles, CellText, Epoch, ListedSheet, Sheets, check_listed,
};
use encoding_rs::GB18030;
use gouji_model::{FileKind, NoticeKind, ReadError};

/// The version of BIFF since Excel 97.
const BIFF8: u16 = 0x0600;

/// What all sheets share.
pub(super) struct Globals {
    pub(super) storage: Storage,
    pub(super) styles: CellStyles,
    pub(super) strings: Vec<CellText>,
    fonts: Vec<CellFont>,
}

/// The numbers of white: two fixed ones, of which the second can be another by the palette, and the ground of windows.
const WHITE: [u16; 3] = [1, 9, 65];

/// Whether a style fills its cells, of the record behind its font and its format.
fn has_ground(bytes: &mut Bytes<'_>) -> Option<bool> {
    bytes.skip(10)?;
    let pattern = bytes.u32()? >> 26;
    let colour = bytes.u16()? & 0x7f;
    let is_paper = pattern == 1 && WHITE.contains(&colour);
    Some(pattern != 0 && !is_paper)
}

/// Whether a palette leaves number 9 white; its first is number 8.
fn has_white(bytes: &mut Bytes<'_>) -> Option<bool> {
    bytes.skip(6)?;
    Some(bytes.u32()? & 0x00ff_ffff == 0x00ff_ffff)
}

const DAMAGED: ReadError = ReadError::Damaged {
    kind: FileKind::Xls,
};

/// Reads the first substream of `stream`: what all sheets share, and the sheets that have cells by the offsets at which
/// their substreams begin.
pub(super) fn read(
    stream: &[u8],
    sheets: &mut Sheets,
) -> Result<(Globals, Vec<ListedSheet<usize>>), ReadError> {
    let mut records = BiffRecords::new(stream, 0);
    let mut begin = records.next().filter(|first| first.id == id::BEGIN);
    let version = begin.as_mut().and_then(|first| first.bytes.u16());
    let storage = match version.ok_or(DAMAGED)? {
        BIFF8 => Storage::Unicode,
        _ => Storage::CodePage(GB18030),
    };
    let mut globals = Globals {
        storage,
        styles: CellStyles::default(),
        strings: Vec::new(),
        fonts: Vec::new(),
    };
    let (mut listed, mut worksheets) = (0, Vec::new());
    for record in records.by_ref() {
        match record.id {
            id::EOF => return Ok((globals, worksheets)),
            id::FILE_PASS => {
                return Err(ReadError::Encrypted {
                    kind: FileKind::Xls,
                });
            }
            id::BOUND_SHEET => {
                check_listed(listed)?;
                if let Some((sheet, is_worksheet)) = listed_sheet(record.bytes, globals.storage) {
                    listed += 1;
                    worksheets.extend(is_worksheet.then_some(sheet));
                }
            }
            _ => globals.take(record, sheets)?,
        }
    }
    // Without its end the list of sheets may be cut.
    sheets.notice(NoticeKind::Damaged, None);
    Ok((globals, worksheets))
}

impl Globals {
    /// The font of that number. There is no font 4, and those behind it are one less.
    pub(super) fn font(&self, font: u16) -> CellFont {
        let at = usize::from(if font > 4 { font - 1 } else { font });
        self.fonts.get(at).copied().unwrap_or_default()
    }

    /// What a record that is cut short would say is left out.
    fn take(&mut self, record: BiffRecord<'_>, sheets: &mut Sheets) -> Result<(), ReadError> {
        let mut bytes = record.bytes;
        match record.id {
            id::CODE_PAGE => self.take_code_page(bytes.u16()),
            id::DATE_MODE if bytes.u16() == Some(1) => self.styles.epoch = Epoch::Year1904,
            id::FONT => {
                let flags = bytes.skip(2).and_then(|()| bytes.u16());
                self.fonts.push(CellFont {
                    is_struck: flags.is_some_and(|flags| flags & 8 != 0),
                    is_white: bytes.u16().is_some_and(|colour| WHITE.contains(&colour)),
                });
            }
            id::PALETTE if !has_white(&mut bytes).unwrap_or_default() => {
                self.styles.show_white();
                for font in &mut self.fonts {
                    font.is_white = false;
                }
            }
            id::FORMAT => {
                if let Some((id, code)) = self.read_format(&mut bytes) {
                    self.styles.describe_format(id, &code);
                }
            }
            id::XF => {
                let font = bytes.u16().unwrap_or_default();
                let format = bytes.u16().unwrap_or_default();
                let font = self.font(font);
                let has_ground = match self.storage {
                    Storage::Unicode => has_ground(&mut bytes).unwrap_or_default(),
                    // Laid out otherwise, and not looked at.
                    Storage::CodePage(_) => true,
                };
                self.styles.add(CellStyle {
                    format,
                    font,
                    has_ground,
                });
            }
            id::SHARED_STRINGS => self.take_strings(&mut bytes, sheets)?,
            _ => {}
        }
        Ok(())
    }

    fn take_code_page(&mut self, code_page: Option<u16>) {
        if let (Storage::CodePage(_), Some(code_page)) = (self.storage, code_page) {
            self.storage = Storage::CodePage(decode::code_page(code_page.into()));
        }
    }

    fn read_format(&self, bytes: &mut Bytes<'_>) -> Option<(u16, String)> {
        let id = bytes.u16()?;
        let length = match self.storage {
            Storage::Unicode => LengthField::Two,
            Storage::CodePage(_) => LengthField::Byte,
        };
        Some((id, strings::read_plain(bytes, length, self.storage)?))
    }

    fn take_strings(
        &mut self,
        bytes: &mut Bytes<'_>,
        sheets: &mut Sheets,
    ) -> Result<(), ReadError> {
        let counts = bytes.u32().and_then(|_| bytes.u32());
        let (mut strings, mut budget) = (Vec::new(), CellBudget::default());
        for _ in 0..counts.unwrap_or_default() {
            let Some(text) = strings::read_shared(bytes, &|font| self.font(font)) else {
                sheets.notice(NoticeKind::Damaged, None);
                break;
            };
            budget.take(1)?;
            strings.push(text);
        }
        self.strings = strings;
        Ok(())
    }
}

/// A sheet as the workbook lists it, and whether it has cells and is no chart or module.
fn listed_sheet(mut bytes: Bytes<'_>, storage: Storage) -> Option<(ListedSheet<usize>, bool)> {
    let part = usize::try_from(bytes.u32()?).ok()?;
    let (visibility, kind) = (bytes.byte()?, bytes.byte()?);
    let sheet = ListedSheet {
        name: strings::read_plain(&mut bytes, LengthField::Byte, storage)?,
        is_hidden: visibility & 3 != 0,
        part,
    };
    Some((sheet, kind == 0))
}
