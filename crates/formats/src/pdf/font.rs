//! The fonts of a PDF: which characters the codes of a text stand for, and how wide they are.

use super::budget::Budget;
use super::encoding::{self, ChineseCoding, CodeTable};
use super::geometry::{product, thousandths};
use gouji_model::ReadError;
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

/// The most ranges of widths that a font may have; a font of all Chinese characters has a tenth.
const MAX_WIDTHS: usize = 200_000;

/// What is taken for a width that a font should give and does not, in ems.
const USUAL_WIDTH: f64 = 0.5;

/// A font, as far as it takes to read text.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<CMap>,
    widths: Widths,
}

#[derive(Debug)]
enum Codes {
    /// One byte each.
    Single(Box<CodeTable>),
    /// A predefined coding of Chinese.
    Chinese(ChineseCoding),
    /// Two bytes that are the number of the glyph.
    Glyphs,
    /// As a map in the file says.
    Mapped(Box<CMap>),
}

/// One code of a text.
#[derive(Debug)]
pub(super) struct ShownCode {
    /// Its characters; `None` where the font does not tell.
    pub(super) text: Option<String>,
    /// How wide it is, in ems.
    pub(super) width: f64,
    /// Whether it is the single byte 32, after which words are spaced.
    pub(super) ends_word: bool,
}

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn read(dict: &Dict<'_>, budget: &mut Budget) -> Result<Self, ReadError> {
        let to_unicode = match dict.get::<Stream<'_>>("ToUnicode") {
            Some(stream) => read_cmap(&stream, budget)?,
            None => None,
        };
        let kind = dict.get::<Name<'_>>("Subtype");
        let composite = kind.as_ref().is_some_and(|kind| kind.as_ref() == b"Type0");
        let (codes, widths) = if composite {
            (composite_codes(dict, budget)?, composite_widths(dict))
        } else {
            (
                Codes::Single(Box::new(single_codes(dict))),
                single_widths(dict),
            )
        };
        Ok(Self {
            codes,
            to_unicode,
            widths,
        })
    }

    /// The next code of `bytes`, with the number of bytes that it takes: at least one.
    pub(super) fn next(&self, bytes: &[u8]) -> (ShownCode, usize) {
        let (coded, glyph, length) = self.code(bytes);
        let length = length.max(1);
        let code = bytes
            .get(..length)
            .unwrap_or(bytes)
            .iter()
            .fold(0_u32, |code, &byte| (code << 8) | u32::from(byte));
        let mapped = self.to_unicode.as_ref();
        let text = mapped
            .and_then(|map| map.lookup_bf_string(code))
            .map(|text| match text {
                BfString::Char(character) => character.to_string(),
                BfString::String(text) => text,
            })
            .filter(|text| is_meaningful(text))
            .or_else(|| coded.map(String::from));
        let shown_code = ShownCode {
            text,
            width: self.widths.width(glyph),
            ends_word: length == 1 && code == 32,
        };
        (shown_code, length)
    }

    /// A code of a font that the file does not hold: how many bytes it takes is not known, nor how wide it is.
    ///
    /// Without a width it stays in the cell in which its string begins.
    pub(super) fn next_unknown() -> (ShownCode, usize) {
        let shown_code = ShownCode {
            text: None,
            width: 0.0,
            ends_word: false,
        };
        (shown_code, 1)
    }

    /// The next code: its character by the encoding, the number of its glyph, and its bytes.
    fn code(&self, bytes: &[u8]) -> (Option<char>, u32, usize) {
        match &self.codes {
            Codes::Single(table) => {
                let byte = bytes.first().copied().unwrap_or(0);
                let character = table.get(usize::from(byte)).copied().flatten();
                (character, u32::from(byte), 1)
            }
            Codes::Chinese(chinese) => {
                let (character, length) = chinese.next(bytes);
                let glyph = character.and_then(|character| chinese.glyph(character));
                (character, glyph.unwrap_or(u32::MAX), length)
            }
            Codes::Glyphs => (None, two_bytes(bytes), 2),
            Codes::Mapped(map) => {
                let (glyph, length) = mapped_code(map, bytes);
                (None, glyph, length)
            }
        }
    }
}

/// Whether a map to Unicode really tells: some map what they do not know to 0 or to the replacement character.
fn is_meaningful(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(|c| c == '\0' || c == '\u{fffd}')
}

fn two_bytes(bytes: &[u8]) -> u32 {
    match bytes {
        [high, low, ..] => u32::from(u16::from_be_bytes([*high, *low])),
        [only] => u32::from(*only),
        [] => 0,
    }
}

fn mapped_code(map: &CMap, bytes: &[u8]) -> (u32, usize) {
    let mut code = 0_u32;
    for (byte, length) in bytes.iter().zip(1_u8..=4) {
        code = (code << 8) | u32::from(*byte);
        if let Some(glyph) = map.lookup_cid_code(code, length) {
            return (glyph, usize::from(length));
        }
    }
    (two_bytes(bytes), 2)
}

fn read_cmap(stream: &Stream<'_>, budget: &mut Budget) -> Result<Option<CMap>, ReadError> {
    let Some(data) = budget.decode(stream)? else {
        return Ok(None);
    };
    Ok(CMap::parse(&data, |_| None))
}

fn composite_codes(dict: &Dict<'_>, budget: &mut Budget) -> Result<Codes, ReadError> {
    if let Some(stream) = dict.get::<Stream<'_>>("Encoding") {
        let map = read_cmap(&stream, budget)?;
        return Ok(map.map_or(Codes::Glyphs, |map| Codes::Mapped(Box::new(map))));
    }
    let name = dict.get::<Name<'_>>("Encoding");
    let chinese = name.and_then(|name| ChineseCoding::from_name(name.as_ref()));
    Ok(chinese.map_or(Codes::Glyphs, Codes::Chinese))
}

/// The characters of a font of single bytes, as far as it names them.
fn single_codes(dict: &Dict<'_>) -> CodeTable {
    let mut table = [None; 256];
    if let Some(name) = dict.get::<Name<'_>>("Encoding") {
        return encoding::named_table(name.as_ref());
    }
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let base = encoding
        .as_ref()
        .and_then(|encoding| encoding.get::<Name<'_>>("BaseEncoding"));
    if let Some(base) = base {
        table = encoding::named_table(base.as_ref());
    } else if !has_own_codes(dict) {
        table = encoding::standard_table();
    }
    let differences = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences"));
    let mut code = 0_usize;
    for object in differences.iter().flat_map(Array::iter::<Object<'_>>) {
        match object {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(slot) = table.get_mut(code) {
                    *slot = encoding::glyph_character(name.as_ref());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    table
}

/// Whether the codes are of the font's own making, so that nothing follows from their numbers.
fn has_own_codes(dict: &Dict<'_>) -> bool {
    const SYMBOLIC: i64 = 4;
    let Some(descriptor) = dict.get::<Dict<'_>>("FontDescriptor") else {
        let kind = dict.get::<Name<'_>>("Subtype");
        return kind.is_some_and(|kind| kind.as_ref() == b"Type3");
    };
    let flags = number(&descriptor, "Flags").map_or(0, |flags| flags.as_i64());
    flags & SYMBOLIC != 0
}

fn number(dict: &Dict<'_>, key: &str) -> Option<hayro_syntax::object::Number> {
    dict.get::<hayro_syntax::object::Number>(key)
}

/// Widths of glyphs, in ems.
#[derive(Debug)]
struct Widths {
    /// Ranges of glyphs with their width, in order, none overlapping the one before.
    ranges: Vec<(u32, u32, f64)>,
    usual: f64,
}

impl Widths {
    fn width(&self, glyph: u32) -> f64 {
        let after = self.ranges.partition_point(|&(first, ..)| first <= glyph);
        let range = after.checked_sub(1).and_then(|at| self.ranges.get(at));
        match range {
            Some(&(_, last, width)) if glyph <= last => width,
            _ => self.usual,
        }
    }
}

fn single_widths(dict: &Dict<'_>) -> Widths {
    let first = number(dict, "FirstChar").map_or(0, |first| first.as_i64());
    let first = glyph_number(first);
    // A font of drawings says itself how large its units are.
    let unit = dict
        .get::<Array<'_>>("FontMatrix")
        .and_then(|matrix| matrix.iter::<f64>().next())
        .unwrap_or(thousandths(1.0));
    let widths = dict.get::<Array<'_>>("Widths");
    let ranges = widths
        .iter()
        .flat_map(Array::iter::<f64>)
        .take(256)
        .zip(first..)
        .map(|(width, code)| (code, code, product(width, unit)))
        .collect();
    let fixed = dict
        .get::<Name<'_>>("BaseFont")
        .is_some_and(|name| name.as_ref().starts_with(b"Courier"));
    Widths {
        ranges,
        usual: if fixed { 0.6 } else { USUAL_WIDTH },
    }
}

fn composite_widths(dict: &Dict<'_>) -> Widths {
    let descendants = dict.get::<Array<'_>>("DescendantFonts");
    let descendant = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let usual = descendant.as_ref().and_then(|font| number(font, "DW"));
    let list = descendant.and_then(|font| font.get::<Array<'_>>("W"));
    let mut ranges = list.map(|list| width_ranges(&list)).unwrap_or_default();
    ranges.sort_by_key(|&(first, ..)| first);
    Widths {
        ranges,
        usual: usual.map_or(1.0, |usual| thousandths(usual.as_f64())),
    }
}

/// `first [width width …]` or `first last width`, one after the other.
fn width_ranges(list: &Array<'_>) -> Vec<(u32, u32, f64)> {
    let mut ranges = Vec::new();
    let mut numbers = Vec::new();
    for object in list.iter::<Object<'_>>() {
        match object {
            Object::Number(number) => numbers.push(number),
            Object::Array(widths) => {
                let first = numbers.pop().map_or(0, |first| first.as_i64());
                let first = glyph_number(first);
                numbers.clear();
                let glyph_widths = widths.iter::<f64>().zip(first..);
                let left = MAX_WIDTHS.saturating_sub(ranges.len());
                ranges.extend(
                    glyph_widths
                        .take(left)
                        .map(|(width, glyph)| (glyph, glyph, thousandths(width))),
                );
            }
            _ => {}
        }
        if let [first, last, width] = numbers.as_slice() {
            ranges.push((
                glyph_number(first.as_i64()),
                glyph_number(last.as_i64()),
                thousandths(width.as_f64()),
            ));
            numbers.clear();
        }
        if ranges.len() >= MAX_WIDTHS {
            break;
        }
    }
    ranges
}

/// A number of a glyph or a code; there are no more than two bytes hold.
fn glyph_number(number: i64) -> u32 {
    u32::from(u16::try_from(number.max(0)).unwrap_or(u16::MAX))
}
