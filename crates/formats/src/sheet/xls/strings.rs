//! Strings of BIFF, whose characters may be parted over records.

use super::records::Bytes;
use crate::sheet::{CellFont, CellText, RichText};
use encoding_rs::Encoding;

/// How the strings of a stream are stored.
#[derive(Debug, Clone, Copy)]
pub(super) enum Storage {
    /// Since Excel 97: each string says whether its characters have one byte or two.
    Unicode,
    /// Before: bytes in the code page of the file.
    CodePage(&'static Encoding),
}

/// How many bytes a string's length takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LengthField {
    Byte,
    Two,
}

/// Where a font begins in a string, in UTF-16 units or in bytes, and the font's number.
type FontRun = (usize, u16);

/// A string without its fonts.
pub(super) fn read_plain(
    bytes: &mut Bytes<'_>,
    length: LengthField,
    storage: Storage,
) -> Option<String> {
    let units = read_units(bytes, length, storage)?;
    Some(units.decode(0, usize::MAX))
}

/// A string of the table of shared strings, its fonts told apart by `font_of`.
pub(super) fn read_shared(
    bytes: &mut Bytes<'_>,
    font_of: &dyn Fn(u16) -> CellFont,
) -> Option<CellText> {
    let count = usize::from(bytes.u16()?);
    let flags = bytes.byte()?;
    let runs = if flags & 8 == 0 { 0 } else { bytes.u16()? };
    let phonetic = if flags & 4 == 0 { 0 } else { bytes.u32()? };
    let units = StringUnits::Wide(read_utf16(bytes, count, flags & 1 != 0)?);
    let runs = (0..runs)
        .map(|_| Some((usize::from(bytes.u16()?), bytes.u16()?)))
        .collect::<Option<Vec<FontRun>>>()?;
    bytes.skip(usize::try_from(phonetic).ok()?)?;
    Some(units.parts(&runs, font_of))
}

/// A string that its record gives the fonts of.
pub(super) fn read_rich(
    bytes: &mut Bytes<'_>,
    storage: Storage,
    font_of: &dyn Fn(u16) -> CellFont,
) -> Option<CellText> {
    let units = read_units(bytes, LengthField::Two, storage)?;
    let mut runs = Vec::new();
    match storage {
        Storage::Unicode => {
            for _ in 0..bytes.u16()? {
                runs.push((usize::from(bytes.u16()?), bytes.u16()?));
            }
        }
        Storage::CodePage(_) => {
            for _ in 0..bytes.byte()? {
                runs.push((usize::from(bytes.byte()?), u16::from(bytes.byte()?)));
            }
        }
    }
    Some(units.parts(&runs, font_of))
}

/// The characters of a string as stored.
enum StringUnits {
    Wide(Vec<u16>),
    Bytes(Vec<u8>, &'static Encoding),
}

impl StringUnits {
    /// The text from `start` to before `end`, no further than there is.
    fn decode(&self, start: usize, end: usize) -> String {
        match self {
            Self::Wide(units) => String::from_utf16_lossy(slice_within(units, start, end)),
            Self::Bytes(bytes, encoding) => {
                let (text, _) =
                    encoding.decode_without_bom_handling(slice_within(bytes, start, end));
                text.into_owned()
            }
        }
    }

    /// The text in its parts: the first up to the first run has the cell's font.
    fn parts(&self, runs: &[FontRun], font_of: &dyn Fn(u16) -> CellFont) -> CellText {
        if runs.is_empty() {
            return CellText::Plain(self.decode(0, usize::MAX));
        }
        let mut mixed = RichText::default();
        let (mut start, mut font) = (0, None);
        for &(at, next) in runs.iter().chain(&[(usize::MAX, 0)]) {
            // Runs out of order would give characters twice.
            let at = at.max(start);
            mixed.add(&self.decode(start, at), font.map(font_of));
            (start, font) = (at, Some(next));
        }
        CellText::Mixed(Box::new(mixed))
    }
}

fn slice_within<T>(all: &[T], start: usize, end: usize) -> &[T] {
    let end = end.min(all.len());
    all.get(start.min(end)..end).unwrap_or_default()
}

fn read_units(bytes: &mut Bytes<'_>, length: LengthField, storage: Storage) -> Option<StringUnits> {
    let count = match length {
        LengthField::Byte => usize::from(bytes.byte()?),
        LengthField::Two => usize::from(bytes.u16()?),
    };
    Some(match storage {
        Storage::Unicode => {
            let flags = bytes.byte()?;
            StringUnits::Wide(read_utf16(bytes, count, flags & 1 != 0)?)
        }
        Storage::CodePage(encoding) => StringUnits::Bytes(bytes.run(count).to_vec(), encoding),
    })
}

/// `count` UTF-16 units. A record that continues the characters says anew whether they have two bytes.
fn read_utf16(bytes: &mut Bytes<'_>, count: usize, mut is_wide: bool) -> Option<Vec<u16>> {
    let mut units = Vec::new();
    while units.len() < count {
        if bytes.left() == 0 {
            bytes.next_run()?;
            is_wide = bytes.byte()? & 1 != 0;
            continue;
        }
        let missing = count - units.len();
        if is_wide {
            let run = bytes.run(missing.saturating_mul(2));
            let (pairs, odd) = run.as_chunks::<2>();
            units.extend(pairs.iter().map(|&pair| u16::from_le_bytes(pair)));
            if !odd.is_empty() {
                return None;
            }
        } else {
            units.extend(bytes.run(missing).iter().map(|&byte| u16::from(byte)));
        }
    }
    Some(units)
}
